import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runWorkflow } from './act.js';
import { callerOf, data, example } from './caller.js';

const lines = data('candidate.jsonl').toString();

function run(t, workflow, testSet) {
  const files = { [`.github/workflows/${workflow}`]: example(workflow), 'data/test.jsonl': testSet };
  return runWorkflow(callerOf(t, files), workflow);
}

test('the shards of a matrix score as one file does, to the last digit', async (t) => {
  const [matrix, whole] = [
    await run(t, 'rouge-gate-matrix.yml', lines),
    await run(t, 'rouge-gate.yml', lines),
  ];
  assert.equal(matrix.status, 0, matrix.printed);
  assert.equal(whole.status, 0, whole.printed);
  assert.match(matrix.said, /predictions-1\.jsonl.*predictions-2\.jsonl.*predictions-3\.jsonl/);
  assert.equal(matrix.outputs.count, '200');
  assert.equal(matrix.outputs.scores, whole.outputs.scores);
});

test('shards that lost an example do not pass for the whole', async (t) => {
  const { status, outputs, printed } = await run(
    t,
    'rouge-gate-matrix.yml',
    lines.slice(lines.indexOf('\n') + 1),
  );
  assert.equal(status, 1, printed);
  assert.match(outputs.failures, /min-examples.*200/);
  assert.equal(outputs.count, '199');
});
