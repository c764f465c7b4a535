import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Log, UserError } from '@mlops-actions/toolkit';
import type { BuildRequest, Built } from './build.js';
import { buildArguments } from './build-arguments.js';
import type { Docker, Ran } from './cli.js';
import type { Engine } from './engine.js';
import { isBreak, persist, reasonIn, WAITS } from './faults.js';

interface Tools {
  /** For files that do not outlive the push. */
  readonly folder: string;
  readonly log: Log;
  /** Milliseconds before the tries after the first. */
  readonly waits?: readonly number[];
}

/**
 * Tries again after a break of the network.
 * @param reference `acme/api:1.0`, the only one it is pushed under
 * @returns the manifest's digest in the registry, `sha256:…`
 * @throws UserError: not allowed, immutable, network
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
      ? await pushFromBuilder(docker, engine, request, reference, tools)
      : await pushFromEngine(docker, built, reference, tools);
  if (digest === undefined)
    throw new UserError(
      `${request.label}: docker says that it pushed ${reference}, and not under which digest. Is its version (${engine.version}) older than 18.09?`,
    );
  tools.log.info(`${reference} is ${digest}`);
  return digest;
}

const DIGEST = /sha256:[0-9a-f]{64}/;

async function pushFromBuilder(
  docker: Docker,
  engine: Engine,
  request: BuildRequest,
  reference: string,
  { folder, log, waits = WAITS }: Tools,
): Promise<string | undefined> {
  const metadata = join(folder, `${randomUUID()}.json`);
  const args = buildArguments(engine, request, { to: 'registry', reference, metadata });
  try {
    refuse(
      request.label,
      reference,
      await persist(() => docker.run(args, { onLine: (line) => log.info(line) }), waits),
    );
    const digest: unknown = JSON.parse(await readFile(metadata, 'utf8'))['containerimage.digest'];
    return DIGEST.exec(String(digest))?.[0];
  } finally {
    await rm(metadata, { force: true });
  }
}

async function pushFromEngine(
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
  const repository = reference.slice(0, reference.lastIndexOf(':'));
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
