import type { Action } from '@mlops-actions/toolkit';
import { type Inputs, readInputs } from './inputs.js';
import { run } from './run.js';

export const action: Action<Inputs> = { name: 'mlflow-to-hf', readInputs, run };
