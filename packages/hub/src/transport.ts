import { certificateAdvice, type Log, pause, reasonOf, version, waitAfter } from '@mlops-actions/toolkit';
import { Failure } from './failure.js';

export interface Retry {
  /** In all. */
  readonly tries: number;
  /** Milliseconds; doubles up to eight times as much. */
  readonly firstWait: number;
  /** Milliseconds for a request without a body; what it carries adds 2 seconds for each MB. */
  readonly timeout: number;
}

export const RETRY: Retry = { tries: 6, firstWait: 1000, timeout: 60_000 };

/** A request's own way. */
export interface Manner {
  readonly signal?: AbortSignal | undefined;
  /** It must not be done twice: it is tried again only when the server says that it did nothing. */
  readonly isOnce?: boolean;
}

/**
 * `fetch` that tries again when the server or the way to it fails. A body must be one that can be sent twice: a text, bytes, a
 * Blob. The answer's body has been read.
 * @returns the last answer, whatever its status
 * @throws Failure when there is none; the signal's reason when it is aborted
 */
export type Send = (url: string | URL, init?: RequestInit, manner?: Manner) => Promise<Response>;

interface TransportSettings {
  /** The Hub's origin: the token goes there and nowhere else. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  readonly retry: Retry;
  readonly token: () => string;
  /** Gets a new token when the Hub takes the old one no more. */
  readonly renew?: () => Promise<void>;
}

/**
 * Stands for the token everywhere but in the request itself: code that has it can neither show the token nor take it to
 * another server. @huggingface/hub wants it to begin so.
 */
export const PLACEHOLDER = 'hf_placeholder';

const AGENT = `mlops-actions/${version} (+https://github.com/org/mlops-actions)`;
const MS_PER_BYTE = 0.002;
/** Seconds: the Hub counts requests in windows of five minutes. */
const LONGEST_LIMIT_S = 300;
const MOST_REDIRECTS = 5;

export function transportOf(settings: TransportSettings): Send {
  const { log, retry } = settings;

  const send: Send = async (input, init = {}, manner = {}) => {
    const url = new URL(input);
    const signals = [manner.signal, init.signal].filter((signal) => signal != null);
    let renewed = false;
    for (let tries = 1; ; tries++) {
      for (const signal of signals) signal.throwIfAborted();
      const outcome = await tried(settings, url, init, signals);
      for (const signal of signals) signal.throwIfAborted();
      if ('answer' in outcome && outcome.answer.status === 401 && settings.renew && !renewed) {
        renewed = true;
        await settings.renew();
        continue;
      }
      const wait = tries < retry.tries ? waitAfterTry(outcome, tries, retry, manner) : undefined;
      if (wait === undefined) return lastOf(outcome, url, tries);
      const what = 'answer' in outcome ? `answered ${outcome.answer.status}` : 'failed';
      const line = `${url.origin} ${what} at ${init.method ?? 'GET'} ${url.pathname}, trying again in ${wait} ms`;
      if (wait > LONG_MS) log.info(line);
      else log.debug(line);
      await pause(wait, ...signals);
    }
  };
  return send;
}

/** Milliseconds: a longer wait is told. */
const LONG_MS = 3000;

type Outcome = { readonly answer: Response } | { readonly error: unknown };

async function tried(
  settings: TransportSettings,
  url: URL,
  init: RequestInit,
  signals: readonly AbortSignal[],
): Promise<Outcome> {
  const timeout = settings.retry.timeout + Math.ceil(MS_PER_BYTE * sizeOf(init.body));
  const signal = AbortSignal.any([...signals, AbortSignal.timeout(timeout)]);
  try {
    return { answer: await followed(settings, url, { ...init, signal }) };
  } catch (error) {
    return { error };
  }
}

/** fetch would follow too, but what it takes along to another host differs between its versions. */
async function followed(settings: TransportSettings, start: URL, init: RequestInit): Promise<Response> {
  // By these two fetch is told to make no copy of a body as it goes, which would have the whole of a large file in memory.
  if (init.body instanceof Blob) {
    const headers = headersFor(settings, start, start, init.headers);
    return whole(await settings.fetch(start, { ...init, headers, redirect: 'error', window: null }));
  }
  const isRead = /^(GET|HEAD)$/.test(init.method ?? 'GET');
  for (let at = start, hops = 0; ; hops++) {
    const headers = headersFor(settings, at, start, init.headers);
    const response = await settings.fetch(at, { ...init, headers, redirect: 'manual' });
    const { status } = response;
    const location = status >= 300 && status < 400 ? response.headers.get('location') : null;
    if (location === null || !URL.canParse(location, at.href) || hops === MOST_REDIRECTS)
      return whole(response);
    const to = new URL(location, at);
    // What is written goes where it was meant to go, or nowhere: a repository that was renamed answers so.
    if (!isRead && (to.origin !== at.origin || (status !== 307 && status !== 308))) return whole(response);
    await response.body?.cancel();
    at = to;
  }
}

function headersFor(
  settings: TransportSettings,
  at: URL,
  start: URL,
  given: RequestInit['headers'],
): Headers {
  const headers = new Headers(given);
  headers.set('user-agent', AGENT);
  const isOurs = headers.get('authorization') === `Bearer ${PLACEHOLDER}`;
  if (isOurs && at.origin === settings.origin) headers.set('authorization', `Bearer ${settings.token()}`);
  else if (isOurs || at.origin !== start.origin) headers.delete('authorization');
  return headers;
}

/** Reads the body within the request, so that one that breaks off is a failure to try again after. */
async function whole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  const body = await response.arrayBuffer();
  const hasNone = body.byteLength === 0 || status === 204 || status === 205 || status === 304;
  return new Response(hasNone ? null : body, { status, statusText, headers });
}

/** Bytes of a request's body. */
export function sizeOf(body: RequestInit['body']): number {
  if (typeof body === 'string') return body.length;
  if (body instanceof Blob) return body.size;
  return ArrayBuffer.isView(body) || body instanceof ArrayBuffer ? body.byteLength : 0;
}

/** Milliseconds; undefined when another try is no use, or no good. */
function waitAfterTry(
  outcome: Outcome,
  tries: number,
  { firstWait }: Retry,
  { isOnce }: Manner,
): number | undefined {
  const usual = firstWait * Math.min(8, 2 ** (tries - 1));
  if ('error' in outcome) return isOnce || certificateAdvice(outcome.error) ? undefined : usual;
  const { status, headers } = outcome.answer;
  if (status === 429) {
    const [, left, seconds] = /;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '') ?? [];
    if (left === '0' && Number(seconds) <= LONGEST_LIMIT_S) return (Number(seconds) + 1) * 1000;
  } else if (isOnce && status !== 425) return undefined;
  return waitAfter(outcome.answer, usual);
}

function lastOf(outcome: Outcome, { origin }: URL, tries: number): Response {
  if ('answer' in outcome) return outcome.answer;
  const reason = `${reasonOf(outcome.error, 'no answer in time')}${tries > 1 ? `, ${tries} times` : ''}`;
  throw new Failure(origin, undefined, reason, { cause: outcome.error });
}
