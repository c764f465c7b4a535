// The example with MLflow, unchanged, in a real runner, against a real MLflow server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startMlflow } from '../../packages/testing/lib/mlflow.js';
import setUpPython from '../../packages/testing/python-setup.js';
import { runWorkflow } from './act.js';
import { callerOf, data, example, write } from './caller.js';

const push = { name: 'push', payload: { ref: 'refs/heads/main' } };
const text = data('alice-train.txt').toString();
const program = data('bigram.py').toString();

let mlflow;
before(async () => {
  await setUpPython();
  mlflow = await startMlflow();
});
after(() => mlflow?.close());

/** The repository of someone who tries the example as it says; the tests below follow on one another, in one MLflow. */
function trying(t) {
  const { repository, folder } = callerOf(t, {
    '.github/workflows/perplexity.yml': example('perplexity.yml'),
    '.vars': `MLFLOW_TRACKING_URI=${mlflow.url}\n`, // act's name for a repository's variables
    'bigram.py': program,
    'data/alice-train.txt': text,
    'data/alice-test.txt': data('alice-test.txt'),
  });
  return {
    run: (event) => runWorkflow({ repository, folder }, 'perplexity.yml', undefined, event),
    write: (files) => write(repository, files),
  };
}

const champion = () =>
  mlflow.python(`
version = mlflow.MlflowClient().get_model_version_by_alias("bigram", "champion")
result = dict(run=version.run_id, perplexity=mlflow.get_run(version.run_id).data.metrics["perplexity"])`);
const warningsOf = ({ printed }) =>
  printed
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ command }) => command === 'warning')
    .map(({ arg }) => arg)
    .join('\n');

test('the first model has nothing to be compared with, and becomes the champion', async (t) => {
  const run = await trying(t).run(push);
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.outputs.verdict, 'pass');
  assert.match(
    run.notices.map(({ text: said }) => said).join('\n'),
    /models:\/bigram@champion was not found/,
  );
  assert.equal(run.steps.Promote, 'success');
  assert.equal(Number(run.outputs.perplexity).toFixed(9), champion().perplexity.toFixed(9));
  assert.match(run.summary, /201\.4/);
});

test('a pull request is compared with the champion, and does not become it', async (t) => {
  const before = champion();
  const { run, write: change } = trying(t);
  change({ 'bigram.py': replaced('PRIOR = 50 ', 'PRIOR = 60 ') });
  const compared = await run();
  assert.equal(compared.status, 0, compared.printed);
  assert.equal(compared.outputs.verdict, 'pass');
  assert.match(compared.said, /0\.05\d+% less than .*bigram@champion/);
  assert.match(compared.said, /^pass: max-regression perplexity 2%/m);
  assert.match(compared.summary, /Two figures alone can't be tested/);
  assert.equal(compared.steps.Promote, undefined);
  assert.deepEqual(champion(), before);
});

test('a model trained on a tenth of the text fails, also on main', async (t) => {
  const before = champion();
  const { run, write: change } = trying(t);
  const lines = text.split('\n');
  change({ 'data/alice-train.txt': lines.slice(0, lines.length / 10).join('\n') });
  const worse = await run(push);
  assert.equal(worse.status, 1, worse.printed);
  assert.equal(worse.outputs.verdict, 'fail');
  assert.match(worse.outputs.failures, /perplexity <= 250/);
  assert.match(worse.outputs.failures, /max-regression perplexity 2%/);
  assert.deepEqual([worse.steps.Gate, worse.steps.Promote], ['failure', undefined]);
  assert.deepEqual(champion(), before);
});

test('a slightly worse one fails by the comparison alone', async (t) => {
  const { run, write: change } = trying(t);
  change({ 'bigram.py': replaced('PRIOR = 50 ', 'PRIOR = 200 ') });
  const worse = await run();
  assert.equal(worse.status, 1, worse.printed);
  assert.match(worse.outputs.failures, /^max-regression perplexity 2%: [^\n]*$/);
});

test('the exponential of a mean probability looks like a great success, and is not taken for one', async (t) => {
  const before = champion();
  const { run, write: change } = trying(t);
  change({
    'bigram.py': replaced(
      'math.exp(-sum(logprobs) / len(logprobs))',
      'math.exp(sum(math.exp(one) for one in logprobs) / len(logprobs))',
    ),
  });
  const mistaken = await run(push);
  assert.equal(mistaken.outputs.verdict, 'warn', mistaken.printed);
  assert.match(warningsOf(mistaken), /exp\(mean\(p\)\) instead of exp\(-mean\(log\(p\)\)\)/);
  assert.match(warningsOf(mistaken), /To tell: /);
  assert.match(mistaken.summary, /exponential of a mean probability/);
  assert.deepEqual([mistaken.status, mistaken.steps.Promote], [1, undefined], 'fail-on: warn');
  assert.deepEqual(champion(), before);
});

function replaced(old, by) {
  assert.ok(program.includes(old));
  return program.replace(old, by);
}
