import { boundariesOf } from './boundaries.js';
import type { CountTable } from './counts.js';
import { advance } from './ngrams.js';
import { Numbers } from './numbers.js';
import { smoothingName } from './smoothing.js';
import type { NgramModel } from './types.js';
import type { Words } from './words.js';

/**
 * p = (count + γ) / (count of the context + γ · size of the vocabulary): maximum likelihood where γ is 0, Laplace's where it
 * is 1. As in NLTK the vocabulary is every word that is counted, `<s>` and `</s>` too, and `<unk>`.
 */
export class AdditiveModel implements NgramModel {
  readonly order: number;
  readonly words: Words;
  readonly starts: number;
  readonly unscored: number;
  readonly endsTexts: boolean;
  readonly smoothing: string;
  readonly caveats: readonly string[];
  readonly #table: CountTable;
  readonly #gamma: number;
  /** By context. */
  readonly #totals = new Numbers(0);
  readonly #found: Int32Array;

  /** @param gamma what is added to each count: from 0 up */
  constructor(table: CountTable, gamma: number) {
    this.order = table.order;
    this.words = table.words;
    this.smoothing = smoothingName(gamma === 0 ? { kind: 'mle' } : { kind: 'lidstone', gamma });
    ({
      starts: this.starts,
      unscored: this.unscored,
      endsTexts: this.endsTexts,
      caveats: this.caveats,
    } = boundariesOf(table));
    this.#table = table;
    this.#gamma = gamma;
    this.#found = new Int32Array(table.order);
    for (const ngram of table.counted()) {
      this.#totals.add(table.ngrams.parent(ngram), table.counts.get(ngram));
    }
  }

  step(context: Int32Array, word: number): number {
    const found = this.#found;
    const last = this.order - 1;
    this.#table.ngrams.follow(context, word, found);
    const count = this.#table.countOf(found[last]!);
    const total = this.#totals.get(context[last]!);
    advance(context, found);
    // Of a context that was never seen maximum likelihood knows nothing, and is 0 by convention, as in NLTK.
    if (count + this.#gamma === 0) return Number.NEGATIVE_INFINITY;
    return Math.log((count + this.#gamma) / (total + this.#gamma * this.words.size));
  }
}
