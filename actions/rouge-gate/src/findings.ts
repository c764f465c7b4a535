import type { Judged } from '@mlops-actions/metrics';
import type { Comparison } from './compare.js';
import type { Evaluation } from './evaluate.js';
import type { Inputs } from './inputs.js';

/** All that a run found out, before it is put into words. */
export interface Findings {
  readonly inputs: Inputs;
  readonly evaluation: Evaluation;
  readonly comparison: Comparison | undefined;
  readonly judged: Judged;
  readonly signature: string;
  /** Name of the score that examples are ranked by. */
  readonly leading: string;
  /** How many files held the predictions. */
  readonly files: number;
}
