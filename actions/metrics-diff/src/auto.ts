import { type BaselinePorts, baseOfPullRequest } from '@mlops-actions/baselines';
import { type Context, fieldOf, type GitHubEvent } from '@mlops-actions/toolkit';

/** The commit to compare with, or why there is none. */
export type Natural =
  | { readonly sha: string /** The branch that it is on. */; readonly branch: string }
  | { readonly sha?: undefined; readonly reason: string };

const zeros = /^0+$/;

/** Where a pull request parts from its base branch, the commit before a push, a merge queue's base. */
export async function naturalBaseline(ports: BaselinePorts): Promise<Natural> {
  const { context } = ports;
  const { event } = context;
  const [name, text] = [event?.name, textsOf(event)];
  if (name === 'pull_request' || name === 'pull_request_target') {
    const [base, head] = [text('pull_request.base.sha'), text('pull_request.head.sha')];
    if (base !== undefined && head !== undefined)
      return {
        sha: await baseOfPullRequest(base, head, ports),
        branch: baseBranch(context) ?? base.slice(0, 7),
      };
  }
  if (name === 'push') {
    const before = text('before');
    if (before !== undefined && zeros.test(before))
      return { reason: 'nothing comes before the first push of a branch or a tag' };
    if (before !== undefined) return { sha: before, branch: baseBranch(context) ?? 'before' };
  }
  if (name === 'merge_group') {
    const sha = text('merge_group.base_sha');
    if (sha !== undefined) return { sha, branch: baseBranch(context) ?? 'base' };
  }
  return {
    reason: `${name === undefined ? 'outside of GitHub' : `for ${name}`} nothing says which commit comes before`,
  };
}

/** The branch that a pull request goes into, or that anything else runs on; undefined where it is none. */
export function baseBranch({ event, ref }: Pick<Context, 'event' | 'ref'>): string | undefined {
  const text = textsOf(event);
  const merged = text('pull_request.base.ref') ?? text('merge_group.base_ref') ?? text('ref') ?? ref;
  if (merged?.startsWith('refs/') && !merged.startsWith('refs/heads/')) return undefined;
  return merged?.replace(/^refs\/heads\//, '');
}

function textsOf(event: GitHubEvent | undefined): (field: string) => string | undefined {
  return (field) => {
    const value = fieldOf(event?.payload, field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
}
