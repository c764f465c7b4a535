import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { work } from '../test/paths.js';
import { docker, dockerUser } from './client.js';

const BUSYBOX = join(work, 'bin/busybox');
const APPLETS = ['sh', 'cat', 'echo', 'env', 'httpd', 'ls', 'mkdir', 'nc', 'printf', 'sleep', 'test', 'wget'];
// No RUN, so that it builds for platforms that this machine cannot run.
const DOCKERFILE = 'FROM scratch\nCOPY rootfs /\nENV PATH=/bin\nCMD ["sh"]\n';

/** A folder from which `docker build` makes an image with a shell and a web server. */
function writeContext() {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-base-'));
  const bin = join(folder, 'rootfs/bin');
  mkdirSync(bin, { recursive: true });
  mkdirSync(join(folder, 'rootfs/tmp'));
  copyFileSync(BUSYBOX, join(bin, 'busybox'));
  for (const applet of APPLETS) symlinkSync('busybox', join(bin, applet));
  writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
  return folder;
}

/**
 * An image with `sh`, `httpd`, `nc`, `wget` and the like in the engine, to build others from. Its name is its own.
 * @returns {Promise<{name: string, close: () => Promise<void>}>}
 */
export async function baseImage() {
  const context = writeContext();
  const user = dockerUser();
  const name = `${basename(context).toLowerCase()}:1`;
  try {
    await docker(['build', '--quiet', '--tag', name, context], {
      env: { ...user.env, DOCKER_BUILDKIT: '0' },
    });
  } finally {
    rmSync(context, { recursive: true });
    user.close();
  }
  return { name, close: async () => void (await docker(['image', 'rm', name])) };
}

/**
 * The same in a registry, for linux/amd64 and, to be copied to but not run, linux/arm64. `docker build` pulls it.
 * @param {{host: string}} registry open to all
 * @param {{env: Record<string, string>}} builder
 * @returns {Promise<string>} its name, `127.0.0.1:5000/e2e-base:1`
 */
export async function pushBaseImage({ host }, { env }) {
  const context = writeContext();
  const name = `${host}/e2e-base:1`;
  try {
    const platforms = ['--platform', 'linux/amd64,linux/arm64', '--provenance=false'];
    await docker(['buildx', 'build', '--push', ...platforms, '--tag', name, context], { env });
  } finally {
    rmSync(context, { recursive: true });
  }
  return name;
}
