import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { type Compared, diff, pullRequest, push } from './diff.js';

let api: GitHubApi;
let repository: string;
let count = 0;

beforeAll(async () => {
  api = await startGitHubApi();
});
afterEach(() => {
  expect(api.violations).toEqual([]);
  api.reset();
});
afterAll(() => api.close());

/** Runs in a workspace that is no clone, so that all comes from GitHub. */
const run = (
  given: Record<string, string>,
  metrics: Record<string, unknown> | string,
  context: object,
  token = api.token,
): Promise<Compared> =>
  diff(
    { metrics: 'metrics.json', baseline: 'none', history: 'metrics-history', token, ...given },
    { 'metrics.json': metrics },
    { context: { repository, apiUrl: api.url, ...context }, fetch: globalThis.fetch },
  );

const newRepository = async () => {
  repository = await api.createRepository(`history-${++count}`);
};
const sha = (digit: number) => String(digit).repeat(40);
const pushOf = (digit: number, ref?: string) => push(sha(digit - 1), sha(digit), ref);

async function lines(path = 'metrics.jsonl'): Promise<{ sha: string; ref: string; metrics: unknown }[]> {
  const file = await api.call('GET', `/repos/${repository}/contents/${path}?ref=metrics-history`);
  const text = Buffer.from(file.content, 'base64').toString();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
const writes = () => api.requests.filter(({ method }) => method !== 'GET');

describe('the history', () => {
  beforeAll(newRepository);

  test('gets a line for every push, on a branch of its own', async () => {
    await run({}, { accuracy: 0.8, note: 'x' }, pushOf(1));
    await run({}, '{"accuracy": 0.85, "loss": NaN}', pushOf(2));
    await run({}, { accuracy: 0.1 }, pushOf(3, 'refs/heads/other'));
    expect(await lines()).toEqual([
      { sha: sha(1), ref: 'main', metrics: { 'metrics.json': { accuracy: 0.8, note: 'x' } } },
      { sha: sha(2), ref: 'main', metrics: { 'metrics.json': { accuracy: 0.85, loss: 'NaN' } } },
      { sha: sha(3), ref: 'other', metrics: { 'metrics.json': { accuracy: 0.1 } } },
    ]);
    const [first] = (
      await api.call('GET', `/repos/${repository}/commits?sha=metrics-history&per_page=100`)
    ).slice(-1);
    expect(first.parents).toEqual([]);
  });

  test('writes nothing for the same metrics again, on a pull request or for a tag', async () => {
    const { log } = await run({}, '{"accuracy": 0.85, "loss": NaN}', pushOf(2));
    expect(log.lines).toContain('info: history: these metrics are there already');
    await run({}, { accuracy: 1 }, pullRequest(sha(2), sha(4)));
    await run({}, { accuracy: 1 }, pushOf(4, 'refs/tags/v1'));
    expect(writes()).toEqual([]);
  });

  test('is the baseline of a pull request, and of the next push', async () => {
    const given = { baseline: 'history', 'max-regression': 'accuracy 0' };
    const pull = await run(given, { accuracy: 0.9, loss: 1 }, pullRequest(sha(2), sha(9)));
    expect(pull.outcome.outputs).toMatchObject({
      verdict: 'pass',
      baseline: 'main@2222222 (history)',
      'baseline-sha': sha(2),
    });
    expect(pull.row('accuracy')).toMatchObject({ baseline: 0.85, change: 'better' });
    expect(pull.row('loss')).toMatchObject({ baseline: null, baselineText: 'NaN' });
    const again = await run(given, { accuracy: 0.7 }, pushOf(2));
    expect(again.row('accuracy')).toMatchObject({ baseline: 0.8, verdict: 'fail' });
    const fresh = await run(given, { accuracy: 0.7 }, pushOf(5, 'refs/heads/fresh'));
    expect(fresh.outcome.outputs.verdict).toBe('new');
    expect(fresh.report.headline).toContain('the history holds nothing of fresh yet');
  });
});

test('shows how changed metrics have come, and keeps as many entries as asked', async () => {
  await newRepository();
  for (const digit of [1, 2, 3, 4])
    await run({ 'history-limit': '3', title: 'Eval' }, { accuracy: digit / 10, same: 1 }, pushOf(digit));
  expect((await lines('eval.jsonl')).map((entry) => entry.sha)).toEqual([sha(2), sha(3), sha(4)]);
  const { section, outcome } = await run(
    { baseline: 'history', title: 'Eval' },
    { accuracy: 0.1, same: 1 },
    pullRequest(sha(4), sha(9)),
  );
  expect(section('Trend')?.blocks).toMatchObject([
    { kind: 'table', rows: [['accuracy', '▃▆█▁', '0.1 to 0.4', '4']] },
  ]);
  expect(outcome.summary).toContain('▃▆█▁');
});

test('without the right to write the job goes on, and hears which permission it lacks', async () => {
  await newRepository();
  const { outcome, log } = await run(
    { thresholds: 'accuracy >= 0.5' },
    { accuracy: 1 },
    pushOf(1),
    api.readOnlyToken,
  );
  expect(outcome.outputs.verdict).toBe('pass');
  expect(outcome.failure).toBeUndefined();
  const warnings = log.lines.filter((line) => line.startsWith('warning'));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(
    /^warning: history: these metrics were not added to metrics-history\.[\s\S]*contents: write/,
  );
});

test('a line that is none stops the run, and is named', async () => {
  await newRepository();
  await api.commit(repository, 'metrics-history', 'metrics.jsonl', '{"sha":"x"}\n');
  await expect(run({}, { accuracy: 1 }, pushOf(1))).rejects.toThrow(
    'history: metrics-history:metrics.jsonl, line 1 has no commit',
  );
  expect(writes()).toEqual([]);
});

test('is refused on the branch of the code, which would get a commit with every push', async () => {
  await newRepository();
  for (const context of [pushOf(1), pullRequest(sha(1), sha(2))])
    await expect(run({ history: 'main' }, { accuracy: 1 }, context)).rejects.toThrow(
      'history: metrics-history',
    );
  expect(writes()).toEqual([]);
});

test('outside of GitHub there is none, and the metrics are judged all the same', async () => {
  const { outcome, log } = await diff(
    { metrics: 'metrics.json', baseline: 'none', history: 'metrics-history', thresholds: 'accuracy >= 0.5' },
    { 'metrics.json': { accuracy: 1 } },
  );
  expect(outcome.outputs.verdict).toBe('pass');
  expect(log.lines.join('\n')).toContain('warning: history: past metrics could not be read');
});

describe('a baseline that is not in the clone', () => {
  test('is read at the merge base through the API', async () => {
    await newRepository();
    await api.commit(repository, 'main', 'metrics.json', '{"accuracy": 0.8965, "loss": 0.6437}');
    const base = await api.commit(repository, 'main', 'eval/a.json', '{"f1": 0.5}');
    const pull = await api.createPullRequest(repository, {
      branch: 'feature',
      files: { 'metrics.json': '{"accuracy": 0.91, "loss": 0.6}' },
    });
    await api.commit(repository, 'main', 'metrics.json', '{"accuracy": 0.99, "loss": 0.1}');
    const { row, outcome } = await diff(
      { metrics: 'metrics.json\neval/*.json', token: api.token, missing: 'ignore' },
      { 'metrics.json': '{"accuracy": 0.91, "loss": 0.6}', 'eval/b.json': '{"f1": 1}' },
      {
        context: { repository, apiUrl: api.url, ...pullRequest(pull.baseSha, pull.headSha) },
        fetch: globalThis.fetch,
      },
    );
    expect(outcome.outputs).toMatchObject({ baseline: `main@${base.slice(0, 7)}`, 'baseline-sha': base });
    expect(row('accuracy')).toMatchObject({ value: 0.91, baseline: 0.8965, change: 'better' });
    expect(row('loss')).toMatchObject({ value: 0.6, baseline: 0.6437, change: 'better' });
    expect(outcome.outputs.diff).toContain('"eval/a.json":{"f1":{"old":0.5,"new":null');
    expect(writes()).toEqual([]);
  });
});
