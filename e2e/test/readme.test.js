// The workflows that the READMEs tell people to copy, as they stand there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runWorkflow } from './act.js';
import { callerOf, data } from './caller.js';
import { root } from './paths.js';

/** What the root README's "yours" step stands for. */
const evaluate = `import json, os
os.makedirs("outputs", exist_ok=True)
with open("outputs/predictions.jsonl", "w") as out:
    print(json.dumps({"prediction": "a short summary", "reference": "a short good summary"}), file=out)
`;

const readmes = {
  'README.md': { 'evaluate.py': evaluate },
  'actions/rouge-gate/README.md': { 'examples/data/candidate.jsonl': data('candidate.jsonl') },
};

for (const [readme, files] of Object.entries(readmes))
  test(`the workflow in ${readme} runs and passes`, async (t) => {
    const text = readFileSync(join(root, readme), 'utf8');
    const workflow = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, yaml]) => yaml)
      .find((yaml) => yaml.includes('jobs:'));
    assert.ok(workflow, 'there is one');
    const run = await runWorkflow(
      callerOf(t, { ...files, '.github/workflows/copied.yml': workflow }),
      'copied.yml',
    );
    assert.equal(run.status, 0, run.printed);
    assert.match(run.said, /^pass: rougeL/m);
  });
