import { UserError, visible } from '@mlops-actions/toolkit';
import { commitFromGitHub, listFromGitHub } from './from-github.js';
import { listPaths, localFirst, resolveCommit } from './git.js';
import { save } from './git-file.js';
import type { BaselinePorts } from './locate.js';
import { problemOfPath } from './path.js';

/** All files of one commit. Paths start at the repository's root, `/` between folders. */
export interface GitTree {
  readonly sha: string;
  /** For people: `origin/main@1a2b3c4`, or `1a2b3c4` where the commit was given by its id. */
  readonly label: string;
  /** The paths of all files, sorted; without submodules, and without symbolic links but for those that GitHub lists. */
  list(): Promise<string[]>;
  /**
   * Makes one file local, in a folder of its own below `context.temp` and under its own name.
   * @returns its path; undefined when the commit has no such file
   * @throws UserError when what stands there is no file, or only a Git LFS pointer
   */
  read(path: string): Promise<string | undefined>;
}

/**
 * Opens a commit: in the local repository when it is there, else through GitHub's API. So is each file of it, since a
 * partial clone has a commit without its files.
 * @param ref a branch, a tag or a commit
 * @throws UserError when neither has it
 */
export async function openTree(ref: string, ports: BaselinePorts): Promise<GitTree> {
  const { workspace } = ports.context;
  const sha = await localFirst(resolveCommit(workspace, ref), (why) => commitElsewhere(ref, why, ports));
  const short = sha.slice(0, 7);
  const label = /^[0-9a-f]{7,}$/.test(ref) && sha.startsWith(ref) ? short : `${ref}@${short}`;
  return {
    sha,
    label,
    async list() {
      const paths = await localFirst(listPaths(workspace, sha), (why) => listFromGitHub(sha, why, ports));
      return paths.sort();
    },
    async read(path) {
      const problem = problemOfPath(path);
      if (problem !== undefined)
        throw new UserError(`${label}: "${visible(path)}" cannot be read: it ${problem}.`);
      return (await save({ kind: 'git', text: `git:${ref}:${path}`, ref: sha, path }, ports))?.file;
    },
  };
}

async function commitElsewhere(ref: string, local: string, ports: BaselinePorts): Promise<string> {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)) return ref; // Whether GitHub has it is seen when it is asked for a file.
  return commitFromGitHub(ref, local, ports);
}
