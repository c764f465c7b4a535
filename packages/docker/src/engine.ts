import { firstOf, UserError, visible } from '@mlops-actions/toolkit';
import type { Docker } from './cli.js';
import { reasonIn } from './faults.js';
import { SETUP_BUILDX } from './steps.js';

/** What builds, keeps and runs images. */
export interface Engine {
  readonly version: string;
  /** `linux/amd64` */
  readonly platform: string;
  /**
   * `plain`: docker's own builder. `engine`: buildx, and the image lands in the engine. `builder`: buildx with a BuildKit
   * apart from the engine, which keeps the image in its cache.
   */
  readonly way: 'plain' | 'engine' | 'builder';
  /** Whether it keeps images in containerd's store, which takes several platforms and attestations. */
  readonly containerd: boolean;
  readonly buildx?: {
    readonly version: string;
    readonly builder: string;
    /** `docker`, `docker-container`, `remote`, `kubernetes` */
    readonly driver: string;
    readonly platforms: readonly string[];
  };
}

/**
 * Starts the builder where that is not running.
 * @param builder of buildx; absent: the current one
 * @throws UserError: no docker command, no engine, no such builder or none that works, `builder` without buildx
 */
export async function inspectEngine(docker: Docker, builder?: string): Promise<Engine> {
  const server = await serverOf(docker);
  const buildx = await buildxOf(docker, builder);
  const driver = buildx?.driver;
  return {
    version: server.Version,
    platform: `${server.Os}/${server.Arch}`,
    way: driver === undefined ? 'plain' : driver === 'docker' ? 'engine' : 'builder',
    containerd: await usesContainerd(docker),
    ...(buildx && { buildx }),
  };
}

interface Server {
  readonly Version: string;
  readonly Os: string;
  readonly Arch: string;
}

async function serverOf(docker: Docker): Promise<Server> {
  const { code, stdout, stderr } = await docker.run(['version', '--format', '{{json .Server}}']);
  const server: Server | null = code === 0 ? JSON.parse(stdout) : null;
  if (server !== null) return server;
  const said = reasonIn(stderr);
  const advice = /permission denied/i.test(said)
    ? 'The user that the runner works as may not use it: add that user to the group "docker" of the machine and start the runner again.'
    : 'Start it on the machine of the runner, or let the job run where one is running:\n  runs-on: ubuntu-latest';
  throw new UserError(`docker: the engine does not answer: ${said}. ${advice}`);
}

async function usesContainerd(docker: Docker): Promise<boolean> {
  const { stdout } = await docker.run(['info', '--format', '{{json .DriverStatus}}']);
  return stdout.includes('io.containerd.snapshotter');
}

async function buildxOf(docker: Docker, builder?: string): Promise<Engine['buildx']> {
  const version = await docker.run(['buildx', 'version']);
  if (version.code !== 0) {
    if (builder === undefined) return undefined;
    throw new UserError(
      `builder: "${visible(builder)}" needs buildx, which this docker does not have. Put before the step:\n${SETUP_BUILDX}`,
    );
  }
  const name = builder === undefined ? [] : [builder];
  const { code, stdout, stderr } = await docker.run(['buildx', 'inspect', '--bootstrap', ...name]);
  if (code !== 0) throw await builderFault(docker, builder, stderr);
  return {
    version: /\bv?\d+\.\d+\.\d+\S*/.exec(version.stdout)?.[0] ?? version.stdout.trim(),
    builder: field(stdout, 'Name') ?? builder ?? 'default',
    driver: field(stdout, 'Driver') ?? 'docker',
    platforms: platformsIn(stdout),
  };
}

async function builderFault(docker: Docker, builder: string | undefined, stderr: string): Promise<UserError> {
  const said = reasonIn(stderr);
  if (builder === undefined)
    return new UserError(
      `builder: the current builder of buildx does not work: ${said}. Make one before the step:\n${SETUP_BUILDX}\nor name one that works, with the input builder.`,
    );
  const named = `builder: "${visible(builder)}"`;
  if (!/no builder/i.test(said)) return new UserError(`${named} does not work: ${said}.`);
  const there = builderNames((await docker.run(['buildx', 'ls'])).stdout);
  return new UserError(
    `${named} is not there. buildx has ${firstOf(there, 10)}. Leave the input out for the current one, or take its name from the step that made it:\n  builder: $\{{ steps.buildx.outputs.name }}`,
  );
}

/** Of the first node where each has its own. */
const field = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(\\S.*)$`, 'm').exec(text)?.[1]?.trim();

/** Of every node: `linux/amd64, linux/arm64*`, the star for what somebody set by hand. */
export function platformsIn(text: string): string[] {
  const lines = text.matchAll(/^\s*Platforms:[ \t]*(.+)$/gm);
  const all = [...lines].flatMap(([, list = '']) =>
    list.split(',').map((one) => one.trim().replace(/\*$/, '')),
  );
  return [...new Set(all.filter((one) => one !== ''))];
}

/** Of `docker buildx ls`, where a builder's nodes are indented. */
export function builderNames(text: string): string[] {
  const [, ...lines] = text.split('\n');
  return lines.flatMap((line) => /^[^\s\\]\S*/.exec(line)?.[0].replace(/\*$/, '') ?? []);
}
