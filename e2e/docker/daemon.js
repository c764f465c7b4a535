import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where a user who is not root finds no daemons. */
const PATH = [process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter);

const asRoot = (command) => (process.getuid() === 0 ? command : ['sudo', '--non-interactive', ...command]);

/** Runs a command as root. */
export function runAsRoot(...command) {
  const [file, ...args] = asRoot(command);
  execFileSync(file, args, { env: { ...process.env, PATH }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** What ends each daemon that still runs: none outlives this process. */
const running = new Set();
process.on('exit', () => {
  for (const kill of running) kill();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    // Whoever else listens decides what the signal means.
    if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
  });

/**
 * A process that serves until `close`.
 * @template Ready
 * @param {string[]} command
 * @param {{ready: (log: string) => Ready | undefined | Promise<Ready | undefined>, log: string, root?: boolean, seconds?: number}} options
 *   `ready` is asked until it has an answer, `log` is the file that gets all output
 * @returns {Promise<{ready: Ready, log: () => string, close: () => Promise<void>}>}
 * @throws when it ends or is not ready in time, with the end of its log
 */
export async function startDaemon(command, { ready, log, root = false, seconds = 60 }) {
  const output = openSync(log, 'w');
  const [file, ...args] = root ? asRoot(command) : command;
  // In a session of its own, so that Ctrl-C ends those who use it first.
  const daemon = spawn(file, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, PATH },
    detached: true,
  });
  closeSync(output);
  /** @type {string | undefined} */
  let end;
  const kill = () => (root ? runAsRoot('kill', `${daemon.pid}`) : daemon.kill());
  running.add(kill);
  const ended = new Promise((resolve) => {
    const ending = (how) => {
      end = how;
      running.delete(kill);
      resolve();
    };
    daemon.on('error', (error) => ending(error.message));
    daemon.on('exit', (code, signal) => ending(`ended with ${signal ?? code}`));
  });
  const printed = () => readFileSync(log, 'utf8');
  const close = async () => {
    if (end === undefined) kill();
    await ended;
  };
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = end === undefined ? await ready(printed()) : undefined;
    if (answer !== undefined) return { ready: answer, log: printed, close };
    if (end !== undefined || Date.now() > deadline) {
      const what = end ?? `is not ready after ${seconds} s`;
      await close();
      throw new Error(
        `${command[0]} ${what}. The end of its log:\n${printed().split('\n').slice(-20).join('\n')}`,
      );
    }
    await Promise.race([wait(50), ended]);
  }
}
