import type { Composition } from './changes.js';
import type { Snapshot } from './repository.js';
import type { Target } from './target.js';

export interface Publication {
  readonly target: Target;
  /** Of the commit, and of the pull request: one line. */
  readonly title: string;
  readonly description?: string;
  /**
   * What the repository is to hold, given what it holds. Asked again when the branch has moved. Given what it has composed
   * itself it must give the same again, or every run would commit.
   */
  compose(snapshot: Snapshot): Promise<Composition>;
  readonly signal?: AbortSignal;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface Published {
  /** Whether anything is different from before: a commit, a new branch, a repository that has become public. */
  readonly changed: boolean;
  /** Where the branch is, or the pull request. */
  readonly commit: string;
  /** Of the repository, or of its branch. */
  readonly url: string;
  readonly pullRequestUrl?: string;
  /** Whether it was the repository's first publication. */
  readonly created: boolean;
  /** Whether the tag was asked for, and is at `commit`. */
  readonly tagged: boolean;
  readonly uploaded: readonly { readonly path: string; readonly size: number }[];
  readonly removed: readonly string[];
}

export interface Plan {
  readonly add: readonly { readonly path: string; readonly size: number }[];
  readonly update: readonly { readonly path: string; readonly size: number }[];
  readonly remove: readonly string[];
  /** How many files are there already as they should be. */
  readonly unchanged: number;
}
