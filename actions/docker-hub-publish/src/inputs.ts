import {
  DOCKER_HUB,
  DOCKER_HUB_URL,
  type Facts,
  parseRegistry,
  type RegistryLogin,
} from '@mlops-actions/docker';
import { type InputReader, UserError, visible } from '@mlops-actions/toolkit';
import { type ImageInput, readImages } from './image-input.js';
import { pairsOf } from './pairs.js';

export type Choice = 'auto' | 'true' | 'false';
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Inputs {
  readonly images: readonly ImageInput[];
  /** Templates of the tags; empty: the default. */
  readonly templates: readonly string[];
  /** Templates of tags that move beside them. */
  readonly movingTags: readonly string[];
  readonly latest: Choice;
  readonly facts: Facts;
  readonly modelBuildArgs: boolean;
  readonly secrets: ReadonlyMap<string, string>;
  readonly push: Choice;
  readonly overwrite: boolean;
  readonly registry: string;
  readonly username?: string;
  readonly login?: Extract<RegistryLogin, { username: string }>;
  readonly builder?: string;
  readonly pull: boolean;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly provenance?: string;
  readonly sbom?: string;
  readonly prune?: { readonly pattern: string; readonly keep: number; readonly dryRun: boolean };
  readonly composeFile?: string;
  readonly composeFrom?: string;
  /** Docker Hub's own API; undefined for registries that have none. */
  readonly hubUrl?: string;
  /** What docker is started in. */
  readonly env: Environment;
}

/** @param env docker's, and DOCKER_HUB_URL for what stands in place of Docker Hub's API */
export function readInputs(reader: InputReader, env: Environment = process.env): Inputs {
  const images = readImages(reader);
  const registry = reader.parsed(() => parseRegistry(reader.text('registry') ?? ''), DOCKER_HUB);
  const composeFile = reader.text('compose-file');
  const composeFrom = reader.text('compose-from');
  if (composeFrom !== undefined && composeFile === undefined)
    reader.problem(
      'compose-from needs a compose-file to write. Write for example:\n  compose-file: compose.release.yaml',
    );
  const builder = reader.text('builder');
  if (builder?.startsWith('-'))
    reader.problem(
      `builder: "${visible(builder)}" is not the name of a builder. See them with docker buildx ls.`,
    );
  const provenance = reader.text('provenance');
  const sbom = reader.text('sbom');
  const hubUrl = env.DOCKER_HUB_URL?.trim() || (registry === DOCKER_HUB ? DOCKER_HUB_URL : undefined);
  const username = reader.text('username');
  const login = readLogin(reader, username);
  const prune = readPrune(reader);
  if (hubUrl === undefined) refuseHubFeatures(reader, registry, images, prune !== undefined);
  const facts = readFacts(reader);
  const modelBuildArgs = reader.boolean('model-build-args');
  if (modelBuildArgs && Object.keys(facts).length === 0)
    reader.problem(
      'model-build-args is true, and model-name, model-version, hf-repo and code-version are all empty. If they are expressions, the variables or outputs in them do not exist.',
    );
  for (const platform of images.flatMap(({ platforms }) => platforms))
    if (!PLATFORM.test(platform))
      reader.problem(
        `platforms: "${visible(platform)}" is no platform. Write for example:\n  platforms: linux/amd64,linux/arm64`,
      );
  return {
    images,
    templates: reader.lines('tag-template'),
    latest: reader.choice('latest', ['auto', 'true', 'false']),
    movingTags: reader.lines('moving-tags'),
    facts,
    modelBuildArgs,
    secrets: readSecrets(reader),
    push: reader.choice('push', ['auto', 'true', 'false']),
    overwrite: reader.boolean('overwrite'),
    registry,
    ...(username !== undefined && { username }),
    ...(login && { login }),
    ...(builder !== undefined && { builder }),
    pull: reader.boolean('pull'),
    cacheFrom: reader.lines('cache-from'),
    cacheTo: reader.lines('cache-to'),
    ...(provenance !== undefined && { provenance }),
    ...(sbom !== undefined && sbom !== 'false' && { sbom }),
    ...(prune && { prune }),
    ...(composeFile !== undefined && { composeFile }),
    ...(composeFrom !== undefined && { composeFrom }),
    ...(hubUrl !== undefined && { hubUrl }),
    env,
  };
}

/** What Go, and so docker, knows as operating system, architecture and variant. */
const PLATFORM =
  /^(linux\/(amd64(\/v[1-4])?|386|arm64(\/v\d(\.\d)?)?|arm(\/v[5-8])?|ppc64le|s390x|riscv64|mips64(le)?|loong64)|windows\/(amd64|arm64))$/;

/** An expression that came out empty is the usual mistake: a fact that goes with others is missed. */
function readFacts(reader: InputReader): Facts {
  const [modelName, modelVersion, hfRepo, codeVersion] = [
    'model-name',
    'model-version',
    'hf-repo',
    'code-version',
  ].map((name) => reader.text(name));
  if (modelName !== undefined && modelVersion === undefined)
    reader.problem(
      `model-version is empty, and model-name is ${visible(modelName)}: of which version are the images? If it is an expression, what it stands for is not there. Write for example:\n  model-version: 3`,
    );
  if (modelVersion !== undefined && modelName === undefined)
    reader.problem(
      `model-name is empty, and model-version is ${visible(modelVersion)}: of which model? Write for example:\n  model-name: sentiment-analyzer`,
    );
  if (hfRepo !== undefined && modelName === undefined && modelVersion === undefined)
    reader.problem(
      `model-name and model-version are empty, and hf-repo is ${visible(hfRepo)}: of which model are the images? If they are expressions, the variables or outputs in them do not exist. Write for example:\n  model-name: sentiment-analyzer\n  model-version: 3`,
    );
  if (hfRepo !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(hfRepo))
    reader.problem(
      `hf-repo: "${visible(hfRepo)}" is not a repository of the Hugging Face Hub. Write for example:\n  hf-repo: team/sentiment-analyzer-3`,
    );
  return {
    ...(modelName !== undefined && { modelName }),
    ...(modelVersion !== undefined && { modelVersion }),
    ...(hfRepo !== undefined && { hfRepo }),
    ...(codeVersion !== undefined && { codeVersion }),
  };
}

function readLogin(reader: InputReader, username: string | undefined): Inputs['login'] {
  const password = reader.text('password');
  if (username !== undefined && password !== undefined) return { username, password };
  // A pull request of a fork has no secrets, and its variables; it pushes nothing either. What pushes says later that it cannot.
  if (username === undefined && password !== undefined)
    reader.problem(
      `password is given, and username is empty. Write for example:\n  username: $\{{ vars.DOCKER_HUB_USERNAME }}`,
    );
  return undefined;
}

function readSecrets(reader: InputReader): ReadonlyMap<string, string> {
  const lines = reader.lines('secrets');
  return reader.parsed(() => {
    try {
      return pairsOf('secrets', lines, 'hf_token=…');
    } catch (error) {
      // The line may be a secret.
      if (!(error instanceof UserError)) throw error;
      throw new UserError(
        `secrets has a line that is not id=value, or an id twice. A secret of several lines does not fit: give it in base64. Write for example:\n  secrets: |\n    hf_token=$\{{ secrets.HF_TOKEN }}`,
      );
    }
  }, new Map());
}

function readPrune(reader: InputReader): Inputs['prune'] {
  const pattern = reader.text('prune');
  const kept = reader.text('prune-keep');
  const dryRun = reader.boolean('prune-dry-run');
  if (pattern === undefined) {
    if (kept !== undefined)
      reader.problem(
        'prune-keep goes with prune, which says which tags. Write for example:\n  prune: "*-sentiment-analyzer-*"',
      );
    return undefined;
  }
  if (kept === undefined) {
    reader.problem(
      'prune deletes tags, and prune-keep does not say how many stay. Write for example:\n  prune-keep: 10',
    );
    return undefined;
  }
  return { pattern, keep: reader.count('prune-keep', 1), dryRun };
}

/** Whether something is asked of Docker Hub's own API. */
export function needsHub(images: readonly ImageInput[], prunes: boolean): boolean {
  return prunes || images.some(({ readme, shortDescription }) => (readme ?? shortDescription) !== undefined);
}

function refuseHubFeatures(
  reader: InputReader,
  registry: string,
  images: readonly ImageInput[],
  prunes: boolean,
): void {
  if (needsHub(images, prunes))
    reader.problem(
      `readme, short-description and prune are for Docker Hub: ${registry} has no such API. Leave them out, or leave registry out.`,
    );
}
