import { atLeast } from './scratch.js';

/**
 * Counts the n-grams that a prediction and a reference share, up to a greatest n, each as often as the text that has
 * it less often. An n-gram is known by the number of its first n - 1 tokens and by its last token.
 */
export class NgramMatcher {
  /** How often the prediction has each of its tokens 1 … k. */
  counts = new Int32Array(256);
  /** `matches[n]`: n-grams in common, after `match`. */
  readonly matches: Int32Array;
  readonly #levels: Level[] = [];
  #remaining = new Int32Array(256);
  #grams = new Int32Array(256);

  constructor(greatestN: number) {
    this.matches = new Int32Array(greatestN + 1);
    for (let n = 2; n <= greatestN; n++) this.#levels.push(new Level());
  }

  /** Takes a prediction: `length` tokens of 1 … `distinct`. */
  index(tokens: Int32Array, length: number, distinct: number): void {
    this.counts = atLeast(this.counts, distinct + 1);
    this.#remaining = atLeast(this.#remaining, distinct + 1);
    const { counts } = this;
    counts.fill(0, 0, distinct + 1);
    for (let i = 0; i < length; i++) counts[tokens[i]!]!++;
    if (this.#levels.length === 0) return;
    const grams = this.#copy(tokens, length);
    for (let n = 2; n < this.matches.length; n++) this.#levels[n - 2]!.index(grams, tokens, length, n);
  }

  /** Takes a reference: `length` tokens of 0 (not in the prediction) … `distinct`. Fills `matches`. */
  match(tokens: Int32Array, length: number, distinct: number): void {
    const remaining = this.#remaining;
    for (let i = 0; i <= distinct; i++) remaining[i] = this.counts[i]!;
    let matches = 0;
    for (let i = 0; i < length; i++) {
      const left = remaining[tokens[i]!]!;
      if (left > 0) {
        remaining[tokens[i]!] = left - 1;
        matches++;
      }
    }
    this.matches[1] = matches;
    if (this.#levels.length === 0) return;
    const grams = this.#copy(tokens, length);
    for (let n = 2; n < this.matches.length; n++) {
      this.matches[n] = this.#levels[n - 2]!.match(grams, tokens, length, n);
    }
  }

  #copy(tokens: Int32Array, length: number): Int32Array {
    this.#grams = atLeast(this.#grams, length);
    for (let i = 0; i < length; i++) this.#grams[i] = tokens[i]!;
    return this.#grams;
  }
}

/** The prediction's n-grams of one size, numbered from 1. */
class Level {
  /** Open addressing: number of the n-gram, or 0. At most half full. */
  #slots = new Int32Array(64);
  #mask = 63;
  #starts = new Int32Array(256);
  #lasts = new Int32Array(256);
  #counts = new Int32Array(256);
  #remaining = new Int32Array(256);
  #size = 0;

  /** `grams[i]` is the number of the (n-1)-gram at i, and becomes that of the n-gram. */
  index(grams: Int32Array, tokens: Int32Array, length: number, n: number): void {
    this.#reserve(Math.max(0, length - n + 1));
    const slots = this.#slots;
    const mask = this.#mask;
    const starts = this.#starts;
    const lasts = this.#lasts;
    const counts = this.#counts;
    let size = 0;
    for (let i = 0; i + n <= length; i++) {
      const start = grams[i]!;
      const last = tokens[i + n - 1]!;
      let slot = hash(start, last) & mask;
      let gram = slots[slot]!;
      while (gram !== 0 && (starts[gram] !== start || lasts[gram] !== last)) {
        slot = (slot + 1) & mask;
        gram = slots[slot]!;
      }
      if (gram === 0) {
        gram = ++size;
        slots[slot] = gram;
        starts[gram] = start;
        lasts[gram] = last;
        counts[gram] = 0;
      }
      counts[gram]!++;
      grams[i] = gram;
    }
    this.#size = size;
  }

  /** As `index` for a reference, where 0 is an n-gram that the prediction does not have. Returns the matches. */
  match(grams: Int32Array, tokens: Int32Array, length: number, n: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const starts = this.#starts;
    const lasts = this.#lasts;
    const remaining = this.#remaining;
    for (let gram = 1; gram <= this.#size; gram++) remaining[gram] = this.#counts[gram]!;
    let matches = 0;
    for (let i = 0; i + n <= length; i++) {
      const start = grams[i]!;
      const last = tokens[i + n - 1]!;
      let gram = 0;
      if (start !== 0 && last !== 0) {
        let slot = hash(start, last) & mask;
        gram = slots[slot]!;
        while (gram !== 0 && (starts[gram] !== start || lasts[gram] !== last)) {
          slot = (slot + 1) & mask;
          gram = slots[slot]!;
        }
        if (gram !== 0 && remaining[gram]! > 0) {
          remaining[gram]!--;
          matches++;
        }
      }
      grams[i] = gram;
    }
    return matches;
  }

  #reserve(grams: number): void {
    let slots = 64;
    while (slots < 2 * grams) slots *= 2;
    this.#mask = slots - 1;
    if (this.#slots.length < slots) this.#slots = new Int32Array(slots);
    else this.#slots.fill(0, 0, slots);
    this.#starts = atLeast(this.#starts, grams + 1);
    this.#lasts = atLeast(this.#lasts, grams + 1);
    this.#counts = atLeast(this.#counts, grams + 1);
    this.#remaining = atLeast(this.#remaining, grams + 1);
  }
}

function hash(start: number, last: number): number {
  const mixed = Math.imul(start, 0x9e3779b1) + Math.imul(last, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
