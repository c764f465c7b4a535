import { join } from 'node:path';
import { digestFile, type LocalFile } from '@mlops-actions/hub';
import { mlmodelFor } from '@mlops-actions/model-files';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { Prepared } from './preflight.js';
import { SUMS } from './sums.js';

export const README = 'README.md';
const CONFIG = 'config.json';

/**
 * The model's files under the names that they get, in the order of these, and `config.json`; the card is for later.
 * @param folder where the model was downloaded to
 */
export async function contentsOf({ model, config }: Prepared, folder: string): Promise<LocalFile[]> {
  const { files } = model.layout;
  refuseOurNames(
    files.map(({ to }) => to),
    [SUMS, ...(config === undefined ? [] : [CONFIG])],
  );
  const contents: LocalFile[] = [];
  for (const { from, to } of files) {
    if (to === README) continue;
    const file = join(folder, from);
    const source =
      to === 'MLmodel'
        ? { text: mlmodelFor(model.mlmodelText, model.layout) }
        : { file, digest: await digestFile(file) };
    contents.push({ path: to, source });
  }
  if (config !== undefined) contents.push({ path: CONFIG, source: { text: config } });
  return contents.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** What to know of files that would have one name, and differ. */
export async function differing({ model }: Prepared, folder: string): Promise<string[]> {
  const notes: string[] = [];
  for (const { to, from } of model.layout.clashes) {
    const digests = await Promise.all(from.map((path) => digestFile(join(folder, path))));
    const others = from.filter((_, index) => digests[index]?.sha256 !== digests[0]?.sha256);
    if (others.length > 0)
      notes.push(
        `${visible(to)} in the repository is the model's ${visible(from[0] ?? to)}; ${others.map(visible).join(' and ')} differs from it.`,
      );
  }
  return notes;
}

function refuseOurNames(paths: readonly string[], ours: readonly string[]): void {
  for (const name of ours)
    if (paths.includes(name))
      throw new UserError(
        `The model has a file ${name}, and so has what is published with it. Leave the model's out:\n  exclude: ${name}`,
      );
}
