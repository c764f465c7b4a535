export { readMetricFile } from './read.js';
export type { Curve, Metric, MetricFile, MetricFileKind, MetricValue } from './types.js';
