// docker-hub-publish with each way to build, and when things go wrong half way: the release's own bundle with a real engine, a real
// BuildKit, a real registry, and Docker Hub's own API on loopback.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDockerHub, startFaultProxy } from '../../packages/loopback/lib/index.js';
import { baseImage, pushBaseImage } from '../docker/base-image.js';
import { startBuilder } from '../docker/builder.js';
import { docker, dockerUser } from '../docker/client.js';
import { startRegistry } from '../docker/registry.js';
import { write } from './caller.js';
import { serving } from './serving.js';
import { runStep } from './step.js';

let registry;
let builder;
let base;
let platformsBase;
before(async () => {
  [registry, base] = await Promise.all([startRegistry(), baseImage()]);
  builder = await startBuilder({ registries: [registry.host] });
  platformsBase = await pushBaseImage(registry, builder);
});
after(() => Promise.all([registry, builder, base].map((part) => part?.close())));

const facts = { 'model-name': 'sentiment', 'model-version': '3', 'code-version': '1.4.0' };
const TAG = '1.4.0-sentiment-3';

/** A job on the main branch of a team's repository. */
function job(t, files = serving(base.name), env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-actions-e2e-'));
  const user = dockerUser();
  t.after(() => {
    user.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const workspace = join(folder, 'workspace');
  write(workspace, files);
  if ('api/serve' in files) chmodSync(join(workspace, 'api/serve'), 0o755);
  const event = join(folder, 'event.json');
  write(folder, { 'event.json': JSON.stringify({ repository: { default_branch: 'main' } }) });
  return {
    folder: join(folder, 'runner'),
    workspace,
    env: {
      ...user.env,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: event,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: '1a2b3c4d'.repeat(5),
      GITHUB_REPOSITORY: 'acme/reviews',
      ...env,
    },
  };
}

const publish = (job, inputs) =>
  runStep('docker-hub-publish', { registry: registry.host, ...facts, ...inputs }, job);

async function manifestOf(repository, reference, host = registry.host) {
  const answer = await fetch(`http://${host}/v2/${repository}/manifests/${reference}`, {
    headers: {
      accept:
        'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json',
    },
  });
  if (answer.status === 404) return undefined;
  return { digest: answer.headers.get('docker-content-digest'), content: await answer.json() };
}

async function configOf(repository, reference) {
  const { content } = await manifestOf(repository, reference);
  return (await fetch(`${registry.url}/v2/${repository}/blobs/${content.config.digest}`)).json();
}

test('docker alone says what it cannot do, all of it, and which step to add', async (t) => {
  const run = await publish(job(t), {
    image: 'acme/plain',
    context: 'api',
    platforms: 'linux/amd64,linux/arm64',
    secrets: 'token=x',
    provenance: 'true',
    'cache-from': 'type=gha',
  });
  assert.equal(run.status, 1);
  assert.match(run.printed, /docker\/setup-buildx-action@[0-9a-f]{40}/);
  for (const input of ['platforms', 'secrets', 'provenance', 'cache-from'])
    assert.match(run.printed, new RegExp(input));
});

test('buildx on the engine: a secret reaches the build and not the image', async (t) => {
  const user = dockerUser({ buildx: true });
  t.after(() => user.close());
  const files = {
    'api/Dockerfile': `FROM ${base.name}\nRUN --mount=type=secret,id=token T=$(cat /run/secrets/token) && test "\${#T}" -eq 12\nCMD ["nc", "-ll", "-p", "8000", "-e", "/serve"]\nCOPY --chmod=755 serve /serve\n`,
    'api/serve': serving(base.name)['api/serve'],
    'deploy/compose.yaml':
      '# Ours\nservices:\n  api:\n    build: ../api\n    ports: ["80:8000"] # To all\n  db:\n    image: postgres:17\n',
  };
  const here = job(t, files, user.env);
  const run = await publish(here, {
    image: 'acme/engine',
    context: 'api',
    secrets: 'token=s3cret-value',
    'smoke-test': 'port: 8000\npath: /health\n',
    'compose-file': 'out/compose.yaml',
    'compose-from': 'deploy/compose.yaml',
  });
  assert.equal(run.status, 0, run.printed);
  const { digest } = await manifestOf('acme/engine', TAG);
  assert.equal(run.outputs.digest, digest);
  assert.equal((await manifestOf('acme/engine', 'latest')).digest, digest);
  assert.equal(run.outputs.tags, `${registry.host}/acme/engine:${TAG}\n${registry.host}/acme/engine:latest`);
  assert.doesNotMatch(JSON.stringify(await configOf('acme/engine', TAG)), /s3cret/);
  assert.doesNotMatch(run.printed.replaceAll('::add-mask::s3cret-value', ''), /s3cret/);
  assert.equal(run.outputs['compose-file'], 'out/compose.yaml');
  const compose = readFileSync(join(here.workspace, 'out/compose.yaml'), 'utf8');
  assert.match(compose, new RegExp(`image: "?${registry.host}/acme/engine:${TAG}@${digest}`));
  assert.doesNotMatch(compose, /build:/);
  assert.match(compose, /^# Ours\n/);
  assert.match(compose, /ports: \[ ?"80:8000" ?\] # To all/);
  assert.match(compose, /image: postgres:17/);
});

test('buildx with BuildKit: two platforms and provenance under one digest, and the second run has nothing to do', async (t) => {
  const inputs = {
    image: 'acme/builder',
    context: 'api',
    platforms: 'linux/amd64,linux/arm64',
    provenance: 'mode=max',
    'smoke-test': 'port: 8000\npath: /health\n',
  };
  const files = serving(platformsBase);
  const run = await publish(job(t, files, builder.env), inputs);
  assert.equal(run.status, 0, run.printed);
  const { digest, content } = await manifestOf('acme/builder', TAG);
  assert.equal(run.outputs.digest, digest);
  assert.equal((await manifestOf('acme/builder', 'latest')).digest, digest);
  const platforms = content.manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`);
  assert.deepEqual(platforms.sort(), ['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown']);
  assert.match(run.summary, /passed, ready after/);

  const again = await publish(job(t, files, builder.env), inputs);
  assert.equal(again.status, 0, again.printed);
  assert.equal(again.outputs.pushed, 'false');
  assert.equal(again.outputs.digest, digest);
  assert.equal((await manifestOf('acme/builder', TAG)).digest, digest);
});

test('a push that breaks half way says what is there, and the next run completes it', async (t) => {
  const proxy = await startFaultProxy(registry.url);
  t.after(() => proxy.close());
  const host = new URL(proxy.url).host;
  const inputs = {
    registry: host,
    images: '- { name: acme/half-api, context: api }\n- { name: acme/half-web, context: web }\n',
  };
  proxy.fault = ({ method, url }) =>
    method === 'PUT' && url.includes('/half-web/manifests/') ? { status: 403 } : undefined;
  const run = await publish(job(t), inputs);
  assert.equal(run.status, 1, run.printed);
  assert.match(run.printed, /push failed/);
  assert.match(run.printed, new RegExp(`In the registry:(?:\\n|%0A)\\s*${host}/acme/half-api:${TAG}`));
  assert.match(run.printed, new RegExp(`Not in the registry:[\\s\\S]*${host}/acme/half-web:${TAG}`));
  assert.match(run.printed, /Run the job again/);
  const there = await manifestOf('acme/half-api', TAG);
  assert.ok(there);
  assert.equal(await manifestOf('acme/half-api', 'latest'), undefined, 'what moves waits for all releases');
  assert.equal(await manifestOf('acme/half-web', TAG), undefined);
  assert.match(run.summary, /incomplete/);
  assert.equal(JSON.parse(run.outputs.images)[0].digest, there.digest);

  proxy.fault = () => undefined;
  const again = await publish(job(t), inputs);
  assert.equal(again.status, 0, again.printed);
  assert.equal((await manifestOf('acme/half-api', TAG)).digest, there.digest);
  assert.equal((await manifestOf('acme/half-api', 'latest')).digest, there.digest);
  assert.ok(await manifestOf('acme/half-web', TAG));
});

test('a step that is killed leaves nothing behind its post step', async (t) => {
  const here = job(t, serving(base.name, { port: 80 }));
  const run = await runStep(
    'docker-hub-publish',
    {
      registry: registry.host,
      ...facts,
      image: 'acme/killed',
      context: 'api',
      username: 'ci',
      password: 'a-password-of-ci',
      'smoke-test': 'port: 8000\ndeadline: 100\n',
    },
    { ...here, until: (text) => /Smoke test of/.test(text) && text.length > 0 },
  );
  assert.equal(run.status, null);
  const { folder, owner } = JSON.parse(run.state.left);
  assert.ok(existsSync(folder));
  assert.doesNotMatch(run.state.left, /a-password-of-ci/);
  const post = await run.post();
  assert.equal(post.status, 0, post.printed);
  assert.equal(existsSync(folder), false);
  const left = await docker(['ps', '--all', '--quiet', '--filter', `label=mlops-actions.owner=${owner}`]);
  assert.equal(left, '');
  assert.equal(await docker(['image', 'ls', '--quiet', `mlops-actions/${owner.toLowerCase()}`]), '');
  assert.equal((await run.post()).status, 0, 'once more is no harm');
});

test('a secret that a build prints is in no report', async (t) => {
  const user = dockerUser({ buildx: true });
  t.after(() => user.close());
  const files = {
    'api/Dockerfile': `FROM ${base.name}\nRUN --mount=type=secret,id=token cat /run/secrets/token && false\n`,
  };
  const run = await publish(job(t, files, user.env), {
    image: 'acme/prints',
    context: 'api',
    secrets: 'token=s3cret-value',
  });
  assert.equal(run.status, 1, run.printed);
  assert.match(run.summary, /\*\*\*/);
  assert.doesNotMatch(run.summary, /s3cret/);
  assert.doesNotMatch(readFileSync(run.outputs.report, 'utf8'), /s3cret/);
});

test('two jobs of one release at once: both end with the digest that the tag has', async (t) => {
  const inputs = { image: 'acme/twice', context: 'api' };
  const runs = await Promise.all([publish(job(t), inputs), publish(job(t), inputs)]);
  for (const run of runs) assert.equal(run.status, 0, run.printed);
  const again = await publish(job(t), inputs);
  assert.equal(again.outputs.pushed, 'false');
  assert.equal(again.outputs.digest, (await manifestOf('acme/twice', TAG)).digest);
});

test('an image that was pushed without the test that it has now is tested, and latest does not move to it if it fails', async (t) => {
  const inputs = { image: 'acme/later', context: 'api' };
  const first = await publish(job(t), { ...inputs, latest: 'false' });
  assert.equal(first.status, 0, first.printed);
  const failing = await publish(job(t), {
    ...inputs,
    'smoke-test': 'port: 8000\npath: /nowhere\ndeadline: 2\n',
  });
  assert.equal(failing.status, 1, failing.printed);
  assert.match(failing.printed, /404/);
  assert.equal(await manifestOf('acme/later', 'latest'), undefined);
  const passing = await publish(job(t), { ...inputs, 'smoke-test': 'port: 8000\npath: /health\n' });
  assert.equal(passing.status, 0, passing.printed);
  assert.match(passing.summary, /passed, ready after/);
  assert.equal((await manifestOf('acme/later', 'latest')).digest, first.outputs.digest);
});

test('a release of an old line moves none of the tags that name the newest', async (t) => {
  const release = async (version, template = '', status = 0) => {
    const here = job(t, serving(base.name), {
      GITHUB_REF: `refs/tags/v${version}`,
      GITHUB_SHA: version[0].repeat(40),
    });
    const run = await runStep(
      'docker-hub-publish',
      {
        registry: registry.host,
        image: 'acme/lines',
        context: 'api',
        labels: `line=${version}`,
        'tag-template': template,
      },
      here,
    );
    assert.equal(run.status, status, run.printed);
    return run;
  };
  const digestOf = async (tag) => (await manifestOf('acme/lines', tag))?.digest;
  await release('1.2.3');
  const two = await release('2.0.0');
  const patch = await release('1.2.4');
  assert.equal(await digestOf('latest'), two.outputs.digest);
  assert.equal(await digestOf('2'), two.outputs.digest);
  assert.equal(await digestOf('1'), patch.outputs.digest);
  assert.equal(await digestOf('1.2'), patch.outputs.digest);
  const back = await release('1.2.3');
  assert.equal(back.outputs.pushed, 'false');
  assert.equal(await digestOf('1.2'), patch.outputs.digest);
  assert.match(back.printed, /acme\/lines:1\.2 stays: it is version 1\.2\.4/);
  const tagless = await release('1.2.2', '{major}', 1);
  assert.match(tagless.printed, /acme\/lines would have no tag of its own/);
});

test('compose-file in the context does not make another image of the second run', async (t) => {
  const here = job(t, { Dockerfile: `FROM ${base.name}\nCOPY page /page\n`, page: 'x' });
  const inputs = { image: 'acme/compose', 'compose-file': 'compose.release.yaml' };
  assert.equal((await publish(here, inputs)).status, 0);
  const again = await publish({ ...here, folder: `${here.folder}-again` }, inputs);
  assert.equal(again.status, 0, again.printed);
  assert.equal(again.outputs.pushed, 'false');
});

test("Docker Hub's page and old tags", async (t) => {
  const hub = await startDockerHub();
  t.after(() => hub.close());
  const old = (day) => ({ pushed: `2026-01-0${day}T00:00:00Z`, bytes: 1 });
  const repository = hub.createRepository('acme/reviews', {
    '1.0.0-sentiment-1': old(1),
    '1.1.0-sentiment-1': old(2),
    '1.2.0-sentiment-2': old(3),
    'by-hand': old(1),
    latest: old(1),
    [TAG]: old(4),
  });
  const files = {
    ...serving(base.name),
    'docs/README.md': '# Reviews\n\n[Guide](guide.md) ![Chart](../chart.png)\n',
  };
  const inputs = {
    image: 'acme/reviews',
    context: 'api',
    username: hub.username,
    password: hub.password,
    readme: 'docs/README.md',
    'short-description': 'Serves the analyzer',
    prune: '*-sentiment-*',
    'prune-keep': '2',
  };
  const env = { DOCKER_HUB_URL: hub.url };

  const dry = await publish(job(t, files, env), { ...inputs, 'prune-dry-run': 'true' });
  assert.equal(dry.status, 0, dry.printed);
  assert.match(dry.printed, /prune would delete 2 tags: 1\.0\.0-sentiment-1, 1\.1\.0-sentiment-1/);
  assert.equal(repository.tags.size, 6);
  assert.match(
    repository.full,
    /\[Guide\]\(https:\/\/github\.com\/acme\/reviews\/blob\/main\/docs\/guide\.md\)/,
  );
  assert.match(repository.full, /!\[Chart\]\(https:\/\/github\.com\/acme\/reviews\/raw\/main\/chart\.png\)/);
  assert.equal(repository.short, 'Serves the analyzer');

  const run = await publish(job(t, files, env), inputs);
  assert.equal(run.status, 0, run.printed);
  assert.deepEqual([...repository.tags.keys()], ['1.2.0-sentiment-2', 'by-hand', 'latest', TAG]);
  assert.match(run.summary, /prune deleted 2 tags/);
  assert.deepEqual(hub.violations, []);

  const refused = await publish(job(t, files, env), { ...inputs, password: 'dckr_pat_wrong-one' });
  assert.equal(refused.status, 1);
  assert.doesNotMatch(refused.printed.replaceAll('::add-mask::dckr_pat_wrong-one', ''), /wrong-one/);
});
