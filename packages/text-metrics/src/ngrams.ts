import { atLeast } from './scratch.js';
import type { TokenList } from './token-list.js';

// Looked up once: in a vm context, where tests run, each use of a global is slow.
const { imul } = Math;

/**
 * Counts the n-grams that a prediction and a reference share, up to a greatest n, each as often as the text that has
 * it less often. An n-gram is known by the number of its first n - 1 tokens and by its last token.
 */
export class NgramMatcher {
  /** `matches[n]`: n-grams in common, after `match`. */
  readonly matches: Int32Array;
  /** How often the prediction has a token, less the matches so far. */
  #unmatched = new Int32Array(256);
  #grams = new Int32Array(256);
  readonly #levels: Level[] = [];

  constructor(greatestN: number) {
    this.matches = new Int32Array(greatestN + 1);
    for (let n = 2; n <= greatestN; n++) this.#levels.push(new Level(n));
  }

  /**
   * Fills `matches`. Prediction: tokens of 1 … `distinct`. Reference: the same, or 0 for a token that the prediction
   * does not have.
   */
  match(prediction: TokenList, reference: TokenList, distinct: number): void {
    this.matches[1] = this.#matchTokens(prediction, reference, distinct);
    if (this.#levels.length === 0) return;
    this.#grams = atLeast(this.#grams, Math.max(prediction.length, reference.length));
    const grams = this.#grams;
    for (let i = 0; i < prediction.length; i++) grams[i] = prediction.ids[i]!;
    for (const level of this.#levels) level.index(grams, prediction.ids, prediction.length);
    for (let i = 0; i < reference.length; i++) grams[i] = reference.ids[i]!;
    for (const level of this.#levels)
      this.matches[level.n] = level.match(grams, reference.ids, reference.length);
  }

  #matchTokens(prediction: TokenList, reference: TokenList, distinct: number): number {
    this.#unmatched = atLeast(this.#unmatched, distinct + 1);
    const unmatched = this.#unmatched;
    unmatched.fill(0, 0, distinct + 1);
    for (let i = 0; i < prediction.length; i++) unmatched[prediction.ids[i]!]!++;
    let matches = 0;
    for (let i = 0; i < reference.length; i++) {
      const token = reference.ids[i]!;
      const left = unmatched[token]!;
      const matched = left > 0 ? 1 : 0;
      unmatched[token] = left - matched;
      matches += matched;
    }
    return matches;
  }
}

const SLOT = 4;

/** The prediction's n-grams of one size, numbered from 1. */
class Level {
  readonly n: number;
  /**
   * Open addressing, at most a quarter full. Per slot: number of the first n - 1 tokens (0: free), last token, number of the
   * n-gram, how often the prediction has it less the matches so far.
   */
  #slots = new Int32Array(64 * SLOT);
  #wrap = 0;

  constructor(n: number) {
    this.n = n;
  }

  /** `grams[i]` is the number of the (n-1)-gram at i, and becomes that of the n-gram. */
  index(grams: Int32Array, tokens: Int32Array, length: number): void {
    const last = this.n - 1;
    this.#clear(length - last);
    const slots = this.#slots;
    const wrap = this.#wrap;
    let size = 0;
    for (let i = 0; i + last < length; i++) {
      const start = grams[i]!;
      const token = tokens[i + last]!;
      let slot = hash(start, token) & wrap;
      while (slots[slot] !== 0 && (slots[slot] !== start || slots[slot + 1] !== token))
        slot = (slot + SLOT) & wrap;
      if (slots[slot] === 0) {
        slots[slot] = start;
        slots[slot + 1] = token;
        slots[slot + 2] = ++size;
      }
      slots[slot + 3]!++;
      grams[i] = slots[slot + 2]!;
    }
  }

  /** As `index` for a reference, where 0 is an n-gram that the prediction does not have. Returns the matches. */
  match(grams: Int32Array, tokens: Int32Array, length: number): number {
    const last = this.n - 1;
    const slots = this.#slots;
    const wrap = this.#wrap;
    let matches = 0;
    for (let i = 0; i + last < length; i++) {
      const start = grams[i]!;
      const token = tokens[i + last]!;
      grams[i] = 0;
      if (start === 0 || token === 0) continue;
      let slot = hash(start, token) & wrap;
      while (slots[slot] !== 0 && (slots[slot] !== start || slots[slot + 1] !== token))
        slot = (slot + SLOT) & wrap;
      grams[i] = slots[slot + 2]!;
      if (slots[slot + 3]! > 0) {
        slots[slot + 3]!--;
        matches++;
      }
    }
    return matches;
  }

  #clear(grams: number): void {
    let slots = 64;
    while (slots < 4 * grams) slots *= 2;
    this.#wrap = (slots - 1) * SLOT;
    if (this.#slots.length < slots * SLOT) this.#slots = new Int32Array(slots * SLOT);
    else this.#slots.fill(0, 0, slots * SLOT);
  }
}

/** In the lower half of the bits; the lowest two are for the place in a slot. */
function hash(start: number, token: number): number {
  const mixed = imul(start, 0x9e3779b1) + imul(token, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) << 2;
}
