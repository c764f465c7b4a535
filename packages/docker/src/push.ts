import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Log, UserError } from '@mlops-actions/toolkit';
import type { BuildRequest, Built } from './build.js';
import { buildArguments, loadedPlatform } from './build-arguments.js';
import type { Docker, Ran } from './cli.js';
import { contentsInRegistry, differences, type ImageContents } from './contents.js';
import type { Engine } from './engine.js';
import { isBreak, persist, reasonIn, WAITS } from './faults.js';

interface Tools {
  /** For files that do not outlive the push. */
  readonly folder: string;
  readonly log: Log;
  /** The configuration of what was pushed, from the registry; undefined: it is not there. May fail with a UserError. */
  readonly configurationOf: (
    digest: string,
    platform?: string,
  ) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Milliseconds before the tries after the first. */
  readonly waits?: readonly number[];
}

/**
 * Tries again after a break of the network. What comes from the engine gets the tag of the reference; when the registry then
 * cannot be asked what it has, that is a warning. What comes from a builder gets none: the builder puts it together once more, so
 * it may have a tag only when it is seen to be what was tested.
 * @param reference `acme/api:1.0`, the only one it is pushed under
 * @returns the manifest's digest in the registry, `sha256:…`
 * @throws UserError: not allowed, immutable, network; not what was tested
 */
export async function push(
  docker: Docker,
  engine: Engine,
  request: BuildRequest,
  built: Built,
  reference: string,
  tools: Tools,
): Promise<string> {
  const digest =
    engine.way === 'builder'
      ? await pushFromBuilder(docker, engine, request, built, reference, tools)
      : await pushFromEngine(docker, engine, request, built, reference, tools);
  if (digest === undefined)
    throw new UserError(
      `${request.label}: docker says that it pushed ${reference}, and not under which digest. Is its version (${engine.version}) older than 18.09?`,
    );
  tools.log.info(
    engine.way === 'builder'
      ? `${repositoryOf(reference)}@${digest} is pushed, without a tag yet`
      : `${reference} is ${digest}`,
  );
  return digest;
}

const DIGEST = /sha256:[0-9a-f]{64}/;

async function pushFromBuilder(
  docker: Docker,
  engine: Engine,
  request: BuildRequest,
  built: Built,
  reference: string,
  { folder, log, configurationOf, waits = WAITS }: Tools,
): Promise<string | undefined> {
  const metadata = join(folder, `${randomUUID()}.json`);
  const repository = repositoryOf(reference);
  const args = buildArguments(engine, request, { to: 'registry', repository, metadata });
  try {
    refuse(
      request.label,
      reference,
      await persist(() => docker.run(args, { onLine: (line) => log.info(line) }), waits),
    );
    const noted: unknown = JSON.parse(await readFile(metadata, 'utf8'))['containerimage.digest'];
    const digest = DIGEST.exec(String(noted))?.[0];
    if (digest !== undefined && built.contents !== undefined) {
      const pushed = await configurationOf(digest, loadedPlatform(engine, request));
      refuseOther(request, built.contents, pushed, `${repository}@${digest}`);
    }
    return digest;
  } finally {
    await rm(metadata, { force: true });
  }
}

function refuseOther(
  { label }: BuildRequest,
  tested: ImageContents,
  pushed: Readonly<Record<string, unknown>> | undefined,
  name: string,
): void {
  if (pushed === undefined)
    throw new UserError(
      `${label}: the builder says that it pushed ${name}, and the registry has no such image. No tag was given to it.`,
    );
  const other = differences(tested, contentsInRegistry(pushed));
  if (other.length === 0) return;
  throw new UserError(
    `${label}: what was pushed is not what was tested (not the same: ${other.join(', ')}). A base image or the builder's cache changed in between: a builder of its own looks for the base image each time, with or without pull. No tag was given to ${name}. Run the job again, which builds and tests anew. To rule it out, name the base image by its digest as well:\n  FROM python:3.12-slim@sha256:…`,
  );
}

async function pushFromEngine(
  docker: Docker,
  engine: Engine,
  request: BuildRequest,
  built: Built,
  reference: string,
  tools: Tools,
): Promise<string | undefined> {
  const digest = await pushLocal(docker, built, reference, tools);
  if (digest === undefined || built.contents === undefined) return digest;
  const pushed = await configurationIfRead(digest, loadedPlatform(engine, request), reference, tools);
  const other = pushed ? differences(built.contents, contentsInRegistry(pushed)) : [];
  if (other.length === 0) return digest;
  throw new UserError(
    `${built.label}: what was pushed as ${reference} is not what was built here (not the same: ${other.join(', ')}). ${TAKE_TURNS}`,
  );
}

/** Two jobs of one engine share the name that each pushes under. */
const TAKE_TURNS =
  'Another job on this machine pushed the same tag at the same time. Let one wait for the other, and run this one again:\n  concurrency:\n    group: images';

/** The push is done, and a registry may limit or forbid reading. */
async function configurationIfRead(
  digest: string,
  platform: string | undefined,
  reference: string,
  { configurationOf, log }: Tools,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const warn = (why: string) =>
    log.warning(`${reference} was pushed, and not compared with what was built: ${why}`);
  try {
    const pushed = await configurationOf(digest, platform);
    if (pushed === undefined) warn(`the registry does not show ${digest}.`);
    return pushed;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    warn(error.message);
    return undefined;
  }
}

async function pushLocal(
  docker: Docker,
  { label, local }: Built,
  reference: string,
  { log, waits = WAITS }: Tools,
): Promise<string | undefined> {
  if (local === undefined) throw new Error(`${label} was not built`);
  const before = await idOf(docker, reference);
  refuse(label, reference, await docker.run(['tag', local, reference]));
  try {
    const ran = await persist(
      () => docker.run(['push', reference], { onLine: (line) => log.info(line) }),
      waits,
    );
    refuse(label, reference, ran);
    const said = /\bdigest: (sha256:[0-9a-f]{64}) size: \d+/.exec(ran.stdout)?.[1];
    return said ?? (await onlyDigest(docker, reference));
  } finally {
    // The engine's own names are the user's.
    await docker.run(before === undefined ? ['image', 'rm', reference] : ['tag', before, reference]);
  }
}

async function idOf(docker: Docker, reference: string): Promise<string | undefined> {
  const { code, stdout } = await docker.run(['image', 'inspect', '--format', '{{.Id}}', reference]);
  return code === 0 ? stdout.trim() : undefined;
}

/** What the engine notes of a push; it may know the image by several digests, of which none is the one. */
async function onlyDigest(docker: Docker, reference: string): Promise<string | undefined> {
  const { stdout } = await docker.run([
    'image',
    'inspect',
    '--format',
    '{{range .RepoDigests}}{{println .}}{{end}}',
    reference,
  ]);
  const repository = repositoryOf(reference);
  const digests = stdout
    .split('\n')
    .filter((one) => one.startsWith(`${repository}@`))
    .flatMap((one) => DIGEST.exec(one)?.[0] ?? []);
  return digests.length === 1 ? digests[0] : undefined;
}

function refuse(label: string, reference: string, { code, stderr }: Ran): void {
  if (code === 0) return;
  const said = reasonIn(stderr);
  throw new UserError(
    `${label}: ${reference} was not pushed: ${said}${ended(said)} ${advice(reference, said)}`.trim(),
  );
}

const ended = (said: string): string => (/[.!?]$/.test(said) ? '' : '.');

function advice(reference: string, said: string): string {
  if (/does not exist locally|tag does not exist/i.test(said)) return TAKE_TURNS;
  if (/immutab|cannot be overwritten/i.test(said))
    return 'The registry lets no tag of this repository move: give the image a tag that is new, or take "immutable" off in the settings of the repository.';
  if (isBreak(said))
    return 'Is the registry up, and does the machine that builds reach it? Running the job again pushes what is missing.';
  if (/quota|storage limit|no space left/i.test(said)) return 'The registry has no room left for it.';
  if (/no basic auth credentials|unauthorized|authentication required|\b401\b/i.test(said))
    return 'Nobody is logged in there, or the token is none. Give username and password of an account that may write to it.';
  if (/denied|forbidden|insufficient|\b403\b/i.test(said))
    return `Does ${repositoryOf(reference)} belong to that account, and may its token write? On Docker Hub the token needs "Read & Write", on ghcr.io the job needs\n  permissions:\n    packages: write`;
  return '';
}

const repositoryOf = (reference: string): string => reference.slice(0, reference.lastIndexOf(':'));
