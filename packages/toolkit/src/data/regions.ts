import { constants } from 'node:buffer';
import { UserError } from '../errors.js';
import { refuseForeignBytes, withoutMark } from './encoding.js';
import { visible } from './visible.js';

const NEWLINE = 10;

/**
 * The content of a file in pieces of whole lines: each ends after a newline, the last maybe without one. So no line and no
 * UTF-8 sequence is ever cut (a newline's byte is part of no other character), however the chunks fell. The byte-order
 * mark is removed.
 * @throws UserError when the file is UTF-16 or packed, or when a line is longer than `limit` bytes
 */
export async function* regions(
  file: string,
  chunks: AsyncIterable<Buffer>,
  limit: number = constants.MAX_STRING_LENGTH,
): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let size = 0;
  let first = true;
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(NEWLINE) + 1;
    size += cut === 0 ? chunk.length : cut;
    if (size > limit) {
      throw new UserError(
        `${visible(file)}: has a line longer than ${limit} bytes, more than can be read as one text. ` +
          'Expected one record per line.',
      );
    }
    if (cut === 0) {
      pending.push(chunk);
      continue;
    }
    pending.push(chunk.subarray(0, cut));
    yield whole(pending);
    pending = cut < chunk.length ? [chunk.subarray(cut)] : [];
    size = chunk.length - cut;
  }
  if (pending.length > 0) {
    const rest = whole(pending);
    // A file that holds nothing but the mark has no line.
    if (rest.length > 0) yield rest;
  }

  function whole(parts: Buffer[]): Buffer {
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    if (!first) return bytes;
    first = false;
    refuseForeignBytes(file, bytes);
    return withoutMark(bytes);
  }
}

export function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
