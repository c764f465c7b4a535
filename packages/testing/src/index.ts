export { type MlflowServer, startMlflow } from './mlflow.js';
export { inputsWith, newFolder, RecordedLog, testPorts } from './ports.js';
export { python } from './python.js';
