import { commitToBranch, type GitHub, isPrivate } from '@mlops-actions/github';
import { type Context, fieldOf } from '@mlops-actions/toolkit';
import type { ImageFile } from './image-file.js';
import type { Place } from './place.js';

/** Where a reader finds the images. */
export interface Hosted {
  /** By the image's sha256. */
  readonly urls: ReadonlyMap<string, string>;
  /** In a private repository GitHub shows an image only on its own page, not within a comment. */
  readonly isPrivate: boolean;
}

/**
 * Commits images to a branch of their own, below the pull request and the run's commit. Those of earlier commits
 * leave the branch's head; their addresses name a commit, so comments that show them still do.
 */
export async function hostImages(
  images: readonly ImageFile[],
  branch: string,
  place: Exclude<Place, { kind: 'none' }>,
  sha: string,
  github: GitHub,
  context: Context,
): Promise<Hosted> {
  const root = place.kind === 'commit' ? `commit-${place.sha}/` : `pr-${place.number}/`;
  const folder = `${root}${sha}/`;
  const files = new Map(images.map(({ name, content }) => [`${folder}${name}`, content]));
  let head: string | undefined;
  const made = await commitToBranch(
    github,
    branch,
    `Images of ${root.slice(0, -1)} at ${sha.slice(0, 7)}`,
    async (at) => {
      head = at?.sha;
      const outdated = ((await at?.list()) ?? []).filter((path) => path.startsWith(root) && !files.has(path));
      return [
        ...[...files].map(([path, content]) => ({ path, content })),
        ...outdated.map((path) => ({ path, content: null })),
      ];
    },
  );
  const commit = made === 'unchanged' ? head : made.sha;
  const hidden = await isHidden(github, context);
  const at = addressOf(context, hidden);
  return {
    urls: new Map(images.map(({ name, sha256 }) => [sha256, `${at}/${commit}/${folder}${name}`])),
    isPrivate: hidden,
  };
}

async function isHidden(github: GitHub, { event }: Context): Promise<boolean> {
  const said = fieldOf(event?.payload, 'repository.private');
  return typeof said === 'boolean' ? said : isPrivate(github);
}

function addressOf({ serverUrl, repository }: Context, hidden: boolean): string {
  if (hidden) return `${serverUrl}/${repository}/blob`;
  return serverUrl === 'https://github.com'
    ? `https://raw.githubusercontent.com/${repository}`
    : `${serverUrl}/${repository}/raw`;
}
