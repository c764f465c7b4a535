import { UserError } from '@mlops-actions/toolkit';
import type { GitHub } from './client.js';
import { type Comment, createIn, deleteOf, findIn, type Thread, updateOf } from './thread.js';

const permission = { permission: 'contents: write' };
const KIND = { path: 'comments', permission } as const;

function threadOf(sha: string): Thread {
  return {
    name: `commit ${sha}`,
    permission,
    field: 'object',
    types: ['Commit'],
    variable: { name: 'oid', type: 'GitObjectID', value: sha },
    path: `commits/${sha}/comments`,
  };
}

/** As `findComment`, on a commit. @param sha in full */
export async function findCommitComment(
  github: GitHub,
  sha: string,
  isOurs: (body: string) => boolean,
): Promise<Comment | undefined> {
  return findIn(github, threadOf(sha), isOurs);
}

/** As `createComment`, on a commit. */
export async function createCommitComment(
  github: GitHub,
  sha: string,
  body: string,
  isThis: (body: string) => boolean,
): Promise<Comment> {
  return createIn(github, threadOf(sha), body, isThis);
}

/** As `updateComment`. */
export async function updateCommitComment(github: GitHub, id: number, body: string): Promise<Comment> {
  try {
    return await updateOf(github, KIND, id, body);
  } catch (error) {
    // Seen with a job's own token: https://github.com/iterative/cml/issues/888
    if (!(error instanceof UserError) || !error.message.includes('commit_id has been locked')) throw error;
    throw new UserError(
      `${error.message} A job's own token may not edit comments on some commits. Write:\n  mode: recreate`,
      { cause: error },
    );
  }
}

/** As `deleteComment`. */
export async function deleteCommitComment(github: GitHub, id: number): Promise<void> {
  return deleteOf(github, KIND, id);
}
