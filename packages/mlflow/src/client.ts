import { type Log, waitAfter } from '@mlops-actions/toolkit';
import type { MlflowAccess } from './access.js';
import { addressOf, type Credentials } from './address.js';
import { type Answer, isFinal, notMlflow, type Question, refusalOf, unreachable } from './failure.js';

export interface MlflowSettings extends Pick<MlflowAccess, 'trackingUri'>, Credentials {
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Gets each credential before its first use, to hide it in logs. */
  readonly secret: (value: string) => void;
}

/** One tracking server. */
export interface Mlflow {
  /** The server's address without credentials, for messages. */
  readonly address: string;
  /**
   * Tries three times more, over 4 seconds or as long as the server asks (a minute at most), when the server or the way
   * to it fails.
   * @param path after `/api/2.0/mlflow/`: `runs/get`
   * @param what is asked for, for messages: `run 0a1b`
   * @returns the JSON object of the answer
   * @throws Refusal (a UserError) when the server refuses, UserError when it is out of reach or no MLflow
   */
  get(path: string, query: Readonly<Record<string, string>>, what: string): Promise<object>;
}

const TRIES = 4;
const TIMEOUT_MS = 60_000;

/**
 * Makes no request yet.
 * @throws UserError when the address or a credential cannot be used
 */
export function connectMlflow(settings: MlflowSettings): Mlflow {
  const { fetch, log } = settings;
  const { base, authorization, secrets } = addressOf(settings.trackingUri, settings);
  for (const secret of secrets) settings.secret(secret);
  const init: RequestInit = {
    headers: { accept: 'application/json', ...(authorization && { authorization }) },
    redirect: 'manual', // Credentials go to the address that the user wrote, and to no other.
  };

  const ask = async (url: URL): Promise<Answer> => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

  const get = async (path: string, query: Readonly<Record<string, string>>, what: string) => {
    const url = new URL(`${base}/api/2.0/mlflow/${path}`);
    url.search = new URLSearchParams(query).toString();
    const question = { url, address: base, what, hasCredentials: authorization !== undefined };
    for (let tries = 1; ; tries++) {
      const outcome = await ask(url).catch((error: unknown) => ({ error }));
      const wait = tries < TRIES ? waitAfterTry(outcome, tries) : undefined;
      if (wait === undefined) return contentOf(outcome, question, tries, secrets);
      log.debug(`MLflow at ${base} failed at ${path}, trying again in ${wait} ms`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  return { address: base, get };
}

/** A request that got no answer, and why. */
type Outcome = Answer | { readonly error: unknown };

/** Milliseconds; undefined when another try is no use. */
function waitAfterTry(outcome: Outcome, tries: number): number | undefined {
  const usual = 500 * 2 ** (tries - 1);
  if ('error' in outcome) return isFinal(outcome.error) ? undefined : usual;
  return waitAfter(outcome, usual);
}

function contentOf(outcome: Outcome, question: Question, tries: number, secrets: readonly string[]): object {
  if ('error' in outcome) throw unreachable(outcome.error, question, tries);
  if (outcome.status < 200 || outcome.status >= 300) {
    // A server may repeat what it was sent. Metrics are left alone: a password may be a part of their names.
    const body = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), outcome.body);
    throw refusalOf({ ...outcome, body }, question);
  }
  try {
    const content: unknown = JSON.parse(outcome.body);
    if (typeof content === 'object' && content !== null) return content;
  } catch {} // A web page, most likely.
  throw notMlflow(outcome, question);
}
