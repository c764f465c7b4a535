import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { type HubApi, startHub } from '../src/index.js';

let hub: HubApi;
let id: string;
let folder: string;
beforeAll(async () => {
  folder = newFolder();
  hub = await startHub({ folder });
});
afterAll(() => hub.close());

let repositories = 0;
beforeEach(() => {
  id = `team/model-${repositories++}`;
});
afterEach(() => hub.reset());

interface Sent {
  type?: string;
  token?: string | undefined;
  headers?: Record<string, string>;
}

function send(method: string, path: string, body?: unknown, { type, token = hub.token, headers }: Sent = {}) {
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  return fetch(path.startsWith('http') ? path : `${hub.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type ?? 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isText ? (body as string) : JSON.stringify(body) }),
  });
}

async function answerOf(asked: Promise<Response>): Promise<[number, unknown]> {
  const response = await asked;
  const text = await response.text();
  return [response.status, /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text];
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const lfs = { type: 'application/vnd.git-lfs+json' };

async function batch(contents: Buffer[], transfers = ['basic', 'multipart']) {
  const objects = contents.map((content) => ({ oid: sha256(content), size: content.length }));
  const body = { operation: 'upload', transfers, hash_algo: 'sha256', objects };
  const [, answer] = await answerOf(send('POST', `/${id}.git/info/lfs/objects/batch`, body, lfs));
  // biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, in a test.
  return answer as any;
}

const put = (href: string, content: Buffer) => send('PUT', href, content, { token: '' });

function commit(operations: unknown[], header: object = {}, query = '') {
  const lines = [{ key: 'header', value: { summary: 'A title', ...header } }, ...operations];
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  return answerOf(
    send('POST', `/api/models/${id}/commit/main${query}`, body, { type: 'application/x-ndjson' }),
  );
}
const file = (path: string, content = 'text') => ({
  key: 'file',
  value: { path, content, encoding: 'utf-8' },
});
const lfsFile = (path: string, content: Buffer) => ({
  key: 'lfsFile',
  value: { path, algo: 'sha256', oid: sha256(content), size: content.length },
});

describe('a large file', () => {
  beforeEach(() => {
    hub.createRepo(id);
  });
  afterEach(() => expect(hub.violations).toEqual([]));

  test('must be what it was announced to be, and be there before its commit', async () => {
    const content = randomBytes(5000);
    const [{ actions, ...object }] = (await batch([content])).objects;
    expect(object).toEqual({ oid: sha256(content), size: 5000, authenticated: true });
    expect(await answerOf(put(actions.upload.href, randomBytes(5000)))).toEqual([
      400,
      expect.stringContaining('BadDigest'),
    ]);
    expect((await put(actions.upload.href, content.subarray(1))).status).toBe(400);
    const verify = () => send('POST', actions.verify.href, { oid: object.oid, size: 5000 });
    const early = await commit([lfsFile('a.bin', content)]);
    expect(early).toEqual([
      400,
      { error: expect.stringContaining('LFS pointer pointed to a file that does not exist') },
    ]);
    expect((await put(actions.upload.href, content)).status).toBe(200);
    expect(await answerOf(verify())).toEqual([200, {}]);
    expect(await batch([content])).toEqual({ transfer: 'basic', objects: [{ oid: object.oid, size: 5000 }] });
    expect((await commit([lfsFile('a.bin', content)]))[0]).toBe(200);
    expect(hub.repo(id)!.files().get('a.bin')!.equals(content)).toBe(true);
    // Another repository's objects are not this one's.
    id = `${id}-other`;
    hub.createRepo(id);
    expect((await batch([content])).objects[0].actions).toBeDefined();
  });

  test('comes in parts, each of which has an ETag', async () => {
    Object.assign(hub, { multipartAbove: 3000, chunkSize: 2000 });
    const content = randomBytes(5000);
    const { transfer, objects } = await batch([content, randomBytes(3000)]);
    expect([transfer, objects[1].actions.upload.header]).toEqual(['multipart', undefined]);
    expect((await batch([content], ['basic'])).transfer).toBe('basic');
    const { href, header } = objects[0].actions.upload;
    expect(Object.keys(header)).toEqual(['chunk_size', '00001', '00002', '00003']);
    const parts = [];
    for (const [number, start] of [0, 2000, 4000].entries()) {
      const part = await put(header[`0000${number + 1}`], content.subarray(start, start + 2000));
      parts.push({ partNumber: number + 1, etag: part.headers.get('etag')! });
    }
    expect(parts[0]!.etag).toMatch(/^"\w+"$/);
    const complete = async (some: unknown[]) =>
      (await send('POST', href, { oid: sha256(content), parts: some }, { ...lfs, token: '' })).status;
    expect(await complete(parts.slice(1))).toBe(400);
    expect(await complete(parts.map((part) => ({ ...part, etag: part.etag.slice(1, -1) })))).toBe(400);
    expect((await commit([lfsFile('a.bin', content)]))[0]).toBe(400);
    expect(await complete(parts)).toBe(200);
    expect((await commit([lfsFile('a.bin', content)]))[0]).toBe(200);
    expect(hub.repo(id)!.files().get('a.bin')!.equals(content)).toBe(true);
  });

  test('is given from another host, in ranges', async () => {
    const content = randomBytes(5000);
    hub.createRepo(id, { files: { 'a b.bin': content } });
    const found = await send('GET', `/${id}/resolve/main/a%20b.bin`);
    expect([found.status, found.headers.get('x-linked-etag'), found.headers.get('x-linked-size')]).toEqual([
      302,
      `"${sha256(content)}"`,
      '5000',
    ]);
    expect(found.headers.get('x-repo-commit')).toBe(hub.repo(id)!.head());
    const location = found.headers.get('location')!;
    expect(new URL(location).hostname).toBe('localhost');
    const range = async (asked: string) => {
      const part = await send('GET', location, undefined, { token: '', headers: { range: asked } });
      return [part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer())];
    };
    expect(await range('bytes=10-19')).toEqual([206, 'bytes 10-19/5000', content.subarray(10, 20)]);
    expect(await range('bytes=4990-')).toEqual([206, 'bytes 4990-4999/5000', content.subarray(4990)]);
    expect(await range('bytes=-10')).toEqual([206, 'bytes 4990-4999/5000', content.subarray(4990)]);
    expect((await range('bytes=5000-')).slice(0, 2)).toEqual([416, 'bytes */5000']);
  });

  test('leaves nothing behind when it fails', async () => {
    const before = readdirSync(folder).length;
    const content = randomBytes(5000);
    const [{ actions }] = (await batch([content])).objects;
    hub.fault = (_, nth) => (nth === 1 ? { status: 503 } : nth === 2 ? 'reset' : undefined);
    expect((await put(actions.upload.href, content)).status).toBe(503);
    await expect(put(actions.upload.href, content)).rejects.toThrow();
    await put(actions.upload.href, randomBytes(5000));
    expect(readdirSync(folder).length).toBe(before);
    await put(actions.upload.href, content);
    expect(readdirSync(folder).length).toBe(before + 1);
  });
});

describe('a commit', () => {
  afterEach(() => expect(hub.violations).toEqual([]));

  test('of nothing new is a commit', async () => {
    const first = hub.createRepo(id, { files: { 'a.txt': 'text' } });
    const [status, { commitOid }] = (await commit([file('a.txt')])) as [number, { commitOid: string }];
    expect([status, hub.repo(id)!.head()]).toEqual([200, commitOid]);
    expect(commitOid).not.toBe(first);
  });

  test('is guarded by its parent', async () => {
    const first = hub.createRepo(id);
    const other = hub.commit(id, { 'a.txt': 'a' });
    expect(await commit([file('b.txt')], { parentCommit: first })).toEqual([
      412,
      { error: 'A commit has happened since. Please refresh and try again.' },
    ]);
    expect(hub.repo(id)!.head()).toBe(other);
    expect((await commit([file('b.txt')], { parentCommit: first }, '?create_pr=1'))[0]).toBe(200);
    expect([...hub.repo(id)!.files('refs/pr/1').keys()]).toEqual(['.gitattributes', 'b.txt']);
    expect((await commit([file('b.txt')], { parentCommit: other }))[0]).toBe(200);
    hub.commit(id, { 'a.txt': null });
    expect([...hub.repo(id)!.files().keys()]).toEqual(['.gitattributes', 'b.txt']);
  });

  test.each([
    ['a path that leads out', [file('../a')], /Invalid path: \.\.\/a/],
    ["a path into git's folder", [file('a/.git/config')], /Invalid path/],
    ['a file that is a folder, too', [file('a'), file('a/b')], /a cannot be both a file and a folder/],
    ['a card of no licence', [file('README.md', '---\nlicense: mine\n---\n')], /"license" must be one of/],
    ['a card of no YAML', [file('README.md', '---\na: [\n---\n')], /Invalid metadata/],
  ])('is refused with %s', async (_, operations, message) => {
    const head = hub.createRepo(id);
    expect(await commit(operations)).toEqual([400, { error: expect.stringMatching(message) }]);
    expect(hub.repo(id)!.head()).toBe(head);
  });
});

describe('a card', () => {
  const validate = async (frontMatter: string) => {
    const content = `---\n${frontMatter}\n---\n# Title`;
    const [status, { errors }] = (await answerOf(
      send('POST', '/api/validate-yaml', { content, repoType: 'model' }, { token: '' }),
    )) as [number, { errors: { message: string }[] }];
    expect(status).toBe(errors.length > 0 ? 400 : 200);
    return errors.map(({ message }) => message);
  };

  test.each([
    [
      `
language: [en, pt-BR]
license: [mit, apache-2.0]
tags: [mlflow]
datasets: team/data
base_model: [bert-base-uncased]
model-index:
  - name: m
    results:
      - task: { type: text-classification, name: T }
        dataset: { type: d, name: D, config: c }
        metrics: [{ type: accuracy, value: 0.5 }, { type: f1, value: "0.5" }]
        source: { url: "http://localhost" }`,
      [],
    ],
    ['datasets: [null]', ['"datasets[0]" must be a string']],
    [
      'license: gpl-2.0-or-later',
      [expect.stringMatching(/^"license" must be one of \[apache-2.0, .*, other, array\]$/)],
    ],
    ['pipeline_tag: 1\ntags: {}', ['"pipeline_tag" must be a string', '"tags" must be an array']],
    ['language: English', [expect.stringMatching(/"language" with value "English" is not valid/)]],
    ['base_model: ./model', [expect.stringMatching(/"base_model" with value ".\/model" is not valid/)]],
    ['- a list', ['"metadata" must be of type object']],
    ['a: 1\na: 2', [expect.stringMatching(/unique/)]],
    ['model-index: {}', ['"model-index" must be an array']],
    [
      'model-index: [{results: [{task: {}, dataset: {type: d}, metrics: [{type: m, value: .nan}, {value: 1}], source: {}}]}]',
      [
        '"model-index[0].name" is required',
        '"model-index[0].results[0].task.type" is required',
        '"model-index[0].results[0].dataset.name" is required',
        '"model-index[0].results[0].metrics[0].value" must be a safe number',
        '"model-index[0].results[0].metrics[1].type" is required',
        '"model-index[0].results[0].source.url" is required',
      ],
    ],
  ])('%s', async (frontMatter, errors) => {
    expect(await validate(frontMatter)).toEqual(errors);
  });
});

test('what belongs into LFS is told by rules, by size and by what is in it', async () => {
  hub.lfsAbove = 100;
  const attributes =
    '*.txt filter=lfs\nsub/*.txt !filter\n"a b.json" filter=lfs\n/top.csv filter=lfs\n[ab]?.md filter=lfs';
  const text = Buffer.from('text é').subarray(0, 6); // Ends within a character.
  const sent: [string, number, Buffer, string][] = [
    ['a.txt', 6, text, 'lfs'],
    ['sub/a.txt', 6, text, 'regular'],
    ['a b.json', 6, text, 'lfs'],
    ['sub/top.csv', 6, text, 'regular'],
    ['top.csv', 6, text, 'lfs'],
    ['b1.md', 6, text, 'lfs'],
    ['c1.md', 6, text, 'regular'],
    ['data.json', 101, text, 'lfs'],
    ['data', 6, Buffer.from([0xff]), 'lfs'],
    ['README.md', 101, text, 'regular'],
  ];
  hub.createRepo(id, { files: { 'a.txt': 'x', 'sub/a.txt': 'y' } });
  const files = sent.map(([path, size, sample]) => ({ path, size, sample: sample.toString('base64') }));
  const body = { files, gitAttributes: attributes };
  const [, answer] = await answerOf(send('POST', `/api/models/${id}/preupload/main`, body));
  const modes = (
    answer as { files: { path: string; uploadMode: string; shouldIgnore: boolean; oid?: string }[] }
  ).files;
  expect(modes.map(({ path, uploadMode }) => [path, uploadMode])).toEqual(
    sent.map(([path, , , mode]) => [path, mode]),
  );
  expect(modes[0]).toEqual({
    path: 'a.txt',
    uploadMode: 'lfs',
    shouldIgnore: false,
    oid: 'c1b0730e0133447badcfd47fd144e254807b06e1',
  });
  expect(hub.violations).toEqual([]);
});

test('a workflow proves itself, and gets a token for one repository', async () => {
  hub.createRepo(id);
  const given = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    subject_token: hub.idToken,
    resource: id,
  };
  const exchange = (changes: object) =>
    answerOf(send('POST', '/oauth/token', { ...given, ...changes }, { token: '' }));
  const refused = (error: string) => [400, { error, error_description: expect.any(String) }];
  expect(await exchange({})).toEqual(refused('invalid_grant'));
  hub.trust(id);
  expect(await exchange({ subject_token: 'other' })).toEqual(refused('invalid_grant'));
  expect(await exchange({ resource: 'team/none' })).toEqual(refused('invalid_grant'));
  expect(await exchange({ resource: 'a/b/c' })).toEqual(refused('invalid_request'));
  expect(await exchange({ subject_token_type: 'x' })).toEqual(refused('invalid_request'));
  expect(await exchange({ grant_type: 'password' })).toEqual(refused('unsupported_grant_type'));
  const [status, granted] = await exchange({});
  expect([status, granted]).toMatchObject([200, { token_type: 'bearer', expires_in: 3600 }]);
  const token = (granted as { access_token: string }).access_token;
  expect(token).toMatch(/^hf_jwt_/);
  expect((await send('GET', `/api/models/${id}/auth-check/write`, undefined, { token })).status).toBe(200);
  hub.createRepo(`${id}-other`);
  expect((await send('GET', `/api/models/${id}-other/auth-check/write`, undefined, { token })).status).toBe(
    403,
  );
  expect(hub.violations).toEqual([]);
});

describe('what no client of the Hub does is a violation', () => {
  beforeEach(() => {
    hub.createRepo(id);
  });

  test('an unknown route', async () => {
    expect((await send('GET', '/api/nothing')).status).toBe(404);
    expect((await send('PATCH', `/api/models/${id}/refs`)).status).toBe(405);
    expect(hub.violations).toEqual([
      'GET /api/nothing: no such route',
      `PATCH /api/models/${id}/refs: no such route`,
    ]);
  });

  test('a body of another shape or type', async () => {
    expect((await send('POST', `/api/models/${id}/tag/main`, { name: 'v1' })).status).toBe(400);
    expect(
      (await send('POST', `/api/models/${id}/tag/main`, { tag: 'v1' }, { type: 'text/plain' })).status,
    ).toBe(400);
    expect(hub.violations).toEqual([
      `POST /api/models/${id}/tag/main:  must have required property 'tag'`,
      `POST /api/models/${id}/tag/main: text/plain`,
    ]);
  });

  test('a change without a token', async () => {
    expect((await send('POST', `/api/models/${id}/tag/main`, { tag: 'v1' }, { token: '' })).status).toBe(401);
    expect(hub.violations).toEqual([`POST /api/models/${id}/tag/main: sent without a token`]);
  });

  test('credentials sent to the storage, a length not said, a URL made up', async () => {
    const content = randomBytes(10);
    const [{ actions, oid }] = (await batch([content])).objects;
    expect((await send('PUT', actions.upload.href, content)).status).toBe(400);
    const init = { method: 'PUT', body: new Blob([content]).stream(), duplex: 'half' } as RequestInit;
    expect((await fetch(actions.upload.href, init)).status).toBe(501);
    expect((await put(`${hub.url}/lfs-storage/${oid}`, content)).status).toBe(403);
    expect(hub.violations).toEqual([
      `PUT /lfs-storage/${oid}: Authorization sent to a signed URL`,
      `PUT /lfs-storage/${oid}: sent without Content-Length`,
      `PUT /lfs-storage/${oid}: not what the URL was signed for`,
    ]);
  });

  test('a binary file that is not sent to LFS', async () => {
    expect((await commit([file('a.bin')]))[0]).toBe(400);
    expect(hub.violations).toEqual(['a.bin came as a regular file, though it belongs into LFS']);
  });
});

test('faults', async () => {
  hub.createRepo(id);
  const refs = () => send('GET', `/api/models/${id}/refs`);
  expect((await refs()).headers.get('ratelimit')).toBe('"api";r=999;t=300');
  hub.fault = () => ({ status: 429, headers: { ratelimit: '"api";r=0;t=55', 'x-error-message': 'Slower' } });
  const slower = await refs();
  expect([slower.status, slower.headers.get('ratelimit')]).toEqual([429, '"api";r=0;t=55']);
  hub.fault = () => 'hang';
  const waiting = fetch(`${hub.url}/api/models/${id}/refs`, { signal: AbortSignal.timeout(100) });
  await expect(waiting).rejects.toThrow('timeout');
  hub.fault = () => 'lost';
  await expect(send('POST', `/api/models/${id}/tag/main`, { tag: 'v1' })).rejects.toThrow('fetch failed');
  expect(hub.repo(id)!.tags.get('v1')).toBe(hub.repo(id)!.head());
});
