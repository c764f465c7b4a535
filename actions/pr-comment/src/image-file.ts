import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError, visible } from '@mlops-actions/toolkit';

/** An image that has to be put somewhere before a reader can see it. */
export interface ImageFile {
  /** As the Markdown names it, for messages. */
  readonly label: string;
  /** Safe in a path and in an address. */
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/** As GitHub's own limit for images. */
const LIMIT = 10 * 1024 * 1024;

/** Whether the image is on this machine or in the text itself, and not somewhere on the web. */
export function isLocal(url: string): boolean {
  return /^(data|file):/i.test(url) || !/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(url);
}

/**
 * Reads a local image or a data URI. Only what lies below one of `roots` and is an image by its content is taken: it may be
 * committed to a public branch, and the text that names it may be anybody's.
 * @param folders where relative paths start, the first that has the file
 * @throws UserError that names the image
 */
export async function readImage(
  url: string,
  folders: readonly string[],
  roots: readonly string[],
): Promise<ImageFile> {
  const data = /^data:/i.test(url);
  const label = data ? `${url.slice(0, 40)}…` : url;
  const content = data ? decoded(url, label) : await read(url, folders, roots);
  if (content.length > LIMIT) throw tooLarge(label, content.length);
  const type = typeOf(content);
  if (type === undefined) throw problem(label, 'is no PNG, JPEG, GIF, WebP or SVG image by its content');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const stem = data ? 'image' : basename(pathOf(url)).replace(/\.[^.]*$/, '');
  const safe = stem.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60) || 'image';
  return { label: visible(label), name: `${safe}.${sha256.slice(0, 8)}.${type}`, content, sha256 };
}

async function read(url: string, folders: readonly string[], roots: readonly string[]): Promise<Buffer> {
  const path = pathOf(url);
  for (const folder of folders) {
    const file = await realpath(resolve(folder, path)).catch(() => undefined);
    if (file === undefined) continue;
    const real = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
    if (!real.some((root) => isWithin(root, file)))
      throw problem(url, 'lies outside of the workspace and the temporary folder of the job');
    const found = await stat(file);
    if (!found.isFile()) throw problem(url, 'is no file');
    if (found.size > LIMIT) throw tooLarge(url, found.size);
    return readFile(file);
  }
  throw problem(url, `was not found. Looked in ${folders.map(visible).join(' and ')}`);
}

function problem(label: string, what: string): UserError {
  return new UserError(
    `body: the image ${visible(label)} ${what}. Write its path relative to the workspace, such as ![Confusion matrix](plots/confusion.png).`,
  );
}

function tooLarge(label: string, size: number): UserError {
  return problem(label, `has ${size} bytes, and GitHub shows images up to 10 MiB`);
}

/** Without `?raw=true` and the like, and with what is percent-encoded as it is. */
function pathOf(url: string): string {
  if (/^file:/i.test(url)) {
    try {
      return fileURLToPath(url);
    } catch {
      return url;
    }
  }
  const bare = url.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

function isWithin(root: string, file: string): boolean {
  const path = relative(root, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function decoded(url: string, label: string): Buffer {
  const [, encoding, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(url) ?? [];
  try {
    return encoding === undefined ? Buffer.from(decodeURIComponent(data)) : Buffer.from(data, 'base64');
  } catch {
    throw problem(label, 'is no data URI that can be read');
  }
}

function typeOf(content: Buffer): string | undefined {
  const start = content.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  if (/^RIFF....WEBP/s.test(start)) return 'webp';
  const text = content.toString('utf8', 0, 1024);
  return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s/>]/is.test(text)
    ? 'svg'
    : undefined;
}
