import { UserError } from '@mlops-actions/toolkit';
import { type Changes, changesOf } from './changes.js';
import type { Hub } from './client.js';
import type { Publication } from './publication.js';
import {
  NOTHING,
  type Repository,
  readHead,
  readRepository,
  readSnapshot,
  type Snapshot,
} from './repository.js';
import { overMarker, withoutMarker } from './unfinished.js';

/** What a revision holds, and what must be done to it. */
export interface Look {
  readonly snapshot: Snapshot & { readonly head: string };
  readonly changes: Changes;
}

/** Of the target's branch. */
export interface BranchLook extends Look {
  readonly repository: Repository;
  /** Whether the branch is yet to be made: it will begin with what `main` holds. */
  readonly isNewBranch: boolean;
}

/** @returns the changes alone when there is no such repository */
export async function lookAtBranch(
  hub: Hub,
  publication: Publication,
): Promise<BranchLook | { readonly changes: Changes }> {
  const { signal, target } = publication;
  const { repoId, branch } = target;
  const repository = await readRepository(hub, repoId, { signal });
  if (repository === undefined) {
    const composition = await publication.compose(NOTHING);
    return { changes: changesOf([], composition) };
  }
  if (target.private && !repository.private)
    throw new UserError(`private: is true, and ${repoId} is there already for everybody to see.`);
  const head = branch === 'main' ? repository.head : await readHead(hub, repoId, branch, { signal });
  const look = await lookAtCommit(hub, publication, head ?? repository.head);
  return { ...look, repository, isNewBranch: head === undefined };
}

export async function lookAtCommit(hub: Hub, publication: Publication, commit: string): Promise<Look> {
  const { signal, target } = publication;
  const snapshot = await readSnapshot(hub, target.repoId, commit, { signal });
  const composition = await publication.compose(withoutMarker(snapshot));
  signal?.throwIfAborted();
  return { snapshot, changes: changesOf(snapshot.files, overMarker(snapshot, composition)) };
}
