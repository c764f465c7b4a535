export { type BootstrapOptions, bootstrapMeans, bootstrapRatio, type Interval } from './bootstrap.js';
export { GroupedRows, type Ratio } from './grouped-rows.js';
export { Lowest } from './lowest.js';
export { type PairedTest, pairedRatioTest, pairedTest } from './paired-test.js';
