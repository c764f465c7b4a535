import { createRepo } from '@huggingface/hub';
import { attempt } from './attempt.js';
import type { Composition } from './changes.js';
import { access, type Hub, objectIn } from './client.js';
import { digestOf } from './digest.js';
import { Failure } from './failure.js';
import { readRepository, type Snapshot } from './repository.js';
import type { Target } from './target.js';
import type { Manner } from './transport.js';

/**
 * What a repository's first publication leaves there until it is complete, for the next run to know that the repository is
 * ours, and nobody's who made it private on purpose:
 * - a README, from the very beginning until the commit takes its place;
 * - a tag at the commit with that README, where it is to be public, from before the commit until the repository has been made
 *   public. Anybody who writes can make one, and it may stay by mischance: `FirstPublication` says how long it is believed.
 */
const README = `<!-- mlops-actions: publishing -->
This repository is being published to for the first time.
`;
const README_OID = digestOf({ text: README }).gitSha1;
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
