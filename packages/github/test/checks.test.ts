import { beforeAll, expect, test } from '@jest/globals';
import { type Check, type CheckAnnotation, upsertCheck } from '../src/index.js';
import { connected, refusal } from './connected.js';

const it = connected();
let sha: string;
beforeAll(async () => {
  sha = await it.api.commit(it.repository, 'main', 'metrics.json', '{}');
});

let names = 0;
const check = (over: Partial<Check> = {}): Check => ({
  sha,
  name: `metrics ${names++}`,
  externalId: 'mlops-actions',
  conclusion: 'success',
  title: 'All pass',
  summary: '| a |',
  ...over,
});
const annotations = (count: number, message = 'too low'): CheckAnnotation[] =>
  Array.from({ length: count }, (_, i) => ({
    path: 'metrics.json',
    startLine: i + 1,
    level: 'warning',
    message,
  }));
const asked = () => it.api.requests.map(({ method }) => method);
const runs = async ({ name }: Check) => {
  const { check_runs } = await it.api.call(
    'GET',
    `/repos/${it.repository}/commits/${sha}/check-runs?filter=all&check_name=${encodeURIComponent(name)}`,
  );
  return check_runs;
};
const write = (one: Check) => upsertCheck(it.github(), one);

test('made with two requests, updated with two, left alone with one', async () => {
  const first = check();
  const made = await write(first);
  expect(made.operation).toBe('created');
  expect(asked()).toEqual(['GET', 'POST']);
  expect(await write(first)).toEqual({ url: made.url, operation: 'unchanged' });
  expect(asked()).toEqual(['GET', 'POST', 'GET']);
  const next = {
    ...first,
    conclusion: 'failure' as const,
    text: 'Details',
    detailsUrl: 'https://example.org/',
  };
  expect(await write(next)).toEqual({ url: made.url, operation: 'updated' });
  expect(asked()).toEqual(['GET', 'POST', 'GET', 'GET', 'PATCH']);
  expect(await runs(first)).toMatchObject([
    {
      status: 'completed',
      conclusion: 'failure',
      details_url: 'https://example.org/',
      output: { title: 'All pass', summary: '| a |', text: 'Details' },
    },
  ]);
});

test('another’s check of the same name is left alone', async () => {
  const one = check();
  const { name } = one;
  const body = { name, head_sha: sha, external_id: 'mlops-actions-two 1 2' };
  await it.api.call('POST', `/repos/${it.repository}/check-runs`, body);
  expect((await write(one)).operation).toBe('created');
});

test.each([
  [50, ['GET', 'POST']],
  [51, ['GET', 'POST', 'PATCH']],
  [120, ['GET', 'POST', 'PATCH', 'PATCH']],
])('%i annotations, 50 at a time', async (count, requests) => {
  const one = check({ annotations: annotations(count) });
  await write(one);
  expect(asked()).toEqual(requests);
  const [run, ...others] = await runs(one);
  expect([run.output.annotations_count, others]).toEqual([count, []]);
  const list = await it.api.call('GET', `/repos/${it.repository}/check-runs/${run.id}/annotations`);
  expect(list[0]).toMatchObject({ path: 'metrics.json', start_line: 1, end_line: 1, message: 'too low' });
  expect((await write(one)).operation).toBe('unchanged');
});

test('the same annotations stay, others take the place of the whole run', async () => {
  const one = check({ annotations: annotations(60) });
  const { url } = await write(one);
  expect(await write({ ...one, title: 'Renamed' })).toEqual({ url, operation: 'updated' });
  expect((await runs(one)).map((run: { output: object }) => run.output)).toMatchObject([
    { title: 'Renamed', annotations_count: 60 },
  ]);
  const other = await write({ ...one, annotations: annotations(2, 'worse') });
  expect(other.operation).toBe('updated');
  expect(other.url).not.toBe(url);
  const cleared = await write(one);
  expect(cleared.url).not.toBe(other.url);
});

test('annotations come to a run that had none', async () => {
  const one = check();
  const { url } = await write(one);
  expect(await write({ ...one, annotations: annotations(51) })).toEqual({ url, operation: 'updated' });
  expect(await runs(one)).toMatchObject([{ output: { annotations_count: 51 } }]);
});

test.each(['POST', 'PATCH'])('an answer to %s that is lost: nothing is there twice', async (method) => {
  const one = check({ annotations: annotations(120) });
  it.api.fault = (request, nth) => (request.method === method && nth === 1 ? 'lost' : undefined);
  await write(one);
  expect(await runs(one)).toMatchObject([{ output: { annotations_count: 120 } }]);
  expect((await write(one)).operation).toBe('unchanged');
});

test('a run whose job ended between two batches is replaced', async () => {
  const one = check({ annotations: annotations(60) });
  it.api.fault = ({ method }) => (method === 'PATCH' ? { status: 422 } : undefined);
  await refusal(write(one));
  it.api.fault = () => undefined;
  await write(one);
  const [latest] = await runs(one);
  expect(latest.output.annotations_count).toBe(60);
});

test('a personal token is told whose tokens may', async () => {
  it.api.fault = ({ method }) =>
    method === 'POST'
      ? { status: 403, body: { message: 'You must authenticate via a GitHub App.' } }
      : undefined;
  const { message } = await refusal(write(check()));
  expect(message).toContain(`Give $\{{ github.token }} to a job that has\n  permissions:\n    checks: write`);
});
