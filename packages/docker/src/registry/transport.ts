import { setTimeout } from 'node:timers/promises';
import { type Log, reasonOf, Slots, version, waitAfter } from '@mlops-actions/toolkit';
import { Failure } from './failure.js';

export interface Retry {
  /** In all. */
  readonly tries: number;
  /** Milliseconds; doubles up to eight times as much. */
  readonly firstWait: number;
  /** Milliseconds for one try, with its answer's body. */
  readonly timeout: number;
}

export const RETRY: Retry = { tries: 6, firstWait: 1000, timeout: 60_000 };

export interface TransportSettings {
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  readonly retry?: Retry;
}

export interface Call {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** It is not worth a second try. */
  readonly once?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** Who answered, after redirects. */
  readonly url: URL;
}

/**
 * A request that may be made twice, tried again when the server or the way to it fails. What reads follows redirects, and
 * takes no credentials to another origin; what writes goes where it was meant to go, or nowhere.
 * @returns the last answer, whatever its status
 * @throws Failure when there is none, or it is larger than any manifest may be
 */
export type Send = (url: URL, call?: Call) => Promise<Answer>;

const AGENT = `mlops-actions/${version} (+https://github.com/org/mlops-actions)`;
const MOST_REDIRECTS = 5;
/** More of them at once registries take for an attack. */
const AT_ONCE = 8;
/** Bytes: registries take no larger manifest, and a list of a hundred tags has some 100 kB. */
const LARGEST = 4 << 20;
/** Milliseconds: a longer wait is told. */
const LONG = 3000;

export function transportOf({ fetch, log, retry = RETRY }: TransportSettings): Send {
  const slots = new Slots(AT_ONCE);
  return async (url, call = {}) => {
    for (let tries = 1; ; tries++) {
      const outcome = await slots.with(() => tried(fetch, url, call, retry.timeout));
      const wait = tries < retry.tries && !call.once ? waitAfterTry(outcome, tries, retry) : undefined;
      if (wait === undefined) return lastOf(outcome, url, tries);
      const what = 'answer' in outcome ? `answered ${outcome.answer.status}` : 'failed';
      const line = `${url.origin} ${what} at ${call.method ?? 'GET'} ${url.pathname}, trying again in ${wait} ms`;
      if (wait > LONG) log.info(line);
      else log.debug(line);
      await setTimeout(wait);
    }
  };
}

type Outcome = { readonly answer: Answer } | { readonly error: unknown };

async function tried(
  fetch: TransportSettings['fetch'],
  url: URL,
  call: Call,
  timeout: number,
): Promise<Outcome> {
  try {
    return { answer: await followed(fetch, url, call, AbortSignal.timeout(timeout)) };
  } catch (error) {
    return { error };
  }
}

/** fetch would follow too, but what it takes along to another host differs between its versions. */
async function followed(
  fetch: TransportSettings['fetch'],
  start: URL,
  { method = 'GET', headers, body }: Call,
  signal: AbortSignal,
): Promise<Answer> {
  const sent = new Headers({ ...headers, 'user-agent': AGENT });
  for (let at = start, hops = 0; ; hops++) {
    const response = await fetch(at, {
      method,
      headers: sent,
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    });
    const { status } = response;
    const location = status >= 300 && status < 400 ? response.headers.get('location') : null;
    const to = location !== null && URL.canParse(location, at.href) ? new URL(location, at) : undefined;
    if (!to || !['GET', 'HEAD'].includes(method) || hops === MOST_REDIRECTS || !/^https?:$/.test(to.protocol))
      return { status, headers: response.headers, body: await bodyOf(response, at), url: at };
    await response.body?.cancel();
    // For good: who is led elsewhere and back again has been in other hands.
    if (to.origin !== at.origin) sent.delete('authorization');
    at = to;
  }
}

async function bodyOf(response: Response, { origin }: URL): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST)
      throw new Failure('strange', origin, `more than ${LARGEST >> 20} MB`, response.status);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Milliseconds; undefined when another try is no use. */
function waitAfterTry(outcome: Outcome, tries: number, { firstWait }: Retry): number | undefined {
  const usual = firstWait * Math.min(8, 2 ** (tries - 1));
  if ('answer' in outcome) return waitAfter(waitable(outcome.answer), usual);
  return outcome.error instanceof Failure || isCertificate(outcome.error) ? undefined : usual;
}

/** Docker Hub's API has said `X-Retry-After` too, with the Unix time at which it will answer again. */
function waitable({ status, headers }: Answer): Pick<Answer, 'status' | 'headers'> {
  const until = Number(headers.get('x-retry-after') ?? Number.NaN);
  const now = Date.parse(headers.get('date') ?? '') / 1000;
  if (headers.has('retry-after') || !(until > 1e9) || Number.isNaN(now)) return { status, headers };
  return { status, headers: new Headers({ 'retry-after': String(Math.max(0, Math.ceil(until - now))) }) };
}

/** Waiting does not make a certificate good, nor https of what is none. */
function isCertificate(error: unknown): boolean {
  return /CERT|SELF_SIGNED|VERIFY|ERR_SSL/.test(reasonOf(error, ''));
}

function lastOf(outcome: Outcome, { origin }: URL, tries: number): Answer {
  if ('answer' in outcome) return outcome.answer;
  if (outcome.error instanceof Failure) throw outcome.error;
  const reason = `${reasonOf(outcome.error, 'no answer in time')}${tries > 1 ? `, ${tries} times` : ''}`;
  throw new Failure('unreachable', origin, reason, undefined, { cause: outcome.error });
}
