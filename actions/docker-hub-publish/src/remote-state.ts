import {
  previousTag,
  type Registry,
  type RemoteImage,
  type Tag,
  type TagRequest,
} from '@mlops-actions/docker';
import { UserError } from '@mlops-actions/toolkit';
import { REVISION_LABEL, SOURCE_LABEL } from './labels.js';
import type { PlannedImage } from './plan.js';
import { namesNewest, newerBy, ofModel } from './standing.js';

/** What the registry has of an image before anything is pushed. */
export interface RemoteState {
  /** By tag; those of ours that are there. */
  readonly existing: ReadonlyMap<string, RemoteImage>;
  /** The image made of the same sources, which need not be built again. */
  readonly made?: RemoteImage;
  /** What its size is compared with. */
  readonly previous?: { readonly tag: string; readonly bytes: number };
}

interface Circumstances {
  /** The commit. */
  readonly revision: string | undefined;
  /** Whether newer base images count. */
  readonly pull: boolean;
  /** Whose size is compared. */
  readonly platform: string;
}

export async function remoteStateOf(
  registry: Registry,
  { image, tags, tagRequest }: PlannedImage,
  sourceDigest: string,
  { revision, pull, platform }: Circumstances,
): Promise<RemoteState> {
  const { repository } = image;
  const found = await Promise.all(
    tags.map(async ({ name }) => [name, await registry.image(repository, name, platform)] as const),
  );
  const existing = new Map(found.filter((entry): entry is [string, RemoteImage] => entry[1] !== undefined));
  const made = tags
    .filter(({ name, moves }) => {
      const labels = existing.get(name)?.labels;
      // A branch of the same content is another commit, and its image says which; and it may get a newer base image.
      const isCurrent = !moves || (!pull && labels?.get(REVISION_LABEL) === revision);
      return isCurrent && labels?.get(SOURCE_LABEL) === sourceDigest;
    })
    .map(({ name }) => existing.get(name))[0];
  const previous = await previousOf();
  return { existing, ...(made && { made }), ...(previous && { previous }) };

  /** Only the report needs it: what cannot be read is not shown. */
  async function previousOf(): Promise<RemoteState['previous']> {
    try {
      const tag = previousTag(await registry.tags(repository), tagRequest, tags);
      const found = tag === undefined ? undefined : await registry.image(repository, tag, platform);
      return tag !== undefined && found ? { tag, bytes: found.bytes } : undefined;
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }
}

/** The tags of a release that are another image, as lines for the user. */
export function overwritten(
  { name, tags }: PlannedImage,
  { existing }: RemoteState,
  sourceDigest: string,
): string[] {
  return tags.flatMap((tag) => {
    const there = existing.get(tag.name);
    if (tag.moves || there === undefined || there.labels.get(SOURCE_LABEL) === sourceDigest) return [];
    return [
      `${name}:${tag.name} exists and is another image (${there.digest.slice(0, 19)}…${ofModel(there)}). A release's tag is never given to another image: raise code-version or model-version. Where only files have changed that the image does not need, leave them out by a .dockerignore. If the release must be replaced, write\n  overwrite: true`,
    ];
  });
}

/** Our tags that another image has and keeps, because it is newer; `latest: true` moves `latest` all the same. */
export function standing(
  { name, tags, tagRequest }: Pick<PlannedImage, 'name' | 'tags' | 'tagRequest'>,
  { existing }: RemoteState,
  labels: ReadonlyMap<string, string>,
): { readonly tag: Tag; readonly notice: string }[] {
  return tags.flatMap((tag) => {
    const there = existing.get(tag.name);
    const by = there && keepsTag(tag, there, tagRequest, labels);
    return by === undefined ? [] : [{ tag, notice: stays(`${name}:${tag.name}`, by, tag) }];
  });
}

/** What the image that has the tag is newer by, where that decides. */
export function keepsTag(
  tag: Tag,
  there: RemoteImage,
  { latest }: TagRequest,
  labels: ReadonlyMap<string, string>,
): string | undefined {
  if (!namesNewest(tag) || (tag.name === 'latest' && latest === 'true')) return undefined;
  return newerBy(there.labels, labels);
}

export function stays(reference: string, by: string, { name }: Tag): string {
  return `${reference} stays: it is ${by}, and this is older.${name === 'latest' ? ' To move it all the same, write\n  latest: true' : ''}`;
}
