import type { Direction } from '@mlops-actions/metrics';

/** As the file has it: NaN and ±Infinity are numbers, a text is never read as one (except in CSV, where all is text). */
export type MetricValue = number | string | boolean | null;

export interface Metric {
  /** The keys that lead to it, joined by dots. No two metrics of a file have the same. */
  readonly name: string;
  readonly value: MetricValue;
  readonly unit?: string;
  /** Only where the file itself says so. */
  readonly direction?: Direction;
}

/** At least two points, in the order of the file, turned round where its steps only go down; one at least is a number. */
export interface Curve {
  /** That of the metric that is its last value, where the file has steps; a plain list is no metric. */
  readonly name: string;
  /** What `steps` count: the name of the file's step column; `index` for a plain list, counted from 0. */
  readonly axis: string;
  /** As many as `values`, finite. */
  readonly steps: readonly number[];
  /** null: no finite number (NaN, ±Infinity, a text). Steps at which the file has nothing are left out. */
  readonly values: readonly (number | null)[];
}

export type MetricFileKind =
  | 'json'
  | 'yaml'
  | 'toml'
  | 'csv'
  | 'tsv'
  | 'dvclive'
  | 'hf-trainer'
  | 'lm-eval'
  | 'github-action-benchmark';

export interface MetricFile {
  readonly kind: MetricFileKind;
  readonly metrics: readonly Metric[];
  readonly curves: readonly Curve[];
  /** Names of what was found and is neither: lists of texts, matrices, empty lists, empty columns. */
  readonly skipped: readonly string[];
}
