import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type Environment = Readonly<Record<string, string>>;

export interface Service {
  readonly origin: string;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** How a program becomes a server; everything is told the folder that it may write into, and its port. */
export interface Program {
  /** Names it in errors and in the folder. */
  readonly name: string;
  readonly command: string;
  arguments(folder: string, port: number): readonly string[];
  environment?(folder: string): Environment;
  /** Answers with a success when all is ready. */
  readonly healthy: string;
}

/** Starts a server on loopback, in a new folder of its own that goes with it. */
export async function startService(program: Program): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), `mlops-actions-${program.name}-`));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const output = join(folder, 'server.log');
  const log = await open(output, 'w');
  const server = spawn(program.command, program.arguments(folder, port), {
    cwd: folder,
    detached: true, // A process group, which goes as one.
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, ...program.environment?.(folder) },
  });
  await log.close();
  const kill = () => {
    try {
      process.kill(-server.pid!, 'SIGKILL');
    } catch {} // Gone already.
  };
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const abandon = () => {
    kill();
    clean();
  };
  process.once('exit', abandon);
  const close = async () => {
    process.removeListener('exit', abandon);
    const gone = server.exitCode ?? server.signalCode ?? once(server, 'exit');
    kill();
    await gone;
    clean();
  };

  const until = Date.now() + 120_000;
  while (!(await answers(origin + program.healthy))) {
    if (server.exitCode !== null || Date.now() > until) {
      const lines = readFileSync(output, 'utf8').split('\n').slice(-30);
      await close();
      throw new Error(`${program.name} did not start:\n${lines.join('\n')}`);
    }
    await wait(200);
  }
  return { origin, close };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
