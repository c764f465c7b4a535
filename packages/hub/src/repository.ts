import { encodedPath, pause, UserError, visible } from '@mlops-actions/toolkit';
import { access, ask, type Hub, isObject, strange } from './client.js';
import { digestBytes } from './digest.js';
import { listed } from './pages.js';
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
  /**
   * As it is, a byte order mark too; undefined when there is no such file.
   * @throws UserError above 4 MB, for what is not UTF-8, and when something else comes than the commit holds
   */
  readText(path: string): Promise<string | undefined>;
  /**
   * Of the content, hexadecimal; undefined when there is no such file. One that is not in LFS is read for it.
   * @throws UserError when something else comes than the commit holds
   */
  sha256(path: string): Promise<string | undefined>;
}

export const NOTHING: Snapshot = {
  files: [],
  readText: async () => undefined,
  sha256: async () => undefined,
};

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

/** The newest commits of a revision, newest first. */
export async function* listCommits(
  hub: Hub,
  repoId: string,
  revision: string,
  batchSize: number,
  manner: Manner = {},
): AsyncGenerator<{ readonly oid: string; readonly title: string }> {
  const path = `/api/models/${repoId}/commits/${encodeURIComponent(revision)}?limit=${batchSize}`;
  for await (const { id, title } of listed(hub, path, manner)) {
    if (typeof id !== 'string') throw strange(hub);
    yield { oid: id, title: String(title) };
  }
}

/** Everything of one commit: a request for each thousand files or so. */
export async function readSnapshot(
  hub: Hub,
  repoId: string,
  head: string,
  manner: Manner = {},
): Promise<Snapshot & { readonly head: string }> {
  const files: RemoteFile[] = [];
  const tree = `/api/models/${repoId}/tree/${head}?recursive=true&expand=false`;
  for await (const { type, path, size, oid, lfs } of listed(hub, tree, manner)) {
    if (type !== 'file') continue;
    const stored = isObject(lfs) ? lfs : undefined;
    const bytes = stored?.size ?? size;
    if (typeof path !== 'string' || typeof oid !== 'string' || typeof bytes !== 'number') throw strange(hub);
    if (stored && typeof stored.oid !== 'string') throw strange(hub);
    files.push({ path, oid, size: bytes, ...(stored && { lfs: String(stored.oid) }) });
  }
  const find = (path: string) => files.find((one) => one.path === path);
  return {
    head,
    files,
    async readText(path) {
      const file = find(path);
      if (file === undefined) return undefined;
      if (file.size > LARGEST_TEXT)
        throw new UserError(
          `${visible(path)} in ${repoId} has ${file.size} bytes: that is no text that could be worked on.`,
        );
      return decoded(await readBytes(hub, repoId, head, file, manner), file, repoId);
    },
    async sha256(path) {
      const file = find(path);
      if (file === undefined) return undefined;
      return file.lfs ?? digestBytes(await readBytes(hub, repoId, head, file, manner)).sha256;
    },
  };
}

const LARGEST_TEXT = 4 * 2 ** 20;
/** How often a content is asked for that comes otherwise than it should. */
const READS = 3;

/** @throws UserError for anything else than what the commit holds, such as a page of a proxy */
async function readBytes(
  hub: Hub,
  repoId: string,
  head: string,
  { path, size, oid, lfs }: RemoteFile,
  manner: Manner,
): Promise<Uint8Array> {
  const { fetch, accessToken } = access(hub, manner);
  const url = `${hub.endpoint}/${repoId}/resolve/${head}/${encodedPath(path)}`;
  for (let reads = 1; ; reads++) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const digest = digestBytes(bytes);
    if (bytes.length === size && (lfs === undefined ? digest.gitSha1 === oid : digest.sha256 === lfs))
      return bytes;
    if (reads === READS)
      throw new UserError(
        `${visible(path)} of ${repoId} could not be read: what came from ${visible(hub.endpoint)} is not what the commit ${head.slice(0, 14)} holds, ${READS} times. Is a proxy in between, which answers itself or changes what it passes on?`,
      );
    await pause(hub.retry.firstWait * 2 ** (reads - 1), manner.signal);
  }
}

function decoded(bytes: Uint8Array, { path }: RemoteFile, repoId: string): string {
  try {
    // UTF-16 without its mark is valid UTF-8, but for these.
    if (!bytes.includes(0)) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {}
  throw new UserError(
    `${visible(path)} in ${repoId} is not UTF-8; save it as UTF-8 there, so that nothing of it is lost.`,
  );
}
