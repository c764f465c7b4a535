import type { DataRecord } from './formats.js';
import { lineRegions } from './lines.js';

/** One record per line, empty lines too: the lines of two files pair up by number. */
export async function* readTxt(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<DataRecord[]> {
  for await (const { line, lines } of lineRegions(file, chunks)) {
    yield lines.map((value, i) => ({ value, line: line + i }));
  }
}
