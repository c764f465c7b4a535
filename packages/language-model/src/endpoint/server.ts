import { type Log, pause, Slots, waitAfter } from '@mlops-actions/toolkit';
import type { Address } from './address.js';
import { type Answer, notJson, refusalOf, unreachable } from './failure.js';

export interface ServerOptions {
  readonly key?: string;
  /** Most requests under way at once. */
  readonly concurrency: number;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
}

const TRIES = 5;
const TIMEOUT_MS = 300_000;

/** JSON over HTTP, so many requests at once. */
export class Server {
  readonly #options: ServerOptions;
  readonly #slots: Slots;
  readonly #stop = new AbortController();

  constructor(
    readonly address: Address,
    options: ServerOptions,
  ) {
    this.#options = options;
    this.#slots = new Slots(options.concurrency);
  }

  /**
   * A GET without a body. Tries four times more, over 15 seconds or as long as the server asks (a minute at most), when the
   * server or the way to it fails.
   * @param isTrial whether asking finds out what the server can do: then a 500 is a no, as llama.cpp says it
   * @throws Refusal (a UserError) when the server refuses, UserError when it is out of reach
   */
  // biome-ignore lint/suspicious/noExplicitAny: JSON of any shape; each use checks what it takes.
  ask(url: string, body?: object, isTrial = false): Promise<any> {
    return this.#slots.with(async () => {
      for (let tries = 1; ; tries++) {
        const outcome = await this.#send(url, body).catch((error: unknown) => ({ error }));
        this.#stop.signal.throwIfAborted();
        const wait = tries < TRIES ? waitAfterTry(outcome, tries, isTrial) : undefined;
        if (wait === undefined) return this.#contentOf(outcome, url, tries);
        this.#options.log.debug(`${url} failed (${reason(outcome)}), trying again in ${wait} ms`);
        await pause(wait, this.#stop.signal);
      }
    });
  }

  /** Gives up what is under way and what waits. */
  stop(): void {
    this.#stop.abort();
  }

  async #send(url: string, body: object | undefined): Promise<Answer> {
    const { fetch, key } = this.#options;
    const request = new AbortController();
    const end = () => request.abort(this.#stop.signal.reason);
    const timer = setTimeout(() => request.abort(new DOMException('', 'TimeoutError')), TIMEOUT_MS);
    this.#stop.signal.addEventListener('abort', end);
    try {
      this.#stop.signal.throwIfAborted();
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: {
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
          ...(key && { authorization: `Bearer ${key}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'manual', // The key goes to the address that the user wrote, and to no other.
        signal: request.signal,
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    } finally {
      clearTimeout(timer);
      this.#stop.signal.removeEventListener('abort', end);
    }
  }

  #contentOf(outcome: Outcome, url: string, tries: number): unknown {
    const { key } = this.#options;
    if ('error' in outcome) throw unreachable(outcome.error, url, tries);
    if (outcome.status < 200 || outcome.status >= 300) {
      // A server may repeat what it was sent.
      const body = key ? outcome.body.replaceAll(key, '***') : outcome.body;
      throw refusalOf({ ...outcome, body }, url, key !== undefined);
    }
    try {
      const content: unknown = JSON.parse(outcome.body);
      if (typeof content === 'object' && content !== null) return content;
    } catch {} // Told below.
    throw notJson(outcome, url);
  }
}

/** A request that got no answer, and why. */
type Outcome = Answer | { readonly error: unknown };

function reason(outcome: Outcome): string {
  return 'error' in outcome ? 'no answer' : String(outcome.status);
}

/** Milliseconds; undefined when another try is no use. */
function waitAfterTry(outcome: Outcome, tries: number, isTrial: boolean): number | undefined {
  const usual = 1000 * 2 ** (tries - 1);
  if ('error' in outcome) return usual;
  return isTrial && outcome.status === 500 ? undefined : waitAfter(outcome, usual);
}
