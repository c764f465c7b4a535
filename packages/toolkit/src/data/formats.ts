import { visible } from './visible.js';

export type DataFormat = 'txt' | 'json' | 'jsonl' | 'csv' | 'tsv';

/** What every reader yields. */
export interface DataRecord {
  /** txt: the line; json and jsonl: the parsed value; csv and tsv: `Record<string, string>` by column name. */
  readonly value: unknown;
  /** 1-based line on which the record starts; for json, the 1-based number of the item in the array. */
  readonly line: number;
}

const FORMATS: Readonly<Record<string, DataFormat>> = {
  txt: 'txt',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
};

export const isGzip = (path: string): boolean => /\.gz$/i.test(path);

/** The format that a file's ending names (`.gz` after it is ignored), in any case of letters. */
export function formatOf(path: string): DataFormat | undefined {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
}

/** Where a record is, for a message: `out/p.jsonl:17`, or `out/p.json, item 17`. */
export function located(file: string, format: DataFormat, line: number): string {
  return format === 'json' ? `${visible(file)}, item ${line}` : `${visible(file)}:${line}`;
}
