import { explained, UserError, visible } from '@mlops-actions/toolkit';
import { MAX_DEPTH, tooDeep } from './walk.js';

const SPACE = /[ \t\n\r]*/y;
/** NaN and ±Infinity are no JSON, but what Python's json.dump writes unless told otherwise. */
const LITERAL = /true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/**
 * JSON.parse that also reads NaN, Infinity and -Infinity, refuses a key that an object has twice (which of them counts?)
 * and says where a fault is. Objects have no prototype, so that no key means anything.
 * @throws UserError with line and column
 */
export function parseJson(file: string, text: string): unknown {
  return new Reader(file, text).document();
}

class Reader {
  readonly #file: string;
  readonly #text: string;
  #at = 0;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    if (this.#next() !== undefined) throw this.#fault('the end', 'more');
    return value;
  }

  #value(depth: number): unknown {
    const char = this.#next();
    if (depth > MAX_DEPTH) throw tooDeep(this.#file);
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return this.#string();
    LITERAL.lastIndex = this.#at;
    const literal = LITERAL.exec(this.#text)?.[0];
    if (literal === undefined) throw this.#fault('a value');
    this.#at += literal.length;
    return Object.hasOwn(WORDS, literal) ? WORDS[literal] : Number(literal);
  }

  #object(depth: number): object {
    const object: Record<string, unknown> = Object.create(null);
    this.#at++;
    if (this.#took('}')) return object;
    do {
      if (this.#next() !== '"') throw this.#fault('a key in double quotes');
      const start = this.#at;
      const key = this.#string();
      if (key in object) throw this.#twice(key, start);
      if (!this.#took(':')) throw this.#fault('":"');
      object[key] = this.#value(depth + 1);
    } while (this.#took(','));
    if (!this.#took('}')) throw this.#fault('"," or "}"');
    return object;
  }

  #array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    if (this.#took(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#took(','));
    if (!this.#took(']')) throw this.#fault('"," or "]"');
    return items;
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do {
      end = this.#text.indexOf('"', end + 1);
      if (end < 0) {
        this.#at = this.#text.length;
        throw this.#fault('a closing double quote');
      }
    } while (this.#isEscaped(end));
    this.#at = end + 1;
    try {
      return JSON.parse(this.#text.slice(start, end + 1));
    } catch {
      this.#at = start;
      throw this.#fault('a text without control characters and with escapes that JSON knows');
    }
  }

  #isEscaped(quote: number): boolean {
    let before = quote;
    while (this.#text[before - 1] === '\\') before--;
    return (quote - before) % 2 === 1;
  }

  #took(char: string): boolean {
    if (this.#next() !== char) return false;
    this.#at++;
    return true;
  }

  #next(): string | undefined {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
    return this.#text[this.#at];
  }

  #fault(expected: string, kind: 'more' | 'other' = 'other'): UserError {
    const index = this.#at;
    const fault = { index, expected, kind: index >= this.#text.length ? 'end' : kind } as const;
    return new UserError(`${this.#where(index)}: ${explained(this.#text, fault)}`);
  }

  #twice(key: string, index: number): UserError {
    return new UserError(
      `${this.#where(index)}: the key "${visible(key)}" is in its object twice, so it has no one value. ` +
        'Rename or remove one of them.',
    );
  }

  #where(index: number): string {
    const before = this.#text.slice(0, index);
    return `${visible(this.#file)}:${before.split('\n').length}:${index - before.lastIndexOf('\n')}`;
  }
}
