import { createRepo } from '@huggingface/hub';
import { UserError, visible } from '@mlops-actions/toolkit';
import { attempt } from './attempt.js';
import type { Composition } from './changes.js';
import { access, ask, type Hub, objectIn } from './client.js';
import { digestText } from './digest.js';
import { Failure } from './failure.js';
import { deleteTag, makeTag } from './refs.js';
import { listCommits, readRepository, readSnapshot, type Snapshot } from './repository.js';
import type { Target } from './target.js';
import type { Manner } from './transport.js';

/**
 * What a repository's first publication leaves there until it is complete, for the next run to know that the repository is
 * ours, and nobody's who made it private on purpose:
 * - a README, from the very beginning until the commit takes its place;
 * - a tag at the commit with that README, where it is to be public, from before the commit until the repository has been made
 *   public. Anybody who writes can make one, and it may stay by mischance: it is believed no longer than `isMarked` says.
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
    const { fetch, ...way } = access(hub, manner);
    try {
      await createRepo({
        ...way,
        fetch: async (input, init) => Response.json(await objectIn(hub, await fetch(input, init))),
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
    sha256: async (path) => (path === 'README.md' ? undefined : snapshot.sha256(path)),
  };
}

/** Our README goes, whatever was composed. */
export function overMarker(snapshot: Snapshot, composition: Composition): Composition {
  return isUnfinished(snapshot)
    ? { ...composition, remove: [...composition.remove, 'README.md'] }
    : composition;
}

/**
 * Whether the tag is of a first publication to `main` that is not over: the commit that it is at holds our README, and `main`
 * is there still, or at the one commit that took its place.
 */
export async function isMarked(
  hub: Hub,
  { repoId, branch }: Target,
  snapshot: Snapshot & { readonly head: string },
  tags: ReadonlyMap<string, string>,
  manner: Manner,
): Promise<boolean> {
  const tagged = tags.get(UNFINISHED_TAG);
  if (tagged === undefined || branch !== 'main') return false;
  if (tagged === snapshot.head) return isUnfinished(snapshot);
  const newest: string[] = [];
  for await (const { oid } of listCommits(hub, repoId, snapshot.head, 2, manner))
    if (newest.push(oid) === 2) break;
  return newest[1] === tagged && isUnfinished(await readSnapshot(hub, repoId, tagged, manner));
}

/** A first publication that others are to see when it is complete. */
export function becomesPublic(target: Target, isPrivate: boolean, isTagged: boolean): boolean {
  return target.private === undefined ? !isPrivate || isTagged : !target.private;
}

/** Before the commit: leaves the tag at `head`, and hides what the Hub has made public. */
export async function hide(
  hub: Hub,
  { repoId }: Target,
  { head, isPrivate, tagged }: { head: string; isPrivate: boolean; tagged: string | undefined },
  manner: Manner,
): Promise<void> {
  if (tagged !== head) {
    const purpose = { doing: `delete the tag "${UNFINISHED_TAG}" of ${repoId}`, repoId };
    if (tagged !== undefined)
      await attempt(hub, purpose, () => deleteTag(hub, repoId, UNFINISHED_TAG, manner));
    await makeTag(hub, repoId, UNFINISHED_TAG, head, manner);
  }
  if (!isPrivate)
    await attempt(hub, { doing: `make ${repoId} private until everything is there`, repoId }, () =>
      setVisibility(hub, repoId, 'private', manner),
    );
}

/** After the commit, or an earlier run's. */
export async function show(hub: Hub, { repoId }: Target, manner: Manner): Promise<void> {
  const doing = `make ${repoId} public, to which everything has been published`;
  await attempt(hub, { doing, repoId }, () => setVisibility(hub, repoId, 'public', manner));
}

async function setVisibility(
  hub: Hub,
  repoId: string,
  visibility: 'public' | 'private',
  manner: Manner,
): Promise<void> {
  await ask(hub, `/api/models/${repoId}/settings`, { ...manner, method: 'PUT', body: { visibility } });
}

/**
 * Takes the tag away when all is done.
 * @throws UserError that says how to do it by hand: while it is there, what somebody makes private could become public
 */
export async function unmark(hub: Hub, { repoId }: Target, done: string, manner: Manner): Promise<void> {
  try {
    await deleteTag(hub, repoId, UNFINISHED_TAG, manner);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new UserError(
      `${done}, but the tag "${UNFINISHED_TAG}" could not be deleted: ${visible(error.message)}. Delete it by hand before anything else, or ${repoId} could become public again after somebody has made it private:\n  git push ${hub.endpoint}/${repoId} --delete refs/tags/${UNFINISHED_TAG}`,
      { cause: error },
    );
  }
}

/** The same of a tag that means nothing any more: not worth a failure. */
export async function forgetMark(hub: Hub, { repoId }: Target, manner: Manner): Promise<void> {
  try {
    await deleteTag(hub, repoId, UNFINISHED_TAG, { ...manner, isOnce: true });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    hub.log.debug(`The tag "${UNFINISHED_TAG}" is left in ${repoId}: ${visible(error.message)}`);
  }
}
