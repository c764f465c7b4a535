import type { Curve } from '@mlops-actions/metric-files';
import type { Block, ChartBlock, Section } from '@mlops-actions/report';
import type { MetricSet } from './metric-set.js';

/** Charts that stand open, and all that are shown; a page with more is no longer read. */
const mostOpen = 12;
const most = 40;
/** Most points of a chart in the report: more would not fit on any screen. */
const mostPoints = 200;

interface Drawn {
  readonly chart: ChartBlock;
  /** How far the two lines are from each other, as a share of their range; 0 without a baseline. */
  readonly distance: number;
}

/** Every curve beside its baseline; those that changed most come first, and constant ones are left out. */
export function curveSections(current: MetricSet, baseline: MetricSet | undefined, label: string): Section[] {
  const several = current.size > 1;
  const gone: string[] = [];
  const drawn: Drawn[] = [];
  for (const [file, { curves }] of current) {
    const old = baseline?.get(file)?.curves;
    for (const curve of curves.values()) {
      const title = several ? `${file}: ${curve.name}` : curve.name;
      const found = draw(title, curve, old?.get(curve.name), label);
      if (found !== undefined) drawn.push(found);
    }
    gone.push(...[...(old?.keys() ?? [])].filter((name) => !curves.has(name)));
  }
  // The sort is stable: equally changed ones stay in the order of the files.
  const charts = drawn.sort((a, b) => b.distance - a.distance).map(({ chart }) => chart);
  const [open, folded, left] = [
    charts.slice(0, mostOpen),
    charts.slice(mostOpen, most),
    charts.length - most,
  ];
  const notes: Block[] = [
    ...(left > 0 ? [{ kind: 'text', text: `${left} more that changed less are left out.` } as const] : []),
    ...(gone.length > 0 ? [{ kind: 'text', text: `Gone: ${gone.join(', ')}.` } as const] : []),
  ];
  if (folded.length === 0) return section('Curves', [...open, ...notes]);
  return [
    ...section('Curves', open),
    ...section(`${folded.length} more curves`, [...folded, ...notes], true),
  ];
}

function section(title: string, blocks: readonly Block[], collapsed = false): Section[] {
  return blocks.length === 0 ? [] : [{ title, blocks, ...(collapsed && { collapsed }) }];
}

function draw(title: string, curve: Curve, old: Curve | undefined, label: string): Drawn | undefined {
  // Steps do not stand beside epochs.
  const lines = old?.axis === curve.axis ? [byStep(curve), byStep(old)] : [byStep(curve)];
  const steps = [...new Set(lines.flatMap((line) => [...line.keys()]))].sort((a, b) => a - b);
  const [now, before] = lines.map((line) => steps.map((step) => line.get(step) ?? null));
  const values = [...now!, ...(before ?? [])].filter((value) => value !== null);
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(low < high)) return undefined;
  const chart: ChartBlock = {
    kind: 'chart',
    shape: 'line',
    title: curve.axis === 'index' ? title : `${title} by ${curve.axis}`,
    labels: thinned(steps.map(String), ([first]) => first!),
    series: [
      ...(before === undefined ? [] : [{ name: label, values: thinned(before, meanOf) }]),
      { name: 'current', values: thinned(now!, meanOf) },
    ],
  };
  return { chart, distance: before === undefined ? 0 : distance(now!, before) / (high / 2 - low / 2) };
}

/** A step that is there twice, as after a resumed training, has its last value. */
function byStep({ steps, values }: Curve): Map<number, number | null> {
  return new Map(steps.map((step, index) => [step, values[index] ?? null]));
}

/** Mean distance where both have a value, halved, since the difference of two numbers can be infinite. */
function distance(now: readonly (number | null)[], before: readonly (number | null)[]): number {
  const sizes = now.flatMap((value, index) => {
    const old = before[index] ?? null;
    return value === null || old === null ? [] : [Math.abs(value / 2 - old / 2)];
  });
  return sizes.reduce((sum, size) => sum + size / sizes.length, 0);
}

function thinned<T>(list: readonly T[], pick: (part: readonly T[]) => T): T[] {
  if (list.length <= mostPoints) return [...list];
  return Array.from({ length: mostPoints }, (_, index) =>
    pick(
      list.slice(
        Math.floor((index * list.length) / mostPoints),
        Math.floor(((index + 1) * list.length) / mostPoints),
      ),
    ),
  );
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
}
