import { constants } from 'node:buffer';
import { type DataRecord, readRecords, UserError, visible } from '@mlops-actions/toolkit';

/** JSON values of a part of a file. */
export interface Documents {
  readonly records: readonly DataRecord[];
  /** Whether `line` counts the items of one array rather than lines. */
  readonly areItems: boolean;
}

/** Lines hold long lists: the values of a larger region would outlive the young generation of the garbage collector. */
const REGION = 64 * 1024;

const BLANK = /^[ \t\r]*$/;

/**
 * The records of JSON Lines, in flat memory; or of one JSON document (told by its first line, which is no document of its
 * own): the items of an array, else the one value. Reads -Infinity, Infinity and NaN too, as Python writes them; NaN becomes
 * the text "NaN".
 * @throws UserError with the line
 */
export async function* readDocuments(
  file: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Documents> {
  let blank: number | undefined;
  let isFirst = true;
  /** One array on the first line: a document, if nothing follows. */
  let array: DataRecord | undefined;
  let document: string[] | undefined;
  let size = 0;
  for await (const { records: lines, bytes } of readRecords(file, 'txt', REGION)) {
    onBytes?.(bytes);
    const records: DataRecord[] = [];
    for (const { value, line } of lines) {
      const text = value as string;
      if (document !== undefined) {
        size += text.length + 1;
        if (size > constants.MAX_STRING_LENGTH) throw tooLong(file);
        document.push(text);
        continue;
      }
      if (BLANK.test(text)) {
        blank ??= line;
        continue;
      }
      const parsed = parseJson(text);
      if ('error' in parsed) {
        if (!isFirst || !/^\s*[[{]/.test(text)) throw notJson(file, line, text, parsed.error);
        document = [text];
        size = text.length;
        continue;
      }
      if (blank !== undefined && !isFirst) throw blankLine(file, blank);
      blank = undefined;
      if (array !== undefined) {
        records.push(array);
        array = undefined;
      }
      if (isFirst && Array.isArray(parsed.value)) array = { value: parsed.value, line };
      else records.push({ value: parsed.value, line });
      isFirst = false;
    }
    if (records.length > 0) yield { records, areItems: false };
  }
  if (array !== undefined) yield itemsOf(array.value);
  else if (document !== undefined) yield itemsOf(parseDocument(file, document));
  else if (isFirst)
    throw new UserError(`${visible(file)}: is empty. Was the program that writes it cut off?`);
}

function itemsOf(value: unknown): Documents {
  if (!Array.isArray(value)) return { records: [{ value, line: 1 }], areItems: false };
  return { records: value.map((item: unknown, i) => ({ value: item, line: i + 1 })), areItems: true };
}

function parseDocument(file: string, lines: readonly string[]): unknown {
  const parsed = parseJson(lines.join('\n'));
  if ('value' in parsed) return parsed.value;
  // JSON Lines whose first line is broken, or a document that is.
  const areRecords = lines.length > 1 && 'value' in parseJson(lines[1]!) && /^\s*[[{]/.test(lines[1]!);
  if (!areRecords) throw notJson(file, undefined, '', parsed.error);
  const first = parseJson(lines[0]!);
  throw notJson(file, 1, lines[0]!, 'error' in first ? first.error : parsed.error);
}

/** Strings first, so that nothing in them is taken for a number. */
const PYTHON = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g;

/** What Python writes for numbers that are none in JSON, as JSON: infinity as a number that overflows, NaN as `nan`. */
export const inJson = (text: string, nan: string): string =>
  text.replace(PYTHON, (found) =>
    found.startsWith('"') ? found : found === 'NaN' ? nan : found.replace('Infinity', '1e999'),
  );

/** JSON.parse first: hardly a line has what only Python writes. */
export function parseJson(text: string): { value: unknown } | { error: unknown } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!text.includes('Infinity') && !text.includes('NaN')) return { error };
    try {
      return { value: JSON.parse(inJson(text, '"NaN"')) };
    } catch {
      return { error };
    }
  }
}

const blankLine = (file: string, line: number): UserError =>
  new UserError(`${visible(file)}:${line}: is blank, between records. Expected a JSON value on every line.`);

const tooLong = (file: string): UserError =>
  new UserError(
    `${visible(file)}: too long for one JSON document. Write one record per line (jq -c '.[]'), which is read in any length.`,
  );

function notJson(file: string, line: number | undefined, text: string, error: unknown): UserError {
  const where = line === undefined ? visible(file) : `${visible(file)}:${line}`;
  const what = error instanceof Error ? visible(error.message) : 'not valid JSON';
  const hint = /^\s*[[{].*'/.test(text)
    ? " If this is Python's repr, write it with json.dumps."
    : ' Expected one record per line, or one JSON document. Was the program that wrote it cut off?';
  return new UserError(`${where}: not valid JSON (${what}).${hint}`);
}
