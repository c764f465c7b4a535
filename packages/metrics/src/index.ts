export { type Check, failureOf, failuresOf, type Judged, limitOf, tellChecks } from './check.js';
export { type Direction, knownDirection } from './direction.js';
export { distinctNumbers, formatNumber } from './numbers.js';
export { parseRegressions } from './parse-regressions.js';
export { parseThresholds } from './parse-thresholds.js';
export { judgeRegression, type Regression } from './regression.js';
export { tally } from './tally.js';
export { judgeThreshold, type Threshold } from './threshold.js';
export { type FailOn, failsJob, type Judgement, type Verdict, worstVerdict } from './verdict.js';
