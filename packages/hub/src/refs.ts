import { createBranch } from '@huggingface/hub';
import { firstOf, UserError, visible } from '@mlops-actions/toolkit';
import { attempt } from './attempt.js';
import { access, ask, type Hub, isObject, strange } from './client.js';
import { Failure } from './failure.js';
import type { Manner } from './transport.js';

/** @returns tags with the commits that they are at */
export async function readTags(
  hub: Hub,
  repoId: string,
  manner: Manner = {},
): Promise<ReadonlyMap<string, string>> {
  const { json } = await ask(hub, `/api/models/${repoId}/refs`, manner);
  if (!Array.isArray(json?.tags) || !json.tags.every(isObject)) throw strange(hub);
  return new Map(
    json.tags.map(({ name, targetCommit }: Record<string, unknown>) => [String(name), String(targetCommit)]),
  );
}

/** A tag that is there already is fine when it is where it should be. */
export async function makeTag(
  hub: Hub,
  repoId: string,
  tag: string,
  commit: string,
  manner: Manner = {},
): Promise<void> {
  await attempt(hub, { doing: `tag ${repoId} "${visible(tag)}"`, repoId }, async () => {
    const { status } = await ask(hub, `/api/models/${repoId}/tag/${commit}`, {
      ...manner,
      method: 'POST',
      body: { tag },
      accept: [409],
    });
    if (status !== 409) return;
    const there = (await readTags(hub, repoId, manner)).get(tag);
    if (there !== commit) throw tagElsewhere(repoId, tag, there);
  });
}

export async function deleteTag(hub: Hub, repoId: string, tag: string, manner: Manner = {}): Promise<void> {
  await ask(hub, `/api/models/${repoId}/tag/${encodeURIComponent(tag)}`, {
    ...manner,
    method: 'DELETE',
    accept: [404],
  });
}

export function tagElsewhere(repoId: string, tag: string, commit = 'another commit'): UserError {
  return new UserError(tagProblem(repoId, tag, commit));
}

/** @param different files of which that commit has others */
export function tagProblem(
  repoId: string,
  tag: string,
  commit: string,
  different: readonly string[] = [],
): string {
  const which = different.length === 0 ? '' : `, with another ${firstOf(different, 5)}`;
  return `tag: "${visible(tag)}" is at ${commit.slice(0, 14)} in ${repoId}${which}, and tags are not moved. Write another tag, or delete that one on the Hub.`;
}

export function branchIsTag(repoId: string, branch: string): string {
  return `branch: "${visible(branch)}" is a tag in ${repoId}, and tags are not moved. Write the name of a branch, for example:\n  branch: main`;
}

/** A branch that is there already is fine. */
export async function makeBranch(
  hub: Hub,
  repoId: string,
  branch: string,
  revision: string,
  manner: Manner = {},
): Promise<void> {
  await attempt(hub, { doing: `make the branch "${visible(branch)}" of ${repoId}`, repoId }, async () => {
    try {
      const repo = { type: 'model' as const, name: repoId };
      await createBranch({ repo, branch, revision, ...access(hub, manner) });
    } catch (error) {
      if (!(error instanceof Failure) || error.status !== 409) throw error;
    }
  });
}
