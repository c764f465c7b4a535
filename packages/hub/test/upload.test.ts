import { createHash, randomBytes } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder, RecordedLog, refusalOf, writeFiles } from '@mlops-actions/testing';
import { connectHub, digestFile, type LocalFile, publish } from '../src/index.js';
import { connected, FAST, newId, publicationOf, requestsOf, targetOf, textsOf, useHub } from './setup.js';

const hubApi = useHub();

let folder: string;
const model = randomBytes(5000);
const large = randomBytes(50_000);
beforeAll(() => {
  folder = newFolder();
  writeFiles(folder, { 'model.bin': model, 'large.bin': large, 'empty.bin': '', 'a.txt': 'text' });
});

const fromFolder = (...names: string[]): Promise<LocalFile[]> =>
  Promise.all(
    names.map(async (path) => {
      const file = join(folder, path);
      return { path, source: { file, digest: await digestFile(file) } };
    }),
  );
const publicationOfFiles = (repoId: string, ...files: LocalFile[]) =>
  publicationOf(targetOf(repoId), async () => ({ files, remove: [] }));
const uploads = () => requestsOf().filter((request) => /lfs-storage|complete_multipart/.test(request));

describe('large files', () => {
  test('go to the storage, whole or in parts, once', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().multipartAbove = 20_000;
    hubApi().chunkSize = 20_000;
    const { hub } = await connected();
    const files = await fromFolder('model.bin', 'large.bin', 'empty.bin', 'a.txt');
    expect(await publish(hub, publicationOfFiles(repoId, ...files))).toMatchObject({
      uploaded: [
        { path: 'model.bin', size: 5000 },
        { path: 'large.bin', size: 50_000 },
        { path: 'empty.bin', size: 0 },
        { path: 'a.txt', size: 4 },
      ],
    });
    const there = hubApi().repo(repoId)?.files();
    expect(there?.get('model.bin')).toEqual(model);
    expect(there?.get('large.bin')).toEqual(large);
    expect(there?.get('empty.bin')).toEqual(Buffer.alloc(0));
    expect([...(hubApi().repo(repoId)?.lfs().keys() ?? [])]).toEqual(['large.bin', 'model.bin']);
    expect(uploads()).toHaveLength(5); // One, three parts, and their end.
    expect(hubApi().violations).toEqual([]);

    hubApi().requests.length = 0;
    expect(await publish(hub, publicationOfFiles(repoId, ...files))).toMatchObject({ changed: false });
    const changed = { path: 'a.txt', source: { text: 'new' } };
    await publish(hub, publicationOfFiles(repoId, ...files.slice(0, 3), changed));
    expect(uploads()).toEqual([]);
    expect(requestsOf().filter((request) => request.includes('/objects/batch'))).toEqual([]);
  });

  test('that were stored by a run that failed are not sent again', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    hubApi().fault = ({ url }) => (url.includes('/commit/') ? { status: 403 } : undefined);
    await refusalOf(publish(hub, publicationOfFiles(repoId, ...(await fromFolder('model.bin')))));
    expect(uploads()).toHaveLength(1);
    hubApi().reset();
    await publish(hub, publicationOfFiles(repoId, ...(await fromFolder('model.bin'))));
    expect(uploads()).toEqual([]);
    expect(hubApi().repo(repoId)?.files().get('model.bin')).toEqual(model);
  });

  test('an address to upload to that is good no more is asked for anew', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    let count = 0;
    hubApi().fault = ({ url }) =>
      url.startsWith('/lfs-storage/') && ++count === 1
        ? {
            status: 403,
            headers: { 'content-type': 'application/xml' },
            body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Secret>s</Secret></Error>',
          }
        : undefined;
    await publish(hub, publicationOfFiles(repoId, ...(await fromFolder('model.bin'))));
    expect(hubApi().repo(repoId)?.files().get('model.bin')).toEqual(model);
    expect(requestsOf().filter((request) => request.includes('/objects/batch'))).toHaveLength(2);
  });

  test('a storage that refuses for good is told, without what it was signed with', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    hubApi().fault = ({ url }) =>
      url.startsWith('/lfs-storage/')
        ? {
            status: 403,
            headers: { 'content-type': 'application/xml' },
            body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Secret>s</Secret></Error>',
          }
        : undefined;
    const error = await refusalOf(
      publish(hub, publicationOfFiles(repoId, ...(await fromFolder('model.bin')))),
    );
    expect(error.message).toMatch(
      /^Could not publish to \S+: http:\/\/\S+:\d+ answered 403 \("AccessDenied: Request has expired"\)\. That is the storage of large files/,
    );
    expect(error.message).not.toContain('Signature');
  });

  test('how far it is is told', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub, log } = await connected();
    let now = 0;
    const publication = publicationOfFiles(repoId, ...(await fromFolder('model.bin', 'large.bin')));
    await publish(hub, { ...publication, now: () => (now += 20_000) });
    expect(log.lines.slice(0, 1)).toEqual([
      `info: Uploading 2 files to the large-file storage of ${repoId}, 55.0 kB`,
    ]);
    expect(log.lines.at(-1)).toBe('info: 55.0 kB of 55.0 kB uploaded');
  });
});

test('hundreds of files are one commit', async () => {
  const repoId = newId();
  hubApi().createRepo(repoId);
  hubApi().pageSize = 100;
  const { hub } = await connected();
  const files = Array.from({ length: 450 }, (_, index) => ({
    path: `data/${index}.txt`,
    source: { text: `file ${index}` },
  }));
  await publish(hub, publicationOfFiles(repoId, ...files));
  expect(hubApi().repo(repoId)?.commits()).toHaveLength(2);
  expect(Object.keys(textsOf(repoId))).toHaveLength(450);
  expect(await publish(hub, publicationOfFiles(repoId, ...files))).toMatchObject({ changed: false });
});

describe('what the Hub would not take', () => {
  test('ignored files are named, all of them, before anything is sent', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { '.gitignore': '*.log\n' } });
    const { hub } = await connected();
    const many = Array.from({ length: 120 }, (_, index) => ({ path: `${index}.txt`, source: { text: 'a' } }));
    const logs = ['a.log', 'b.log'].map((path) => ({ path, source: { text: 'a' } }));
    const files = [logs[0]!, ...many, logs[1]!, ...(await fromFolder('model.bin'))];
    const error = await refusalOf(publish(hub, publicationOfFiles(repoId, ...files)));
    expect(error.message).toBe(
      `The .gitignore of ${repoId} leaves out "a.log", "b.log", so that the Hub would not take what is to be published. Mend .gitignore there, or leave them out:\n  exclude: |\n    a.log\n    b.log`,
    );
    expect(requestsOf().filter((request) => /lfs|commit/.test(request))).toEqual([]);
  });

  test('more than one request can hold', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().lfsAbove = 1e12;
    const path = join(folder, 'huge.csv');
    writeFileSync(path, 'a,b\n'.repeat(200));
    truncateSync(path, 257 * 2 ** 20);
    const { hub } = await connected();
    const error = await refusalOf(
      publish(hub, publicationOfFiles(repoId, ...(await fromFolder('huge.csv')))),
    );
    expect(error.message).toContain(
      '1 of the files are not for LFS, and have 269.5 MB together: in one commit the Hub takes less than 268.4 MB.',
    );
    expect(requestsOf().filter((request) => request.includes('/commit/'))).toEqual([]);
  });

  test('a card that it refuses', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    const card = { path: 'README.md', source: { text: '---\nlicense: mine\n---\n' } };
    const error = await refusalOf(publish(hub, publicationOfFiles(repoId, card)));
    expect(error.message).toMatch(
      /^Could not publish to \S+: \S+ answered 400 \("Invalid metadata in README\.md\./,
    );
    expect(hubApi().repo(repoId)?.commits()).toHaveLength(1);
  });

  test('a token that may not write', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected({}, { token: hubApi().readOnlyToken });
    const error = await refusalOf(publish(hub, publicationOfFiles(repoId, ...(await fromFolder('a.txt')))));
    expect(error.message).toMatch(
      /answered 403 \("Forbidden: .*"\)\. To publish there, the token needs the role "write"/,
    );
  });
});

test.each(['../a.txt', '/a.txt', 'a//b', 'a/./b', 'a\\b', '.git/config', 'a\0b', ''])(
  'the path %j is refused before anything is asked',
  async (path) => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    const error = await refusalOf(publish(hub, publicationOfFiles(repoId, { path, source: { text: 'a' } })));
    expect(error.message).toMatch(/ cannot be the path of a file in a repository\.$/);
    expect(requestsOf().filter((request) => request.startsWith('POST'))).toEqual([]);
  },
);

test('two files of one path are refused', async () => {
  const { hub } = await connected();
  const repoId = newId();
  const file = { path: 'a.txt', source: { text: 'a' } };
  const error = await refusalOf(publish(hub, publicationOfFiles(repoId, file, file)));
  expect(error.message).toBe('Two files are to be published as "a.txt".');
  expect(hubApi().repo(repoId)).toBeUndefined();
});

test('Xet: its storage gets its own token and is tried again, and ours stays with the Hub', async () => {
  const repoId = newId();
  hubApi().createRepo(repoId);
  const asked: { method: string; path: string; authorization: string | null }[] = [];
  const cas = 'https://cas.example.com';
  const sha256 = createHash('sha256').update(model).digest('hex');
  // A Hub with Xet, as far as @huggingface/hub asks it.
  const withXet: typeof fetch = async (input, init) => {
    const { origin, pathname } = new URL(String(input));
    const authorization = new Headers(init?.headers).get('authorization');
    if (origin === cas)
      asked.push({ method: init?.method ?? 'GET', path: pathname.split('/')[2]!, authorization });
    if (origin === cas && pathname.startsWith('/v1/chunks/')) return new Response('', { status: 404 });
    if (origin === cas && asked.filter(({ path }) => path === 'xorbs').length === 1)
      return new Response('', { status: 503 });
    if (origin === cas) return Response.json({ result: 1 });
    if (pathname.includes('/xet-write-token/'))
      return Response.json({ accessToken: 'xet-token', exp: Date.now() / 1000 + 3600, casUrl: cas });
    if (pathname.endsWith('/info/lfs/objects/batch')) {
      const href = `${hubApi().url}/api/models/${repoId}/xet-write-token/main`;
      const objects = [{ oid: sha256, size: model.length, actions: { upload: { href } } }];
      return Response.json({ transfer: 'xet', objects });
    }
    if (pathname.includes('/commit/')) return Response.json({ commitOid: 'c'.repeat(40), commitUrl: '' });
    return fetch(input, init);
  };
  const hub = await connectHub(
    { endpoint: hubApi().url, fetch: withXet, log: new RecordedLog(), secret: () => {}, retry: FAST },
    { auth: 'token', token: hubApi().token },
    repoId,
  );
  const published = await publish(hub, publicationOfFiles(repoId, ...(await fromFolder('model.bin'))));
  expect(published.commit).toBe('c'.repeat(40));
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET chunks',
    'POST xorbs',
    'POST xorbs',
    'POST shards',
  ]);
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer xet-token']));
});
