import { describe, expect, test } from '@jest/globals';
import { expectNear, measure, refusal } from './measure.js';

const texts = (logprobs: readonly (readonly unknown[])[]) => ({
  'l.jsonl': logprobs.map((list) => ({ logprobs: list })),
});
const input = { input: 'l.jsonl' };

describe('a perplexity that cannot be', () => {
  test.each([
    ['below 1', { input: '0.93' }, /^input is 0\.93, and a perplexity is at least 1/],
    ['not a number', { input: 'nan' }, /^input: is nan, expected a finite number/],
    ['infinite', { input: '-Infinity' }, /^input: is -Infinity, expected a finite number/],
  ])('%s', async (_, given, message) => {
    expect(await refusal(given)).toMatch(message);
  });

  test.each([
    ['probabilities', [[0.4, 0.2]], /l\.jsonl:1.*look like probabilities/],
    ['losses', [[-1], [2.5, 3]], /l\.jsonl:2.*quantity: nll/],
    ['an empty text', [[]], /l\.jsonl:1.*no scored token/],
    ['nothing but the first token', [[null]], /l\.jsonl:1.*no scored token/],
    ['null after the first token', [[null, -1, null]], /token 3: is null/],
  ])('%s given for log-probabilities', async (_, lists, message) => {
    expect(await refusal(input, texts(lists))).toMatch(message);
  });

  test('NaN, and an empty file', async () => {
    expect(await refusal(input, { 'l.jsonl': '{"logprobs": [-1, NaN]}\n' })).toMatch(/token 2: is NaN/);
    expect(await refusal(input, { 'l.jsonl': '' })).toMatch(/l\.jsonl: is empty/);
    expect(await refusal({ ...input, format: 'jsonl' }, { 'l.jsonl': '\n' })).toMatch(/l\.jsonl: is empty/);
  });

  test('a loss beyond any sum', async () => {
    const files = { 'l.jsonl': [{ nll: 1e300, n_tokens: 1 }] };
    expect(await refusal(input, files)).toMatch(/^input: text 1 has a loss of 1e\+300/);
    expect(
      await refusal(
        { ...input, baseline: 'file:b.jsonl' },
        { 'l.jsonl': [{ nll: 1, n_tokens: 1 }], 'b.jsonl': files['l.jsonl'] },
      ),
    ).toMatch(/^baseline: text 1 has a loss of 1e\+300/);
  });
});

describe('a perplexity that is doubtful', () => {
  test('between 1 and e: the exponential of a mean probability, say', async () => {
    const probabilities = [0.45, 0.2, 0.7, 0.05];
    const mistaken = Math.exp(probabilities.reduce((a, b) => a + b) / 4);
    const run = await measure({ input: String(mistaken), thresholds: 'perplexity <= 25', 'fail-on': 'warn' });
    expect(run.verdict).toBe('warn');
    expect(run.outcome.failure).toContain('warnings');
    expect(run.section('Worth knowing')).toContain('mean probability');
    expect(run.report.headline).toBe('Perplexity 1.419 per token. The check holds, with a warning.');
    const right = await measure(input, texts([probabilities.map(Math.log)]));
    expect(Number(right.outcome.outputs.perplexity)).toBeCloseTo(4.221068, 6);
    expect(right.verdict).toBe('neutral');
  });

  test('no such doubt per byte, where it is usual', async () => {
    expect((await measure({ input: '1.5', unit: 'byte' })).verdict).toBe('neutral');
  });

  test('as large as a vocabulary', async () => {
    const run = await measure({ input: '50257' });
    expect(run.verdict).toBe('warn');
    expect(run.section('Worth knowing')).toContain('whole vocabulary');
  });

  test('most of it unknown words', async () => {
    const query = 'a=3 1 -1\tb=0 1 -2\t</s>=2 1 -0.5\tTotal: -3.5 OOV: 1\n';
    const run = await measure({ input: 'k.txt' }, { 'k.txt': query });
    expect(run.section('Worth knowing')).toContain(
      '1 of 3 tokens are out of the vocabulary: one token for all of them',
    );
    const without = await measure({ input: 'k.txt', oov: 'exclude' }, { 'k.txt': query });
    expect(without.section('Worth knowing')).toContain(
      '1 of 3 tokens are out of the vocabulary and left out',
    );
  });
});

describe('a probability of 0', () => {
  const files = {
    'l.jsonl':
      '{"id":"fine","logprobs":[-1,-2]}\n{"id":"bad\\u001b[31m","logprobs":[-1,-Infinity,-Infinity]}\n',
  };

  test('makes it infinite: counted and located, and no threshold holds', async () => {
    const run = await measure({ ...input, thresholds: 'perplexity < 1e308\nperplexity >= 1' }, files);
    expect(run.outcome.outputs).toMatchObject({ verdict: 'fail', perplexity: 'Infinity', tokens: '5' });
    expect(run.outcome.outputs.failures?.split('\n')).toEqual([
      expect.stringContaining('perplexity is infinite'),
      expect.stringContaining('perplexity is infinite'),
    ]);
    expect(run.section('Worth knowing')).toContain('2 tokens have probability 0');
    expect(run.log.lines.join('\n')).toContain('token 2 of text bad\\u001b[31m');
    expect(run.json).not.toMatch(/Infinity|NaN/);
    expect(run.report.headline).toContain('Perplexity infinity per token over 5 tokens of 2 texts');
    expect(run.section('Hardest texts')).toContain('infinity');
    for (const aggregate of ['pooled', 'mean-of-texts'])
      expect((await measure({ ...input, aggregate }, files)).outcome.outputs.perplexity).toBe('Infinity');
  });

  test('on either side of a comparison, a gate on it fails', async () => {
    const fine = {
      'l.jsonl': [
        { id: 'fine', logprobs: [-1, -2] },
        { id: 'bad\u001b[31m', logprobs: [-1, -2, -1] },
      ],
    };
    const gate = { ...input, 'max-regression': 'perplexity 5%' };
    const old = await measure(input, files);
    // With its texts, and with its figures alone.
    for (const name of ['r.json', 'alone/r.json']) {
      const copy: Record<string, string> = { [name]: old.json };
      if (name === 'r.json')
        copy[old.report.examples!] = old
          .texts()
          .map((line) => JSON.stringify(line))
          .join('\n');
      const run = await measure({ ...gate, baseline: `report:${name}` }, { ...fine, ...copy });
      expect(run.verdict).toBe('fail');
      expect(run.outcome.outputs.failures).toMatch(/probability 0|is infinite in the baseline/);
      expect(run.json).not.toMatch(/Infinity|NaN/);
      const now = await measure({ ...gate, baseline: `report:${name}` }, { ...files, ...copy });
      expect(now.verdict).toBe('fail');
    }
    const alone = await measure({ ...input, baseline: 'report:r.json' }, { ...fine, 'r.json': old.json });
    expect(alone.row('perplexity')).toMatchObject({ baseline: null, baselineText: 'infinite' });
  });
});

describe('an exponential that overflows', () => {
  const files = {
    'l.jsonl': [
      { nll: 800, n_tokens: 1, bytes: 1000 },
      { nll: 720, n_tokens: 1, bytes: 1000 },
    ],
  };

  test('the loss stays finite, can be gated, and is a baseline', async () => {
    const old = await measure({ ...input, thresholds: 'mean-nll <= 770' }, files);
    expect(old.outcome.outputs).toMatchObject({ perplexity: 'Infinity', 'mean-nll': '760', verdict: 'warn' });
    expect(old.section('Worth knowing')).toContain('Gate mean-nll');
    expect(old.row('mean-nll')).toMatchObject({ value: 760, verdict: 'pass' });
    expectNear(old.outcome.outputs['bits-per-byte'], 1520 / 2000 / Math.LN2);
    const run = await measure(
      { ...input, baseline: 'report:r.json', 'max-regression': 'mean-nll 1\nperplexity 1%' },
      {
        'l.jsonl': [
          { nll: 800, n_tokens: 1, bytes: 1000 },
          { nll: 721, n_tokens: 1, bytes: 1000 },
        ],
        'r.json': old.json,
      },
    );
    expect(run.row('mean-nll')).toMatchObject({ value: 760.5, baseline: 760, delta: 0.5, verdict: 'pass' });
    expect(run.row('perplexity').verdict).toBe('fail');
  });

  test('also between what can be summed and what can be written', async () => {
    const some = {
      'l.jsonl': [
        { nll: 700, n_tokens: 1 },
        { nll: 2, n_tokens: 1 },
      ],
    };
    const means = await measure({ ...input, aggregate: 'mean-of-texts' }, some);
    expect(means.outcome.outputs.perplexity).toBe('Infinity');
    expectNear((await measure(input, some)).outcome.outputs.perplexity, Math.exp(351));
    const both = await measure(
      { ...input, aggregate: 'mean-of-texts', baseline: 'file:b.jsonl' },
      { ...some, 'b.jsonl': some['l.jsonl'] },
    );
    expect(both.json).not.toMatch(/Infinity|NaN/);
  });
});

describe('what is easily taken for a perplexity', () => {
  test('the loss of training is not, unless it is named', async () => {
    const files = { 'all_results.json': '{"epoch": 3, "train_loss": 2.71, "train_runtime": 100.1}' };
    expect(await refusal({ input: 'all_results.json' }, files)).toMatch(/train_loss/);
    const { outcome } = await measure({ input: 'all_results.json', field: 'train_loss' }, files);
    expectNear(Number(outcome.outputs.perplexity), Math.exp(2.71));
  });

  test('a field is enough to read a file that nothing else tells about', async () => {
    const { outcome } = await measure(
      { input: 'a.jsonl', field: 'lp', quantity: 'logprob' },
      { 'a.jsonl': [{ lp: [-2, -4] }] },
    );
    expectNear(Number(outcome.outputs.perplexity), Math.exp(3));
  });

  test('a stated figure comes out as it went in, also beside another', async () => {
    const { outcome, report } = await measure(
      { input: '23.4', baseline: 'file:old.txt', thresholds: 'perplexity <= 23.4' },
      { 'old.txt': '24.2' },
    );
    expect(outcome.outputs).toMatchObject({ perplexity: '23.4', verdict: 'pass' });
    expect(report.headline).not.toContain('undefined');
    expect(report.metrics[0]).toMatchObject({ value: 23.4 });
  });
});
