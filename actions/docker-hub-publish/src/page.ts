import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { FULL_LIMIT, SHORT_LIMIT, withAbsoluteLinks } from '@mlops-actions/docker';
import { type Context, UserError, visible } from '@mlops-actions/toolkit';
import type { ImageInput } from './image-input.js';

/** What an image's page on Docker Hub says. */
export interface Page {
  readonly full?: string;
  readonly short?: string;
}

/** @throws UserError: no such file, too long */
export async function readPage(
  { readme, shortDescription: short, where }: ImageInput,
  context: Context,
): Promise<Page | undefined> {
  if (readme === undefined && short === undefined) return undefined;
  const input = (name: string) => (where === '' ? name : `${where}.${name}`);
  if (short !== undefined && Buffer.byteLength(short) > SHORT_LIMIT)
    throw new UserError(
      `${input('short-description')} has ${Buffer.byteLength(short)} bytes, and Docker Hub takes ${SHORT_LIMIT}.`,
    );
  if (readme === undefined) return { short: short! };
  const path = resolve(context.workspace, readme);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new UserError(`${input('readme')}: there is no file ${visible(readme)} in the workspace.`);
  if (found.size > FULL_LIMIT) throw tooLong(input('readme'), readme, found.size);
  const full = withLinks(await readFile(path, 'utf8'), path, context);
  const bytes = Buffer.byteLength(full);
  if (bytes > FULL_LIMIT) throw tooLong(input('readme'), readme, bytes);
  if (full.trim() === '') throw new UserError(`${input('readme')}: ${visible(readme)} is empty.`);
  return { full, ...(short !== undefined && { short }) };
}

function tooLong(input: string, readme: string, bytes: number): UserError {
  return new UserError(
    `${input}: ${visible(readme)} has ${bytes} bytes with its links made absolute, and Docker Hub takes ${FULL_LIMIT}. Name a shorter file.`,
  );
}

/** Outside of GitHub nobody knows where relative links lead. */
function withLinks(text: string, path: string, { repository, serverUrl, workspace, ref }: Context): string {
  if (repository === undefined) return text;
  return withAbsoluteLinks(text, {
    repositoryUrl: `${serverUrl}/${repository}`,
    ref: ref?.replace(/^refs\/(heads|tags)\//, '') ?? 'HEAD',
    folder: relative(workspace, dirname(path)).replaceAll('\\', '/'),
  });
}
