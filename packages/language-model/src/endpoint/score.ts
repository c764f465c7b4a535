import { type Log, UserError, visible } from '@mlops-actions/toolkit';
import { measured } from '../readers/lengths.js';
import { LossSum } from '../readers/loss-sum.js';
import { FIRST_UNSCORED } from '../readers/notes.js';
import { CLIPPED } from '../readers/response.js';
import type { LossData, ScoringSettings, TextLoss } from '../types.js';
import { addressOf } from './address.js';
import { type Connection, connect } from './connection.js';
import { inOrder } from './in-order.js';
import { Server } from './server.js';
import type { ScoringMode } from './ways.js';
import { windowsOf } from './windows.js';

export type { ScoringMode } from './ways.js';

export interface EndpointOptions {
  /** The server, its API (`http://localhost:8000/v1`) or its completions; without credentials in it. */
  readonly url: string;
  /** Of those that the server serves. Needed only where they are several. */
  readonly model?: string | undefined;
  /** Sent as a bearer token. */
  readonly key?: string | undefined;
  /** `auto` takes the first that works: `prompt-logprobs` (vLLM), `echo` (OpenAI's), `next-token` (llama.cpp's server). */
  readonly mode: 'auto' | ScoringMode;
  /** Most tokens of a window, 2 or more. Unless given, as many as the server takes, if it says. */
  readonly context?: number | undefined;
  /** Tokens between the starts of two windows, 1 up to `context` − 1. Unless given, half of the context. */
  readonly stride?: number | undefined;
  /** Most requests under way at once, 1 or more. */
  readonly concurrency: number;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Gets the key before its first use, to hide it in logs. */
  readonly secret: (value: string) => void;
}

export interface EndpointText {
  readonly id: string;
  readonly text: string;
  readonly slice?: string;
}

/**
 * Scores texts by a server's model. The server is tried before any text is read. Where it has a tokenizer's endpoint, texts
 * longer than the context are cut into overlapping windows; each token but a text's first is scored once, in the window where
 * most context is before it. The first is scored where the tokenizer puts a token for the beginning before it.
 * Memory is flat over texts: some `concurrency` of them are held at once. Leaving the iteration ends the requests.
 * @throws UserError when an option or the server cannot be used; while iterating, when a text cannot be scored
 */
export async function scoreEndpoint(
  texts: AsyncIterable<readonly EndpointText[]>,
  options: EndpointOptions,
): Promise<Extract<LossData, { kind: 'texts' }>> {
  const { key, concurrency, fetch, log } = options;
  const address = addressOf(options.url);
  if (key) options.secret(key);
  const server = new Server(address, { concurrency, fetch, log, ...(key && { key }) });
  const connection = await connect(server, options);
  const { model, tokenizer, mode, slots } = connection;
  const size = sizeOf(options, connection.longest);
  const windows = size && tokenizer ? ` in windows of ${size.context} tokens, ${size.stride} apart` : '';
  log.info(`Scoring by ${mode} at ${address.api}${windows}.`);
  if (mode === 'next-token')
    log.notice(
      `${address.api} tells log-probabilities of generated tokens only, so each token of the text is a request of its own: slow. vLLM scores a text at once.`,
    );
  const settings: ScoringSettings = {
    ...(model !== undefined && { model }),
    ...(tokenizer && {
      tokenizer: tokenizer.id,
      'first token': tokenizer.addsFirst ? 'scored' : 'not scored',
      ...size,
    }),
    ...(!tokenizer && size && { context: size.context }),
  };
  return {
    kind: 'texts',
    // Twice as many as requests, so that a long text at the head leaves work for all. A server that remembers the beginning
    // of a few texts gets no more of them, and of each a token at a time.
    texts: losses(
      texts,
      server,
      { ...connection, size, width: slots ? 1 : 2 * concurrency },
      Math.min(2 * concurrency, slots ?? Number.POSITIVE_INFINITY),
    ),
    settings,
    caveats: caveatsOf(connection),
  };
}

interface Size {
  readonly context: number;
  readonly stride: number;
}

/** @throws UserError when windows of that size cannot be made */
function sizeOf({ context: wanted, stride }: EndpointOptions, longest: number | undefined): Size | undefined {
  const example = '\n  context: 1024\n  stride: 512';
  if (wanted !== undefined && (!Number.isSafeInteger(wanted) || wanted < 2))
    throw new UserError(
      `context is ${wanted}. A window needs 2 tokens at least: one to score, and one before it. Write for example:${example}`,
    );
  if (wanted !== undefined && longest !== undefined && wanted > longest)
    throw new UserError(
      `context is ${wanted}, but the server takes ${longest} tokens at most (of its context, one is left for the token that it generates). Write:\n  context: ${longest}`,
    );
  const context = wanted ?? longest;
  if (context === undefined) {
    if (stride === undefined) return undefined;
    throw new UserError(
      `stride is ${stride}, but how long a window is the server does not say. Write it too:${example}`,
    );
  }
  if (stride !== undefined && (!Number.isSafeInteger(stride) || stride < 1 || stride >= context))
    throw new UserError(
      `stride is ${stride}. With a context of ${context} tokens it can be 1 to ${context - 1}: windows overlap by a token at least, for each token needs one before it. Write for example:\n  stride: ${context >> 1}`,
    );
  return { context, stride: stride ?? context >> 1 };
}

function caveatsOf({ tokenizer, mode }: Connection): string[] {
  const caveats: string[] = [];
  if (!tokenizer)
    caveats.push(
      'The server does not tell how it cuts a text into tokens: whether the first token of a text is scored depends on whether it puts a token for the beginning before it.',
    );
  else if (!tokenizer.addsFirst) caveats.push(FIRST_UNSCORED);
  if (mode === 'next-token')
    caveats.push(
      'llama.cpp computes a little differently after what it has in its cache: from run to run, values can differ by some 0.01 %.',
    );
  return caveats;
}

interface Scoring extends Connection {
  readonly size: Size | undefined;
  /** How many windows of a text, at most, wait for an answer or for their turn. */
  readonly width: number;
}

async function* losses(
  texts: AsyncIterable<readonly EndpointText[]>,
  server: Server,
  scoring: Scoring,
  textsAtOnce: number,
): AsyncGenerator<readonly TextLoss[]> {
  try {
    for await (const loss of inOrder(texts, textsAtOnce, (text) => lossOf(text, scoring))) yield [loss];
  } finally {
    server.stop();
  }
}

async function lossOf({ id, text, slice }: EndpointText, scoring: Scoring): Promise<TextLoss> {
  const sum = new LossSum('logprob', CLIPPED);
  const add = (values: readonly unknown[], from: number, start: number) => {
    const bad = sum.add(values, from, values.length);
    if (bad >= 0) throw notLogprob(values[bad], id, start + bad, scoring.mode);
  };
  const { tokenizer, way, size, width } = scoring;
  if (text === '') throw empty(id, 'is empty');
  if (tokenizer) {
    const tokens = await tokenizer.tokens(text);
    const windows = [
      ...windowsOf(tokens.length, size?.context ?? tokens.length, size?.stride ?? tokens.length),
    ];
    const scored = inOrder([windows], width, async ({ start, end, from }) => ({
      values: await way(tokens.slice(start, end), from - start),
      start,
      from,
    }));
    for await (const { values, start, from } of scored) add(values, from - start, start);
  } else {
    const values = await way(text, 1);
    if (size && values.length > size.context)
      throw new UserError(
        `text ${visible(id)} has ${values.length} tokens, more than the context of ${size.context}, and the server has no /tokenize to cut it into windows by. Cut it into shorter texts, or give a longer context.`,
      );
    add(values, 1, 0);
  }
  if (sum.tokens === 0) throw empty(id, 'has no two tokens');
  return { id, ...(slice !== undefined && { slice }), ...sum.loss(1), ...measured(text) };
}

function empty(id: string, what: string): UserError {
  return new UserError(
    `text ${visible(id)} ${what}, so there is no token to score: a token needs one before it. Take it out of the texts.`,
  );
}

function notLogprob(value: unknown, id: string, at: number, mode: ScoringMode): UserError {
  return new UserError(
    `The server gave ${value === undefined ? 'nothing' : JSON.stringify(value)} for token ${at + 1} of text ${visible(id)} (by ${mode}). Expected a log-probability: a number, 0 or below.`,
  );
}
