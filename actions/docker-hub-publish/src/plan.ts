import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  checkDockerfile,
  type Dockerfile,
  type GitState,
  type ImageName,
  nameOf,
  parseDockerfile,
  parseImageName,
  type SmokeTest,
  type Tag,
  type TagRequest,
  tagsOf,
} from '@mlops-actions/docker';
import { type Context, firstOf, type Problems, UserError, visible } from '@mlops-actions/toolkit';
import type { ImageInput } from './image-input.js';
import type { Inputs } from './inputs.js';
import { factArguments, factLabels } from './labels.js';

/** One image as it is to be built and called, before anything but files has been asked. */
export interface PlannedImage {
  readonly input: ImageInput;
  readonly image: ImageName;
  /** `acme/reviews-api` */
  readonly name: string;
  readonly tagRequest: TagRequest;
  /** Fixed ones first, `latest` last. */
  readonly tags: readonly Tag[];
  /** Absolute. */
  readonly context: string;
  readonly dockerfile: string;
  readonly buildArgs: ReadonlyMap<string, string>;
  /** The user's, and the facts. */
  readonly labels: ReadonlyMap<string, string>;
  readonly smoke?: SmokeTest;
  /** Ports that people reach it at. */
  readonly ports: readonly number[];
  readonly warnings: readonly string[];
}

/** @param problems takes what is wrong with names, tags, files and arguments */
export async function planImages(
  inputs: Inputs,
  git: GitState,
  context: Context,
  problems: Problems,
): Promise<PlannedImage[]> {
  const planned = await Promise.all(
    inputs.images.map((input) => planImage(input, inputs, git, context, problems)),
  );
  const images = planned.filter((image) => image !== undefined);
  refuseSharedTags(images, problems);
  return images;
}

async function planImage(
  input: ImageInput,
  inputs: Inputs,
  git: GitState,
  { workspace }: Context,
  problems: Problems,
): Promise<PlannedImage | undefined> {
  const tagRequest = {
    templates: input.tags.length > 0 ? input.tags : inputs.templates,
    facts: inputs.facts,
    git,
    // Tags of its own are all that such an image has, unless `latest` is asked for.
    latest: input.tags.length > 0 && inputs.latest === 'auto' ? ('false' as const) : inputs.latest,
  };
  const image = await problems.of(() => parseImageName(input.name, inputs.registry, inputs.login?.username));
  const tags = await problems.of(() => withMovingTags(tagsOf(tagRequest), input, inputs, tagRequest));
  const folder = resolve(workspace, input.context);
  const file = resolve(workspace, input.file ?? `${input.context}/Dockerfile`);
  const dockerfile = await problems.of(() => readDockerfile(input, folder, file, workspace));
  const smoke = await problems.of(() => readSmoke(input, workspace));
  if (!image || !tags || !dockerfile) return undefined;

  const buildArgs = argumentsOf(input, inputs, dockerfile, problems);
  const { problems: wrong, warnings } = checkDockerfile(
    dockerfile,
    input.file ?? `${input.context}/Dockerfile`,
    {
      ...(input.target !== undefined && { target: input.target }),
      buildArgs,
    },
  );
  problems.add(...wrong);
  return {
    input,
    image,
    name: nameOf(image),
    tagRequest,
    tags,
    context: folder,
    dockerfile: file,
    buildArgs,
    labels: new Map([...factLabels(inputs.facts), ...input.labels]),
    ...(smoke && { smoke }),
    ports: smoke ? [smoke.port] : dockerfile.exposed,
    warnings,
  };
}

/** Those of `moving-tags` too, for images that have no tags of their own. */
function withMovingTags(
  tags: readonly Tag[],
  { tags: own }: ImageInput,
  { movingTags }: Inputs,
  request: TagRequest,
): Tag[] {
  if (movingTags.length === 0 || own.length > 0) return [...tags];
  // Beside a tag that stays out of it: of a prerelease, `{major}` alone would still name one.
  const moving = tagsOf({ ...request, templates: [ASIDE, ...movingTags], latest: 'false' })
    .map(({ name }) => name)
    .filter((name) => name !== ASIDE);
  const both = tags.find(({ name, moves }) => !moves && moving.includes(name));
  if (both)
    throw new UserError(
      `moving-tags: ${both.name} is a release's tag too. What moves stands in moving-tags alone, and names no version of its own.`,
    );
  const others = tags.filter(({ name }) => !moving.includes(name));
  const added = moving.map((name) => ({ name, moves: true }));
  return [...others.filter(({ moves }) => !moves), ...added, ...others.filter(({ moves }) => moves)];
}

const ASIDE = 'aside';

function argumentsOf(
  { buildArgs }: ImageInput,
  { modelBuildArgs, facts, login }: Inputs,
  dockerfile: Dockerfile,
  problems: Problems,
): Map<string, string> {
  if (login && [...buildArgs.values()].some((value) => value.includes(login.password)))
    problems.add(
      `build-args holds the password, and everybody who has the image could read it. Give the build what it needs by secrets:\n  secrets: |\n    token=$\{{ secrets.TOKEN }}`,
    );
  if (!modelBuildArgs) return new Map(buildArgs);
  const wanted = [...factArguments(facts)].filter(
    ([name]) => dockerfile.args.has(name) && !buildArgs.has(name),
  );
  for (const [name, value] of wanted)
    if (value === undefined && dockerfile.args.get(name) === undefined)
      problems.add(
        `${name} is an ARG of the Dockerfile without a default, and model-build-args has no value for it. Write for example:\n  ${FACT_INPUTS[name]}`,
      );
  return new Map([
    ...wanted.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...buildArgs,
  ]);
}

const FACT_INPUTS: Readonly<Record<string, string>> = {
  MODEL_NAME: 'model-name: sentiment-analyzer',
  MODEL_VERSION: 'model-version: 3',
  HF_REPO: 'hf-repo: team/sentiment-analyzer-3',
  HF_ID: 'hf-repo: team/sentiment-analyzer-3',
  CODE_VERSION: 'code-version: 1.4.0',
};

async function readDockerfile(
  { where, context, file }: ImageInput,
  folder: string,
  path: string,
  workspace: string,
): Promise<Dockerfile> {
  const input = (name: string) => (where === '' ? name : `${where}.${name}`);
  if (/^(https?|git|ssh):\/\/|^git@|^-$/.test(context))
    throw new UserError(
      `${input('context')}: "${visible(context)}" is not a folder. Check the repository out in a step before, and name the folder:\n  context: api`,
    );
  if (!(await isThere(folder, 'folder')))
    throw new UserError(
      `${input('context')}: there is no folder ${visible(context)} in the workspace. ${await hint(workspace)}`,
    );
  if (!(await isThere(path, 'file')))
    throw new UserError(
      file === undefined
        ? `${input('context')}: ${visible(context)} has no Dockerfile. ${await hint(workspace)} Or name another file with ${input('file')}, from the workspace:\n  file: docker/api.Dockerfile`
        : `${input('file')}: there is no file ${visible(file)} in the workspace, which it is relative to, whatever the context is.`,
    );
  return parseDockerfile(await readFile(path, 'utf8'), file ?? `${context}/Dockerfile`);
}

/** What may be meant: the checkout was forgotten, or the folder is another one. */
async function hint(workspace: string): Promise<string> {
  const entries = await readdir(workspace, { withFileTypes: true }).catch(() => []);
  if (entries.every(({ name }) => name.startsWith('.')))
    return 'The workspace is empty: a step `uses: actions/checkout@…` must come before.';
  const folders = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ((await isThere(join(workspace, name, 'Dockerfile'), 'file')) ? [name] : [])),
  );
  const found = folders.flat().sort();
  return found.length === 0 ? '' : `Folders with a Dockerfile: ${firstOf(found, 10)}.`;
}

async function isThere(path: string, kind: 'file' | 'folder'): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) ?? false;
}

/** Bytes: a sample, not a load test. */
const BODY_LIMIT = 10_000_000;

async function readSmoke({ smoke, where }: ImageInput, workspace: string): Promise<SmokeTest | undefined> {
  if (smoke?.bodyFile === undefined || smoke.test.request === undefined) return smoke?.test;
  const input = `${where === '' ? '' : `${where}.`}smoke-test.request.body-file`;
  const path = resolve(workspace, smoke.bodyFile);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new UserError(`${input}: there is no file ${visible(smoke.bodyFile)} in the workspace.`);
  if (found.size > BODY_LIMIT)
    throw new UserError(
      `${input}: ${visible(smoke.bodyFile)} has ${found.size} bytes, and at most ${BODY_LIMIT} are sent.`,
    );
  return { ...smoke.test, request: { ...smoke.test.request, body: await readFile(path) } };
}

function refuseSharedTags(images: readonly PlannedImage[], problems: Problems): void {
  const owners = new Set<string>();
  for (const { name, tags } of images)
    for (const tag of tags) {
      const reference = `${name}:${tag.name}`;
      if (owners.has(reference))
        problems.add(
          `Two images would be ${reference}. Give one of them another name, or tags of its own:\n  tags: "{code-version}-gpu"${tag.name === 'latest' ? '\nand write\n  latest: false' : ''}`,
        );
      owners.add(reference);
    }
}
