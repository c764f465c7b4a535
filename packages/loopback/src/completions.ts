import type { IncomingHttpHeaders } from 'node:http';
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
import { type Answer, type Json, jsonOf } from './exchange.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';
import { toyLogprob } from './toy-model.js';

interface Call {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Json;
}

/**
 * An OpenAI-compatible server of the toy model, on loopback, held to OpenAI's description (with vLLM's additions). What it is
 * like may be changed at any time; `reset` makes it as it was at the start. Its `url` is without `/v1`.
 */
export interface CompletionsApi extends FaultyServer<Call>, CompletionsModel {
  /** The key to be asked for; '' asks for none. */
  key: string;
}

const START: CompletionsModel & Pick<CompletionsApi, 'key'> = {
  dialect: 'vllm',
  bos: false,
  contextLength: 4096,
  logprob: toyLogprob,
  key: '',
};

export async function startCompletionsApi(): Promise<CompletionsApi> {
  const server = await startFaultyServer<Call>({
    keep: ({ method, url, headers, body }) => ({ method, url, headers, body: jsonOf(body) }),
    answer: (_, call) => answerWith(replyTo(api, call)),
    failure: (status, body = { error: { message: 'No.' } }) => answerWith({ status, body }),
  });
  const { reset } = server;
  const api: CompletionsApi = Object.assign(server, START, {
    reset() {
      Object.assign(api, START);
      reset();
    },
  });
  return api;
}

function answerWith({ status, body }: Reply): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: { 'content-type': text.startsWith('<') ? 'text/html' : 'application/json' },
    body: Buffer.from(text),
  };
}

function replyTo(api: CompletionsApi, { method, url, headers, body }: Call): Reply {
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
