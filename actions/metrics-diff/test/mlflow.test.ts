import { expect, test } from '@jest/globals';
import { diff } from './diff.js';

const tracking = { 'mlflow-tracking-uri': 'http://mlflow.test/base' };

/** Answers as MLflow 3 does, of runs by their id and of the model `summariser`, whose alias `champion` is run `old`. */
const server =
  (runs: Record<string, Record<string, number | string>>): typeof globalThis.fetch =>
  async (address) => {
    const { pathname, searchParams } = new URL(String(address));
    const found = (body: object) => Response.json(body);
    const id = searchParams.get('run_id') ?? '';
    if (pathname.endsWith('/runs/get') && runs[id] !== undefined) {
      const metrics = Object.entries(runs[id]).map(([key, value]) => ({ key, value, timestamp: 1, step: 0 }));
      return found({
        run: { info: { run_id: id, run_name: 'pug', lifecycle_stage: 'active' }, data: { metrics } },
      });
    }
    if (pathname.endsWith('/registered-models/alias') && searchParams.get('alias') === 'champion')
      return found({ model_version: { name: 'summariser', version: '3', run_id: 'old', source: 'x' } });
    return Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'not there' }, { status: 404 });
  };

test('a run against the champion', async () => {
  const fetch = server({
    new: { 'val/loss': 0.6, accuracy: 0.91 },
    old: { 'val/loss': 0.6437, accuracy: 0.8965 },
  });
  const { outcome, row } = await diff(
    {
      ...tracking,
      metrics: 'mlflow:runs:/new',
      baseline: 'mlflow:models:/summariser@champion',
      'max-regression': '* 1%',
    },
    {},
    { fetch },
  );
  expect(outcome.outputs).toMatchObject({
    verdict: 'pass',
    baseline: 'MLflow summariser@champion (version 3)',
  });
  expect(row('val/loss')).toMatchObject({
    value: 0.6,
    baseline: 0.6437,
    change: 'better',
    source: 'mlflow:runs:/new',
  });
});

test('a file against the champion, and against one that is not there yet', async () => {
  const fetch = server({ old: { accuracy: 0.8965 } });
  const given = { ...tracking, metrics: 'metrics.json', 'max-regression': 'accuracy 0' };
  const files = { 'metrics.json': { accuracy: 0.8 } };
  const worse = await diff({ ...given, baseline: 'mlflow:models:/summariser@champion' }, files, { fetch });
  expect(worse.outcome.outputs.verdict).toBe('fail');
  const first = await diff({ ...given, baseline: 'mlflow:models:/summariser@next' }, files, { fetch });
  expect(first.outcome.outputs.verdict).toBe('new');
  expect(first.log.lines.join('\n')).toContain('mlflow:models:/summariser@next is not there');
});

test('a run has no baseline in git, and the message says what to name', async () => {
  const { outcome, log } = await diff(
    { ...tracking, metrics: 'mlflow:runs:/new' },
    {},
    {
      fetch: server({ new: { accuracy: 1 } }),
    },
  );
  expect(outcome.outputs.verdict).toBe('new');
  expect(log.lines.join('\n')).toMatch(/notice: [\s\S]*baseline: mlflow:models:\/NAME@champion/);
});

test('a run that is not there is an error', async () => {
  const given = { ...tracking, metrics: 'mlflow:models:/summariser@next' };
  await expect(diff(given, {}, { fetch: server({}) })).rejects.toThrow('mlflow:models:/summariser@next');
});
