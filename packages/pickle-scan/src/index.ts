export { scanFile } from './scan-file.js';
export type { PickleFormat, PickleImport, PickleScan } from './types.js';
