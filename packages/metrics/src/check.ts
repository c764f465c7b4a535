import type { Log } from '@mlops-actions/toolkit';
import { formatNumber } from './numbers.js';
import type { Regression } from './regression.js';
import { tally } from './tally.js';
import type { Threshold } from './threshold.js';
import type { Judgement, Verdict } from './verdict.js';

/** One thing that the user asked to hold. */
export interface Check extends Judgement {
  /** As the user wrote it. */
  readonly text: string;
  /** The metric it is about; absent for a check of the data set. */
  readonly metric?: string;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  /** What nobody asked about and everybody would want to know. Each makes a pass a warning. */
  readonly warnings: readonly string[];
}

/** What a rule allows, without the metric's name, for a row of the report: `>= 0.3`, `at most 2% worse`. */
export function limitOf(rule: Threshold | Regression): string {
  if ('operator' in rule) return `${rule.operator} ${rule.limit}`;
  return `at most ${rule.relative ? `${formatNumber(rule.amount * 100)}%` : formatNumber(rule.amount)} worse`;
}

/** The checks that failed, one per line, for an action's output. */
export function failuresOf(checks: readonly Pick<Check, 'text' | 'verdict' | 'reason'>[]): string {
  return checks
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ text, reason }) => `${text}: ${reason}`)
    .join('\n');
}

/** Says on the log how each check went; what fails the job becomes an annotation of the run. */
export function tellChecks(action: string, { checks }: Judged, fails: boolean, log: Log): void {
  for (const { text, verdict, reason } of checks) {
    const line = `${text}: ${reason}`;
    if (verdict === 'fail' && fails) log.error(line, { title: action });
    else if (verdict === 'fail' || verdict === 'warn') log.warning(line, { title: action });
    else log.info(`${verdict}: ${line}`);
  }
}

/** Why the job fails: short, as every check that failed has been annotated. */
export function failureOf(action: string, { verdict, checks, warnings }: Judged): string {
  if (verdict === 'fail' || warnings.length === 0) return `${action}: ${tally(checks)}`;
  return `${action}: there are warnings, and fail-on is warn`;
}
