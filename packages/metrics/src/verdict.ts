/**
 * What a check found: `new` is a value without a baseline to compare it with, `neutral` one that nobody asked anything
 * of.
 */
export type Verdict = 'pass' | 'warn' | 'fail' | 'new' | 'neutral';

/** From which verdict on the job fails. */
export type FailOn = 'fail' | 'warn' | 'never';

export interface Judgement {
  readonly verdict: Verdict;
  /** one line of English, with the numbers that decided */
  readonly reason: string;
}

const fromBestToWorst: readonly Verdict[] = ['neutral', 'new', 'pass', 'warn', 'fail'];

/**
 * The verdict over several: `fail` before `warn` before `pass`; `new` only where nothing was checked, since one new
 * metric among others that passed is no news about the whole; `neutral` for nothing but neutral ones, or none.
 */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst = 0;
  for (const verdict of verdicts) worst = Math.max(worst, fromBestToWorst.indexOf(verdict));
  return fromBestToWorst[worst]!;
}

/** Whether a verdict fails the job; `new` and `neutral` never do. */
export function failsJob(verdict: Verdict, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return verdict === 'fail' || (verdict === 'warn' && failOn === 'warn');
}
