import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CompletionsModel,
  complete,
  completeNatively,
  models,
  props,
  type Reply,
  refused,
  tokenize,
} from './completions-dialects.js';
import { completionFaults } from './completions-schema.js';
import { type Json, jsonOf } from './exchange.js';
import type { Fault } from './server.js';
import { toyLogprob } from './toy-model.js';

/** An OpenAI-compatible server of the toy model, on loopback. What it is like may be changed at any time. */
export interface CompletionsApi extends CompletionsModel {
  /** Without `/v1`. */
  readonly url: string;
  /** The key to be asked for; '' asks for none. */
  key: string;
  /** Every request since the last `reset`, as it came. */
  readonly requests: { method: string; url: string; headers: IncomingHttpHeaders; body: Json }[];
  /** What broke OpenAI's description (or vLLM's additions) since the last `reset`, in requests and in our answers. */
  readonly violations: string[];
  /** Decides which requests fail; `nth` counts from 1 for each method and URL. */
  fault: (request: { method: string; url: string; body: Json }, nth: number) => Fault | undefined;
  /** Makes it as it was at the start. */
  reset(): void;
  close(): Promise<void>;
}

const START: CompletionsModel & Pick<CompletionsApi, 'key' | 'fault'> = {
  dialect: 'vllm',
  bos: false,
  contextLength: 4096,
  logprob: toyLogprob,
  key: '',
  fault: () => undefined,
};

export async function startCompletionsApi(): Promise<CompletionsApi> {
  const seen = new Map<string, number>();
  const server = createServer(async (incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks = await incoming.toArray().catch(() => undefined);
    if (!chunks) return; // The client has gone.
    const body = jsonOf(Buffer.concat(chunks));
    const nth = (seen.get(`${method} ${url}`) ?? 0) + 1;
    seen.set(`${method} ${url}`, nth);
    api.requests.push({ method, url, headers, body });
    const fault = api.fault({ method, url, body }, nth);
    if (fault === 'reset') {
      incoming.socket.destroy();
      return;
    }
    const reply =
      typeof fault === 'object'
        ? { status: fault.status, body: fault.body ?? { error: { message: 'No.' } } }
        : answerOf(api, { method, url, headers, body });
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    if (fault === 'lost') incoming.socket.destroy();
    else {
      response.writeHead(reply.status, {
        'content-type': text.startsWith('<') ? 'text/html' : 'application/json',
        'content-length': Buffer.byteLength(text),
        ...(typeof fault === 'object' && fault.headers),
      });
      if (fault === 'cut') response.write(text.slice(0, text.length >> 1), () => response.destroy());
      else response.end(text);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  const api: CompletionsApi = {
    ...START,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    violations: [],
    reset() {
      Object.assign(api, START);
      api.requests.length = 0;
      api.violations.length = 0;
      seen.clear();
    },
    async close() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  return api;
}

type Call = CompletionsApi['requests'][number];

function answerOf(api: CompletionsApi, { method, url, headers, body }: Call): Reply {
  const { dialect } = api;
  if (api.key !== '' && headers.authorization !== `Bearer ${api.key}`)
    return refused(api, 401, 'Incorrect API key provided.', 'invalid_request_error');
  switch (`${method} ${url}`) {
    case 'GET /v1/models':
      return models(api);
    case 'POST /v1/completions': {
      const described = dialect === 'openai' ? 'openai' : 'vllm';
      // OpenAI refuses what it does not know, so a client may try; llama.cpp has fields of its own.
      if (dialect !== 'llama.cpp' && !(dialect === 'openai' && body?.prompt_logprobs !== undefined))
        api.violations.push(...completionFaults(described, 'request', body));
      const reply = complete(api, body);
      if (reply.status === 200 && dialect !== 'llama.cpp')
        api.violations.push(...completionFaults(described, 'answer', reply.body));
      return reply;
    }
    case 'POST /tokenize':
      if (dialect !== 'openai') return tokenize(api, body);
      break;
    case 'GET /props':
      if (dialect === 'llama.cpp') return props(api);
      break;
    case 'POST /completion':
      if (dialect === 'llama.cpp') return completeNatively(api, body);
      break;
  }
  return refused(api, 404, 'Not Found', 'not_found_error');
}
