import type { Context, Log } from '@mlops-actions/toolkit';
import { locateFiles } from './files.js';
import type { BaselineSource } from './source.js';

/** A baseline that is a file, or several. */
export type LocatableSource = Extract<BaselineSource, { kind: 'file' | 'report' | 'git' }>;

export interface LocatedBaseline {
  /** Local files, absolute. More than one only where a `file:` pattern matched several, the shards of one data set. */
  readonly paths: readonly string[];
  /** For people: `origin/main@1a2b3c4:metrics/rouge.json`, or the path as given. */
  readonly label: string;
  /** The commit, of a `git:` baseline. */
  readonly sha?: string;
  /**
   * Another file of the same source, made a local one, named relative to the (first) file's own folder.
   * @returns its path; undefined when it is not there
   * @throws UserError when the name leads out of that folder or to something hidden: reports name such files, and anyone
   * may have written a report
   */
  sibling(name: string): Promise<string | undefined>;
}

/** What a user is told whose baseline is not there: it may be the first run, or a misspelt name. */
export function notThereYet(label: string): string {
  return `baseline: ${label} was not found, so nothing is compared. If it should be there, correct it; on-no-baseline: fail makes this fail.`;
}

export interface BaselinePorts {
  readonly context: Context;
  readonly log: Log;
  /** For GitHub's API; '' reads as anyone may. */
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Makes a baseline local. What comes out of git is written to a folder of its own below `context.temp`.
 * @returns undefined when the place is there and has no such file: a first run, not a mistake
 * @throws UserError when the place itself is not there or cannot be read, or what stands there is no file
 */
export async function locateBaseline(
  source: LocatableSource,
  ports: BaselinePorts,
): Promise<LocatedBaseline | undefined> {
  if (source.kind !== 'git') return locateFiles(source, ports.context.workspace);
  const { locateInGit } = await import('./git-file.js'); // Loads what starts processes, which most runs do without.
  return locateInGit(source, ports);
}
