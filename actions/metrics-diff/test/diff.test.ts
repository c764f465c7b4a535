import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { commit, diff, git, pullRequest, push } from './diff.js';

const before = { 'metrics.json': { accuracy: 0.8965, loss: 0.6437, epochs: 10, optimizer: 'adam' } };
const after = { 'metrics.json': { accuracy: 0.91, loss: 0.6, epochs: 10, optimizer: 'adam' } };

describe('against a file', () => {
  test('the metrics that got better, with their numbers', async () => {
    const { outcome, report, row, log } = await diff(
      {
        metrics: 'metrics.json',
        baseline: 'file:old.json',
        thresholds: 'accuracy >= 0.9',
        'max-regression': '*loss* 2%',
      },
      { ...after, 'old.json': before['metrics.json'] },
    );
    expect(outcome.failure).toBeUndefined();
    expect(outcome.outputs).toMatchObject({
      verdict: 'pass',
      baseline: 'old.json',
      'baseline-sha': '',
      failures: '',
    });
    expect(JSON.parse(outcome.outputs.counts!)).toEqual({
      better: 2,
      worse: 0,
      unchanged: 2,
      changed: 0,
      new: 0,
      removed: 0,
      invalid: 0,
      failed: 0,
    });
    expect(JSON.parse(outcome.outputs.diff!)).toEqual({
      'metrics.json': {
        accuracy: {
          old: 0.8965,
          new: 0.91,
          diff: 0.91 - 0.8965,
          relative: (0.91 - 0.8965) / 0.8965,
          direction: 'higher',
          change: 'better',
          verdict: 'pass',
        },
        loss: {
          old: 0.6437,
          new: 0.6,
          diff: 0.6 - 0.6437,
          relative: (0.6 - 0.6437) / 0.6437,
          direction: 'lower',
          change: 'better',
          verdict: 'pass',
        },
      },
    });
    expect(report.headline).toBe('2 better, 2 unchanged against old.json. All 2 checks hold.');
    expect(row('accuracy')).toMatchObject({
      value: 0.91,
      baseline: 0.8965,
      direction: 'higher',
      change: 'better',
      threshold: '>= 0.9',
      verdict: 'pass',
      source: 'metrics.json',
    });
    expect(row('optimizer')).toMatchObject({
      value: null,
      valueText: 'adam',
      change: 'unchanged',
      detail: true,
    });
    expect(outcome.summary).toContain('| accuracy |');
    expect(log.lines.filter((line) => /^(warning|error|notice)/.test(line))).toEqual([]);
  });

  test('what got worse fails the job with its number, and the outputs are there', async () => {
    const { outcome, report, log } = await diff(
      { metrics: 'metrics.json', baseline: 'file:old.json', 'max-regression': 'accuracy 0.01\nloss 10%' },
      { ...before, 'old.json': after['metrics.json'] },
    );
    expect(outcome.failure).toBe('metrics-diff: 1 of 2 checks failed');
    expect(outcome.outputs.verdict).toBe('fail');
    expect(outcome.outputs.failures).toMatch(
      /^max-regression accuracy 0\.01: accuracy = 0\.8965, baseline 0\.91: worse by 0\.0135/,
    );
    expect(report.headline).toBe(
      '2 worse (accuracy -0.0135, loss +0.0437), 2 unchanged against old.json. 1 of 2 checks failed.',
    );
    expect(report.metrics.map(({ name }) => name)).toEqual(['accuracy', 'loss', 'epochs', 'optimizer']);
    expect(log.lines.filter((line) => line.startsWith('error: '))).toHaveLength(1);
    const lenient = await diff(
      {
        metrics: 'metrics.json',
        baseline: 'file:old.json',
        'max-regression': 'accuracy 0',
        'fail-on': 'never',
      },
      { ...before, 'old.json': after['metrics.json'] },
    );
    expect(lenient.outcome).not.toHaveProperty('failure');
    expect(lenient.outcome.outputs.verdict).toBe('fail');
  });

  test('that is not there is new', async () => {
    const { outcome, log, row, section } = await diff(
      { metrics: 'metrics.json', baseline: 'file:old.json' },
      after,
    );
    expect(outcome.outputs).toMatchObject({ verdict: 'new', baseline: '', diff: '{}' });
    expect(row('accuracy')).toMatchObject({ change: 'new', verdict: 'neutral' });
    expect(log.lines.join('\n')).toContain(
      'notice: baseline: nothing is compared: file:old.json was not found',
    );
    expect(JSON.stringify(section('Worth knowing'))).toContain('file:old.json was not found');
  });

  test('one file for several is refused, several find each other', async () => {
    const files = { 'a.json': { x: 1 }, 'b.json': { x: 2 }, 'old/a.json': { x: 0 }, 'old/b.json': { x: 2 } };
    await expect(
      diff({ metrics: '?.json', baseline: 'file:old/c.json' }, { ...files, 'old/c.json': {} }),
    ).rejects.toThrow('git:origin/main');
    const { outcome } = await diff(
      { metrics: '?.json', baseline: 'file:old/*.json', direction: 'x higher' },
      files,
    );
    expect(JSON.parse(outcome.outputs.diff!)).toMatchObject({
      'a.json': { x: { old: 0, new: 1, change: 'better' } },
    });
  });
});

describe('numbers at the edge', () => {
  test('0 and -0 are equal, and so not in the diff', async () => {
    const { outcome } = await diff(
      { metrics: 'metrics.json', baseline: 'file:old.json' },
      { 'metrics.json': '{"bias": -0.0}', 'old.json': '{"bias": 0}' },
    );
    expect(outcome.outputs.diff).toBe('{}');
  });

  test('a difference that is too large for a number is not called one', async () => {
    const { report } = await diff(
      { metrics: 'metrics.json', baseline: 'file:old.json' },
      { 'metrics.json': { accuracy: -1.7e308 }, 'old.json': { accuracy: 1.7e308 } },
    );
    expect(report.headline).toBe('1 worse (accuracy) against old.json. Nothing is gated.');
  });
});

describe('rows', () => {
  test('failing ones first, then by what became of them', async () => {
    const old = {
      'm.gone': 1,
      'm.text': 1,
      'm.loss': 1,
      'm.accuracy': 1,
      'm.other': 1,
      'm.same': 1,
      'm.f1': 1,
    };
    const now = {
      'm.new': 1,
      'm.same': 1,
      'm.text': 'x',
      'm.other': 2,
      'm.accuracy': 2,
      'm.loss': 2,
      'm.f1': 1,
    };
    const { report, outcome } = await diff(
      { metrics: 'm.json', baseline: 'file:old.json', thresholds: 'm.f1 >= 2\nm.absent >= 1' },
      { 'm.json': now, 'old.json': old },
    );
    expect(report.metrics.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'm.absent undefined',
      'm.f1 unchanged',
      'm.loss worse',
      'm.accuracy better',
      'm.other changed',
      'm.new new',
      'm.gone removed',
      'm.text invalid',
      'm.same unchanged',
    ]);
    expect(JSON.parse(outcome.outputs.counts!)).toMatchObject({
      failed: 2,
      unchanged: 2,
      removed: 1,
      invalid: 1,
    });
    // Equal values are no difference, whatever is said of them.
    expect(Object.keys(JSON.parse(outcome.outputs.diff!)['m.json'])).not.toContain('m.f1');
  });

  test('NaN, infinities and names that are none of the usual', async () => {
    const text = '{"loss": NaN, "accuracy": Infinity, "__proto__": 1, "a|b`c": 2, "constructor": 3}';
    const { row, outcome } = await diff(
      { metrics: 'm.json', baseline: 'file:old.json' },
      { 'm.json': text, 'old.json': '{"loss": 1, "__proto__": 2, "constructor": 3}' },
    );
    expect(row('loss')).toMatchObject({ value: null, valueText: 'NaN', verdict: 'warn', change: 'invalid' });
    expect(row('accuracy')).toMatchObject({ value: null, valueText: 'Infinity', verdict: 'warn' });
    expect(outcome.outputs.verdict).toBe('warn');
    const diffs = JSON.parse(outcome.outputs.diff!)['m.json'];
    expect(diffs.loss).toMatchObject({ old: 1, new: 'NaN' });
    expect(Object.getOwnPropertyDescriptor(diffs, '__proto__')?.value).toMatchObject({ old: 2, new: 1 });
    expect(diffs).not.toHaveProperty('constructor.old');
  });

  test('a name cannot forge a line of the outputs', async () => {
    const name = 'loss\n::error::x';
    const { outcome } = await diff(
      { metrics: 'm.json', baseline: 'file:old.json', 'max-regression': '* 1%', direction: '* lower' },
      { 'm.json': { [name]: 2 }, 'old.json': { [name]: 1 } },
    );
    expect(outcome.outputs.failures).not.toContain('\n');
    expect(outcome.summary).not.toMatch(/^::error/m);
  });

  test('include and exclude choose among them', async () => {
    const { report, log } = await diff(
      { metrics: 'm.json', baseline: 'none', include: 'val*\ntypo*', exclude: '*time' },
      { 'm.json': { 'val/loss': 1, 'val/time': 2, 'train/loss': 3 } },
    );
    expect(report.metrics.map(({ name }) => name)).toEqual(['val/loss']);
    expect(report.verdict).toBe('neutral');
    expect(log.lines).toContain('warning: include typo*: matches no metric.');
    await expect(diff({ metrics: 'm.json', exclude: '*' }, { 'm.json': { a: 1 } })).rejects.toThrow(
      'leave no metric. There are a.',
    );
  });

  test('a file without a metric is an error', async () => {
    await expect(diff({ metrics: 'm.json' }, { 'm.json': {} })).rejects.toThrow('m.json');
    await expect(diff({ metrics: 'none.json' }, {})).rejects.toThrow('none.json');
  });

  test('very many are told to be split', async () => {
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`metric ${index}`, index]));
    await expect(diff({ metrics: '*.json' }, { 'a.json': many, 'b.json': many })).rejects.toThrow(
      '12000 metrics',
    );
    const { outcome, log } = await diff(
      { metrics: 'a.json', baseline: 'file:b.json', 'max-regression': '* 1%', direction: '* higher' },
      { 'a.json': many, 'b.json': Object.fromEntries(Object.keys(many).map((name) => [name, 1])) },
    );
    expect(outcome.outputs.verdict).toBe('fail');
    expect(outcome.outputs.diff).toBe('');
    expect(log.lines.filter((line) => /^(error|warning)/.test(line)).length).toBeLessThan(20);
  }, 30_000);
});

describe('curves', () => {
  const csv = (values: readonly number[]) =>
    ['step,loss', ...values.map((value, step) => `${step},${value}`)].join('\n');

  test('become a chart of baseline and current, and their last value a metric', async () => {
    const { row, section, outcome } = await diff(
      { metrics: 'log.csv', baseline: 'file:old.csv' },
      { 'log.csv': csv([3, 2, 1]), 'old.csv': csv([3, 2.5, 2]) },
    );
    expect(row('loss')).toMatchObject({ value: 1, baseline: 2, change: 'better' });
    expect(section('Curves')?.blocks).toMatchObject([
      {
        kind: 'chart',
        title: 'loss by step',
        labels: ['0', '1', '2'],
        series: [{ values: [3, 2.5, 2] }, { values: [3, 2, 1] }],
      },
    ]);
    expect(outcome.summary).toContain('```mermaid');
  });
});

describe('against git', () => {
  test('a pull request is compared with its merge base', async () => {
    const folder = newFolder();
    const base = commit(folder, before);
    git(folder, 'checkout', '--quiet', '-b', 'feature');
    const head = commit(folder, after);
    git(folder, 'checkout', '--quiet', 'main');
    // What main did meanwhile is no change of the pull request.
    const tip = commit(folder, { 'metrics.json': { accuracy: 0.99, loss: 0.1 } });
    const { outcome, row, report } = await diff({ metrics: 'metrics.json' }, after, {
      workspace: folder,
      context: pullRequest(tip, head),
    });
    expect(outcome.outputs).toMatchObject({ baseline: `main@${base.slice(0, 7)}`, 'baseline-sha': base });
    expect(row('accuracy')).toMatchObject({ value: 0.91, baseline: 0.8965, change: 'better' });
    expect(row('loss')).toMatchObject({ value: 0.6, baseline: 0.6437, change: 'better' });
    expect(report.provenance.baseSha).toBe(base);
    expect(report.headline).toBe(`2 better, 2 unchanged against main@${base.slice(0, 7)}. Nothing is gated.`);
  });

  test('a pull request whose merge is checked out is not blamed for what main did since', async () => {
    const folder = newFolder();
    commit(folder, before);
    git(folder, 'checkout', '--quiet', '-b', 'feature');
    const head = commit(folder, { 'README.md': 'Only words' });
    git(folder, 'checkout', '--quiet', 'main');
    const tip = commit(folder, { 'metrics.json': { accuracy: 0.1, loss: 0.6437 } });
    git(folder, 'checkout', '--quiet', '--detach');
    git(folder, 'merge', '--quiet', '--no-ff', '--message=merge', 'feature');
    const { outcome, row } = await diff(
      { metrics: 'metrics.json', 'max-regression': '* 1%' },
      {},
      { workspace: folder, context: pullRequest(tip, head) },
    );
    expect(outcome.outputs).toMatchObject({ verdict: 'pass', 'baseline-sha': tip });
    expect(row('accuracy')).toMatchObject({ value: 0.1, baseline: 0.1, change: 'unchanged' });
  });

  test("DVCLive's curves at the root of the repository are curves on both sides", async () => {
    const folder = newFolder();
    const path = 'plots/metrics/loss.tsv';
    const first = commit(folder, { [path]: 'step\tloss\n0\t1\n1\t0.5\n' });
    const { report, section } = await diff(
      { metrics: path },
      { [path]: 'step\tloss\n0\t1\n1\t0.4\n' },
      { workspace: folder, context: push(first, first) },
    );
    expect(report).toMatchObject({ verdict: 'neutral', metrics: [] });
    expect(section('Curves')?.blocks).toMatchObject([
      { series: [{ values: [1, 0.5] }, { values: [1, 0.4] }] },
    ]);
  });

  test('a file that is renamed fails no limit that the new one keeps', async () => {
    const folder = newFolder();
    const first = commit(folder, { 'm/old.json': { accuracy: 0.9 } });
    git(folder, 'mv', 'm/old.json', 'm/new.json');
    const run = (given: Record<string, string>) =>
      diff(
        { metrics: 'm/*.json', missing: 'ignore', ...given },
        {},
        { workspace: folder, context: push(first, first) },
      );
    const named = await run({ thresholds: 'accuracy >= 0.8', 'max-regression': 'accuracy 1%' });
    expect(named.outcome.outputs).toMatchObject({ verdict: 'pass', failures: '' });
    const inFile = await run({ thresholds: 'm/old.json:accuracy >= 0.8' });
    expect(inFile.outcome.outputs.failures).toContain('m/old.json:accuracy is gone');
  });

  test('a push is compared with the commit before it, a merge queue with its base', async () => {
    const folder = newFolder();
    const first = commit(folder, before);
    const second = commit(folder, after);
    const pushed = await diff(
      { metrics: 'metrics.json' },
      {},
      { workspace: folder, context: push(first, second) },
    );
    expect(pushed.outcome.outputs).toMatchObject({
      baseline: `main@${first.slice(0, 7)}`,
      'baseline-sha': first,
    });
    const queued = await diff(
      { metrics: 'metrics.json' },
      {},
      {
        workspace: folder,
        context: {
          event: {
            name: 'merge_group',
            payload: { merge_group: { base_sha: first, base_ref: 'refs/heads/main', head_sha: second } },
          },
        },
      },
    );
    expect(queued.outcome.outputs.baseline).toBe(`main@${first.slice(0, 7)}`);
    expect(queued.row('accuracy')).toMatchObject({ baseline: 0.8965 });
  });

  test('a new branch, a schedule and a laptop have no baseline, and hear what to write', async () => {
    const run = (context: Parameters<typeof diff>[2]) => diff({ metrics: 'metrics.json' }, after, context);
    const fresh = await run({ context: push('0'.repeat(40), '1'.repeat(40), 'refs/heads/feature') });
    expect(fresh.outcome.outputs.verdict).toBe('new');
    expect(fresh.report.headline).toContain('first push of a branch');
    const scheduled = await run({
      context: { event: { name: 'schedule', payload: { schedule: '0 0 * * *' } } },
    });
    expect(scheduled.log.lines.join('\n')).toContain('for schedule nothing says which commit comes before');
    const local = await run({});
    expect(local.log.lines.join('\n')).toMatch(/outside of GitHub[\s\S]*baseline: git:origin\/main/);
  });

  test('git:REF takes the same files, and a glob also those that are gone', async () => {
    const folder = newFolder();
    commit(folder, {
      'm/a.json': { x: 1 },
      'm/gone.json': { y: 2 },
      'm/skip.json': { z: 1 },
      'other/b.json': { w: 1 },
    });
    rmSync(join(folder, 'm/gone.json'));
    rmSync(join(folder, 'm/skip.json'));
    const { row, outcome, report } = await diff(
      { metrics: 'm/*.json\n!m/skip.json', baseline: 'git:main', missing: 'fail' },
      { 'm/a.json': { x: 1 }, 'm/new.json': { v: 1 } },
      { workspace: folder },
    );
    expect(row('y')).toMatchObject({
      source: 'm/gone.json',
      value: null,
      baseline: 2,
      change: 'removed',
      verdict: 'fail',
    });
    expect(row('v')).toMatchObject({ source: 'm/new.json', change: 'new', verdict: 'neutral' });
    expect(report.metrics).toHaveLength(3);
    expect(outcome.outputs.failures).toBe('missing: fail: y is gone; it was 2');
    // A plain name asks for nothing else.
    const plain = await diff({ metrics: 'm/a.json', baseline: 'git:main' }, {}, { workspace: folder });
    expect(plain.report.metrics.map(({ name }) => name)).toEqual(['x']);
  });

  test('a file that is not in the commit yet is new, one that is broken there is said and not compared', async () => {
    const folder = newFolder();
    const first = commit(folder, { 'README.md': 'hello' });
    const setting = { workspace: folder, context: push(first, first) };
    const fresh = await diff({ metrics: 'metrics.json', 'max-regression': 'accuracy 1%' }, after, setting);
    expect(fresh.outcome.outputs.verdict).toBe('new');
    expect(fresh.report.headline).toContain(`metrics.json is not in main@${first.slice(0, 7)} yet`);
    const broken = commit(folder, { 'metrics.json': '{"accuracy": 0.9,, }', 'b.json': { loss: 1 } });
    const mended = await diff({ metrics: 'metrics.json\nb.json' }, after, {
      workspace: folder,
      context: push(broken, broken),
    });
    expect(mended.row('accuracy')).toMatchObject({ change: 'new' });
    expect(mended.log.lines.join('\n')).toContain('warning: The old metrics.json is not compared with: ');
  });

  test('git:REF:PATH is one file', async () => {
    const folder = newFolder();
    const sha = commit(folder, { 'old/scores.json': { accuracy: 0.5 } });
    const { outcome, row } = await diff(
      { metrics: 'metrics.json', baseline: 'git:main:old/scores.json' },
      after,
      {
        workspace: folder,
      },
    );
    expect(outcome.outputs).toMatchObject({
      baseline: `main@${sha.slice(0, 7)}:old/scores.json`,
      'baseline-sha': sha,
    });
    expect(row('accuracy')).toMatchObject({ baseline: 0.5 });
  });
});

describe('against a report', () => {
  test('of this action: the values that it holds, NaN and texts included', async () => {
    const old = await diff(
      { metrics: '*.json', baseline: 'none' },
      {
        'a.json': '{"accuracy": 0.8, "loss": NaN, "note": "", "flag": true, "none": null}',
        'b.json': '{"accuracy": 0.7}',
      },
    );
    const { row, report } = await diff(
      { metrics: '*.json', baseline: `report:${old.outcome.outputs.report}` },
      {
        'a.json': '{"accuracy": 0.9, "loss": NaN, "note": "", "flag": true, "none": null}',
        'b.json': '{"accuracy": 0.7}',
      },
    );
    expect(report.metrics.map(({ name, source, change }) => [name, source, change])).toEqual([
      ['accuracy', 'a.json', 'better'],
      ['loss', 'a.json', 'invalid'],
      ['note', 'a.json', 'unchanged'],
      ['flag', 'a.json', 'unchanged'],
      ['none', 'a.json', 'unchanged'],
      ['accuracy', 'b.json', 'unchanged'],
    ]);
    expect(row('accuracy')?.baseline).toBe(0.8);
  });

  test('of another action is refused', async () => {
    const report = {
      schema: 'mlops-report/v1',
      action: 'rouge-gate',
      id: 'x',
      title: 'x',
      verdict: 'pass',
      headline: '',
      metrics: [],
      sections: [],
      provenance: { version: '1' },
    };
    await expect(
      diff({ metrics: 'm.json', baseline: 'report:r.json' }, { 'm.json': { a: 1 }, 'r.json': report }),
    ).rejects.toThrow('r.json is a report of rouge-gate, not of metrics-diff');
  });
});

describe('the report', () => {
  test('has a name of its own for each title and each step of a job', async () => {
    const folder = newFolder();
    const setting = { context: { workspace: folder, job: 'train', step: '__self' } };
    const ids: string[] = [];
    for (const title of ['Metrics', 'Eval']) {
      const { report } = await diff({ metrics: 'metrics.json', baseline: 'none', title }, after, setting);
      ids.push(report.id);
    }
    expect(ids).toEqual(['train.__self', 'train.Eval']);
  });

  test('says the percentage points of percentages', async () => {
    const benchmark = (value: number) => [{ name: 'failing requests', unit: '%', value }];
    const { report } = await diff(
      { metrics: 'bench.json', baseline: 'file:old.json', direction: '"failing requests" lower' },
      { 'bench.json': benchmark(3), 'old.json': benchmark(2) },
    );
    expect(report.headline).toContain('1 worse (failing requests +1 pp)');
  });
});
