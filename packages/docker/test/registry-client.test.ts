import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { RecordedLog } from '@mlops-actions/testing';
import { pause } from '@mlops-actions/toolkit';
import { connectRegistry, type Registry, type RegistryLogin } from '../src/registry/client.js';
import { Memory } from '../src/registry/memory.js';
import type { Retry } from '../src/registry/transport.js';
import { type Reply, type Scripted, type Seen, startScripted } from './scripted.js';

// What a real registry does not do on demand; the real one is asked in e2e/test/docker-registry.test.js.
const OCI = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const CONFIG = JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels: { a: 'b' } } });
const MANIFEST = JSON.stringify({
  schemaVersion: 2,
  mediaType: OCI,
  config: {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: digestOf(CONFIG),
    size: CONFIG.length,
  },
  layers: [{ size: 1000 }, { size: 24 }],
});
const LOGIN = { username: 'acme', password: 'secret-of-acme' };
const BASIC = Buffer.from('acme:secret-of-acme').toString('base64');

let server: Scripted;
let other: Scripted;
let log: RecordedLog;
let secrets: string[];
beforeAll(async () => {
  [server, other] = [await startScripted(), await startScripted()];
});
afterEach(() => {
  for (const one of [server, other]) {
    one.seen.length = 0;
    one.answer = () => ({ status: 404 });
  }
});
afterAll(() => Promise.all([server.close(), other.close()]));

function connect(login?: RegistryLogin, retry: Partial<Retry> = {}, registry = server.host): Registry {
  log = new RecordedLog();
  secrets = [];
  return connectRegistry(registry, login, {
    fetch,
    log,
    secret: (one) => void secrets.push(one),
    retry: { tries: 3, firstWait: 1, timeout: 2000, ...retry },
  });
}

const refusalOf = async (action: Promise<unknown>): Promise<string> => {
  const error = await action.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'UserError' });
  return error.message;
};

const notFound: Reply = { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'unknown' }] } };
const unauthorized = { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] };
const good = (request: Seen): Reply => {
  if (request.url.includes('/blobs/')) return { status: 200, body: CONFIG };
  if (request.url.includes('/tags/')) return { status: 200, body: { name: 'acme/api', tags: ['1.0'] } };
  return {
    status: 200,
    headers: { 'content-type': OCI, 'docker-content-digest': digestOf(MANIFEST) },
    body: MANIFEST,
  };
};
/** Answers in turn, the last one for good. */
const inTurn = (...replies: Reply[]) => {
  let next = 0;
  return () => replies[Math.min(next++, replies.length - 1)]!;
};

/** A registry whose tokens come from `other`, and which takes those that `isGood` of a scope. */
function withTokens(isGood: (token: string | undefined) => boolean, answer = good) {
  server.answer = (request) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (isGood(token)) return answer(request);
    const realm = `Bearer realm="${other.url}/token",service="registry",scope="repository:acme/api:pull"`;
    return { status: 401, headers: { 'www-authenticate': realm }, body: unauthorized };
  };
}

describe('failures that pass', () => {
  test.each<[string, Reply]>([
    ['a time-out of the server', { status: 408 }],
    ['a limit', { status: 429, headers: { 'retry-after': '0' } }],
    ['an error', { status: 500 }],
    ['a gateway', { status: 502, body: '<html>Bad gateway</html>' }],
    ['a server in trouble', { status: 503 }],
    ['a reset', 'reset'],
    ['an answer cut off', 'cut'],
  ])('%s', async (_, fault) => {
    server.answer = inTurn(fault, fault, { status: 200, body: { tags: ['1.0'] } });
    expect(await connect().tags('acme/api')).toEqual(['1.0']);
    expect(server.seen).toHaveLength(3);
  });

  test('no answer in time', async () => {
    server.answer = inTurn('hang', { status: 200, body: { tags: ['1.0'] } });
    expect(await connect(undefined, { timeout: 100 }).tags('acme/api')).toEqual(['1.0']);
  });

  test.each([
    ['seconds', { 'retry-after': '7200' }],
    ['a date', { date: 'Mon, 05 Jan 2026 10:00:00 GMT', 'retry-after': 'Mon, 05 Jan 2026 11:00:00 GMT' }],
    ['a Unix time', { date: 'Mon, 05 Jan 2026 10:00:00 GMT', 'x-retry-after': '1767610800' }],
  ])('a limit of hours (%s) is not waited for', async (_, headers) => {
    server.answer = () => ({
      status: 429,
      headers,
      body: { errors: [{ code: 'TOOMANYREQUESTS', message: 'slow' }] },
    });
    expect(await refusalOf(connect().tags('acme/api'))).toMatch(
      /answered 429 \("TOOMANYREQUESTS: slow"\).*rate limit is used up.*give username and password/,
    );
    expect(server.seen).toHaveLength(1);
  });

  test('a copied tag is written again after a break, and is right', async () => {
    let puts = 0;
    server.answer = (request) => {
      if (request.method !== 'PUT') return good(request);
      return ++puts === 1
        ? 'reset'
        : { status: 201, headers: { 'docker-content-digest': digestOf(MANIFEST) } };
    };
    await connect().copyTag('acme/api', digestOf(MANIFEST), 'latest');
    const [put] = server.seen.filter(({ method }) => method === 'PUT');
    expect(put).toMatchObject({ url: '/v2/acme/api/manifests/latest', body: MANIFEST });
    expect(put!.headers['content-type']).toBe(OCI);
    expect(puts).toBe(2);
  });
});

describe('failures that stay', () => {
  test('are told with what was said, how often, and what to do', async () => {
    server.answer = () => ({
      status: 503,
      body: { errors: [{ code: 'UNAVAILABLE', message: 'down\u001b[31m' }] },
    });
    expect(await refusalOf(connect().image('acme/api', '1.0'))).toBe(
      `Could not look at ${server.host}/acme/api:1.0: ${server.host} answered 503 ("UNAVAILABLE: down\\u001b[31m"). That was so each time it was tried. Run the job again later.`,
    );
    const gone = await startScripted();
    await gone.close();
    const nobody = connect(undefined, {}, gone.host);
    expect(await refusalOf(nobody.tags('acme/api'))).toMatch(
      /cannot be reached: ECONNREFUSED, 3 times\. Is registry right/,
    );
    const [line] = await nobody.pushProblems('acme/api');
    expect(line).toMatch(/acme\/api: 127\S+ cannot be reached/);
  });

  test.each<[string, Reply, RegExp]>([
    ['a web page', { status: 200, body: '<!doctype html><title>Log in</title>' }, /no JSON where a manifest/],
    ['a web page for what is not there', { status: 404, body: '<html>Not found</html>' }, /a web page/],
    ['a web page for what is refused', { status: 403, body: '<html>Blocked</html>' }, /a web page/],
    [
      'JSON of something else',
      { status: 200, body: { hello: 'world' } },
      /a manifest of the type "application\/json"/,
    ],
    [
      'a manifest cut short',
      { status: 200, headers: { 'content-type': OCI }, body: MANIFEST.slice(0, 50) },
      /no JSON/,
    ],
    [
      'more than a manifest may be',
      { status: 200, headers: { 'content-type': OCI }, body: ' '.repeat(5e6) },
      /more than 4 MB/,
    ],
    [
      'another manifest than it says',
      {
        status: 200,
        headers: { 'content-type': OCI, 'docker-content-digest': digestOf('x') },
        body: MANIFEST,
      },
      /the manifest's digest is sha256:\w+, and not sha256:\w+/,
    ],
    [
      'a digest that nobody can check',
      { status: 200, headers: { 'content-type': OCI, 'docker-content-digest': 'md5:1234' }, body: MANIFEST },
      /digest is none, and not md5:1234/,
    ],
  ])('%s is no answer of a registry', async (_, reply, says) => {
    server.answer = () => reply;
    const message = await refusalOf(connect(LOGIN).image('acme/api', '1.0'));
    expect(message).toMatch(says);
    expect(message).toMatch(/but not as a registry does: .* is a proxy in between\?/);
  });

  test('bytes that are not of the digest that was asked for', async () => {
    server.answer = () => ({ status: 200, headers: { 'content-type': OCI }, body: MANIFEST });
    expect(await refusalOf(connect().copyTag('acme/api', digestOf('x'), 'latest'))).toMatch(
      /and not sha256:/,
    );
    expect(server.requests()).not.toContain('PUT /v2/acme/api/manifests/latest');
  });

  test('a configuration that is not of its digest', async () => {
    server.answer = (request) =>
      request.url.includes('/blobs/') ? { status: 200, body: { os: 'linux' } } : good(request);
    expect(await refusalOf(connect().image('acme/api', '1.0'))).toMatch(
      /what it has as sha256:\w+ is something else/,
    );
  });

  test('a tag that has become something else', async () => {
    server.answer = (request) =>
      request.method === 'PUT'
        ? { status: 201, headers: { 'docker-content-digest': digestOf('x') } }
        : good(request);
    expect(await refusalOf(connect().copyTag('acme/api', digestOf(MANIFEST), 'latest'))).toMatch(
      /Could not give \S+@sha256:\w+ the tag latest: .* the tag has become sha256:/,
    );
  });

  test('a tag whose digest the registry does not tell is looked at', async () => {
    server.answer = (request) => (request.method === 'PUT' ? { status: 201 } : good(request));
    await connect().copyTag('acme/api', digestOf(MANIFEST), 'latest');
    expect(server.requests().at(-1)).toBe('GET /v2/acme/api/manifests/latest');
  });

  test.each([
    {
      status: 400,
      body: { errors: [{ code: 'TAG_INVALID', message: "The image tag '1.0' already exists" }] },
    },
    { status: 403, body: { errors: [{ code: 'DENIED', message: 'tag 1.0 is immutable' }] } },
    {
      status: 412,
      body: { errors: [{ code: 'PRECONDITION', message: 'configured as immutable, cannot be updated' }] },
    },
  ])('an immutable tag: $status', async (reply) => {
    server.answer = (request) => (request.method === 'PUT' ? reply : good(request));
    expect(await refusalOf(connect(LOGIN).copyTag('acme/api', digestOf(MANIFEST), '1.0'))).toMatch(
      /have this tag immutable: choose another tag/,
    );
  });

  test("docker's old format is refused in words", async () => {
    const headers = { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' };
    server.answer = () => ({ status: 200, headers, body: { schemaVersion: 1, tag: '1.0' } });
    expect(await refusalOf(connect().image('acme/api', '1.0'))).toMatch(
      /is in docker's old format \(schema 1\)/,
    );
  });
});

describe('images', () => {
  test('what a manifest says', async () => {
    server.answer = good;
    expect(await connect().image('acme/api', '1.0')).toEqual({
      digest: digestOf(MANIFEST),
      mediaType: OCI,
      bytes: CONFIG.length + 1024,
      platforms: ['linux/amd64'],
      labels: new Map([['a', 'b']]),
      attestations: 0,
    });
    expect(server.seen[0]!.headers.accept).toContain(INDEX);
  });

  test('the configuration of one, and of one of several', async () => {
    server.answer = good;
    expect(await connect().configuration('acme/api', '1.0')).toEqual(JSON.parse(CONFIG));
    const entry = (architecture: string, digest: string) => ({
      digest,
      platform: { os: 'linux', architecture },
    });
    const manifests = [entry('arm64', digestOf('x')), entry('amd64', digestOf(MANIFEST))];
    const headers = { 'content-type': INDEX };
    server.answer = (request) =>
      request.url.endsWith('/2.0')
        ? { status: 200, headers, body: { schemaVersion: 2, mediaType: INDEX, manifests } }
        : good(request);
    expect(await connect().configuration('acme/api', '2.0', 'linux/amd64')).toEqual(JSON.parse(CONFIG));
    server.answer = () => notFound;
    expect(await connect().configuration('acme/api', '3.0')).toBeUndefined();
  });

  test('what is no image of a container has a size all the same', async () => {
    const chart = JSON.stringify({
      mediaType: OCI,
      config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: digestOf('x'), size: 3 },
      layers: [{ size: 7 }],
    });
    server.answer = () => ({ status: 200, headers: { 'content-type': OCI }, body: chart });
    expect(await connect().image('acme/chart', '1.0')).toMatchObject({
      bytes: 10,
      platforms: [],
      labels: new Map(),
    });
    expect(server.seen).toHaveLength(1);
  });

  test('an index of nothing, and one of what is not there', async () => {
    const index = (...manifests: object[]) => ({
      status: 200,
      headers: { 'content-type': INDEX },
      body: { schemaVersion: 2, mediaType: INDEX, manifests },
    });
    server.answer = () => index();
    expect(await connect().image('acme/api', '1.0')).toMatchObject({
      bytes: 0,
      platforms: [],
      attestations: 0,
    });
    const entry = { digest: digestOf('x'), platform: { os: 'linux', architecture: 'amd64' } };
    server.answer = (request) => (request.url.endsWith('/1.0') ? index(entry) : notFound);
    expect(await refusalOf(connect().image('acme/api', '1.0'))).toMatch(
      /its index names sha256:\w+, which is no image/,
    );
  });
});

describe('a digest', () => {
  const told = (request: Seen): Reply =>
    request.method === 'HEAD'
      ? { status: 200, headers: { 'docker-content-digest': digestOf(MANIFEST) } }
      : good(request);

  test('is asked for without reading the image', async () => {
    server.answer = told;
    expect(await connect().digestOf('acme/api', '1.0')).toBe(digestOf(MANIFEST));
    expect(await connect().digestOf('acme/api', digestOf(MANIFEST))).toBe(digestOf(MANIFEST));
    expect(server.requests()[0]).toBe('HEAD /v2/acme/api/manifests/1.0');
    expect(server.seen[0]!.headers.accept).toContain(INDEX);
    expect(server.seen).toHaveLength(2);
    server.answer = () => notFound;
    expect(await connect().digestOf('acme/api', '1.0')).toBeUndefined();
    expect(server.seen).toHaveLength(3);
  });

  test('comes with the token that reading needs, and from where the registry sends on to', async () => {
    other.answer = ({ url }) =>
      url.startsWith('/token')
        ? { status: 200, body: { token: 'good' } }
        : { status: 200, headers: { 'docker-content-digest': digestOf(MANIFEST) } };
    withTokens(
      (token) => token === 'good',
      () => ({ status: 307, headers: { location: `${other.url}/elsewhere` } }),
    );
    expect(await connect(LOGIN).digestOf('acme/api', '1.0')).toBe(digestOf(MANIFEST));
    expect(other.seen.at(-1)).toMatchObject({ method: 'HEAD', url: '/elsewhere' });
    expect(other.seen.at(-1)!.headers.authorization).toBeUndefined();
  });

  test.each<[string, Reply]>([
    ['takes no HEAD', { status: 405 }],
    ['tells none', { status: 200 }],
    ['tells an odd one', { status: 200, headers: { 'docker-content-digest': 'md5:12' } }],
  ])('is that of the bytes where a registry %s', async (_, reply) => {
    server.answer = (request) => (request.method === 'HEAD' ? reply : good(request));
    expect(await connect().digestOf('acme/api', '1.0')).toBe(digestOf(MANIFEST));
  });

  test.each<[string, Reply, RegExp]>([
    ['a web page', { status: 404, headers: { 'content-type': 'text/html' } }, /a web page/],
    ['a limit', { status: 429, headers: { 'retry-after': '7200' } }, /answered 429\. Its rate limit/],
    ['GET neither', { status: 405 }, /answered 405/],
  ])('is not made up: %s', async (_, reply, says) => {
    server.answer = () => reply;
    expect(await refusalOf(connect().digestOf('acme/api', '1.0'))).toMatch(says);
  });
});

describe('what never changes', () => {
  test('is read once, by tag, by digest and at the same time', async () => {
    server.answer = (request) => (request.method === 'PUT' ? { status: 201 } : good(request));
    const digest = digestOf(MANIFEST);
    const client = connect();
    await Promise.all([client.image('acme/api', digest), client.configuration('acme/api', digest)]);
    await client.copyTag('acme/api', digest, 'latest');
    expect(server.requests()).toEqual([
      `GET /v2/acme/api/manifests/${digest}`,
      `GET /v2/acme/api/blobs/${digestOf(CONFIG)}`,
      'PUT /v2/acme/api/manifests/latest',
      'GET /v2/acme/api/manifests/latest',
    ]);
    const another = connect();
    server.seen.length = 0;
    await another.image('acme/api', '1.0');
    await another.image('acme/api', digest);
    expect(server.seen).toHaveLength(2);
  });

  test('is of one repository, and no tag', async () => {
    server.answer = good;
    const client = connect();
    for (const repository of ['acme/api', 'acme/web', 'acme/api']) await client.image(repository, '1.0');
    const [again, other] = [`/v2/acme/api/manifests/1.0`, `/v2/acme/web/blobs/${digestOf(CONFIG)}`];
    expect(server.requests().filter((one) => one.endsWith(again))).toHaveLength(2);
    expect(server.requests()).toContain(`GET ${other}`);
  });

  test('is asked for again when it was not there, or could not be had', async () => {
    const digest = digestOf(MANIFEST);
    const client = connect();
    server.answer = () => notFound;
    expect(await client.image('acme/api', digest)).toBeUndefined();
    server.answer = () => ({ status: 500 });
    await refusalOf(client.image('acme/api', digest));
    server.answer = good;
    expect(await client.image('acme/api', digest)).toMatchObject({ digest });
  });

  test('is forgotten in the end', async () => {
    const memory = new Memory<number>(2);
    let found = 0;
    const find = async () => ++found;
    for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) await memory.get(key, find);
    expect(found).toBe(4);
  });
});

describe('requests at the same time', () => {
  test('share one token', async () => {
    let given = 0;
    other.answer = () => ({ status: 200, body: { token: `token-${++given}` } });
    withTokens((token) => token === `token-${given}`);
    const client = connect(LOGIN);
    const all = () => Promise.all([1, 2, 3, 4, 5].map((n) => client.image('acme/api', `1.${n}`)));
    await all();
    expect(other.seen).toHaveLength(1);
    given = 7;
    await all();
    expect(other.seen).toHaveLength(2);
  });

  test('share its failure, which does not last', async () => {
    other.answer = () => ({ status: 200, body: {} });
    withTokens((token) => token === 'good');
    const client = connect(LOGIN);
    const all = () => [1, 2, 3].map((n) => client.image('acme/api', `1.${n}`));
    for (const message of await Promise.all(all().map(refusalOf))) expect(message).toMatch(/no token/);
    other.answer = () => ({ status: 200, body: { token: 'good' } });
    expect(await Promise.all(all())).toHaveLength(3);
  });

  test('are eight at most', async () => {
    let [now, most] = [0, 0];
    const client = connectRegistry('registry.example.org', undefined, {
      fetch: async () => {
        most = Math.max(most, ++now);
        await pause(5);
        now--;
        return Response.json({ tags: ['1.0'] }, { status: most < 8 ? 503 : 200 });
      },
      log: new RecordedLog(),
      secret: () => {},
      retry: { tries: 9, firstWait: 1, timeout: 2000 },
    });
    const all = Array.from({ length: 30 }, (_, n) => client.tags(`acme/api${n}`));
    expect(await Promise.all(all)).toHaveLength(30);
    expect(most).toBe(8);
  });
});

test('what an image or a registry says is cut short and visible', async () => {
  const long = `\u001b]8;;x\u202e${'A'.repeat(5000)}`;
  const manifest = (fields: object) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: { schemaVersion: 2, ...fields },
  });
  const entry = { digest: long, platform: { os: 'linux', architecture: 'amd64' } };
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: long };
  for (const fields of [
    { mediaType: long },
    { mediaType: INDEX, manifests: [entry] },
    { mediaType: OCI, config },
  ]) {
    server.answer = ({ url }) => (url.endsWith('/1.0') ? manifest(fields) : notFound);
    const message = await refusalOf(connect().image('acme/api', '1.0'));
    expect(message).toContain('\\u001b]8;;x\\u202eAAAA');
    expect(message.length).toBeLessThan(500);
  }
});

describe('lists of tags', () => {
  const page = (tags: string[] | null, link?: string): Reply => ({
    status: 200,
    ...(link !== undefined && { headers: { link } }),
    body: { name: 'acme/api', tags },
  });

  test('come in pages', async () => {
    server.answer = ({ url }) =>
      url.includes('last=1.1')
        ? page(['1.2', '1.1'])
        : url.includes('last=1.0')
          ? page(['1.1'], `<${server.url}/v2/acme/api/tags/list?last=1.1&n=1>; rel="next"`)
          : page(['1.0'], '</v2/acme/api/tags/list?last=1.0&n=1>; rel="next"');
    expect(await connect().tags('acme/api')).toEqual(['1.0', '1.1', '1.2']);
  });

  test('may be null, and of a repository that is not there', async () => {
    server.answer = () => page(null);
    expect(await connect().tags('acme/api')).toEqual([]);
    server.answer = () => notFound;
    expect(await connect().tags('acme/api')).toEqual([]);
  });

  test('do not lead a token to another server', async () => {
    other.answer = () => ({ status: 200, body: { token: 'good' } });
    const links = (link: string) =>
      withTokens(
        (token) => token === 'good',
        ({ url }) => (url.includes('?n=') ? page(['1.0'], `<${link}>; rel="next"`) : notFound),
      );
    for (const link of [`${other.url}/v2/x/tags/list`, `//${other.host}/v2/x/tags/list`]) {
      links(link);
      expect(await refusalOf(connect(LOGIN).tags('acme/api'))).toMatch(/goes on at another server/);
    }
    links(`${server.url}//${other.host}/v2/x/tags/list`);
    await connect(LOGIN).tags('acme/api');
    expect(new Set(other.requests())).toEqual(new Set(['GET /token']));
  });

  test('do not go round in circles', async () => {
    server.answer = () => page(['1.0'], '</v2/acme/api/tags/list?last=1.0>; rel="next"');
    expect(await refusalOf(connect().tags('acme/api'))).toMatch(/its list of tags does not end/);
    expect(server.seen).toHaveLength(2);
  });

  test.each([{ tags: 'no list' }, { tags: [1] }, [], { name: 'acme/api' }])('%j is none', async (body) => {
    server.answer = () => ({ status: 200, body });
    expect(await refusalOf(connect().tags('acme/api'))).toMatch(/no list of tags/);
  });
});

describe('tokens', () => {
  test('are got for a scope with the login, kept, and renewed when they are taken no more', async () => {
    let now = 0;
    other.answer = () => ({ status: 200, body: { access_token: `token-${++now}` } });
    withTokens((token) => token === `token-${now}`);
    const client = connect(LOGIN);
    await client.tags('acme/api');
    await client.image('acme/api', '1.0');
    expect(other.seen).toHaveLength(1);
    expect(other.seen[0]!.headers.authorization).toBe(`Basic ${BASIC}`);
    expect(other.seen[0]!.url).toBe('/token?service=registry&scope=repository%3Aacme%2Fapi%3Apull');
    now = 5;
    expect(await client.tags('acme/api')).toEqual(['1.0']);
    expect(other.seen).toHaveLength(2);
    expect(secrets).toEqual(['secret-of-acme', BASIC, 'token-1', 'token-6']);
    expect(log.lines.join()).not.toMatch(/token-|secret-of/);
  });

  test('an identity token is sent in a form, and what comes back is hidden', async () => {
    other.answer = () => ({ status: 200, body: { access_token: 'good', refresh_token: 'another-identity' } });
    withTokens((token) => token === 'good');
    await connect({ identityToken: 'my-identity' }).tags('acme/api');
    expect(other.seen[0]).toMatchObject({ method: 'POST', url: '/token' });
    expect(Object.fromEntries(new URLSearchParams(other.seen[0]!.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'mlops-actions',
      refresh_token: 'my-identity',
      scope: 'repository:acme/api:pull',
      service: 'registry',
    });
    expect(secrets).toEqual(['my-identity', 'good', 'another-identity']);
  });

  test('a registry that takes none of them is not asked for ever, and has nothing', async () => {
    other.answer = () => ({ status: 200, body: { token: 'useless' } });
    withTokens(() => false);
    const client = connect(LOGIN);
    expect(await client.image('acme/api', '1.0')).toBeUndefined();
    expect(await client.tags('acme/api')).toEqual([]);
    expect(await connect().image('acme/api', '1.0')).toBeUndefined();
    expect(await client.pushProblems('acme/api')).toEqual([
      `${server.host}/acme/api: ${server.host} answered 401 ("UNAUTHORIZED: authentication required"). So "acme" may not write to ${server.host}/acme/api, or it does not exist. Check the name, and what the token in password may do.`,
    ]);
    expect(server.seen.length).toBeLessThan(25);
  });

  test('a repository whose tokens are to push only may have nothing yet', async () => {
    other.answer = ({ url }) =>
      url.includes('push')
        ? { status: 200, body: { token: 'to-push' } }
        : { status: 403, body: { errors: [{ code: 'DENIED', message: 'no' }] } };
    withTokens(
      (token) => token === 'to-push',
      ({ method }) => (method === 'GET' ? notFound : { status: 202 }),
    );
    expect(await connect(LOGIN).image('acme/api', '1.0')).toBeUndefined();
  });

  test('what may be written and not read is an error: a tag could be overwritten unseen', async () => {
    other.answer = () => ({ status: 200, body: { token: 'good' } });
    withTokens(
      (token) => token === 'good',
      ({ method }) => ({ status: method === 'GET' ? 403 : 202 }),
    );
    expect(await refusalOf(connect(LOGIN).image('acme/api', '1.0'))).toMatch(
      /may be written to, but not read \(403\): what is there would be overwritten unseen/,
    );
  });

  test.each<[string, Reply, RegExp]>([
    [
      'refuses the login',
      { status: 401, body: { details: 'incorrect secret-of-acme' } },
      /\("incorrect \*\*\*"\)\. It does not accept the login of "acme"/,
    ],
    ['is broken', { status: 500, body: 'out of order' }, /answered 500 \("out of order"\)/],
    ['is a web page', { status: 200, body: '<html>Welcome</html>' }, /not as a registry does: no token/],
    ['has none', { status: 200, body: { token: '' } }, /no token/],
    ['has one of two lines', { status: 200, body: { token: 'a\nb' } }, /no token/],
    ['says too much', { status: 200, body: { token: 'x'.repeat(5e6) } }, /more than 4 MB/],
  ])('a token server that %s', async (_, reply, says) => {
    other.answer = () => reply;
    withTokens(() => false);
    const message = await refusalOf(connect(LOGIN).image('acme/api', '1.0'));
    expect(message).toMatch(says);
    expect(message).not.toMatch(/secret-of-acme|a\nb/);
  });

  test.each([['ftp://127.0.0.1/token'], ['http://registry.example.org/token'], ['/token'], ['']])(
    'no login goes to "%s"',
    async (realm) => {
      server.answer = () => ({
        status: 401,
        headers: { 'www-authenticate': `Bearer realm="${realm}"` },
        body: unauthorized,
      });
      expect(await refusalOf(connect(LOGIN).tags('acme/api'))).toContain(
        `it sends to "${realm}" for a token`,
      );
      expect(server.seen).toHaveLength(1);
    },
  );
});

describe('the login itself (Basic)', () => {
  const basic: Reply = {
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="r"' },
    body: unauthorized,
  };
  test('is sent where it is asked for, and then at once', async () => {
    server.answer = (request) => (request.headers.authorization === `Basic ${BASIC}` ? good(request) : basic);
    const client = connect(LOGIN);
    await client.tags('acme/api');
    await client.tags('acme/api');
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      `Basic ${BASIC}`,
      `Basic ${BASIC}`,
    ]);
  });

  test('is not sent again and again when it is refused', async () => {
    server.answer = () => basic;
    const client = connect(LOGIN);
    expect(await refusalOf(client.tags('acme/api'))).toMatch(/does not accept the login of "acme"/);
    expect(server.seen).toHaveLength(2);
    expect(await refusalOf(client.tags('acme/api'))).toMatch(/does not accept the login of "acme"/);
    expect(server.seen).toHaveLength(3);
  });

  test('does not follow a blob to where it is stored, nor answers that one', async () => {
    server.answer = (request) => {
      if (request.headers.authorization !== `Basic ${BASIC}`) return basic;
      return request.url.includes('/blobs/')
        ? { status: 307, headers: { location: `${other.url}/storage?signed=1` } }
        : good(request);
    };
    other.answer = () => ({ status: 200, body: CONFIG });
    expect(await connect(LOGIN).image('acme/api', '1.0')).toMatchObject({ labels: new Map([['a', 'b']]) });
    const stolen = { 'www-authenticate': `Bearer realm="${other.url}/token"` };
    other.answer = () => ({ status: 401, headers: stolen });
    await refusalOf(connect(LOGIN).image('acme/api', '1.0'));
    expect(other.requests()).not.toContain('GET /token');
    expect(other.seen.length).toBeGreaterThan(1);
    for (const { headers } of other.seen) expect(headers.authorization).toBeUndefined();
  });

  test('nor is anything written elsewhere', async () => {
    server.answer = (request) =>
      request.method === 'PUT'
        ? { status: 307, headers: { location: `${other.url}/v2/acme/api/manifests/latest` } }
        : good(request);
    expect(await refusalOf(connect(LOGIN).copyTag('acme/api', digestOf(MANIFEST), 'latest'))).toMatch(
      /answered 307\. It sends requests on to another place/,
    );
    expect(other.seen).toEqual([]);
  });

  test('redirects in circles end', async () => {
    server.answer = ({ url }) => ({ status: 302, headers: { location: url } });
    expect(await refusalOf(connect().tags('acme/api'))).toMatch(/answered 302/);
    expect(server.seen).toHaveLength(6);
  });
});

describe('whether one may push', () => {
  test.each<[string, Reply, RegExp]>([
    [
      'refused',
      { status: 403, body: { errors: [{ code: 'DENIED', message: 'no' }] } },
      /\("DENIED: no"\)\. So "acme" may not write/,
    ],
    [
      'not there',
      { status: 404, body: { errors: [{ code: 'NAME_UNKNOWN', message: 'none' }] } },
      /does not make one by itself: create it first/,
    ],
    [
      'a mirror',
      { status: 405, body: { errors: [{ code: 'UNSUPPORTED', message: 'no' }] } },
      /is it a mirror\?/,
    ],
  ])('%s', async (_, reply, says) => {
    server.answer = () => reply;
    expect(await connect(LOGIN).pushProblems('acme/api')).toEqual([expect.stringMatching(says)]);
  });

  test('the upload is cancelled, where the registry has it and nowhere else', async () => {
    for (const location of [
      '/v2/acme/api/blobs/uploads/1?s=2',
      `https://${server.host}/v2/acme/api/blobs/uploads/1?s=2`,
    ]) {
      server.seen.length = 0;
      server.answer = ({ method }) => ({ status: method === 'POST' ? 202 : 500, headers: { location } });
      expect(await connect(LOGIN).pushProblems('acme/api')).toEqual([]);
      expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
        'POST /v2/acme/api/blobs/uploads/',
        'DELETE /v2/acme/api/blobs/uploads/1?s=2',
      ]);
    }
    server.answer = () => ({ status: 202, headers: { location: `${other.url}/upload` } });
    expect(await connect(LOGIN).pushProblems('acme/api')).toEqual([]);
    expect(other.seen).toEqual([]);
  });
});

describe('where a registry is', () => {
  const asked = async (registry: string) => {
    const urls: string[] = [];
    const client = connectRegistry(registry, undefined, {
      fetch: async (input) => {
        urls.push(String(input));
        return new Response('{"tags":null}');
      },
      log: new RecordedLog(),
      secret: () => {},
    });
    await client.tags('acme/api');
    return urls[0]!.replace(/\/v2.*/, '');
  };
  test.each([
    ['docker.io', 'https://registry-1.docker.io'],
    ['ghcr.io', 'https://ghcr.io'],
    ['registry.example.org:5000', 'https://registry.example.org:5000'],
    ['127.0.0.1.example.org', 'https://127.0.0.1.example.org'],
    ['localhost:5000', 'http://localhost:5000'],
    ['127.0.0.2:5000', 'http://127.0.0.2:5000'],
    ['[::1]:5000', 'http://[::1]:5000'],
  ])('%s', async (registry, origin) => expect(await asked(registry)).toBe(origin));

  test("Docker Hub's refusals name what its users know", async () => {
    const refuse = (status: number, body: object, login: RegistryLogin = LOGIN) =>
      connectRegistry('docker.io', login, {
        fetch: async (input) =>
          String(input).startsWith('https://auth.docker.io/')
            ? Response.json(body, { status })
            : Response.json(unauthorized, {
                status: 401,
                headers: { 'www-authenticate': 'Bearer realm="https://auth.docker.io/token"' },
              }),
        log: new RecordedLog(),
        secret: () => {},
      }).pushProblems('acme/api');
    const [denied] = await refuse(200, { token: 'useless' });
    expect(denied).toMatch(/^acme\/api: Docker Hub answered 401 .*"Read & Write".*"Image Push"/);
    const [login] = await refuse(401, { details: 'incorrect username or password' });
    expect(login).toMatch(
      /https:\/\/auth\.docker\.io answered 401 .*login of "acme".*personal-access-tokens/,
    );
    const [saved] = await refuse(400, {}, { identityToken: 'old' });
    expect(saved).toMatch(/the login that docker has saved/);
  });
});
