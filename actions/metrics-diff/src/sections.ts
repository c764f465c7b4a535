import { formatNumber } from '@mlops-actions/metrics';
import { type Section, sparkline } from '@mlops-actions/report';
import type { Compared } from './compare.js';
import { curveSections } from './curves.js';
import type { Findings } from './findings.js';
import { metricsOf } from './history.js';
import { isFiniteNumber } from './metric-set.js';
import { checksByMetric } from './rows.js';

const mostTrends = 50;
const mostPast = 30;

/** The parts of the report below its table of metrics, in their order; parts without content are left out. */
export function sectionsOf(findings: Findings): Section[] {
  const { current, baseline, old } = findings;
  return [
    ...worthKnowing(findings),
    ...curveSections(current, baseline, old.state === 'found' ? old.label : ''),
    ...trends(findings),
  ];
}

function worthKnowing({ judged, warnings, old }: Findings): Section[] {
  // A check of no metric has no row that could say why it failed.
  const others = judged.checks.filter(
    ({ of, lacks, verdict }) => verdict === 'fail' && of.length === 0 && lacks === undefined,
  );
  const texts = [
    ...others.map(({ text, reason }) => `${text}: ${reason}.`),
    ...(old.state === 'absent' && others.length === 0 ? [`Nothing to compare with: ${old.reason}.`] : []),
    ...warnings,
    ...withoutDirection(judged.undirected),
  ];
  return texts.length === 0
    ? []
    : [{ title: 'Worth knowing', blocks: texts.map((text) => ({ kind: 'text', text })) }];
}

/** What patterns of max-regression could not judge, in one line. */
export function withoutDirection(metrics: readonly Compared[]): string[] {
  const [first] = metrics;
  if (first === undefined) return [];
  const shown = metrics.slice(0, 20).map(({ label }) => label);
  return [
    `max-regression does not judge ${shown.join(', ')}${metrics.length > shown.length ? `, … (${metrics.length})` : ''}: whether higher or lower is better is not known. A line of direction says so, for example: ${first.label} higher, or ${first.label} none`,
  ];
}

/** The way that a changed or failing metric has come, where there is a history. */
function trends({ metrics, judged, past }: Findings): Section[] {
  if (past.length === 0) return [];
  const checks = checksByMetric(judged.checks);
  const isOfInterest = (metric: Compared) =>
    ['better', 'worse', 'changed'].includes(metric.change ?? '') ||
    (checks.get(metric) ?? []).some(({ verdict }) => verdict === 'fail');
  const entries = past.slice(-mostPast).map(metricsOf);
  const rows = metrics.filter(isOfInterest).flatMap((metric) => {
    const values = [
      ...entries.map((entry) => entry.get(metric.file)?.metrics.get(metric.name)?.value),
      metric.current,
    ];
    const numbers = values.map((value) => (isFiniteNumber(value) ? value : null));
    const known = numbers.filter((value) => value !== null);
    if (known.length < 2) return [];
    const [low, high] = [Math.min(...known), Math.max(...known)];
    return [
      [
        metric.label,
        sparkline(numbers),
        `${formatNumber(low)} to ${formatNumber(high)}`,
        String(known.length),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const { length } = rows.splice(mostTrends);
  return [
    {
      title: 'Trend',
      blocks: [
        {
          kind: 'table',
          columns: [
            { header: 'Metric' },
            { header: 'Oldest to current' },
            { header: 'Least to greatest', align: 'right' },
            { header: 'Values', align: 'right' },
          ],
          rows,
          ...(length > 0 && { more: length }),
        },
      ],
    },
  ];
}
