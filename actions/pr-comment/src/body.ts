import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Context, findFiles, UserError, visible } from '@mlops-actions/toolkit';
import { type ImageFile, isLocal, readImage } from './image-file.js';
import type { FoundImage } from './images.js';
import type { Inputs } from './inputs.js';

/** A piece of the user's Markdown, with the images in it that are not on the web. */
export interface Body {
  readonly markdown: string;
  readonly images: readonly (FoundImage & { readonly file: ImageFile })[];
}

const LIMIT = 16 * 1024 * 1024;

/**
 * The Markdown of `body` and `body-file`, a piece per source.
 * @throws UserError when a file is not there, is no UTF-8 text, or names an image that is not there
 */
export async function readBodies(inputs: Inputs, context: Context): Promise<Body[]> {
  const { workspace, temp } = context;
  const pieces: { markdown: string; folder: string }[] = [];
  if (inputs.body !== '') pieces.push({ markdown: inputs.body, folder: workspace });
  if (inputs.bodyFiles.length > 0)
    for (const file of await findFiles('body-file', inputs.bodyFiles, workspace)) {
      const path = resolve(workspace, file);
      pieces.push({ markdown: await read(path, file), folder: dirname(path) });
    }
  const bodies: Body[] = [];
  for (const { markdown, folder } of pieces)
    if (markdown.trim() !== '')
      bodies.push({ markdown, images: await localImages(markdown, folder, [workspace, temp]) });
  return bodies;
}

async function read(path: string, file: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LIMIT)
    throw new UserError(
      `body-file: ${visible(file)} has ${size} bytes. A comment holds 65,536 characters, and a job's page 1 MiB.`,
    );
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`body-file: ${visible(file)} is not UTF-8 text. Write it with encoding="utf-8".`);
  }
}

async function localImages(
  markdown: string,
  folder: string,
  roots: readonly [string, string],
): Promise<Body['images']> {
  if (!/!\[|<img/i.test(markdown)) return [];
  const { findImages } = await import('./images.js'); // Loads a parser of Markdown, which most comments do without.
  const local = findImages(markdown).filter(({ url }) => isLocal(url));
  const folders = [...new Set([folder, roots[0]])];
  return Promise.all(
    local.map(async (image) => Object.assign(image, { file: await readImage(image.url, folders, roots) })),
  );
}
