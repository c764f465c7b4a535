import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DockerHubApi, startDockerHub } from '@mlops-actions/loopback';
import { RecordedLog } from '@mlops-actions/testing';
import { connectDockerHub, type DockerHub, FULL_LIMIT, SHORT_LIMIT } from '../src/hub/client.js';

let api: DockerHubApi;
let log: RecordedLog;
let secrets: string[];
let count = 0;
const newName = (namespace = 'acme') => `${namespace}/api-${++count}`;

beforeAll(async () => {
  api = await startDockerHub();
});
afterEach(() => {
  expect(api.violations).toEqual([]);
  api.reset();
});
afterAll(() => api.close());

function connect(login: { username?: string; password?: string } = {}): Promise<DockerHub> {
  log = new RecordedLog();
  secrets = [];
  return connectDockerHub(
    api.url,
    { username: api.username, password: api.password, ...login },
    {
      fetch,
      log,
      secret: (one) => void secrets.push(one),
      retry: { tries: 3, firstWait: 1, timeout: 2000 },
    },
  );
}

const refusalOf = async (action: Promise<unknown>): Promise<string> => {
  const error = await action.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'UserError' });
  return error.message;
};

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`;
const tag = (number: number) => ({ pushed: day(number), bytes: number, digest: `sha256:${number}` });

describe('logins', () => {
  test('a token is got, and hidden', async () => {
    await connect();
    expect(api.requests[0]).toMatchObject({
      method: 'POST',
      url: '/v2/auth/token',
      body: { identifier: 'acme', secret: api.password },
    });
    expect(secrets).toEqual([api.password, expect.stringMatching(/^ey/)]);
    await connect({ username: api.organization, password: api.organizationToken });
  });

  test('one that is not taken is told, with what to do, and not shown', async () => {
    const message = await refusalOf(connect({ password: 'not-the-password' }));
    expect(message).toMatch(
      /Could not log in to Docker Hub: .* answered 401 \("Incorrect authentication credentials"\).*login of "acme".*two-factor.*\n {2}password: \$/,
    );
    expect(message).not.toContain('not-the-password');
    api.fault = () => ({ status: 401, body: { message: `no: ${api.password}` } });
    expect(await refusalOf(connect())).toContain('("no: ***")');
  });

  test('a token that is taken no more is renewed', async () => {
    const name = newName();
    api.createRepository(name, { '1.0': tag(1) });
    api.tokenUses = 2;
    const hub = await connect();
    for (let times = 0; times < 5; times++) expect(await hub.tags(name)).toHaveLength(1);
    expect(api.requests.filter(({ url }) => url === '/v2/auth/token')).toHaveLength(3);
  });

  test('but not for ever', async () => {
    const hub = await connect();
    api.tokenUses = 0;
    expect(await refusalOf(hub.tags('acme/api'))).toMatch(
      /answered 401 \("unauthorized"\).*"Read, Write, Delete"/,
    );
    expect(api.requests).toHaveLength(4);
  });

  test.each<[string, string | object, RegExp]>([
    ['a web page', '<html>Welcome</html>', /no JSON object/],
    ['no token', { token: 'of the old API' }, /no token/],
    ['a token of two lines', { access_token: 'a\nb' }, /no token/],
  ])('%s is no login', async (_, body, says) => {
    api.fault = () => ({ status: 200, body });
    expect(await refusalOf(connect())).toMatch(says);
  });
});

describe('descriptions', () => {
  test('are written, and left alone when they are there already', async () => {
    const name = newName();
    const repository = api.createRepository(name);
    const hub = await connect();
    const text = { full: '# An API 🐳\n\nIt serves.\n', short: 'Serves' };
    expect(await hub.describe(name, text)).toBe(true);
    expect(repository).toMatchObject(text);
    api.requests.length = 0;
    expect(await hub.describe(name, text)).toBe(false);
    expect(await hub.describe(name, { full: '# An API 🐳\r\n\r\nIt serves.' })).toBe(false);
    expect(api.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(await hub.describe(name, { full: 'Another' })).toBe(true);
    expect(repository).toMatchObject({ full: 'Another', short: 'Serves' });
    expect(await hub.describe(name, { short: '' })).toBe(true);
    expect(repository).toMatchObject({ full: 'Another', short: '' });
  });

  test('fit, or nothing is sent', async () => {
    const name = newName();
    api.createRepository(name);
    const hub = await connect();
    api.requests.length = 0;
    // A byte more than it has letters.
    expect(await refusalOf(hub.describe(name, { full: 'é'.padEnd(FULL_LIMIT, 'x') }))).toMatch(
      /^readme: Docker Hub takes 25000 bytes .* has 25001\. Shorten it by 1\b/,
    );
    expect(await refusalOf(hub.describe(name, { full: '', short: 'é'.padEnd(SHORT_LIMIT, 'x') }))).toMatch(
      /^short-description: Docker Hub takes 100 bytes .* has 101/,
    );
    expect(api.requests).toEqual([]);
    expect(await hub.describe(name, { full: 'x'.repeat(FULL_LIMIT), short: 'x'.repeat(SHORT_LIMIT) })).toBe(
      true,
    );
  });

  test('need the right token', async () => {
    const name = newName();
    const owned = newName('acme-labs');
    api.createRepository(name);
    api.createRepository(owned);
    const says =
      /answered 403 \("access denied: insufficient scope"\).*"Read, Write, Delete".*An organization's access token cannot/;
    const weak = await connect({ password: api.readWriteToken });
    expect(await refusalOf(weak.describe(name, { full: 'x' }))).toMatch(says);
    const organization = await connect({ username: api.organization, password: api.organizationToken });
    expect(await refusalOf(organization.describe(owned, { full: 'x' }))).toMatch(says);
    expect(await (await connect()).describe(owned, { full: 'x' })).toBe(true);
  });

  test('need a repository', async () => {
    expect(await refusalOf((await connect()).describe('acme/none', { full: 'x' }))).toMatch(
      /Could not describe acme\/none on Docker Hub: .* answered 404 \("object not found"\).*the right name/,
    );
  });
});

describe('tags', () => {
  test('come from all pages', async () => {
    const name = newName();
    const all = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`1.${at}`, tag(at + 1)]));
    api.createRepository(name, all);
    api.pageSize = 3;
    const tags = await (await connect()).tags(name);
    expect(tags).toHaveLength(7);
    expect(tags).toContainEqual({ name: '1.0', updatedAt: day(1), digest: 'sha256:1', bytes: 1 });
  });

  test('of a repository that is not there are none', async () => {
    expect(await (await connect()).tags('acme/none')).toEqual([]);
  });

  test('of old have a digest with their only image, or none', async () => {
    const hub = await connect();
    const images = [{ digest: 'sha256:a' }];
    const results = [
      { name: '1', last_updated: day(1), images },
      { name: '2', tag_last_pushed: null, last_updated: day(2), images: [...images, ...images] },
      { name: '3', digest: null, images: null },
    ];
    api.fault = () => ({ status: 200, body: { next: null, results } });
    expect(await hub.tags('acme/api')).toEqual([
      { name: '1', updatedAt: day(1), digest: 'sha256:a' },
      { name: '2', updatedAt: day(2) },
      { name: '3', updatedAt: '' },
    ]);
  });

  test.each<[string, object, RegExp]>([
    ['at another server', { results: [], next: 'http://127.0.0.1:1/v2/x' }, /goes on at another server/],
    ['by a path of two hosts', { results: [], next: '//127.0.0.1:1/v2/x' }, /goes on at another server/],
    ['nowhere', { results: [], next: 7 }, /goes on at another server/],
    ['without a list', { results: null, next: null }, /no list of tags/],
    ['without names', { results: [{ name: 7 }], next: null }, /a tag without a name/],
  ])('that go on %s', async (_, body, says) => {
    const hub = await connect();
    api.fault = () => ({ status: 200, body });
    expect(await refusalOf(hub.tags('acme/api'))).toMatch(says);
  });

  test('that go round in circles', async () => {
    const hub = await connect();
    const next = '/v2/namespaces/acme/repositories/api/tags?page=2';
    api.fault = () => ({ status: 200, body: { results: [], next } });
    expect(await refusalOf(hub.tags('acme/api'))).toMatch(/does not end/);
  });

  test('are deleted; what is not there is no error', async () => {
    const name = newName();
    const { tags } = api.createRepository(name, { '1.0': tag(1), '2.0': tag(2) });
    const hub = await connect();
    await hub.deleteTag(name, '1.0');
    await hub.deleteTag(name, '1.0');
    expect([...tags.keys()]).toEqual(['2.0']);
  });

  test('are not deleted by a weak token, nor when they are immutable, and that is told', async () => {
    const name = newName();
    const repository = api.createRepository(name, { '1.0': tag(1) });
    const weak = await connect({ password: api.readWriteToken });
    expect(await refusalOf(weak.deleteTag(name, '1.0'))).toMatch(
      /Could not delete acme\/api-\d+:1\.0 on Docker Hub: .*403.*"Read, Write, Delete"/,
    );
    repository.immutable = /^1/;
    expect(await refusalOf((await connect()).deleteTag(name, '1.0'))).toMatch(/The tag is immutable/);
    expect(repository.tags.size).toBe(1);
  });

  test('are deleted though the answer was lost, or the server was out of order for a moment', async () => {
    const name = newName();
    const { tags } = api.createRepository(name, { '1.0': tag(1), '2.0': tag(2) });
    const hub = await connect();
    api.fault = ({ method }, nth) => (method === 'DELETE' && nth === 1 ? 'lost' : undefined);
    await hub.deleteTag(name, '1.0');
    api.fault = ({ method }, nth) => (method === 'DELETE' && nth < 3 ? { status: 500 } : undefined);
    await hub.deleteTag(name, '2.0');
    expect(tags.size).toBe(0);
  });

  test("Docker Hub's 500 for one who may not is told as that", async () => {
    const hub = await connect();
    const message = 'http: non-successful response (status=401 body="{\\"code\\":\\"UNAUTHORIZED\\"}")';
    api.fault = () => ({ status: 500, body: { message, errinfo: {} } });
    expect(await refusalOf(hub.deleteTag('acme/api', '1.0'))).toMatch(/"Read, Write, Delete"/);
  });

  test('a rate limit is waited for, or told', async () => {
    const name = newName();
    api.createRepository(name);
    const hub = await connect();
    const headers = { 'retry-after': '0' };
    api.fault = (_, nth) => (nth === 1 ? { status: 429, headers } : undefined);
    expect(await hub.tags(name)).toEqual([]);
    api.fault = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await refusalOf(hub.tags(name))).toMatch(/rate limit is used up/);
  });
});
