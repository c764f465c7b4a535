import { tally } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import type { Judged } from './judge.js';

const at = { title: 'perplexity-report' };

/** Says on the log what was found; what failed the job becomes an annotation of the run. */
export function tell(
  report: Report,
  { judged, comparison, losses }: Findings,
  fails: boolean,
  log: Log,
): void {
  log.info(report.headline);
  for (const { text, verdict, reason } of judged.checks) {
    const line = `${text}: ${reason}`;
    if (verdict === 'fail' && fails) log.error(line, at);
    else if (verdict === 'fail' || verdict === 'warn') log.warning(line, at);
    else log.info(`${verdict}: ${line}`);
  }
  if (comparison?.state === 'absent')
    log.notice(
      `baseline: ${comparison.label} was not found, so nothing is compared. If it should be there, correct it; on-no-baseline: fail makes this fail.`,
      at,
    );
  for (const warning of judged.warnings) log.warning(warning, at);
  for (const caveat of losses.caveats) log.notice(caveat, at);
}

/** Short, as every check that failed has been annotated. */
export function failureOf({ verdict, checks, warnings }: Judged): string {
  if (verdict === 'fail' || warnings.length === 0) return `perplexity-report: ${tally(checks)}`;
  return 'perplexity-report: there are warnings, and fail-on is warn';
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
    failures: judged.checks
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ text, reason }) => `${text}: ${reason}`)
      .join('\n'),
    report: path,
  };
}
