import { type GitHub, headOfPullRequest, pullRequestOf } from '@mlops-actions/github';
import { type Context, fieldOf, UserError } from '@mlops-actions/toolkit';
import type { Target } from './target.js';

/** Where the comment goes. */
export type Place =
  | {
      /** A pull request's comments are those of the issue of its number. */
      readonly kind: 'issue';
      readonly number: number;
      /** Head of the pull request, where the event tells. */
      readonly headSha?: string;
    }
  | { readonly kind: 'commit'; readonly sha: string }
  /** Nowhere, and why. */
  | { readonly kind: 'none'; readonly reason: string };

/** @throws UserError when the user asks for a pull request and there is none */
export async function findPlace(target: Target, github: GitHub, context: Context): Promise<Place> {
  const sha = shaOfRun(context);
  if (target.kind === 'issue') return { ...target, ...headOf(target.number, context) };
  if (target.kind === 'sha') return { kind: 'commit', sha: target.sha };
  if (target.kind === 'commit') {
    if (sha === undefined)
      throw new UserError(
        'target: commit asks for the commit of this run, which is not known. Write target: commit/SHA.',
      );
    return { kind: 'commit', sha };
  }
  const { pullRequest, reason } = await pullRequestOf(github, context.event, context.sha);
  if (pullRequest !== undefined) {
    const { number, headSha } = pullRequest;
    return { kind: 'issue', number, ...(headSha !== undefined && { headSha }) };
  }
  if (target.kind === 'pr')
    throw new UserError(
      `target: pr asks for the pull request of this run, and there is none: ${reason}. Name it, for example:\n  number: \${{ inputs.pull-request }}`,
    );
  return { kind: 'none', reason };
}

/**
 * The commit that the run is about: on a pull request its head, and not the merge that GitHub made of it for the run;
 * after another workflow that one's.
 */
export function shaOfRun({ event, sha }: Context): string | undefined {
  for (const field of ['pull_request.head.sha', 'workflow_run.head_sha']) {
    const found = fieldOf(event?.payload, field);
    if (typeof found === 'string') return found;
  }
  return sha;
}

function headOf(number: number, context: Context): { headSha?: string } {
  const headSha = shaOfRun(context);
  const isOfRun = fieldOf(context.event?.payload, 'pull_request.number') === number;
  return isOfRun && headSha !== undefined ? { headSha } : {};
}

/**
 * The commit that a check run at the place belongs to. Asked for only where the event does not tell: one that names a pull
 * request runs for the default branch.
 */
export async function shaAt(
  place: Place | undefined,
  github: GitHub,
  context: Context,
): Promise<string | undefined> {
  if (place?.kind === 'commit') return place.sha;
  if (place?.kind === 'issue') return place.headSha ?? headOfPullRequest(github, place.number);
  return shaOfRun(context);
}
