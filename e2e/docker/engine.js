import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { work } from '../test/paths.js';
import { docker } from './client.js';
import { runAsRoot, startDaemon } from './daemon.js';

const SOCKET = '/var/run/docker.sock';
const data = join(work, 'engine');
const log = join(work, 'dockerd.log');

/**
 * The docker engine of this machine, where everyone looks for it. When none runs, one is started whose images and containers are
 * under .work, and `close` ends it. Whoever runs several test files at once goes through with-engine.js, so that it is one.
 * @returns {Promise<{version: string, storage: string, started: boolean, close: () => Promise<void>}>}
 * @throws when this machine cannot run an engine, with the reason it gave
 */
export async function startEngine() {
  const running = await inspect();
  if (running) return { ...running, started: false, close: async () => {} };
  if (await isThere())
    throw new Error(
      `There is a docker engine at ${SOCKET}, but \`docker version\` fails. May this user use it?`,
    );
  const engine = await start([])
    .catch((error) => {
      if (!/failed to start daemon.*(iptables|nf_tables|netfilter)/is.test(error.message)) throw error;
      // Ports on 127.0.0.1 are served by docker's own proxy, and nothing here asks for more of the network.
      console.error(`dockerd may not use iptables here, so it starts without:\n${error.message}`);
      return start(['--iptables=false', '--ip6tables=false']);
    })
    .catch((error) => {
      removeData();
      throw new Error(`No docker engine runs, and this machine cannot start one. ${error.message}`);
    });
  const close = async () => {
    await engine.close();
    removeData();
  };
  return { ...engine.ready, started: true, close };
}

function start(flags) {
  const config = join(data, 'daemon.json');
  mkdirSync(data, { recursive: true });
  // The machine's own, which may name other folders, does not count.
  writeFileSync(config, '{}');
  const folders = ['--data-root', join(data, 'data'), '--exec-root', join(data, 'exec')];
  const files = ['--pidfile', join(data, 'pid'), '--config-file', config];
  const socket = ['--host', `unix://${SOCKET}`, '--group', `${process.getgid()}`];
  return startDaemon(['dockerd', ...socket, ...folders, ...files, ...flags], {
    ready: inspect,
    log,
    root: true,
  });
}

const removeData = () => runAsRoot('rm', '-rf', data);

/** Undefined when no engine answers. */
async function inspect() {
  const told = await docker(['version', '--format', '{{.Server.Version}}']).catch(() => undefined);
  if (told === undefined) return undefined;
  return { version: told, storage: await docker(['info', '--format', '{{.Driver}}']) };
}

/** Whether somebody holds the socket, even if not for this user. */
function isThere() {
  return new Promise((resolve) => {
    const socket = createConnection(SOCKET, () => {
      socket.end();
      resolve(true);
    });
    socket.on('error', ({ code }) => resolve(code !== 'ENOENT' && code !== 'ECONNREFUSED'));
  });
}
