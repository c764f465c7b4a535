import { attempt, strange } from './attempt.js';
import type { GitHub } from './client.js';
import { type Comment, createIn, deleteOf, findIn, type Thread, updateOf } from './thread.js';

const permission = { permission: 'pull-requests: write', note: 'or issues: write, for an issue' };
const KIND = { path: 'issues/comments', permission } as const;

function threadOf(number: number): Thread {
  return {
    name: `#${number}`,
    permission,
    field: 'issueOrPullRequest',
    types: ['Issue', 'PullRequest'],
    variable: { name: 'number', type: 'Int', value: number },
    path: `issues/${number}/comments`,
  };
}

/**
 * The comment that the token wrote, that is not minimised, and that is ours. One request for the first and the last
 * 100 comments; one more for the next 100 from either end, as long as it is not among those. Of several, one near the end.
 * @param number of an issue or a pull request
 * @throws UserError when there is no such number; Forbidden
 */
export async function findComment(
  github: GitHub,
  number: number,
  isOurs: (body: string) => boolean,
): Promise<Comment | undefined> {
  return findIn(github, threadOf(number), isOurs);
}

/**
 * Comments once: when a failure may hide a success, the comment is looked for before it is tried again.
 * @param isThis tells this comment from every other of ours, earlier ones too (something unique in its marker)
 * @throws Forbidden; UserError when GitHub refuses the body or is out of reach
 */
export async function createComment(
  github: GitHub,
  number: number,
  body: string,
  isThis: (body: string) => boolean,
): Promise<Comment> {
  return createIn(github, threadOf(number), body, isThis);
}

/** @throws Forbidden; UserError when the comment has been deleted meanwhile, or GitHub refuses the body */
export async function updateComment(github: GitHub, id: number, body: string): Promise<Comment> {
  return updateOf(github, KIND, id, body);
}

/** Also fine when it is gone already. @throws Forbidden */
export async function deleteComment(github: GitHub, id: number): Promise<void> {
  return deleteOf(github, KIND, id);
}

/** Hides a comment as outdated. @param nodeId of any kind of comment @throws Forbidden */
export async function minimiseComment(github: GitHub, nodeId: string): Promise<void> {
  await attempt(github, { ...permission, doing: 'hide an outdated comment' }, async () => {
    const data = await github.octokit.graphql<{ minimizeComment?: object } | undefined>(
      `mutation ($id: ID!) {
        minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
      }`,
      { id: nodeId },
    );
    if (!data?.minimizeComment) throw strange(github);
  });
}
