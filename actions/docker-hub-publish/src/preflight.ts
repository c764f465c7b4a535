import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import {
  type BuildRequest,
  connectDockerHub,
  connectRegistry,
  type Docker,
  type DockerHub,
  type Engine,
  inspectEngine,
  login,
  missingFeatures,
  openDocker,
  type Registry,
  type RegistrySettings,
  savedLogin,
  sourceDigest,
  type Tag,
} from '@mlops-actions/docker';
import { bytesInWords, type Ports, Problems, UserError, visible } from '@mlops-actions/toolkit';
import { type ComposeFrom, composeText } from './compose-output.js';
import { gitStateOf } from './git-state.js';
import { type Inputs, needsHub } from './inputs.js';
import { LABELS_OF_THE_RUN, originLabels, SMOKE_LABEL, SOURCE_LABEL } from './labels.js';
import { type Page, readPage } from './page.js';
import { type PlannedImage, planImages } from './plan.js';
import { type PushPolicy, pushPolicy } from './push-policy.js';
import { overwritten, type RemoteState, remoteStateOf, standing } from './remote-state.js';
import { smokeDigest } from './smoke-digest.js';

/** All that is known before the first build. */
export interface Prepared {
  readonly docker: Docker;
  readonly engine: Engine;
  readonly policy: PushPolicy;
  readonly images: readonly PreparedImage[];
  /** Where to push to; undefined when nothing is pushed. */
  readonly registry?: Registry;
  /** Docker Hub's own API, where it is asked something. */
  readonly hub?: DockerHub;
  /** The user's compose file to begin with. */
  readonly composeFrom?: ComposeFrom;
  readonly warnings: readonly string[];
}

export interface PreparedImage extends PlannedImage {
  readonly request: BuildRequest;
  readonly remote: RemoteState;
  readonly page?: Page;
}

/**
 * @param folder the step's own, for docker's configuration and the secrets of builds
 * @throws UserError with everything that stands in the way
 */
export async function prepare(
  inputs: Inputs,
  ports: Ports,
  folder: string,
  retry?: RegistrySettings['retry'],
): Promise<Prepared> {
  const { context, log, fetch, secret } = ports;
  const problems = new Problems();
  const settings = { fetch, log, secret, ...(retry && { retry }) };
  const policy = pushPolicy(inputs.push, context);
  const warnings: string[] = [];
  for (const [id, value] of inputs.secrets) {
    if (value !== '') continue;
    const empty = `secrets: ${visible(id)} is empty. The secret in the expression does not exist here, or this is a pull request of a fork, which has none.`;
    if (policy.push) problems.add(empty);
    else warnings.push(empty);
  }
  const planned = await planImages(inputs, gitStateOf(context), context, problems);
  const pages = await Promise.all(planned.map(({ input }) => problems.of(() => readPage(input, context))));
  const composeFrom = await problems.of(() => readComposeFrom(inputs, context.workspace));
  if (inputs.composeFile !== undefined) {
    // What is wrong with it must not be found out when all is pushed.
    const pinned = planned.map((image) => ({ ...image, reference: `${image.name}@sha256:0` }));
    await problems.of(() => composeText(pinned, composeFrom, context.workspace));
  }

  const docker = await openDocker({ env: inputs.env, folder, log });
  const engine = await problems.of(() => inspectEngine(docker, inputs.builder));
  const secrets = await writeSecrets(inputs.secrets, folder);
  const requests = planned.map((image) => requestOf(image, inputs, secrets));
  if (engine) for (const request of requests) problems.add(...missingFeatures(engine, request));

  const { registry, states } = await askRegistry();
  const hub = policy.push ? await problems.of(openHub) : undefined;
  problems.finish();
  if (!engine) throw new Error('a problem got lost');
  return {
    docker,
    engine,
    policy,
    images: planned.map((image, index) => imageOf(image, requests[index]!, states[index], pages[index])),
    ...(registry && { registry }),
    ...(hub && { hub }),
    ...(composeFrom !== undefined && { composeFrom }),
    warnings: [...new Set([...planned.flatMap((image) => image.warnings), ...warnings])],
  };

  async function askRegistry(): Promise<{ registry?: Registry; states: (Found | undefined)[] }> {
    const credentials = inputs.login;
    if (engine && credentials && !(await logIn(credentials))) return { states: [] };
    if (!policy.push) {
      await foresee();
      return { states: [] };
    }
    if (inputs.username !== undefined && credentials === undefined) {
      problems.add(
        `password is empty, and username is ${visible(inputs.username)}: the secret in the expression does not exist, or is of an environment that the job does not name. Write for example:\n  password: $\{{ secrets.DOCKER_HUB_PASSWORD }}`,
      );
      return { states: [] };
    }
    const saved = credentials ?? (await problems.of(() => savedLogin(docker, inputs.registry)));
    const registry = connectRegistry(inputs.registry, saved, settings);
    for (const repository of new Set(planned.map(({ image }) => image.repository))) {
      const wrong = (await problems.of(() => registry.pushProblems(repository))) ?? ['?'];
      if (wrong.length > 0) {
        problems.add(...wrong.filter((line) => line !== '?'));
        return { states: [] };
      }
    }
    const states = await Promise.all(planned.map((image) => problems.of(() => lookUp(registry, image))));
    for (const state of states) problems.add(...(state?.conflicts ?? []));
    return { registry, states };
  }

  /** @returns whether it worked. Without a push only private base images need it. */
  async function logIn(credentials: NonNullable<Inputs['login']>): Promise<boolean> {
    try {
      await login(docker, inputs.registry, credentials);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (policy.push) problems.add(error.message);
      else log.warning(error.message);
      return false;
    }
  }

  /** What a push would be refused for, told while it is still a pull request; where the registry can be read. */
  async function foresee(): Promise<void> {
    if (context.event?.name !== 'pull_request' || inputs.overwrite) return;
    try {
      const saved = inputs.login ?? (await savedLogin(docker, inputs.registry));
      const registry = connectRegistry(inputs.registry, saved, { ...settings, retry: ONE_TRY });
      for (const image of planned) {
        const { repository } = image.image;
        const fixed = image.tags.filter(({ moves }) => !moves).map(({ name }) => name);
        const digests = await Promise.all(fixed.map((name) => registry.digestOf(repository, name)));
        if (digests.every((digest) => digest === undefined)) continue;
        const { conflicts } = await lookUp(registry, image);
        if (conflicts.length > 0) warnings.push(`After the merge this will fail: ${conflicts.join(' ')}`);
      }
    } catch (error) {
      // A registry that does not answer is no reason to wait for each image.
      if (!(error instanceof UserError)) throw error;
      log.debug(error.message);
    }
  }

  async function lookUp(registry: Registry, image: PlannedImage): Promise<Found> {
    const usual = usualPlatform(engine, inputs.env);
    const source = await sourceDigest({
      context: image.context,
      dockerfile: image.dockerfile,
      ...(image.input.target !== undefined && { target: image.input.target }),
      // By itself a machine builds for what it is.
      platforms: image.input.platforms.length > 0 ? image.input.platforms : [usual],
      buildArgs: image.buildArgs,
      labels: new Map([...image.labels].filter(([name]) => !LABELS_OF_THE_RUN.includes(name))),
      ...(inputs.composeFile !== undefined && { except: [resolve(context.workspace, inputs.composeFile)] }),
    });
    const { ignoreFile } = source;
    if (engine?.way === 'plain' && ignoreFile !== undefined && basename(ignoreFile) !== '.dockerignore')
      problems.add(
        `${image.name}: docker without buildx does not read ${visible(basename(ignoreFile))}, so files would be in the image that it keeps out. Rename it to .dockerignore in the context, or add buildx:\n  - uses: docker/setup-buildx-action`,
      );
    log.info(
      `${image.name}: ${source.files} files (${bytesInWords(source.bytes)}) in the context, ${source.digest.slice(0, 19)}…`,
    );
    const remote = await remoteStateOf(registry, image, source.digest, {
      revision: context.sha,
      pull: inputs.pull,
      platform: image.input.platforms.includes(usual) ? usual : (image.input.platforms[0] ?? usual),
    });
    const conflicts = inputs.overwrite ? [] : overwritten(image, remote, source.digest);
    const labels = new Map([
      ...originLabels(image, context),
      ...image.labels,
      [SOURCE_LABEL, source.digest],
      ...(image.smoke ? ([[SMOKE_LABEL, smokeDigest(image.smoke)]] as const) : []),
    ]);
    const stay = standing(image, remote, labels);
    const tags = image.tags.filter((tag) => stay.every((other) => other.tag !== tag));
    const notices = stay.map(({ notice }) => notice);
    if (tags.length > 0) for (const notice of notices) log.notice(notice);
    else conflicts.push(`${image.name} would have no tag of its own. ${notices.join(' ')}`);
    return { remote, labels, conflicts, tags };
  }

  async function openHub(): Promise<DockerHub | undefined> {
    if (!needsHub(inputs.images, inputs.prune !== undefined) || inputs.hubUrl === undefined) return undefined;
    if (inputs.login === undefined)
      throw new UserError(
        `readme, short-description and prune are for Docker Hub's own API, which must know who asks. Write for example:\n  username: $\{{ vars.DOCKER_HUB_USERNAME }}\n  password: $\{{ secrets.DOCKER_HUB_PASSWORD }}`,
      );
    return connectDockerHub(inputs.hubUrl, inputs.login, settings);
  }

  function imageOf(
    image: PlannedImage,
    request: BuildRequest,
    found: Found | undefined,
    page: Page | undefined,
  ): PreparedImage {
    // What is not pushed needs to be known by nobody.
    const labels = new Map([...originLabels(image, context), ...image.labels]);
    return {
      ...image,
      tags: found?.tags ?? image.tags,
      request: { ...request, labels: found?.labels ?? labels },
      remote: found?.remote ?? { existing: new Map() },
      ...(page && { page }),
    };
  }
}

/** For what is only foreseen nobody waits. */
const ONE_TRY = { tries: 1, firstWait: 0, timeout: 10_000 };

interface Found {
  readonly remote: RemoteState;
  /** Why nothing may be pushed. */
  readonly conflicts: readonly string[];
  /** All that the image gets. */
  readonly labels: ReadonlyMap<string, string>;
  /** Those that it is to have. */
  readonly tags: readonly Tag[];
}

/** What is built where nobody says for what. */
function usualPlatform(
  engine: Engine | undefined,
  { DOCKER_DEFAULT_PLATFORM: chosen }: Inputs['env'],
): string {
  if (chosen) return chosen;
  return (engine?.way === 'builder' ? engine.buildx?.platforms[0] : engine?.platform) ?? 'linux/amd64';
}

function requestOf(
  { name, tags, input, context, dockerfile, buildArgs, labels, smoke }: PlannedImage,
  inputs: Inputs,
  secrets: BuildRequest['secrets'],
): BuildRequest {
  return {
    label: `${name}:${tags[0]?.name ?? ''}`,
    context,
    dockerfile,
    ...(input.target !== undefined && { target: input.target }),
    platforms: input.platforms,
    buildArgs,
    labels,
    cacheFrom: inputs.cacheFrom,
    cacheTo: inputs.cacheTo,
    secrets,
    ...(inputs.provenance !== undefined && { provenance: inputs.provenance }),
    ...(inputs.sbom !== undefined && { sbom: inputs.sbom }),
    pull: inputs.pull,
    load: smoke !== undefined,
  };
}

/** docker reads them from files that nobody else can: an argument or a variable would be seen. */
async function writeSecrets(
  secrets: ReadonlyMap<string, string>,
  folder: string,
): Promise<{ id: string; file: string }[]> {
  return Promise.all(
    [...secrets].map(async ([id, value], index) => {
      const file = join(folder, `secret-${index}`);
      await writeFile(file, value, { mode: 0o600 });
      return { id, file };
    }),
  );
}

async function readComposeFrom({ composeFrom }: Inputs, workspace: string): Promise<ComposeFrom | undefined> {
  if (composeFrom === undefined) return undefined;
  const file = resolve(workspace, composeFrom);
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new UserError(`compose-from: there is no file ${visible(composeFrom)} in the workspace.`);
  return { path: relative(workspace, file), text: await readFile(file, 'utf8') };
}
