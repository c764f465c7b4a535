// The workflows that the READMEs tell people to copy, as they stand there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startGitHubApi } from '../../packages/loopback/lib/index.js';
import { runWorkflow } from './act.js';
import { data } from './caller.js';
import { root } from './paths.js';
import { pullRequest } from './pull-request.js';

const metrics = (accuracy) => JSON.stringify({ accuracy, loss: 0.6 });
const losses = [
  [null, -3.2, -0.4, -1.1],
  [null, -4.7, -2.1, -2.984],
]
  .map((logprobs, index) => `${JSON.stringify({ id: `a${index}`, text: 'It was so.', logprobs })}\n`)
  .join('');
/** Per README: the files of the user, what the log says, and what the comment says, where there is one. */
const readmes = {
  'README.md': {
    files: { 'train.py': `open("metrics.json", "w").write('${metrics(0.91)}')\n` },
    comment: /\| accuracy \|/,
  },
  'actions/rouge-gate/README.md': {
    files: { 'examples/data/candidate.jsonl': data('candidate.jsonl') },
    said: /^pass: rougeL/m,
  },
  'actions/metrics-diff/README.md': {
    files: { 'metrics.json': metrics(0.91) },
    said: /^1 better, 1 unchanged against main@[0-9a-f]{7}\./m,
  },
  'actions/perplexity-report/README.md': {
    files: { 'outputs/logprobs.jsonl': losses },
    said: /^Perplexity 11\.18 per token over 6 tokens of 2 texts, as in origin\/main/m,
  },
  'actions/pr-comment/README.md': {
    files: { 'metrics.json': metrics(0.91) },
    comment: /\| accuracy \|/,
  },
};

let api;
before(async () => {
  api = await startGitHubApi();
});
after(() => api.close());

for (const [readme, { files, said = /./, comment }] of Object.entries(readmes))
  test(`the workflow in ${readme} runs and passes`, async (t) => {
    const text = readFileSync(join(root, readme), 'utf8');
    const workflow = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, yaml]) => yaml)
      .find((yaml) => yaml.includes('jobs:'));
    assert.ok(workflow, 'there is one');
    const { caller, event, comments } = await pullRequest(t, api, {
      main: { 'metrics.json': metrics(0.8965) },
      clone: { ...files, '.github/workflows/copied.yml': workflow },
    });
    const run = await runWorkflow(caller, 'copied.yml', api, event);
    assert.equal(run.status, 0, run.printed);
    assert.match(run.said, said);
    const posted = await comments();
    assert.equal(posted.length, comment ? 1 : 0);
    if (comment) assert.match(posted[0].body, comment);
    assert.deepEqual(api.violations, []);
  });
