import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { expectNear, jsonl, measure, refusal } from './measure.js';

/** Every figure from the same log-probabilities, by Python's exact sums and NumPy's exponential. */
const FIGURES = `
import math, numpy
def figures(texts):
    losses = [math.fsum(-l for l in t['logprobs']) for t in texts]
    lengths = {
        'token': [len(t['logprobs']) for t in texts],
        'word': [len(t['text'].split()) for t in texts],
        'byte': [len(t['text'].encode()) for t in texts],
        'character': [len(t['text']) for t in texts],
    }
    pooled = {unit: math.fsum(losses) / sum(each) for unit, each in lengths.items()}
    own = {unit: float(numpy.mean(numpy.exp(numpy.divide(losses, each)))) for unit, each in lengths.items()}
    return {
        'pooled': {unit: math.exp(nll) for unit, nll in pooled.items()},
        'own': own,
        'nll': pooled,
        'bits': {unit: nll / math.log(2) for unit, nll in pooled.items()},
    }
result = [figures(texts) for texts in given]
`;
type Figures = Record<
  'pooled' | 'own' | 'nll' | 'bits',
  Record<'token' | 'word' | 'byte' | 'character', number>
>;
const units = ['token', 'word', 'byte', 'character'] as const;

const text = fc.record({
  logprobs: fc.array(fc.double({ min: -25, max: 0, noNaN: true }), { minLength: 1, maxLength: 30 }),
  // A word in each, so that it has a perplexity per word.
  text: fc.string({ unit: 'grapheme', maxLength: 20 }).map((some) => `w ${some}`),
});
const dataSets = fc.array(text, { minLength: 1, maxLength: 12 });

describe('the figures are those of Python', () => {
  const samples = fc.sample(dataSets, { numRuns: 12, seed: 6 });
  const expected = python(FIGURES, samples) as Figures[];

  test.each(units)('per %s: pooled, mean of texts, mean NLL and bits', async (unit) => {
    for (const [i, texts] of samples.entries()) {
      const { pooled, own, nll, bits } = expected[i]!;
      const files = { 'l.jsonl': texts };
      const run = await measure({ input: 'l.jsonl', unit }, files);
      expectNear(run.outcome.outputs.perplexity, pooled[unit]);
      expectNear(run.outcome.outputs['mean-nll'], nll[unit]);
      expectNear(run.outcome.outputs['bits-per-byte'], bits.byte);
      expectNear(run.row('bits-per-character').value, bits.character);
      for (const other of units.filter((one) => one !== unit))
        expectNear(run.row(`${other}-perplexity`).value, pooled[other]);
      const means = await measure({ input: 'l.jsonl', unit, aggregate: 'mean-of-texts' }, files);
      expectNear(means.outcome.outputs.perplexity, own[unit]);
      // They are no mean of texts, whatever the perplexity is.
      expectNear(means.outcome.outputs['mean-nll'], nll[unit]);
      expectNear(means.outcome.outputs['bits-per-byte'], bits.byte);
    }
  });

  test('a mean of texts as evaluate gives it in its README', async () => {
    const perplexities = [8.182524681091309, 33.42122268676758, 27.012239456176758];
    const lengths = [3, 40, 11];
    const { mean, nlls } = python(
      'import math, numpy\nresult = {"mean": float(numpy.mean(given["p"])), "nlls": [math.log(p) * n for p, n in zip(given["p"], given["n"])]}',
      { p: perplexities, n: lengths },
    ) as { mean: number; nlls: number[] };
    expect(mean).toBe(22.871995608011883);
    const files = { 'l.jsonl': lengths.map((n_tokens, i) => ({ nll: nlls[i], n_tokens })) };
    const run = await measure({ input: 'l.jsonl', aggregate: 'mean-of-texts' }, files);
    expectNear(run.outcome.outputs.perplexity, 22.871995608011883);
    expect(run.section('How it was measured')).toContain(
      "mean over the texts of each one's perplexity per token",
    );
    expect(run.report.provenance.signature).toContain('aggregate:mean-of-texts');
    const pooled = await measure({ input: 'l.jsonl' }, files);
    expect(Number(pooled.outcome.outputs.perplexity)).toBeGreaterThan(26);
    expect(pooled.report.provenance.signature).toContain('aggregate:pooled');
  });

  test('a sum that plain addition would get wrong', async () => {
    const nlls = [1e17, ...Array.from({ length: 1000 }, () => 0.3), 3];
    const sum = python('import math\nresult = math.fsum(given)', nlls) as number;
    const { outcome } = await measure(
      { input: 'l.jsonl' },
      { 'l.jsonl': nlls.map((nll) => ({ nll, n_tokens: 1e15 })) },
    );
    expectNear(outcome.outputs['mean-nll'], sum / (1002 * 1e15));
  });
});

describe('whatever the texts', () => {
  const nllOf = async (given: Record<string, string>, files: Record<string, unknown>) =>
    Number((await measure({ input: '*.jsonl', ...given }, files)).outcome.outputs['mean-nll']);

  test('the mean loss scales with the losses, and a base of logarithms is such a factor', async () => {
    await fc.assert(
      fc.asyncProperty(dataSets, async (texts) => {
        const whole = await nllOf({}, { 'a.jsonl': texts });
        const halved = texts.map((one) => ({ ...one, logprobs: one.logprobs.map((value) => value / 2) }));
        expect(await nllOf({}, { 'a.jsonl': halved })).toBeCloseTo(whole / 2, 9);
        expect(await nllOf({ 'log-base': '2' }, { 'a.jsonl': texts })).toBeCloseTo(whole * Math.LN2, 9);
        expect(await nllOf({ 'log-base': '10' }, { 'a.jsonl': texts })).toBeCloseTo(whole * Math.LN10, 9);
      }),
      { numRuns: 15 },
    );
  });

  test('shards in any order are the whole, and the mean of the parts by their tokens', async () => {
    await fc.assert(
      fc.asyncProperty(dataSets, dataSets, async (one, other) => {
        const whole = await nllOf({}, { 'a.jsonl': [...one, ...other] });
        // To the last digit: the sums are exact.
        expect(await nllOf({}, { '1.jsonl': one, '2.jsonl': other })).toBe(whole);
        expect(await nllOf({}, { '1.jsonl': other, '2.jsonl': one })).toBe(whole);
        const [first, second] = [await nllOf({}, { 'a.jsonl': one }), await nllOf({}, { 'a.jsonl': other })];
        const tokens = (texts: typeof one) => texts.reduce((sum, { logprobs }) => sum + logprobs.length, 0);
        const [m, n] = [tokens(one), tokens(other)];
        expect(whole).toBeCloseTo((m * first + n * second) / (m + n), 9);
      }),
      { numRuns: 15 },
    );
  });

  test('the interval holds the value, and the same data give the same report', async () => {
    await fc.assert(
      fc.asyncProperty(dataSets, fc.constantFrom('pooled', 'mean-of-texts'), async (texts, aggregate) => {
        const given = { input: 'l.jsonl', aggregate };
        const run = await measure(given, { 'l.jsonl': texts });
        const { interval, value } = run.row('perplexity');
        expect(interval === undefined).toBe(texts.length < 2);
        if (interval) {
          expect(interval.low).toBeLessThanOrEqual(value! * (1 + 1e-9));
          expect(interval.high).toBeGreaterThanOrEqual(value! * (1 - 1e-9));
        }
        const again = await measure(given, {}, { workspace: run.workspace });
        expect(again.report).toEqual(run.report);
      }),
      { numRuns: 10 },
    );
  });
});

describe('units', () => {
  const files = {
    'l.jsonl': [
      { id: 'a', nll: 4, n_tokens: 2, bytes: 8, words: 1 },
      { id: 'b', nll: 6, n_tokens: 3, bytes: 0, words: 0 },
    ],
  };

  test('auto is the first that all texts tell', async () => {
    const run = await measure(
      { input: 'l.jsonl' },
      {
        'l.jsonl': [
          { nll: 4, bytes: 8 },
          { nll: 4, bytes: 8, n_tokens: 2 },
        ],
      },
    );
    expect(run.report.provenance.settings?.unit).toBe('byte');
    expect(run.outcome.outputs.tokens).toBe('');
    expect(run.report.headline).toMatch(/per byte over 16 bytes of 2 texts\./);
  });

  test('one that the input does not tell is refused, and what it tells is named', async () => {
    expect(await refusal({ input: 'l.jsonl', unit: 'character' }, files)).toMatch(
      /^unit: the input does not tell how many characters all texts have\. It tells those per token, word, byte/,
    );
    const mixed = [
      { nll: 4, bytes: 8 },
      { nll: 4, n_tokens: 2 },
    ];
    expect(await refusal({ input: 'l.jsonl' }, { 'l.jsonl': mixed })).toContain('no unit in which all texts');
  });

  test('a text without words counts in the pool, and has no perplexity per word of its own', async () => {
    const run = await measure({ input: 'l.jsonl', unit: 'word' }, files);
    expectNear(run.outcome.outputs['mean-nll'], 10);
    const means = await measure({ input: 'l.jsonl', aggregate: 'mean-of-texts' }, files);
    expectNear(means.outcome.outputs.perplexity, Math.exp(2));
    expect(means.report.metrics.map(({ name }) => name)).toEqual(['perplexity', 'mean-nll', 'bits-per-byte']);
    expect(await refusal({ input: 'l.jsonl', unit: 'word', aggregate: 'mean-of-texts' }, files)).toMatch(
      /^aggregate: mean-of-texts: 1 texts have no word/,
    );
  });

  test('a figure alone is no mean of texts', async () => {
    expect(await refusal({ input: '23.5', aggregate: 'mean-of-texts' })).toMatch(/^aggregate: /);
  });

  test('the hardest texts and the distribution are of the unit asked for', async () => {
    const run = await measure(
      { input: 'l.jsonl', unit: 'byte' },
      { 'l.jsonl': jsonl([1, 2, 9].map((nll) => ({ nll, n_tokens: 1, bytes: 1 }))) },
    );
    expect(run.section('Hardest texts')).toMatch(/Perplexity per byte.*"3","8103"/);
    expect(run.section('Distribution')).toMatch(/nats per byte/);
    expect(run.section('Distribution')).toMatch(/"values":\[1,.*1\]/);
  });
});

test('bits lead where they are asked for', async () => {
  const { report, outcome } = await measure(
    { input: 'a.jsonl', unit: 'bits-per-byte', thresholds: 'bits-per-byte <= 3' },
    { 'a.jsonl': jsonl([{ nll: 8 * Math.LN2, n_tokens: 2, bytes: 4 }]) },
  );
  expect(report.headline).toMatch(/^2 bits per byte over 4 bytes of 1 text\. The check holds/);
  expect(outcome.outputs['bits-per-byte']).toBe('2');
});
