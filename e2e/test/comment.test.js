// The examples with a comment, unchanged, in a real runner, against a GitHub that keeps what it is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startGitHubApi } from '../../packages/loopback/lib/index.js';
import { runWorkflow } from './act.js';
import { example, write } from './caller.js';
import { pullRequest } from './pull-request.js';

const old = { accuracy: 0.8965, loss: 0.6437, epochs: 5 };
const better = { accuracy: 0.91, loss: 0.6, epochs: 5 };
const worse = { accuracy: 0.84, loss: 0.6, epochs: 5 };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** What the example's "yours" step stands for. */
const train = 'import shutil\nshutil.copy("trained.json", "metrics.json")\n';

let api;
before(async () => {
  api = await startGitHubApi();
});
after(() => api.close());

/** A pull request whose training does better, in a repository with the examples. */
function withExamples(t, { fork, files = {} } = {}) {
  const workflows = ['metrics-comment.yml', 'fork-report.yml', 'fork-comment.yml'];
  return pullRequest(t, api, {
    fork,
    main: { 'metrics.json': JSON.stringify(old) },
    // The base moves on: what counts is where the branch left it.
    later: { 'metrics.json': JSON.stringify({ accuracy: 0.99, loss: 0.1, epochs: 9 }) },
    clone: {
      ...Object.fromEntries(workflows.map((file) => [`.github/workflows/${file}`, example(file)])),
      'train.py': train,
      'plots/confusion-matrix.png': png,
      'trained.json': JSON.stringify(better),
      ...files,
    },
  });
}

const writes = () => api.requests.filter(({ method, url }) => method !== 'GET' && !url.endsWith('/graphql'));

test('a pull request gets one comment, which each push brings up to date', async (t) => {
  const { caller, repository, number, pull, event, comments } = await withExamples(t);
  const say = (body) =>
    api.call('POST', `/repos/${repository}/issues/${number}/comments`, { body }, api.otherToken);
  for (let index = 1; index < 250; index++) await say(`Comment ${index}`);
  const run = () => runWorkflow(caller, 'metrics-comment.yml', api, event);

  const first = await run();
  assert.equal(first.status, 0, first.printed);
  assert.equal(first.comment.outputs.operation, 'created');
  const [comment, ...others] = (await comments(3)).slice(49);
  assert.deepEqual(others, []);
  assert.match(comment.body, /\| accuracy \| 0\.8965 \| 0\.91 \| \+0\.0135 \| \+1\.506% \| ↑.higher \|/);
  assert.match(comment.body, /\| loss \| 0\.6437 \| 0\.6 \| -0\.0437 \| -6\.789% \| ↓.lower \|/);
  const [, sha, path] =
    /!\[Confusion matrix\]\(https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/([0-9a-f]{40})\/([^)]+)\)/.exec(
      comment.body,
    );
  assert.ok(path.startsWith(`pr-${number}/${pull.head.sha}/`));
  const image = await api.call('GET', `/repos/${repository}/contents/${path}?ref=${sha}`);
  assert.deepEqual(Buffer.from(image.content, 'base64'), png);
  const checks = () => api.call('GET', `/repos/${repository}/commits/${pull.head.sha}/check-runs`);
  assert.deepEqual(
    (await checks()).check_runs.map(({ name, conclusion }) => ({ name, conclusion })),
    [{ name: 'Model quality', conclusion: 'success' }],
  );
  assert.deepEqual(api.violations, []);

  for (let index = 251; index < 300; index++) await say(`Comment ${index}`);
  api.reset();
  const again = await run();
  assert.equal(again.comment.outputs.operation, 'unchanged');
  assert.deepEqual(writes(), []);

  write(caller.repository, { 'trained.json': JSON.stringify(worse) });
  const third = await run();
  assert.equal(third.status, 1, third.printed);
  assert.deepEqual([third.steps.Gate, third.steps.Comment], ['failure', 'success']);
  assert.equal(third.comment.outputs.operation, 'updated');
  assert.equal(third.comment.outputs['comment-id'], String(comment.id));
  const edited = await api.call('GET', `/repos/${repository}/issues/comments/${comment.id}`);
  assert.match(edited.body, /❌ fail/);
  assert.match(edited.body, /accuracy = 0\.84 < 0\.85/);
  assert.equal((await checks()).check_runs.at(-1).conclusion, 'failure');
  assert.deepEqual(api.violations, []);

  write(caller.repository, { 'train.py': 'raise SystemExit("no GPU")\n' });
  const broken = await run();
  assert.deepEqual([broken.steps.Train, broken.steps.Comment], ['failure', 'success']);
  const last = await api.call('GET', `/repos/${repository}/issues/comments/${comment.id}`);
  assert.match(last.body, /## ❌ fail: A step of the job failed, and no report tells of it/);
  assert.doesNotMatch(last.body, /accuracy/, 'no numbers of an earlier run');
});

test('a fork, whose token may only read, ends green with the report on its page', async (t) => {
  const { caller, event, comments } = await withExamples(t, { fork: true });
  const run = await runWorkflow(
    caller,
    'metrics-comment.yml',
    { url: api.url, token: api.readOnlyToken },
    event,
  );
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.comment.outputs.operation, 'summary');
  assert.match(run.comment.summary, /\| accuracy \| 0\.8965 \| 0\.91 \|/);
  assert.match(run.notices.map(({ text }) => text).join('\n'), /pull-requests: write/);
  assert.deepEqual(await comments(), []);
});

test('a fork gets its comment in two workflows', async (t) => {
  const { caller, repository, event, pull, comments } = await withExamples(t, { fork: true });
  const measured = await runWorkflow(
    caller,
    'fork-report.yml',
    { url: api.url, token: api.readOnlyToken },
    event,
  );
  assert.equal(measured.status, 0, measured.printed);
  const workflowRun = (head_sha) => ({
    name: 'workflow_run',
    payload: {
      repository: pull.base.repo,
      workflow_run: {
        id: 1,
        event: 'pull_request',
        head_sha,
        head_branch: 'topic',
        head_repository: pull.head.repo,
        pull_requests: [],
      },
    },
  });
  const late = await runWorkflow(caller, 'fork-comment.yml', api, workflowRun('0'.repeat(40)));
  assert.equal(late.comment.outputs.operation, 'skipped', late.printed);
  assert.deepEqual(await comments(), []);
  const run = await runWorkflow(caller, 'fork-comment.yml', api, workflowRun(pull.head.sha));
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.comment.outputs.operation, 'created');
  const [{ body }, ...others] = await comments();
  assert.deepEqual(others, []);
  assert.match(body, /\| accuracy \| 0\.8965 \| 0\.91 \|/);
  assert.match(body, /reports of another job/);
  assert.ok(
    !api.requests.some(
      ({ url }) => url.includes(repository) && url.includes('/contents/') && url.includes('trained'),
    ),
  );
});

test('200 reports stay within what GitHub takes', async (t) => {
  const steps = [
    { uses: 'actions/checkout@v7' },
    { name: 'Report', run: 'python3 report.py' },
    { name: 'Comment', uses: 'org/mlops-actions/pr-comment@v1', with: { reports: 'artifacts/**/*.json' } },
  ];
  const report = `import json, os
for number in range(200):
    folder = f"artifacts/leg-{number}"
    os.makedirs(folder)
    table = {"kind": "table", "columns": [{"header": "Text"}], "rows": [["word " * 30]] * 60}
    with open(f"{folder}/report.json", "w") as out:
        json.dump({"schema": "mlops-report/v1", "action": "metrics-diff", "id": "test", "title": "Metrics",
          "verdict": "fail" if number == 150 else "pass", "headline": "One of very many. " * 8, "metrics": [],
          "sections": [{"title": "Rows", "blocks": [table]}], "provenance": {"version": "1.0.0"}}, out)
`;
  const { caller, event, comments } = await withExamples(t, {
    files: {
      'report.py': report,
      '.github/workflows/many.yml': JSON.stringify({
        on: 'pull_request',
        jobs: { many: { 'runs-on': 'ubuntu-latest', steps } },
      }),
    },
  });
  const run = await runWorkflow(caller, 'many.yml', api, event);
  assert.equal(run.status, 0, run.printed);
  assert.equal(run.comment.outputs.truncated, 'true');
  const [{ body }] = await comments();
  assert.ok(body.length <= 65_536);
  assert.match(body, /## ❌ fail: 1 failed, 199 passed/);
  assert.equal(body.match(/^\| Metrics \(leg-\d+\) \| (✅ pass|❌ fail) \|/gm).length, 200);
  assert.match(body, /### ❌ fail: Metrics \(leg-150\)/);
  assert.ok(run.comment.summary.length > body.length, 'the whole is on the page of the job');
});
