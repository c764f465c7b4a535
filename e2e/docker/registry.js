import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { work } from '../test/paths.js';
import { startDaemon } from './daemon.js';

/** The same for every registry: bcrypt needs a tool that machines do not have. */
const account = { username: 'e2e', password: 'e2e-registry-password' };
const HTPASSWD = 'e2e:$2y$05$abcdefghijklmnopqrstuu8/Ya828wyQYZ5N8xvgj5G9hCvj4r/RS\n';

/**
 * The real registry on a free port of 127.0.0.1, empty, which also deletes.
 * @param {{auth?: 'basic' | {realm: string, service: string, issuer: string, rootcertbundle: string}}} [options] no `auth`: open to all;
 *   an object: the bearer tokens of that issuer (loopback's startTokenServer)
 * @returns {Promise<{host: string, url: string, username?: string, password?: string, log: () => string, close: () => Promise<void>}>}
 *   `log` has a line for each request
 */
export async function startRegistry({ auth } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-registry-'));
  const [htpasswd, config] = [join(folder, 'htpasswd'), join(folder, 'config.json')];
  writeFileSync(htpasswd, HTPASSWD);
  const methods = { undefined: {}, basic: { htpasswd: { realm: 'e2e', path: htpasswd } } };
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify({
      version: '0.1',
      storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
      http: { addr: '127.0.0.1:0' },
      auth: methods[auth] ?? { token: auth },
    }),
  );
  const registry = await startDaemon([join(work, 'bin/docker-registry'), 'serve', config], {
    ready: (log) => /listening on (127\.0\.0\.1:\d+)/.exec(log)?.[1],
    log: join(folder, 'log'),
  });
  return {
    host: registry.ready,
    url: `http://${registry.ready}`,
    ...(auth === 'basic' && account),
    log: registry.log,
    close: async () => {
      await registry.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
