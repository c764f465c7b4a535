import type { GroupedRows } from './grouped-rows.js';
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
  { seed, resamples = 1000, level = 0.95 }: BootstrapOptions,
): Interval[] {
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError(`${resamples} resamples`);
  if (!(level >= 0 && level <= 1)) throw new RangeError(`A level of ${level}, not 0 to 1`);
  const ranges = columns.map((column) => rows.range(column));
  const means = resampledMeans(rows, columns, resamples, Random.seeded(seed));
  return means.map((sorted, index) => {
    // A mean lies within its data; only rounding can put it a last digit outside.
    const { least, greatest } = ranges[index]!;
    const end = (fraction: number) => Math.min(Math.max(percentile(sorted, fraction), least), greatest);
    return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
  });
}

/** How many resamples are summed in one pass over a column; each as a sum of its own, or additions wait in line. */
const batch = 4;

/** Per column, the means of the resamples in ascending order. */
function resampledMeans(
  rows: GroupedRows,
  columns: readonly number[],
  resamples: number,
  random: Random,
): Float64Array[] {
  const sizes = rows.groupSizes();
  const sums = columns.map((column) => rows.groupSums(column));
  const means = columns.map(() => new Float64Array(resamples));
  const drawn = Array.from({ length: batch }, () => new Float64Array(sizes.length)) as Batch<Float64Array>;
  for (let start = 0; start < resamples; start += batch) {
    for (const times of drawn) drawGroups(times, sizes, random);
    const counts = products(sizes, drawn);
    for (let index = 0; index < sums.length; index++) {
      const totals = products(sums[index]!, drawn);
      for (let offset = 0; offset < batch && start + offset < resamples; offset++) {
        means[index]![start + offset] = totals[offset]! / counts[offset]!;
      }
    }
  }
  for (const values of means) values.sort();
  return means;
}

type Batch<T> = [T, T, T, T];

/** As many draws with replacement as there are groups: how often each came. */
function drawGroups(times: Float64Array, sizes: Float64Array, random: Random): void {
  // Random groups may be empty; a resample of nothing but empty ones has no mean and is drawn again.
  do {
    times.fill(0);
    random.tally(times);
  } while (!times.some((count, group) => count * sizes[group]! > 0));
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
