import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `cut` sends half of an answer; `hang` none. */
export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | object }
  | 'reset'
  | 'cut'
  | 'hang';

export interface Scripted {
  /** `127.0.0.1:1234` */
  readonly host: string;
  readonly url: string;
  readonly seen: Seen[];
  /** `GET /v2/acme/api/tags/list`, without queries. */
  requests(): string[];
  answer: (request: Seen) => Reply;
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that answers as a test says: what a real one does not do on demand. */
export async function startScripted(): Promise<Scripted> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const body = Buffer.concat(await request.toArray().catch(() => [])).toString();
    const seen = { method, url, headers, body };
    scripted.seen.push(seen);
    const reply = scripted.answer(seen);
    if (reply === 'hang') return;
    if (reply === 'reset') request.socket.destroy();
    else if (reply === 'cut') {
      response.writeHead(200, { 'content-length': '100' }).write('{"tags"');
      setTimeout(() => request.socket.destroy(), 10);
    } else {
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(text);
    }
  });
  await once(server.listen(0), 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const scripted: Scripted = {
    host,
    url: `http://${host}`,
    seen: [],
    requests: () => scripted.seen.map(({ method, url }) => `${method} ${url.replace(/[?].*/, '')}`),
    answer: () => ({ status: 404 }),
    async close() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  return scripted;
}
