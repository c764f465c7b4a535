import { bytesOf, stretch } from './bytes.js';
import { type Content, contentOf, opened } from './content.js';
import type { Cursor } from './cursor.js';
import { type Limits, MOST_FILES, MOST_MEMORY } from './limits.js';

const BLOCK = 512;

/** Whether a block is the header of a tar: its checksum tells. Source: POSIX.1-2017, pax, "ustar Interchange Format". */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < BLOCK) return false;
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : block[i]!;
  return sum > 8 * 0x20 && numberOf(block.subarray(148, 156)) === sum;
}

/** The members of a tar. @param unreadable takes why there may be more */
export async function* tarMembers(
  content: Content,
  limits: Limits,
  unreadable: string[],
): AsyncGenerator<Content> {
  const cursor = await opened(content);
  try {
    while (await cursor.need(BLOCK)) {
      const header = await cursor.peek(BLOCK);
      if (!isTarHeader(header)) break;
      if (!limits.enter()) throw new Error(`it holds more than ${MOST_FILES} files`);
      const name = textOf(header.subarray(0, 100));
      const type = String.fromCharCode(header[156]!);
      const size = numberOf(header.subarray(124, 136));
      if (size === undefined || size < 0) throw new Error(`${name} is of no size`);
      if (type === 'S') throw new Error(`${name} is stored with holes`);
      await cursor.skip(BLOCK);
      const end = cursor.offset + Math.ceil(size / BLOCK) * BLOCK;
      if (type === 'x' || type === 'g') {
        const attributes = size < 2 ** 20 && (await cursor.peek(size)).toString('latin1');
        if (attributes === false || /^\d+ (size|GNU\.sparse)/m.test(attributes)) {
          throw new Error(`${name} states a size of its own`);
        }
      } else if (size > 0) {
        const member = await memberOf(content, cursor, name, size);
        if (member) yield member;
        else unreadable.push(`${name} is too big to be looked into inside compressed data`);
      }
      if (!(await cursor.skip(end - cursor.offset)) && cursor.offset < end - BLOCK) {
        throw new Error('it ends in the middle');
      }
    }
    if (cursor.trouble !== undefined) throw new Error(cursor.trouble);
  } catch (error) {
    unreadable.push((error as Error).message);
  } finally {
    cursor.close();
  }
}

async function memberOf(
  { bytes }: Content,
  cursor: Cursor,
  name: string,
  size: number,
): Promise<Content | undefined> {
  if (bytes) return contentOf(name, stretch(bytes, cursor.offset, size));
  if (size > MOST_MEMORY) return undefined;
  return contentOf(name, bytesOf(Buffer.from(await cursor.peek(size))));
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}

/** Octal digits, or binary after a byte with its highest bit set, as GNU writes what is above 8 GB. */
function numberOf(field: Buffer): number | undefined {
  if (field[0] === 0x80) return Number(`0x${field.subarray(1).toString('hex')}`);
  const digits = textOf(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}
