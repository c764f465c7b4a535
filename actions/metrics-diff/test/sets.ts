import type { MetricValue } from '@mlops-actions/metric-files';
import { fileMetrics, type MetricSet } from '../src/metric-set.js';

/** One side of a comparison, of one file. */
export const setOf = (values: Record<string, MetricValue>, file = 'm.json'): MetricSet =>
  new Map([[file, fileMetrics(Object.entries(values).map(([name, value]) => ({ name, value })))]]);
