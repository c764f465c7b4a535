import { createHash } from 'node:crypto';
import { formatNumber, tally } from '@mlops-actions/metrics';
import { type Change, type MetricRow, provenanceOf, type Report } from '@mlops-actions/report';
import { type Context, visible } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import { entryOf } from './history.js';
import { countsOf, metricRows } from './rows.js';
import { sectionsOf } from './sections.js';

export function reportOf(findings: Findings, context: Context, id: string): Report {
  const { inputs, current, old, judged, metrics } = findings;
  const rows = metricRows(findings);
  const digest = createHash('sha256').update(JSON.stringify(entryOf({ sha: '', ref: '' }, current).metrics));
  return {
    schema: 'mlops-report/v1',
    action: 'metrics-diff',
    id,
    title: inputs.title,
    verdict: judged.verdict,
    headline: headlineOf(findings, rows),
    metrics: rows,
    sections: sectionsOf(findings),
    provenance: {
      ...provenanceOf(context, old.state === 'found' ? old.sha : undefined),
      inputs: { metrics: { sha256: digest.digest('hex'), files: current.size, count: metrics.length } },
    },
  };
}

const words: Readonly<Record<Change, string>> = {
  better: 'better',
  worse: 'worse',
  changed: 'changed',
  new: 'new',
  removed: 'removed',
  invalid: 'not a number',
  unchanged: 'unchanged',
};

/** "2 better, 1 worse (accuracy -0.012), 14 unchanged against main@1a2b3c4. 1 of 3 checks failed." */
function headlineOf({ old, judged, metrics }: Findings, rows: readonly MetricRow[]): string {
  const checks = `${tally(judged.checks)}.`;
  const count = metrics.length === 1 ? '1 metric' : `${metrics.length} metrics`;
  if (old.state === 'unasked') return `${count}. ${checks}`;
  if (old.state === 'absent') return `${count}, and no baseline yet: ${old.reason}. ${checks}`;
  const counts = countsOf(rows);
  const parts = (Object.keys(words) as Change[])
    .filter((change) => counts[change] > 0)
    .map((change) => `${counts[change]} ${words[change]}${change === 'worse' ? examplesOf(rows) : ''}`);
  return `${parts.join(', ') || 'No metric'} against ${old.label}. ${checks}`;
}

function examplesOf(rows: readonly MetricRow[]): string {
  const worse = rows.filter(({ change }) => change === 'worse');
  const shown = worse.slice(0, 3).map(({ name, delta, unit }) => {
    if (typeof delta !== 'number') return visible(name); // Too large for a number.
    const size = `${delta > 0 ? '+' : ''}${formatNumber(delta)}`;
    return `${visible(name)} ${size}${unit === undefined ? '' : ` ${unit === '%' ? 'pp' : unit}`}`;
  });
  return ` (${shown.join(', ')}${worse.length > shown.length ? ', …' : ''})`;
}
