import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, type Json, jsonAnswer, jsonOf, NO_CONTENT } from './exchange.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';

interface Call {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Json;
}

export interface DockerHubTagState {
  readonly digest?: string;
  /** ISO 8601. */
  readonly pushed: string;
  readonly bytes: number;
}

/** What a repository holds, for a test to look at and to change. */
export interface DockerHubRepository {
  full: string;
  short: string;
  readonly tags: Map<string, DockerHubTagState>;
  /** A tag that it matches is not deleted. */
  immutable?: RegExp;
}

/** What Docker Hub is like, which may be changed at any time. */
export interface DockerHubSettings {
  /** Tags on a page, whatever is asked for. */
  pageSize: number;
  /** Requests for which a token is taken. */
  tokenUses: number;
}

/**
 * Docker Hub's own API on loopback (not its registry): logins, descriptions, tags. Repositories outlive a `reset`, which makes the
 * settings what they were. Its answers are worded as Docker Hub's, as far as its users have quoted those.
 *
 * There is an account `acme`, with a password and access tokens, and an organization `acme-labs` that it owns.
 */
export interface DockerHubApi extends FaultyServer<Call>, DockerHubSettings {
  readonly username: string;
  /** An access token with "Read, Write, Delete". */
  readonly password: string;
  /** An access token with "Read & Write". */
  readonly readWriteToken: string;
  readonly organization: string;
  /** The organization's own access token. */
  readonly organizationToken: string;
  createRepository(name: string, tags?: Readonly<Record<string, DockerHubTagState>>): DockerHubRepository;
}

const START: DockerHubSettings = { pageSize: 100, tokenUses: Number.POSITIVE_INFINITY };
const LOGINS = {
  username: 'acme',
  password: 'dckr_pat_read-write-delete',
  readWriteToken: 'dckr_pat_read-write',
  organization: 'acme-labs',
  organizationToken: 'dckr_oat_of-acme-labs',
};
const FULL_LIMIT = 25_000;
const SHORT_LIMIT = 100;

interface Session {
  readonly secret: string;
  uses: number;
}

export async function startDockerHub(): Promise<DockerHubApi> {
  const repositories = new Map<string, DockerHubRepository>();
  const sessions = new Map<string, Session>();
  const server = await startFaultyServer<Call>({
    keep: ({ method, url, headers, body }) => ({ method, url, headers, body: jsonOf(body) }),
    answer: (_, call) => answerTo(api, repositories, sessions, call),
    failure: (status, body = { message: 'No.', errinfo: {} }) =>
      typeof body === 'string'
        ? { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(body) }
        : jsonAnswer(status, body),
  });
  const { reset } = server;
  const api: DockerHubApi = Object.assign(server, START, LOGINS, {
    createRepository(name: string, tags: Readonly<Record<string, DockerHubTagState>> = {}) {
      const repository = { full: '', short: '', tags: new Map(Object.entries(tags)) };
      repositories.set(name, repository);
      return repository;
    },
    reset() {
      Object.assign(api, START);
      sessions.clear();
      reset();
    },
  });
  return api;
}

const no = (status: number, message: string) => jsonAnswer(status, { message, errinfo: {} });
const NOT_FOUND = no(404, 'object not found');

function answerTo(
  api: DockerHubApi,
  repositories: ReadonlyMap<string, DockerHubRepository>,
  sessions: Map<string, Session>,
  { method, url, headers, body }: Call,
): Answer {
  const { pathname, searchParams } = new URL(url, api.url);
  const violate = (what: string) => api.violations.push(`${method} ${url}: ${what}`);
  if (body !== undefined && !/^application\/json\b/.test(headers['content-type'] ?? ''))
    violate('JSON without its content type');
  if (method === 'POST' && pathname === '/v2/auth/token') {
    const { identifier, secret, ...more } = body ?? {};
    if (Object.keys(more).length > 0) violate(`fields that it has not: ${Object.keys(more)}`);
    const isKnown =
      identifier === api.organization
        ? secret === api.organizationToken
        : identifier === api.username && [api.password, api.readWriteToken].includes(secret);
    if (!isKnown) return no(401, 'Incorrect authentication credentials');
    const token = `ey${randomUUID()}`;
    sessions.set(token, { secret, uses: 0 });
    return jsonAnswer(200, { access_token: token });
  }

  const session = sessions.get(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
  if (!session || ++session.uses > api.tokenUses) return no(401, 'unauthorized');
  const [, name = '', rest = ''] =
    /^\/v2\/namespaces\/([^/]+\/repositories\/[^/]+)(\/tags)?$/.exec(pathname) ??
    /^\/v2\/repositories\/([^/]+\/[^/]+)\/(tags\/[^/]+\/)?$/.exec(pathname) ??
    [];
  const repositoryName = name.replace('/repositories/', '/');
  const repository = repositories.get(repositoryName);
  const tag = /^tags\/(.+)\/$/.exec(rest)?.[1];
  const isNew = name.includes('/repositories/');
  if (name === '') {
    violate('no such path');
    return NOT_FOUND;
  }
  if (!repository) return NOT_FOUND;
  const mayChange = session.secret === api.password && /^acme(-labs)?\//.test(repositoryName);
  const denied = no(403, 'access denied: insufficient scope');

  if (method === 'GET' && isNew && rest === '')
    return jsonAnswer(200, descriptionOf(repositoryName, repository));
  if (method === 'GET' && isNew && rest === '/tags') return pageOf(api, repository, pathname, searchParams);
  if (method === 'PATCH' && !isNew && rest === '') return mayChange ? describe(repository, body) : denied;
  if (method === 'DELETE' && !isNew && tag !== undefined) {
    const decoded = decodeURIComponent(tag);
    if (!mayChange) return denied;
    if (!repository.tags.has(decoded)) return no(404, `tag '${decoded}' not found`);
    if (repository.immutable?.test(decoded)) return no(403, `tag ${decoded} is immutable`);
    repository.tags.delete(decoded);
    return NO_CONTENT;
  }
  violate('no such method');
  return jsonAnswer(405, { detail: `Method "${method}" not allowed.` });
}

function descriptionOf(name: string, { full, short }: DockerHubRepository): Json {
  const [namespace, own] = name.split('/');
  return { namespace, name: own, description: short, full_description: full, is_private: false };
}

function describe(repository: DockerHubRepository, body: Json): Answer {
  const { full_description: full, description: short } = body ?? {};
  const tooLong = (what: string, limit: number) =>
    jsonAnswer(400, { [what]: [`Ensure this field has no more than ${limit} characters.`] });
  if (full !== undefined && Buffer.byteLength(full) > FULL_LIMIT)
    return tooLong('full_description', FULL_LIMIT);
  if (short !== undefined && Buffer.byteLength(short) > SHORT_LIMIT)
    return tooLong('description', SHORT_LIMIT);
  repository.full = full ?? repository.full;
  repository.short = short ?? repository.short;
  return jsonAnswer(200, { description: repository.short, full_description: repository.full });
}

/** Newest first, as Docker Hub has them. */
function pageOf(
  { url, pageSize }: DockerHubApi,
  { tags }: DockerHubRepository,
  path: string,
  query: URLSearchParams,
): Answer {
  const page = Math.max(1, Number(query.get('page')) || 1);
  const size = Math.min(pageSize, Math.max(1, Number(query.get('page_size')) || 10));
  const sorted = [...tags].sort(([, one], [, other]) => (one.pushed < other.pushed ? 1 : -1));
  const at = (number: number) => `${url}${path}?page=${number}&page_size=${query.get('page_size') ?? 10}`;
  if (page > 1 && (page - 1) * size >= sorted.length) return NOT_FOUND;
  return jsonAnswer(200, {
    count: sorted.length,
    next: page * size < sorted.length ? at(page + 1) : null,
    previous: page > 1 ? at(page - 1) : null,
    results: sorted.slice((page - 1) * size, page * size).map(([name, { digest, pushed, bytes }]) => ({
      name,
      full_size: bytes,
      last_updated: pushed,
      tag_last_pushed: pushed,
      tag_status: 'active',
      ...(digest !== undefined && { digest }),
      images: [{ architecture: 'amd64', os: 'linux', size: bytes, ...(digest !== undefined && { digest }) }],
    })),
  });
}
