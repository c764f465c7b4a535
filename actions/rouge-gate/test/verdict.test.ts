import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { examplesOf, gate, jsonl } from './gate.js';

/** Examples whose prediction has `right` of its four words right, so that its rouge1 is right / 4. */
const examples = (rights: readonly number[], changes: (index: number) => object = () => ({})) =>
  jsonl(
    rights.map((right, index) => ({
      id: `e${index}`,
      prediction: ['one', 'two', 'three', 'four'].map((word, at) => (at < right ? word : `x${at}`)).join(' '),
      reference: 'one two three four',
      ...changes(index),
    })),
  );
const spread = (count: number, right: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => right(index));

describe('thresholds', () => {
  test('hold, and the job passes', async () => {
    const { outcome, report } = await gate(
      { predictions: 'p.jsonl', thresholds: 'rouge1 >= 0.5' },
      { 'p.jsonl': examples([1, 2, 3]) },
    );
    expect(outcome.failure).toBeUndefined();
    expect(outcome.outputs).toMatchObject({ verdict: 'pass', rouge1: '0.5', count: '3', failures: '' });
    expect(report.verdict).toBe('pass');
  });

  test('that are not reached fail the job with the number, and the outputs are there', async () => {
    const { outcome, log } = await gate(
      { predictions: 'p.jsonl', metrics: 'rouge1', thresholds: 'rouge1.recall >= 0.6\nrouge1 >= 0.1' },
      { 'p.jsonl': examples([1, 2, 3]) },
    );
    expect(outcome.failure).toBe('rouge-gate: 1 of 2 checks failed');
    expect(outcome.outputs).toMatchObject({
      verdict: 'fail',
      scores: '{"rouge1":{"precision":0.5,"recall":0.5,"fmeasure":0.5}}',
      rouge1: '0.5',
    });
    expect(outcome.outputs.failures).toMatch(/^rouge1\.recall >= 0\.6: .*0\.5/);
    expect(outcome.outputs).not.toHaveProperty('rouge2');
    expect(log.lines.filter((line) => line.startsWith('error: '))).toEqual([
      expect.stringContaining('rouge1.recall >= 0.6: '),
    ]);
    expect(outcome.summary).toContain('❌ fail');
  });

  test('do not fail the job with fail-on: never, and warn instead', async () => {
    const { outcome, log } = await gate(
      { predictions: 'p.jsonl', thresholds: 'rouge1 >= 0.9', 'fail-on': 'never' },
      { 'p.jsonl': examples([1, 2]) },
    );
    expect(outcome.failure).toBeUndefined();
    expect(outcome.outputs.verdict).toBe('fail');
    expect(log.lines.some((line) => line.startsWith('error: '))).toBe(false);
    expect(log.lines.some((line) => line.startsWith('warning: rouge1 >= 0.9'))).toBe(true);
  });

  test('without any, nothing is gated', async () => {
    const { outcome } = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': examples([1, 2]) });
    expect(outcome.outputs.verdict).toBe('neutral');
  });

  test('rest on enough examples', async () => {
    const { outcome } = await gate(
      { predictions: 'p.jsonl', thresholds: 'rouge1 >= 0.1', 'min-examples': '3' },
      { 'p.jsonl': examples([1, 2]) },
    );
    expect(outcome.outputs.verdict).toBe('fail');
    expect(outcome.outputs.failures).toContain('2 examples are fewer than 3');
  });
});

describe('a baseline of predictions', () => {
  const given = {
    predictions: 'new.jsonl',
    baseline: 'file:old.jsonl',
    'max-regression': 'rouge1 2%',
    metrics: 'rouge1',
  };

  test('that was better for sure fails the job', async () => {
    const files = {
      'new.jsonl': examples(spread(40, () => 1)),
      'old.jsonl': examples(spread(40, (i) => 2 + (i % 2))),
    };
    const { outcome, report } = await gate(given, files);
    expect(outcome.outputs.verdict).toBe('fail');
    expect(outcome.outputs.failures).toMatch(/^max-regression rouge1 2%: /);
    expect(report.metrics.find(({ name }) => name === 'rouge1.fmeasure')).toMatchObject({
      value: 0.25,
      baseline: 0.625,
      delta: -0.375,
      relative: -0.6,
      verdict: 'fail',
    });
  });

  test('that was better by chance, for all one knows, warns', async () => {
    const files = {
      'new.jsonl': examples([4, 0, 3, 1, 2, 2]),
      'old.jsonl': examples([0, 4, 4, 2, 1, 2]),
    };
    const { outcome, report } = await gate(given, files);
    expect(outcome.outputs.verdict).toBe('warn');
    expect(outcome.failure).toBeUndefined();
    // Differences of +4 -4 -1 -1 +1 0 quarters: 22 of the 32 assignments of signs are as far from zero as -1.
    const table = report.sections
      .find(({ title }) => title === 'Against the baseline')
      ?.blocks.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({
      rows: [
        [
          'rouge1.fmeasure',
          expect.any(String),
          expect.any(String),
          expect.stringMatching(/\(exact\)$/),
          expect.any(String),
        ],
      ],
    });
  });

  test('that was a little better is within the limit', async () => {
    const files = {
      'new.jsonl': examples(spread(100, (i) => (i === 0 ? 1 : 2))),
      'old.jsonl': examples(spread(100, () => 2)),
    };
    expect((await gate(given, files)).outcome.outputs.verdict).toBe('pass');
  });

  test('the same predictions again warn', async () => {
    const same = examples([1, 2, 3]);
    const { outcome, log } = await gate(given, { 'new.jsonl': same, 'old.jsonl': same });
    expect(outcome.outputs.verdict).toBe('warn');
    expect(log.lines.join('\n')).toContain('to the letter, those of the baseline');
  });

  test('that is not there yet is new, or fails where that is asked', async () => {
    const files = { 'new.jsonl': examples([1, 2]) };
    expect((await gate(given, files)).outcome.outputs.verdict).toBe('new');
    const asked = await gate({ ...given, 'on-no-baseline': 'fail' }, files);
    expect(asked.outcome.outputs.verdict).toBe('fail');
    expect(asked.outcome.outputs.failures).toContain('old.jsonl');
    expect((await gate({ ...given, thresholds: 'rouge1 >= 0.1' }, files)).outcome.outputs.verdict).toBe(
      'pass',
    );
  });

  test('of another length is refused by position, and compared by id on what both have', async () => {
    const files = { 'new.jsonl': examples([1, 2, 3]), 'old.jsonl': examples([1, 2]) };
    await expect(gate(given, files)).rejects.toThrow(/predictions has 3 texts and baseline .* has 2/);
    const { report, outcome } = await gate({ ...given, 'id-field': 'id' }, files);
    expect(report.metrics.find(({ name }) => name === 'rouge1.fmeasure')).toMatchObject({
      value: 0.5,
      baseline: 0.375,
      delta: 0,
    });
    expect(JSON.stringify(report.sections)).toContain(
      'Only 2 examples are compared with old.jsonl: 1 are not there, 0 are only there',
    );
    expect(outcome.outputs.verdict).toBe('warn');
  });

  test('that shares fewer than min-examples with today proves nothing', async () => {
    const files = {
      'new.jsonl': examples(spread(40, () => 1)),
      'old.jsonl': examples([1, 1]),
    };
    const { outcome } = await gate({ ...given, 'id-field': 'id', 'min-examples': '30' }, files);
    expect(outcome.outputs.failures).toContain('only 2 examples are in both, fewer than min-examples: 30');
  });

  test('that has to be there fails also without max-regression', async () => {
    const { outcome } = await gate(
      {
        predictions: 'new.jsonl',
        baseline: 'file:old.jsonl',
        'on-no-baseline': 'fail',
        thresholds: 'rouge1 >= 0',
      },
      { 'new.jsonl': examples([1, 2]) },
    );
    expect(outcome.outputs.failures).toBe('on-no-baseline: fail: file:old.jsonl was not found');
  });

  test('comes from another commit', async () => {
    const { workspace } = await gate(
      { predictions: 'new.jsonl' },
      { 'new.jsonl': examples(spread(40, (i) => 2 + (i % 2))) },
    );
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: workspace,
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    git('add', 'new.jsonl');
    git('commit', '-qm', 'old');
    const { outcome, report } = await gate(
      { ...given, baseline: 'git:main:new.jsonl' },
      { 'new.jsonl': examples(spread(40, () => 1)) },
      workspace,
    );
    expect(outcome.outputs.verdict).toBe('fail');
    expect(JSON.stringify(report.sections)).toMatch(/main@[0-9a-f]{7}/);
  });
});

describe('a baseline of an earlier run', () => {
  const given = { predictions: 'p.jsonl', 'max-regression': 'rouge1 0.01', metrics: 'rouge1 rougeL' };
  const good = examples(spread(40, (i) => 2 + (i % 2)));
  const bad = examples(spread(40, () => 1));

  test('is compared example by example through its file of scores', async () => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const { outcome, report } = await gate(
      { ...given, baseline: `report:${old.outcome.outputs.report}` },
      { 'p.jsonl': bad },
    );
    expect(outcome.outputs.verdict).toBe('fail');
    expect(JSON.stringify(report.sections)).toContain('on the 40 examples that both have');
  });

  test('gives the same numbers as its predictions do', async () => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const byReport = await gate(
      { ...given, baseline: `report:${old.outcome.outputs.report}` },
      { 'p.jsonl': bad },
    );
    const byText = await gate(
      { ...given, baseline: 'file:old.jsonl' },
      { 'p.jsonl': bad, 'old.jsonl': good },
    );
    expect(byReport.report.metrics).toEqual(byText.report.metrics);
  });

  test.each([
    ['another stemmer', { 'use-stemmer': 'true' }, good, 'stem:no'],
    [
      'other references',
      {},
      examples(
        spread(40, () => 1),
        () => ({ reference: 'one two' }),
      ),
      'another test set',
    ],
  ])('made with %s is refused', async (_, changes, predictions, reason) => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const { outcome } = await gate(
      { ...given, ...changes, baseline: `report:${old.outcome.outputs.report}` },
      { 'p.jsonl': predictions },
    );
    expect(outcome.outputs.verdict).toBe('fail');
    expect(outcome.outputs.failures).toContain(reason);
  });

  test('is compared whatever the order, by id', async () => {
    const byId = { ...given, 'id-field': 'id' };
    const backwards = (lines: string) => `${lines.trimEnd().split('\n').reverse().join('\n')}\n`;
    const old = await gate({ predictions: 'p.jsonl', 'id-field': 'id' }, { 'p.jsonl': good });
    const path = old.outcome.outputs.report ?? '';
    const same = await gate({ ...byId, baseline: `report:${path}` }, { 'p.jsonl': bad });
    const other = await gate({ ...byId, baseline: `report:${path}` }, { 'p.jsonl': backwards(bad) });
    expect(other.report.metrics).toEqual(same.report.metrics);
    expect(other.report.provenance).toEqual(same.report.provenance);
    rmSync(join(dirname(path), old.report.examples ?? ''));
    const means = await gate({ ...byId, baseline: `report:${path}` }, { 'p.jsonl': backwards(bad) });
    expect(JSON.stringify(means.report.sections)).toContain('is not beside the report: keep both together');
    expect(means.report.metrics.map(({ delta }) => delta)).toEqual(
      same.report.metrics.map(({ delta }) => delta),
    );
  });

  test('is compared only where the references are the same', async () => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const mended = examples(
      spread(40, () => 1),
      (index) => (index < 10 ? { reference: 'one two' } : {}),
    );
    const { outcome, report } = await gate(
      { ...given, baseline: `report:${old.outcome.outputs.report}` },
      { 'p.jsonl': mended },
    );
    expect(outcome.outputs.failures).toContain('N = 30');
    expect(JSON.stringify(report.sections)).toContain('10 have other references there');
  });

  test('made by position is not joined by id, whatever the ids are', async () => {
    const numbered = (text: string) => text.replace(/"e(\d+)"/g, '$1');
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': numbered(good) });
    const { outcome } = await gate(
      { ...given, 'id-field': 'id', baseline: `report:${old.outcome.outputs.report}` },
      { 'p.jsonl': numbered(bad) },
    );
    expect(outcome.outputs.failures).toContain('joined by position, and these are by id');
  });

  test('of another action is refused', async () => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const foreign = JSON.stringify({ ...old.report, action: 'perplexity-report' });
    await expect(
      gate({ ...given, baseline: 'report:r.json' }, { 'p.jsonl': bad, 'r.json': foreign }),
    ).rejects.toThrow('r.json is a report of perplexity-report, not of rouge-gate');
  });

  test('the same predictions again are noticed by their digest', async () => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const { log } = await gate(
      { predictions: 'p.jsonl', baseline: `report:${old.outcome.outputs.report}` },
      { 'p.jsonl': good },
    );
    expect(log.lines.join('\n')).toContain('to the letter, those of the baseline');
  });

  test('its scores output alone allows no test, and says so', async () => {
    const old = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': good });
    const files = { 'p.jsonl': bad, 'scores.json': old.outcome.outputs.scores ?? '' };
    const { outcome, report } = await gate({ ...given, baseline: 'file:scores.json' }, files);
    expect(outcome.outputs.verdict).toBe('fail');
    expect(JSON.stringify(report.sections)).toContain('no test is possible');
  });

  test.each([
    ['{"accuracy": 0.5}', /baseline: .*neither a report, nor a \\?"scores\\?" output/],
    ['{"schema": "mlops-report/v1"}', /baseline|scores\.json/],
  ])('%s is refused', async (text, message) => {
    await expect(
      gate({ ...given, baseline: 'file:scores.json' }, { 'p.jsonl': bad, 'scores.json': text }),
    ).rejects.toThrow(message);
  });
});

describe('guards', () => {
  const warningsOf = async (records: readonly unknown[], given: Record<string, string> = {}) => {
    const { outcome, log } = await gate(
      { predictions: 'p.jsonl', thresholds: 'rouge1 >= 0', ...given },
      { 'p.jsonl': jsonl(records) },
    );
    return {
      verdict: outcome.outputs.verdict,
      text: log.lines.filter((line) => line.startsWith('warning')).join('\n'),
    };
  };

  test('predictions that are their references', async () => {
    const { verdict, text } = await warningsOf([
      { prediction: 'a b', reference: 'a b' },
      { prediction: 'c', reference: ['d', 'c'] },
    ]);
    expect(verdict).toBe('warn');
    expect(text).toContain('All 2 predictions are identical to the reference');
  });

  test('scores that are all the same', async () => {
    const { verdict, text } = await warningsOf([
      { prediction: 'a', reference: 'b' },
      { prediction: 'c', reference: 'd' },
    ]);
    expect(verdict).toBe('warn');
    expect(text).toContain('All 2 examples have the same scores');
  });

  test('texts of another script, by id, with the tokenizer that scores them', async () => {
    const records = [
      { id: 'x', prediction: 'one', reference: 'one two' },
      { id: 'नमस्ते', prediction: 'नमस्ते दुनिया', reference: 'नमस्ते' },
    ];
    const { verdict, text } = await warningsOf(records, { 'id-field': 'id' });
    expect(verdict).toBe('warn');
    expect(text).toContain('1 prediction (नमस्ते) has no token');
    expect(text).toContain('tokenizer: unicode');
    expect((await warningsOf(records, { 'id-field': 'id', tokenizer: 'unicode' })).verdict).toBe('pass');
  });

  test('an empty reference is no matter of the tokenizer', async () => {
    const { text } = await warningsOf([
      { prediction: 'a', reference: '' },
      { prediction: 'a', reference: 'a b' },
    ]);
    expect(text).toBe('');
  });

  test('an empty prediction scores 0, and is named without a warning', async () => {
    const records = [
      { prediction: '', reference: 'a' },
      { prediction: 'a', reference: 'a b' },
    ];
    const { report } = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': jsonl(records) });
    expect(report.verdict).toBe('neutral');
    expect(JSON.stringify(report.sections)).toContain('1 prediction (1) has no text');
  });
});

describe('the report', () => {
  test('has a row per slice, and those without a value have one too', async () => {
    const { report } = await gate(
      { predictions: 'p.jsonl', 'slice-field': 'lang', metrics: 'rouge1' },
      {
        'p.jsonl': examples([1, 2, 3, 4], (index) =>
          index === 3 ? {} : { lang: index === 0 ? 'de' : 'en' },
        ),
      },
    );
    expect(report.sections.find(({ title }) => title === 'By lang')?.blocks[0]).toMatchObject({
      rows: [
        ['(none)', '1', '1'],
        ['de', '1', '0.25'],
        ['en', '2', '0.625'],
      ],
    });
  });

  test('lists the worst examples by id, with their texts only where they may be shown', async () => {
    const files = { 'p.jsonl': examples([3, 0, 2, 4]) };
    const silent = await gate({ predictions: 'p.jsonl', 'id-field': 'id', thresholds: 'rouge1 >= 0' }, files);
    const worst = silent.report.sections.find(({ title }) => title.startsWith('Lowest scores'))?.blocks[0];
    expect(worst).toMatchObject({
      rows: [
        ['e1', '0'],
        ['e2', '0.5'],
        ['e0', '0.75'],
        ['e3', '1'],
      ],
    });
    expect(
      JSON.stringify(silent.report) + silent.outcome.summary + JSON.stringify(examplesOf(silent)),
    ).not.toMatch(/one two|x1/);
    const open = await gate({ predictions: 'p.jsonl', 'id-field': 'id', 'include-texts': 'true' }, files);
    expect(open.outcome.summary).toContain('one two three four');
    expect(examplesOf(open)[0]).toMatchObject({
      id: 'e0',
      prediction: 'one two three x3',
      references: ['one two three four'],
    });
  });

  test('has every score of every example beside it, exactly', async () => {
    const gated = await gate(
      { predictions: 'p.jsonl', metrics: 'rouge1', 'id-field': 'id' },
      { 'p.jsonl': examples([1, 3]) },
    );
    const hash = {
      prediction: expect.any(Number),
      references: expect.any(Number),
    };
    expect(examplesOf(gated)).toEqual([
      { id: 'e0', scores: { rouge1: [0.25, 0.25, 0.25] }, hash },
      { id: 'e1', scores: { rouge1: [0.75, 0.75, 0.75] }, hash },
    ]);
  });

  test('of a second step of one job is a second file', async () => {
    const one = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': examples([1, 2]) });
    const two = await gate({ predictions: 'p.jsonl' }, { 'p.jsonl': examples([3, 4]) }, one.workspace);
    expect(two.outcome.outputs.report).not.toBe(one.outcome.outputs.report);
    expect(two.report.id).not.toBe(one.report.id);
    expect(examplesOf(one)[0]?.scores.rouge1?.[0]).toBe(0.25);
  });

  test('is the same for the same data', async () => {
    const files = { 'p.jsonl': examples([1, 2, 3, 4, 0]) };
    const [one, two] = [
      await gate({ predictions: 'p.jsonl' }, files),
      await gate({ predictions: 'p.jsonl' }, files),
    ];
    expect(one.report).toEqual(two.report);
  });

  test('shows hostile text as text', async () => {
    const evil = '</td><script>alert(1)</script>|`x`\n::error::x @octocat';
    const { outcome } = await gate(
      { predictions: 'p.jsonl', 'id-field': 'id', 'slice-field': 'lang', 'include-texts': 'true' },
      { 'p.jsonl': jsonl([{ id: evil, lang: evil, prediction: evil, reference: 'a' }]) },
    );
    expect(outcome.summary).not.toMatch(/<script|^::error|@octocat/m);
  });
});
