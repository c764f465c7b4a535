import { UserError, visible } from '@mlops-actions/toolkit';
import { attempt, strange } from './attempt.js';
import type { GitHub } from './client.js';

/**
 * The commit where the two parted.
 * @param base and head: commits, branches or tags
 * @throws UserError when one is unknown or they share no history
 */
export async function mergeBase(github: GitHub, base: string, head: string): Promise<string> {
  const doing = `find where "${visible(base)}" and "${visible(head)}" parted`;
  return attempt(github, { doing, permission: 'contents: read' }, () => parting(github, base, head));
}

export async function parting(github: GitHub, base: string, head: string): Promise<string> {
  const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...github.at,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  const sha = data?.merge_base_commit?.sha;
  if (typeof sha !== 'string') throw strange(github);
  return sha;
}

/** Paths of all files at a commit, links too, submodules not. @throws UserError when there are more than GitHub lists */
export async function listFiles(github: GitHub, sha: string): Promise<string[]> {
  const doing = `list the files of ${visible(sha)}`;
  return attempt(github, { doing, permission: 'contents: read' }, async () =>
    pathsOf(await treeOf(github, sha), sha),
  );
}

export interface Tree {
  /** Path → blob, of regular files and links. */
  readonly files: ReadonlyMap<string, string>;
  readonly isWhole: boolean;
}

export async function treeOf(github: GitHub, sha: string): Promise<Tree> {
  const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    ...github.at,
    tree_sha: sha,
    recursive: '1',
  });
  if (!Array.isArray(data?.tree)) throw strange(github);
  const files = data.tree.filter(({ type }) => type === 'blob').map(({ path, sha }) => [path, sha] as const);
  return { files: new Map(files), isWhole: data.truncated !== true };
}

export function pathsOf({ files, isWhole }: Tree, sha: string): string[] {
  if (isWhole) return [...files.keys()];
  throw new UserError(
    `${visible(sha)} has more files than GitHub's API lists (100,000). Fetch it into the local clone instead.`,
  );
}

/** Also true of an Enterprise's internal repositories: not everybody sees it. */
export async function isPrivate(github: GitHub): Promise<boolean> {
  const doing = 'read whether the repository is private';
  return attempt(github, { doing, permission: 'contents: read' }, async () => {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}', github.at);
    if (typeof data?.private !== 'boolean') throw strange(github);
    return data.private;
  });
}
