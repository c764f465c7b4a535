import type { Verdict } from './verdict.js';

/** How the checks went, in a few words: "1 of 3 checks failed", "The check holds", … */
export function tally(checks: readonly { readonly verdict: Verdict }[]): string {
  const all = checks.length;
  if (all === 0) return 'Nothing is gated';
  const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length;
  const failed = count('fail');
  const warned = count('warn');
  if (failed > 0) return all === 1 ? 'The check failed' : `${failed} of ${all} checks failed`;
  if (warned > 0) return all === 1 ? 'The check warns' : `${warned} of ${all} checks warn`;
  const fresh = count('new');
  if (fresh === all) return 'Nothing is gated yet';
  if (fresh > 0) return `${all - fresh} of ${all} checks hold, the others wait for a baseline`;
  return all === 1 ? 'The check holds' : `All ${all} checks hold`;
}
