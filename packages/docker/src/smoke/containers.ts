import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { Docker } from '../cli.js';
import { reasonIn } from '../faults.js';
import { OWNER } from '../left.js';
import { envFileOf } from './env-file.js';
import { type Listener, listenersIn } from './listeners.js';

export interface ContainerSettings {
  readonly image: string;
  /** By which `removeLeft` finds it. */
  readonly owner: string;
  /** For files that nobody else may read, and that are gone when it returns. */
  readonly folder: string;
  readonly port: number;
  /** Whether only this machine may reach it. */
  readonly loopback: boolean;
  readonly env: ReadonlyMap<string, string>;
  readonly command: readonly string[];
}

/** @returns its id. @throws UserError in docker's words, or for variables that docker does not take */
export async function createContainer(docker: Docker, settings: ContainerSettings): Promise<string> {
  const { image, owner, folder, port, loopback, env, command } = settings;
  // Arguments can be read by whoever is on the machine.
  const file = join(folder, `${randomUUID()}.env`);
  if (env.size > 0) await writeFile(file, envFileOf(env), { mode: 0o600 });
  try {
    const ran = await docker.run([
      'container',
      'create',
      `--label=${OWNER}=${owner}`,
      `--publish=${loopback ? '127.0.0.1::' : ''}${port}`,
      ...(env.size > 0 ? [`--env-file=${file}`] : []),
      image,
      ...command,
    ]);
    if (ran.code !== 0) throw new UserError(reasonIn(ran.stderr));
    return ran.stdout.trim();
  } finally {
    await rm(file, { force: true });
  }
}

/** @throws UserError in docker's words */
export async function startContainer(docker: Docker, id: string): Promise<void> {
  const { code, stderr } = await docker.run(['container', 'start', id]);
  // What docker adds below says only which container it was.
  if (code !== 0)
    throw new UserError(reasonIn(stderr.replace(/^Error: failed to start containers:.*$/m, '')));
}

export interface ContainerState {
  readonly running: boolean;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  readonly pid: number;
  /** Where its port is published, while it runs. */
  readonly hostPort?: number;
}

export async function stateOf(docker: Docker, id: string, port: number): Promise<ContainerState> {
  const { code, stdout, stderr } = await docker.run([
    'container',
    'inspect',
    '--format',
    '[{{json .State}}, {{json .NetworkSettings.Ports}}]',
    id,
  ]);
  if (code !== 0) throw new UserError(`docker: the container is gone: ${reasonIn(stderr)}`);
  const [{ Running, ExitCode, OOMKilled, Pid }, ports] = JSON.parse(stdout);
  const published = ports?.[`${port}/tcp`]?.[0]?.HostPort;
  return {
    running: Running,
    exitCode: ExitCode,
    outOfMemory: OOMKilled,
    pid: Pid,
    ...(published && { hostPort: Number(published) }),
  };
}

/** The last lines that it wrote, in order, made visible. */
export async function logTail(docker: Docker, id: string, most: number): Promise<string[]> {
  const lines: string[] = [];
  // stdout and stderr come apart: their times put them in order.
  await docker.run(['container', 'logs', '--timestamps', `--tail=${most}`, id], {
    onLine: (line) => void lines.push(line),
  });
  return lines
    .sort((a, b) => compare(timeOf(a), timeOf(b)))
    .slice(-most)
    .map((line) => {
      const text = visible(
        stripVTControlCharacters(line.slice(timeOf(line).length + 1)).replaceAll('\t', '    '),
      );
      return text.length > 300 ? `${text.slice(0, 300)}…` : text;
    });
}

const timeOf = (line: string): string => /^\S*/.exec(line)?.[0] ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What it listens on; undefined when that cannot be learnt. */
export async function listenersOf(docker: Docker, id: string, pid: number): Promise<Listener[] | undefined> {
  const own = (await filesOf(id, pid)) ?? (await filesInside(docker, id));
  return own === undefined ? undefined : listenersIn(own);
}

/** By this machine's own kernel, where the container runs on it: no image needs a tool for that. */
async function filesOf(id: string, pid: number): Promise<string | undefined> {
  try {
    if (!(await readFile(`/proc/${pid}/cgroup`, 'utf8')).includes(id)) return undefined;
    const files = ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''));
    const text = (await Promise.all(files)).join('\n');
    return text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

async function filesInside(docker: Docker, id: string): Promise<string | undefined> {
  const { stdout } = await docker.run(['container', 'exec', id, 'cat', '/proc/net/tcp', '/proc/net/tcp6']);
  return stdout.trim() === '' ? undefined : stdout;
}

/** With its anonymous volumes. */
export async function removeContainer(docker: Docker, id: string): Promise<void> {
  await docker.run(['container', 'rm', '--force', '--volumes', id]);
}
