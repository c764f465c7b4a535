export { type MlflowAccess, mlflowAccess } from './access.js';
export { type ArtifactFile, type Artifacts, type DownloadOptions, openArtifacts } from './artifacts/open.js';
export { connectMlflow, type Mlflow, type MlflowSettings } from './client.js';
export { type ModelFacts, readModelFacts } from './facts.js';
export { type MlflowMetrics, readMlflowMetrics } from './metrics.js';
export { type ModelSource, type ResolvedModel, resolveModel } from './resolve.js';
export type { Retry } from './retry.js';
export type { Dataset } from './runs.js';
export { type MlflowSource, parseMlflowSource } from './source.js';
