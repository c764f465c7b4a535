import type { Metric, MetricValue } from '@mlops-actions/metric-files';
import { type Direction, knownDirection } from '@mlops-actions/metrics';
import type { Change } from '@mlops-actions/report';
import { visible } from '@mlops-actions/toolkit';
import { isFiniteNumber, type MetricSet, textOf } from './metric-set.js';
import { type Named, rulesFor } from './pattern.js';
import type { DirectionRule, NoiseRule } from './rules.js';

/** A metric with both of its sides. */
export interface Compared extends Named {
  /** For messages: the name, after that of the file where another file has a metric of the same name. */
  readonly label: string;
  /** undefined: this side has no such metric */
  readonly current: MetricValue | undefined;
  readonly baseline: MetricValue | undefined;
  readonly unit?: string;
  /** That of the baseline, where it is another: the numbers don't compare. */
  readonly oldUnit?: string;
  /** `none`: the user does not want it judged; undefined: nobody knows. */
  readonly direction: Direction | 'none' | undefined;
  /** Absent without a baseline to compare with. */
  readonly change?: Change;
  /** current − baseline, where both are finite and in one unit */
  readonly delta?: number;
  /** delta / |baseline|; null where the baseline is 0 */
  readonly relative?: number | null;
  /** Whether there is a change, and it is so small that it counts as none. */
  readonly isNoise: boolean;
}

/** Sums of the same numbers in another order differ by less, as a fraction. */
const rounding = 1e-12;

/**
 * Every metric of either side, in the order of the files; those that are gone follow the file's others.
 * @param baseline undefined when there is nothing to compare with
 */
export function compare(
  current: MetricSet,
  baseline: MetricSet | undefined,
  rules: { readonly directions: readonly DirectionRule[]; readonly noise: readonly NoiseRule[] },
): Compared[] {
  const all = namesIn(current, baseline);
  const files = new Map<string, number>();
  for (const { name } of all) files.set(name, (files.get(name) ?? 0) + 1);
  return all.map((named) => {
    const { file, name } = named;
    const [metric, old] = [current.get(file)?.metrics.get(name), baseline?.get(file)?.metrics.get(name)];
    const direction = directionOf(named, metric ?? old, rules.directions);
    return {
      ...named,
      label: visible(files.get(name) === 1 ? name : `${file}:${name}`),
      current: metric?.value,
      baseline: old?.value,
      ...unitsOf(metric, old),
      direction,
      ...differenceOf(metric, old, direction, rulesFor(rules.noise, named)[0], baseline !== undefined),
    };
  });
}

function namesIn(current: MetricSet, baseline: MetricSet | undefined): Named[] {
  const namesOf = (set: MetricSet | undefined, file: string) => set?.get(file)?.metrics.keys() ?? [];
  const files = new Set([...current.keys(), ...(baseline?.keys() ?? [])]);
  return [...files].flatMap((file) =>
    Array.from(new Set([...namesOf(current, file), ...namesOf(baseline, file)]), (name) => ({ file, name })),
  );
}

/** The user's word counts before the file's, and that before what the name says. */
function directionOf(
  named: Named,
  metric: Metric | undefined,
  rules: readonly DirectionRule[],
): Direction | 'none' | undefined {
  return rulesFor(rules, named)[0]?.direction ?? metric?.direction ?? knownDirection(named.name);
}

function unitsOf(metric: Metric | undefined, old: Metric | undefined): Pick<Compared, 'unit' | 'oldUnit'> {
  const unit = metric?.unit ?? old?.unit;
  if (unit === undefined) return {};
  return old?.unit === undefined || old.unit === unit ? { unit } : { unit, oldUnit: old.unit };
}

type Difference = Pick<Compared, 'change' | 'delta' | 'relative' | 'isNoise'>;

function differenceOf(
  metric: Metric | undefined,
  old: Metric | undefined,
  direction: Compared['direction'],
  noise: NoiseRule | undefined,
  hasBaseline: boolean,
): Difference {
  if (!hasBaseline) return { isNoise: false };
  const [current, baseline] = [metric?.value, old?.value];
  const same = unitsOf(metric, old).oldUnit === undefined;
  if (!isFiniteNumber(current) || !isFiniteNumber(baseline) || !same)
    return { change: withoutNumbers(current, baseline, same), isNoise: false };
  const delta = current - baseline;
  const size = Math.abs(delta);
  const slack = rounding * Math.max(Math.abs(current), Math.abs(baseline));
  const band = noise === undefined ? 0 : noise.relative ? noise.amount * Math.abs(baseline) : noise.amount;
  const relative = delta / Math.abs(baseline);
  return {
    change: size <= band + slack ? 'unchanged' : judged(delta, direction),
    // The difference of two finite numbers, and its share, can be too large for a number.
    ...(Number.isFinite(delta) && { delta, relative: Number.isFinite(relative) ? relative : null }),
    isNoise: size > slack && size <= band + slack,
  };
}

function judged(delta: number, direction: Compared['direction']): Change {
  if (direction === undefined || direction === 'none') return 'changed';
  return delta > 0 === (direction === 'higher') ? 'better' : 'worse';
}

/** `invalid` is said of a current value: one that the baseline alone spoils is a number again. */
function withoutNumbers(
  current: MetricValue | undefined,
  baseline: MetricValue | undefined,
  same: boolean,
): Change {
  if (current === undefined) return 'removed';
  if (typeof current === 'number' && !Number.isFinite(current)) return 'invalid';
  if (baseline === undefined) return 'new';
  if (isFiniteNumber(current)) return same ? 'changed' : 'invalid';
  if (isFiniteNumber(baseline)) return 'invalid';
  return textOf(current) === textOf(baseline) ? 'unchanged' : 'changed';
}
