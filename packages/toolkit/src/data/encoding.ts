import { isUtf8 } from 'node:buffer';
import { UserError } from '../errors.js';
import { visible } from './visible.js';

const MARK = Buffer.from('\ufeff');

/** Without the byte-order mark that some programs write before UTF-8. */
export const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;

/**
 * The text of bytes that start on line `line` of the file.
 * @throws UserError naming line, column and byte of the first byte that is not UTF-8
 */
export function decoded(file: string, bytes: Buffer, line: number): string {
  checkUtf8(file, bytes, line);
  return bytes.toString('utf8');
}

export function checkUtf8(file: string, bytes: Buffer, line: number): void {
  if (isUtf8(bytes)) return;
  let start = 0;
  for (let end = bytes.indexOf(10) + 1; end > 0; end = bytes.indexOf(10, start) + 1) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
    line++;
  }
  const end = bytes.indexOf(10, start) + 1 || bytes.length;
  const bad = firstBadByte(bytes, start, end);
  const column = bytes.toString('utf8', start, bad).length + 1;
  const byte = bytes[bad]!.toString(16).toUpperCase().padStart(2, '0');
  throw new UserError(
    `${visible(file)}:${line}:${column}: not valid UTF-8 (byte ${bad - start + 1} of the line is 0x${byte}). ` +
      `Save the file as UTF-8; in Python: open(path, 'w', encoding='utf-8'), in Excel: save as "CSV UTF-8".`,
  );
}

function firstBadByte(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (!isUtf8(bytes.subarray(at, Math.min(at + length, end)))) break;
    at += length;
  }
  return at;
}

/**
 * Refuses what is no UTF-8 text from its first bytes on, with the way out. A NUL elsewhere is a character like another (a
 * model may well emit one); only NULs in every second place give UTF-16 away.
 */
export function refuseForeignBytes(file: string, start: Buffer): void {
  const is = (...bytes: number[]) => bytes.every((byte, i) => start[i] === byte);
  if (is(0xff, 0xfe) || is(0xfe, 0xff) || hasNulInEverySecondPlace(start)) {
    throw new UserError(
      `${visible(file)}: is UTF-16, expected UTF-8. Save it as UTF-8; in PowerShell: … | Out-File -Encoding utf8 ` +
        "(its > writes UTF-16), in Python: open(path, 'w', encoding='utf-8').",
    );
  }
  if (is(0x1f, 0x8b)) {
    throw new UserError(
      `${visible(file)}: is gzip data. Name it ${visible(file)}.gz, so that it is unpacked.`,
    );
  }
  if (is(0x50, 0x4b, 3, 4)) {
    throw new UserError(
      `${visible(file)}: is a zip archive (or a spreadsheet), expected text. Unpack it (or export it as CSV) first.`,
    );
  }
}

function hasNulInEverySecondPlace(start: Buffer): boolean {
  const sample = start.subarray(0, 1024);
  const nuls = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) nuls[i & 1]!++;
  });
  const [fewer, more] = nuls.sort((a, b) => a - b) as [number, number];
  return sample.length >= 8 && more > sample.length / 4 && fewer * 8 < more;
}
