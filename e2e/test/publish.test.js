// The example that publishes a model, unchanged, in a real runner, from a real MLflow server with accounts to a Hub that keeps
// what it is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startHub } from '../../packages/loopback/lib/index.js';
import { startMlflow } from '../../packages/testing/lib/mlflow.js';
import setUpPython from '../../packages/testing/python-setup.js';
import { runWorkflow } from './act.js';
import { callerOf, data, example } from './caller.js';
import { root } from './paths.js';
import { watchCommandLines } from './watch.js';

const TRAIN = `
import csv, io, mlflow.sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
rows = list(csv.DictReader(io.StringIO(${JSON.stringify(data('reviews.csv').toString())})))
texts, labels = [row["text"] for row in rows], [row["label"] for row in rows]
for strength in [0.1, 1, 10]:
    with mlflow.start_run():
        model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=strength)).fit(texts, labels)
        mlflow.log_params({"C": strength, "api_key": "sk-this-is-secret-123456"})
        mlflow.log_metric("accuracy", model.score(texts, labels))
        mlflow.sklearn.log_model(model, name="model", registered_model_name="sentiment-analyzer", pip_requirements=["scikit-learn", "skops"])
`;

let mlflow;
let hub;
before(async () => {
  await setUpPython();
  [mlflow, hub] = await Promise.all([startMlflow({ auth: true, prefix: '/mlflow' }), startHub()]);
  mlflow.python(TRAIN);
});
after(() => Promise.all([mlflow?.close(), hub?.close()]));

/** Somebody runs the example by hand. Secrets and variables are where act looks for a repository's. */
async function publish(t, version, workflow = example('mlflow-to-hf.yml')) {
  const caller = callerOf(t, {
    '.github/workflows/publish.yml': workflow,
    '.vars': `MLFLOW_TRACKING_URI=${mlflow.url}\nMLFLOW_TRACKING_USERNAME=${mlflow.username}\n`,
    '.secrets': `HF_TOKEN=${hub.token}\nMLFLOW_TRACKING_PASSWORD=${mlflow.password}\n`,
    '.env': `HF_ENDPOINT=${hub.url}\n`,
    'data/reviews.csv': data('reviews.csv'),
  });
  const watch = watchCommandLines(/mlflow-to-hf\.js/);
  const run = await runWorkflow(caller, 'publish.yml', undefined, {
    name: 'workflow_dispatch',
    payload: { inputs: { model_name: 'sentiment-analyzer', model_version: version } },
  });
  const seen = {
    log: shown(run.printed),
    'command lines': watch.stop(),
    addresses: hub.requests.map(({ url }) => url).join('\n'),
  };
  for (const [where, text] of Object.entries(seen))
    for (const secret of [hub.token, mlflow.password])
      assert.ok(!text.includes(secret), `a secret in the ${where}: ${lineWith(secret, text)}`);
  return run;
}

test('version 3 lands in a repository of its own, with its card', async (t) => {
  const run = await publish(t, '3');
  assert.equal(run.status, 0, run.printed);
  const repository = hub.repo('team/sentiment-analyzer-3');
  assert.ok(repository);
  assert.equal(repository.private, false);
  const { outputs } = run.published;
  assert.deepEqual(
    [outputs['repo-id'], outputs.changed, outputs['model-version'], outputs.commit],
    ['team/sentiment-analyzer-3', 'true', '3', repository.head()],
  );
  const files = repository.files();
  for (const path of ['MLmodel', 'model.skops', 'requirements.txt', 'config.json', 'README.md', 'SHA256SUMS'])
    assert.ok(files.has(path), path);
  const card = files.get('README.md').toString();
  assert.match(card, /^---\nlicense: mit$/m);
  assert.match(card, /library_name: sklearn/);
  assert.doesNotMatch(card, /sk-this-is-secret/);
  assert.equal(run.steps['Follow up'], 'success');
  assert.match(run.published.summary, /team\/sentiment-analyzer-3/);
  assert.deepEqual(hub.violations, []);
});

test('again: no commit, and nothing follows', async (t) => {
  const head = hub.repo('team/sentiment-analyzer-3').head();
  const run = await publish(t, '3');
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.published.outputs.changed, 'false');
  assert.equal(run.published.outputs.commit, head);
  assert.equal(hub.repo('team/sentiment-analyzer-3').head(), head);
  assert.equal(run.steps['Follow up'], undefined);
});

test('version 99 fails, naming it and those that there are', async (t) => {
  const run = await publish(t, '99');
  assert.equal(run.status, 1, run.printed);
  const errors = run.errors.map(({ text }) => text).join('\n');
  assert.match(errors, /99/);
  assert.match(errors, /1, 2(,| and) 3/);
  assert.equal(hub.repo('team/sentiment-analyzer-99'), undefined);
});

test('the workflow in the README publishes too', async (t) => {
  const text = readFileSync(join(root, 'actions/mlflow-to-hf/README.md'), 'utf8');
  const [, workflow] = /```yaml\n(name:[\s\S]*?)```/.exec(text);
  const run = await publish(t, '2', workflow);
  assert.equal(run.status, 0, run.printed);
  assert.match(run.said, /^Published .* to team\/sentiment-analyzer-2: /m);
  assert.ok(hub.repo('team/sentiment-analyzer-2').files().has('model.skops'));
});

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
