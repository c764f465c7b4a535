import { notThereYet } from '@mlops-actions/baselines';
import { failuresOf, tellChecks } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';

const at = { title: 'perplexity-report' };

/** Says on the log what was found; what failed the job becomes an annotation of the run. */
export function tell(
  report: Report,
  { judged, comparison, losses }: Findings,
  fails: boolean,
  log: Log,
): void {
  log.info(report.headline);
  tellChecks(at.title, judged, fails, log);
  if (comparison?.state === 'absent') log.notice(notThereYet(comparison.label), at);
  for (const warning of judged.warnings) log.warning(warning, at);
  for (const caveat of losses.caveats) log.notice(caveat, at);
}

/** By the names in `action.yml`. */
export function outputsOf(
  report: Report,
  { values, judged, losses }: Findings,
  path: string,
): Record<string, string> {
  const value = (metric: string) => {
    const found = values.find(({ name }) => name === metric);
    return found === undefined ? '' : String(found.value);
  };
  const tokens = losses.byUnit.get('token')?.count;
  return {
    verdict: report.verdict,
    perplexity: value('perplexity'),
    'mean-nll': value('mean-nll'),
    'bits-per-byte': value('bits-per-byte'),
    tokens: tokens === undefined ? '' : String(tokens),
    failures: failuresOf(judged.checks),
    report: path,
  };
}
