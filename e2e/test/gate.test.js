// The example that users copy, unchanged, in a real runner.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startGitHubApi } from '../../packages/loopback/lib/index.js';
import { reportsLeft, runWorkflow } from './act.js';
import { callerOf, data, example } from './caller.js';

const main = { '.github/workflows/rouge-gate.yml': example('rouge-gate.yml') };
const [better, worse] = [data('candidate.jsonl'), data('baseline.jsonl')];
const predictions = 'outputs/predictions.jsonl';
const testSet = 'data/test.jsonl';

test('passes on its first run, when main has nothing to compare with', async (t) => {
  const run = await runWorkflow(callerOf(t, main, { [testSet]: better }), 'rouge-gate.yml');
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.outputs.verdict, 'pass');
  assert.equal(run.outputs.count, '200');
  assert.match(run.said, /^new: .*git:origin\/main:outputs\/predictions\.jsonl was not found$/m);
});

test('passes a model that scores better than that of main', async (t) => {
  const caller = callerOf(t, { ...main, [predictions]: worse }, { [testSet]: better });
  const run = await runWorkflow(caller, 'rouge-gate.yml');
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.outputs.verdict, 'pass');
  assert.equal(run.outputs.failures, '');
  // As rouge-score 0.1.2 has it: examples/data/README.md.
  assert.equal(Number(run.outputs.rougeL).toFixed(4), '0.1845');
  assert.equal(String(JSON.parse(run.outputs.scores).rougeL.fmeasure), run.outputs.rougeL);
  for (const [name, value] of Object.entries(pick(run.outputs, 'verdict', 'rougeL', 'scores', 'report')))
    assert.ok(run.said.includes(`${name}: ${value}\n`), `the next step sees ${name}`);
  for (const part of ['rougeL', '0.184', 'release-notes', 'api-reference'])
    assert.ok(run.summary.includes(part), `the summary shows ${part}`);
  assert.deepEqual(run.errors, []);
});

test('fails a model that scores worse than that of main, with the evidence', async (t) => {
  const caller = callerOf(t, { ...main, [predictions]: better }, { [testSet]: worse });
  const run = await runWorkflow(caller, 'rouge-gate.yml');
  assert.equal(run.status, 1, run.printed);
  assert.equal(run.outputs.verdict, 'fail');
  assert.match(run.outputs.failures, /rougeL/);
  assert.match(run.errors.map(({ text }) => text).join('\n'), /rougeL.*p [=<] ?0\.\d+/);
  assert.match(run.summary, /p [=<] ?0\.\d+/);
});

test('fails a model below a threshold, with its outputs set', async (t) => {
  const caller = callerOf(t, main, { [testSet]: mixedUp(better) });
  const run = await runWorkflow(caller, 'rouge-gate.yml');
  assert.equal(run.status, 1, run.printed);
  assert.deepEqual(pick(run.steps, 'Gate', 'Use the numbers'), {
    Gate: 'failure',
    'Use the numbers': 'success',
  });
  assert.equal(run.outputs.verdict, 'fail');
  assert.match(run.outputs.failures, /rougeL\.fmeasure\s*>= 0\.15/);
  for (const [name, value] of Object.entries(
    pick(run.outputs, 'verdict', 'rougeL', 'scores', 'failures', 'report'),
  ))
    assert.ok(run.said.includes(`${name}: ${value}\n`), `the next step sees ${name}`);
  assert.ok(
    run.errors.some(({ title, text }) => title === 'rouge-gate' && text.includes('rougeL.fmeasure')),
    'the run is annotated',
  );
  assert.match(run.summary, /rougeL/);
  assert.equal(reportsLeft(caller).length, 2, 'the report, and its scores per example');
});

test('reads the baseline through the API where the checkout has no main, as on GitHub', async (t) => {
  const api = await startGitHubApi();
  t.after(() => api.close());
  const repository = await api.createRepository('summaries', true);
  const sha = await api.commit(repository, 'main', predictions, better);
  const caller = callerOf(t, main, { [testSet]: worse });
  caller.git('remote', 'set-url', 'origin', `https://github.com/${repository}`);
  caller.git('update-ref', '-d', 'refs/remotes/origin/main');
  const run = await runWorkflow(caller, 'rouge-gate.yml', api);
  assert.equal(run.status, 1, run.printed);
  assert.match(run.outputs.failures, /rougeL.*p = 0\.\d+/);
  assert.ok(run.summary.includes(sha.slice(0, 7)), 'names the commit of main');
});

/** Every example gets the prediction of the next. */
function mixedUp(lines) {
  const records = lines
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return records
    .map((record, index) => ({ ...record, prediction: records[(index + 1) % records.length].prediction }))
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

function pick(object, ...names) {
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}
