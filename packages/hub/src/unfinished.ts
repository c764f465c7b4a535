import { createRepo } from '@huggingface/hub';
import { visible } from '@mlops-actions/toolkit';
import { attempt } from './attempt.js';
import type { Composition } from './changes.js';
import { access, ask, type Hub } from './client.js';
import { digestText } from './digest.js';
import { Failure } from './failure.js';
import { deleteTag, makeTag } from './refs.js';
import { readRepository, type Snapshot } from './repository.js';
import type { Target } from './target.js';
import type { Manner } from './transport.js';

/**
 * What a repository's first publication leaves there until it is complete, for the next run to know that the repository is
 * ours, and nobody's who made it private on purpose:
 * - a README, from the very beginning until the commit takes its place;
 * - a tag, where it is to be public, from before the commit until the repository has been made public.
 */
const README = `<!-- mlops-actions: publishing -->
This repository is being published to for the first time.
`;
const README_OID = digestText(README).gitSha1;
export const UNFINISHED_TAG = 'mlops-actions-publishing';

/**
 * Makes the repository, private; where nobody said whether it is to be, as the Hub makes it for its owner.
 * @returns false when it is there already
 */
export async function createUnfinished(
  hub: Hub,
  { repoId, private: isPrivate }: Target,
  manner: Manner,
): Promise<boolean> {
  return attempt(hub, { doing: `make the repository ${repoId}`, repoId }, async () => {
    try {
      await createRepo({
        ...access(hub, manner),
        repo: { type: 'model', name: repoId },
        ...(isPrivate !== undefined && { visibility: 'private' }),
        files: [{ path: 'README.md', content: new Blob([README]) }],
      });
      return true;
    } catch (error) {
      // Each of these is also said of one that exists, to whoever may not make any.
      if (!(error instanceof Failure) || ![401, 402, 403, 409].includes(error.status ?? 0)) throw error;
      if ((await readRepository(hub, repoId, manner)) !== undefined) return false;
      throw error;
    }
  });
}

export function isUnfinished({ files }: Snapshot): boolean {
  return files.some(({ path, oid }) => path === 'README.md' && oid === README_OID);
}

/** Without our README, which nobody wrote. */
export function withoutMarker(snapshot: Snapshot): Snapshot {
  if (!isUnfinished(snapshot)) return snapshot;
  return {
    ...snapshot,
    files: snapshot.files.filter(({ path }) => path !== 'README.md'),
    readText: async (path) => (path === 'README.md' ? undefined : snapshot.readText(path)),
  };
}

/** Our README goes, whatever was composed. */
export function overMarker(snapshot: Snapshot, composition: Composition): Composition {
  return isUnfinished(snapshot)
    ? { ...composition, remove: [...composition.remove, 'README.md'] }
    : composition;
}

/** A first publication that others are to see when it is complete. */
export function becomesPublic(
  target: Target,
  isPrivate: boolean,
  tags: ReadonlyMap<string, string>,
): boolean {
  return target.private === undefined ? !isPrivate || tags.has(UNFINISHED_TAG) : !target.private;
}

/** Before the commit: leaves the tag, and hides what the Hub has made public. */
export async function hide(
  hub: Hub,
  { repoId }: Target,
  { head, isPrivate, isMarked }: { head: string; isPrivate: boolean; isMarked: boolean },
  manner: Manner,
): Promise<void> {
  if (!isMarked) await makeTag(hub, repoId, UNFINISHED_TAG, head, manner);
  if (!isPrivate)
    await attempt(hub, { doing: `make ${repoId} private until everything is there`, repoId }, () =>
      setVisibility(hub, repoId, 'private', manner),
    );
}

async function setVisibility(
  hub: Hub,
  repoId: string,
  visibility: 'public' | 'private',
  manner: Manner,
): Promise<void> {
  await ask(hub, `/api/models/${repoId}/settings`, { ...manner, method: 'PUT', body: { visibility } });
}

/** After the commit, or an earlier run's. */
export async function finish(
  hub: Hub,
  { repoId }: Target,
  isToBeShown: boolean,
  manner: Manner,
): Promise<void> {
  if (isToBeShown)
    await attempt(
      hub,
      { doing: `make ${repoId} public, to which everything has been published`, repoId },
      () => setVisibility(hub, repoId, 'public', manner),
    );
  try {
    await deleteTag(hub, repoId, UNFINISHED_TAG, manner);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    hub.log.warning(
      `The tag "${UNFINISHED_TAG}" is left in ${repoId}; the next run takes it away: ${visible(error.message)}`,
    );
  }
}
