// The whole chain, as its example stands: a version in MLflow becomes a repository on the Hub, images in a registry, and a report,
// with real MLflow, a Hub and a GitHub that keep what they are told, a real docker engine and a real registry.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startGitHubApi, startHub } from '../../packages/loopback/lib/index.js';
import { startMlflow } from '../../packages/testing/lib/mlflow.js';
import setUpPython from '../../packages/testing/python-setup.js';
import { baseImage } from '../docker/base-image.js';
import { startRegistry } from '../docker/registry.js';
import { runWorkflow } from './act.js';
import { example, onMain } from './caller.js';
import { pullRequest } from './pull-request.js';
import { serving } from './serving.js';

const TRAIN = `
import mlflow.sklearn
from sklearn.linear_model import LogisticRegression
for strength in [0.1, 1]:
    with mlflow.start_run():
        model = LogisticRegression(C=strength).fit([[0.0], [1.0]], [0, 1])
        mlflow.log_metric("accuracy", model.score([[0.0], [1.0]], [0, 1]))
        mlflow.sklearn.log_model(model, name="model", registered_model_name="sentiment-analyzer", pip_requirements=["scikit-learn", "skops"])
`;

let parts;
before(async () => {
  await setUpPython();
  const [mlflow, hub, api, registry, base] = await Promise.all([
    startMlflow({ auth: true }),
    startHub(),
    startGitHubApi(),
    startRegistry({ auth: 'basic' }),
    baseImage(),
  ]);
  parts = { mlflow, hub, api, registry, base };
  mlflow.python(TRAIN);
});
after(() => Promise.all(Object.values(parts ?? {}).map((part) => part.close())));

/** Somebody runs the refresh for a version by hand. */
async function refresh(t, version) {
  const { mlflow, hub, api, registry, base } = parts;
  const { caller, repository } = await pullRequest(t, api, {
    clone: {
      '.github/workflows/refresh.yml': example('model-refresh.yml'),
      '.vars': `MLFLOW_TRACKING_URI=${mlflow.url}\nMLFLOW_TRACKING_USERNAME=${mlflow.username}\nREGISTRY=${registry.host}\nDOCKER_HUB_USERNAME=${registry.username}\n`,
      '.secrets': `HF_TOKEN=${hub.token}\nMLFLOW_TRACKING_PASSWORD=${mlflow.password}\nDOCKER_HUB_PASSWORD=${registry.password}\n`,
      '.env': `HF_ENDPOINT=${hub.url}\n`,
      ...serving(base.name),
    },
  });
  chmodSync(join(caller.repository, 'api/serve'), 0o755);
  onMain(caller);
  await pushTo(api, repository, caller);
  return runWorkflow(caller, 'refresh.yml', api, {
    name: 'workflow_dispatch',
    payload: { inputs: { model_version: version }, repository: { default_branch: 'main' } },
  });
}

/** The commits of a clone, on GitHub. */
async function pushTo(api, repository, { git, repository: folder }) {
  const create = (kind, body) => api.call('POST', `/repos/${repository}/git/${kind}`, body);
  for (const sha of git('rev-list', '--reverse', 'HEAD').split('\n')) {
    const entries = git('ls-tree', '-r', sha).split('\n');
    const tree = await Promise.all(
      entries.map(async (entry) => {
        const [, mode, object, path] = /^(\d+) blob (\w+)\t(.*)$/.exec(entry);
        const content = execFileSync('git', ['cat-file', 'blob', object], { cwd: folder }).toString('base64');
        await create('blobs', { content, encoding: 'base64' });
        return { path, mode, type: 'blob', sha: object };
      }),
    );
    const made = await create('trees', { tree });
    const [message, parents, name, email, date] = git(
      'show',
      '--no-patch',
      '--format=%B%x00%P%x00%an%x00%ae%x00%aI',
      sha,
    ).split('\0');
    const author = { name, email, date };
    const commit = await create('commits', {
      message,
      tree: made.sha,
      parents: parents.split(' ').filter(Boolean),
      author,
      committer: author,
    });
    assert.equal(commit.sha, sha);
  }
}

const tag = (version) => `1.4.0-sentiment-analyzer-${version}`;

async function digestOf(repository, reference) {
  const { registry } = parts;
  const authorization = `Basic ${Buffer.from(`${registry.username}:${registry.password}`).toString('base64')}`;
  const answer = await fetch(`${registry.url}/v2/${repository}/manifests/${reference}`, {
    method: 'HEAD',
    headers: {
      authorization,
      accept:
        'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json',
    },
  });
  return answer.headers.get('docker-content-digest') ?? undefined;
}

test('a version becomes a repository and images that serve it, and the report says so', async (t) => {
  const run = await refresh(t, '1');
  assert.equal(run.status, 0, run.printed);
  assert.ok(parts.hub.repo('team/sentiment-analyzer-1').files().has('model.skops'));
  const [api, web] = JSON.parse(run.images.outputs.images);
  assert.equal(api.digest, await digestOf('acme/reviews-api', tag(1)));
  assert.equal(web.digest, await digestOf('acme/reviews-web', tag(1)));
  assert.match(run.comment.summary, /sentiment-analyzer-1/);
  assert.match(run.comment.summary, /reviews-api/);
});

test('the next version adds a tag and leaves the old digest alone', async (t) => {
  const before = await digestOf('acme/reviews-api', tag(1));
  const run = await refresh(t, '2');
  assert.equal(run.status, 0, run.printed);
  assert.ok(parts.hub.repo('team/sentiment-analyzer-2'));
  assert.equal(await digestOf('acme/reviews-api', tag(1)), before);
  const now = await digestOf('acme/reviews-api', tag(2));
  assert.ok(now && now !== before);
  assert.equal(await digestOf('acme/reviews-api', 'latest'), now);
});

test('the same version again changes nothing anywhere', async (t) => {
  const head = parts.hub.repo('team/sentiment-analyzer-2').head();
  const digest = await digestOf('acme/reviews-api', tag(2));
  const run = await refresh(t, '2');
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.published.outputs.changed, 'false');
  assert.equal(run.images.outputs.pushed, 'false');
  assert.equal(parts.hub.repo('team/sentiment-analyzer-2').head(), head);
  assert.equal(await digestOf('acme/reviews-api', tag(2)), digest);
});

test('a version that is not there stops before any image', async (t) => {
  const run = await refresh(t, '99');
  assert.equal(run.status, 1, run.printed);
  assert.equal(run.steps.Images, undefined);
  assert.equal(await digestOf('acme/reviews-api', tag(99)), undefined);
});
