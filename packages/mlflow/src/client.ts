import { type Log, UserError, version, visible } from '@mlops-actions/toolkit';
import type { MlflowAccess } from './access.js';
import { addressOf, type Credentials } from './address.js';
import {
  type Answer,
  notMlflow,
  type Question,
  refusalOf,
  storageRefusalOf,
  unreachable,
} from './failure.js';
import { mayBeFollowed } from './foreign-address.js';
import { persist, RETRY, type Retry } from './retry.js';

export interface MlflowSettings extends Pick<MlflowAccess, 'trackingUri'>, Credentials {
  /** The workspace that everything is looked up in, where the server has such. */
  readonly workspace?: string;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Gets each credential before its first use, to hide it in logs. */
  readonly secret: (value: string) => void;
  /** How often a request is tried, and how long it may take. */
  readonly retry?: Retry;
}

/** A request to the tracking server. */
export interface Call {
  /** After the server's address: `api/2.0/mlflow/runs/get`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Makes it a POST of JSON. */
  readonly body?: object;
}

/** An address at the storage that whoever has it may read from. */
export interface Link {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** One tracking server. */
export interface Mlflow {
  /** The server's address without credentials, for messages. */
  readonly address: string;
  readonly log: Log;
  readonly retry: Retry;
  /**
   * Tries again when the server or the way to it fails.
   * @param what is asked for, for messages: `run 0a1b`
   * @returns the JSON object of the answer
   * @throws Refusal (a UserError) when the server refuses, UserError when it is out of reach or no MLflow
   */
  ask(call: Call, what: string): Promise<object>;
  /** `ask` for what is below `/api/2.0/mlflow/`: `runs/get`. */
  get(path: string, query: Readonly<Record<string, string>>, what: string): Promise<object>;
  /**
   * The bytes of a file: one request, not tried again. Where the server sends on to its storage, that is followed; no other
   * place than the server gets the credentials, nor does a link's.
   * @throws Refusal when it is refused; what fetch throws when there is no answer
   */
  open(
    from: Call | Link,
    what: string,
    request: { readonly range?: string; readonly signal: AbortSignal },
  ): Promise<Response>;
}

const AGENT = `mlops-actions/${version}`;
const MOST_REDIRECTS = 5;

/**
 * Makes no request yet.
 * @throws UserError when the address or a credential cannot be used
 */
export function connectMlflow(settings: MlflowSettings): Mlflow {
  const { fetch, log, workspace = '', retry = RETRY } = settings;
  const { base, authorization, secrets } = addressOf(settings.trackingUri, settings);
  for (const secret of secrets) settings.secret(secret);
  if (!/^[\x21-\x7e]*$/.test(workspace))
    throw new UserError(`MLFLOW_WORKSPACE: "${visible(workspace)}" is no name of a workspace.`);
  const everywhere = { 'user-agent': AGENT };
  const here = {
    ...everywhere,
    ...(authorization && { authorization }),
    ...(workspace && { 'x-mlflow-workspace': workspace }),
  };

  const urlOf = ({ path, query = {} }: Call): URL => {
    const url = new URL(`${base}/${path}`);
    url.search = new URLSearchParams(query).toString();
    return url;
  };
  const questionOf = (url: URL, what: string): Question => ({
    url,
    address: base,
    what,
    hasCredentials: authorization !== undefined,
    seconds: retry.timeout / 1000,
  });
  /** A server may repeat what it was sent. Metrics are left alone: a password may be a part of their names. */
  const withoutSecrets = (body: string): string =>
    secrets.reduce((text, secret) => text.replaceAll(secret, '***'), body);
  const refusal = (answer: Answer, question: Question) =>
    refusalOf({ ...answer, body: withoutSecrets(answer.body) }, question);

  const ask = async (call: Call, what: string): Promise<object> => {
    const url = urlOf(call);
    const question = questionOf(url, what);
    const { body } = call;
    const init: RequestInit = {
      headers: {
        ...here,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      redirect: 'manual', // Credentials go to the address that the user wrote, and to no other.
    };
    return persist(
      { retry, log, name: call.path, explain: (error, tries) => unreachable(error, question, tries) },
      async () => {
        const signal = AbortSignal.timeout(retry.timeout);
        const answer = await answerOf(await fetch(url, { ...init, signal }));
        if (answer.status < 200 || answer.status >= 300) throw refusal(answer, question);
        return contentOf(answer, question);
      },
    );
  };

  const open: Mlflow['open'] = async (from, what, { range, signal }) => {
    const start = 'url' in from ? from.url : urlOf(from);
    const isOurs = (url: URL) => !('url' in from) && url.href.startsWith(`${base}/`);
    const headersOf = (url: URL) => {
      if (isOurs(url)) return here;
      return { ...everywhere, ...('url' in from && url.origin === start.origin && from.headers) };
    };
    // Bytes as they are stored, not packed for the way: their number is known and checked.
    const common = { 'accept-encoding': 'identity', ...(range && { range }) };
    for (let url = start, hops = 0; ; hops++) {
      const headers = { ...headersOf(url), ...common };
      const response = await fetch(url, { headers, redirect: 'manual', signal });
      if (response.ok) return response;
      const location = response.headers.get('location');
      const isRedirect = response.status >= 300 && response.status < 400;
      const next = isRedirect && location !== null && hops < MOST_REDIRECTS && elsewhere(location, url, base);
      if (!next) {
        const answer = await answerOf(response);
        throw isOurs(url) ? refusal(answer, questionOf(url, what)) : storageRefusalOf(answer, url, what);
      }
      await response.body?.cancel();
      url = next;
    }
  };

  return {
    address: base,
    log,
    retry,
    ask,
    get: (path, query, what) => ask({ path: `api/2.0/mlflow/${path}`, query }, what),
    open,
  };
}

function elsewhere(location: string, from: URL, base: string): URL | undefined {
  if (!URL.canParse(location, from.href)) return undefined;
  const url = new URL(location, from);
  return mayBeFollowed(url, base) ? url : undefined;
}

/** Bytes: what MLflow says of a run, a model or a folder is far shorter. */
const LONGEST_ANSWER = 2 ** 26;

/** @throws UserError when it is endless, as one may be that was packed */
async function answerOf(response: Response): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER)
      throw new UserError(
        `${new URL(response.url || 'http://mlflow').host} answered with more than ${LONGEST_ANSWER} bytes where MLflow says little.`,
      );
    chunks.push(chunk);
  }
  return { status: response.status, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

function contentOf(answer: Answer, question: Question): object {
  try {
    const content: unknown = JSON.parse(answer.body);
    if (typeof content === 'object' && content !== null) return content;
  } catch {} // A web page, most likely.
  throw notMlflow(answer, question);
}
