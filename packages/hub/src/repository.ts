import { listFiles } from '@huggingface/hub';
import { UserError, visible } from '@mlops-actions/toolkit';
import { access, ask, type Hub, strange } from './client.js';
import { encodedPath } from './names.js';
import type { Manner } from './transport.js';
import { whoIs } from './who.js';

export interface RemoteFile {
  readonly path: string;
  /** Bytes of the content, in LFS too. */
  readonly size: number;
  /** Git's name of the content; in LFS, of the pointer to it. */
  readonly oid: string;
  /** Of a file in LFS: the SHA-256 of its content, hexadecimal. */
  readonly lfs?: string;
}

/** What a repository holds at one commit. */
export interface Snapshot {
  /** The commit; absent while there is no such repository. */
  readonly head?: string;
  readonly files: readonly RemoteFile[];
  /** undefined when there is no such file. @throws UserError above 4 MB */
  readText(path: string): Promise<string | undefined>;
}

export const NOTHING: Snapshot = { files: [], readText: async () => undefined };

export interface Repository {
  readonly private: boolean;
  /** The commit of `main`. */
  readonly head: string;
}

/** @returns undefined when there is none, or the token may not see it. @throws Failure */
export async function readRepository(
  hub: Hub,
  repoId: string,
  manner: Manner = {},
): Promise<Repository | undefined> {
  return readRevision(hub, `/api/models/${repoId}`, manner);
}

/** The commit of a branch, of a tag or of `refs/pr/1`; undefined when there is none. */
export async function readHead(
  hub: Hub,
  repoId: string,
  revision: string,
  manner: Manner = {},
): Promise<string | undefined> {
  const path = `/api/models/${repoId}/revision/${encodeURIComponent(revision)}`;
  return (await readRevision(hub, path, manner))?.head;
}

async function readRevision(hub: Hub, path: string, manner: Manner): Promise<Repository | undefined> {
  // Without it a repository is described with all of its files.
  const reply = await ask(hub, `${path}?expand=sha&expand=private`, { ...manner, accept: [401, 404] });
  if (reply.status === 404) return undefined;
  if (reply.status === 401) {
    // Said of a token that is no good, and by some of what it may not see.
    if (reply.code !== 'RepoNotFound') await whoIs(hub, manner);
    return undefined;
  }
  const { sha, private: isPrivate } = reply.json ?? {};
  if (typeof sha !== 'string') throw strange(hub);
  return { head: sha, private: isPrivate === true };
}

const LARGEST_TEXT = 4 * 2 ** 20;

/** Everything of one commit: a request for each thousand files or so. */
export async function readSnapshot(
  hub: Hub,
  repoId: string,
  head: string,
  manner: Manner = {},
): Promise<Snapshot & { readonly head: string }> {
  const files: RemoteFile[] = [];
  const at = { repo: { type: 'model' as const, name: repoId }, revision: head, recursive: true };
  for await (const { type, path, size, oid, lfs } of listFiles({ ...at, ...access(hub, manner) })) {
    if (type !== 'file') continue;
    if (typeof path !== 'string' || typeof oid !== 'string') throw strange(hub);
    files.push({ path, oid, size: lfs?.size ?? size, ...(lfs && { lfs: lfs.oid }) });
  }
  const readText = async (path: string) => {
    const file = files.find((one) => one.path === path);
    if (file === undefined) return undefined;
    if (file.size > LARGEST_TEXT)
      throw new UserError(
        `${visible(path)} in ${repoId} has ${file.size} bytes: that is no text that could be worked on.`,
      );
    const { fetch, accessToken } = access(hub, manner);
    const url = `${hub.endpoint}/${repoId}/resolve/${head}/${encodedPath(path)}`;
    return (await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })).text();
  };
  return { head, files, readText };
}
