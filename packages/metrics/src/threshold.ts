import { distinctNumbers, flawOf, significantDigits } from './numbers.js';
import type { Judgement } from './verdict.js';

/** What a metric must be: `rougeL.fmeasure >= 0.3`. */
export interface Threshold {
  /** as the user wrote it, with single spaces */
  readonly text: string;
  /** the whole name, with the statistic if there is one */
  readonly metric: string;
  readonly operator: Operator;
  readonly limit: number;
}

export type Operator = '>=' | '>' | '<=' | '<';

const holds: Record<Operator, (value: number, limit: number) => boolean> = {
  '>=': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
  '<=': (value, limit) => value <= limit,
  '<': (value, limit) => value < limit,
};

/** Sums of the same numbers in another order differ by less, as a fraction: 0.1 + 0.7 is not 0.8 to a computer. */
const rounding = 1e-12;

/** The comparison that is true when this one is not. */
const opposite = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' } as const;

/**
 * Whether a value meets its threshold. One within 1e-12 of the limit, as a fraction of it, counts as equal to it:
 * 0.7499999999999999 meets `>= 0.75` and not `< 0.75`. One that is missing, NaN or infinite fails: a gate that cannot
 * measure must not let through.
 */
export function judgeThreshold(
  { text, metric, operator, limit }: Threshold,
  value: number | undefined,
): Judgement {
  if (value === undefined || !Number.isFinite(value)) {
    return { verdict: 'fail', reason: `${text} fails: ${metric} ${flawOf(value)}` };
  }
  const compared = Math.abs(value - limit) <= rounding * Math.abs(limit) ? limit : value;
  const met = holds[operator](compared, limit);
  // The limit in full, as the user wrote it.
  const [shown, against] = distinctNumbers(compared, limit, Math.max(4, significantDigits(limit)));
  return {
    verdict: met ? 'pass' : 'fail',
    reason: `${metric} = ${shown} ${met ? operator : opposite[operator]} ${against}`,
  };
}
