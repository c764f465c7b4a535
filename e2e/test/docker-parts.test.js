// The parts that the tests of docker-hub-publish stand on, each by somebody else's client.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTokenServer } from '../../packages/loopback/lib/index.js';
import { baseImage, pushBaseImage } from '../docker/base-image.js';
import { startBuilder } from '../docker/builder.js';
import { docker, dockerUser } from '../docker/client.js';
import { startEngine } from '../docker/engine.js';
import { startRegistry } from '../docker/registry.js';

const parts = [];
/** Closed when all tests are done. */
async function kept(starting) {
  const part = await starting;
  parts.push(part);
  return part;
}

let base;
before(async () => {
  await kept(startEngine());
  base = await kept(baseImage());
});
after(async () => {
  for (const part of parts.reverse()) await part.close();
});

const MANIFESTS =
  'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json';

/** Tries again while it fails, for ten seconds. */
async function eventually(attempt) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(50);
    }
  }
}

/** What the registry's API says of a tag. */
async function manifest({ url, username, password }, repository, tag) {
  const answer = await fetch(`${url}/v2/${repository}/manifests/${tag}`, {
    headers: {
      accept: MANIFESTS,
      ...(username && { authorization: `Basic ${btoa(`${username}:${password}`)}` }),
    },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

async function pushBase({ host }, env) {
  const name = `${host}/acme/api:1`;
  await docker(['tag', base.name, name]);
  try {
    return await docker(['push', name], { env });
  } finally {
    await docker(['image', 'rm', name]);
  }
}

test('the engine runs the base image and publishes its port', async (t) => {
  const serve = 'echo 42 >/tmp/index.html && httpd -f -p 8000 -h /tmp';
  const run = ['run', '--detach', '--rm', '--publish', '127.0.0.1::8000', base.name, 'sh', '-c', serve];
  const container = await docker(run);
  t.after(() => docker(['container', 'kill', container]));
  const address = await docker(['port', container, '8000']);
  assert.equal(await eventually(() => fetch(`http://${address}`).then((answer) => answer.text())), '42\n');
});

test('a registry takes a push', async () => {
  const registry = await kept(startRegistry());
  await pushBase(registry);
  assert.equal((await manifest(registry, 'acme/api', '1')).layers.length, 1);
  assert.match(registry.log(), /"PUT \/v2\/acme\/api\/manifests\/1/);
});

test('a registry with accounts takes a push of who logged in only', async () => {
  const registry = await kept(startRegistry({ auth: 'basic' }));
  const { env } = await kept(dockerUser());
  await assert.rejects(pushBase(registry, env), /no basic auth credentials/);
  const login = ['login', '--password-stdin', '--username', registry.username, registry.host];
  await assert.rejects(docker(login, { env, input: 'wrong' }), /401 Unauthorized/);
  await docker(login, { env, input: registry.password });
  await pushBase(registry, env);
  assert.equal((await manifest(registry, 'acme/api', '1')).layers.length, 1);
});

test('a registry with a token server takes a push of who may', async () => {
  const tokens = await kept(startTokenServer());
  const registry = await kept(startRegistry({ auth: tokens.auth }));
  const { env } = await kept(dockerUser());
  const login = ({ username, password }) =>
    docker(['login', '--password-stdin', '--username', username, registry.host], { env, input: password });
  await login(tokens.reader);
  await assert.rejects(pushBase(registry, env), /denied/);
  await login(tokens);
  await pushBase(registry, env);
  assert.match(registry.log(), /"PUT \/v2\/acme\/api\/manifests\/1/);
});

test('a builder pushes an index of two platforms with attestations', async (t) => {
  const registry = await kept(startRegistry());
  const builder = await kept(startBuilder({ registries: [registry.host] }));
  const context = mkdtempSync(join(tmpdir(), 'e2e-parts-'));
  t.after(() => rmSync(context, { recursive: true }));
  writeFileSync(join(context, 'model.txt'), 'weights');
  writeFileSync(
    join(context, 'Dockerfile'),
    `FROM ${await pushBaseImage(registry, builder)}\nCOPY model.txt /\n`,
  );
  const name = `${registry.host}/acme/two:1`;
  const how = ['--platform', 'linux/amd64,linux/arm64', '--provenance', 'mode=max', '--push', '--tag', name];
  await docker(['buildx', 'build', ...how, context], builder);
  const { manifests } = await manifest(registry, 'acme/two', '1');
  assert.deepEqual(
    manifests.map(
      ({ platform, annotations }) => annotations?.['vnd.docker.reference.type'] ?? platform.architecture,
    ),
    ['amd64', 'arm64', 'attestation-manifest', 'attestation-manifest'],
  );
  try {
    assert.equal(await docker(['run', '--rm', name, 'cat', '/model.txt']), 'weights');
  } finally {
    await docker(['image', 'rm', name]);
  }
});

test('buildx is there for who has it', async () => {
  const [plain, buildx] = [await kept(dockerUser()), await kept(dockerUser({ buildx: true }))];
  assert.match(await docker(['buildx', 'version'], buildx), /github\.com\/docker\/buildx v\d/);
  await assert.rejects(docker(['buildx', 'version'], plain), /'buildx' is not a docker command/);
});
