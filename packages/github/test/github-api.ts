import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a fault does to one request: an answer of its own, a closed connection, or an answer cut off half way. */
export type Fault = { status: number; headers?: Record<string, string>; body?: unknown } | 'reset' | 'cut';

/** GitHub's REST API on loopback (the `emulate` package), behind a proxy that can fail. */
export interface GitHubApi {
  readonly url: string;
  readonly token: string;
  /** Every request since the last `reset`, as it came. */
  readonly requests: { url: string; headers: IncomingMessage['headers'] }[];
  /** Decides which requests fail; `nth` counts from 1 for each URL. */
  fault: (url: string, nth: number) => Fault | undefined;
  reset(): void;
  createRepository(name: string, isPrivate?: boolean): Promise<string>;
  /** Commits a file to a branch, which is made from `main` when it is new. Gives the commit. */
  commit(repository: string, branch: string, path: string, content: string | Buffer): Promise<string>;
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const TOKEN = 'test_token_admin';
const NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
// It ends with its standard input, so that it cannot outlive the test run, however that ends.
const SERVER = `
  import { createEmulator } from 'emulate';
  const { url } = await createEmulator({ service: 'github', port: 0 });
  console.log(new URL(url).port);
  process.stdin.resume().on('end', () => process.exit());
`;

export async function startGitHubApi(): Promise<GitHubApi> {
  const emulator = spawn(NODE, ['--input-type=module', '--eval', SERVER], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(emulator, 'exit');
  const [port] = await Promise.race([
    once(createInterface(emulator.stdout), 'line'),
    exited.then(() => Promise.reject(new Error('emulate did not start'))),
  ]);

  const seen = new Map<string, number>();
  const proxy = createServer((incoming, response) => {
    const url = incoming.url ?? '';
    const nth = (seen.get(url) ?? 0) + 1;
    seen.set(url, nth);
    api.requests.push({ url, headers: incoming.headers });
    const fault = api.fault(url, nth);
    if (fault === 'reset') incoming.socket.destroy();
    else if (fault === undefined || fault === 'cut')
      forward(Number(port), incoming, response, fault === 'cut');
    else {
      const { body = { message: 'No.' } } = fault;
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  const call: GitHubApi['call'] = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: `token ${TOKEN}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const api: GitHubApi = {
    url,
    token: TOKEN,
    requests: [],
    fault: () => undefined,
    reset() {
      api.requests.length = 0;
      seen.clear();
      api.fault = () => undefined;
    },
    call,
    async createRepository(name, isPrivate = false) {
      const made = await call('POST', '/user/repos', { name, private: isPrivate, auto_init: true });
      return String(made.full_name);
    },
    async commit(repository, branch, path, content) {
      const repo = `/repos/${repository}`;
      const { object } = (await call('GET', `${repo}/git/ref/heads/main`)) as { object: { sha: string } };
      const isNew = branch !== 'main';
      if (isNew) await call('POST', `${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha: object.sha });
      const made = await call(
        'PUT',
        `${repo}/contents/${path.split('/').map(encodeURIComponent).join('/')}`,
        {
          message: 'Add a file',
          branch,
          content: Buffer.from(content).toString('base64'),
        },
      );
      return (made.commit as { sha: string }).sha;
    },
    async close() {
      proxy.closeAllConnections();
      await once(proxy.close(), 'close');
      emulator.stdin.end();
      await exited;
    },
  };
  return api;
}

function forward(port: number, incoming: IncomingMessage, response: ServerResponse, cut: boolean): void {
  const { method, headers } = incoming;
  // An Enterprise server has the same API below /api/v3.
  const path = incoming.url?.replace(/^\/api\/v3(?=\/)/, '');
  const onward = request({ host: '127.0.0.1', port, method, path, headers }, async (answer) => {
    const content = Buffer.concat(await answer.toArray());
    const sent = { ...answer.headers, 'content-length': content.length };
    delete (sent as Record<string, unknown>)['transfer-encoding'];
    response.writeHead(answer.statusCode ?? 500, sent);
    if (!cut) response.end(content);
    else response.write(content.subarray(0, content.length >> 1), () => response.destroy());
  });
  incoming.pipe(onward);
}
