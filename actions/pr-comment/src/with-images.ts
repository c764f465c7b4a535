import type { GitHub } from '@mlops-actions/github';
import type { Ports } from '@mlops-actions/toolkit';
import type { Content } from './content.js';
import { hostImages } from './image-branch.js';
import type { Inputs } from './inputs.js';
import { type Place, shaOfRun } from './place.js';
import { withHosted } from './show-images.js';
import { contentOf, type Sources } from './sources.js';
import { unlessForbidden } from './unless-forbidden.js';

/**
 * The content with its images where readers see them; with their names alone (`named`) where the user does not want them on
 * GitHub, or the token may not put them there.
 */
export async function withImages(
  inputs: Inputs,
  sources: Sources,
  named: Content,
  place: Exclude<Place, { kind: 'none' }>,
  github: GitHub,
  { context, log }: Ports,
): Promise<Content> {
  const images = sources.bodies.flatMap(({ images }) => images.flatMap(({ file }) => file ?? []));
  if (images.length === 0) return named;
  const onlyNames = (why: string): Content => {
    log.notice(`The comment names its images instead of showing them. ${why}`, { title: 'pr-comment' });
    return named;
  };
  const branch = inputs.imagesBranch;
  if (branch === undefined)
    return onlyNames(
      `To show ${[...new Set(images.map(({ label }) => label))].join(', ')} on a public repository, write:\n  images: branch\nand give the job:\n  permissions:\n    contents: write`,
    );
  const shown = async () => {
    const sha = shaOfRun(context) ?? 'unknown';
    const hosted = await hostImages(images, branch, place, sha, github, context);
    return contentOf(
      sources,
      sources.bodies.map((body) => withHosted(body, hosted)),
    );
  };
  return unlessForbidden(inputs, shown, onlyNames);
}
