import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { work } from '../test/paths.js';

/** A PATH in which `docker` is the system's own: some machines have another client before it. */
export const dockerPath = [join(work, 'docker-bin'), process.env.PATH].join(delimiter);

/**
 * A user of docker with a home of their own: no logins, no builders, and buildx only if asked for.
 * @param {{buildx?: boolean}} [options]
 * @returns {{folder: string, env: {PATH: string, DOCKER_CONFIG: string}, close: () => void}} `env` is to be added to a command's environment
 */
export function dockerUser({ buildx = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-docker-'));
  if (buildx) {
    mkdirSync(join(folder, 'cli-plugins'));
    symlinkSync(join(work, 'bin/docker-buildx'), join(folder, 'cli-plugins/docker-buildx'));
  }
  return {
    folder,
    env: { PATH: dockerPath, DOCKER_CONFIG: folder },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Runs docker.
 * @param {string[]} args
 * @param {{env?: Record<string, string>, input?: string}} [options] `env` of a dockerUser or a builder
 * @returns {Promise<string>} what it wrote to stdout, trimmed
 * @throws with what it wrote to stderr
 */
export function docker(args, { env, input = '' } = {}) {
  return new Promise((resolve, reject) => {
    const command = execFile(
      'docker',
      args,
      { env: { ...process.env, PATH: dockerPath, ...env }, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) =>
        error
          ? reject(new Error(`docker ${args.join(' ')}: ${stderr || error.message}`))
          : resolve(stdout.trim()),
    );
    // A command that ends before it has read everything is judged by its exit code.
    command.stdin.on('error', () => {}).end(input);
  });
}
