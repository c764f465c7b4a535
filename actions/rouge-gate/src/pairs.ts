import { GroupedRows } from '@mlops-actions/statistics';
import type { RougeScorer } from '@mlops-actions/text-metrics';
import type { OldExample } from './baseline.js';
import type { Example } from './examples.js';
import type { TextHashes } from './text-hash.js';

/** The examples that both sides have. All three hold the columns named in `columns`. */
export interface Pairs {
  readonly columns: readonly string[];
  readonly current: GroupedRows;
  readonly baseline: GroupedRows;
  readonly differences: GroupedRows;
  readonly onlyCurrent: number;
  readonly onlyBaseline: number;
  /** Examples that both have, with other references than then: their scores say nothing about the change. */
  readonly otherReferences: number;
  /** How many predictions are, to the letter, those of the baseline. */
  readonly unchanged: number;
}

/** An example of today with its scores, and the hashes of its texts. */
export interface Scored {
  readonly example: Example;
  readonly hashes: TextHashes;
  readonly row: Float64Array;
}

/** Gathers the pairs, an example at a time. */
export class PairTaker {
  onlyCurrent = 0;
  onlyBaseline = 0;
  readonly #names: readonly string[];
  /** For each compared column, its index among the scores of the current examples. */
  readonly #from: readonly number[];
  /** The leading metric's column among all scores, and among the compared ones (-1 where it is not compared). */
  readonly #leading: number;
  readonly #leadingOld: number;
  readonly #scorer: RougeScorer;
  readonly #current: GroupedRows;
  readonly #baseline: GroupedRows;
  readonly #differences: GroupedRows;
  readonly #now: Float64Array;
  readonly #then: Float64Array;
  readonly #change: Float64Array;
  readonly #scratch: Float64Array;
  #unchanged = 0;
  #otherReferences = 0;

  constructor(names: readonly string[], all: readonly string[], leading: number, scorer: RougeScorer) {
    this.#names = names;
    this.#leading = leading;
    this.#leadingOld = names.indexOf(all[leading] ?? '');
    this.#scorer = scorer;
    this.#from = names.map((name) => all.indexOf(name));
    const width = Math.max(names.length, 1);
    this.#current = new GroupedRows(width);
    this.#baseline = new GroupedRows(width);
    this.#differences = new GroupedRows(width);
    this.#now = new Float64Array(width);
    this.#then = new Float64Array(width);
    this.#change = new Float64Array(width);
    this.#scratch = new Float64Array(all.length);
  }

  /** Adds a pair; returns the leading metric's old value and its change, where both sides have it. */
  take({ example, hashes, row }: Scored, before: OldExample): { old: number; change: number } | undefined {
    let old = before.scores;
    if (before.prediction !== undefined) {
      this.#scorer.score(before.prediction, example.references, this.#scratch);
      old = this.#scratch; // Predictions are compared in every score, so the columns are the same.
    }
    if (old === undefined) return undefined;
    if (before.hashes !== undefined && before.hashes.references !== hashes.references) {
      this.#otherReferences += 1;
      return undefined;
    }
    if (before.prediction === example.prediction || before.hashes?.prediction === hashes.prediction)
      this.#unchanged += 1;
    for (const [index, from] of this.#from.entries()) {
      this.#now[index] = row[from] ?? 0;
      this.#then[index] = old[index] ?? 0;
      this.#change[index] = (row[from] ?? 0) - (old[index] ?? 0);
    }
    this.#current.add(this.#now);
    this.#baseline.add(this.#then);
    this.#differences.add(this.#change);
    const value = old[this.#leadingOld];
    return value === undefined ? undefined : { old: value, change: (row[this.#leading] ?? 0) - value };
  }

  result(): Pairs {
    return {
      columns: this.#names,
      current: this.#current,
      baseline: this.#baseline,
      differences: this.#differences,
      onlyCurrent: this.onlyCurrent,
      onlyBaseline: this.onlyBaseline,
      otherReferences: this.#otherReferences,
      unchanged: this.#unchanged,
    };
  }
}
