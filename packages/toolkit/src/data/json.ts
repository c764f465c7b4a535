import { constants } from 'node:buffer';
import { UserError } from '../errors.js';
import { decoded, refuseForeignBytes, withoutMark } from './encoding.js';
import type { DataRecord } from './formats.js';
import { explained, faultOf } from './json-fault.js';
import { visible } from './visible.js';

const BATCH = 8192;

/**
 * One JSON array, whose items are the records. It is read whole; the other formats stream.
 * @throws UserError also when the file is longer than `limit` bytes: a string holds no more
 */
export async function* readJson(
  file: string,
  chunks: AsyncIterable<Buffer>,
  limit: number = constants.MAX_STRING_LENGTH,
): AsyncGenerator<DataRecord[]> {
  const items = parsed(file, await wholeText(file, chunks, limit));
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH).map((value, i) => ({ value, line: start + i + 1 }));
  }
}

async function wholeText(file: string, chunks: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > limit) {
      throw new UserError(
        `${visible(file)}: is longer than ${limit} bytes, too much for one JSON document. ` +
          'Write it as JSON Lines (.jsonl, one record per line; jq -c ".[]"), which is read in any length.',
      );
    }
  }
  const bytes = Buffer.concat(parts);
  refuseForeignBytes(file, bytes);
  return decoded(file, withoutMark(bytes), 1);
}

function parsed(file: string, text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw problem(file, text, error);
  }
  if (Array.isArray(value)) return value;
  throw new UserError(`${visible(file)}: expected an array of records, [ … ], found ${described(value)}`);
}

function problem(file: string, text: string, error: unknown): UserError {
  if (text.trim() === '') {
    return new UserError(`${visible(file)}: is empty. Expected a JSON array of records, [ … ].`);
  }
  const fault = faultOf(text, error);
  const before = text.slice(0, fault.index);
  const line = before.split('\n').length;
  const column = fault.index - before.lastIndexOf('\n');
  const hint =
    fault.kind === 'more' && line > 1
      ? ' This looks like JSON Lines, one value per line: name the file .jsonl.'
      : '';
  return new UserError(`${visible(file)}:${line}:${column}: ${explained(text, fault, hint)}`);
}

function described(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${value === null ? 'null' : `a ${typeof value}`}.`;
  const keys = Object.keys(value);
  const shown = keys.slice(0, 10).map((key) => JSON.stringify(visible(key)));
  const list = keys.find((key) => Array.isArray((value as Record<string, unknown>)[key]));
  const hint = isFromPandas(value)
    ? ' In pandas, write to_json(path, orient="records", lines=True) and name the file .jsonl.'
    : list === undefined
      ? ''
      : ` If the records are in ${JSON.stringify(visible(list))}, write that array alone, or its items as JSON Lines.`;
  return `an object with the keys ${shown.join(', ')}${keys.length > 10 ? ', …' : ''}.${hint}`;
}

/** As to_json writes it: by column and then by row, by row (`orient="index"`), or `orient="split"`. */
function isFromPandas(value: object): boolean {
  if ('columns' in value && 'index' in value && 'data' in value) return true;
  const [first] = Object.values(value);
  return (
    typeof first === 'object' && first !== null && !Array.isArray(first) && ('0' in value || '0' in first)
  );
}
