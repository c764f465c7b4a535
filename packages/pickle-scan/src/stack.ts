import { Broken } from './broken.js';
import type { Value } from './values.js';

/** Of the values on the stack that are known, at least so many of the topmost are remembered. */
const REMEMBERED = 2 ** 16;
const DEEPEST_NESTING = 2 ** 20;

/** What stood above a mark, or the lowest of it. */
export interface Group {
  readonly count: number;
  readonly items: readonly (Value | undefined)[];
}

/**
 * The unpickler's stack with its marks. Only what is known of a value is stored, with its height, so that a stack of a
 * billion numbers costs a number.
 */
export class Stack {
  #depth = 0;
  /** Nothing below the topmost mark can be reached. */
  #floor = 0;
  readonly #marks: number[] = [];
  /** The known ones, the first `#known` of each: shortening an array costs more than all the rest. */
  readonly #values: Value[] = [];
  readonly #heights: number[] = [];
  #known = 0;
  /** Whether values were dropped to save memory. */
  forgot = false;

  push(value: Value | undefined): void {
    if (value !== undefined) {
      if (this.#known === 2 * REMEMBERED) this.#forget();
      this.#values[this.#known] = value;
      this.#heights[this.#known] = this.#depth;
      this.#known++;
    }
    this.#depth++;
  }

  pop(): Value | undefined {
    const value = this.top();
    this.#depth--;
    if (value !== undefined) this.#known--;
    return value;
  }

  top(): Value | undefined {
    if (this.#depth === this.#floor) this.require(1);
    const last = this.#known - 1;
    return last >= 0 && this.#heights[last] === this.#depth - 1 ? this.#values[last] : undefined;
  }

  /** @param count of values to drop @param base of values that must be there below them */
  drop(count: number, base: number): void {
    this.require(count + base);
    this.#cut(this.#depth - count);
  }

  mark(): void {
    if (this.#marks.length >= DEEPEST_NESTING) throw new Broken('it nests more than a million deep');
    this.#marks.push(this.#floor);
    this.#floor = this.#depth;
  }

  /** Whether the mark is what a pop would take. */
  get atMark(): boolean {
    return this.#depth === this.#floor && this.#marks.length > 0;
  }

  /** Drops everything above the topmost mark, and the mark. */
  dropMark(): void {
    const below = this.#marks.pop();
    if (below === undefined) throw new Broken('it closes a group that was not opened');
    this.#cut(this.#floor);
    this.#floor = below;
  }

  /** Takes what `dropMark` drops. @param most of the lowest values are handed out */
  popMark(most: number): Group {
    const floor = this.#floor;
    const count = this.#depth - floor;
    const items = new Array<Value | undefined>(Math.min(count, most)).fill(undefined);
    for (let i = this.#known - 1; i >= 0 && this.#heights[i]! >= floor; i--) {
      const height = this.#heights[i]! - floor;
      if (height < most) items[height] = this.#values[i];
    }
    this.dropMark();
    return { count, items };
  }

  /** Whether anything is known of what stands above the topmost mark. */
  get known(): boolean {
    return this.#known > 0 && this.#heights[this.#known - 1]! >= this.#floor;
  }

  require(count: number): void {
    if (this.#depth - this.#floor < count) throw new Broken('it takes more from its stack than there is');
  }

  #cut(depth: number): void {
    this.#depth = depth;
    while (this.#known > 0 && this.#heights[this.#known - 1]! >= depth) this.#known--;
  }

  #forget(): void {
    for (let i = 0; i < REMEMBERED; i++) {
      this.#values[i] = this.#values[REMEMBERED + i]!;
      this.#heights[i] = this.#heights[REMEMBERED + i]!;
    }
    this.#known = REMEMBERED;
    this.forgot = true;
  }
}
