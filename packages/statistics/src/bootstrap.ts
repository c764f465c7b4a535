import type { GroupedRows, Ratio } from './grouped-rows.js';
import { percentile } from './percentile.js';
import { Random } from './random.js';

/** A confidence interval, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  /** default 1000, as rouge_score's BootstrapAggregator */
  readonly resamples?: number;
  /** the share of resampled means inside the interval, default 0.95 */
  readonly level?: number;
}

/**
 * The percentile bootstrap interval of the mean of each column (Efron 1979; rouge_score's BootstrapAggregator): groups
 * are drawn with replacement, the same ones for every column. A resample's mean is its sum over its own number of rows,
 * because groups differ in size.
 *
 * @throws RangeError without rows, or for options out of range
 */
export function bootstrapMeans(rows: GroupedRows, options: BootstrapOptions): Interval[] {
  return bootstrapColumns(
    rows,
    Array.from({ length: rows.columns }, (_, column) => column),
    options,
  );
}

/** The same for some columns; a column's interval does not depend on which others are asked for. */
export function bootstrapColumns(
  rows: GroupedRows,
  columns: readonly number[],
  options: BootstrapOptions,
): Interval[] {
  const ranges = columns.map((column) => rows.range(column));
  const sums = columns.map((column) => rows.groupSums(column));
  return intervals(sums, rows.groupSizes(), options).map(({ low, high }, index) => {
    // A mean lies within its data; only rounding can put it a last digit outside.
    const { least, greatest } = ranges[index]!;
    const within = (end: number) => Math.min(Math.max(end, least), greatest);
    return { low: within(low), high: within(high) };
  });
}

/**
 * The percentile bootstrap interval of a ratio of sums, such as the mean loss per token: rows (texts) are drawn with
 * replacement, numerator and denominator together, because the tokens of one text depend on each other. A resample
 * whose denominator is 0 has no ratio and is drawn again.
 *
 * The exponential of both ends is the interval of the perplexity. Where all denominators are 1 it is that of
 * `bootstrapMeans`.
 *
 * @throws RangeError without rows, for columns that make no `Ratio`, or for options out of range
 */
export function bootstrapRatio(rows: GroupedRows, ratio: Ratio, options: BootstrapOptions): Interval {
  const { numerators, denominators } = rows.groupRatio(ratio);
  return intervals([numerators], denominators, options)[0]!;
}

/** Of each of the numerators, over the same denominators and the same draws. */
function intervals(
  numerators: readonly Float64Array[],
  denominators: Float64Array,
  { seed, resamples = 1000, level = 0.95 }: BootstrapOptions,
): Interval[] {
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError(`${resamples} resamples`);
  if (!(level >= 0 && level <= 1)) throw new RangeError(`A level of ${level}, not 0 to 1`);
  return resampledRatios(numerators, denominators, resamples, Random.seeded(seed)).map((sorted) => ({
    low: percentile(sorted, (1 - level) / 2),
    high: percentile(sorted, (1 + level) / 2),
  }));
}

/** How many resamples are summed in one pass over a column; each as a sum of its own, or additions wait in line. */
const batch = 4;

/** Per numerator, the ratios of the resamples in ascending order. */
function resampledRatios(
  numerators: readonly Float64Array[],
  denominators: Float64Array,
  resamples: number,
  random: Random,
): Float64Array[] {
  const ratios = numerators.map(() => new Float64Array(resamples));
  const drawn = Array.from(
    { length: batch },
    () => new Float64Array(denominators.length),
  ) as Batch<Float64Array>;
  for (let start = 0; start < resamples; start += batch) {
    for (const times of drawn) drawGroups(times, denominators, random);
    const divisors = products(denominators, drawn);
    for (let index = 0; index < numerators.length; index++) {
      const totals = products(numerators[index]!, drawn);
      for (let offset = 0; offset < batch && start + offset < resamples; offset++) {
        ratios[index]![start + offset] = totals[offset]! / divisors[offset]!;
      }
    }
  }
  for (const values of ratios) values.sort();
  return ratios;
}

type Batch<T> = [T, T, T, T];

/** As many draws with replacement as there are groups: how often each came. */
function drawGroups(times: Float64Array, denominators: Float64Array, random: Random): void {
  // Random groups may be empty; a resample of nothing but empty ones has no ratio and is drawn again.
  do {
    times.fill(0);
    random.tally(times);
  } while (!times.some((count, group) => count * denominators[group]! > 0));
}

/** The sum of the values under each of the weightings. */
function products(values: Float64Array, [a, b, c, d]: Batch<Float64Array>): Batch<number> {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    first += a[index]! * value;
    second += b[index]! * value;
    third += c[index]! * value;
    fourth += d[index]! * value;
  }
  return [first, second, third, fourth];
}
