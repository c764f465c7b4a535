import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formatNumber } from '@mlops-actions/metrics';
import { python } from '@mlops-actions/testing';
import { expectNear, type Measured, measure, refusal } from './measure.js';

const input = { input: 'l.jsonl' };
interface Line {
  readonly id: string;
  readonly nll: number;
  readonly n_tokens?: number;
  readonly bytes?: number;
}
const line = (i: number, nll: number, n_tokens = 10, bytes = 40): Line => ({
  id: `t${i}`,
  nll,
  n_tokens,
  bytes,
});
/** Thirty texts whose losses are all the same share higher, or up and down. */
const before = Array.from({ length: 30 }, (_, i) => line(i, 20 + (i % 7)));
const worse = before.map((one) => ({ ...one, nll: one.nll * 1.05 }));
const noisy = before.map((one, i) => ({ ...one, nll: one.nll + (i % 2 === 0 ? 9 : -8) }));

const against = (now: unknown, old: unknown, given: Record<string, string> = {}) =>
  measure({ ...input, baseline: 'file:old.jsonl', ...given }, { 'l.jsonl': now, 'old.jsonl': old });

/** A report and what lies beside it, as files of another workspace. */
function kept(run: Measured, withTexts = true): Record<string, string> {
  const beside = run.report.examples;
  return {
    'old/report.json': run.json,
    ...(withTexts && beside
      ? { [`old/${beside}`]: readFileSync(join(dirname(run.path), beside), 'utf8') }
      : {}),
  };
}

describe('a gate against a baseline', () => {
  const gate = { 'max-regression': 'perplexity 2%' };

  test('worse for certain: fails, with the evidence', async () => {
    const run = await against(worse, before, gate);
    expect(run.verdict).toBe('fail');
    expect(run.outcome.outputs.failures).toMatch(/worse by .* more than the allowed .*p = 0\.0001, N = 30/);
    const mean = before.reduce((sum, { nll }) => sum + nll, 0) / 300;
    const { value, baseline, delta, relative } = run.row('perplexity');
    expectNear(value, Math.exp(1.05 * mean));
    expectNear(baseline, Math.exp(mean));
    expectNear(delta, Math.exp(1.05 * mean) - Math.exp(mean));
    expectNear(relative, Math.expm1(0.05 * mean));
    expectNear(run.row('bits-per-byte').delta, (0.05 * mean * 10) / 40 / Math.LN2);
    expect(run.report.headline).toMatch(/, \d+\.\d% more than old\.jsonl\. The check failed\./);
    expect(run.section('Comparison')).toMatch(/Texts compared, each with itself","30"/);
  });

  test('worse without evidence: warns, with the change that could be seen', async () => {
    const run = await against(noisy, before, gate);
    expect(run.verdict).toBe('warn');
    expect(run.outcome.failure).toBeUndefined();
    expect(run.row('perplexity').reason).toMatch(
      /no evidence: p = .*smallest difference that N = 30 examples/,
    );
    const [difference, error] = python(
      `import numpy
now, old = (numpy.array([t["nll"] for t in side]) for side in given)
tokens = numpy.array([t["n_tokens"] for t in given[0]])
def ratio(keep): return (now - old)[keep].sum() / tokens[keep].sum()
n = len(now)
whole = ratio(numpy.ones(n, bool))
left = numpy.array([ratio(numpy.arange(n) != i) for i in range(n)])
result = [float(whole), float(numpy.sqrt((n - 1) / n * ((left - whole) ** 2).sum()))]`,
      [noisy, before],
    ) as [number, number];
    const detectable = /that so many texts can show","([^"]*)"/.exec(run.section('Comparison'))?.[1];
    const old = run.row('perplexity').baseline ?? 0;
    expect(Number(detectable)).toBeCloseTo(old * Math.expm1(2.8015852 * error), 2);
    expectNear(run.row('mean-nll').delta, difference);
  });

  test('better, or within what is allowed: passes', async () => {
    expect((await against(before, worse, gate)).verdict).toBe('pass');
    expect(
      (await against(worse, before, { 'max-regression': 'perplexity 50%\nmean-nll 0.2\nbits-per-byte 0.1' }))
        .verdict,
    ).toBe('pass');
  });

  test('of a mean of texts by the texts’ own perplexities', async () => {
    const run = await against(worse, before, { ...gate, aggregate: 'mean-of-texts' });
    const own = (texts: readonly Line[]) =>
      texts.reduce((sum, { nll }) => sum + Math.exp(nll / 10), 0) / texts.length;
    expectNear(run.row('perplexity').value, own(worse));
    expectNear(run.row('perplexity').baseline, own(before));
    expect(run.verdict).toBe('fail');
    const change = (own(worse) / own(before) - 1) * 100;
    expect(run.section('Comparison')).toContain(`"Change","+${change.toPrecision(3)}%"`);
  });

  test('of figures alone: any excess fails, and that no test was possible is said', async () => {
    const run = await measure({ input: '21', baseline: 'file:ppl.txt', ...gate }, { 'ppl.txt': '20\n' });
    expect(run.verdict).toBe('fail');
    expect(run.outcome.outputs.failures).toContain('no test was possible');
    expect(run.section('Comparison')).toContain("can't be tested");
    expect(
      (await measure({ input: '20.3', baseline: 'file:ppl.txt', ...gate }, { 'ppl.txt': '20\n' })).verdict,
    ).toBe('pass');
  });

  test('by another name of the same figure', async () => {
    const run = await against(worse, before, {
      'max-regression': 'token-perplexity 2%',
      thresholds: 'token-perplexity <= 9',
    });
    expect(run.row('perplexity')).toMatchObject({ verdict: 'fail', threshold: '<= 9; at most 2% worse' });
    expect(run.outcome.outputs.failures).toContain('worse by');
  });

  test('of a figure that the input does not tell: fails', async () => {
    const run = await against(before, before, {
      'max-regression': 'word-perplexity 2%',
      thresholds: 'bits-per-character <= 2',
    });
    expect(run.outcome.outputs.failures).toMatch(
      /how many characters the texts have\n.*how many words the texts have/,
    );
  });
});

describe('what is not there yet', () => {
  const given = { ...input, baseline: 'file:old.jsonl', 'max-regression': 'perplexity 2%' };
  const files = { 'l.jsonl': before };

  test('is new, or fails as asked', async () => {
    const run = await measure(given, files);
    expect(run.verdict).toBe('new');
    expect(run.report.headline).toContain('There is no baseline yet.');
    expect((await measure({ ...given, 'on-no-baseline': 'fail' }, files)).verdict).toBe('fail');
    const ungated = await measure({ ...given, 'max-regression': '', 'on-no-baseline': 'fail' }, files);
    expect(ungated.outcome.outputs.failures).toContain('old.jsonl was not found');
  });
});

describe('min-texts', () => {
  test('counts the texts, and those that a comparison rests on', async () => {
    const few = await measure({ ...input, 'min-texts': '31' }, { 'l.jsonl': before });
    expect(few.outcome.outputs.failures).toContain('30 texts are fewer than 31');
    const common = await against(before, before.slice(0, 5), {
      'min-texts': '6',
      'max-regression': 'perplexity 1%',
    });
    expect(common.outcome.outputs.failures).toContain('5 texts that the baseline has too are fewer than 6');
    expect((await measure({ input: '20', 'min-texts': '2' })).outcome.outputs.failures).toContain(
      'does not tell how many texts',
    );
  });
});

describe('a run of this action as the baseline', () => {
  test('with its file of texts: they are tested in pairs', async () => {
    const old = await measure(input, { 'l.jsonl': before });
    const run = await measure(
      { ...input, baseline: 'report:old/report.json', 'max-regression': 'perplexity 2%' },
      { 'l.jsonl': [...worse].reverse(), ...kept(old) },
    );
    expect(run.row('perplexity').reason).toMatch(/p = 0\.0001, N = 30/);
    expect(run.row('perplexity').baseline).toBe(old.row('perplexity').value);
  });

  test('without it: by its figures, and why there is no test', async () => {
    const old = await measure(input, { 'l.jsonl': before });
    const run = await measure(
      { ...input, baseline: 'report:old/report.json', 'max-regression': 'perplexity 2%' },
      { 'l.jsonl': worse, ...kept(old, false) },
    );
    expect(run.verdict).toBe('fail');
    expectNear(run.row('perplexity').baseline, old.row('perplexity').value ?? 0);
    expectNear(run.row('bits-per-byte').baseline, old.row('bits-per-byte').value ?? 0);
    expect(run.section('Comparison')).toContain('is not beside its report');
  });

  test('of another aggregate: the texts give either, the figures alone do not', async () => {
    const old = await measure({ ...input, aggregate: 'mean-of-texts' }, { 'l.jsonl': noisy });
    const given = { ...input, baseline: 'report:old/report.json', 'max-regression': 'perplexity 2%' };
    const texts = await measure(given, { 'l.jsonl': noisy, ...kept(old) });
    expect(texts.row('perplexity')).toMatchObject({ delta: 0, verdict: 'pass' });
    const figures = await measure(given, { 'l.jsonl': noisy, ...kept(old, false) });
    expect(figures.outcome.outputs.failures).toContain('aggregate is pooled here and mean-of-texts there');
    const same = await measure(
      { ...given, aggregate: 'mean-of-texts' },
      { 'l.jsonl': noisy, ...kept(old, false) },
    );
    expect(same.verdict).toBe('pass');
    // Its byte perplexity is a mean too, and so not what its bits per byte follow from.
    expect(same.row('bits-per-byte')).toMatchObject({ delta: 0 });
  });

  test('of figures: the unit that it was not about is compared too', async () => {
    const old = await measure({ ...input, unit: 'byte' }, { 'l.jsonl': before });
    const run = await measure(
      { ...input, baseline: 'report:old/report.json' },
      { 'l.jsonl': worse, ...kept(old, false) },
    );
    expectNear(run.row('perplexity').baseline, old.row('token-perplexity').value ?? 0);
  });

  test('is refused where it is no such report, or its texts are damaged', async () => {
    const old = await measure(input, { 'l.jsonl': before });
    const given = { ...input, baseline: 'report:old/report.json' };
    const other = { ...old.report, action: 'rouge-gate' };
    expect(await refusal(given, { 'l.jsonl': before, 'old/report.json': other })).toMatch(
      /is a report of rouge-gate/,
    );
    const beside = `old/${old.report.examples}`;
    for (const [broken, message] of [
      ['{"id":"t0","nll":-1,"tokens":10}\n', /nll of t0/],
      ['{"id":7,"nll":1,"tokens":10}\n', /id is no text/],
      ['{"id":"t0","nll":1,"tokens":1.5}\n', /tokens of t0 is no count/],
      ['{"id":"t0","nll":1e290,"tokens":1}\n', /loss of 1e\+290/],
      ['{"id":"t0","nll":1,"tokens":1}\n{"id":"t0","nll":1,"tokens":1}\n', /"t0" is there twice/],
    ] as const)
      expect(await refusal(given, { 'l.jsonl': before, ...kept(old), [beside]: broken })).toMatch(message);
  });
});

describe('what does not compare', () => {
  const gate = { 'max-regression': 'perplexity 2%' };

  test('tokens of another tokenizer: refused, and the unit named that compares', async () => {
    const other = before.map((one) => ({ ...one, n_tokens: 12 }));
    const run = await against(other, before, gate);
    expect(run.verdict).toBe('fail');
    expect(run.outcome.outputs.failures).toMatch(/30 texts have another number of tokens there.*unit: byte/);
    expect(run.row('perplexity').baseline).toBeUndefined();
    expect(run.row('bits-per-byte')).toMatchObject({ delta: 0 });
    expect(run.section('Comparison')).toContain('Not compared with old.jsonl');
    expect(run.report.headline).toContain(', not compared with old.jsonl.');
    // Per byte all is well, and nobody is warned of tokens.
    expect((await against(other, before, { ...gate, unit: 'byte' })).verdict).toBe('pass');
    expect((await against(other, before, { unit: 'byte' })).verdict).toBe('neutral');
    // Without a gate it is a warning.
    expect((await against(other, before)).verdict).toBe('warn');
  });

  test('a tokenizer that is named, another context, first token or task', async () => {
    const report = await measure({ ...input, tokenizer: 'gpt2', context: '1024' }, { 'l.jsonl': before });
    const run = (given: Record<string, string>, files: Record<string, unknown> = { 'l.jsonl': before }) =>
      measure(
        { ...input, baseline: 'report:old/report.json', ...gate, ...given },
        { ...files, ...kept(report) },
      );
    expect((await run({ tokenizer: 'gpt2', context: '1024' })).verdict).toBe('pass');
    const tokenizer = await run({ tokenizer: 'llama', context: '1024' });
    expect(tokenizer.outcome.outputs.failures).toMatch(
      /tokenizer is llama here and gpt2 there\. Per byte they compare, write unit: byte/,
    );
    expect((await run({ tokenizer: 'llama', context: '1024', unit: 'byte' })).verdict).toBe('pass');
    const context = await run({ context: '512', unit: 'byte' });
    expect(context.outcome.outputs.failures).toMatch(
      /context is 512 here and 1024 there\. Make the baseline anew/,
    );
    const lists = (first: readonly unknown[]) => [{ id: 'a', logprobs: [...first, -1, -2] }];
    expect((await against(lists([null]), lists([]), gate)).outcome.outputs.failures).toContain(
      'first token is not scored here and scored there',
    );
    const results = (task: string) => ({ results: { [task]: { 'word_perplexity,none': 9 } } });
    const tasks = await measure(
      { input: 'now.json', baseline: 'file:old.json', ...gate },
      { 'now.json': results('wikitext'), 'old.json': results('pile') },
    );
    expect(tasks.outcome.outputs.failures).toContain('task is wikitext here and pile there');
  });

  test('figures of other texts', async () => {
    const summary = (tokens: number) =>
      `Perplexity including OOVs:\t9\nPerplexity excluding OOVs:\t9\nOOVs:\t0\nTokens:\t${tokens}\n`;
    const run = await measure(
      { input: 'k.txt', baseline: 'file:old.txt', ...gate },
      { 'k.txt': summary(100), 'old.txt': summary(90) },
    );
    expect(run.outcome.outputs.failures).toContain('over 90 tokens, and this one over 100');
  });

  test('texts of which none is in both, or all have changed', async () => {
    const others = before.map((one) => ({ ...one, id: `x${one.id}` }));
    expect((await against(others, before, gate)).outcome.outputs.failures).toContain('no text is in both');
    const changed = before.map((one) => ({ ...one, bytes: 41 }));
    expect((await against(changed, before, gate)).outcome.outputs.failures).toContain('another length there');
  });

  test('a baseline that does not tell tokens, or whose common texts have no words', async () => {
    const bytes = before.map(({ id, nll }) => ({ id, nll, bytes: 40 }));
    const run = await against(before, bytes, gate);
    expect(run.outcome.outputs.failures).toMatch(
      /not all of its texts tell their length in tokens.*unit: byte/,
    );
    const empty = [{ id: 'a', nll: 1, n_tokens: 1, words: 0 }];
    const words = await against([...empty, { id: 'b', nll: 1, n_tokens: 1, words: 1 }], empty, {
      unit: 'word',
    });
    expect(words.section('Worth knowing')).toContain('the texts in both have no words');
  });

  test('texts with a figure alone', async () => {
    const run = await measure({ input: '9', baseline: 'file:old.jsonl', ...gate }, { 'old.jsonl': before });
    expect(run.outcome.outputs.failures).toContain('input a figure without its texts');
    const turned = await measure(
      { ...input, baseline: 'file:old.txt', ...gate },
      { 'l.jsonl': before, 'old.txt': '9' },
    );
    expect(turned.outcome.outputs.failures).toMatch(/worse by/);
  });
});

describe('texts that only one side has', () => {
  test('are counted, and the comparison is of the others: it does not stand beside the value of all', async () => {
    const hard = line(99, 90);
    const run = await against([...worse, hard], [...before, line(98, 1)], {
      'max-regression': 'perplexity 2%',
    });
    const common = await against(worse, before);
    expect(run.section('Worth knowing')).toMatch(
      /Only 30 texts are compared.*1 are not there, 1 are only there/,
    );
    const { value, baseline, delta } = run.row('perplexity');
    expectNear(value, Math.exp((worse.reduce((sum, { nll }) => sum + nll, 0) + 90) / 310));
    expect([baseline, delta]).toEqual([undefined, undefined]);
    const change = /[\d.]+% more than old\.jsonl/;
    expect(run.report.headline).toContain(
      `${change.exec(common.report.headline)?.[0]} over the 30 texts that both have`,
    );
    expect(run.outcome.outputs.failures).toContain('over the 30 texts that both have');
    const rows = run.section('Comparison');
    expect(rows).toContain(`"Their perplexity","${formatNumber(common.row('perplexity').value)}"`);
    expect(rows).toContain(
      `"Their perplexity in the baseline","${formatNumber(common.row('perplexity').baseline)}"`,
    );
  });

  test('only in the baseline: value and comparison are of the same texts', async () => {
    const run = await against(worse, [...before, line(98, 1)]);
    const { value, baseline, delta } = run.row('perplexity');
    expect(delta).toBe((value ?? 0) - (baseline ?? 0));
    expect(run.verdict).toBe('warn');
  });
});

describe('ids', () => {
  test('that come twice are refused, whatever they are', async () => {
    for (const ids of [
      ['a', 'b', 'a'],
      ['2', '2'],
      ['1', '2', '1'],
      ['1', 'x', '1'],
    ]) {
      const texts = ids.map((id) => ({ id, nll: 1, n_tokens: 1 }));
      expect(await refusal(input, { 'l.jsonl': texts })).toMatch(/^input: the id "." is there twice/);
      expect(
        await refusal({ ...input, baseline: 'file:old.jsonl' }, { 'l.jsonl': before, 'old.jsonl': texts }),
      ).toMatch(/^baseline: the id "." is there twice/);
    }
  });

  test('that look like places and are not are no repetition', async () => {
    const texts = ['3', '1', '01', '2', '1.0'].map((id) => ({ id, nll: 1, n_tokens: 1 }));
    expect((await measure(input, { 'l.jsonl': texts })).texts().map(({ id }) => id)).toEqual([
      '3',
      '1',
      '01',
      '2',
      '1.0',
    ]);
  });
});
