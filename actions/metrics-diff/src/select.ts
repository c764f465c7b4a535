import { UserError, visible } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import type { MetricSet } from './metric-set.js';
import { matches } from './pattern.js';

export interface Selected {
  readonly current: MetricSet;
  readonly baseline: MetricSet | undefined;
  /** Patterns that mean nothing. */
  readonly warnings: readonly string[];
}

/**
 * Both sides without what `include` and `exclude` leave out.
 * @throws UserError when nothing is left
 */
export function select(
  { include, exclude }: Inputs,
  current: MetricSet,
  baseline: MetricSet | undefined,
): Selected {
  if (include.length === 0 && exclude.length === 0) return { current, baseline, warnings: [] };
  const unused = new Set([
    ...include.map((pattern) => `include ${pattern}`),
    ...exclude.map((pattern) => `exclude ${pattern}`),
  ]);
  const matched = (input: string, patterns: readonly string[], file: string, name: string) => {
    const found = patterns.filter((pattern) => matches(pattern, { file, name }));
    for (const pattern of found) unused.delete(`${input} ${pattern}`);
    return found.length > 0;
  };
  const isKept = (file: string, name: string) => {
    const [included, excluded] = [
      matched('include', include, file, name),
      matched('exclude', exclude, file, name),
    ];
    return (include.length === 0 || included) && !excluded;
  };
  const kept = (set: MetricSet): MetricSet =>
    new Map(
      Array.from(set, ([file, { metrics, curves }]) => [
        file,
        {
          metrics: new Map([...metrics].filter(([name]) => isKept(file, name))),
          curves: new Map([...curves].filter(([name]) => isKept(file, name))),
        },
      ]),
    );
  const [now, before] = [kept(current), baseline && kept(baseline)];
  if ([...now.values()].every(({ metrics, curves }) => metrics.size + curves.size === 0)) {
    const names = [...current.values()].flatMap(({ metrics, curves }) => [
      ...metrics.keys(),
      ...curves.keys(),
    ]);
    throw new UserError(
      `include and exclude leave no metric. There are ${names.slice(0, 12).map(visible).join(', ')}${names.length > 12 ? ', …' : ''}. Write for example:\n  include: ${visible(names[0] ?? '*')}`,
    );
  }
  return {
    current: now,
    baseline: before,
    warnings: Array.from(unused, (rule) => `${rule}: matches no metric.`),
  };
}
