import type { Direction } from '@mlops-actions/metrics';
import type { Findings } from './findings.js';
import { isObject, scalarOf } from './walk.js';

interface Results {
  readonly results: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly higher_is_better?: unknown;
}

/** results_*.json of lm-evaluation-harness (0.3, 0.4), told by its table of the tasks' versions. */
export const isLmEval = (
  document: Readonly<Record<string, unknown>>,
): document is Readonly<Record<string, unknown>> & Results =>
  isObject(document.versions) &&
  isObject(document.results) &&
  Object.values(document.results).every(isObject);

/** What stands among a task's metrics and is none. */
const NO_METRICS = new Set(['alias', 'name', 'samples', 'sample_len', 'sample_count', ' ']);

/**
 * `results.<task>."acc,none"` is the metric `<task>.acc`; a filter other than `none` stays: `gsm8k.exact_match,strict-match`.
 * Groups are tasks among the others. `acc_stderr` and the rest of the file (settings, versions, sample counts) are not read.
 */
export function addLmEval(findings: Findings, { results, higher_is_better }: Results): void {
  for (const [task, values] of Object.entries(results)) {
    const path = findings.within('', task);
    const higher = isObject(higher_is_better) ? higher_is_better[task] : undefined;
    for (const [key, given] of Object.entries(values)) {
      if (NO_METRICS.has(key) || isStderr(key, values)) continue;
      const { metric, filter } = split(key);
      const name = findings.within(path, filter === '' || filter === ',none' ? metric : key);
      const value = scalarOf(given);
      if (value === undefined) {
        findings.skip(name);
        continue;
      }
      findings.metric({ name, value, ...directionOf(isObject(higher) ? higher[metric] : undefined) });
    }
  }
}

/** `acc,none` as `acc` and `,none`; before 0.4 there was no filter. */
function split(key: string): { metric: string; filter: string } {
  const comma = key.indexOf(',');
  return comma < 0 ? { metric: key, filter: '' } : { metric: key.slice(0, comma), filter: key.slice(comma) };
}

function isStderr(key: string, values: object): boolean {
  const { metric, filter } = split(key);
  return metric.endsWith('_stderr') && `${metric.slice(0, -'_stderr'.length)}${filter}` in values;
}

const directionOf = (higher: unknown): { direction?: Direction } =>
  typeof higher === 'boolean' ? { direction: higher ? 'higher' : 'lower' } : {};
