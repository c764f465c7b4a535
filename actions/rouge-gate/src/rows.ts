import {
  type DataFormat,
  type DataRecord,
  fieldOf,
  formatOf,
  located,
  readRecords,
  UserError,
  visible,
} from '@mlops-actions/toolkit';

/** A record with its name among the examples and its place in the user's files. */
export interface Row {
  /** Value of the id field, or the 1-based position in the data set. */
  readonly id: string;
  readonly value: unknown;
  readonly file: string;
  readonly format: DataFormat;
  readonly line: number;
}

/**
 * Streams the records of several files as one data set.
 * @param onBytes told of every part of a file that has been read
 * @throws UserError where a file's ending says nothing, a record has no id, or two have the same
 */
export async function* readRows(
  files: readonly string[],
  idField: string | undefined,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Row[]> {
  const seen = new Set<string>();
  let count = 0;
  for (const file of files) {
    const format = formatOf(file) ?? unknownEnding(file);
    if (idField !== undefined && format === 'txt')
      throw new UserError(
        `id-field: ${file} has one text per line and so no field "${idField}". Name a .jsonl, .json, .csv or .tsv file, or leave id-field out.`,
      );
    for await (const batch of readRecords(file, format)) {
      onBytes(batch.bytes);
      yield batch.records.map((record) => {
        count += 1;
        const id = idField === undefined ? String(count) : idOf(record, idField, file, format);
        if (idField !== undefined) {
          if (seen.has(id))
            throw new UserError(
              `${located(file, format, record.line)}: the ${idField} ${show(id)} is there twice. Every example needs its own.`,
            );
          seen.add(id);
        }
        return { id, value: record.value, file, format, line: record.line };
      });
    }
  }
}

function unknownEnding(file: string): never {
  throw new UserError(
    `${file}: its ending does not say what it holds. Name it .txt (one text per line), .jsonl, .json, .csv or .tsv, with .gz behind it if it is compressed.`,
  );
}

function idOf(record: DataRecord, field: string, file: string, format: DataFormat): string {
  const id = fieldOf(record.value, field);
  if (typeof id === 'number' && Number.isInteger(id) && !Number.isSafeInteger(id))
    throw new UserError(
      `${located(file, format, record.line)}: id-field "${field}" holds a number above 2^53, which JSON readers round. Write it in quotes.`,
    );
  if ((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id)))
    return String(id);
  throw new UserError(
    `${located(file, format, record.line)}: id-field "${field}" ${id === undefined ? 'is missing' : `is ${show(id)}`}; a text or a number is needed.${fieldsOf(record.value, 'id-field')}`,
  );
}

/** @throws UserError where the field does not hold a text */
export function textOf(row: Row, field: string, input: string): string {
  const text = textsIn(row, field);
  if (typeof text === 'string') return text;
  throw notText(row, field, input, text, 'a text');
}

/** One reference or several. @throws UserError where the field holds neither a text nor a list of texts */
export function textsOf(row: Row, field: string, input: string): readonly string[] {
  const texts = textsIn(row, field);
  if (typeof texts === 'string') {
    if (isTable(row) && /^\[(['"]).*\1\]$/s.test(texts))
      throw new UserError(
        `${located(row.file, row.format, row.line)}: "${field}" (${input}) is a list written as text, and would be scored as one text. Write the records as JSON Lines; in pandas: to_json(path, orient="records", lines=True)`,
      );
    return [texts];
  }
  if (Array.isArray(texts) && texts.length > 0 && texts.every((text) => typeof text === 'string'))
    return texts;
  throw notText(row, field, input, texts, 'a text, or a list of texts');
}

function isTable({ format }: Row): boolean {
  return format === 'csv' || format === 'tsv';
}

/** A short value to group by; '' where the field is absent or null. */
export function labelOf(row: Row, field: string, input: string): string {
  const value = fieldOf(row.value, field);
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  throw notText(row, field, input, value, 'a text or a number');
}

/** A record that is no object but the text itself (or a list of them) needs no field. */
function textsIn(row: Row, field: string): unknown {
  return typeof row.value === 'string' || Array.isArray(row.value) ? row.value : fieldOf(row.value, field);
}

function notText(row: Row, field: string, input: string, found: unknown, wanted: string): UserError {
  const place = located(row.file, row.format, row.line);
  if (found === undefined)
    return new UserError(`${place}: there is no field "${field}" (${input}).${fieldsOf(row.value, input)}`);
  return new UserError(
    `${place}: "${field}" (${input}) is ${show(found)}; ${wanted} is needed. Write "" for an empty text.`,
  );
}

/** The fields that there are, and the input to name one of them with. */
function fieldsOf(value: unknown, input: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const names = Object.keys(value).slice(0, 20);
  if (names.length === 0) return ' The record is empty.';
  const file =
    input === 'reference-field' ? ', or name a file of references:\n  references: data/references.txt' : '';
  return ` The record has: ${names.map(show).join(', ')}. Name one of them, as in:\n  ${input}: ${show(names[0])}${file}`;
}

/** A value for a message. Lists and objects may hold texts, which are nobody's business. */
function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = visible(JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
