import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { idOf, mayRead, nameOf, ownsNamespace } from './accounts.js';
import { metadataOf } from './card.js';
import { EMPTY, pageOf, Refusal } from './exchange.js';
import { lfsOf } from './files.js';
import { type Entry, historyOf } from './git.js';
import { FIRST_ATTRIBUTES } from './patterns.js';
import { Repository } from './repository.js';
import { type RepoCall, type SentCall, type SentRepoCall, splitRevision } from './routes.js';

/** `POST /api/repos/create` */
export function create({ state, sender, body }: SentCall): Reply {
  const { name, license, files = [] } = body;
  const namespace: string = body.organization ?? nameOf(sender);
  // A workflow's token is for a repository that there is.
  if (!('user' in sender)) throw new Refusal(401, 'Invalid username or password.');
  if (!ownsNamespace(sender, namespace))
    throw new Refusal(403, `You don't have the rights to create a model under the namespace "${namespace}"`);
  if (!isName(name)) throw new Refusal(400, `Invalid repository name: ${name}`);
  const id = `${namespace}/${name}`;
  const url = `${state.url}/${id}`;
  if (state.repositories.has(id.toLowerCase())) {
    const error = 'You already created this model repo';
    // Python's create_repo(exist_ok=True) reads the URL from here.
    return { ...new Refusal(409, error).reply, body: Buffer.from(JSON.stringify({ error, url })) };
  }
  const visibility =
    body.visibility ?? ((body.private ?? state.settings.privateByDefault) ? 'private' : 'public');
  const repository = new Repository(id, visibility, state.objects);
  const given: [string, Buffer][] = files.map((file: { path: string; content: string }) => [
    file.path,
    Buffer.from(file.content, 'base64'),
  ]);
  const card: [string, Buffer][] = license
    ? [['README.md', Buffer.from(`---\nlicense: ${license}\n---\n`)]]
    : [];
  const contents = [['.gitattributes', Buffer.from(FIRST_ATTRIBUTES)] as const, ...card, ...given];
  const entries = contents.map(([path, content]) => [path, repository.addRegular(content)] as const);
  repository.commit('main', undefined, entries, { author: nameOf(sender), title: 'initial commit' });
  state.repositories.set(id.toLowerCase(), repository);
  return jsonAnswer(200, { url, name: id, id: idOf(id) });
}

/** A repository's name by the rules that both clients know. */
const isName = (name: string) =>
  /^[\w.-]{1,96}$/.test(name) && !/^[-.]|[-.]$|--|\.\.|\.git$|\.ipynb$/.test(name);

/** `DELETE /api/repos/delete` */
export function remove({ state, sender, body }: SentCall): Reply {
  const id = `${body.organization ?? nameOf(sender)}/${body.name}`;
  const repository = state.repositories.get(id.toLowerCase());
  if (!repository || !mayRead(sender, repository))
    throw new Refusal(404, 'Repository not found', 'RepoNotFound');
  if (!ownsNamespace(sender, id.slice(0, id.indexOf('/'))))
    throw new Refusal(403, `You don't have the rights to delete ${id}`);
  state.repositories.delete(id.toLowerCase());
  return EMPTY;
}

/** `PUT …/settings` */
export function settings({ repository, body }: SentRepoCall): Reply {
  repository.visibility =
    body.visibility ??
    (body.private === undefined ? repository.visibility : body.private ? 'private' : 'public');
  repository.gated = body.gated ?? repository.gated;
  const { visibility, gated } = repository;
  return jsonAnswer(200, { private: repository.private, visibility, gated });
}

/** `GET /api/models/{id}[/revision/{rev}]`, in whole or with `expand` what is named there. */
export function info({ repository, url, parts: [, rest = 'main'] }: RepoCall): Reply {
  const commit = repository.at(splitRevision(rest).rev);
  const metadata = metadataOf(repository.text(commit.tree, 'README.md'));
  const { library_name, pipeline_tag, license, tags = [] } = metadata;
  const query = url.searchParams;
  const all: Record<string, unknown> = {
    _id: idOf(repository.id),
    id: repository.id,
    modelId: repository.id,
    author: repository.id.slice(0, repository.id.indexOf('/')),
    sha: commit.oid,
    lastModified: commit.date.toISOString(),
    createdAt: repository.createdAt.toISOString(),
    private: repository.private,
    gated: repository.gated,
    disabled: false,
    downloads: 0,
    likes: 0,
    tags: [...[tags].flat(), library_name, pipeline_tag, license && `license:${license}`, 'region:us'].filter(
      (tag) => typeof tag === 'string',
    ),
    ...(pipeline_tag !== undefined && { pipeline_tag }),
    ...(library_name !== undefined && { library_name }),
    ...(Object.keys(metadata).length > 0 && { cardData: metadata }),
    siblings: [...commit.tree].map(([path, entry]) => siblingOf(path, entry, query.has('blobs'))),
    spaces: [],
    usedStorage: [...commit.tree.values()].reduce((sum, { size }) => sum + size, 0),
  };
  const expand = [...query.getAll('expand'), ...query.getAll('expand[]')];
  const named = expand.length === 0 ? Object.keys(all) : ['_id', 'id', ...expand];
  return jsonAnswer(
    200,
    Object.fromEntries(named.filter((key) => Object.hasOwn(all, key)).map((key) => [key, all[key]])),
  );
}

function siblingOf(path: string, entry: Entry, blobs: boolean): unknown {
  const lfs = entry.lfs === undefined ? undefined : lfsOf(entry);
  return {
    rfilename: path,
    ...(blobs && {
      size: entry.size,
      blobId: entry.oid,
      ...(lfs && { lfs: { sha256: lfs.oid, size: lfs.size, pointerSize: lfs.pointerSize } }),
    }),
  };
}

/** `GET …/commits/{rev}` */
export function commits({ repository, state, url, parts: [, rest = ''] }: RepoCall): Reply {
  const history = historyOf(repository.at(splitRevision(rest).rev));
  const query = url.searchParams;
  const size = Math.min(Number(query.get('limit')) || 50, state.settings.pageSize);
  const number = Number(query.get('p')) || 0;
  const { items, headers } = pageOf(history, { start: number * size, size }, () => {
    const link = new URL(url);
    link.searchParams.set('p', String(number + 1));
    return link;
  });
  const formatted = query.getAll('expand[]').includes('formatted');
  return jsonAnswer(
    200,
    items.map(({ oid, title, description, author, date }) => ({
      id: oid,
      title,
      message: description,
      authors: [{ user: author, avatar: '/avatars/0.svg' }],
      date: date.toISOString(),
      ...(formatted && { formatted: { title, message: description } }),
    })),
    { ...headers, 'x-total-count': String(history.length) },
  );
}
