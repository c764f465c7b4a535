import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { mayPropose, mayRead, mayWrite, type Sender } from './accounts.js';
import { type BodyName, bodyFaults } from './bodies.js';
import { Refusal } from './exchange.js';
import type { Arrived } from './objects.js';
import type { Repository } from './repository.js';
import type { State } from './state.js';

/** A request as a route gets it. */
export interface Call {
  readonly state: State;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
  readonly arrived: Arrived;
  readonly sender: Sender | undefined;
  /** What the route's pattern has in parentheses, still encoded. */
  readonly parts: readonly string[];
}

export interface SentCall extends Call {
  readonly sender: Sender;
}

/** A request about a repository that its sender may see. */
export interface RepoCall extends Call {
  readonly repository: Repository;
}

export type SentRepoCall = RepoCall & SentCall;

type Answering<C> = (call: C) => Reply | Promise<Reply>;

interface Common {
  readonly method: string;
  readonly pattern: RegExp;
  readonly body?: BodyName;
}

/** The first part of a pattern is a repository's id, if the route is about one. */
export type Route = Common &
  // Whoever has a signed URL, which needs no credentials and takes none.
  (
    | { readonly for: 'anyone' | 'holder'; readonly answer: Answering<Call> }
    | { readonly for: 'somebody'; readonly answer: Answering<SentCall> }
    | { readonly for: 'reader'; readonly answer: Answering<RepoCall> }
    // A writer, or one who wants no more than a pull request.
    | { readonly for: 'contributor' | 'writer'; readonly answer: Answering<SentRepoCall> }
  );

/** The media types that a body may be of, if not JSON. */
const MEDIA: Partial<Record<BodyName, RegExp>> = {
  batch: /^application\/vnd\.git-lfs\+json/,
  complete: /^application\/vnd\.git-lfs\+json/,
  commit: /^application\/x-ndjson/,
  paths: /^application\/(?:json|x-www-form-urlencoded)/,
  exchange: /^application\/(?:json|x-www-form-urlencoded)/,
};

/** Answers a request by the one of the routes that is for it. @throws Refusal */
export function answerBy(
  routes: readonly Route[],
  given: Omit<Call, 'sender' | 'parts'>,
): Reply | Promise<Reply> {
  const { state, method, url, headers } = given;
  const found = routes.flatMap((route) => {
    const [, ...parts] = route.pattern.exec(url.pathname) ?? [];
    return parts.length > 0 || route.pattern.test(url.pathname) ? [{ route, parts }] : [];
  });
  const match = found.find(
    ({ route }) => route.method === method || (route.method === 'GET' && method === 'HEAD'),
  );
  if (!match) {
    state.violations.push(`${method} ${url.pathname}: no such route`);
    throw new Refusal(found.length > 0 ? 405 : 404, `Cannot ${method} ${url.pathname}`);
  }
  const { route, parts } = match;
  if (route.for === 'holder') {
    if (headers.authorization === undefined) return answered(route, { ...given, sender: undefined, parts });
    state.violations.push(`${method} ${url.pathname}: Authorization sent to a signed URL`);
    throw new Refusal(400, 'Only one auth mechanism allowed');
  }
  const sender = state.accounts.senderOf(headers.authorization);
  const call: Call = { ...given, sender, parts };
  if (route.for === 'anyone') return answered(route, call);
  if (route.for === 'reader') return answered(route, { ...call, repository: visible(call) });
  if (!sender) {
    state.violations.push(`${method} ${url.pathname}: sent without a token`);
    throw new Refusal(401, 'Invalid username or password.');
  }
  if (route.for === 'somebody') return answered(route, { ...call, sender });
  const repository = visible(call);
  if (!(route.for === 'writer' ? mayWrite : mayPropose)(sender, repository)) throw forbidden();
  return answered(route, { ...call, sender, repository });
}

/** The route's answer, unless the body is not as the clients send it. */
function answered<C extends Call>(
  { body: name, answer }: Common & { readonly answer: Answering<C> },
  call: C,
): Reply | Promise<Reply> {
  const { state, method, url, headers, body } = call;
  if (name === undefined) return answer(call);
  const type = headers['content-type'] ?? 'no Content-Type';
  const faults = (MEDIA[name] ?? /^application\/json/).test(type) ? bodyFaults(name, body) : [type];
  if (faults.length === 0) return answer(call);
  state.violations.push(...faults.map((fault) => `${method} ${url.pathname}: ${fault}`));
  throw new Refusal(400, faults.join('; '));
}

export const forbidden = () =>
  new Refusal(403, 'Forbidden: pass `create_pr=1` as a query parameter to create a Pull Request');

/** Strangers do not learn whether there is such a repository. */
function visible({ state, parts: [id = ''], sender }: Call): Repository {
  const repository = state.repositories.get(decoded(id).toLowerCase());
  if (repository && mayRead(sender, repository)) return repository;
  throw sender
    ? new Refusal(404, 'Repository not found', 'RepoNotFound')
    : new Refusal(401, 'Invalid username or password.');
}

/** @throws Refusal for what is no percent-encoding */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, `Failed to decode param '${text}'`);
  }
}

/** The revision that a path begins with, and the rest; only a full name of a ref may have its slashes as they are. */
export function splitRevision(encoded: string): { rev: string; path: string } {
  const segments = encoded.split('/');
  const length = /^refs\/(?:pr|convert|heads|tags)\/./.test(encoded) ? 3 : 1;
  return {
    rev: decoded(segments.slice(0, length).join('/')),
    path: segments.slice(length).map(decoded).join('/'),
  };
}
