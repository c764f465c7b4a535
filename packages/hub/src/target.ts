import { visible } from '@mlops-actions/toolkit';
import { attempt, explained, rights } from './attempt.js';
import { ask, type Hub } from './client.js';
import { Failure, quoted } from './failure.js';
import { refProblem, repoIdProblem } from './names.js';
import { branchIsTag, readTags } from './refs.js';
import { readHead, readRepository } from './repository.js';
import { UNFINISHED_TAG } from './unfinished.js';
import { creationProblem, whoIs } from './who.js';

export interface Target {
  /** `namespace/name`, a model. */
  readonly repoId: string;
  /** One that is not there yet begins where `main` is. */
  readonly branch: string;
  /** To open a pull request to the branch instead of committing to it. */
  readonly createPr: boolean;
  /** To be made at the commit; never moved. */
  readonly tag?: string;
  /** Of a repository that does not exist yet; absent: the Hub's default for its owner. One that exists stays what it is. */
  readonly private?: boolean;
}

export interface TargetState {
  readonly exists: boolean;
  readonly private?: boolean;
  /** The commit of the branch; absent while there is none. */
  readonly head?: string;
}

interface Inspection {
  /** Absent when it could not be learnt. */
  state?: TargetState;
  problems: string[];
}

/**
 * Every reason why publishing there cannot work, as lines for the user. Up to four requests, none of which writes.
 * @throws UserError when the Hub is out of reach
 */
export async function inspectTarget(hub: Hub, target: Target): Promise<Inspection> {
  const { repoId } = target;
  const problems = problemsOf(target);
  if (repoIdProblem(repoId) !== undefined) return { problems };
  const purpose = { doing: `look at ${repoId}`, repoId };
  return attempt(hub, purpose, async () => {
    try {
      const repository = await readRepository(hub, repoId);
      if (repository === undefined) {
        problems.push(...(await problemsOfNew(hub, target)));
        return { state: { exists: false }, problems };
      }
      const head = target.branch === 'main' ? repository.head : await readHead(hub, repoId, target.branch);
      const state = { exists: true, private: repository.private, ...(head !== undefined && { head }) };
      problems.push(...(await problemsOfOld(hub, target, state)));
      return { state, problems };
    } catch (error) {
      // Whatever it says of the token is for the user to mend, together with the rest.
      if (!(error instanceof Failure) || (error.status !== 401 && error.status !== 403)) throw error;
      return { problems: [...problems, explained(error, hub, purpose).message] };
    }
  });
}

/** What is wrong whatever the Hub says. */
export function problemsOf({ repoId, branch, createPr, tag }: Target): string[] {
  return [
    repoIdProblem(repoId),
    refProblem('branch', branch),
    tag === undefined ? undefined : (refProblem('tag', tag) ?? takenProblem(tag, branch)),
    tag === undefined || !createPr
      ? undefined
      : 'tag: a pull request publishes nothing yet that could be tagged. Leave out tag or create-pr.',
  ].filter((problem) => problem !== undefined);
}

function takenProblem(tag: string, branch: string): string | undefined {
  if (tag === UNFINISHED_TAG)
    return `tag: "${tag}" is what marks a first publication that is not finished. Write another tag, for example:\n  tag: v1`;
  if (tag === branch || tag === 'main')
    return `tag: "${visible(tag)}" is the name of a branch, and one name cannot tell which of them is meant. Write another tag, for example:\n  tag: v1`;
  return undefined;
}

/** Of a repository to which nothing has been published yet. */
export function firstProblems({ repoId, branch, createPr }: Target): string[] {
  return [
    createPr
      ? `create-pr: nothing has been published to ${repoId} yet, and a pull request needs something to change. Publish once without.`
      : undefined,
    branch === 'main'
      ? undefined
      : `branch: nothing has been published to ${repoId} yet, and the first publication makes its branch "main". Publish once to that.`,
  ].filter((problem) => problem !== undefined);
}

/** Of a repository that does not exist. */
export function keylessProblems({ auth }: Hub, { repoId }: Target): string[] {
  if (auth === 'token') return [];
  return [
    `auth: ${repoId} does not exist, and by its OIDC token a job cannot make a repository. Publish once with hf-token.`,
  ];
}

async function problemsOfNew(hub: Hub, target: Target): Promise<string[]> {
  const { repoId } = target;
  const problems = [...firstProblems(target), ...keylessProblems(hub, target)];
  if (hub.auth === 'oidc') return problems;
  const why = creationProblem(await whoIs(hub), repoId, hub.endpoint);
  if (why !== undefined) problems.push(`repo-id: ${repoId} does not exist, and cannot be made: ${why}`);
  return problems;
}

async function problemsOfOld(
  hub: Hub,
  target: Target,
  { head, private: isPrivate }: TargetState,
): Promise<string[]> {
  const { repoId, branch, createPr } = target;
  const problems: string[] = [];
  // The Hub gives a tag's commit as readily as a branch's.
  if (branch !== 'main' && head !== undefined && (await readTags(hub, repoId)).has(branch))
    problems.push(branchIsTag(repoId, branch));
  if (!createPr) {
    const { status, said, code } = await ask(hub, `/api/models/${repoId}/auth-check/write`, {
      accept: [401, 403, 404],
    });
    // A Hub that does not know the question says 404 too.
    if (status === 401 || status === 403 || (status === 404 && code === 'RepoNotFound'))
      problems.push(
        `repo-id: ${repoId} may not be written to: ${hub.endpoint} answered ${status}${quoted(said)}. For that, ${rights(hub, repoId)} Whoever may not write can propose, with create-pr: true`,
      );
  } else {
    if (head === undefined)
      problems.push(`branch: ${repoId} has no branch "${branch}" that a pull request could go to.`);
    if (hub.auth === 'token' && (await whoIs(hub)).tokenRole === 'read')
      problems.push(
        `hf-token: only reads, and a pull request is written. Make one with the role "write" at ${hub.endpoint}/settings/tokens.`,
      );
  }
  if (target.private && !isPrivate)
    problems.push(
      `private: is true, and ${repoId} is there already for everybody to see. Make it private at ${hub.endpoint}/${repoId}/settings, or leave the input out.`,
    );
  return problems;
}
