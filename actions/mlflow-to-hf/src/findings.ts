import type { Plan, Published } from '@mlops-actions/hub';
import type { Composition } from './compose.js';
import type { Inputs } from './inputs.js';
import type { PickleFinding } from './pickles.js';
import type { Prepared } from './preflight.js';

/** What came of it. */
export interface Findings {
  readonly inputs: Inputs;
  readonly prepared: Prepared;
  readonly pickles: readonly PickleFinding[];
  readonly composition: Composition;
  readonly warnings: readonly string[];
  /** In a dry run, what would be. */
  readonly done:
    | ({ readonly kind: 'published' } & Published)
    | ({ readonly kind: 'planned' } & Plan)
    | { readonly kind: 'refused'; readonly reasons: readonly string[] };
}
