import { stat } from 'node:fs/promises';
import { UserError, visible } from '@mlops-actions/toolkit';
import { type Digest, digestFile, digestText } from './digest.js';
import { pathProblem } from './names.js';
import type { RemoteFile } from './repository.js';

export interface LocalFile {
  /** In the repository, `/` between folders. */
  readonly path: string;
  readonly source: { readonly file: string } | { readonly text: string };
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
  readonly source: LocalFile['source'];
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

/** Digests of files that do not change for as long as it lives. */
export class Digests {
  readonly #known = new Map<string, Promise<Digest>>();

  of({ source }: LocalFile): Promise<Digest> | Digest {
    if ('text' in source) return digestText(source.text);
    const known = this.#known.get(source.file) ?? digestFile(source.file);
    this.#known.set(source.file, known);
    return known;
  }
}

/**
 * What must be written and removed. Contents are compared by their names, git's or those of LFS, and only where the sizes
 * agree.
 * @throws UserError for a path that no file can have, or that two have
 */
export async function changesOf(
  there: readonly RemoteFile[],
  { files, remove }: Composition,
  digests: Digests,
): Promise<Changes> {
  const remotes = new Map(there.map((remote) => [remote.path, remote]));
  const paths = new Set<string>();
  const write: Change[] = [];
  for (const file of files) {
    const problem = pathProblem(file.path) ?? (paths.has(file.path) ? twice(file.path) : undefined);
    if (problem !== undefined) throw new UserError(`${problem}.`);
    paths.add(file.path);
    const { path, source } = file;
    const size = await sizeOf(source);
    const remote = remotes.get(path);
    if (remote === undefined || !(await isSame(remote, file, size, digests)))
      write.push({ path, size, source, isNew: remote === undefined });
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

async function sizeOf(source: LocalFile['source']): Promise<number> {
  return 'text' in source ? Buffer.byteLength(source.text) : (await stat(source.file)).size;
}

async function isSame(remote: RemoteFile, file: LocalFile, size: number, digests: Digests): Promise<boolean> {
  if (remote.size !== size) return false;
  const { sha256, gitSha1 } = await digests.of(file);
  return remote.lfs === undefined ? remote.oid === gitSha1 : remote.lfs === sha256;
}
