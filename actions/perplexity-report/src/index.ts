import type { Action } from '@mlops-actions/toolkit';
import { type Inputs, readInputs } from './inputs.js';
import { run } from './run.js';

export const action: Action<Inputs> = { name: 'perplexity-report', readInputs, run };
