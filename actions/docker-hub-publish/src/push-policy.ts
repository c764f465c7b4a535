import type { Context } from '@mlops-actions/toolkit';
import type { Choice } from './inputs.js';

/** Events of which people with the right to write are the cause. `workflow_run` is not: a fork's pull request may be. */
const PUSHING = ['push', 'create', 'release', 'schedule', 'workflow_dispatch', 'repository_dispatch'];

export interface PushPolicy {
  readonly push: boolean;
  /** Why not, for people. */
  readonly why: string;
}

export function pushPolicy(choice: Choice, { event }: Context): PushPolicy {
  if (choice !== 'auto') return { push: choice === 'true', why: `push is ${choice}` };
  const name = event?.name ?? '';
  if (PUSHING.includes(name)) return { push: true, why: '' };
  return {
    push: false,
    why:
      name === '' ? 'no event of GitHub started this' : `on ${name} nothing is pushed, unless push is true`,
  };
}
