import { type Cell, EXAMPLE_ROWS } from './cells.js';
import { parsePythonFloat } from './python-float.js';

const INT64 = 2 ** 63;

/**
 * One key of records in JSON, of which the first values are wanted as pandas' `read_json` gives them with
 * `precise_float=True, convert_dates=False, convert_axes=False`: numbers as they stand in the file, dates as texts.
 */
export class JsonColumn {
  readonly #first: unknown[] = [];
  #seen: number;
  #hasMissing: boolean;
  #areBooleans = true;
  #areFloats = true;
  #areIntegers = true;

  /** @param before how many records came before the first that has the key */
  constructor(before: number) {
    this.#seen = before;
    this.#hasMissing = before > 0;
    while (this.#first.length < Math.min(before, EXAMPLE_ROWS)) this.#first.push(null);
  }

  /** @param index of the record, from 0: those left out have no such key */
  add(value: unknown, index: number): void {
    this.fill(index);
    this.#seen++;
    if (this.#first.length < EXAMPLE_ROWS) this.#first.push(value);
    if (value === null) {
      this.#hasMissing = true;
      return;
    }
    this.#areBooleans &&= typeof value === 'boolean';
    const number = this.#areFloats ? floatOf(value) : undefined;
    this.#areFloats &&= number !== undefined;
    this.#areIntegers &&= Number.isInteger(number) && Math.abs(number!) < INT64;
  }

  /** Records up to `count` that were not added have no such key. */
  fill(count: number): void {
    if (this.#seen < count) this.#hasMissing = true;
    for (; this.#seen < count; this.#seen++) {
      if (this.#first.length < EXAMPLE_ROWS) this.#first.push(null);
    }
  }

  /** After `fill`. */
  example(): readonly Cell[] {
    if (this.#areBooleans && !this.#hasMissing) return this.#first as boolean[];
    // Texts that are all numbers become numbers, and floats that are all whole become integers.
    if (this.#areFloats) {
      const isInteger = this.#areIntegers && !this.#hasMissing;
      return this.#first.map((value) => {
        const number = value === null ? undefined : floatOf(value)!;
        return isInteger ? BigInt(number!) : number;
      });
    }
    return this.#first.map(cellOf);
  }
}

function floatOf(value: unknown): number | undefined {
  if (typeof value === 'string') return parsePythonFloat(value);
  return Number(value);
}

function cellOf(value: unknown): Cell {
  if (value === null) return undefined;
  return Number.isSafeInteger(value) ? BigInt(value as number) : (value as Cell);
}
