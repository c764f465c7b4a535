import { posix } from 'node:path';
import { UserError, visible } from '@mlops-actions/toolkit';

/**
 * Which old file belongs to which current one, where their paths need not be the same. One on each side are a pair. Of
 * several, those whose path ends as the current file's whole path does (`old/a/m.json` for `a/m.json`), else the only one
 * of the same name.
 * @returns by the old file the current one; itself for a file that has gone
 * @throws UserError when it cannot be told
 */
export function pairFiles(
  current: readonly string[],
  old: readonly string[],
  label: string,
): Map<string, string> {
  if (current.length === 1 && old.length === 1) return new Map([[old[0]!, current[0]!]]);
  if (old.length === 1 && !current.some((file) => belongs(old[0]!, file)))
    throw new UserError(
      `baseline: ${visible(label)} is one file, and metrics names ${current.length}: ${current.slice(0, 5).map(visible).join(', ')}${current.length > 5 ? ', …' : ''}. To compare each with itself at a branch, write:\n  baseline: git:origin/main`,
    );
  const taken = new Map<string, string>();
  const take = (file: string, found: readonly string[]) => {
    const [only, ...others] = found;
    if (others.length > 0)
      throw new UserError(
        `baseline: ${found.slice(0, 5).map(visible).join(' and ')} both could be the old ${visible(file)}. Name files whose paths end as those of metrics do.`,
      );
    if (only === undefined) return;
    const other = taken.get(only);
    if (other !== undefined)
      throw new UserError(
        `baseline: ${visible(only)} could be the old ${visible(other)} and ${visible(file)} both. Name files whose paths end as those of metrics do.`,
      );
    taken.set(only, file);
  };
  // Whole paths first: an old file that has its own current one is nobody else's.
  const exact = (file: string) => old.filter((one) => endsAs(one, file));
  for (const file of current) take(file, exact(file));
  const free = old.filter((one) => !taken.has(one));
  for (const file of current)
    if (exact(file).length === 0)
      take(
        file,
        free.filter((one) => belongs(one, file)),
      );
  return new Map(old.map((file) => [file, taken.get(file) ?? file]));
}

function endsAs(old: string, file: string): boolean {
  return old === file || old.endsWith(`/${file}`);
}

function belongs(old: string, file: string): boolean {
  return posix.basename(old) === posix.basename(file);
}
