import type { Unit } from '@mlops-actions/language-model';
import type { Judged } from '@mlops-actions/metrics';
import type { Comparison } from './compare.js';
import type { Inputs } from './inputs.js';
import type { Losses } from './losses.js';
import type { Definition } from './settings.js';
import type { Value } from './values.js';

/** All that a run found out, before it is put into words. */
export interface Findings {
  readonly inputs: Inputs;
  /** What was measured, for people. */
  readonly label: string;
  readonly losses: Losses;
  /** The unit of `perplexity`. */
  readonly unit: Unit;
  readonly values: readonly Value[];
  readonly definition: Definition;
  readonly comparison: Comparison | undefined;
  readonly judged: Judged;
}
