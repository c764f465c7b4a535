import { createHash, randomUUID } from 'node:crypto';
import { Content } from '../content.js';
import { type Json, jsonAnswer, jsonOf } from '../exchange.js';
import { type FaultyServer, startFaultyServer } from '../faulty-server.js';
import { TOKENS } from './accounts.js';
import type { HubApi, HubCall } from './api.js';
import { belongsToLfs } from './commits.js';
import { Refusal } from './exchange.js';
import { ID_TOKEN } from './identity.js';
import { FIRST_ATTRIBUTES } from './patterns.js';
import { Repository } from './repository.js';
import { answerBy } from './routes.js';
import { SETTINGS, State } from './state.js';
import { ROUTES } from './table.js';

/** @param options.folder where the bytes of LFS files go; without it they are kept in memory */
export async function startHub({ folder }: { folder?: string } = {}): Promise<HubApi> {
  const state = new State(folder);
  const server: FaultyServer<HubCall> = await startFaultyServer<HubCall>({
    fileFor: ({ method, url }) =>
      method === 'PUT' && url.startsWith('/lfs-storage/') ? state.objects.newFile() : undefined,
    keep: ({ method, url, headers, body }) => ({
      method,
      url,
      headers,
      body: bodyOf(headers['content-type'] ?? '', body),
    }),
    answer: async (request, { method, headers, body }) => {
      const url = new URL(request.url, state.url);
      const { reply } = await Promise.resolve()
        .then(() => answerBy(ROUTES, { state, method, url, headers, body, arrived: request }))
        .then((answered) => ({ reply: answered }))
        .catch((error) => {
          if (error instanceof Refusal) return error;
          state.violations.push(`${method} ${request.url}: ${error.stack}`);
          return new Refusal(500, 'The test server failed');
        });
      return { ...reply, headers: { ...reply.headers, ...everywhere() } };
    },
    failure: (status, body = { error: 'No.' }) =>
      typeof body === 'string'
        ? { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(body) }
        : jsonAnswer(status, body),
  });
  const { reset } = server;
  state.url = server.url;
  state.violations = server.violations;

  const find = (id: string) => {
    const repository = state.repositories.get(id.toLowerCase());
    if (!repository) throw new Error(`there is no repository ${id}`);
    return repository;
  };
  const commit: HubApi['commit'] = (id, changes, branch = 'main') => {
    const repository = find(id);
    const head = repository.heads.get(branch);
    const entries = new Map(head?.tree);
    const attributes =
      changes['.gitattributes'] ?? (head ? repository.text(head.tree, '.gitattributes') : '');
    for (const [path, content] of Object.entries(changes))
      if (content === null) entries.delete(path);
      else entries.set(path, add(state, repository, attributes.toString(), path, Buffer.from(content)));
    return repository.commit(branch, head, entries, { author: 'somebody', title: 'By somebody else' }).oid;
  };
  const api: HubApi = Object.assign(server, TOKENS, SETTINGS, {
    idToken: ID_TOKEN,
    commit,
    createRepo(id, options = {}) {
      const repository = new Repository(id, options.private ? 'private' : 'public', state.objects);
      state.repositories.set(id.toLowerCase(), repository);
      return commit(id, { '.gitattributes': FIRST_ATTRIBUTES, ...options.files });
    },
    repo: (id) => state.repositories.get(id.toLowerCase())?.view(),
    trust(id) {
      state.trusted.add(find(id).id);
    },
    reset() {
      Object.assign(api, SETTINGS);
      reset();
    },
  } satisfies Partial<HubApi>);
  state.settings = api;
  return api;
}

/** A file as a push would bring it. */
function add(state: State, repository: Repository, attributes: string, path: string, content: Buffer) {
  if (!belongsToLfs(state, attributes, path, content.length, content.subarray(0, 512)))
    return repository.addRegular(content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  state.objects.store(sha256, new Content([content]));
  repository.uploaded.add(sha256);
  return repository.addLfs(sha256);
}

/** What the Hub sends with every answer. */
const everywhere = () => ({
  'x-request-id': `Root=1-${randomUUID()}`,
  ratelimit: '"api";r=999;t=300',
  'ratelimit-policy': '"fixed window";"api";q=1000;w=300',
});

function bodyOf(type: string, body: Buffer): Json {
  if (type.startsWith('application/x-ndjson'))
    return body
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => jsonOf(Buffer.from(line)));
  if (type.startsWith('application/x-www-form-urlencoded'))
    return formOf(new URLSearchParams(body.toString()));
  return body.length > 0 && /json/.test(type) ? jsonOf(body) : undefined;
}

/** A form has but texts, so what is a list or a flag is known by its name. */
function formOf(form: URLSearchParams): Json {
  const fields: Record<string, unknown> = Object.fromEntries(form);
  if (form.has('paths')) fields.paths = form.getAll('paths');
  if (form.has('expand')) fields.expand = form.get('expand') === 'true';
  return fields;
}
