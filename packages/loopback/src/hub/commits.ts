import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { mayWrite, nameOf } from './accounts.js';
import { validateCard } from './card.js';
import { openPullRequest } from './discussions.js';
import { noSuchRevision, Refusal } from './exchange.js';
import type { Commit, Entry, Tree } from './git.js';
import { attributedToLfs, isIgnored, lfsLineFor } from './patterns.js';
import { type Repository, refOf } from './repository.js';
import { decoded, forbidden, type SentRepoCall } from './routes.js';
import type { State } from './state.js';

/** Never in LFS, whatever is in them. */
const PLAIN = ['README.md', '.gitattributes', '.gitignore'];

/** `POST …/preupload/{rev}`: how each file is to come. */
export function preupload(call: SentRepoCall): Reply {
  const { repository, state, body } = call;
  const { tree } = targetOf(call).commit;
  const attributes: string = body.gitAttributes ?? repository.text(tree, '.gitattributes');
  const ignore: string = body.gitIgnore ?? repository.text(tree, '.gitignore');
  const files: { path: string; size: number; sample: string }[] = body.files;
  return jsonAnswer(200, {
    files: files.map(({ path, size, sample }) => {
      const lfs = belongsToLfs(state, attributes, path, size, Buffer.from(sample, 'base64'));
      const entry = tree.get(path);
      return {
        path,
        uploadMode: lfs ? 'lfs' : 'regular',
        shouldIgnore: isIgnored(ignore, path),
        ...(entry && { oid: entry.lfs ?? entry.oid }),
      };
    }),
  });
}

/** By what `.gitattributes` says, else if it is large or binary. */
export function belongsToLfs(
  { settings }: State,
  attributes: string,
  path: string,
  size: number,
  sample: Buffer,
): boolean {
  if (PLAIN.includes(path)) return false;
  return size > settings.lfsAbove || (attributedToLfs(attributes, path) ?? isBinary(sample));
}

/** A sample may end within a character. */
function isBinary(sample: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(sample, { stream: true }).includes('\0');
  } catch {
    return true;
  }
}

/** The branch or pull request that a commit is for, which the sender may write to; or that a new pull request starts from. */
function targetOf(call: SentRepoCall): { branch: string; commit: Commit; proposes: boolean } {
  const {
    repository,
    sender,
    url,
    parts: [, rest = ''],
  } = call;
  const branch = decoded(rest);
  const commit = repository.heads.get(branch);
  const proposes = url.searchParams.get('create_pr') === '1';
  const own = repository.discussions.some(
    ({ num, author }) => refOf(num) === branch && author === nameOf(sender),
  );
  if (!proposes && !own && !mayWrite(sender, repository)) throw forbidden();
  if (!commit) throw noSuchRevision(branch);
  return { branch, commit, proposes };
}

interface Line {
  readonly key: 'header' | 'file' | 'lfsFile' | 'deletedFile' | 'deletedFolder';
  readonly value: Readonly<Record<string, string>>;
}

/** `POST …/commit/{rev}` */
export function commit(call: SentRepoCall): Reply {
  const { repository, state, sender, body } = call;
  const { branch, commit: head, proposes } = targetOf(call);
  const [header, ...operations]: Line[] = body;
  const { summary: title = '', description = '', parentCommit } = header!.value;
  const parent = proposes && parentCommit ? repository.at(parentCommit) : head;
  if (!proposes && parentCommit !== undefined && !head.oid.startsWith(parentCommit))
    throw new Refusal(412, 'A commit has happened since. Please refresh and try again.');
  const entries = apply(repository, parent.tree, operations, (path, content) => {
    const attributes = repository.text(parent.tree, '.gitattributes');
    const given = operations.find(({ value }) => value.path === '.gitattributes');
    const rules = given?.key === 'file' ? contentOf(given).toString() : attributes;
    if (content.length === 0 || !belongsToLfs(state, rules, path, content.length, content.subarray(0, 512)))
      return;
    state.violations.push(`${path} came as a regular file, though it belongs into LFS`);
    throw new Refusal(400, `Your push was rejected because it contains binary files: ${path}`);
  });
  const author = nameOf(sender);
  const by = { author, title, description };
  const readme = operations.find(({ key, value }) => key === 'file' && value.path === 'README.md');
  if (readme) refuseCard(state, contentOf(readme).toString());
  const discussion = proposes ? openPullRequest(repository, parent, by, 'open') : undefined;
  const ref = discussion ? refOf(discussion.num) : branch;
  const made = repository.commit(ref, parent, entries, by);
  repository.discussions
    .find(({ num }) => refOf(num) === ref)
    ?.events.push({ type: 'commit', author, date: made.date, data: { subject: title, oid: made.oid } });
  return jsonAnswer(200, {
    success: true,
    commitOid: made.oid,
    commitUrl: `${state.url}/${repository.id}/commit/${made.oid}`,
    hookOutput: '',
    ...(discussion && { pullRequestUrl: `${state.url}/${repository.id}/discussions/${discussion.num}` }),
  });
}

export function cardErrors(state: State, text: string): string[] {
  return [...validateCard(text).errors, ...(state.settings.refuseCard?.(text) ?? [])];
}

function refuseCard(state: State, text: string): void {
  const errors = cardErrors(state, text);
  if (errors.length > 0) throw new Refusal(400, `Invalid metadata in README.md.\n${errors.join('\n')}`);
}

const contentOf = ({ value }: Line) =>
  Buffer.from(value.content ?? '', value.encoding === 'base64' ? 'base64' : 'utf8');

/** The files after the operations, which come in their order. */
function apply(
  repository: Repository,
  tree: Tree,
  operations: readonly Line[],
  checkRegular: (path: string, content: Buffer) => void,
): Map<string, Entry> {
  const entries = new Map(tree);
  const inLfs: string[] = [];
  for (const operation of operations) {
    const path = operation.value.path!;
    refusePath(path);
    if (operation.key === 'file') {
      const content = contentOf(operation);
      checkRegular(path, content);
      entries.set(path, repository.addRegular(content));
    } else if (operation.key === 'lfsFile') {
      entries.set(path, repository.addLfs(operation.value.oid!));
      inLfs.push(path);
    } else remove(entries, path, operation.key === 'deletedFolder');
  }
  for (const path of entries.keys()) {
    const folders = path
      .split('/')
      .slice(0, -1)
      .map((_, index, names) => names.slice(0, index + 1).join('/'));
    const file = folders.find((folder) => entries.has(folder));
    if (file !== undefined) throw new Refusal(400, `${file} cannot be both a file and a folder, of ${path}`);
  }
  const before = entries.get('.gitattributes');
  let attributes = before ? repository.raw(before).toString() : '';
  for (const path of inLfs)
    if (entries.get(path)?.lfs !== undefined && attributedToLfs(attributes, path) !== true)
      attributes += `${attributes === '' || attributes.endsWith('\n') ? '' : '\n'}${lfsLineFor(path)}`;
  const after = repository.addRegular(Buffer.from(attributes));
  return before?.oid === after.oid || attributes === '' ? entries : entries.set('.gitattributes', after);
}

function refusePath(path: string): void {
  const names = path.replace(/\/$/, '').split('/');
  if (names.some((name) => ['', '.', '..', '.git'].includes(name)) || path.includes('\0'))
    throw new Refusal(400, `Invalid path: ${path}`);
}

function remove(entries: Map<string, Entry>, path: string, isFolder: boolean): void {
  const prefix = `${path.replace(/\/$/, '')}/`;
  const gone = isFolder
    ? [...entries.keys()].filter((at) => at.startsWith(prefix))
    : [path].filter((at) => entries.has(at));
  if (gone.length === 0)
    throw new Refusal(
      404,
      `A ${isFolder ? 'folder' : 'file'} with this name doesn't exist: ${path}`,
      'EntryNotFound',
    );
  for (const at of gone) entries.delete(at);
}
