import type { Action } from '@mlops-actions/toolkit';
import { cleanUp } from './clean-up.js';
import { type Inputs, readInputs } from './inputs.js';
import { run } from './run.js';

export const action: Action<Inputs> = { name: 'docker-hub-publish', readInputs, run, cleanUp };
