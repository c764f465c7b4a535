import { once } from 'node:events';
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { finished, pipeline } from 'node:stream/promises';
import { type FaultyServer, sendFailure, sendHalf, serve } from './faulty-server.js';

/** Keeps of each request what is no part of its body. */
export type FaultProxy = FaultyServer<{ method: string; url: string; headers: IncomingHttpHeaders }>;

/** Of one connection, not of the exchange. */
const HOP_BY_HOP = ['connection', 'keep-alive'];

/**
 * A reverse proxy in front of any server, which can fail. Both ways everything is passed on as it comes, but for `Host`: real
 * servers check it, so it becomes the target's.
 *
 * @param target URL whose path, if any, comes before that of every request
 */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { host } = new URL(target);
  // A connection each: one kept alive may be closed by the target just when it is used again, a fault nobody asked for.
  const agent = new Agent({ keepAlive: false });

  const forward = async (incoming: IncomingMessage, response: ServerResponse): Promise<IncomingMessage> => {
    const outgoing = request(`${target.replace(/\/$/, '')}${incoming.url}`, {
      method: incoming.method!,
      headers: [...without(incoming.rawHeaders, [...HOP_BY_HOP, 'host']), 'host', host],
      agent,
    });
    response.on('close', () => outgoing.destroy());
    const answered = once(outgoing, 'response');
    // A target may answer before it has read everything.
    pipeline(incoming, outgoing).catch(() => {});
    return (await answered)[0];
  };

  return serve(async (incoming, response, faultOf) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const fault = faultOf({ method, url, headers });
    try {
      if (fault === 'hang') incoming.resume();
      else if (fault === 'reset') incoming.socket.destroy();
      else if (typeof fault === 'object') {
        await finished(incoming.resume());
        await sendFailure(fault, failure, response);
      } else {
        const answer = await forward(incoming, response);
        const { statusCode = 0, statusMessage, rawHeaders } = answer;
        const length = answer.headers['content-length'];
        if (fault === 'lost') {
          await finished(answer.resume());
          incoming.socket.destroy();
          return;
        }
        // Raw headers are taken, whatever the types say.
        const passed = without(rawHeaders, HOP_BY_HOP) as unknown as OutgoingHttpHeaders;
        response.writeHead(statusCode, statusMessage, passed);
        if (fault !== 'cut') await pipeline(answer, response);
        else await sendHalf(answer, length === undefined ? undefined : Number(length), response);
      }
    } catch {
      // Whichever of the two has gone, the other one learns it by a closed connection.
      incoming.socket.destroy();
    }
  });
}

/** Raw headers (names and values in turn) without some of them. */
function without(raw: readonly string[], names: readonly string[]): string[] {
  return raw.filter((_, index) => !names.includes(raw[index & ~1]!.toLowerCase()));
}

function failure(status: number, body: unknown = 'No.') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' },
    body: Buffer.from(text),
  };
}
