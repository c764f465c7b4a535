export { jsonl, readJsonl, writeFiles } from './files.js';
export { inputsFrom } from './inputs.js';
export { type MlflowServer, startMlflow } from './mlflow.js';
export { newFolder, RecordedLog, testPorts } from './ports.js';
export { python } from './python.js';
export { refusalOf } from './refusal.js';
