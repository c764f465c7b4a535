import { pause, UserError, visible } from '@mlops-actions/toolkit';
import { explained } from './attempt.js';
import type { Changes } from './changes.js';
import type { Hub } from './client.js';
import { commit } from './commit.js';
import type { Failure } from './failure.js';
import type { Look } from './look.js';
import type { Publication } from './publication.js';
import { listCommits } from './repository.js';
import { createUnfinished } from './unfinished.js';

/** How often a commit is tried on a branch that moves or a server that fails. */
const TRIES = 5;

/** A commit that a publication has made. */
export interface Made {
  readonly commit: string;
  readonly pullRequestUrl?: string;
  readonly uploaded: readonly { readonly path: string; readonly size: number }[];
  readonly removed: readonly string[];
}

/** What one publication has tried so far. */
export class Rounds {
  readonly #hub: Hub;
  readonly #publication: Publication;
  #tries = 0;
  #last: Failure | undefined;
  /** What a failure may have hidden the commit of. */
  #pending: Look | undefined;
  #creations = 0;
  #hasCreated = false;

  constructor(hub: Hub, publication: Publication) {
    this.#hub = hub;
    this.#publication = publication;
  }

  get hasCreated(): boolean {
    return this.#hasCreated;
  }

  /** Makes the repository. @throws UserError when it still is not there */
  async create(): Promise<void> {
    const { target, signal } = this.#publication;
    if (this.#creations++ === TRIES)
      throw new UserError(`${target.repoId} was made, and is not there: has it been deleted meanwhile?`);
    const isMade = await createUnfinished(this.#hub, target, { signal });
    this.#hasCreated ||= isMade;
    // Seldom, what is read lags behind what is written.
    if (this.#creations > 1) await this.#pause(this.#creations);
    if (isMade) this.#hub.log.info(`${target.repoId} is new, and hidden until everything is there`);
  }

  /**
   * Commits the changes that a look has found.
   * @returns undefined when it is time for another look
   * @throws UserError when there have been tries enough
   */
  async commit({ snapshot, changes }: Look, branch: string, createPr: boolean): Promise<Made | undefined> {
    const { target, title, description, signal, now } = this.#publication;
    const { repoId } = target;
    if (this.#tries === TRIES) throw this.#surrender();
    this.#tries++;
    const outcome = await commit(this.#hub, {
      repoId,
      branch,
      parent: snapshot.head,
      title,
      description,
      changes,
      createPr,
      signal,
      now,
    });
    if (outcome.kind === 'done') {
      const { oid, pullRequestUrl } = outcome;
      return { commit: oid, ...(pullRequestUrl !== undefined && { pullRequestUrl }), ...written(changes) };
    }
    this.#last = outcome.failure;
    if (outcome.kind === 'unknown') this.#pending = { snapshot, changes };
    this.#hub.log.debug(`${outcome.failure.message}: looking again at what ${repoId} holds`);
    // Those who got into each other's way shall not meet again.
    await this.#pause(this.#tries, outcome.kind === 'again' ? Math.random() : 1);
    return undefined;
  }

  /**
   * The commit whose success a failure has hidden.
   * @param look a revision that lacks nothing
   * @returns undefined when nothing had to be committed, or somebody else did it
   */
  async madeBefore(
    { snapshot }: Look,
    revision = this.#publication.target.branch,
  ): Promise<Made | undefined> {
    if (this.#pending === undefined) return undefined;
    const { title, target, signal } = this.#publication;
    const made = { commit: snapshot.head, ...written(this.#pending.changes) };
    // Others may have committed since.
    for await (const commit of listCommits(this.#hub, target.repoId, revision, 20, { signal })) {
      if (commit.oid === this.#pending.snapshot.head) break;
      if (commit.title === title) return { ...made, commit: commit.oid };
    }
    return made;
  }

  async #pause(tries: number, share = 1): Promise<void> {
    const { signal } = this.#publication;
    const wait = this.#hub.retry.firstWait * 2 ** (tries - 1) * share;
    await pause(wait, signal);
  }

  #surrender(): UserError {
    const { repoId, branch } = this.#publication.target;
    const failure = this.#last!;
    if (failure.status === 412 || failure.status === 409)
      return new UserError(
        `Could not publish to ${repoId}: its branch "${visible(branch)}" was moved by others ${TRIES} times meanwhile. Let jobs take turns, for example:\n  concurrency: publish-${repoId.replace('/', '-')}`,
        { cause: failure },
      );
    return explained(failure, this.#hub, { doing: `publish to ${repoId}`, repoId });
  }
}

function written({ write, remove }: Changes): Pick<Made, 'uploaded' | 'removed'> {
  return { uploaded: write.map(({ path, size }) => ({ path, size })), removed: remove };
}
