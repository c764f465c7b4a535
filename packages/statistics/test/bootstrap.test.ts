import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { bootstrapMeans, GroupedRows, type Interval } from '../src/index.js';
import { column, noise, uniform } from './samples.js';

function table(rows: readonly (readonly number[])[]): GroupedRows {
  const grouped = new GroupedRows(rows[0]!.length);
  for (const row of rows) grouped.add(Float64Array.from(row));
  return grouped;
}

const width = ({ low, high }: Interval) => high - low;

describe('against rouge_score', () => {
  // scoring_test.py: three examples' precision, recall and F; its low and high are far from any other possible value.
  const three = table([
    [1, 1 / 3, 1 / 2],
    [0, 0, 0],
    [1, 1, 1],
  ]);

  test.each([
    { level: 0.9, low: [1 / 3, 1 / 9, 1 / 6], high: [1, 7 / 9, 5 / 6] },
    { level: 0, low: [2 / 3, 4 / 9, 1 / 2], high: [2 / 3, 4 / 9, 1 / 2] },
  ])('its golden interval at level $level', ({ level, low, high }) => {
    const intervals = bootstrapMeans(three, { seed: 1, resamples: 10_000, level });
    for (const [index, interval] of intervals.entries()) {
      expect(interval.low).toBeCloseTo(low[index]!, 8);
      expect(interval.high).toBeCloseTo(high[index]!, 8);
    }
  });

  test('the intervals of its BootstrapAggregator, within the error of the resampling', () => {
    const next = uniform(4);
    const scores = Array.from({ length: 150 }, () => [next() ** 4, next() < 0.3 ? 1 : 0, 0.4 + next() / 100]);
    const resamples = 20_000;
    const [low, high, error] = python(
      `
import numpy
from rouge_score import scoring
numpy.random.seed(1)
aggregator = scoring.BootstrapAggregator(n_samples=${resamples})
for row in given:
    aggregator.add_scores({"score": scoring.Score(*row)})
aggregate = aggregator.aggregate()["score"]
result = [list(aggregate.low), list(aggregate.high), list(numpy.std(given, axis=0) / len(given) ** 0.5)]
`,
      scores,
    ) as [number[], number[], number[]];
    // The error of the 2.5 % quantile is √(q(1−q)/resamples) over the normal density there: 2.67 σ/√resamples. Twice,
    // for theirs and ours, and five times that.
    const tolerance = 5 * 2.67 * Math.sqrt(2 / resamples);
    for (const [at, interval] of bootstrapMeans(table(scores), { seed: 2, resamples }).entries()) {
      expect(Math.abs(interval.low - low[at]!) / error[at]!).toBeLessThan(tolerance);
      expect(Math.abs(interval.high - high[at]!) / error[at]!).toBeLessThan(tolerance);
    }
  });
});

describe('more rows than groups', () => {
  const n = 12_000;
  const orders: Record<string, (index: number) => number> = {
    'every second': (index) => index % 2,
    'half of every 4096': (index) => (index % 4096 < 2048 ? 0 : 1),
    'half of every 4093': (index) => (index % 4093 < 2046 ? 0 : 1),
    'sorted, as slices one after the other': (index) => (index < n / 2 ? 0 : 1),
    'in no order, skewed': (() => {
      const next = uniform(5);
      const values = Array.from({ length: n }, () => next() ** 6);
      return (index: number) => values[index]!;
    })(),
  };

  test.each(Object.keys(orders))('gives the interval of ungrouped rows: %s', (order) => {
    const values = Array.from({ length: n }, (_, index) => orders[order]!(index));
    const options = { seed: 3 };
    const [grouped] = bootstrapMeans(column(values), options);
    const [ungrouped] = bootstrapMeans(column(values, n), options);
    // Each end is off by 0.084 σ (1000 resamples), so the width of 3.92 σ by 3 % in each, 4.3 % in their ratio.
    expect(width(grouped!) / width(ungrouped!)).toBeGreaterThan(0.83);
    expect(width(grouped!) / width(ungrouped!)).toBeLessThan(1.2);
    expect(grouped!.low + grouped!.high).toBeCloseTo(ungrouped!.low + ungrouped!.high, 2);
  });

  test('covers the true mean as often as it says', () => {
    let covered = 0;
    const samples = 400;
    for (let sample = 0; sample < samples; sample++) {
      const [interval] = bootstrapMeans(column(noise(1000 + sample, 600), 64), {
        seed: sample,
        resamples: 400,
      });
      if (interval!.low <= 0 && interval!.high >= 0) covered++;
    }
    // 95 %, a little less for 64 groups; the standard error of this share is 1.1 %.
    expect(covered / samples).toBeGreaterThan(0.9);
    expect(covered / samples).toBeLessThan(0.99);
  });
});

describe('an interval', () => {
  test('is the same for the same seed, whichever columns stand beside, and another for another seed', () => {
    const values = noise(6, 500);
    const beside = table(values.map((value) => [0, value]));
    const [alone] = bootstrapMeans(column(values), { seed: 7 });
    expect(bootstrapMeans(beside, { seed: 7 })[1]).toEqual(alone);
    expect(bootstrapMeans(beside, { seed: 8 })[1]).not.toEqual(alone);
    // On every machine and in every version, or reports could not be compared.
    const cubes = Array.from({ length: 10 }, (_, index) => index ** 3);
    expect(bootstrapMeans(column(cubes), { seed: 7 })).toEqual([{ low: 70.15500000000004, high: 357.8275 }]);
  });

  test('lies within the data, and is the constant where that is constant', () => {
    const value = fc.double({ noNaN: true, min: -1e270, max: 1e270 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), value, (values, constant) => {
        const rows = new GroupedRows(2, 32);
        for (const each of values) rows.add(Float64Array.of(each, constant));
        const [interval, flat] = bootstrapMeans(rows, { seed: 9, resamples: 20 });
        expect(interval!.low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(interval!.low).toBeLessThanOrEqual(interval!.high);
        expect(interval!.high).toBeLessThanOrEqual(Math.max(...values));
        expect(flat).toEqual({ low: constant, high: constant });
      }),
    );
  });

  test('needs rows, and options that mean something', () => {
    expect(() => bootstrapMeans(new GroupedRows(1), { seed: 1 })).toThrow(RangeError);
    for (const options of [{ level: 1.5 }, { level: Number.NaN }, { resamples: 0 }, { seed: -1 }]) {
      expect(() => bootstrapMeans(column([1, 2]), { seed: 1, ...options })).toThrow(RangeError);
    }
  });

  test('of as few groups as two, of which one may be empty, is still a number', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [interval] = bootstrapMeans(column([1, 2, 4], 2), { seed });
      expect(interval!.low).toBeGreaterThanOrEqual(1);
      expect(interval!.high).toBeLessThanOrEqual(4);
    }
  });
});
