export { inputsWith, RecordedLog, testPorts } from './ports.js';
export { python } from './python.js';
