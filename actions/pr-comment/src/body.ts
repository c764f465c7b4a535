import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Context, findFiles, UserError, visible } from '@mlops-actions/toolkit';
import { type ImageFile, isLocal, readImage } from './image-file.js';
import type { FoundImage } from './images.js';
import type { Inputs } from './inputs.js';

/** A piece of the user's Markdown, with the images in it that are not on the web. */
export interface Body {
  readonly markdown: string;
  readonly images: readonly LocalImage[];
}

export interface LocalImage extends FoundImage {
  /** Absent where it is not there, or is none. */
  readonly file?: ImageFile;
}

export interface Bodies {
  readonly bodies: readonly Body[];
  /** The first image that is not there, or is none. It fails the step, and not the comment. */
  readonly problem?: UserError;
}

/** Bytes of a file. */
const LIMIT = 16 * 1024 * 1024;
/** Characters without images: the parser takes seconds and hundreds of megabytes for this many. */
const TEXT_LIMIT = 1024 * 1024;

/**
 * The Markdown of `body` and `body-file`, a piece per source.
 * @throws UserError when a file is not there or is no UTF-8 text
 */
export async function readBodies(inputs: Inputs, context: Context): Promise<Bodies> {
  const { workspace, temp } = context;
  const pieces: { name: string; markdown: string; folder: string }[] = [];
  if (inputs.body !== '') pieces.push({ name: 'body', markdown: inputs.body, folder: workspace });
  if (inputs.bodyFiles.length > 0)
    for (const file of await findFiles('body-file', inputs.bodyFiles, workspace)) {
      const path = resolve(workspace, file);
      pieces.push({
        name: `body-file: ${visible(file)}`,
        markdown: await read(path, file),
        folder: dirname(path),
      });
    }
  const bodies: Body[] = [];
  const problems: UserError[] = [];
  for (const { name, markdown, folder } of pieces) {
    if (markdown.trim() === '') continue;
    const { length } = markdown.replace(/data:[^\s"')>]*/gi, '');
    if (length > TEXT_LIMIT) throw tooLong(name, length, 'characters');
    const whole = await closed(markdown);
    bodies.push({ markdown: whole, images: await localImages(whole, folder, [workspace, temp], problems) });
  }
  const [problem] = problems;
  return { bodies, ...(problem && { problem }) };
}

async function read(path: string, file: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LIMIT) throw tooLong(`body-file: ${visible(file)}`, size, 'bytes');
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`body-file: ${visible(file)} is not UTF-8 text. Write it with encoding="utf-8".`);
  }
}

function tooLong(name: string, size: number, unit: string): UserError {
  return new UserError(
    `${name} has ${size} ${unit}. A comment holds 65,536 characters, and a job's page 1 MiB.`,
  );
}

/** Without what it leaves open and would swallow whatever follows. */
async function closed(markdown: string): Promise<string> {
  if (!/^ {0,3}(```|~~~)|<!--|<details/im.test(markdown)) return markdown;
  const { endOf } = await import('./blocks.js');
  return markdown + endOf(markdown);
}

async function localImages(
  markdown: string,
  folder: string,
  roots: readonly [string, string],
  problems: UserError[],
): Promise<LocalImage[]> {
  if (!/!\[|<img/i.test(markdown)) return [];
  const { findImages } = await import('./images.js'); // Loads a parser of Markdown, which most comments do without.
  const folders = [...new Set([folder, roots[0]])];
  const images: LocalImage[] = [];
  for (const image of findImages(markdown).filter(({ url }) => isLocal(url))) {
    try {
      images.push(Object.assign(image, { file: await readImage(image.url, folders, roots) }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
      images.push(image);
    }
  }
  return images;
}
