import { UserError, visible } from '@mlops-actions/toolkit';
import type { Curve, Metric, MetricFile, MetricFileKind } from './types.js';

/** More is no list of metrics that a person reads, but data under the wrong input. */
const MAX_NAMES = 10_000;

/** What a file holds, as it is found: refuses a name that is empty or is there twice, and too many of them. */
export class Findings {
  readonly file: string;
  readonly #metrics = new Map<string, Metric>();
  readonly #curves = new Map<string, Curve>();
  readonly #skipped = new Set<string>();

  constructor(file: string) {
    this.file = file;
  }

  /** The name of what `key` names within `path`. */
  within(path: string, key: string): string {
    if (key !== '') return path === '' ? key : `${path}.${key}`;
    const where = path === '' ? '' : ` in "${visible(path)}"`;
    throw new UserError(`${visible(this.file)}: has a value without a name${where} (an empty key). Name it.`);
  }

  metric(metric: Metric): void {
    this.#check(metric.name, this.#metrics);
    this.#metrics.set(metric.name, metric);
  }

  curve(curve: Curve): void {
    this.#check(curve.name, this.#curves);
    this.#curves.set(curve.name, curve);
  }

  skip(name: string): void {
    this.#skipped.add(name);
  }

  as(kind: MetricFileKind): MetricFile {
    return {
      kind,
      metrics: [...this.#metrics.values()],
      curves: [...this.#curves.values()],
      skipped: [...this.#skipped],
    };
  }

  twice(name: string): UserError {
    return new UserError(
      `${visible(this.file)}: two values have the name "${visible(name)}". Rename one of them; nested keys are joined by ` +
        'dots, so {"a": {"b": 1}} and {"a.b": 1} are the same name.',
    );
  }

  #check(name: string, before: ReadonlyMap<string, unknown>): void {
    if (before.has(name)) throw this.twice(name);
    if (before.size === MAX_NAMES) {
      throw new UserError(
        `${visible(this.file)}: holds more than ${MAX_NAMES} values, too many to be metrics. ` +
          'Is it data rather than results? Write the numbers to compare to a file of their own.',
      );
    }
  }
}
