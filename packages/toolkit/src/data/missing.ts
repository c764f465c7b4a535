import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { visible } from './visible.js';

/** One line for a message: the path that is not there, and what is there instead. */
export async function whyMissing(path: string, cwd: string): Promise<string> {
  const shown = relative(cwd, resolve(cwd, path));
  const where = shown === path ? '' : ` (${visible(shown)})`;
  return `${visible(path)}${where}: no such file in ${visible(cwd)}. ${await whatIsThere(path, cwd)}`;
}

async function whatIsThere(path: string, cwd: string): Promise<string> {
  const target = resolve(cwd, path);
  const folder = dirname(target);
  const near = nearNames(basename(target), (await namesIn(folder)) ?? []);
  if (near.length === 0) return whatFolderHolds(folder, cwd);
  return `Did you mean ${near.map((name) => visible(relative(cwd, join(folder, name)))).join(' or ')}?`;
}

/** Some of a folder's names, or which folder on the way to it is missing. */
export async function whatFolderHolds(path: string, cwd: string): Promise<string> {
  const folder = resolve(cwd, path);
  const shown = visible(relative(cwd, folder) || cwd);
  const names = await namesIn(folder);
  if (names === undefined) {
    const isTop = folder === resolve(cwd) || folder === dirname(folder);
    return `There is no folder ${shown}.${isTop ? '' : ` ${await whatIsThere(folder, cwd)}`}`;
  }
  if (names.length === 0) return `The folder ${shown} is empty.`;
  const some = names.slice(0, 5).map(visible).join(', ');
  return `The folder ${shown} holds ${some}${names.length > 5 ? `, … (${names.length} names)` : ''}.`;
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return undefined;
  }
}

/** At most three names within a few slips of the pen, the nearest first. */
function nearNames(name: string, names: readonly string[]): string[] {
  // Less than half of the name: any letter is within two slips of C:.
  const limit = Math.min(Math.max(2, name.length >> 2), (name.length - 1) >> 1);
  return names
    .filter((other) => Math.abs(other.length - name.length) <= limit)
    .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ other }) => other);
}

/** Levenshtein's. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
