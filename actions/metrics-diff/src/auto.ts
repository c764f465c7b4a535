import { type BaselinePorts, mergeBaseOf } from '@mlops-actions/baselines';
import { fieldOf, type GitHubEvent } from '@mlops-actions/toolkit';

/** The commit to compare with, or why there is none. */
export type Natural =
  | { readonly sha: string /** The branch that it is on. */; readonly branch: string }
  | { readonly sha?: undefined; readonly reason: string };

const zeros = /^0+$/;

/** A pull request's merge base with its base branch, the commit before a push, a merge queue's base. */
export async function naturalBaseline(
  event: GitHubEvent | undefined,
  ports: BaselinePorts,
): Promise<Natural> {
  const [name, text] = [event?.name, textsOf(event)];
  if (name === 'pull_request' || name === 'pull_request_target') {
    const [base, head] = [text('pull_request.base.sha'), text('pull_request.head.sha')];
    if (base !== undefined && head !== undefined)
      return { sha: await mergeBaseOf(base, head, ports), branch: baseBranch(event) ?? base.slice(0, 7) };
  }
  if (name === 'push') {
    const before = text('before');
    if (before !== undefined && zeros.test(before))
      return { reason: 'the branch is new: no commit comes before its first push' };
    if (before !== undefined) return { sha: before, branch: baseBranch(event) ?? 'before' };
  }
  if (name === 'merge_group') {
    const sha = text('merge_group.base_sha');
    if (sha !== undefined) return { sha, branch: baseBranch(event) ?? 'base' };
  }
  return {
    reason: `${name === undefined ? 'outside of GitHub' : `for ${name}`} nothing says which commit comes before`,
  };
}

/** The branch that a pull request goes into, or that a push is of; undefined where the event has none. */
export function baseBranch(event: GitHubEvent | undefined): string | undefined {
  const text = textsOf(event);
  const merged = text('pull_request.base.ref') ?? text('merge_group.base_ref') ?? text('ref');
  if (merged?.startsWith('refs/') && !merged.startsWith('refs/heads/')) return undefined;
  return merged?.replace(/^refs\/heads\//, '');
}

function textsOf(event: GitHubEvent | undefined): (field: string) => string | undefined {
  return (field) => {
    const value = fieldOf(event?.payload, field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
}
