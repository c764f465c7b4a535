import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Request } from './exchange.js';

/**
 * What a fault does to one request: an answer of its own, a closed connection, an answer cut off half way, or
 * (`lost`) a request carried out whose answer never arrives.
 */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'reset'
  | 'cut'
  | 'lost';

/** A server on 127.0.0.1 that keeps what it is sent, and can fail. */
export interface FaultyServer<Kept extends { method: string; url: string }> {
  readonly url: string;
  /** Every request since the last `reset`, as it came. */
  readonly requests: Kept[];
  /** What was not as described since the last `reset`, in requests and in our answers. */
  readonly violations: string[];
  /** Decides which requests fail; `nth` counts from 1 for each method and URL. */
  fault: (request: Kept, nth: number) => Fault | undefined;
  /** Forgets requests, violations and faults. */
  reset(): void;
  close(): Promise<void>;
}

interface Received extends Request {
  readonly headers: IncomingHttpHeaders;
}

interface Manners<Kept> {
  /** What is kept of a request. */
  keep(request: Received): Kept;
  answer(request: Request, kept: Kept): Answer | Promise<Answer>;
  /** The answer of a fault, but for its headers. */
  failure(status: number, body: unknown): Answer;
}

export async function startFaultyServer<Kept extends { method: string; url: string }>({
  keep,
  answer,
  failure,
}: Manners<Kept>): Promise<FaultyServer<Kept>> {
  const seen = new Map<string, number>();
  const http = createServer(async (incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks = await incoming.toArray().catch(() => undefined);
    if (!chunks) return; // The client has gone.
    const request = { method, url, headers, body: Buffer.concat(chunks) };
    const kept = keep(request);
    server.requests.push(kept);
    const nth = (seen.get(`${method} ${url}`) ?? 0) + 1;
    seen.set(`${method} ${url}`, nth);
    const fault = server.fault(kept, nth);
    if (fault === 'reset') incoming.socket.destroy();
    else if (typeof fault === 'object') {
      const failed = failure(fault.status, fault.body);
      send({ ...failed, headers: { ...failed.headers, ...fault.headers } }, response, false);
    } else {
      const answered = await answer(request, kept);
      if (fault === 'lost') incoming.socket.destroy();
      else send(answered, response, fault === 'cut');
    }
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const server: FaultyServer<Kept> = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests: [],
    violations: [],
    fault: () => undefined,
    reset() {
      server.requests.length = 0;
      server.violations.length = 0;
      seen.clear();
      server.fault = () => undefined;
    },
    async close() {
      http.closeAllConnections();
      await once(http.close(), 'close');
    },
  };
  return server;
}

function send({ status, headers, body }: Answer, response: ServerResponse, cut: boolean): void {
  const noBody = status === 204 || status === 304;
  response.writeHead(status, { ...headers, ...(!noBody && { 'content-length': body.length }) });
  if (cut) response.write(body.subarray(0, body.length >> 1), () => response.destroy());
  else response.end(noBody ? undefined : body);
}
