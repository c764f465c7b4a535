import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { work } from '../test/paths.js';
import { docker, dockerUser } from './client.js';
import { runAsRoot, startDaemon } from './daemon.js';

/**
 * buildx with a real BuildKit, as docker/setup-buildx-action leaves them: the current builder of a user of docker.
 * @param {{registries?: string[]}} [options] hosts (`127.0.0.1:5000`) that speak http
 * @returns {Promise<{name: string, folder: string, env: {PATH: string, DOCKER_CONFIG: string}, log: () => string, close: () => Promise<void>}>}
 *   `folder` is DOCKER_CONFIG
 */
export async function startBuilder({ registries = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-builder-'));
  const [config, socket] = [join(folder, 'config.toml'), `unix://${join(folder, 'socket')}`];
  writeFileSync(
    config,
    [
      `root = "${join(folder, 'root')}"`,
      ...['[grpc]', `address = ["${socket}"]`, `uid = ${process.getuid()}`, `gid = ${process.getgid()}`],
      ...[
        '[worker.containerd]',
        'enabled = false',
        '[worker.oci]',
        'platforms = ["linux/amd64", "linux/arm64"]',
      ],
      ...registries.flatMap((host) => [`[registry."${host}"]`, 'http = true']),
    ].join('\n'),
  );
  const user = dockerUser({ buildx: true });
  const name = basename(folder);
  const buildkit = await startDaemon([join(work, 'bin/buildkitd'), '--config', config], {
    ready: (log) => (log.includes('running server on') ? true : undefined),
    log: join(folder, 'log'),
    root: true,
  });
  const close = async () => {
    await buildkit.close();
    user.close();
    runAsRoot('rm', '-rf', folder);
  };
  try {
    await docker(['buildx', 'create', '--name', name, '--driver', 'remote', '--use', socket], user);
  } catch (error) {
    await close();
    throw error;
  }
  return { name, folder: user.folder, env: user.env, log: buildkit.log, close };
}
