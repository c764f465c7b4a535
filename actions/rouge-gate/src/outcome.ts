import { tally } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import type { Judged } from './judge.js';
import { metricName, statistics } from './names.js';
import { emptyTexts } from './sections.js';

/** Says on the log what was found; what failed the job becomes an annotation of the run. */
export function tell(
  report: Report,
  { judged, evaluation, comparison }: Findings,
  fails: boolean,
  log: Log,
): void {
  log.info(report.headline);
  for (const { text, verdict, reason } of judged.checks) {
    const line = `${text}: ${reason}`;
    if (verdict === 'fail' && fails) log.error(line, { title: 'rouge-gate' });
    else if (verdict === 'fail' || verdict === 'warn') log.warning(line, { title: 'rouge-gate' });
    else log.info(`${verdict}: ${line}`);
  }
  for (const text of emptyTexts(evaluation.notes)) log.notice(text, { title: 'rouge-gate' });
  if (comparison?.state === 'absent')
    log.notice(
      `baseline: ${comparison.label} was not found, so nothing is compared. If it should be there, correct it; on-no-baseline: fail makes this fail.`,
      { title: 'rouge-gate' },
    );
  for (const warning of judged.warnings) log.warning(warning, { title: 'rouge-gate' });
}

/** Short, as every check that failed has been annotated. */
export function failureOf({ verdict }: Report, { checks, warnings }: Judged): string {
  if (verdict === 'fail' || warnings.length === 0) return `rouge-gate: ${tally(checks)}`;
  return 'rouge-gate: there are warnings, and fail-on is warn';
}

/** By the names in `action.yml`. */
export function outputsOf(
  report: Report,
  { inputs, evaluation, judged }: Findings,
  path: string,
): Record<string, string> {
  const { types } = inputs.rouge;
  const value = (type: string, statistic: string) => evaluation.means.get(metricName(type, statistic));
  const scores = Object.fromEntries(
    types.map((type) => [type, Object.fromEntries(statistics.map((name) => [name, value(type, name)]))]),
  );
  const shortcuts = types
    .filter((type) => ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'].includes(type))
    .map((type) => [type, String(value(type, 'fmeasure'))]);
  const failures = judged.checks
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ text, reason }) => `${text}: ${reason}`);
  return {
    verdict: report.verdict,
    scores: JSON.stringify(scores),
    ...Object.fromEntries(shortcuts),
    count: String(evaluation.rows.count),
    failures: failures.join('\n'),
    report: path,
  };
}
