import type { Registry, RemoteImage, Tag } from '@mlops-actions/docker';
import { previousTag } from '@mlops-actions/docker';
import { type Log, visible } from '@mlops-actions/toolkit';
import { MODEL_NAME_LABEL, MODEL_VERSION_LABEL, REVISION_LABEL, SOURCE_LABEL } from './labels.js';
import type { PlannedImage } from './plan.js';

/** What the registry has of an image before anything is pushed. */
export interface RemoteState {
  /** By tag; those of ours that are there. */
  readonly existing: ReadonlyMap<string, RemoteImage>;
  /** The image made of the same sources, which need not be built again. */
  readonly made?: RemoteImage;
  /** What its size is compared with. */
  readonly previous?: { readonly tag: string; readonly bytes: number };
}

export async function remoteStateOf(
  registry: Registry,
  { image, tags, tagRequest }: PlannedImage,
  sourceDigest: string,
  revision: string | undefined,
): Promise<RemoteState> {
  const { repository } = image;
  const found = await Promise.all(
    tags.map(async ({ name }) => [name, await registry.image(repository, name)] as const),
  );
  const existing = new Map(found.filter((entry): entry is [string, RemoteImage] => entry[1] !== undefined));
  const made = tags
    .filter(({ name, moves }) => {
      const labels = existing.get(name)?.labels;
      // A branch of the same content is another commit, and its image says which.
      return (
        labels?.get(SOURCE_LABEL) === sourceDigest && (!moves || labels.get(REVISION_LABEL) === revision)
      );
    })
    .map(({ name }) => existing.get(name))[0];
  const before = previousTag(await registry.tags(repository), tagRequest, tags);
  const previous = before === undefined ? undefined : await registry.image(repository, before);
  return {
    existing,
    ...(made && { made }),
    ...(before !== undefined && previous && { previous: { tag: before, bytes: previous.bytes } }),
  };
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
      `${name}:${tag.name} exists and is another image (${there.digest.slice(0, 19)}…${ofModel(there)}). A release's tag is never given to another image: raise code-version or model-version, or, if it must be replaced, write\n  overwrite: true`,
    ];
  });
}

/** The tags without `latest`, where that would take it back to an older version of the model. */
export function withoutStepBack(
  tags: readonly Tag[],
  { existing }: RemoteState,
  { name, tagRequest }: PlannedImage,
  log: Log,
): readonly Tag[] {
  const { latest, facts } = tagRequest;
  const labels = existing.get('latest')?.labels;
  if (latest !== 'auto' || labels?.get(MODEL_NAME_LABEL) !== facts.modelName) return tags;
  const [there, ours] = [labels?.get(MODEL_VERSION_LABEL), facts.modelVersion].map(Number);
  if (!(there! > ours!)) return tags;
  log.notice(
    `${name}:latest stays: it has version ${there} of the model, and this is ${ours}. To move it, write\n  latest: true`,
  );
  return tags.filter((tag) => tag.name !== 'latest');
}

function ofModel({ labels }: RemoteImage): string {
  const [model, version] = [labels.get(MODEL_NAME_LABEL), labels.get(MODEL_VERSION_LABEL)];
  return model && version ? `, ${visible(model)} version ${visible(version)}` : '';
}
