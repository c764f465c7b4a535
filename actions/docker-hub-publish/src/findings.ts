import type { Inputs } from './inputs.js';
import type { Prepared } from './preflight.js';
import type { Failure, Release } from './release.js';

/** Everything that the outputs and the report are made of. */
export interface Findings {
  readonly inputs: Inputs;
  readonly prepared: Prepared;
  readonly release: Release;
  /** What was done on Docker Hub, a line each. */
  readonly hub: readonly string[];
  /** The compose file that was written, from the workspace. */
  readonly composeFile?: string;
  /** What went wrong after the images were pushed. */
  readonly failure?: Failure;
}
