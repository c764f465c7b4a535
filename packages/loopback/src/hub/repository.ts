import { Content } from '../content.js';
import type { HubRepo } from './api.js';
import { noSuchRevision, Refusal } from './exchange.js';
import {
  blobOid,
  type Commit,
  commitOf,
  type Entry,
  historyOf,
  pointerTo,
  type Tree,
  treeOf,
} from './git.js';
import type { Objects } from './objects.js';
import { attributedToLfs } from './patterns.js';

export type Visibility = 'public' | 'private' | 'protected';

/** Something that happened to a discussion, as the Hub tells it. */
export interface DiscussionEvent {
  readonly type: 'comment' | 'commit' | 'status-change';
  readonly author: string;
  readonly date: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Discussion {
  readonly num: number;
  readonly isPullRequest: boolean;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly date: Date;
  status: 'draft' | 'open' | 'closed' | 'merged';
  readonly events: DiscussionEvent[];
}

/** The ref that a pull request's commits are on. */
export const refOf = (num: number) => `refs/pr/${num}`;

/** A model repository. */
export class Repository {
  readonly id: string;
  readonly createdAt = new Date();
  visibility: Visibility;
  gated: 'auto' | 'manual' | false = false;
  /** Branches by name, and pull requests by `refs/pr/N`. */
  readonly heads = new Map<string, Commit>();
  readonly tags = new Map<string, Commit>();
  readonly discussions: Discussion[] = [];
  /** SHA-256 of what was uploaded here for LFS. */
  readonly uploaded = new Set<string>();
  readonly #objects: Objects;
  /** Contents of regular files and pointers. */
  readonly #blobs = new Map<string, Buffer>();

  constructor(id: string, visibility: Visibility, objects: Objects) {
    this.id = id;
    this.visibility = visibility;
    this.#objects = objects;
  }

  get private(): boolean {
    return this.visibility !== 'public';
  }

  get branches(): Map<string, Commit> {
    return new Map([...this.heads].filter(([name]) => !name.startsWith('refs/')));
  }

  /** @param rev a branch, a tag, `refs/pr/N` or other full name, `HEAD`, or a commit by 7 digits at least */
  find(rev: string): Commit | undefined {
    const name = rev === 'HEAD' ? 'main' : rev.replace(/^refs\/(?:heads|tags)\//, '');
    const named = this.heads.get(name) ?? this.tags.get(name);
    if (named || !/^[0-9a-f]{7,40}$/.test(rev)) return named;
    const all = [...this.heads.values(), ...this.tags.values()].flatMap(historyOf);
    return all.find(({ oid }) => oid.startsWith(rev));
  }

  /** @throws Refusal for an unknown one */
  at(rev: string): Commit {
    const commit = this.find(rev);
    if (!commit) throw noSuchRevision(rev);
    return commit;
  }

  /** What git holds: for a file in LFS, its pointer. */
  raw(entry: Entry): Buffer {
    return this.#blobs.get(entry.oid)!;
  }

  content(entry: Entry): Content {
    return entry.lfs === undefined ? new Content([this.raw(entry)]) : this.#objects.get(entry.lfs);
  }

  /** A small file's text; '' if there is none. */
  text(tree: Tree, path: string): string {
    const entry = tree.get(path);
    return entry ? this.raw(entry).toString() : '';
  }

  addRegular(content: Buffer): Entry {
    const oid = blobOid(content);
    this.#blobs.set(oid, content);
    return { oid, size: content.length };
  }

  /** @throws Refusal if it was not uploaded */
  addLfs(sha256: string): Entry {
    if (!this.uploaded.has(sha256))
      throw new Refusal(400, `LFS pointer pointed to a file that does not exist: ${sha256}`);
    const { size } = this.#objects.get(sha256);
    return { ...this.addRegular(pointerTo(sha256, size)), size, lfs: sha256 };
  }

  /** Makes a commit the head of a branch, which may be new. */
  commit(
    branch: string,
    parent: Commit | undefined,
    entries: Iterable<readonly [string, Entry]>,
    by: { author: string; title: string; description?: string },
  ): Commit {
    const { description = '' } = by;
    const commit = commitOf({
      ...by,
      ...(parent && { parent }),
      tree: treeOf(entries),
      description,
      date: new Date(),
    });
    this.heads.set(branch, commit);
    return commit;
  }

  /** The newest commit that changed a file or something in a folder. */
  lastChange(commit: Commit, path: string): Commit {
    const state = ({ tree }: Commit) =>
      [...tree]
        .filter(([at]) => at === path || at.startsWith(`${path}/`))
        .map(([at, { oid }]) => `${oid} ${at}`)
        .join('\n');
    const now = state(commit);
    return historyOf(commit).find(({ parent }) => !parent || state(parent) !== now)!;
  }

  /** Whether a file belongs into LFS by what `.gitattributes` says of its path. */
  isAttributed(tree: Tree, path: string): boolean | undefined {
    return attributedToLfs(this.text(tree, '.gitattributes'), path);
  }

  /** For a test to look at. */
  view(): HubRepo {
    const at = (branch = 'main') => {
      const commit = this.heads.get(branch);
      if (!commit) throw new Error(`${this.id} has no branch ${branch}`);
      return commit;
    };
    const oids = (refs: ReadonlyMap<string, Commit>) =>
      new Map([...refs].map(([name, { oid }]) => [name, oid]));
    return {
      private: this.private,
      head: (branch) => at(branch).oid,
      commits: (branch) =>
        historyOf(at(branch)).map(({ oid, title, description }) => ({ oid, title, description })),
      files: (branch) =>
        new Map([...at(branch).tree].map(([path, entry]) => [path, this.content(entry).toBuffer()])),
      lfs: (branch) =>
        new Map([...at(branch).tree].flatMap(([path, { lfs }]) => (lfs === undefined ? [] : [[path, lfs]]))),
      tags: oids(this.tags),
      branches: oids(this.branches),
      pullRequests: this.discussions
        .filter(({ isPullRequest }) => isPullRequest)
        .map(({ num, title, description, status }) => ({
          num,
          title,
          description,
          status,
          head: at(refOf(num)).oid,
        })),
    };
  }
}
