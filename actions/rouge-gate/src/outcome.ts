import { notThereYet } from '@mlops-actions/baselines';
import { failuresOf, tellChecks } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
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
  tellChecks('rouge-gate', judged, fails, log);
  for (const text of emptyTexts(evaluation.notes)) log.notice(text, { title: 'rouge-gate' });
  if (comparison?.state === 'absent') log.notice(notThereYet(comparison.label), { title: 'rouge-gate' });
  for (const warning of judged.warnings) log.warning(warning, { title: 'rouge-gate' });
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
  return {
    verdict: report.verdict,
    scores: JSON.stringify(scores),
    ...Object.fromEntries(shortcuts),
    count: String(evaluation.rows.count),
    failures: failuresOf(judged.checks),
    report: path,
  };
}
