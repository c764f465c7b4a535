import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, posix, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { formatOf } from './formats.js';
import { whatFolderHolds, whyMissing } from './missing.js';
import { compareNames } from './names.js';
import { visible } from './visible.js';

/**
 * The files that an input names, each once (under its first name, where links give it several), in the order of their
 * names. A pattern is a path (taken literally when there is such a file, brackets or not), a glob (`*`, `**`, `?`, `[…]`,
 * `{…}`), or `!` and either, which excludes wherever it stands in the list. Paths are relative to `cwd` unless the pattern
 * was absolute, with `/` between folders. As in a shell, a wildcard does not match a dot at the start of a name.
 * @param input the input's name, for messages
 * @throws UserError when a pattern matches no file or is a directory
 */
export async function findFiles(input: string, patterns: readonly string[], cwd: string): Promise<string[]> {
  const given = patterns.map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
  const included = given.filter((pattern) => !pattern.startsWith('!'));
  const excluded = given
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => pattern.slice(1).trim());
  if (included.length === 0) {
    throw new UserError(
      `${input}: ${given.length === 0 ? 'names no file' : 'only excludes files'}. ` +
        `Expected a file or a pattern, for example ${input}: outputs/*.jsonl`,
    );
  }
  const ignore = await ignored(excluded, cwd);
  const found = new Map<string, string>();
  for (const pattern of included) {
    const paths = await matching(input, pattern, ignore, cwd);
    if (paths.length === 0) throw await noMatch(input, pattern, excluded, cwd);
    for (const path of paths) {
      const absolute = resolve(cwd, path);
      if (!found.has(absolute)) found.set(absolute, path);
    }
  }
  return withoutLinkedTwice([...found.values()].sort(compareNames), cwd);
}

/** The files by names that open from the process's own folder, and that messages show as the user wrote them. */
export function openable(files: readonly string[], workspace: string): string[] {
  return files.map((file) => (workspace === process.cwd() ? file : resolve(workspace, file)));
}

async function withoutLinkedTwice(paths: readonly string[], cwd: string): Promise<string[]> {
  const files = await Promise.all(
    paths.map((path) => realpath(resolve(cwd, path)).catch(() => resolve(cwd, path))),
  );
  const first = new Map<string, string>();
  files.forEach((file, i) => {
    if (!first.has(file)) first.set(file, paths[i]!);
  });
  return [...first.values()];
}

async function ignored(excluded: readonly string[], cwd: string): Promise<string[]> {
  if (excluded.length === 0) return [];
  const { escapePath } = await import('tinyglobby');
  return Promise.all(
    excluded.map(async (pattern) => {
      const { path, kind } = await lookUp(pattern, cwd);
      if (kind === undefined) return path;
      return kind === 'file' ? escapePath(path) : `${escapePath(path)}/**`;
    }),
  );
}

async function matching(input: string, pattern: string, ignore: string[], cwd: string): Promise<string[]> {
  const { path, kind } = await lookUp(pattern, cwd);
  if (kind === 'directory') throw await isDirectory(input, path, cwd);
  if (kind === undefined && !MAGIC.test(path)) {
    throw new UserError(`${input}: ${await whyMissing(path, cwd)} ${adviceFor(pattern)}`);
  }
  // Most inputs name one file: those never load the glob library.
  if (kind === 'file' && ignore.length === 0) return [path];
  const { escapePath, glob } = await import('tinyglobby');
  return glob(kind === 'file' ? escapePath(path) : path, {
    cwd,
    ignore,
    absolute: isAbsolute(path),
    expandDirectories: false,
  });
}

const MAGIC = /[*?[\]{}]/;
const ORIGIN =
  'Does an earlier step of this job write it? From another job it comes with actions/download-artifact.';

function adviceFor(pattern: string): string {
  if (pattern.startsWith('~')) return `~ is not expanded; paths are relative to the workspace. ${ORIGIN}`;
  // Between braces a comma is the pattern's own.
  if (pattern.replace(/\{[^{}]*\}/g, '').includes(',')) return `Write one per line. ${ORIGIN}`;
  return ORIGIN;
}

/** The path with `/` between folders, and what stands there. A backslash before a bracket escapes it. */
async function lookUp(
  pattern: string,
  cwd: string,
): Promise<{ path: string; kind: 'file' | 'directory' | undefined }> {
  const slashed = posix.normalize(pattern.replace(/\\(?![()[\]{}!+@])/g, '/'));
  for (const path of [slashed, pattern]) {
    try {
      const isFolder = (await stat(resolve(cwd, path))).isDirectory();
      return { path: posix.normalize(path).replace(/(?<=.)\/$/, ''), kind: isFolder ? 'directory' : 'file' };
    } catch {}
  }
  return { path: slashed, kind: undefined };
}

async function noMatch(
  input: string,
  pattern: string,
  excluded: readonly string[],
  cwd: string,
): Promise<UserError> {
  const folder = resolve(cwd, pattern.replace(/[^/\\]*(?:[*?[\]{}].*)?$/, ''));
  const after = excluded.length === 0 ? '' : ` after ${excluded.map((one) => `!${visible(one)}`).join(' ')}`;
  return new UserError(
    `${input}: no file matches ${visible(pattern)}${after} in ${visible(cwd)}. ` +
      `${await whatFolderHolds(folder, cwd)} ${adviceFor(pattern)}`,
  );
}

async function isDirectory(input: string, path: string, cwd: string): Promise<UserError> {
  const names = await readdir(resolve(cwd, path)).catch(() => []);
  const format =
    names
      .sort(compareNames)
      .map(formatOf)
      .find((one) => one !== undefined) ?? 'jsonl';
  return new UserError(
    `${input}: ${visible(path)} is a directory, expected files. Write a pattern, for example ` +
      `${input}: ${visible(posix.join(path, `*.${format}`))}`,
  );
}
