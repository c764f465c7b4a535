import type { PairedTest } from '@mlops-actions/statistics';
import type { Direction } from './direction.js';
import { distinctNumbers, flawOf, formatNumber, significantDigits } from './numbers.js';
import type { Judgement } from './verdict.js';

/** How much worse than its baseline a metric may be: `rougeL 0.01`, `perplexity 2%`. */
export interface Regression {
  /** as the user wrote it, with single spaces */
  readonly text: string;
  /** the whole name, with the statistic if there is one */
  readonly metric: string;
  /** in the metric's units, or a fraction of the baseline: 2% is 0.02 */
  readonly amount: number;
  readonly relative: boolean;
}

/** A difference counts as evidence below this p. */
const significance = 0.05;

/**
 * Whether a metric is worse than its baseline by more than is allowed, and whether that can be more than chance. A
 * value that is missing, NaN or infinite on either side fails.
 *
 * @param test of the per-example differences between current and baseline, where both are known. Without it any excess
 *   fails; with it an excess that the examples are no evidence for (p ≥ 0.05) only warns.
 */
export function judgeRegression(
  { text, metric, amount, relative }: Regression,
  direction: Direction,
  current: number | undefined,
  baseline: number | undefined,
  test?: PairedTest,
): Judgement {
  if (current === undefined || !Number.isFinite(current)) {
    return fail(`${text} fails: ${metric} ${flawOf(current)}`);
  }
  if (baseline === undefined || !Number.isFinite(baseline)) {
    return fail(`${text} fails: ${metric} ${flawOf(baseline)} in the baseline`);
  }
  const worse = direction === 'higher' ? baseline - current : current - baseline;
  const allowed = relative ? amount * Math.abs(baseline) : amount;
  // 0.5 - 0.49 is a last digit more than 0.01, and 2% must allow it.
  const within = worse <= allowed + 1e-12 * Math.max(Math.abs(current), Math.abs(baseline));

  const [now, before] = distinctNumbers(current, baseline);
  const start = `${metric} = ${now}, baseline ${before}:`;
  const zero = relative && baseline === 0 ? '; a percentage of a baseline of 0 allows nothing' : '';
  if (worse <= 0) return { verdict: 'pass', reason: `${start} not worse${zero}` };

  const digits = relative ? 4 : Math.max(4, significantDigits(amount));
  const [excess, limit] = distinctNumbers(within ? Math.min(worse, allowed) : worse, allowed, digits);
  const share = relative ? ` (${formatNumber(amount * 100, 15)}% of the baseline)` : '';
  if (within) {
    return {
      verdict: 'pass',
      reason: `${start} worse by ${excess}, within the allowed ${limit}${share}${zero}`,
    };
  }
  const difference = `${start} worse by ${excess}, more than the allowed ${limit}${share}${zero}`;
  if (test === undefined) return fail(difference);
  const p = `p = ${distinctNumbers(test.p, significance, 2)[0]}`;
  if (test.p < significance) return fail(`${difference}; ${p}, N = ${test.n}`);
  return { verdict: 'warn', reason: `${difference}, but no evidence: ${p}; ${power(test)}` };
}

function fail(reason: string): Judgement {
  return { verdict: 'fail', reason };
}

function power({ n, smallestDetectable }: PairedTest): string {
  if (smallestDetectable === Number.POSITIVE_INFINITY)
    return `N = ${n} is too few examples to show any difference`;
  return `the smallest difference that N = ${n} examples can show is ${formatNumber(smallestDetectable)}`;
}
