import { UserError } from '@mlops-actions/toolkit';
import { boundariesOf } from './boundaries.js';
import type { CountTable } from './counts.js';
import { advance, EMPTY, type Ngrams } from './ngrams.js';
import { Numbers } from './numbers.js';
import { smoothingName } from './smoothing.js';
import type { NgramModel } from './types.js';
import type { Words } from './words.js';

/**
 * Interpolated Kneser–Ney (Chen and Goodman 1999, section 2.7) with one discount D for all orders, as NLTK has it:
 * p(w | c) = (max(n(c w) − D, 0) + D · |{v: n(c v) > 0}| · p(w | c without its first word)) / Σ n(c v). Of the longest
 * n-grams n is the count; of shorter ones, how many different words were seen before them. Single words are not
 * interpolated with a uniform distribution: one that was never seen after another has a probability of 0.
 */
export class KneserNeyModel implements NgramModel {
  readonly order: number;
  readonly words: Words;
  readonly starts: number;
  readonly unscored: number;
  readonly endsTexts: boolean;
  readonly smoothing: string;
  readonly caveats: readonly string[];
  readonly #ngrams: Ngrams;
  readonly #discount: number;
  /** n of each n-gram. */
  readonly #values = new Numbers(0);
  /** By context: the sum of n over what follows it, and of how many words that is. */
  readonly #totals = new Numbers(0);
  readonly #types = new Numbers(0);
  readonly #found: Int32Array;

  /** Adds to the table's n-grams: it is the model's from here on. */
  constructor(table: CountTable, discount: number) {
    if (table.order === 1) {
      throw new UserError(
        'smoothing: kneser-ney needs the words before a word, and the model counts single words. ' +
          'Count n-grams of two words or more, or write smoothing: laplace',
      );
    }
    this.order = table.order;
    this.words = table.words;
    this.smoothing = smoothingName({ kind: 'kneser-ney', discount });
    ({
      starts: this.starts,
      unscored: this.unscored,
      endsTexts: this.endsTexts,
      caveats: this.caveats,
    } = boundariesOf(table));
    this.#ngrams = table.ngrams;
    this.#discount = discount;
    this.#found = new Int32Array(table.order);
    let level = table.counted();
    for (const ngram of level) this.#values.set(ngram, table.counts.get(ngram));
    for (let order = table.order; order >= 1; order--) {
      this.#sumUp(level);
      if (order > 1) level = this.#shortened(level);
    }
  }

  step(context: Int32Array, word: number): number {
    const found = this.#found;
    this.#ngrams.follow(context, word, found);
    const all = this.#totals.get(EMPTY);
    let p = all === 0 ? 0 : this.#values.get(found[0]!) / all;
    for (let k = 1; k < this.order && context[k] !== EMPTY; k++) {
      const total = this.#totals.get(context[k]!);
      // Never seen, so none that is longer was.
      if (total === 0) break;
      const sure = Math.max(this.#values.get(found[k]!) - this.#discount, 0);
      p = (sure + this.#discount * this.#types.get(context[k]!) * p) / total;
    }
    advance(context, found);
    return Math.log(p);
  }

  #sumUp(level: Iterable<number>): void {
    for (const ngram of level) {
      const context = this.#ngrams.parent(ngram);
      this.#totals.add(context, this.#values.get(ngram));
      this.#types.add(context, 1);
    }
  }

  /** The n-grams without their first words, each once; n of each becomes how many words stood there. */
  #shortened(level: Iterable<number>): number[] {
    const shorter: number[] = [];
    for (const ngram of level) {
      const end = this.#withoutFirst(ngram);
      if (this.#values.get(end) === 0) shorter.push(end);
      this.#values.add(end, 1);
    }
    return shorter;
  }

  #withoutFirst(ngram: number): number {
    const parent = this.#ngrams.parent(ngram);
    if (parent === EMPTY) return EMPTY;
    return this.#ngrams.add(this.#withoutFirst(parent), this.#ngrams.lastWord(ngram));
  }
}
