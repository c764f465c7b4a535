export { connectMlflow, type Mlflow, type MlflowSettings } from './client.js';
export { type MetricPoint, readHistory } from './history.js';
export { type MlflowMetrics, readMlflowMetrics } from './metrics.js';
export { type MlflowSource, parseMlflowSource } from './source.js';
