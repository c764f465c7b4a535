// What a user sees who got something wrong: one error that says what to change, and nothing half done.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportsLeft, runWorkflow } from './act.js';
import { callerOf } from './caller.js';

const record = (id, prediction) => JSON.stringify({ id, prediction, reference: 'A text' });
const jsonl = (...lines) => ({ 'out/p.jsonl': lines.map((line) => `${line}\n`).join('') });

/** Per case: the files of the repository, inputs beside `predictions: out/p.jsonl`, and what the error has to name. */
const cases = {
  'no file': { files: {}, says: ['predictions', 'out/p.jsonl'] },
  'an empty file': { files: jsonl(), says: ['predictions', 'out/p.jsonl', 'no example'] },
  'a line that is no JSON, after thousands that are': {
    files: jsonl(
      ...Array.from({ length: 5000 }, (_, index) => record(index, 'a')),
      '{"id": 5000, "prediction": "b',
    ),
    says: ['out/p.jsonl:5001', 'not valid JSON'],
  },
  "Python's NaN for a text": {
    files: jsonl(record(1, 'a'), '{"id": 2, "prediction": NaN, "reference": "A text"}'),
    says: ['out/p.jsonl:2', 'NaN'],
  },
  'a number for a text': {
    files: jsonl(record(1, 'a'), record(2, 5)),
    says: ['out/p.jsonl:2', 'prediction', '5', 'text'],
  },
  'an id that is there twice': {
    files: jsonl(record('a', 'x'), record('b', 'y'), record('a', 'z')),
    inputs: { 'id-field': 'id' },
    says: ['out/p.jsonl:3', '"a"', 'twice'],
  },
  'files of unequal length': {
    files: { 'out/p.txt': 'a\nb\nc\n', 'out/r.txt': 'a\nb\n' },
    inputs: { predictions: 'out/p.txt', references: 'out/r.txt' },
    says: ['out/p.txt', '3', 'out/r.txt', '2', 'id-field'],
  },
  'a misspelt threshold': {
    files: jsonl(record(1, 'a')),
    inputs: { thresholds: 'rougeL.f1 => 0.3' },
    says: ['thresholds', 'rougeL.f1 => 0.3', 'rougeL.fmeasure >= '],
  },
};

describe('fails clearly on', () => {
  for (const [name, { files, inputs, says }] of Object.entries(cases))
    test(name, async (t) => {
      const workflow = workflowWith({ predictions: 'out/p.jsonl', ...inputs });
      const caller = callerOf(t, { ...files, '.github/workflows/gate.yml': workflow });
      const run = await runWorkflow(caller, 'gate.yml');
      assert.equal(run.status, 1, run.printed);
      assert.equal(run.steps.Gate, 'failure');
      const [error, ...more] = run.errors;
      assert.deepEqual(more, []);
      for (const part of says) assert.ok(error.text.includes(part), `the error names ${part}: ${error.text}`);
      assert.doesNotMatch(error.text, /\n\s+at |defect/, 'no stack: the mistake is the user’s');
      assert.deepEqual(run.outputs, {});
      assert.deepEqual(reportsLeft(caller), []);
    });
});

function workflowWith(inputs) {
  const steps = [
    { uses: 'actions/checkout@v7' },
    { name: 'Gate', uses: 'org/mlops-actions/rouge-gate@v1', with: inputs },
  ];
  // JSON is YAML.
  return JSON.stringify({ on: 'pull_request', jobs: { gate: { 'runs-on': 'ubuntu-latest', steps } } });
}
