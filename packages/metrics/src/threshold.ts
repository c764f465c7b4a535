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

/** The comparison that is true when this one is not. */
const opposite = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' } as const;

/**
 * Whether a value meets its threshold. One that is missing, NaN or infinite fails: a gate that cannot measure must not
 * let through.
 */
export function judgeThreshold(
  { text, metric, operator, limit }: Threshold,
  value: number | undefined,
): Judgement {
  if (value === undefined || !Number.isFinite(value)) {
    return { verdict: 'fail', reason: `${text} fails: ${metric} ${flawOf(value)}` };
  }
  const met = holds[operator](value, limit);
  // The limit in full, as the user wrote it.
  const [shown, against] = distinctNumbers(value, limit, Math.max(4, significantDigits(limit)));
  return {
    verdict: met ? 'pass' : 'fail',
    reason: `${metric} = ${shown} ${met ? operator : opposite[operator]} ${against}`,
  };
}
