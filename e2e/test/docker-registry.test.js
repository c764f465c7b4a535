// The registry client against the real registry: open to all, with a login, and with bearer tokens.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { connectRegistry } from '../../packages/docker/lib/registry/client.js';
import { startTokenServer } from '../../packages/loopback/lib/index.js';
import { docker, dockerUser } from '../docker/client.js';
import { startEngine } from '../docker/engine.js';
import { startRegistry } from '../docker/registry.js';

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const secrets = [];
const lines = [];
const note = (line) => void lines.push(line);
const log = { info: note, debug: note, notice: note, warning: note, error: note, group: (_, work) => work() };
const connect = (registry, login) =>
  connectRegistry(registry.host, login, { fetch, log, secret: (one) => void secrets.push(one) });

/** A registry's API by hand, so that what the client reads is not what it wrote. */
function rawApi({ url }, authorization) {
  const headers = authorization === undefined ? {} : { authorization };
  const ok = async (response) => {
    assert.ok(response.ok, `${response.url}: ${response.status} ${await response.clone().text()}`);
    return response;
  };
  const blob = async (repository, bytes) => {
    const begun = await ok(
      await fetch(`${url}/v2/${repository}/blobs/uploads/`, { method: 'POST', headers }),
    );
    const at = new URL(begun.headers.get('location'), url);
    at.searchParams.set('digest', digestOf(bytes));
    await ok(await fetch(at, { method: 'PUT', headers, body: bytes }));
    return { digest: digestOf(bytes), size: bytes.length };
  };
  const manifest = async (repository, tag, value) => {
    const bytes = Buffer.from(JSON.stringify(value));
    const reference = tag ?? digestOf(bytes);
    await ok(
      await fetch(`${url}/v2/${repository}/manifests/${reference}`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': value.mediaType },
        body: bytes,
      }),
    );
    return { mediaType: value.mediaType, digest: digestOf(bytes), size: bytes.length };
  };
  const image = async (
    repository,
    tag,
    { os = 'linux', architecture = 'amd64', variant, labels = {} } = {},
  ) => {
    const config = Buffer.from(
      JSON.stringify({
        os,
        architecture,
        variant,
        created: '2026-01-02T03:04:05Z',
        config: { Labels: labels },
      }),
    );
    const layer = Buffer.from(`layer of ${architecture} ${randomUUID()}`);
    return {
      bytes: config.length + layer.length,
      ...(await manifest(repository, tag, {
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config: {
          mediaType: 'application/vnd.oci.image.config.v1+json',
          ...(await blob(repository, config)),
        },
        layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await blob(repository, layer)) }],
      })),
    };
  };
  return { blob, manifest, image };
}

describe('a registry open to all', () => {
  let registry;
  let api;
  let client;
  before(async () => {
    registry = await startRegistry();
    api = rawApi(registry);
    client = connect(registry);
  });
  after(() => registry.close());

  test('what is not there is nothing', async () => {
    assert.equal(await client.image('acme/none', '1.0'), undefined);
    assert.deepEqual(await client.tags('acme/none'), []);
    await api.image('acme/some', '1.0');
    assert.equal(await client.image('acme/some', '2.0'), undefined);
  });

  test('an image of one platform', async () => {
    const { digest, bytes } = await api.image('acme/api', '1.0', {
      labels: { 'org.opencontainers.image.title': 'api' },
    });
    const expected = {
      digest,
      mediaType: OCI_MANIFEST,
      bytes,
      platforms: ['linux/amd64'],
      labels: new Map([['org.opencontainers.image.title', 'api']]),
      created: '2026-01-02T03:04:05Z',
      attestations: 0,
    };
    assert.deepEqual(await client.image('acme/api', '1.0'), expected);
    assert.deepEqual(await client.image('acme/api', digest), expected);
    assert.deepEqual(await client.tags('acme/api'), ['1.0']);
  });

  test('a digest is told without a read', async () => {
    const { digest } = await api.image('acme/told', '1.0');
    assert.equal(await client.digestOf('acme/told', '1.0'), digest);
    assert.equal(await client.digestOf('acme/told', digest), digest);
    assert.equal(await client.digestOf('acme/told', '2.0'), undefined);
    assert.match(registry.log(), /HEAD \/v2\/acme\/told\/manifests\/1\.0 /);
    assert.doesNotMatch(registry.log(), /GET \/v2\/acme\/told\/manifests/);
  });

  test('an index: its digest, the platforms, the attestations beside them, and one platform measured', async () => {
    const repository = 'acme/both';
    const amd64 = await api.image(repository, undefined, { labels: { for: 'amd64' } });
    const arm64 = await api.image(repository, undefined, {
      architecture: 'arm64',
      variant: 'v8',
      labels: { for: 'arm64' },
    });
    const attestation = await api.image(repository, undefined, { os: 'unknown', architecture: 'unknown' });
    const entry = ({ mediaType, digest, size }, more) => ({ mediaType, digest, size, ...more });
    const { digest } = await api.manifest(repository, '1.0', {
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [
        entry(amd64, { platform: { os: 'linux', architecture: 'amd64' } }),
        entry(arm64, { platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } }),
        entry(attestation, {
          platform: { os: 'unknown', architecture: 'unknown' },
          annotations: {
            'vnd.docker.reference.type': 'attestation-manifest',
            'vnd.docker.reference.digest': amd64.digest,
          },
        }),
      ],
    });
    const image = await client.image(repository, '1.0');
    assert.equal(image.digest, digest);
    assert.deepEqual(image.platforms, ['linux/amd64', 'linux/arm64/v8']);
    assert.equal(image.attestations, 1);
    assert.equal(image.bytes, amd64.bytes);
    assert.equal(image.labels.get('for'), 'amd64');
    const other = await client.image(repository, '1.0', 'linux/arm64');
    assert.equal(other.labels.get('for'), 'arm64');
    assert.equal(other.bytes, arm64.bytes);

    await client.copyTag(repository, digest, 'latest');
    assert.equal((await client.image(repository, 'latest')).digest, digest);
    assert.deepEqual((await client.tags(repository)).sort(), ['1.0', 'latest']);
  });

  test('a tag is copied byte for byte, moves, and comes of nothing else', async () => {
    const [one, two] = [await api.image('acme/moves', '1.0'), await api.image('acme/moves', '2.0')];
    for (const { digest } of [one, one, two]) {
      await client.copyTag('acme/moves', digest, 'latest');
      assert.equal((await client.image('acme/moves', 'latest')).digest, digest);
    }
    assert.equal((await client.image('acme/moves', '1.0')).digest, one.digest);
    await assert.rejects(client.copyTag('acme/moves', digestOf('nothing'), '3.0'), /there is no such image/);
    assert.equal(await client.image('acme/moves', '3.0'), undefined);
  });

  test('whether one may push is asked without leaving anything', async () => {
    assert.deepEqual(await client.pushProblems('acme/new'), []);
    assert.match(registry.log(), /DELETE \/v2\/acme\/new\/blobs\/uploads\/\S+ HTTP\/1\.1" 204/);
    assert.deepEqual(await client.tags('acme/new'), []);
  });

  test('what docker pushes has the digest that docker tells', async () => {
    await startEngine();
    const user = dockerUser();
    const folder = mkdtempSync(join(tmpdir(), 'e2e-image-'));
    const name = `${registry.host}/acme/pushed:1.0`;
    try {
      writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nLABEL made.by="docker"\nCOPY Dockerfile /\n');
      const env = { ...user.env, DOCKER_BUILDKIT: '0' };
      await docker(['build', '--tag', name, folder], { env });
      const [, digest] = /digest: (sha256:\w+)/.exec(await docker(['push', name], { env }));
      const image = await client.image('acme/pushed', '1.0');
      assert.equal(image.digest, digest);
      assert.equal(image.mediaType, 'application/vnd.docker.distribution.manifest.v2+json');
      assert.equal(image.labels.get('made.by'), 'docker');
      assert.equal(image.platforms.length, 1);
    } finally {
      await docker(['image', 'rm', '--force', name], { env: user.env });
      rmSync(folder, { recursive: true });
      user.close();
    }
  });
});

describe('a registry with a login (htpasswd)', () => {
  let registry;
  let login;
  before(async () => {
    registry = await startRegistry({ auth: 'basic' });
    login = { username: registry.username, password: registry.password };
  });
  after(() => registry.close());

  test('with it everything, and its header is hidden', async () => {
    const client = connect(registry, login);
    const basic = Buffer.from(`${login.username}:${login.password}`).toString('base64');
    const { digest } = await rawApi(registry, `Basic ${basic}`).image('acme/api', '1.0');
    assert.deepEqual(await client.pushProblems('acme/api'), []);
    assert.equal((await client.image('acme/api', '1.0')).digest, digest);
    await client.copyTag('acme/api', digest, 'latest');
    assert.deepEqual((await client.tags('acme/api')).sort(), ['1.0', 'latest']);
    assert.equal(await client.image('acme/none', '1.0'), undefined);
    assert.ok(secrets.includes(login.password) && secrets.includes(basic));
  });

  test('another login, and none, are errors that say so', async () => {
    const wrong = connect(registry, { ...login, password: 'another-password' });
    const without = connect(registry);
    for (const [client, says] of [
      [wrong, /answered 401 .*does not accept the login of "e2e"/],
      [without, /answered 401 .*wants a login\. Write:\n {2}username:/],
    ]) {
      await assert.rejects(client.image('acme/api', '1.0'), (error) => {
        assert.equal(error.name, 'UserError');
        assert.match(error.message, says);
        assert.doesNotMatch(error.message, /another-password/);
        return true;
      });
      const [line, ...more] = await client.pushProblems('acme/api');
      assert.match(line, says);
      assert.deepEqual(more, []);
    }
  });
});

describe('a registry with bearer tokens', () => {
  let tokens;
  let registry;
  let digest;
  let ci;
  before(async () => {
    tokens = await startTokenServer();
    registry = await startRegistry({ auth: tokens.auth });
    ci = connect(registry, { username: tokens.username, password: tokens.password });
    for (const repository of ['acme/api', 'public/api']) {
      const query = `service=${tokens.auth.service}&scope=repository:${repository}:pull,push`;
      const authorization = `Basic ${Buffer.from(`${tokens.username}:${tokens.password}`).toString('base64')}`;
      const { token } = await (
        await fetch(`${tokens.url}/token?${query}`, { headers: { authorization } })
      ).json();
      ({ digest } = await rawApi(registry, `Bearer ${token}`).image(repository, '1.0'));
    }
  });
  after(async () => {
    await registry.close();
    await tokens.close();
  });

  test('one token serves for all that it is for, and is hidden', async () => {
    tokens.reset();
    const digests = [1, 2, 3].map(() => ci.digestOf('acme/api', '1.0'));
    assert.deepEqual(new Set(await Promise.all(digests)).size, 1);
    assert.ok(await ci.image('acme/api', '1.0'));
    await ci.tags('acme/api');
    assert.equal(tokens.requests.length, 1);
    // To cancel an upload the registry wants a right of its own.
    assert.deepEqual(await ci.pushProblems('acme/api'), []);
    assert.match(registry.log(), /DELETE \/v2\/acme\/api\/blobs\/uploads\/\S+ HTTP\/1\.1" 204/);
    assert.equal(tokens.requests.length, 3);
    const { digest: own } = await ci.image('acme/api', '1.0');
    await ci.copyTag('acme/api', own, 'latest');
    assert.deepEqual((await ci.tags('acme/api')).sort(), ['1.0', 'latest']);
    assert.equal(tokens.requests.length, 3);
    assert.equal(await ci.image('acme/none', '1.0'), undefined);
    assert.ok(secrets.some((one) => one.split('.').length === 3));
  });

  test('an identity token is a login too', async () => {
    const client = connect(registry, { identityToken: tokens.identityToken });
    assert.ok(await client.image('acme/api', '1.0'));
    assert.deepEqual(await client.pushProblems('acme/api'), []);
    const wrong = connect(registry, { identityToken: 'of-nobody' });
    await assert.rejects(wrong.image('acme/api', '1.0'), /does not accept the login that docker has saved/);
  });

  test('who may not push learns it, and reads what may be read', async () => {
    const reader = connect(registry, tokens.reader);
    const [line] = await reader.pushProblems('acme/api');
    assert.match(line, /answered 401 .*"reader" may not write to 127\.0\.0\.1:\d+\/acme\/api/);
    assert.ok(await reader.image('acme/api', '1.0'));
    await assert.rejects(reader.copyTag('public/api', digest, 'latest'), /"reader" may not write to/);
  });

  test('without a login: what is public, and nothing of what is not', async () => {
    const anybody = connect(registry);
    assert.equal((await anybody.image('public/api', '1.0')).digest, digest);
    assert.equal(await anybody.image('acme/api', '1.0'), undefined);
    assert.deepEqual(await anybody.tags('acme/api'), []);
    assert.match((await anybody.pushProblems('public/api'))[0], /Nobody pushes there without a login/);
  });

  test('a wrong password is told, and not shown', async () => {
    const wrong = connect(registry, { username: tokens.username, password: 'another-password' });
    await assert.rejects(wrong.image('acme/api', '1.0'), (error) => {
      assert.match(error.message, /answered 401 \("incorrect username or password"\).*login of "ci"/);
      assert.doesNotMatch(error.message, /another-password/);
      return true;
    });
    assert.doesNotMatch(lines.join('\n'), /password-of-ci|another-password/);
  });
});
