import { type FileHandle, open } from 'node:fs/promises';
import { UserError, visible } from '@mlops-actions/toolkit';

/** How every .npy file begins. */
export const isMagic = (head: Buffer): boolean => head.toString('latin1', 0, 6) === '\x93NUMPY';

/** The array of a .npy file (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
export interface Header {
  readonly itemBytes: 2 | 4 | 8;
  readonly isBigEndian: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly isMatrix: boolean;
  /** Where the values begin. */
  readonly start: number;
}

const CHUNK = 1024 * 1024;

export async function opened(file: string): Promise<FileHandle> {
  return open(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${visible(file)}: cannot be opened (${error.code}). Expected a file that can be read.`,
    );
  });
}

/** @throws UserError for a file that is no array of numbers in one or two dimensions, by rows */
export async function headerOf(file: string, handle: FileHandle): Promise<Header> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.length < 12 || !isMagic(head)) {
    throw new UserError(
      `${visible(file)}: is no .npy file. Expected an array that numpy.save wrote${
        head.toString('latin1', 0, 2) === 'PK' ? ' (this is a .npz: save its array by itself)' : ''
      }.`,
    );
  }
  const wide = head[6]! > 1;
  const start = wide ? 12 + head.readUInt32LE(8) : 10 + head.readUInt16LE(8);
  const text = head.toString('latin1', wide ? 12 : 10, start);
  const [, order, kind, size] = /'descr':\s*'([<>=|])([a-zA-Z])(\d+)'/.exec(text) ?? [];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
  if (kind !== 'f' || !['2', '4', '8'].includes(size!)) {
    const type = /'descr':\s*([^,]*)/.exec(text)?.[1] ?? 'unknown';
    throw new UserError(
      `${visible(file)}: its values are of the type ${visible(type)}. Expected float16, float32 or float64: numpy.save(path, array.astype('float64')).`,
    );
  }
  const lengths =
    shape
      ?.split(',')
      .filter((one) => one.trim() !== '')
      .map(Number) ?? [];
  if (lengths.length < 1 || lengths.length > 2) {
    throw new UserError(
      `${visible(file)}: has the shape (${lengths.join(', ')}). Expected one dimension, the tokens of a text, or two, a text per ` +
        'row (padded with NaN).',
    );
  }
  const isMatrix = lengths.length === 2;
  const [rows, columns] = isMatrix ? (lengths as [number, number]) : [1, lengths[0]!];
  if (rows * columns === 0) {
    throw new UserError(
      `${visible(file)}: is empty, of the shape (${lengths.join(', ')}). Expected log-probabilities.`,
    );
  }
  if (isMatrix && /'fortran_order':\s*True/.test(text) && rows > 1 && columns > 1) {
    throw new UserError(
      `${visible(file)}: is stored by columns. Save it by rows: numpy.save(path, numpy.ascontiguousarray(array)).`,
    );
  }
  return { itemBytes: Number(size) as 2 | 4 | 8, isBigEndian: order === '>', rows, columns, isMatrix, start };
}

/** The values in pieces, each good until the next is asked for. */
export async function* valuesOf(
  file: string,
  handle: FileHandle,
  { itemBytes, isBigEndian, rows, columns, start }: Header,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<ArrayLike<number>> {
  const total = rows * columns * itemBytes;
  // Its own buffer, so that it can be seen as numbers.
  const bytes = Buffer.from(new ArrayBuffer(Math.min(CHUNK, total)));
  for (let at = 0; at < total; ) {
    const wanted = Math.min(bytes.length, total - at);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(bytes, filled, wanted - filled, start + at + filled);
      if (bytesRead === 0) {
        throw new UserError(
          `${visible(file)}: ends after ${at + filled} of the ${total} bytes of its values. Was the program that wrote it, or ` +
            'the upload, cut off?',
        );
      }
      filled += bytesRead;
    }
    onBytes?.(filled);
    at += filled;
    const part = bytes.subarray(0, filled);
    if (isBigEndian) swap(part, itemBytes);
    yield numbersOf(part, itemBytes);
  }
}

function swap(bytes: Buffer, itemBytes: 2 | 4 | 8): void {
  if (itemBytes === 2) bytes.swap16();
  else if (itemBytes === 4) bytes.swap32();
  else bytes.swap64();
}

/** Little-endian, as are all machines that run this. */
function numbersOf(bytes: Buffer, itemBytes: 2 | 4 | 8): ArrayLike<number> {
  const { buffer, byteOffset, length } = bytes;
  if (itemBytes === 8) return new Float64Array(buffer, byteOffset, length / 8);
  if (itemBytes === 4) return new Float32Array(buffer, byteOffset, length / 4);
  return Float64Array.from(new Uint16Array(buffer, byteOffset, length / 2), half);
}

/** IEEE 754 binary16; Node 20 has no Float16Array. */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size =
    exponent === 31
      ? fraction === 0
        ? Number.POSITIVE_INFINITY
        : Number.NaN
      : exponent === 0
        ? fraction * 2 ** -24
        : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}
