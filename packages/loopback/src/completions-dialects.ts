import type { Json } from './exchange.js';
import { BOS, toyNext, toyPiece, toyTokens } from './toy-model.js';

/** A server as a test wants it. */
export interface CompletionsModel {
  /** Whose manners it has. `openai` tells no tokens; `llama.cpp` gives log-probabilities of what it generates only. */
  dialect: 'vllm' | 'openai' | 'llama.cpp';
  /** Whether the tokenizer puts `<s>` before a text. */
  bos: boolean;
  /** Most tokens of a prompt and what is generated after it. */
  contextLength: number;
  /** ln p of a token; −Infinity is written as each dialect writes it. */
  logprob: (context: readonly number[], token: number) => number;
}

/** An answer to send, or a refusal. */
export type Reply = { readonly status: number; readonly body: Json };

export const MODEL_NAME = 'toy';
const created = 1_700_000_000;
const ok = (body: Json): Reply => ({ status: 200, body });

/** As each of them words a refusal. */
export function refused({ dialect }: CompletionsModel, status: number, message: string, type: string): Reply {
  const error = { message, type, code: dialect === 'openai' ? null : status };
  return { status, body: { error: dialect === 'llama.cpp' ? error : { ...error, param: null } } };
}

export function models(model: CompletionsModel): Reply {
  const card = {
    id: MODEL_NAME,
    object: 'model',
    created,
    owned_by: model.dialect === 'llama.cpp' ? 'llamacpp' : model.dialect,
    ...(model.dialect === 'vllm' && { root: MODEL_NAME, parent: null, max_model_len: model.contextLength }),
  };
  return ok({ object: 'list', data: [card] });
}

/** llama.cpp's, as far as it is about the context. */
export function props(model: CompletionsModel): Reply {
  return ok({ default_generation_settings: { n_ctx: model.contextLength }, total_slots: 1 });
}

export function tokenize(model: CompletionsModel, body: Json): Reply {
  const isLlama = model.dialect === 'llama.cpp';
  // llama.cpp adds nothing unless asked, vLLM adds unless asked not to.
  const special = isLlama ? body.add_special === true : body.add_special_tokens !== false;
  const text = isLlama ? body.content : body.prompt;
  if (typeof text !== 'string')
    return isLlama ? ok({ tokens: [] }) : refused(model, 400, 'prompt: Field required', 'Bad Request');
  const tokens = withBos(model, text, special);
  return ok(isLlama ? { tokens } : { count: tokens.length, max_model_len: model.contextLength, tokens });
}

/** `POST /v1/completions` */
export function complete(model: CompletionsModel, body: Json): Reply {
  const { dialect, contextLength } = model;
  const asked = body.max_tokens ?? 16;
  if (dialect === 'openai' && body.prompt_logprobs !== undefined)
    return refused(
      model,
      400,
      'Unrecognized request argument supplied: prompt_logprobs',
      'invalid_request_error',
    );
  if (body.model !== undefined && body.model !== MODEL_NAME && dialect !== 'llama.cpp')
    return refused(model, 404, `The model \`${body.model}\` does not exist.`, 'NotFoundError');
  const prompt = promptOf(model, body);
  if (prompt.length + asked > contextLength)
    return refused(
      model,
      400,
      `This model's maximum context length is ${contextLength} tokens. However, you requested ${asked} output tokens and your prompt contains ${prompt.length} input tokens.`,
      dialect === 'llama.cpp' ? 'exceed_context_size_error' : 'BadRequestError',
    );
  const generated: number[] = [];
  while (generated.length < asked) generated.push(toyNext([...prompt, ...generated]));
  const all = [...prompt, ...generated];
  // llama.cpp takes `echo` and does nothing of it.
  const shown = body.echo && dialect !== 'llama.cpp' ? all : generated;
  const choice = {
    index: 0,
    text: shown
      .filter((token) => token !== BOS)
      .map(toyPiece)
      .join(''),
    logprobs: typeof body.logprobs === 'number' ? logprobsOf(model, all, all.length - shown.length) : null,
    finish_reason: 'length',
    ...(dialect === 'vllm' && {
      stop_reason: null,
      token_ids: body.return_token_ids ? generated : null,
      prompt_token_ids: body.return_token_ids ? prompt : null,
      prompt_logprobs: promptLogprobs(model, prompt, body),
    }),
  };
  const usage = { prompt_tokens: prompt.length, completion_tokens: asked, total_tokens: all.length };
  return ok({
    id: 'cmpl-1',
    object: 'text_completion',
    created,
    model: MODEL_NAME,
    choices: [choice],
    usage,
  });
}

/** Tokens that the likeliest are chosen from. */
const VOCABULARY = [...toyTokens('🐈'), ...Array.from({ length: 95 }, (_, at) => 32 + at)];

/**
 * llama.cpp's own `POST /completion`. A bias moves what is generated, never the log-probability it is reported with. Of a token
 * that is only a part of a character nothing is reported; tokens beyond U+FFFF stand for those.
 */
export function completeNatively(model: CompletionsModel, body: Json): Reply {
  const prompt = promptOf(model, body);
  if (prompt.length >= model.contextLength)
    return refused(
      model,
      400,
      `request (${prompt.length} tokens) exceeds the available context size (${model.contextLength} tokens), try increasing it`,
      'exceed_context_size_error',
    );
  const biases: [number, number][] = body.logit_bias ?? [];
  const [favourite] = biases.toSorted(([, one], [, other]) => other - one);
  const token = favourite && favourite[1] > 100 ? favourite[0] : toyNext(prompt);
  const entry = (id: number) => llamaToken(model, prompt, id);
  const likeliest = VOCABULARY.map(entry).sort((one, other) => other.logprob - one.logprob);
  const whole = {
    index: 0,
    content: toyPiece(token),
    tokens: [],
    stop: true,
    model: MODEL_NAME,
    tokens_predicted: 1,
    tokens_evaluated: prompt.length,
    ...(body.n_probs > 0 &&
      token <= 0xffff && {
        completion_probabilities: [{ ...entry(token), top_logprobs: likeliest.slice(0, body.n_probs) }],
      }),
  };
  const fields: string[] | undefined = body.response_fields;
  return ok(
    fields ? Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name))) : whole,
  );
}

/** A prompt may be given as text or as tokens. */
function promptOf(model: CompletionsModel, { prompt }: Json): number[] {
  return typeof prompt === 'string' ? withBos(model, prompt, true) : prompt;
}

function withBos({ bos }: CompletionsModel, text: string, special: boolean): number[] {
  return bos && special ? [BOS, ...toyTokens(text)] : toyTokens(text);
}

/** JSON has no −Infinity: OpenAI's API and vLLM write −9999, llama.cpp the least number of single precision. */
function written({ dialect, logprob }: CompletionsModel, context: readonly number[], token: number): number {
  const value = logprob(context, token);
  return value === Number.NEGATIVE_INFINITY
    ? dialect === 'llama.cpp'
      ? -3.4028234663852886e38
      : -9999
    : value;
}

/** As llama.cpp tells of a token. */
function llamaToken(model: CompletionsModel, context: readonly number[], id: number) {
  const token = toyPiece(id);
  return { id, token, bytes: [...Buffer.from(token)], logprob: written(model, context, id) };
}

function logprobsOf(model: CompletionsModel, all: readonly number[], from: number): Json {
  if (model.dialect === 'llama.cpp') {
    const content = all.slice(from).map((id, at) => ({
      ...llamaToken(model, all.slice(0, from + at), id),
      top_logprobs: [],
    }));
    return { content };
  }
  const shown = all.slice(from);
  const logprobs = shown.map((id, at) =>
    from + at === 0 ? null : written(model, all.slice(0, from + at), id),
  );
  let offset = 0;
  return {
    text_offset: shown.map((id) => {
      const start = offset;
      offset += toyPiece(id).length;
      return start;
    }),
    token_logprobs: logprobs,
    tokens: shown.map(toyPiece),
    top_logprobs: shown.map((id, at) => (logprobs[at] === null ? null : { [toyPiece(id)]: logprobs[at] })),
  };
}

/** vLLM's: the prompt's own token and the likeliest ones, which may be the same; `echo` with `logprobs` gives them too. */
function promptLogprobs(model: CompletionsModel, prompt: readonly number[], body: Json): Json {
  const count = body.prompt_logprobs ?? (body.echo ? body.logprobs : undefined);
  if (typeof count !== 'number') return null;
  return prompt.map((id, at) => {
    if (at === 0) return null;
    const context = prompt.slice(0, at);
    const best = toyNext(context);
    const entry = (token: number, rank: number) => ({
      logprob: written(model, context, token),
      rank,
      decoded_token: toyPiece(token),
    });
    return { ...(count > 0 && { [best]: entry(best, 1) }), [id]: entry(id, id === best ? 1 : 2) };
  });
}
