import type { Facts } from '@mlops-actions/docker';
import type { Context } from '@mlops-actions/toolkit';
import type { PlannedImage } from './plan.js';

/** By it the next run knows that an image in the registry is made of what it would build from. */
export const SOURCE_LABEL = 'mlops-actions.source-digest';
export const MODEL_NAME_LABEL = 'mlops-actions.model-name';
export const MODEL_VERSION_LABEL = 'mlops-actions.model-version';
export const CODE_VERSION_LABEL = 'mlops-actions.code-version';
/** https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
export const REVISION_LABEL = 'org.opencontainers.image.revision';

/** The version of the git tag, or the first tag. */
export const VERSION_LABEL = 'org.opencontainers.image.version';
/** Of the smoke test that it passed: an image is pushed after its test. */
export const SMOKE_LABEL = 'mlops-actions.smoke-test';
/** Labels that differ where the image does not: they say when and of which commit it was made. */
export const LABELS_OF_THE_RUN = ['org.opencontainers.image.created', REVISION_LABEL];

/** What the images serve. */
export function factLabels({ modelName, modelVersion, hfRepo, codeVersion }: Facts): Map<string, string> {
  return new Map(
    [
      [MODEL_NAME_LABEL, modelName],
      [MODEL_VERSION_LABEL, modelVersion],
      ['mlops-actions.hf-repo', hfRepo],
      [CODE_VERSION_LABEL, codeVersion],
    ].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Where it comes from. Nothing of the clock: the engine says when an image was made. */
export function originLabels(
  { image: { repository }, tags, tagRequest: { facts } }: PlannedImage,
  { serverUrl, repository: source, sha, ref }: Context,
): Map<string, string> {
  // Of a git tag it is the whole version, also where the image is only to be called `1`.
  const released =
    Object.keys(facts).length === 0 ? /^refs\/tags\/v?(\d+\.\d+\.\d+\S*)$/.exec(ref ?? '')?.[1] : undefined;
  return new Map(
    [
      ['org.opencontainers.image.title', repository.slice(repository.lastIndexOf('/') + 1)],
      [VERSION_LABEL, released ?? tags[0]?.name],
      ['org.opencontainers.image.source', source && `${serverUrl}/${source}`],
      [REVISION_LABEL, sha],
    ].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The facts as build arguments, by the names that Dockerfiles use for them. */
export function factArguments({
  modelName,
  modelVersion,
  hfRepo,
  codeVersion,
}: Facts): Map<string, string | undefined> {
  return new Map([
    ['MODEL_NAME', modelName],
    ['MODEL_VERSION', modelVersion],
    ['HF_REPO', hfRepo],
    ['HF_ID', hfRepo?.split('/')[0]],
    ['CODE_VERSION', codeVersion],
  ]);
}
