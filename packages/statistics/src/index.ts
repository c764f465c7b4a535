export {
  type BootstrapOptions,
  bootstrapColumns,
  bootstrapMeans,
  bootstrapRatio,
  type Interval,
} from './bootstrap.js';
export { GroupedRows, largest, type Ratio } from './grouped-rows.js';
export { Lowest } from './lowest.js';
export { type PairedTest, pairedRatioTest, pairedTest } from './paired-test.js';
