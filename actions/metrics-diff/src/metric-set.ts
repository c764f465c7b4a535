import type { Curve, Metric, MetricValue } from '@mlops-actions/metric-files';

/** What one file (or run) holds, by name. */
export interface FileMetrics {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly curves: ReadonlyMap<string, Curve>;
}

/** One side of the comparison, by file: its path in the workspace with `/`, or the `mlflow:` source as written. */
export type MetricSet = ReadonlyMap<string, FileMetrics>;

/** Most metrics of one report: more is no longer read by anybody, nor written into one file. */
export const mostMetrics = 10_000;

export function fileMetrics(metrics: Iterable<Metric>, curves: Iterable<Curve> = []): FileMetrics {
  return {
    metrics: new Map(Array.from(metrics, (metric) => [metric.name, metric])),
    curves: new Map(Array.from(curves, (curve) => [curve.name, curve])),
  };
}

/** A value that is no finite number, as a report and the history hold it: `NaN`, `adam`, `true`, `null`. */
export function textOf(value: MetricValue): string {
  return value === '' ? '""' : String(value);
}

/** The value as JSON can hold it: NaN and infinities as texts. */
export function inJson(value: MetricValue): MetricValue {
  return typeof value === 'number' && !Number.isFinite(value) ? textOf(value) : value;
}

const notFinite = new Map(
  [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((n) => [String(n), n]),
);

/** The value that `textOf` wrote; texts stay texts, so that `true` is compared as the text it is shown as. */
export function readValue(text: string): MetricValue {
  return text === '""' ? '' : (notFinite.get(text) ?? text);
}

export function isFiniteNumber(value: MetricValue | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
