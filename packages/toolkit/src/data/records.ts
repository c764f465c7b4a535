import { readCsv, readTsv } from './csv.js';
import type { DataFormat, DataRecord } from './formats.js';
import { readJson } from './json.js';
import { readJsonl } from './jsonl.js';
import { openSource } from './source.js';
import { readTxt } from './txt.js';

/** The records of about one region of a file. */
export interface RecordBatch {
  readonly file: string;
  readonly format: DataFormat;
  readonly records: readonly DataRecord[];
  /** Bytes of the file (packed, if it is) read since the last batch; over all batches, its size. */
  readonly bytes: number;
}

const READERS: Readonly<
  Record<DataFormat, (file: string, chunks: AsyncIterable<Buffer>) => AsyncGenerator<DataRecord[]>>
> = { txt: readTxt, json: readJson, jsonl: readJsonl, csv: readCsv, tsv: readTsv };

/**
 * Reads a file of records, UTF-8, gzip where the name ends in `.gz`. Memory is flat except for json. Stopping early closes
 * the file. A relative name is relative to the working directory.
 * @throws UserError naming file, line and column of what is wrong
 */
export async function* readRecords(
  file: string,
  format: DataFormat,
  regionBytes = 1024 * 1024,
): AsyncGenerator<RecordBatch> {
  const source = await openSource(file, regionBytes);
  try {
    let told = 0;
    const batch = (records: readonly DataRecord[]): RecordBatch => {
      const bytes = source.consumed() - told;
      told += bytes;
      return { file, format, records, bytes };
    };
    for await (const records of READERS[format](file, source.chunks)) yield batch(records);
    if (source.consumed() > told) yield batch([]);
  } finally {
    await source.close();
  }
}
