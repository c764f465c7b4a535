import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { bytesInWords, type Log, UserError, visible } from '@mlops-actions/toolkit';
import { buildArguments } from './build-arguments.js';
import type { Docker, Ran } from './cli.js';
import { contentsInEngine, type ImageContents } from './contents.js';
import type { Engine } from './engine.js';
import { reasonIn } from './faults.js';
import { localName } from './left.js';
import { SETUP_BUILDX, SETUP_QEMU } from './steps.js';

export interface BuildRequest {
  /** For log and errors. */
  readonly label: string;
  /** A folder. */
  readonly context: string;
  /** Absolute. */
  readonly dockerfile: string;
  readonly target?: string;
  /** [] : what the builder builds for by itself. */
  readonly platforms: readonly string[];
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly secrets: readonly { readonly id: string; readonly file: string }[];
  /** `true`, `false`, `mode=max`; absent: as buildx does by itself. */
  readonly provenance?: string;
  readonly sbom?: string;
  /** To look for newer base images. */
  readonly pull: boolean;
  /** A smoke test needs it in the engine. */
  readonly load: boolean;
}

export interface Built {
  readonly label: string;
  /** Its private name in the engine: `mlops-actions/<owner>:<random>`. */
  readonly local?: string;
  readonly seconds: number;
  /** Uncompressed, when local. */
  readonly bytes?: number;
  /** The ports of EXPOSE, when local. */
  readonly exposed: readonly number[];
  /** When local: what a push is compared with. */
  readonly contents?: ImageContents;
}

interface Tools {
  /** By which `removeLeft` finds the image. */
  readonly owner: string;
  readonly log: Log;
  /** Milliseconds. */
  readonly now: () => number;
}

/**
 * With a builder of its own the image stays in the cache of that, which `push` then takes it from; else it lands in the engine.
 * @throws UserError when the build fails: with its last lines
 */
export async function build(
  docker: Docker,
  engine: Engine,
  request: BuildRequest,
  { owner, log, now }: Tools,
): Promise<Built> {
  const begun = now();
  const { label, load } = request;
  const local = engine.way !== 'builder' || load ? `${localName(owner)}:${randomUUID()}` : undefined;
  const run = async (args: readonly string[]) => {
    const output = new Tail();
    const ran = await docker.run(args, {
      onLine: (line) => {
        output.add(line);
        log.info(stripVTControlCharacters(line));
      },
      ...(engine.way === 'plain' && { env: { DOCKER_BUILDKIT: '0' } }),
    });
    if (ran.code !== 0) throw new UserError(failure(label, ran, output.lines));
  };
  if (engine.way === 'builder') await run(buildArguments(engine, request, { to: 'cache' }));
  if (local !== undefined) await run(buildArguments(engine, request, { to: 'engine', name: local }));
  const built = { label, seconds: (now() - begun) / 1000 };
  if (local === undefined) return { ...built, exposed: [] };
  const inspected = await inspectImage(docker, local);
  log.info(`${label}: ${bytesInWords(inspected.bytes)}`);
  return { ...built, local, ...inspected };
}

/** The last lines of an output, for messages. */
class Tail {
  readonly lines: string[] = [];

  add(line: string): void {
    const text = visible(stripVTControlCharacters(line).replaceAll('\t', '    ').trimEnd());
    if (text === '') return;
    this.lines.push(text.length > 300 ? `${text.slice(0, 300)}…` : text);
    if (this.lines.length > 30) this.lines.shift();
  }
}

function failure(label: string, { code, stdout, stderr }: Ran, lines: readonly string[]): string {
  // docker's own builder tells of the step on stdout only; BuildKit's last lines show it.
  const step = stdout.match(/^Step \d+\/\d+ : .*/gm)?.at(-1);
  const reason = reasonIn(stderr) || `docker ended with ${code}`;
  return [
    `${label}: the build failed: ${reason}`,
    ...(step ? [`In ${visible(step.slice(0, 300))}`] : []),
    ...advice(stdout + stderr),
    'Its last lines:',
    ...lines.map((line) => `  ${line}`),
  ].join('\n');
}

function advice(said: string): string[] {
  if (/exec format error/i.test(said))
    return [
      `The builder's machine cannot run programs of that platform by itself. Put before the step:\n${SETUP_QEMU}`,
    ];
  if (/requires BuildKit|unknown flag: mount|dockerfile parse error.*<</i.test(said))
    return [`This Dockerfile needs BuildKit. Put before the step:\n${SETUP_BUILDX}`];
  if (/toomanyrequests|pull rate limit/i.test(said))
    return [
      'Docker Hub limits how often images are pulled without an account. Give username and password, also where nothing is pushed.',
    ];
  if (/no space left on device/i.test(said)) return ['The disk of the machine that builds is full.'];
  return [];
}

type Inspected = Required<Pick<Built, 'bytes' | 'exposed' | 'contents'>>;

async function inspectImage(docker: Docker, name: string): Promise<Inspected> {
  const { code, stdout, stderr } = await docker.run(['image', 'inspect', '--format', '{{json .}}', name]);
  if (code !== 0) throw new UserError(`docker: the image that was built is gone: ${reasonIn(stderr)}`);
  const inspected = JSON.parse(stdout);
  const { Size, Config } = inspected;
  const ports = Object.keys(Config?.ExposedPorts ?? {});
  return {
    bytes: Size,
    exposed: ports
      .flatMap((port) => /^(\d+)(\/tcp)?$/.exec(port)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b),
    contents: contentsInEngine(inspected),
  };
}
