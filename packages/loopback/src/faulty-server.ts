import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Content } from './content.js';
import type { Answer, Request } from './exchange.js';

/**
 * What a fault does to one request: an answer of its own, a closed connection, an answer cut off half way, or
 * (`lost`) a request carried out whose answer never arrives. `hang` gives no answer for as long as the client waits.
 */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'reset'
  | 'cut'
  | 'lost'
  | 'hang';

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

/** A body that went into a file, which goes unless the one who answers takes it away. */
export interface Upload {
  readonly file: string;
  readonly size: number;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
}

interface Received extends Request {
  readonly headers: IncomingHttpHeaders;
  /** In place of `body`, which is empty then. */
  readonly upload?: Upload;
}

/** An answer whose body need not be in memory. */
export type Reply = Omit<Answer, 'body'> & { readonly body: Buffer | Content };

interface Manners<Kept> {
  /** What is kept of a request. */
  keep(request: Received): Kept;
  answer(request: Received, kept: Kept): Reply | Promise<Reply>;
  /** The answer of a fault, but for its headers. */
  failure(status: number, body: unknown): Answer;
  /** The file for the body of a request, if it is not to be kept in memory. */
  fileFor?(request: Omit<Received, 'body'>): string | undefined;
}

export async function startFaultyServer<Kept extends { method: string; url: string }>({
  keep,
  answer,
  failure,
  fileFor,
}: Manners<Kept>): Promise<FaultyServer<Kept>> {
  return serve<Kept>(async (incoming, response, faultOf) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const file = fileFor?.({ method, url, headers });
    const body = await receive(incoming, file).catch(() => undefined);
    if (!body) return; // The client has gone.
    const request = { method, url, headers, ...body };
    const kept = keep(request);
    const fault = faultOf(kept);
    const carriedOut = fault === undefined || fault === 'cut' || fault === 'lost';
    const answered = carriedOut ? await answer(request, kept) : undefined;
    if (file !== undefined) await rm(file, { force: true });
    if (fault === 'reset' || fault === 'lost') incoming.socket.destroy();
    else if (typeof fault === 'object') await sendFailure(fault, failure, response);
    else if (answered) await send(answered, response, fault === 'cut');
  });
}

/** The frame of a server that can fail: `handle` asks once for each request what its fault is. */
export async function serve<Kept extends { method: string; url: string }>(
  handle: (
    incoming: IncomingMessage,
    response: ServerResponse,
    faultOf: (kept: Kept) => Fault | undefined,
  ) => Promise<void>,
): Promise<FaultyServer<Kept>> {
  const seen = new Map<string, number>();
  const faultOf = (kept: Kept) => {
    server.requests.push(kept);
    const key = `${kept.method} ${kept.url}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return server.fault(kept, nth);
  };
  const http = createServer((incoming, response) => handle(incoming, response, faultOf));
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

export async function sendFailure(
  fault: Exclude<Fault, string>,
  failure: Manners<never>['failure'],
  response: ServerResponse,
): Promise<void> {
  const failed = failure(fault.status, fault.body);
  await send({ ...failed, headers: { ...failed.headers, ...fault.headers } }, response, false);
}

async function receive(
  incoming: IncomingMessage,
  file: string | undefined,
): Promise<Pick<Received, 'body' | 'upload'>> {
  if (file === undefined) return { body: Buffer.concat(await incoming.toArray()) };
  const hash = createHash('sha256');
  let size = 0;
  const count = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  try {
    await pipeline(incoming, count, createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { body: Buffer.alloc(0), upload: { file, size, sha256: hash.digest('hex') } };
}

async function send({ status, headers, body }: Reply, response: ServerResponse, cut: boolean): Promise<void> {
  const noBody = status === 204 || status === 304;
  const content = body instanceof Content ? body : new Content([body]);
  response.writeHead(status, { ...headers, ...(!noBody && { 'content-length': content.size }) });
  if (noBody || response.req.method === 'HEAD') {
    response.end();
    return;
  }
  // A client that goes before the end is no fault of ours.
  if (!cut) await pipeline(Readable.from(content), response).catch(() => {});
  else await sendHalf(content, content.size, response);
}

/** Sends half of a body, and closes the connection. Half of the first chunk, if no length is known. */
export async function sendHalf(
  body: AsyncIterable<Buffer>,
  length: number | undefined,
  response: ServerResponse,
): Promise<void> {
  response.flushHeaders();
  let left = length === undefined ? undefined : length >> 1;
  for await (const chunk of body) {
    left ??= chunk.length >> 1;
    const part = chunk.subarray(0, left);
    await new Promise((written) => response.write(part, written));
    left -= part.length;
    if (left === 0) break;
  }
  response.destroy();
}
