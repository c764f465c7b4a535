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
import { originLabels, SOURCE_LABEL } from './labels.js';
import { type Page, readPage } from './page.js';
import { type PlannedImage, planImages } from './plan.js';
import { type PushPolicy, pushPolicy } from './push-policy.js';
import { overwritten, type RemoteState, remoteStateOf, withoutStepBack } from './remote-state.js';

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
    warnings: planned.flatMap(({ warnings }) => warnings),
  };

  async function askRegistry(): Promise<{ registry?: Registry; states: (Found | undefined)[] }> {
    const credentials = inputs.login;
    if (engine && credentials) {
      const known = await problems.of(async () => {
        await login(docker, inputs.registry, credentials);
        return true;
      });
      if (!known) return { states: [] };
    }
    if (!policy.push) return { states: [] };
    const registry = connectRegistry(
      inputs.registry,
      credentials ?? (await savedLogin(docker, inputs.registry)),
      settings,
    );
    for (const repository of new Set(planned.map(({ image }) => image.repository))) {
      const wrong = (await problems.of(() => registry.pushProblems(repository))) ?? ['?'];
      if (wrong.length > 0) {
        problems.add(...wrong.filter((line) => line !== '?'));
        return { states: [] };
      }
    }
    const states = await Promise.all(planned.map((image) => problems.of(() => lookUp(registry, image))));
    return { registry, states };
  }

  async function lookUp(registry: Registry, image: PlannedImage): Promise<Found> {
    const source = await sourceDigest({
      context: image.context,
      dockerfile: image.dockerfile,
      ...(image.input.target !== undefined && { target: image.input.target }),
      platforms: image.input.platforms,
      buildArgs: image.buildArgs,
      labels: image.labels,
    });
    const { ignoreFile } = source;
    if (engine?.way === 'plain' && ignoreFile !== undefined && basename(ignoreFile) !== '.dockerignore')
      problems.add(
        `${image.name}: docker without buildx does not read ${visible(basename(ignoreFile))}, so files would be in the image that it keeps out. Rename it to .dockerignore in the context, or add buildx:\n  - uses: docker/setup-buildx-action`,
      );
    log.info(
      `${image.name}: ${source.files} files (${bytesInWords(source.bytes)}) in the context, ${source.digest.slice(0, 19)}…`,
    );
    const remote = await remoteStateOf(registry, image, source.digest, context.sha);
    if (!inputs.overwrite) problems.add(...overwritten(image, remote, source.digest));
    return { remote, source: source.digest, tags: withoutStepBack(image.tags, remote, image, log) };
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
    const tags = found?.tags ?? image.tags;
    const labels = new Map([
      ...originLabels(image.image.repository, tags, context),
      ...image.labels,
      ...(found ? [[SOURCE_LABEL, found.source] as const] : []),
    ]);
    return {
      ...image,
      tags,
      request: { ...request, labels },
      remote: found?.remote ?? { existing: new Map() },
      ...(page && { page }),
    };
  }
}

interface Found {
  readonly remote: RemoteState;
  readonly source: string;
  readonly tags: readonly Tag[];
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
