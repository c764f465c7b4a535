import { type Log, UserError, visible } from '@mlops-actions/toolkit';
import { addressOf } from './address.js';
import { Failure, refusedBy } from './failure.js';
import { exchange } from './oidc.js';
import { type Manner, PLACEHOLDER, RETRY, type Retry, type Send, transportOf } from './transport.js';

export interface HubSettings {
  /** `https://huggingface.co`, or another server that speaks as it does. */
  readonly endpoint: string;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Gets each credential before its first use, to hide it in logs. */
  readonly secret: (value: string) => void;
  /** By default 6 tries, after 1 s doubling to 8 s, with 60 s for each and more for what carries much. */
  readonly retry?: Retry;
}

export interface Credentials {
  /** auto: by the token if there is one, else by the job's OIDC token. */
  readonly auth: 'auto' | 'token' | 'oidc';
  /** `hf_…`; '' when there is none. */
  readonly token: string;
  /** Gives the job's OIDC token for an audience; absent where the job has none. */
  readonly idToken?: (audience: string) => Promise<string>;
}

/** One server with a way in. Made by `connectHub`, read by the functions of this package alone. */
export interface Hub {
  /** Without a slash at the end. */
  readonly endpoint: string;
  /** How the way in was got. */
  readonly auth: 'token' | 'oidc';
  readonly log: Log;
  readonly retry: Retry;
  readonly send: Send;
  /** Takes the token out of what a server said. */
  readonly clean: (text: string) => string;
}

const TOKEN_YAML = `\n  hf-token: $\{{ secrets.HF_TOKEN }}`;

/**
 * Makes no request for a token; exchanges the job's OIDC token for one that writes to `repoId` alone.
 * @throws UserError when the endpoint or the token cannot be used, or the exchange is refused: with its limits and the YAML
 */
export async function connectHub(
  settings: HubSettings,
  credentials: Credentials,
  repoId: string,
): Promise<Hub> {
  const { fetch, log, retry = RETRY } = settings;
  const endpoint = addressOf(settings.endpoint);
  const auth = wayIn(credentials);
  let token = auth === 'token' ? checked(credentials.token) : '';
  if (token !== '') settings.secret(token);

  const clean = (text: string) => (token === '' ? text : text.replaceAll(token, '***'));
  const { origin } = new URL(endpoint);
  const transport = { origin, fetch, log, retry, token: () => token };
  if (auth === 'token') return { endpoint, auth, log, retry, clean, send: transportOf(transport) };

  // An hour is not enough for every upload.
  const renew = async () => {
    token = await exchange({ ...settings, endpoint, send: transportOf(transport) }, credentials, repoId);
    settings.secret(token);
  };
  await renew();
  return { endpoint, auth, log, retry, clean, send: transportOf({ ...transport, renew }) };
}

function wayIn({ auth, token, idToken }: Credentials): 'token' | 'oidc' {
  if (auth === 'token' && token === '')
    throw new UserError(`hf-token: is empty, and auth is "token". Write:${TOKEN_YAML}`);
  if (auth === 'oidc' && !idToken)
    throw new UserError(
      'auth: is "oidc", and this job has no OIDC token. A job gets one by\n  permissions:\n    id-token: write\nbut not in a pull request from a fork.',
    );
  if (auth === 'token' || (auth === 'auto' && token !== '')) return 'token';
  if (!idToken)
    throw new UserError(
      `hf-token: is empty, and this job has no OIDC token either. Write${TOKEN_YAML}\nor, in a repository that has this workflow as a trusted publisher, give the job its OIDC token:\n  permissions:\n    id-token: write`,
    );
  return 'oidc';
}

function checked(token: string): string {
  // fetch quotes a header that it cannot send, token and all.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new UserError(
      'hf-token: holds spaces, line breaks or letters that no token has. Copy it again into the secret.',
    );
  if (!token.startsWith('hf_'))
    throw new UserError(
      `hf-token: does not begin with "hf_", as every token of the Hub does, and Hugging Face's own client takes no other. Is it the token of another service? Write:${TOKEN_YAML}`,
    );
  return token;
}

/** What @huggingface/hub's functions take. Every answer that is no success is a Failure. */
export function access(hub: Hub, manner: Manner = {}) {
  const fetch = async (input: unknown, init?: RequestInit) => {
    const url = String(input);
    const response = await hub.send(url, init, manner);
    if (response.ok && url.startsWith(`${hub.endpoint}/api/`) && isPage(await response.clone().text()))
      throw strange(hub);
    // Of deduplication, which the client does without where it is told nothing.
    if (response.ok || new URL(url).pathname.includes('/v1/chunks/')) return response;
    throw await failureOf(hub, url, response);
  };
  return { hubUrl: hub.endpoint, accessToken: PLACEHOLDER, fetch: fetch as typeof globalThis.fetch };
}

export interface Question extends Manner {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: object;
  /** What is an answer too, and no failure. */
  readonly accept?: readonly number[];
}

export interface Reply {
  readonly status: number;
  /** The Hub's own, of a refusal. */
  readonly code?: string;
  readonly said: string;
  /** undefined when the answer is none. */
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks checks what it reads of it.
  readonly json: any;
}

/**
 * A request that @huggingface/hub has not, or not as it is needed.
 * @param path below the endpoint, encoded
 * @throws Failure unless the answer is a success or accepted
 */
export async function ask(hub: Hub, path: string, question: Question = {}): Promise<Reply> {
  const { method = 'GET', body, accept = [] } = question;
  const url = `${hub.endpoint}${path}`;
  const init = {
    method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${PLACEHOLDER}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  };
  const response = await hub.send(url, init, question);
  const { status } = response;
  if (!response.ok && !accept.includes(status)) throw await failureOf(hub, url, response);
  const text = await response.text();
  if (response.ok && isPage(text)) throw strange(hub);
  const { code, said } = refusedBy(response, text, hub.clean);
  return { status, said, json: jsonOf(hub.clean(text)), ...(code !== undefined && { code }) };
}

async function failureOf(hub: Hub, url: string, response: Response): Promise<Failure> {
  return new Failure(new URL(url).origin, refusedBy(response, await response.text(), hub.clean));
}

/** @throws UserError unless the answer is JSON, and an object */
// biome-ignore lint/suspicious/noExplicitAny: whoever asks checks what it reads of it.
export async function objectIn(hub: Hub, response: Response): Promise<any> {
  const value = jsonOf(await response.text());
  if (!isObject(value)) throw strange(hub);
  return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** HTML with a success: of a proxy or a login, never of the Hub's API. */
function isPage(text: string): boolean {
  return /^\s*</.test(text);
}

/** undefined of what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error for an answer that is no answer of the Hub's. */
export function strange({ endpoint }: Pick<Hub, 'endpoint'>): UserError {
  return new UserError(
    `${visible(endpoint)} answered, but not as the Hugging Face Hub does. Check hf-endpoint, or is a proxy in between?`,
  );
}
