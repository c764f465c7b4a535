import { GroupedRows } from '@mlops-actions/statistics';
import type { RougeScorer } from '@mlops-actions/text-metrics';
import type { OldExample } from './baseline.js';
import type { Example } from './examples.js';

/** The examples that both sides have. All three hold the columns named in `columns`. */
export interface Pairs {
  readonly columns: readonly string[];
  readonly current: GroupedRows;
  readonly baseline: GroupedRows;
  readonly differences: GroupedRows;
  readonly onlyCurrent: number;
  readonly onlyBaseline: number;
  /** How many predictions are, to the letter, those of the baseline; undefined where it holds only scores. */
  readonly unchanged?: number;
}

/** Gathers the pairs, an example at a time. */
export class PairTaker {
  onlyCurrent = 0;
  onlyBaseline = 0;
  readonly #names: readonly string[];
  /** For each compared column, its index among the scores of the current examples. */
  readonly #from: readonly number[];
  readonly #all: readonly string[];
  readonly #current: GroupedRows;
  readonly #baseline: GroupedRows;
  readonly #differences: GroupedRows;
  readonly #now: Float64Array;
  readonly #then: Float64Array;
  readonly #change: Float64Array;
  readonly #scratch: Float64Array;
  #unchanged: number | undefined;

  constructor(names: readonly string[], all: readonly string[]) {
    this.#names = names;
    this.#all = all;
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
  take(
    example: Example,
    before: OldExample,
    row: Float64Array,
    scorer: RougeScorer,
    leading: number,
  ): { old: number; change: number } | undefined {
    let old = before.scores;
    let at = this.#names.indexOf(this.#all[leading] ?? '');
    if (before.prediction !== undefined) {
      scorer.score(before.prediction, example.references, this.#scratch);
      old = this.#scratch;
      at = leading;
      this.#unchanged = (this.#unchanged ?? 0) + (before.prediction === example.prediction ? 1 : 0);
    }
    if (old === undefined) return undefined;
    for (const [index, from] of this.#from.entries()) {
      this.#now[index] = row[from] ?? 0;
      this.#then[index] = old[index] ?? 0;
      this.#change[index] = (row[from] ?? 0) - (old[index] ?? 0);
    }
    this.#current.add(this.#now);
    this.#baseline.add(this.#then);
    this.#differences.add(this.#change);
    const value = old[at];
    return value === undefined ? undefined : { old: value, change: (row[leading] ?? 0) - value };
  }

  result(): Pairs {
    return {
      columns: this.#names,
      current: this.#current,
      baseline: this.#baseline,
      differences: this.#differences,
      onlyCurrent: this.onlyCurrent,
      onlyBaseline: this.onlyBaseline,
      ...(this.#unchanged !== undefined && { unchanged: this.#unchanged }),
    };
  }
}
