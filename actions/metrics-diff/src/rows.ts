import type { MetricValue } from '@mlops-actions/metric-files';
import { formatNumber, worstVerdict } from '@mlops-actions/metrics';
import type { Change, MetricRow } from '@mlops-actions/report';
import type { Compared } from './compare.js';
import type { Findings } from './findings.js';
import type { Check } from './judge.js';
import { isFiniteNumber, textOf } from './metric-set.js';

const order: readonly (Change | undefined)[] = [
  'worse',
  'better',
  'changed',
  'new',
  'removed',
  'invalid',
  undefined,
  'unchanged',
];

/** A row per metric: what failed first, then what changed, in the order of the files. */
export function metricRows({ metrics, judged }: Findings): MetricRow[] {
  const checks = checksByMetric(judged.checks);
  const rows = metrics.map((metric) => rowOf(metric, checks.get(metric) ?? []));
  const place = (row: MetricRow) => (row.verdict === 'fail' ? -1 : order.indexOf(row.change));
  return [...lacking(judged.checks), ...rows.sort((a, b) => place(a) - place(b))];
}

/** How many rows are what; `failed` are also counted as what they are otherwise. */
export function countsOf(rows: readonly MetricRow[]): Record<Change | 'failed', number> {
  const count = (change: Change) => rows.filter((row) => row.change === change).length;
  return {
    better: count('better'),
    worse: count('worse'),
    unchanged: count('unchanged'),
    changed: count('changed'),
    new: count('new'),
    removed: count('removed'),
    invalid: count('invalid'),
    failed: rows.filter(({ verdict }) => verdict === 'fail').length,
  };
}

export function checksByMetric(checks: readonly Check[]): Map<Compared, Check[]> {
  const found = new Map<Compared, Check[]>();
  for (const check of checks)
    for (const metric of check.of) found.set(metric, [...(found.get(metric) ?? []), check]);
  return found;
}

function rowOf(metric: Compared, checks: readonly Check[]): MetricRow {
  const { name, file, current, baseline, unit, oldUnit, direction, change, delta, relative } = metric;
  const limits = [...new Set(checks.flatMap(({ limit }) => limit ?? []))].join('; ');
  const reasons = [
    ...new Set(checks.filter(({ verdict }) => verdict !== 'pass').map(({ reason }) => reason)),
  ];
  return {
    name,
    source: file,
    ...sideOf('value', 'valueText', current),
    ...(unit !== undefined && { unit }),
    ...(change !== undefined && oldSideOf(baseline, oldUnit)),
    ...(delta !== undefined && { delta, relative: relative ?? null }),
    ...(direction !== undefined && direction !== 'none' && { direction }),
    ...(limits !== '' && { threshold: limits }),
    verdict: worstVerdict(checks.map(({ verdict }) => verdict)),
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    ...(change !== undefined && { change }),
    ...(change === 'unchanged' && checks.length === 0 && { detail: true }),
  };
}

function sideOf<Value extends string, Text extends string>(
  value: Value,
  text: Text,
  found: MetricValue | undefined,
): Record<Value, number | null> & Partial<Record<Text, string>> {
  const shown = found === undefined || isFiniteNumber(found) ? {} : { [text]: textOf(found) };
  return { [value]: isFiniteNumber(found) ? found : null, ...shown } as Record<Value, number | null> &
    Partial<Record<Text, string>>;
}

/** In another unit it is no number that could stand beside the current one. */
function oldSideOf(baseline: MetricValue | undefined, oldUnit: string | undefined) {
  if (oldUnit === undefined || !isFiniteNumber(baseline)) return sideOf('baseline', 'baselineText', baseline);
  return { baseline: null, baselineText: `${formatNumber(baseline)} ${oldUnit}` };
}

/** What a rule asks for and nobody has. */
function lacking(checks: readonly Check[]): MetricRow[] {
  const rows = new Map<string, MetricRow>();
  for (const { lacks, limit, verdict, reason } of checks) {
    if (lacks === undefined) continue;
    const earlier = rows.get(lacks);
    const threshold = [earlier?.threshold, limit].filter(Boolean).join('; ');
    rows.set(lacks, { name: lacks, value: null, ...(threshold !== '' && { threshold }), verdict, reason });
  }
  return [...rows.values()];
}
