import { Content } from '../content.js';
import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { disposition, pageOf, Refusal, rangeOf } from './exchange.js';
import { type Commit, type Entry, foldersOf, pointerTo } from './git.js';
import { grant } from './lfs.js';
import type { Repository } from './repository.js';
import { type RepoCall, splitRevision } from './routes.js';

/** The size of a page whose entries come with their last commits. */
const EXPANDED_PAGE = 50;

/** `GET …/tree/{rev}[/{path}]` */
export function tree({ repository, state, url, parts: [, rest = ''] }: RepoCall): Reply {
  const { rev, path } = splitRevision(rest);
  const commit = repository.at(rev);
  const query = url.searchParams;
  const expand = isTrue(query.get('expand'));
  const prefix = path === '' ? '' : `${path.replace(/\/$/, '')}/`;
  const folders = foldersOf(commit.tree);
  const inside = listOf(commit)
    .filter((at) => at.startsWith(prefix))
    .filter((at) => isTrue(query.get('recursive')) || !at.slice(prefix.length).includes('/'));
  if (inside.length === 0 && path !== '')
    throw new Refusal(404, `${path} does not exist on "${rev}"`, 'EntryNotFound', {
      'x-repo-commit': commit.oid,
    });
  const largest = Math.min(state.settings.pageSize, expand ? EXPANDED_PAGE : Number.POSITIVE_INFINITY);
  const size = Math.min(largest, Number(query.get('limit')) || largest);
  const start = Number(Buffer.from(query.get('cursor') ?? '', 'base64').toString()) || 0;
  const { items, headers } = pageOf(inside, { start, size }, (next) => {
    const link = new URL(url);
    link.searchParams.set('cursor', Buffer.from(String(next)).toString('base64'));
    return link;
  });
  return jsonAnswer(
    200,
    items.map((at) => describe(repository, commit, at, folders, expand)),
    headers,
  );
}

/** `POST …/paths-info/{rev}`: what is known of each path; unknown ones are left out. */
export function pathsInfo({ repository, body, parts: [, rest = ''] }: RepoCall): Reply {
  const commit = repository.at(splitRevision(rest).rev);
  const folders = foldersOf(commit.tree);
  const paths: string[] = body.paths;
  const known = paths
    .map((path) => path.replace(/\/$/, ''))
    .filter((path) => path !== '' && (commit.tree.has(path) || folders.has(path)));
  return jsonAnswer(
    200,
    known.map((path) => describe(repository, commit, path, folders, body.expand ?? false)),
  );
}

/** Folders and files as git lists them: a folder, then what is in it. */
function listOf({ tree }: Commit): string[] {
  const folders = [...foldersOf(tree).keys()].filter((folder) => folder !== '');
  return [
    ...folders.map((path) => ({ path, key: `${path}/` })),
    ...[...tree.keys()].map((path) => ({ path, key: path })),
  ]
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    .map(({ path }) => path);
}

const isTrue = (value: string | null) => value !== null && /^(?:true|1)$/i.test(value);

function describe(
  repository: Repository,
  commit: Commit,
  path: string,
  folders: ReadonlyMap<string, string>,
  expand: boolean,
): unknown {
  const entry = commit.tree.get(path);
  const last = expand ? repository.lastChange(commit, path) : undefined;
  return {
    ...(entry
      ? { type: 'file', oid: entry.oid, size: entry.size, ...(entry.lfs && { lfs: lfsOf(entry) }), path }
      : { type: 'directory', oid: folders.get(path), size: 0, path }),
    ...(last && { lastCommit: { id: last.oid, title: last.title, date: last.date.toISOString() } }),
  };
}

export function lfsOf({ lfs = '', size }: Entry) {
  return { oid: lfs, size, pointerSize: pointerTo(lfs, size).length };
}

/** `GET /{id}/resolve/{rev}/{path}`: a file, or where to get it from. */
export function resolve({ repository, state, headers, parts: [, rest = ''] }: RepoCall): Reply {
  const { entry, commit, path } = entryAt(repository, rest);
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const common = { 'x-repo-commit': commit.oid, 'content-disposition': disposition(fileName) };
  if (entry.lfs === undefined)
    return rangeOf(repository.content(entry), headers.range, {
      ...common,
      etag: `"${entry.oid}"`,
      'content-type': 'text/plain; charset=utf-8',
    });
  const location = grant(state, `${state.storageUrl}/lfs-storage/${entry.lfs}`, {
    may: 'get',
    oid: entry.lfs,
    fileName,
  });
  return {
    status: 302,
    headers: {
      ...common,
      location,
      'content-type': 'text/plain; charset=utf-8',
      'x-linked-size': String(entry.size),
      'x-linked-etag': `"${entry.lfs}"`,
      'accept-ranges': 'bytes',
    },
    body: Buffer.from(`Found. Redirecting to ${location}`),
  };
}

/** `GET /{id}/raw/{rev}/{path}`: what git holds. */
export function raw({ repository, headers, parts: [, rest = ''] }: RepoCall): Reply {
  const { entry, commit } = entryAt(repository, rest);
  return rangeOf(new Content([repository.raw(entry)]), headers.range, {
    'x-repo-commit': commit.oid,
    etag: `"${entry.oid}"`,
    'content-type': 'text/plain; charset=utf-8',
  });
}

function entryAt(repository: Repository, rest: string): { entry: Entry; commit: Commit; path: string } {
  const { rev, path } = splitRevision(rest);
  const commit = repository.at(rev);
  const entry = commit.tree.get(path);
  if (!entry) throw new Refusal(404, 'Entry not found', 'EntryNotFound', { 'x-repo-commit': commit.oid });
  return { entry, commit, path };
}
