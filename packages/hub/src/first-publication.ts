import { UserError, visible } from '@mlops-actions/toolkit';
import { attempt } from './attempt.js';
import { ask, type Hub } from './client.js';
import { Failure } from './failure.js';
import type { BranchLook, Look } from './look.js';
import { deleteTag, makeTag } from './refs.js';
import { listCommits, readSnapshot } from './repository.js';
import type { Target } from './target.js';
import type { Manner } from './transport.js';
import { isUnfinished, UNFINISHED_TAG } from './unfinished.js';

/** The first publication to a repository, which nobody is to see before it is complete: a run's own, or what an earlier one left. */
export class FirstPublication {
  /** Whether this run has it to finish. */
  isOpen = false;
  /** Whether this run finishes it, or has completed an earlier run's. */
  created = false;
  /** Whether this run has made the repository public. */
  hasShown = false;
  readonly #hub: Hub;
  readonly #target: Target;
  readonly #manner: Manner;
  /** Whether others are to see it when it is complete. */
  #isToBeShown = false;
  /** As the last look found it. */
  #isPrivate = false;
  /** The commit that the tag is at. */
  #marked: string | undefined;

  constructor(hub: Hub, target: Target, manner: Manner) {
    this.#hub = hub;
    this.#target = target;
    this.#manner = manner;
  }

  /**
   * Makes out where it stands, and completes one of an earlier run that lacks no commit.
   * @param hasCreated whether this run has made the repository
   */
  async resume(
    { snapshot, repository }: BranchLook,
    tags: ReadonlyMap<string, string>,
    hasCreated: boolean,
  ): Promise<void> {
    const { repoId, branch, private: isToBePrivate } = this.#target;
    this.#isPrivate = repository.private;
    this.#marked = tags.get(UNFINISHED_TAG);
    const isMarked = await this.#isMarked(snapshot);
    if (hasCreated || isUnfinished(snapshot)) {
      this.isOpen = true;
      this.created = true;
      this.#isToBeShown ||= isToBePrivate === undefined ? !this.#isPrivate || isMarked : !isToBePrivate;
    } else if (isMarked) {
      // It is complete, and this run's publication comes after it.
      if (this.#isPrivate && !isToBePrivate) await this.#show();
      await this.#unmark(`What was first published to ${repoId} is complete`);
      this.isOpen = false;
      this.created = true;
    } else if (!this.isOpen && branch === 'main' && this.#marked !== undefined) await this.#forgetMark();
  }

  /** Before the commit: leaves the tag where it begins, and hides what the Hub has made public. */
  async hide({ snapshot }: Look): Promise<void> {
    if (!this.#isToBeShown || !isUnfinished(snapshot)) return;
    const { repoId } = this.#target;
    if (this.#marked !== snapshot.head) {
      const purpose = { doing: `delete the tag "${UNFINISHED_TAG}" of ${repoId}`, repoId };
      if (this.#marked !== undefined) await attempt(this.#hub, purpose, () => this.#deleteTag());
      await makeTag(this.#hub, repoId, UNFINISHED_TAG, snapshot.head, this.#manner);
    }
    if (!this.#isPrivate) await this.#setVisibility('private', 'private until everything is there');
  }

  /** When all else is done. @param hasCommitted whether this run has */
  async finish(hasCommitted: boolean): Promise<void> {
    const { repoId, private: isToBePrivate } = this.#target;
    if (this.isOpen) {
      if (this.#isToBeShown && (this.#isPrivate || hasCommitted)) await this.#show();
      if (this.#isToBeShown || this.#marked !== undefined)
        await this.#unmark(`Everything is published to ${repoId}`);
    } else if (this.#isPrivate && !isToBePrivate) this.#hub.log.info(`${repoId} is private, and stays so`);
  }

  /**
   * Whether the tag is of a first publication to `main` that is not over: the commit that it is at holds our README, and `main`
   * is there still, or at the one commit that took its place.
   */
  async #isMarked(snapshot: Look['snapshot']): Promise<boolean> {
    const { repoId, branch } = this.#target;
    if (this.#marked === undefined || branch !== 'main') return false;
    if (this.#marked === snapshot.head) return isUnfinished(snapshot);
    const newest: string[] = [];
    for await (const { oid } of listCommits(this.#hub, repoId, snapshot.head, 2, this.#manner))
      if (newest.push(oid) === 2) break;
    return (
      newest[1] === this.#marked &&
      isUnfinished(await readSnapshot(this.#hub, repoId, this.#marked, this.#manner))
    );
  }

  async #show(): Promise<void> {
    await this.#setVisibility('public', 'public, to which everything has been published');
    this.#isPrivate = false;
    this.hasShown = true;
  }

  /** @param how completes "make team/model", for a failure */
  async #setVisibility(visibility: 'public' | 'private', how: string): Promise<void> {
    const { repoId } = this.#target;
    const question = { ...this.#manner, method: 'PUT', body: { visibility } } as const;
    await attempt(this.#hub, { doing: `make ${repoId} ${how}`, repoId }, () =>
      ask(this.#hub, `/api/models/${repoId}/settings`, question),
    );
  }

  /** @throws UserError that says how to do it by hand: while the tag is there, what somebody makes private could become public */
  async #unmark(done: string): Promise<void> {
    const { repoId } = this.#target;
    try {
      await this.#deleteTag();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new UserError(
        `${done}, but the tag "${UNFINISHED_TAG}" could not be deleted: ${visible(error.message)}. Delete it by hand before anything else, or ${repoId} could become public again after somebody has made it private:\n  git push ${this.#hub.endpoint}/${repoId} --delete refs/tags/${UNFINISHED_TAG}`,
        { cause: error },
      );
    }
  }

  /** The same of a tag that means nothing any more: not worth a failure. */
  async #forgetMark(): Promise<void> {
    try {
      await this.#deleteTag({ isOnce: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#hub.log.debug(
        `The tag "${UNFINISHED_TAG}" is left in ${this.#target.repoId}: ${visible(error.message)}`,
      );
    }
  }

  #deleteTag(manner: Manner = {}): Promise<void> {
    return deleteTag(this.#hub, this.#target.repoId, UNFINISHED_TAG, { ...this.#manner, ...manner });
  }
}
