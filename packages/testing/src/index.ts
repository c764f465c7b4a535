export { jsonl, readJsonl, writeFiles } from './files.js';
export { hubPython } from './hub-python.js';
export { inputsFrom } from './inputs.js';
export { type MlflowOptions, type MlflowServer, startMlflow } from './mlflow.js';
export { type LoggedModel, logModels, type ModelKind, predictionsOf } from './models.js';
export { newFolder, RecordedLog, testPorts } from './ports.js';
export { python } from './python.js';
export { refusalOf } from './refusal.js';
export { type S3, startS3 } from './s3.js';
