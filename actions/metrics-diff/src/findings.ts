import type { OldSide } from './baseline.js';
import type { Compared } from './compare.js';
import type { Entry } from './history.js';
import type { Inputs } from './inputs.js';
import type { Judged } from './judge.js';
import type { MetricSet } from './metric-set.js';

/** All that a run found out, before it is put into words. */
export interface Findings {
  readonly inputs: Inputs;
  readonly current: MetricSet;
  readonly old: OldSide;
  /** The old side without what is left out; undefined when nothing is compared. */
  readonly baseline: MetricSet | undefined;
  readonly metrics: readonly Compared[];
  readonly judged: Judged;
  /** What the user should know. */
  readonly warnings: readonly string[];
  /** Of the branch that counts, before this commit, oldest first. */
  readonly past: readonly Entry[];
}
