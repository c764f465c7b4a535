import { UserError, visible } from '@mlops-actions/toolkit';
import { attempt } from './attempt.js';
import { Digests, isNothing } from './changes.js';
import type { Hub } from './client.js';
import { lookAtBranch, lookAtCommit } from './look.js';
import { encodedPath } from './names.js';
import type { Plan, Publication, Published } from './publication.js';
import { findOwnPullRequest } from './pull-requests.js';
import { makeBranch, makeTag, readTags, tagProblem } from './refs.js';
import { readHead } from './repository.js';
import { type Made, Rounds } from './rounds.js';
import { firstProblems, keylessProblems, problemsOf, type Target } from './target.js';
import { becomesPublic, finish, hide, isUnfinished, UNFINISHED_TAG } from './unfinished.js';

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
    const { changes } = await lookAtBranch(hub, publication, new Digests());
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
  const digests = new Digests();
  const rounds = new Rounds(hub, publication);
  for (;;) {
    const look = await lookAtBranch(hub, publication, digests);
    if (!('repository' in look)) {
      refuse([...firstProblems(target), ...keylessProblems(hub, target)]);
      await rounds.create();
      continue;
    }
    const { snapshot, repository, changes, isNewBranch } = look;
    if (isUnfinished(snapshot)) refuse(firstProblems(target));
    const tags = await readTags(hub, repoId, manner);
    const created = rounds.hasCreated || isUnfinished(snapshot) || tags.has(UNFINISHED_TAG);
    const isToBeShown = created && becomesPublic(target, repository.private, tags);
    let made: Made | undefined;
    if (isNothing(changes)) {
      if (isNewBranch) await makeBranch(hub, repoId, branch, snapshot.head, manner);
      made = await rounds.madeBefore(look);
    } else {
      // The commit is yet to be made, and cannot be where the tag is.
      if (tag !== undefined && tags.has(tag)) refuse([tagProblem(repoId, tag, tags.get(tag)!)]);
      if (isToBeShown) {
        const isMarked = tags.has(UNFINISHED_TAG);
        await hide(hub, target, { head: snapshot.head, isPrivate: repository.private, isMarked }, manner);
      }
      if (isNewBranch) await makeBranch(hub, repoId, branch, snapshot.head, manner);
      made = await rounds.commit(look, branch, false);
      if (made === undefined) continue;
    }
    if (created) await finish(hub, target, isToBeShown && (repository.private || made !== undefined), manner);
    else if (repository.private && !target.private) hub.log.info(`${repoId} is private, and stays so`);
    const commit = made?.commit ?? snapshot.head;
    if (tag !== undefined && tags.get(tag) !== commit) await makeTag(hub, repoId, tag, commit, manner);
    const isShown = isToBeShown && repository.private;
    return {
      changed: made !== undefined || isNewBranch || isShown,
      commit,
      url: urlOf(hub, target),
      created,
      tagged: tag !== undefined,
      uploaded: made?.uploaded ?? [],
      removed: made?.removed ?? [],
    };
  }
}

/** To the branch's pull request of the same title, if there is one that is ours. */
async function toPullRequest(hub: Hub, publication: Publication): Promise<Published> {
  const { target, signal, title } = publication;
  const { repoId, branch } = target;
  const manner = { signal };
  const digests = new Digests();
  const rounds = new Rounds(hub, publication);
  const published = (made: Made | undefined, commit: string, pullRequestUrl?: string): Published => ({
    changed: made !== undefined,
    commit: made?.commit ?? commit,
    url: urlOf(hub, target),
    ...(pullRequestUrl !== undefined && { pullRequestUrl }),
    created: false,
    tagged: false,
    uploaded: made?.uploaded ?? [],
    removed: made?.removed ?? [],
  });
  for (;;) {
    const look = await lookAtBranch(hub, publication, digests);
    if (!('repository' in look) || isUnfinished(look.snapshot)) {
      refuse(firstProblems(target));
      continue;
    }
    if (look.isNewBranch)
      refuse([`branch: ${repoId} has no branch "${visible(branch)}" that a pull request could go to.`]);
    if (isNothing(look.changes)) return published(undefined, look.snapshot.head);
    const own = await findOwnPullRequest(hub, repoId, title, manner);
    const head = own && (await readHead(hub, repoId, own.ref, manner));
    if (!own || head === undefined) {
      const made = await rounds.commit(look, branch, true);
      if (made) return published(made, made.commit, made.pullRequestUrl);
      continue;
    }
    const proposed = await lookAtCommit(hub, publication, digests, head);
    if (isNothing(proposed.changes)) {
      const made = await rounds.madeBefore(proposed, own.ref);
      return published(made, head, own.url);
    }
    const made = await rounds.commit(proposed, own.ref, false);
    if (made) return published(made, made.commit, own.url);
  }
}

function urlOf({ endpoint }: Hub, { repoId, branch }: Target): string {
  return `${endpoint}/${repoId}${branch === 'main' ? '' : `/tree/${encodedPath(branch)}`}`;
}
