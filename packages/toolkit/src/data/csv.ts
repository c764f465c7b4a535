import { UserError } from '../errors.js';
import { checkUtf8 } from './encoding.js';
import type { DataRecord } from './formats.js';
import { countNewlines, regions } from './regions.js';
import { Table } from './table.js';

/** A quote that is never closed must not take the rest of a large file into memory. */
const MAX_ROW_BYTES = 64 * 1024 * 1024;

/** RFC 4180 with a header row; rows end with LF or CRLF. */
export const readCsv = (file: string, chunks: AsyncIterable<Buffer>) => readTable(file, chunks, ',');

/** The same with tabs, and quotes inside a field stand for themselves: few programs that write TSV double them. */
export const readTsv = (file: string, chunks: AsyncIterable<Buffer>) => readTable(file, chunks, '\t');

async function* readTable(
  file: string,
  chunks: AsyncIterable<Buffer>,
  delimiter: ',' | '\t',
): AsyncGenerator<DataRecord[]> {
  const { parse } = await import('csv-parse');
  const table = new Table(file, delimiter);
  let rows: string[][] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_quotes: delimiter === '\t',
    relax_column_count: true, // Table counts them: it knows the lines.
    max_record_size: MAX_ROW_BYTES,
    // Returns nothing, so that no row goes through the stream's own queue, one by one.
    on_record: (row: string[]) => {
      rows.push(row);
    },
  });
  parser.on('error', () => {}); // Every error reaches the callback below.
  const records = async (call: (done: (error?: Error | null) => void) => void) => {
    const error = await new Promise<Error | null | undefined>((resolve) => call(resolve));
    const complete = rows;
    rows = [];
    // Before the error: a row that precedes it may be the real culprit.
    const result = table.records(complete);
    if (error) throw table.explained(error);
    return result;
  };

  try {
    let line = 1;
    let empty = true;
    for await (const region of regions(file, chunks)) {
      checkUtf8(file, region, line);
      line += countNewlines(region);
      empty = false;
      yield await records((done) => parser.write(region, done));
    }
    if (empty) throw new UserError(`${table.name}: is empty. Expected a first line that names the columns.`);
    yield await records((done) => parser.end(done));
  } finally {
    parser.destroy();
  }
}
