export { type BootstrapOptions, bootstrapMeans, type Interval } from './bootstrap.js';
export { GroupedRows } from './grouped-rows.js';
export { type PairedTest, pairedTest } from './paired-test.js';
