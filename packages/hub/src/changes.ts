import { UserError, visible } from '@mlops-actions/toolkit';
import { digestOf, type Source } from './digest.js';
import { pathProblem } from './names.js';
import type { RemoteFile } from './repository.js';

export interface LocalFile {
  /** In the repository, `/` between folders. */
  readonly path: string;
  readonly source: Source;
}

/** What a repository is to hold; the rest of it stays. */
export interface Composition {
  readonly files: readonly LocalFile[];
  /** Paths; those that are not there, or among `files`, are passed over. */
  readonly remove: readonly string[];
}

export interface Change {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly source: Source;
  readonly isNew: boolean;
}

export interface Changes {
  readonly write: readonly Change[];
  readonly remove: readonly string[];
  /** How many files are there already as they should be. */
  readonly unchanged: number;
}

export function isNothing({ write, remove }: Changes): boolean {
  return write.length === 0 && remove.length === 0;
}

/**
 * What must be written and removed. Contents are compared by their names, git's or those of LFS.
 * @throws UserError for a path that no file can have, or that two have
 */
export function changesOf(there: readonly RemoteFile[], { files, remove }: Composition): Changes {
  const remotes = new Map(there.map((remote) => [remote.path, remote]));
  const paths = new Set<string>();
  const write: Change[] = [];
  for (const { path, source } of files) {
    const problem = pathProblem(path) ?? (paths.has(path) ? twice(path) : undefined);
    if (problem !== undefined) throw new UserError(`${problem}.`);
    paths.add(path);
    const { size, sha256, gitSha1 } = digestOf(source);
    const remote = remotes.get(path);
    const isSame = remote?.lfs === undefined ? remote?.oid === gitSha1 : remote.lfs === sha256;
    if (!isSame) write.push({ path, size, source, isNew: remote === undefined });
  }
  return {
    write,
    remove: [...new Set(remove)].filter((path) => remotes.has(path) && !paths.has(path)),
    unchanged: files.length - write.length,
  };
}

function twice(path: string): string {
  return `Two files are to be published as "${visible(path)}"`;
}
