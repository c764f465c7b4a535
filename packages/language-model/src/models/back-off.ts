import { advance, type Ngrams } from './ngrams.js';
import type { Numbers } from './numbers.js';
import type { NgramModel } from './types.js';
import { END, START, type Words } from './words.js';

/** Files have seven digits: so much above 0, in log10, is a probability of 1. */
const ROUNDING = 1e-5;

/** What an ARPA file holds. */
export interface BackOffTable {
  readonly order: number;
  readonly words: Words;
  readonly ngrams: Ngrams;
  /** log10 p; NaN for an n-gram that is not listed and only starts longer ones. */
  readonly logs: Numbers;
  /** log10 of the back-off weights. */
  readonly weights: Numbers;
  readonly knowsUnknown: boolean;
}

/**
 * The back-off model of Katz (1987): p of the longest listed n-gram that ends in the word, times the back-off weights of
 * the longer contexts.
 */
export class BackOffModel implements NgramModel {
  readonly order: number;
  readonly words: Words;
  readonly starts: number;
  readonly unscored = 0;
  readonly endsTexts: boolean;
  readonly caveats: readonly string[];
  readonly #table: BackOffTable;
  readonly #found: Int32Array;

  constructor(table: BackOffTable) {
    this.#table = table;
    this.order = table.order;
    this.words = table.words;
    this.starts = table.words.has(START) && table.order > 1 ? 1 : 0;
    this.endsTexts = table.words.has(END);
    this.#found = new Int32Array(table.order);
    const caveats: string[] = [];
    if (!table.words.has(START)) {
      caveats.push('The model has no <s>: the first words of a text are scored as if in the middle of one.');
    }
    if (!this.endsTexts) caveats.push('The model has no </s>: the ends of texts are not scored.');
    if (!table.knowsUnknown) {
      caveats.push(
        'The model has no <unk>: words out of its vocabulary have a probability of 0. (KenLM puts 10^-100 for it, SRILM ' +
          'leaves such words out, as oov: exclude does.)',
      );
    }
    this.caveats = caveats;
  }

  step(context: Int32Array, word: number): number {
    const { ngrams, logs, weights } = this.#table;
    const found = this.#found;
    ngrams.follow(context, word, found);
    let log = 0;
    let k = this.order - 1;
    // `found[k]` of 0 is the empty n-gram, which is not listed; that of a context that there is none of has no weight.
    for (; k >= 0 && Number.isNaN(logs.get(found[k]!)); k--) log += weights.get(context[k]!);
    log = k < 0 ? Number.NEGATIVE_INFINITY : log + logs.get(found[k]!);
    advance(context, found);
    return (log > 0 && log < ROUNDING ? 0 : log) * Math.LN10;
  }
}
