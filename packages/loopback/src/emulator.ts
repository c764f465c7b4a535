import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Answer, Request } from './exchange.js';

/** The `emulate` package's GitHub in a process of its own: it needs Node 24, which tests do not. */
export interface Emulator {
  answer(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** Token → login. The first user owns the repositories. */
export type Users = Record<string, string>;

const NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
// It ends with its standard input, so that it cannot outlive the test run, however that ends. Its own address, which
// it does not tell once `baseUrl` is ours, is that of the server it opens.
const SERVER = `
  import { Server } from 'node:net';
  import { createEmulator } from 'emulate';
  const { baseUrl, users } = JSON.parse(process.argv[1]);
  const { listen } = Server.prototype;
  let opened;
  Server.prototype.listen = function (...args) {
    opened = this;
    return listen.apply(this, args);
  };
  const tokens = Object.fromEntries(Object.entries(users).map(([token, login]) => [token, { login }]));
  const github = { users: [...new Set(Object.values(users))].map((login) => ({ login })) };
  await createEmulator({ service: 'github', port: 0, baseUrl, seed: { tokens, github } });
  console.log(opened.address().port);
  process.stdin.resume().on('end', () => process.exit());
`;

export async function startEmulator(baseUrl: string, users: Users): Promise<Emulator> {
  const server = spawn(NODE, ['--input-type=module', '--eval', SERVER, JSON.stringify({ baseUrl, users })], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  const [port] = await Promise.race([
    once(createInterface(server.stdout), 'line'),
    exited.then(() => Promise.reject(new Error('emulate did not start'))),
  ]);
  return {
    answer: ({ method, url, headers, body }) =>
      new Promise((resolve, reject) => {
        const sent = { ...headers, host: `127.0.0.1:${port}`, 'content-length': String(body.length) };
        delete (sent as Record<string, unknown>)['transfer-encoding'];
        delete (sent as Record<string, unknown>).connection;
        httpRequest(
          { host: '127.0.0.1', port, method, path: url, headers: sent, agent: false },
          async (response) => {
            const content = Buffer.concat(await response.toArray());
            const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...kept } = response.headers;
            // It takes the address of further pages from the request's host.
            if (typeof kept.link === 'string')
              kept.link = kept.link.replaceAll(`http://127.0.0.1:${port}/`, `${baseUrl}/`);
            resolve({ status: response.statusCode ?? 500, headers: kept, body: content });
          },
        )
          .on('error', reject)
          .end(body);
      }),
    async close() {
      server.stdin.end();
      await exited;
    },
  };
}
