import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { encodedPath, UserError, visible } from '@mlops-actions/toolkit';
import { RequestError } from '@octokit/request-error';
import { attempt, NOT_AGAIN, once, strange } from './attempt.js';
import type { GitHub } from './client.js';
import { isListing } from './contents.js';
import { isMissing } from './failure.js';
import { parting, pathsOf, type Tree, treeOf } from './repository.js';

/** What stands at a branch's head. */
export interface BranchHead {
  readonly sha: string;
  /** Paths of all files. Asked for once. @throws UserError when there are more than GitHub lists (100,000) */
  list(): Promise<string[]>;
  /** @returns undefined when the path is not there */
  read(path: string): Promise<Buffer | undefined>;
}

/** A file as it shall be; `content: null` deletes it. */
export interface BranchFile {
  /** From the repository's root, `/` between folders. */
  readonly path: string;
  readonly content: Buffer | null;
}

/** @returns undefined when the branch or the path is not there. Two requests. */
export async function readBranchFile(
  github: GitHub,
  branch: string,
  path: string,
): Promise<{ content: Buffer; head: string } | undefined> {
  const doing = `read ${visible(path)} of the branch "${visible(branch)}"`;
  return attempt(github, { doing, permission: 'contents: read' }, async () => {
    const head = await headOf(github, branch);
    const content = await head?.read(path);
    return head && content && { content, head: head.sha };
  });
}

const TRIES = 5;

/**
 * Commits files to a branch without a clone. A new branch begins without history (an orphan). When the branch moves
 * meanwhile, what has been added to it stays: `change` is asked again with the new head, up to five times in all.
 * @param change the files that differ from the head (undefined: there is no branch yet); the rest of the branch stays
 * @param random from 0 to 1, for the wait between tries
 * @returns unchanged when nothing differs from what is there; then nothing is written
 * @throws Forbidden; UserError when the branch keeps moving or does not allow it
 */
export async function commitToBranch(
  github: GitHub,
  branch: string,
  message: string,
  change: (head: BranchHead | undefined) => Promise<readonly BranchFile[]>,
  random: () => number = Math.random,
): Promise<{ sha: string } | 'unchanged'> {
  const purpose = { doing: `commit to the branch "${visible(branch)}"`, permission: 'contents: write' };
  return attempt(github, purpose, async () => {
    for (let tries = 1; tries <= TRIES; tries++) {
      const head = await headOf(github, branch);
      const files = await differing(head, await change(head));
      if (files.length === 0) return 'unchanged';
      const sha = await commit(github, head, message, files);
      if (await move(github, branch, head, sha)) return { sha };
      await setTimeout(random() * 1000 * tries);
    }
    throw new UserError(
      `Could not ${purpose.doing}: other jobs moved it ${TRIES} times meanwhile. Let them take turns, for example:\n  concurrency: ${visible(branch)}`,
    );
  });
}

interface Head extends BranchHead {
  /** Of the commit. */
  readonly tree: string;
  entries(): Promise<Tree>;
}

async function headOf(github: GitHub, branch: string): Promise<Head | undefined> {
  let data: { sha?: unknown; commit?: { tree?: { sha?: unknown } } };
  try {
    ({ data } = await github.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
      ...github.at,
      ref: `heads/${branch}`,
      per_page: 1, // Of the commit's files.
    }));
  } catch (error) {
    // 422: no such ref; 409: a repository without commits.
    if (error instanceof RequestError && [404, 409, 422].includes(error.status)) return undefined;
    throw error;
  }
  const { sha } = data ?? {};
  const tree = data?.commit?.tree?.sha;
  if (typeof sha !== 'string' || typeof tree !== 'string') throw strange(github);
  let asked: Promise<Tree> | undefined;
  const entries = () => {
    asked ??= treeOf(github, sha);
    return asked;
  };
  return {
    sha,
    tree,
    entries,
    list: async () => pathsOf(await entries(), sha),
    read: (path) => contentOf(github, sha, path),
  };
}

async function contentOf(github: GitHub, sha: string, path: string): Promise<Buffer | undefined> {
  try {
    const { headers, data } = await github.octokit.request(
      `GET /repos/{owner}/{repo}/contents/${encodedPath(path)}`,
      {
        ...github.at,
        ref: sha,
        headers: { accept: 'application/vnd.github.raw+json' },
        request: { parseSuccessResponseBody: false }, // It takes everything for UTF-8.
      },
    );
    if (isListing(headers['content-type'])) throw new UserError(`${visible(path)} is a folder, not a file.`);
    return Buffer.from(await new Response(data as ReadableStream).arrayBuffer());
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function differing(head: Head | undefined, files: readonly BranchFile[]): Promise<BranchFile[]> {
  if (head === undefined) return files.filter(({ content }) => content !== null);
  if (files.length === 0) return [];
  const { files: before, isWhole } = await head.entries();
  return files.filter(({ path, content }) =>
    // To delete what is not there is refused.
    content === null ? before.has(path) || !isWhole : before.get(path) !== blobName(content),
  );
}

/** The name that git gives a file's content. */
function blobName(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Objects have the names of their content and are on no branch yet: what a retry makes twice nobody sees. */
async function commit(
  github: GitHub,
  head: Head | undefined,
  message: string,
  files: readonly BranchFile[],
): Promise<string> {
  const { octokit, at } = github;
  const tree = [];
  for (const { path, content } of files)
    tree.push({
      path,
      mode: '100644' as const,
      type: 'blob' as const,
      ...(content === null ? { sha: null } : await inTree(github, content)),
    });
  const { data: made } = await octokit.request('POST /repos/{owner}/{repo}/git/trees', {
    ...at,
    tree,
    ...(head && { base_tree: head.tree }),
  });
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/git/commits', {
    ...at,
    message,
    tree: made.sha,
    parents: head ? [head.sha] : [],
  });
  return data.sha;
}

/** Text goes with the tree itself; what is no text, or long, as an object of its own. */
async function inTree(github: GitHub, content: Buffer): Promise<{ content: string } | { sha: string }> {
  if (content.length <= 2 ** 20 && isUtf8(content) && !content.includes(0))
    return { content: content.toString() };
  const { data } = await github.octokit.request('POST /repos/{owner}/{repo}/git/blobs', {
    ...github.at,
    content: content.toString('base64'),
    encoding: 'base64',
  });
  return { sha: data.sha };
}

/** @returns false when the branch has left `head` for something else */
async function move(github: GitHub, branch: string, head: Head | undefined, sha: string): Promise<boolean> {
  const { octokit, at } = github;
  const set = head
    ? () =>
        octokit.request(`PATCH /repos/{owner}/{repo}/git/refs/heads/${encodedPath(branch)}`, {
          ...at,
          sha,
          force: false,
          ...NOT_AGAIN,
        })
    : () =>
        octokit.request('POST /repos/{owner}/{repo}/git/refs', {
          ...at,
          ref: `refs/heads/${branch}`,
          sha,
          ...NOT_AGAIN,
        });
  try {
    await once<unknown>(set, async () => ((await isIn(github, branch, sha)) ? true : undefined));
    return true;
  } catch (error) {
    if (
      error instanceof RequestError &&
      (error.status === 422 || error.status === 409) &&
      /fast.forward|already exists|does not exist|but expected/i.test(error.message)
    )
      return isIn(github, branch, sha); // By an earlier try, which a replica did not show yet.
    throw error;
  }
}

/** Whether a commit is at a branch's head, or below others that have been added since. */
async function isIn(github: GitHub, branch: string, sha: string): Promise<boolean> {
  const now = await headOf(github, branch);
  if (now === undefined || now.sha === sha) return now !== undefined;
  try {
    return (await parting(github, sha, now.sha)) === sha;
  } catch (error) {
    if (isMissing(error)) return false; // No history in common.
    throw error;
  }
}
