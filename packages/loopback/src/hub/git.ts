import { createHash } from 'node:crypto';

/** A file of a commit. Of one in LFS, `oid` is the pointer's and `size` the file's own. */
export interface Entry {
  readonly oid: string;
  readonly size: number;
  /** SHA-256 of a file in LFS. */
  readonly lfs?: string;
}

/** Path → file, in the order of the paths' bytes. */
export type Tree = ReadonlyMap<string, Entry>;

export interface Commit {
  readonly oid: string;
  readonly parent?: Commit;
  readonly tree: Tree;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly date: Date;
}

function hash(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

export const blobOid = (content: Buffer) => hash('blob', content);

/** What git holds of a file in LFS. */
export function pointerTo(sha256: string, size: number): Buffer {
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`);
}

const FOLDERS = new WeakMap<Tree, ReadonlyMap<string, string>>();

/** Every folder of a tree with its oid; '' is the root. */
export function foldersOf(tree: Tree): ReadonlyMap<string, string> {
  const folders = FOLDERS.get(tree) ?? hashFolders(tree);
  FOLDERS.set(tree, folders);
  return folders;
}

function hashFolders(tree: Tree): Map<string, string> {
  const children = new Map<string, Map<string, { mode: string; oid?: string }>>([['', new Map()]]);
  for (const [path, { oid }] of tree) {
    const names = path.split('/');
    for (let depth = names.length; depth > 0; depth--) {
      const folder = names.slice(0, depth - 1).join('/');
      const inside = children.get(folder) ?? new Map();
      children.set(folder, inside);
      const name = names[depth - 1]!;
      if (depth === names.length) inside.set(name, { mode: '100644', oid });
      else if (!inside.has(name)) inside.set(name, { mode: '40000' });
    }
  }
  const oids = new Map<string, string>();
  const oidOf = (folder: string): string => {
    // Git orders folders as if their names ended in a slash.
    const entries = [...children.get(folder)!]
      .map(([name, child]) => ({ name, ...child, key: Buffer.from(child.oid ? name : `${name}/`) }))
      .sort((a, b) => Buffer.compare(a.key, b.key));
    const content = entries.map(({ mode, name, oid }) =>
      Buffer.concat([
        Buffer.from(`${mode} ${name}\0`),
        Buffer.from(oid ?? oidOf(folder === '' ? name : `${folder}/${name}`), 'hex'),
      ]),
    );
    const oid = hash('tree', Buffer.concat(content));
    oids.set(folder, oid);
    return oid;
  };
  oidOf('');
  return oids;
}

/** The commit with its oid, which is git's own. */
export function commitOf(made: Omit<Commit, 'oid'>): Commit {
  const { tree, parent, title, description, author, date } = made;
  const who = `${author} <${author}@users.noreply.huggingface.co> ${Math.floor(date.getTime() / 1000)} +0000`;
  const lines = [
    `tree ${foldersOf(tree).get('')}`,
    ...(parent ? [`parent ${parent.oid}`] : []),
    `author ${who}`,
    `committer ${who}`,
    '',
    title + (description === '' ? '' : `\n\n${description}`),
  ];
  return { oid: hash('commit', Buffer.from(lines.join('\n'))), ...made };
}

/** Newest first. */
export function historyOf(commit: Commit): Commit[] {
  const history: Commit[] = [];
  for (let at: Commit | undefined = commit; at; at = at.parent) history.push(at);
  return history;
}

/** A commit's files in the order of git. */
export function treeOf(entries: Iterable<readonly [string, Entry]>): Tree {
  return new Map([...entries].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
}
