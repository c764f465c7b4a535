import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { findFiles, UserError, visible } from '@mlops-actions/toolkit';
import type { LocatedBaseline } from './locate.js';
import { refuseSiblingName } from './sibling-name.js';
import type { BaselineSource } from './source.js';

type FileSource = Extract<BaselineSource, { kind: 'file' | 'report' }>;

/** A baseline in the workspace, or anywhere on this machine when its path is absolute. */
export async function locateFiles(
  source: FileSource,
  workspace: string,
): Promise<LocatedBaseline | undefined> {
  const [first, ...others] = await pathsOf(source, workspace);
  if (first === undefined) return undefined;
  return {
    paths: [first, ...others],
    label: source.path,
    sibling: (name) => siblingOf(first, name),
  };
}

async function pathsOf({ kind, path, text }: FileSource, workspace: string): Promise<string[]> {
  const absolute = resolve(workspace, path);
  const found = await statOf(absolute);
  if (found?.isDirectory()) {
    throw new UserError(
      `baseline: "${visible(text)}" is a folder. Name the file${kind === 'file' ? `, or a pattern: file:${visible(path)}/*.jsonl` : ''}.`,
    );
  }
  if (found !== undefined) return [absolute];
  if (kind === 'report') return [];
  try {
    return (await findFiles('baseline', [path], workspace)).map((one) => resolve(workspace, one));
  } catch (error) {
    if (error instanceof UserError) return []; // No file matches.
    throw error;
  }
}

async function siblingOf(file: string, name: string): Promise<string | undefined> {
  refuseSiblingName(name);
  const folder = await realpath(dirname(file));
  const path = join(folder, name);
  if ((await statOf(path)) === undefined) return undefined;
  const real = await realpath(path);
  const within = relative(folder, real);
  if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within))
    throw new UserError(
      `baseline: "${visible(name)}" beside ${visible(file)} is a link that leads out of its folder.`,
    );
  if (!(await stat(real)).isFile())
    throw new UserError(`baseline: "${visible(name)}" beside ${visible(file)} is not a file.`);
  return real;
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(
      `baseline: ${visible(path)} cannot be looked at (${code}). Check its mode and its owner.`,
    );
  }
}
