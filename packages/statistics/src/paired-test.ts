import { bootstrapColumns, bootstrapRatio, type Interval } from './bootstrap.js';
import type { GroupedRows, Ratio } from './grouped-rows.js';
import { Random } from './random.js';

/** Up to this many non-zero groups all sign assignments are enumerated (2^19 sums: the other half is their mirror). */
const exactUpTo = 20;

/** Fewer examples cannot reach p < 0.05: even when all differ in one direction, p is 2 / 2^n. */
const fewestForEvidence = 6;

/** z(0.975) + z(0.80): how many standard errors a difference must have to be found with 80 % power at 5 %, two-sided. */
const errorsToDetect = 1.959963984540054 + 0.8416212335729143;

export interface PairedTest {
  /** examples compared */
  readonly n: number;
  /** the mean difference, or the difference of the ratios */
  readonly mean: number;
  /** its 95 % bootstrap interval */
  readonly interval: Interval;
  /** two-sided p-value */
  readonly p: number;
  /** whether p comes from all sign assignments rather than from random ones */
  readonly exact: boolean;
  /** sign assignments looked at: all 2^k of k non-zero groups, or the random ones */
  readonly trials: number;
  /** of the mean difference; Infinity (null in JSON) for a single example, which says nothing about spread */
  readonly standardError: number;
  /**
   * The mean difference that this many examples with this spread show with 80 % power at 5 %, two-sided; Infinity (null
   * in JSON) below 6 examples, where no difference can reach p < 0.05.
   */
  readonly smallestDetectable: number;
}

/**
 * Paired randomisation test of a mean difference (Fisher 1935; Riezler and Maxwell 2005 for text metrics): if the two
 * systems were equal, each example's difference could as well have had the other sign. p is the share of sign
 * assignments whose total is at least as far from zero as the real one.
 *
 * Beyond 4096 examples the signs of whole groups are flipped. That stays valid, since under the hypothesis a group's
 * sum is as symmetric about zero as its members, and the groups are drawn without looking at the differences.
 *
 * @param differences per example, current minus baseline
 * @throws RangeError without rows, or for a column or options out of range
 */
export function pairedTest(
  differences: GroupedRows,
  column: number,
  { seed, trials = 10_000 }: { readonly seed: number; readonly trials?: number },
): PairedTest {
  const sums = differences.groupSums(column);
  const mean = differences.means()[column]!;
  const [interval] = bootstrapColumns(differences, [column], { seed });
  const standardError = errorOfMean(sums, differences.groupSizes(), mean, differences.count);
  return testResult(differences.count, mean, interval!, standardError, signFlips(sums, trials, seed));
}

/**
 * The same for the difference of two ratios of sums over the same denominators: with Σ loss / Σ tokens of two models,
 * `mean` is the logarithm of the ratio of their perplexities.
 *
 * Were the models equal, the losses of a text could as well be swapped (approximate randomisation of sufficient
 * statistics: Noreen 1989; Riezler and Maxwell 2005, who find that it raises fewer false alarms than a bootstrap's p;
 * sacreBLEU's --paired-ar). As the tokens of a text are the same on both sides, a swap changes the sign of its
 * difference and nothing else, so that p is that of the differences' mean. Interval and standard error are per unit of
 * the denominator.
 *
 * @param differences per text: the difference of the numerators, current minus baseline, and their common denominator
 * @throws RangeError without rows, for columns that make no `Ratio`, or for options out of range
 */
export function pairedRatioTest(
  differences: GroupedRows,
  ratio: Ratio,
  { seed, trials = 10_000 }: { readonly seed: number; readonly trials?: number },
): PairedTest {
  const { numerators, denominators } = differences.groupRatio(ratio);
  const difference = differences.ratio(ratio);
  const interval = bootstrapRatio(differences, ratio, { seed });
  const standardError = errorOfRatio(numerators, denominators, difference);
  return testResult(
    differences.count,
    difference,
    interval,
    standardError,
    signFlips(numerators, trials, seed),
  );
}

function testResult(
  n: number,
  mean: number,
  interval: Interval,
  standardError: number,
  flips: SignFlips,
): PairedTest {
  return {
    n,
    mean,
    interval,
    ...flips,
    standardError,
    smallestDetectable: n < fewestForEvidence ? Number.POSITIVE_INFINITY : errorsToDetect * standardError,
  };
}

/** The sum of squared deviations of group sums estimates that of the rows; with a row per group it is that. */
function errorOfMean(sums: Float64Array, sizes: Float64Array, mean: number, count: number): number {
  if (count === 1) return Number.POSITIVE_INFINITY;
  let squares = 0;
  for (let group = 0; group < sums.length; group++) {
    const deviation = sums[group]! - sizes[group]! * mean;
    squares += deviation * deviation;
  }
  return Math.sqrt((sums.length / (sums.length - 1)) * squares) / count;
}

/**
 * The jackknife's (Durbin 1959 for ratios; Wolter 2007, chapter 4): the spread of the ratios without one group each. A
 * text that holds many of the tokens pulls the ratio to its own and leaves a small residual, so that the linearised
 * error, the form of `errorOfMean`, is a fifth too small for 20 texts of log-normal lengths (σ = 1.5). With equal
 * denominators the two are one.
 */
function errorOfRatio(numerators: Float64Array, denominators: Float64Array, ratio: number): number {
  const whole = denominators.reduce((total, value) => total + value, 0);
  let squares = 0;
  for (let group = 0; group < numerators.length; group++) {
    const others = whole - denominators[group]!;
    if (others === 0) return Number.POSITIVE_INFINITY;
    const shift = (numerators[group]! - denominators[group]! * ratio) / others;
    squares += shift * shift;
  }
  return Math.sqrt(((numerators.length - 1) / numerators.length) * squares);
}

type SignFlips = Pick<PairedTest, 'p' | 'exact' | 'trials'>;

function signFlips(all: Float64Array, trials: number, seed: number): SignFlips {
  if (!Number.isInteger(trials) || trials < 1) throw new RangeError(`${trials} trials`);
  const sums = all.filter((sum) => sum !== 0);
  const spread = sums.reduce((total, sum) => total + Math.abs(sum), 0);
  const total = sums.reduce((sofar, sum) => sofar + sum, 0);
  // Differences of scores carry rounding errors; without some slack, assignments that tie with the real one are lost.
  const asFar = Math.abs(total) - 1e-12 * spread;
  const countAsFar = (totals: Float64Array) =>
    totals.reduce((count, value) => (value >= asFar || -value >= asFar ? count + 1 : count), 0);

  if (sums.length <= exactUpTo) {
    const half = signedTotals(sums.subarray(1)).map((value) => value + (sums[0] ?? 0));
    return { p: countAsFar(half) / half.length, exact: true, trials: 2 ** sums.length };
  }
  // The real assignment counts as one of them, so p is never 0 and the test holds its level.
  const p = (countAsFar(randomTotals(sums, trials, Random.seeded(seed))) + 1) / (trials + 1);
  return { p, exact: false, trials };
}

/**
 * The total of each trial with random signs. 32 sums at a time: their signs are the bits of one draw, and each byte of
 * it looks up the total of its 8 sums, so that a trial costs an addition per 8 groups.
 */
function randomTotals(sums: Float64Array, trials: number, random: Random): Float64Array {
  const totals = new Float64Array(trials);
  for (let start = 0; start < sums.length; start += 32) {
    const [a, b, c, d] = [0, 8, 16, 24].map((offset) => {
      const eight = new Float64Array(8);
      eight.set(sums.subarray(start + offset, start + offset + 8));
      return signedTotals(eight);
    }) as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let trial = 0; trial < trials; trial++) {
      const bits = random.bits();
      totals[trial]! += a[bits & 255]! + b[(bits >>> 8) & 255]! + (c[(bits >>> 16) & 255]! + d[bits >>> 24]!);
    }
  }
  return totals;
}

/** The totals under all 2^length sign assignments: at each index, the values of its set bits are negative. */
function signedTotals(values: Float64Array): Float64Array {
  const totals = new Float64Array(2 ** values.length);
  totals[0] = values.reduce((total, value) => total + value, 0);
  for (let bit = 0; bit < values.length; bit++) {
    const flipped = 2 ** bit;
    for (let index = 0; index < flipped; index++) totals[flipped + index] = totals[index]! - 2 * values[bit]!;
  }
  return totals;
}
