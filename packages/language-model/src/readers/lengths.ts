import type { Lengths } from '../types.js';
import type { Place } from './place.js';
import { shown } from './shown.js';

type Measured = Pick<Lengths, 'bytes' | 'characters' | 'words'>;

/** White space as Python's str.split has it, so that words are what `len(text.split())` counts: 1 for each such code. */
const SPACES = new Uint8Array(0x3001);
for (const code of [0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]) SPACES[code] = 1;
SPACES.fill(1, 9, 14).fill(1, 0x1c, 0x20).fill(1, 0x2000, 0x200b);

/** UTF-8 bytes, code points, and words between white space. */
export function measured(text: string): Required<Measured> {
  const bytes = Buffer.byteLength(text);
  // As many bytes as code units: ASCII.
  if (bytes === text.length) return { bytes, characters: bytes, words: wordsOfAscii(text) };
  let words = 0;
  let characters = text.length;
  let before = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const space = code <= 0x3000 ? SPACES[code]! : 0;
    words += before & ~space;
    before = space;
    if ((code & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) characters--;
  }
  return { bytes, characters, words };
}

let scratch = Buffer.alloc(1 << 16);

/** The same over bytes, which is twice as fast as over the characters of a text. */
function wordsOfAscii(text: string): number {
  if (text.length > scratch.length) scratch = Buffer.alloc(2 * text.length);
  const bytes = scratch;
  const length = bytes.write(text, 'latin1');
  let words = 0;
  let before = 1;
  for (let at = 0; at < length; at++) {
    const space = SPACES[bytes[at]!]!;
    words += before & ~space;
    before = space;
  }
  return words;
}

const KEYS: Readonly<Record<keyof Measured, readonly string[]>> = {
  bytes: ['bytes', 'n_bytes'],
  characters: ['characters', 'n_characters'],
  words: ['words', 'n_words'],
};

/**
 * The lengths that a record states (`bytes`, `words`, `characters`), the others from its `text`. What it states goes before:
 * the words of a page may be those before some tool took it apart.
 */
export function lengthsOf(record: Readonly<Record<string, unknown>>, place: Place): Measured {
  const lengths: { -readonly [K in keyof Measured]: Measured[K] } =
    typeof record.text === 'string' ? measured(record.text) : {};
  for (const [unit, keys] of Object.entries(KEYS) as [keyof Measured, readonly string[]][]) {
    const key = keys.find((one) => record[one] !== undefined && record[one] !== null);
    // A list is of the words or bytes themselves.
    if (key !== undefined && !Array.isArray(record[key])) lengths[unit] = count(record, key, place);
  }
  return lengths;
}

/** @throws UserError unless the key holds a whole number from 0 up */
export function count(record: Readonly<Record<string, unknown>>, key: string, place: Place): number {
  const value = record[key];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw place.refuse(`"${key}" is ${shown(value)}. Expected how many there are: a whole number from 0 up.`);
}
