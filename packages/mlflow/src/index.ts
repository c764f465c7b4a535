export { type MlflowAccess, mlflowAccess } from './access.js';
export { connectMlflow, type Mlflow, type MlflowSettings } from './client.js';
export { type MlflowMetrics, readMlflowMetrics } from './metrics.js';
export { type MlflowSource, parseMlflowSource } from './source.js';
