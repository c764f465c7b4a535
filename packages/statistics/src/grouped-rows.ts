import { ExactSums } from './exact-sum.js';
import { Random } from './random.js';

/**
 * Two columns of the rows whose sums are divided: the loss and the tokens of each text, say. The denominator holds no
 * negative number and one that is positive.
 */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** The largest value of a row: far above any score, and low enough that sums of 2^53 such values stay finite. */
export const largest = 2 ** 900;

/**
 * Rows of numbers (the scores of one example each), kept as sums over a fixed number of groups: resampling a million
 * rows costs no more memory or time than resampling 4096.
 *
 * Up to `groups` rows, each row is its own group and resampling is the ordinary method, exactly. Beyond that every row
 * goes to a random group, drawn from a fixed seed. Random, because any regular deal (row i to group i mod groups, or a
 * shuffle of each block of rows) lines up with the order of the data: on scores that alternate, or that come sorted by
 * slice, it gives standard errors that are wrong by a factor of two in either direction. With random groups, the
 * squared deviations of the group sums add up to those of the rows, in expectation, in whatever order the rows come.
 */
export class GroupedRows {
  readonly columns: number;
  readonly #groups: number;
  readonly #totals: ExactSums;
  readonly #least: Float64Array;
  readonly #greatest: Float64Array;
  readonly #deal = Random.seeded(0);
  #count = 0;
  #sizes: Float64Array;
  /** The sums of the first group, one per column, then those of the second, … so that a row touches one place. */
  #sums: Float64Array;

  constructor(columns: number, groups = 4096) {
    if (!Number.isInteger(columns) || columns < 1) throw new RangeError(`${columns} columns`);
    if (!Number.isInteger(groups) || groups < 2 || groups > 2 ** 20) throw new RangeError(`${groups} groups`);
    this.columns = columns;
    this.#groups = groups;
    this.#totals = new ExactSums(columns);
    this.#least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
    this.#greatest = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
    // Starts small and doubles: a report may hold hundreds of slices of a few rows each.
    this.#sizes = new Float64Array(Math.min(groups, 16));
    this.#sums = new Float64Array(this.#sizes.length * columns);
  }

  /** @throws RangeError for a row of another length, or a value that is NaN, infinite or above 2^900; nothing is added then */
  add(row: Float64Array): void {
    if (row.length !== this.columns)
      throw new RangeError(`A row of ${row.length}, not ${this.columns} values`);
    for (let column = 0; column < row.length; column++) {
      const value = row[column]!;
      if (!(value <= largest && value >= -largest)) {
        throw new RangeError(`Row ${this.#count + 1} holds ${value}, which cannot be averaged`);
      }
    }
    const group = this.#groupOfNextRow();
    this.#sizes[group]! += 1;
    this.#totals.add(row);
    const [sums, least, greatest, start] = [this.#sums, this.#least, this.#greatest, group * this.columns];
    for (let column = 0; column < row.length; column++) {
      const value = row[column]!;
      sums[start + column]! += value;
      if (value < least[column]!) least[column] = value;
      if (value > greatest[column]!) greatest[column] = value;
    }
    this.#count++;
  }

  /** How many rows were added. */
  get count(): number {
    return this.#count;
  }

  /**
   * The mean of each column over all rows: the double nearest to the exact mean.
   * @throws RangeError without rows
   */
  means(): Float64Array {
    this.#requireRows();
    return Float64Array.from({ length: this.columns }, (_, column) => this.#totals.mean(column, this.#count));
  }

  /**
   * The sum of one column over that of another: the double nearest to the exact ratio.
   * @throws RangeError without rows, or for columns that make no `Ratio`
   */
  ratio({ numerator, denominator }: Ratio): number {
    this.#requireColumn(numerator);
    this.#requireDenominator(denominator);
    return this.#totals.ratio(numerator, denominator);
  }

  /**
   * The least and the greatest value of a column.
   * @throws RangeError without rows
   */
  range(column: number): { least: number; greatest: number } {
    this.#requireRows();
    return { least: this.#least[column]!, greatest: this.#greatest[column]! };
  }

  /** Whether all rows (at least one) hold the same value in this column. */
  isConstant(column: number): boolean {
    return this.#count > 0 && this.#least[column] === this.#greatest[column];
  }

  /** How many rows each group holds: all ones while each row is its own group. */
  groupSizes(): Float64Array {
    return this.#sizes.slice(0, Math.min(this.#count, this.#groups));
  }

  /** The sum of a column over each group. */
  groupSums(column: number): Float64Array {
    this.#requireColumn(column);
    return this.groupSizes().map((_, group) => this.#sums[group * this.columns + column]!);
  }

  /**
   * The sums of both columns of a ratio over each group.
   * @throws RangeError as `ratio`
   */
  groupRatio({ numerator, denominator }: Ratio): { numerators: Float64Array; denominators: Float64Array } {
    this.#requireDenominator(denominator);
    return { numerators: this.groupSums(numerator), denominators: this.groupSums(denominator) };
  }

  #groupOfNextRow(): number {
    if (this.#count < this.#groups) {
      if (this.#count === this.#sizes.length) this.#grow();
      return this.#count;
    }
    if (this.#count === this.#groups) this.#scatter();
    return this.#deal.below(this.#groups);
  }

  #grow(): void {
    const [sizes, sums] = [this.#sizes, this.#sums];
    this.#sizes = new Float64Array(Math.min(sizes.length * 2, this.#groups));
    this.#sizes.set(sizes);
    this.#sums = new Float64Array(this.#sizes.length * this.columns);
    this.#sums.set(sums);
  }

  /** Deals the rows that had a group each anew, since one of them in every group would not be random. */
  #scatter(): void {
    const rows = this.#sums;
    this.#sizes = new Float64Array(this.#groups);
    this.#sums = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row += this.columns) {
      const group = this.#deal.below(this.#groups);
      this.#sizes[group]! += 1;
      const start = group * this.columns;
      for (let column = 0; column < this.columns; column++)
        this.#sums[start + column]! += rows[row + column]!;
    }
  }

  #requireRows(): void {
    if (this.#count === 0) throw new RangeError('No rows, so no mean');
  }

  #requireColumn(column: number): void {
    if (!(column in this.#least)) throw new RangeError(`No column ${column} in rows of ${this.columns}`);
  }

  #requireDenominator(column: number): void {
    this.#requireColumn(column);
    const { least, greatest } = this.range(column);
    if (least < 0) throw new RangeError(`A denominator of ${least}, which is negative`);
    if (greatest === 0) throw new RangeError('All denominators are 0, so there is no ratio');
  }
}
