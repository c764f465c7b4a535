import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { UserError } from '@mlops-actions/toolkit';

/** How a command ended; `code` as a shell has it. */
export interface Ran {
  readonly code: number;
  /** Of stdout and stderr each, no more than the last 4 MB. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Goes to stdin. */
  readonly input?: string;
  /** Gets each line of stdout and stderr as it comes, without its end. */
  readonly onLine?: (line: string) => void;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The docker command with an environment of its own. */
export interface Docker {
  /** What its commands run in, DOCKER_CONFIG among it. */
  readonly env: Readonly<Record<string, string>>;
  /** @throws UserError when there is no docker command; not when it fails */
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
}

const MOST = 4 * 2 ** 20;

/** docker, found by the PATH of `env`. */
export function dockerCommand(env: Readonly<Record<string, string>>): Docker {
  return {
    env,
    run: async (args, options = {}) => {
      try {
        return await runCommand('docker', args, { ...options, env: { ...env, ...options.env } });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        throw new UserError(
          'docker: no such command in PATH. The job needs a runner with docker, for example:\n  runs-on: ubuntu-latest',
          { cause: error },
        );
      }
    },
  };
}

/**
 * Not by @actions/exec: it looks the command up in its own PATH, leaves stdin open, and a command that ends before it has
 * read all of stdin takes the whole process with it (EPIPE).
 * @param options `env` is the whole environment
 * @throws what spawning threw, such as ENOENT
 */
export function runCommand(
  command: string,
  args: readonly string[],
  { env = {}, input = '', onLine }: RunOptions,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'pipe', windowsHide: true });
    const stdout = collect(child.stdout, onLine);
    const stderr = collect(child.stderr, onLine);
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        code: code ?? 128 + (signal ? constants.signals[signal] : 0),
        stdout: stdout(),
        stderr: stderr(),
      }),
    );
    // Whoever does not read its input is judged by its exit code.
    child.stdin.on('error', () => {}).end(input);
  });
}

function collect(stream: NodeJS.ReadableStream, onLine: RunOptions['onLine']): () => string {
  let text = '';
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text = bounded(text + chunk);
    if (onLine === undefined) return;
    const lines = chunk.split('\n');
    lines[0] = rest + lines[0];
    rest = bounded(lines.pop() ?? '');
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  });
  stream.on('end', () => {
    if (rest !== '') onLine?.(rest);
  });
  return () => text.slice(-MOST);
}

/** Cut seldom: a cut copies what stays. */
const bounded = (text: string): string => (text.length > 2 * MOST ? text.slice(-MOST) : text);
