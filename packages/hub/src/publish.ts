import { encodedPath, UserError, visible } from '@mlops-actions/toolkit';
import { attempt } from './attempt.js';
import { isNothing } from './changes.js';
import type { Hub } from './client.js';
import { FirstPublication } from './first-publication.js';
import { type Look, lookAtBranch, lookAtCommit } from './look.js';
import type { Plan, Publication, Published } from './publication.js';
import { findOwnPullRequest } from './pull-requests.js';
import { branchIsTag, makeBranch, makeTag, readTags, tagProblem } from './refs.js';
import { readHead } from './repository.js';
import { type Made, Rounds } from './rounds.js';
import { firstProblems, keylessProblems, problemsOf, type Target } from './target.js';
import { isUnfinished } from './unfinished.js';

/**
 * One commit that makes the branch (or an own pull request to it) hold what is composed, or none if it does. A repository that
 * does not exist is made, private, and becomes public (unless `private`, or the Hub's default for its owner, says otherwise)
 * when it is complete.
 *
 * After a failure nothing of it is to be seen, or all of it is; large files that were stored are not sent again by the next
 * run.
 * @throws UserError; the signal's reason as soon as it is aborted
 */
export async function publish(hub: Hub, publication: Publication): Promise<Published> {
  const { target, signal } = publication;
  const { repoId, createPr } = target;
  refuse(problemsOf(target));
  signal?.throwIfAborted();
  return attempt(hub, { doing: `publish to ${repoId}`, repoId }, () =>
    untilAborted(createPr ? toPullRequest(hub, publication) : toBranch(hub, publication), signal),
  );
}

/** What `publish` would do to the branch. Only reads. */
export async function planOf(hub: Hub, publication: Publication): Promise<Plan> {
  const { repoId } = publication.target;
  refuse(problemsOf(publication.target));
  return attempt(hub, { doing: `read ${repoId}`, repoId }, async () => {
    const look = await lookAtBranch(hub, publication);
    const { changes } = look;
    if ('repository' in look && (await isTagged(hub, publication, look)))
      return { add: [], update: [], remove: [], unchanged: changes.unchanged + changes.write.length };
    const part = (isNew: boolean) =>
      changes.write.filter((one) => one.isNew === isNew).map(({ path, size }) => ({ path, size }));
    return { add: part(true), update: part(false), remove: changes.remove, unchanged: changes.unchanged };
  });
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UserError(problems.join('\n'));
}

/** What is under way reads and hashes on until its next request, which it cannot make any more. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  work.catch(() => {}); // Nobody waits for it after an abort.
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', leave));
}

async function toBranch(hub: Hub, publication: Publication): Promise<Published> {
  const { target, signal } = publication;
  const { repoId, branch, tag } = target;
  const manner = { signal };
  const rounds = new Rounds(hub, publication);
  const first = new FirstPublication(hub, target, manner);
  for (;;) {
    const look = await lookAtBranch(hub, publication);
    if (!('repository' in look)) {
      refuse([...firstProblems(target), ...keylessProblems(hub, target)]);
      await rounds.create();
      continue;
    }
    const { snapshot, changes, isNewBranch } = look;
    if (isUnfinished(snapshot)) refuse(firstProblems(target));
    const tags = await readTags(hub, repoId, manner);
    if (tags.has(branch)) refuse([branchIsTag(repoId, branch)]);
    await first.resume(look, tags, rounds.hasCreated);
    const { created } = first;
    const tagged = first.isOpen ? undefined : await isTagged(hub, publication, look, tags);
    if (tagged !== undefined)
      return published(hub, target, undefined, tagged, { changed: first.hasShown, created, tagged: true });
    const isThere = isNothing(changes);
    if (!isThere) await first.hide(look);
    if (isNewBranch) await makeBranch(hub, repoId, branch, snapshot.head, manner);
    const made = await (isThere ? rounds.madeBefore(look) : rounds.commit(look, branch, false));
    if (!isThere && made === undefined) continue;
    const commit = made?.commit ?? snapshot.head;
    if (tag !== undefined && tags.get(tag) !== commit) await makeTag(hub, repoId, tag, commit, manner);
    await first.finish(made !== undefined);
    const changed = made !== undefined || isNewBranch || first.hasShown;
    return published(hub, target, made, commit, { changed, created, tagged: tag !== undefined });
  }
}

/**
 * What has a tag is published, whatever has happened to the branch since: other versions, people's words in the card.
 * @returns the commit that the target's tag is at, unless it is the branch's and lacks nothing
 * @throws UserError when that commit holds something else, but for the card
 */
async function isTagged(
  hub: Hub,
  publication: Publication,
  { snapshot, changes }: Look,
  known?: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const { repoId, tag } = publication.target;
  if (tag === undefined) return undefined;
  const commit = (known ?? (await readTags(hub, repoId, { signal: publication.signal }))).get(tag);
  if (commit === undefined || (commit === snapshot.head && isNothing(changes))) return undefined;
  const { write, remove } = (await lookAtCommit(hub, publication, commit)).changes;
  const different = [...write.map(({ path }) => path), ...remove].filter((path) => path !== 'README.md');
  if (different.length > 0) throw new UserError(tagProblem(repoId, tag, commit, different));
  hub.log.info(`${repoId} has all of it under the tag "${visible(tag)}", which stays as it is, card and all`);
  return commit;
}

/** To the branch's pull request of the same title, if there is one that is ours. */
async function toPullRequest(hub: Hub, publication: Publication): Promise<Published> {
  const { target, signal, title } = publication;
  const { repoId, branch } = target;
  const manner = { signal };
  const rounds = new Rounds(hub, publication);
  for (;;) {
    const look = await lookAtBranch(hub, publication);
    if (!('repository' in look) || isUnfinished(look.snapshot)) {
      refuse(firstProblems(target));
      continue;
    }
    if (look.isNewBranch)
      refuse([`branch: ${repoId} has no branch "${visible(branch)}" that a pull request could go to.`]);
    if (isNothing(look.changes)) return published(hub, target, undefined, look.snapshot.head);
    const own = await findOwnPullRequest(hub, repoId, title, manner);
    const head = own && (await readHead(hub, repoId, own.ref, manner));
    if (!own || head === undefined) {
      const made = await rounds.commit(look, branch, true);
      if (made) return published(hub, target, made, made.commit);
      continue;
    }
    const proposed = await lookAtCommit(hub, publication, head);
    if (isNothing(proposed.changes)) {
      const made = await rounds.madeBefore(proposed, own.ref);
      return published(hub, target, made, head, { pullRequestUrl: own.url });
    }
    const made = await rounds.commit(proposed, own.ref, false);
    if (made) return published(hub, target, made, made.commit, { pullRequestUrl: own.url });
  }
}

/** @param commit where nothing was made */
function published(
  { endpoint }: Hub,
  { repoId, branch }: Target,
  made: Made | undefined,
  commit: string,
  more: Partial<Published> = {},
): Published {
  return {
    changed: made !== undefined,
    commit,
    url: `${endpoint}/${repoId}${branch === 'main' ? '' : `/tree/${encodedPath(branch)}`}`,
    created: false,
    tagged: false,
    uploaded: [],
    removed: [],
    ...made,
    ...more,
  };
}
