// The example that builds images, unchanged, in a real runner, with a real docker engine and a real registry that has accounts.
import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { baseImage } from '../docker/base-image.js';
import { docker } from '../docker/client.js';
import { startRegistry } from '../docker/registry.js';
import { runWorkflow } from './act.js';
import { callerOf, example, onMain } from './caller.js';
import { root } from './paths.js';
import { serving } from './serving.js';
import { watchCommandLines } from './watch.js';

const RELEASE_3 = '1.4.0-sentiment-analyzer-3';
const RELEASE_4 = '1.4.0-sentiment-analyzer-4';

let registry;
let base;
before(async () => {
  [registry, base] = await Promise.all([startRegistry({ auth: 'basic' }), baseImage()]);
});
after(() => Promise.all([registry?.close(), base?.close()]));

const push = { name: 'push', payload: { ref: 'refs/heads/main', repository: { default_branch: 'main' } } };
const dispatch = (version) => ({
  name: 'workflow_dispatch',
  payload: { inputs: { model_version: version }, repository: { default_branch: 'main' } },
});

/** The team's repository runs its workflow. Secrets and variables are where act looks for a repository's. */
async function build(
  t,
  event,
  { files = serving(base.name), variables = {}, workflow = example('docker-build.yml') } = {},
) {
  const vars = {
    REGISTRY: registry.host,
    DOCKER_HUB_USERNAME: registry.username,
    MODEL_NAME: 'sentiment-analyzer',
    MODEL_VERSION: '3',
    ...variables,
  };
  const caller = callerOf(t, {
    '.github/workflows/images.yml': workflow,
    '.vars': lines(vars),
    '.secrets': lines({ DOCKER_HUB_PASSWORD: registry.password }),
    ...files,
  });
  chmodSync(join(caller.repository, 'api/serve'), 0o755);
  if (event !== undefined) onMain(caller);
  const watch = watchCommandLines(/docker-hub-publish\.js/);
  const run = await runWorkflow(caller, 'images.yml', undefined, event);
  const seen = { log: shown(run.printed), 'command lines': watch.stop() };
  const basic = Buffer.from(`${registry.username}:${registry.password}`).toString('base64');
  for (const [where, text] of Object.entries(seen))
    for (const secret of [registry.password, basic])
      assert.ok(!text.includes(secret), `a secret in the ${where}: ${lineWith(secret, text)}`);
  assert.deepEqual(filesWith(caller.folder, [registry.password, basic]), [], 'no file has the password');
  assert.deepEqual(await leftBy(run), [], 'no container is left');
  return run;
}

test('on a pull request both images are built and tested, and none is pushed', async (t) => {
  const run = await build(t, undefined);
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.images.outputs.pushed, 'false');
  assert.match(run.images.summary, /Built and tested 2 images, pushed nothing/);
  assert.deepEqual(await tags('acme/reviews-api'), []);
  assert.deepEqual(await tags('acme/reviews-web'), []);
});

test('a smoke test that gets a 500 fails, and nothing is pushed', async (t) => {
  const run = await build(t, push, { files: serving(base.name, { predict: '500 Internal Server Error' }) });
  assert.equal(run.status, 1, run.printed);
  assert.match(errorsOf(run), /smoke test of .*reviews-api.* failed, and nothing was pushed/);
  assert.match(errorsOf(run), /500/);
  assert.match(run.images.summary, /failed/);
  assert.equal(run.images.outputs.pushed, 'false');
  assert.deepEqual(await tags('acme/reviews-api'), []);
});

test('an image that listens on another port fails, and the port is named', async (t) => {
  const run = await build(t, push, {
    files: serving(base.name, { port: 80 }),
    // The example gives a model two minutes to load.
    workflow: example('docker-build.yml').toString().replace('deadline: 120', 'deadline: 3'),
  });
  assert.equal(run.status, 1, run.printed);
  assert.match(errorsOf(run), /\b80\b/);
  assert.match(errorsOf(run), /\b8000\b/);
  assert.deepEqual(await tags('acme/reviews-api'), []);
});

test('without a model version nothing is built', async (t) => {
  const run = await build(t, push, { variables: { MODEL_VERSION: '' } });
  assert.equal(run.status, 1, run.printed);
  assert.match(errorsOf(run), /model-version is empty/);
  assert.doesNotMatch(run.said, /Step 1\//);
});

test('a push to main pushes both, with the tags, labels and digests that the outputs say', async (t) => {
  const run = await build(t, push);
  assert.equal(run.status, 0, run.printed);
  const images = JSON.parse(run.images.outputs.images);
  assert.deepEqual(
    images.map(({ name, tags, pushed }) => ({ name, tags, pushed })),
    ['api', 'web'].map((part) => ({
      name: `${registry.host}/acme/reviews-${part}`,
      tags: [RELEASE_3, 'latest'],
      pushed: true,
    })),
  );
  for (const { name, digest, size } of images) {
    const repository = name.slice(registry.host.length + 1);
    assert.deepEqual((await tags(repository)).sort(), [RELEASE_3, 'latest']);
    for (const tag of [RELEASE_3, 'latest']) assert.equal((await manifest(repository, tag)).digest, digest);
    const { config, layers } = (await manifest(repository, RELEASE_3)).content;
    assert.equal(
      size,
      layers.reduce((sum, layer) => sum + layer.size, config.size),
    );
    const { Labels: labels } = (await blob(repository, config.digest)).config;
    assert.equal(labels['mlops-actions.model-name'], 'sentiment-analyzer');
    assert.equal(labels['mlops-actions.model-version'], '3');
    assert.equal(labels['mlops-actions.hf-repo'], 'team/sentiment-analyzer-3');
    assert.equal(labels['mlops-actions.code-version'], '1.4.0');
    assert.equal(labels['org.opencontainers.image.version'], RELEASE_3);
    assert.match(labels['org.opencontainers.image.revision'], /^[0-9a-f]{40}$/);
    assert.match(run.said, new RegExp(`image: ${name}:${RELEASE_3}@${digest}`), 'the compose file');
  }
  const api = await manifest('acme/reviews-api', RELEASE_3);
  const { Env } = (await blob('acme/reviews-api', api.content.config.digest)).config;
  assert.ok(Env.includes('MODEL=sentiment-analyzer 3 of team/sentiment-analyzer-3, code 1.4.0'), String(Env));
  assert.equal(run.steps['Follow up'], 'success');
  assert.match(run.images.summary, /passed, ready after/);
});

test('again, on a machine that has built nothing: the same digests, and nothing is pushed', async (t) => {
  const digest = (await manifest('acme/reviews-api', RELEASE_3)).digest;
  const run = await build(t, push);
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.images.outputs.pushed, 'false');
  assert.equal(JSON.parse(run.images.outputs.images)[0].digest, digest);
  assert.doesNotMatch(run.said, /Step 1\//);
});

test('the same tag with other content is refused before anything is built', async (t) => {
  const before = await Promise.all(['api', 'web'].map((part) => manifest(`acme/reviews-${part}`, RELEASE_3)));
  const run = await build(t, push, {
    files: { ...serving(base.name), 'web/index.html': '<p>Other reviews</p>\n' },
  });
  assert.equal(run.status, 1, run.printed);
  assert.match(errorsOf(run), new RegExp(`reviews-web:${RELEASE_3} exists and is another image`));
  assert.match(errorsOf(run), /overwrite: true/);
  const now = await Promise.all(['api', 'web'].map((part) => manifest(`acme/reviews-${part}`, RELEASE_3)));
  assert.deepEqual(now, before);
  assert.doesNotMatch(run.said, /Step 1\//);
});

test('a pull request is told what will be refused after the merge', async (t) => {
  const run = await build(t, undefined, {
    files: { ...serving(base.name), 'web/index.html': '<p>Other reviews</p>\n' },
  });
  assert.equal(run.status, 0, run.printed);
  assert.match(run.images.summary, /After the merge this will fail: .*reviews-web/);
  assert.doesNotMatch(run.images.summary, /After the merge this will fail: .*reviews-api:/);
});

test('version 4 by hand gets a tag of its own, and version 3 stays what it is', async (t) => {
  const before = await manifest('acme/reviews-api', RELEASE_3);
  const run = await build(t, dispatch('4'));
  assert.equal(run.status, 0, run.printed);
  assert.deepEqual((await tags('acme/reviews-api')).sort(), [RELEASE_3, RELEASE_4, 'latest']);
  assert.deepEqual(await manifest('acme/reviews-api', RELEASE_3), before);
  const now = await manifest('acme/reviews-api', RELEASE_4);
  assert.notEqual(now.digest, before.digest);
  assert.equal((await manifest('acme/reviews-api', 'latest')).digest, now.digest);
  assert.match(run.images.summary, new RegExp(`against ${RELEASE_3}|as ${RELEASE_3}`));
});

test('version 3 by hand once more: it is there, and latest does not go back', async (t) => {
  const latest = await manifest('acme/reviews-api', 'latest');
  const run = await build(t, dispatch('3'));
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.images.outputs.pushed, 'false');
  assert.deepEqual(await manifest('acme/reviews-api', 'latest'), latest);
});

test('a wrong password and a missing Dockerfile are told together, before anything is built', async (t) => {
  const { 'web/Dockerfile': _, ...files } = serving(base.name);
  const run = await build(t, push, { files, variables: { DOCKER_HUB_USERNAME: 'nobody' } });
  assert.equal(run.status, 1, run.printed);
  assert.match(errorsOf(run), /2 things stand in the way/);
  assert.match(errorsOf(run), /web has no Dockerfile/);
  assert.doesNotMatch(run.said, /Step 1\//);
});

test('the workflow in the README builds and tests on a pull request', async (t) => {
  const readme = readFileSync(join(root, 'actions/docker-hub-publish/README.md'), 'utf8');
  const [, workflow] = /```yaml\n(name:[\s\S]*?)```/.exec(readme);
  const run = await build(t, undefined, { workflow });
  assert.equal(run.status, 0, run.printed);
  assert.match(
    run.said,
    /Built and tested 1 image, pushed nothing: acme\/reviews-api:1\.4\.0-sentiment-analyzer-3/,
  );
});

/** Owners of containers that the step left; the engine is shared with other tests. */
async function leftBy({ printed }) {
  const owners = new Set(
    Array.from(printed.matchAll(/mlops-actions\/(docker-hub-publish-\w+):/g), ([, owner]) => owner),
  );
  const format = '{{.Label "mlops-actions.owner"}}';
  const there = await docker(['ps', '--all', '--filter', 'label=mlops-actions.owner', '--format', format]);
  return there.split('\n').filter((owner) => owners.has(owner.toLowerCase()));
}

function errorsOf({ errors }) {
  return errors.map(({ text }) => text).join('\n');
}

function lines(values) {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function ask(path, accept = '*/*') {
  const authorization = `Basic ${Buffer.from(`${registry.username}:${registry.password}`).toString('base64')}`;
  return fetch(`${registry.url}/v2/${path}`, { headers: { authorization, accept } });
}

/** The tags of a repository, as the registry says. */
async function tags(repository) {
  const answer = await ask(`${repository}/tags/list`);
  return answer.status === 404 ? [] : ((await answer.json()).tags ?? []);
}

async function manifest(repository, tag) {
  const answer = await ask(
    `${repository}/manifests/${tag}`,
    'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json',
  );
  assert.equal(answer.status, 200, `${repository}:${tag}`);
  return { digest: answer.headers.get('docker-content-digest'), content: await answer.json() };
}

async function blob(repository, digest) {
  return (await ask(`${repository}/blobs/${digest}`)).json();
}

/** The log without the commands that hide a value, which no page shows. */
function shown(printed) {
  return printed
    .split('\n')
    .filter((line) => !line.includes('"command":"add-mask"'))
    .join('\n');
}

function lineWith(secret, text) {
  return text.split('\n').find((line) => line.includes(secret));
}

/** Files of the runner that hold one of the secrets, other than the one that they are given in. */
function filesWith(folder, secrets) {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .filter((file) => !file.endsWith('/.secrets') && statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => {
      const text = readFileSync(file, 'latin1');
      return secrets.some((secret) => text.includes(secret));
    });
}
