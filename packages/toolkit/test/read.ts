import type { DataRecord } from '../src/data/formats.js';

export type Reader = (file: string, chunks: AsyncIterable<Buffer>) => AsyncGenerator<DataRecord[]>;

/** The bytes in pieces of these sizes, again and again. */
export async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** All records of a content that comes in such pieces. */
export async function read(
  reader: Reader,
  content: string | Buffer,
  sizes: readonly number[] = [7],
  file = 'p.data',
): Promise<DataRecord[]> {
  const batches: DataRecord[][] = [];
  for await (const batch of reader(file, cut(Buffer.from(content), sizes))) batches.push(batch);
  return batches.flat();
}
