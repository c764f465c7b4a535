import { type DockerHub, prunePlan } from '@mlops-actions/docker';
import { count, type Log } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import type { PreparedImage } from './preflight.js';

/** A line about each thing that was done on Docker Hub, or would be. */
export async function tendHub(
  hub: DockerHub,
  images: readonly PreparedImage[],
  prune: Inputs['prune'],
  log: Log,
): Promise<string[]> {
  const done: string[] = [];
  const tell = (line: string) => {
    log.info(line);
    done.push(line);
  };
  for (const { image, page, name } of images)
    if (page?.full !== undefined || page?.short !== undefined) {
      const changed = await hub.describe(image.repository, page);
      tell(`${name}: the description on Docker Hub ${changed ? 'is new' : 'was up to date'}.`);
    }
  if (prune === undefined) return done;
  for (const repository of new Set(images.map(({ image }) => image.repository))) {
    const spare = images.filter(({ image }) => image.repository === repository).flatMap(({ tags }) => tags);
    const { remove } = prunePlan(await hub.tags(repository), {
      pattern: prune.pattern,
      keep: prune.keep,
      spare: spare.map(({ name }) => name),
    });
    const names = remove.map(({ name }) => name).join(', ');
    if (remove.length === 0) tell(`${repository}: no tag to prune.`);
    else if (prune.dryRun)
      tell(`${repository}: prune would delete ${count(remove.length, 'tag')}: ${names}.`);
    else {
      for (const { name } of remove) await hub.deleteTag(repository, name);
      tell(`${repository}: prune deleted ${count(remove.length, 'tag')}: ${names}.`);
    }
  }
  return done;
}
