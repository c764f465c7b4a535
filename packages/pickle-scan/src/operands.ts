import { Broken } from './broken.js';
import type { Cursor } from './cursor.js';
import type { MemoKey } from './memo.js';
import { integer, rawUnicode, unquoted } from './text.js';
import { LONG_TEXT, LONGEST_TEXT, type Value } from './values.js';

/** In protocol 0 text is escaped. */
const LONGEST_LINE = 4 * LONGEST_TEXT;

/** A value, or a promise of one only where bytes have to be waited for: a promise per opcode would halve the speed. */
export type Soon<T> = T | Promise<T>;

/** What stands behind the opcodes. */
export class Operands {
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** Passes so many bytes, which are in the buffer if there are that many. @returns where in the buffer they are */
  pass(length: number): number {
    const at = this.#cursor.at;
    if (at + length > this.#cursor.end) throw new Broken(CUT_OFF);
    this.#cursor.at = at + length;
    return at;
  }

  unsigned(length: 1 | 2 | 4 | 8): number {
    const at = this.pass(length);
    const { buffer } = this.#cursor;
    if (length === 1) return buffer[at]!;
    if (length === 8) return buffer.readUInt32LE(at) + 2 ** 32 * buffer.readUInt32LE(at + 4);
    return buffer.readUIntLE(at, length);
  }

  signed(): number {
    const at = this.pass(4);
    return this.#cursor.buffer.readInt32LE(at);
  }

  text(length: number): Soon<Value> {
    if (length < 0 || length > LONGEST_TEXT) return this.skip(length, LONG_TEXT);
    const { buffer, at, end } = this.#cursor;
    if (at + length > end) return this.#textAfter(length);
    this.#cursor.at = at + length;
    return length === 0 ? '' : buffer.toString('latin1', at, at + length);
  }

  async #textAfter(length: number): Promise<Value> {
    if (!(await this.#cursor.need(length))) throw new Broken(CUT_OFF);
    return this.text(length);
  }

  /** Passes over bytes that are not looked into. @returns what is given for them */
  skip<T>(length: number, value: T): Soon<T> {
    const cursor = this.#cursor;
    if (length < 0) throw new Broken('it has a value of negative length');
    if (cursor.at + length > cursor.end) return this.#skipFar(length, value);
    cursor.at += length;
    return value;
  }

  async #skipFar<T>(length: number, value: T): Promise<T> {
    if (!(await this.#cursor.skip(length))) throw new Broken(CUT_OFF);
    return value;
  }

  /** An integer as its bytes. undefined: not looked into, or too big. */
  long(length: number, wanted: boolean): Soon<Value | undefined> {
    const { buffer, at, end } = this.#cursor;
    if (!wanted || length > 6 || length < 1 || at + length > end) return this.skip(length, undefined);
    this.#cursor.at += length;
    return buffer.readIntLE(at, length);
  }

  /** A line with the digits of an integer. */
  digits(wanted: boolean): Soon<Value | undefined> {
    return this.#line((line) => {
      const value = wanted ? integer(line.replace(/L$/, '')) : undefined;
      return typeof value === 'number' ? value : undefined;
    }, undefined);
  }

  /** A line with text in quotes. */
  quoted(): Soon<Value> {
    return this.#line((line): Value => {
      const text = unquoted(line);
      if (text === undefined) throw new Broken('it has text without quotes');
      return text;
    }, LONG_TEXT);
  }

  /** A line with text in raw-unicode-escape. */
  escaped(): Soon<Value> {
    return this.#line<Value>(rawUnicode, LONG_TEXT);
  }

  /** A line that is not looked into. */
  line(): Soon<undefined> {
    return this.#line(() => undefined, undefined);
  }

  /** A line with a key of the memo. */
  key(): Soon<MemoKey> {
    const key = this.#line(keyOf, NO_KEY);
    return key instanceof Promise ? key.then(keyGiven) : keyGiven(key);
  }

  #line<T>(then: (line: string) => T, long: T): Soon<T> {
    const line = this.#cursor.lineHere();
    if (line === undefined) return this.#lineAfter(then, long);
    return line.length <= LONGEST_LINE ? then(line) : long;
  }

  async #lineAfter<T>(then: (line: string) => T, long: T): Promise<T> {
    const { text, whole, ended } = await this.#cursor.line(LONGEST_LINE);
    if (!ended) throw new Broken(CUT_OFF);
    return whole ? then(text) : long;
  }

  /**
   * Two lines with a module and a name. Where a file ends in a line Python's own reader takes what is there for one, less
   * its last byte, and imports it.
   */
  async names(): Promise<{ module: string; name: string; cutOff: boolean }> {
    const module = await this.#cursor.line(LONGEST_TEXT);
    const name = await this.#cursor.line(LONGEST_TEXT);
    return { module: nameOf(module), name: nameOf(name), cutOff: !name.ended };
  }
}

export const CUT_OFF = 'it ends in the middle';
const NO_KEY = '';

function keyOf(line: string): MemoKey {
  return integer(line) ?? NO_KEY;
}

function keyGiven(key: MemoKey): MemoKey {
  if (typeof key === 'number' ? key >= 0 : key !== NO_KEY && !key.startsWith('-')) return key;
  throw new Broken('it has a memo key that is no number, or a very long one');
}

function nameOf({ text, whole, ended }: { text: string; whole: boolean; ended: boolean }): string {
  if (!whole) return `${text}…`;
  return ended ? text : text.slice(0, -1);
}
