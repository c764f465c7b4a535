import type { Cursor } from './cursor.js';

export const NPY_MAGIC = Buffer.from('\x93NUMPY', 'latin1');

/** numpy reads no longer headers, unless told to. */
const LONGEST_HEADER = 64 * 1024;

/** A header, or a part of one for each column, of numbers, text or times and no Python objects. */
const NUMBERS = /^[<>|=]?[?biufcmMSUV]\d*(\[\w+\])?$/;

/**
 * Passes the header of a file in numpy's format. Source: numpy's `lib/format.py`.
 * @returns whether Python objects follow, or may follow: those are a pickle. undefined: the header could not be read
 */
export async function objectsFollow(cursor: Cursor): Promise<boolean | undefined> {
  const head = await cursor.peek(12);
  if (head.length < 10) return undefined;
  const wide = head[6]! > 1;
  if (wide && head.length < 12) return undefined;
  const length = wide ? head.readUInt32LE(8) : head.readUInt16LE(8);
  const start = wide ? 12 : 10;
  if (length > LONGEST_HEADER || !(await cursor.need(start + length))) return undefined;
  await cursor.skip(start);
  const header = (await cursor.peek(length)).toString('latin1');
  await cursor.skip(length);
  return !holdsNumbers(header);
}

/** A header is a Python literal: only what is plain in it is trusted. */
function holdsNumbers(header: string): boolean {
  if (header.includes('\\')) return false;
  const types =
    /^\{'descr': ('[^']*'|\[.*\]), 'fortran_order': (True|False), 'shape': \([\d, ]*\),? *\}\s*$/.exec(
      header,
    )?.[1];
  if (types === undefined) return false;
  if (types.startsWith("'")) return NUMBERS.test(types.slice(1, -1));
  // Columns: ('name', 'type') or ('name', 'type', shape). Every quoted text that is not a name has to be a type.
  const columns = [...types.matchAll(/\('[^']*', '([^']*)'(?:, \([\d, ]*\))?\)/g)];
  const rest = types.replace(/\('[^']*', '[^']*'(?:, \([\d, ]*\))?\)/g, '');
  return /^\[[, ]*\]$/.test(rest) && columns.every(([, type]) => NUMBERS.test(type!));
}
