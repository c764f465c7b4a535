import { formatNumber, limitOf, tally, worstVerdict } from '@mlops-actions/metrics';
import { type MetricRow, provenanceOf, type Report } from '@mlops-actions/report';
import { bootstrapMeans } from '@mlops-actions/statistics';
import type { Context } from '@mlops-actions/toolkit';
import { joinOf } from './baseline.js';
import { type ComparedScore, seed } from './compare.js';
import type { Findings } from './findings.js';
import type { Inputs } from './inputs.js';
import { metricName } from './names.js';
import { sectionsOf } from './sections.js';

export function reportOf(findings: Findings, context: Context, id: string, examples: string): Report {
  const { evaluation, judged } = findings;
  return {
    schema: 'mlops-report/v1',
    action: 'rouge-gate',
    id,
    title: 'ROUGE',
    verdict: judged.verdict,
    headline: headlineOf(findings),
    metrics: metricRows(findings),
    sections: sectionsOf(findings),
    provenance: {
      ...provenanceOf(context, findings.comparison?.sha),
      inputs: {
        predictions: {
          sha256: evaluation.digests.predictions,
          files: findings.files,
          count: evaluation.rows.count,
        },
        references: { sha256: evaluation.digests.references },
      },
      signature: findings.signature,
      settings: { join: joinOf(findings.inputs) },
    },
    examples,
  };
}

/** "Mean fmeasure of 300 examples: rouge1 0.4102, rougeL 0.3121. 1 of 2 checks failed." */
function headlineOf({ inputs, evaluation, comparison, judged }: Findings): string {
  const scores = inputs.rouge.types.map(
    (type) => `${type} ${formatNumber(evaluation.means.get(metricName(type, 'fmeasure')))}`,
  );
  const noBaseline = comparison?.state === 'absent' ? ' There is no baseline yet.' : '';
  const { count } = evaluation.rows;
  return `Mean fmeasure of ${count} ${count === 1 ? 'example' : 'examples'}: ${scores.join(', ')}. ${tally(judged.checks)}.${noBaseline}`;
}

function metricRows({ inputs, evaluation, comparison, judged }: Findings): MetricRow[] {
  const intervals = bootstrapMeans(evaluation.rows, { seed });
  return evaluation.columns.map((name, index) => {
    const checks = judged.checks.filter(({ metric }) => metric === name);
    const old = comparison?.scores.get(name);
    const interval = intervals[index];
    const limits = limitsOf(name, inputs);
    const reasons = checks.filter((check) => check.verdict !== 'pass').map((check) => check.reason);
    return {
      name,
      value: evaluation.means.get(name) ?? null,
      ...(old && changeOf(old)),
      direction: 'higher',
      ...(interval && { interval: { ...interval, level: 0.95 } }),
      n: evaluation.rows.count,
      ...(limits !== '' && { threshold: limits }),
      verdict: worstVerdict(checks.map((check) => check.verdict)),
      ...(reasons.length > 0 && { reason: reasons.join('; ') }),
      ...(!name.endsWith('.fmeasure') && checks.length === 0 && { detail: true }),
    };
  });
}

function changeOf({ baseline, current }: ComparedScore): Pick<MetricRow, 'baseline' | 'delta' | 'relative'> {
  const delta = current - baseline;
  return { baseline, delta, relative: baseline === 0 ? null : delta / baseline };
}

function limitsOf(name: string, { thresholds, regressions }: Inputs): string {
  return [...thresholds, ...regressions]
    .filter(({ metric }) => metric === name)
    .map(limitOf)
    .join('; ');
}
