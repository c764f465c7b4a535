import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { digestFile, type LocalFile } from '@mlops-actions/hub';
import { mlmodelFor } from '@mlops-actions/model-files';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { Prepared } from './preflight.js';
import { SUMS } from './sums.js';

/** A file to publish that does not depend on what the repository holds. */
export interface Content {
  readonly file: LocalFile;
  readonly size: number;
  readonly sha256: string;
}

export const README = 'README.md';
const CONFIG = 'config.json';

/**
 * The model's files under the names that they get, in the order of these, and `config.json`; the card is for later.
 * @param folder where the model was downloaded to
 */
export async function contentsOf({ model, config }: Prepared, folder: string): Promise<Content[]> {
  const { files } = model.layout;
  refuseOurNames(
    files.map(({ to }) => to),
    [SUMS, ...(config === undefined ? [] : [CONFIG])],
  );
  const contents: Content[] = [];
  for (const { from, to } of files) {
    if (to === README) continue;
    if (to === 'MLmodel') contents.push(textContent(to, mlmodelFor(model.mlmodelText, model.layout)));
    else contents.push(await fileContent(to, join(folder, from)));
  }
  if (config !== undefined) contents.push(textContent(CONFIG, config));
  return contents.sort((one, other) => (one.file.path < other.file.path ? -1 : 1));
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

async function fileContent(path: string, file: string): Promise<Content> {
  const { size, sha256 } = await digestFile(file);
  return { file: { path, source: { file } }, size, sha256 };
}

export function textContent(path: string, text: string): Content {
  const bytes = Buffer.from(text);
  return {
    file: { path, source: { text } },
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
