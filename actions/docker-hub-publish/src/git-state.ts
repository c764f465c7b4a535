import type { GitState } from '@mlops-actions/docker';
import type { Context } from '@mlops-actions/toolkit';

/** What the run is about, as far as GitHub tells. */
export function gitStateOf({ ref, sha, event }: Context): GitState {
  const payload = event?.payload ?? {};
  const pullRequest = numberIn(payload.pull_request) ?? Number(/^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1]);
  const defaultBranch = textIn(payload.repository, 'default_branch');
  return {
    ...(ref && { ref }),
    ...(sha && { sha }),
    ...(Number.isInteger(pullRequest) && { pullRequest }),
    ...(defaultBranch && { defaultBranch }),
  };
}

function numberIn(value: unknown): number | undefined {
  const { number } = Object(value) as { number?: unknown };
  return typeof number === 'number' ? number : undefined;
}

function textIn(value: unknown, key: string): string | undefined {
  const text = (Object(value) as Record<string, unknown>)[key];
  return typeof text === 'string' ? text : undefined;
}
