import { decoded } from './encoding.js';
import { regions } from './regions.js';

/** The lines of a region of a file, without their ends; `line` is the number of the first. */
export interface Lines {
  readonly line: number;
  readonly lines: string[];
}

/**
 * Lines end with LF or CRLF; the last needs no end. A region is decoded and split as one piece: line by line costs several
 * times as much. A line kept for long keeps its whole region in memory.
 */
export async function* lineRegions(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Lines> {
  let line = 1;
  for await (const region of regions(file, chunks)) {
    const text = decoded(file, region, line);
    const lines = text.split('\n');
    if (text.endsWith('\n')) lines.pop();
    if (text.includes('\r')) {
      for (let i = 0; i < lines.length; i++) {
        if (lines[i]!.endsWith('\r')) lines[i] = lines[i]!.slice(0, -1);
      }
    }
    yield { line, lines };
    line += lines.length;
  }
}
