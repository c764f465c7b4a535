import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { composeFile, pinnedCompose } from '@mlops-actions/docker';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { PlannedImage } from './plan.js';

/** An image with what a compose file is to say of it. */
export interface Pinned extends Pick<PlannedImage, 'image' | 'context' | 'dockerfile' | 'input'> {
  /** `acme/reviews-api:1.4.0@sha256:…` */
  readonly reference: string;
  readonly ports: readonly number[];
}

/** The user's own compose file, to begin with. */
export interface ComposeFrom {
  /** From the workspace. */
  readonly path: string;
  readonly text: string;
}

/** @throws UserError for a compose file that no image fits */
export function composeText(
  images: readonly Pinned[],
  from: ComposeFrom | undefined,
  workspace: string,
): string {
  if (from === undefined) {
    const names = serviceNames(images);
    return composeFile(
      images.map(({ reference, ports }, index) => ({ name: names[index]!, image: reference, ports })),
    );
  }
  return pinnedCompose(
    from.text,
    from.path,
    images.map(({ image, reference, context, dockerfile, input }) => ({
      name: image,
      image: reference,
      context: relative(workspace, context),
      dockerfile: relative(workspace, dockerfile),
      ...(input.target !== undefined && { target: input.target }),
    })),
  );
}

/** @returns the path as it is from the workspace */
export async function writeCompose(path: string, text: string, workspace: string): Promise<string> {
  const file = resolve(workspace, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new UserError(`compose-file: ${visible(path)} cannot be written: ${(error as Error).message}`);
  }
  return relative(workspace, file);
}

/** The last part of the image's name; where two share it, with a number. */
function serviceNames(images: readonly Pinned[]): string[] {
  const seen = new Map<string, number>();
  return images.map(({ image }) => {
    const name = image.repository
      .split('/')
      .at(-1)!
      .replace(/[^a-z0-9_-]/g, '-');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}-${times}`;
  });
}
