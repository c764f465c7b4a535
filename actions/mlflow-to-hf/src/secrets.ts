import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactFile } from '@mlops-actions/mlflow';
import { looksSecret, secretsIn } from '@mlops-actions/model-files';
import { count, UserError, visible } from '@mlops-actions/toolkit';

/** What a model's folder took in by mistake is public for ever. Naming the very file in `include` says that it is none. */
export function secretNames(files: readonly ArtifactFile[], include: readonly string[]): string[] {
  return files.flatMap(({ path }) => {
    const why = include.includes(path) ? undefined : looksSecret(path);
    if (why === undefined) return [];
    return [`${visible(path)} looks like a secret (${why}). Leave it out:\n  exclude: ${visible(path)}`];
  });
}

/** @returns the problem with a text that is to be published, if there is one */
export function secretText(path: string, text: string, include: readonly string[]): string[] {
  const found = include.includes(path) ? [] : secretsIn(text);
  if (found.length === 0) return [];
  const first = found.slice(0, 3).join(', ');
  return [
    `${visible(path)} of the model holds what looks like a secret (${first}${found.length > 3 ? `, and ${found.length - 3} more` : ''}). Revoke it, since MLflow has it too, and log the model without it; or leave the file out:\n  exclude: ${visible(path)}`,
  ];
}

/** Bytes: source code and configuration are smaller, vocabularies and data are larger. */
const LARGEST = 1_000_000;
const TEXT = /(?:^|\/)[^./]+$|\.(?:py|r|sh|json|ya?ml|toml|ini|cfg|conf|properties|txt|md|ipynb|xml)$/i;

/** @throws UserError naming every downloaded text that holds what looks like a secret */
export async function refuseSecrets(
  folder: string,
  files: readonly ArtifactFile[],
  include: readonly string[],
): Promise<void> {
  const problems: string[] = [];
  for (const { path, size } of files)
    if (size <= LARGEST && TEXT.test(path))
      problems.push(...secretText(path, await readFile(join(folder, path), 'utf8'), include));
  if (problems.length > 1)
    throw new UserError(
      [`${count(problems.length, 'file')} may not be published:`, ...problems].join('\n- '),
    );
  if (problems.length === 1) throw new UserError(problems[0] ?? '');
}
