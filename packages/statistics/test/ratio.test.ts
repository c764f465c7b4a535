import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import {
  bootstrapMeans,
  bootstrapRatio,
  GroupedRows,
  type Interval,
  pairedRatioTest,
  pairedTest,
} from '../src/index.js';
import { column, noise, ratio, ratioRows, texts, uniform } from './samples.js';

const width = ({ low, high }: Interval) => high - low;
const loss = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 700);
const someTexts = fc.array(fc.tuple(loss, fc.integer({ min: 1, max: 5000 })), {
  minLength: 1,
  maxLength: 40,
});

describe('the ratio of sums', () => {
  test('is the double nearest to the exact one', () => {
    const next = uniform(1);
    const samples = Array.from({ length: 2000 }, (_, index) =>
      Array.from({ length: 1 + Math.floor(next() * 30) }, (): [number, number] => {
        const tokens = Math.ceil((next() + 1e-6) * 2000);
        if (index % 2 === 0) return [Math.round(next() * 2000) / 10, tokens];
        return [
          (next() - 0.5) * 10 ** Math.floor(next() * 30 - 15),
          tokens * 10 ** Math.floor(next() * 9 - 9),
        ];
      }),
    );
    const exact = python(
      `
from fractions import Fraction
result = [float(sum(Fraction(a) for a, _ in rows) / sum(Fraction(b) for _, b in rows)) for rows in given]
`,
      samples,
    );
    expect(samples.map((pairs) => ratioRows(pairs).ratio(ratio))).toEqual(exact);
  });

  test('of a million texts loses nothing', () => {
    const rows = new GroupedRows(2);
    for (let text = 0; text < 1_000_000; text++) rows.add(Float64Array.of(0.3, 3));
    expect(rows.ratio(ratio)).toBe(0.3 / 3);
  });

  test('pools: a text without tokens counts with its loss', () => {
    expect(
      ratioRows([
        [6, 2],
        [1, 0],
      ]).ratio(ratio),
    ).toBe(3.5);
  });
});

test('needs rows, columns that are there and denominators that are not negative', () => {
  const negative = ratioRows([
    [1, 2],
    [1, -1],
  ]);
  const rows = ratioRows([[1, 2]]);
  for (const use of [
    (given: GroupedRows, columns = ratio) => given.ratio(columns),
    (given: GroupedRows, columns = ratio) => bootstrapRatio(given, columns, { seed: 1 }),
    (given: GroupedRows, columns = ratio) => pairedRatioTest(given, columns, { seed: 1 }),
  ]) {
    expect(() => use(new GroupedRows(2))).toThrow(RangeError);
    expect(() => use(negative)).toThrow('A denominator of -1');
    expect(() => use(ratioRows([[1, 0]]))).toThrow('All denominators are 0');
    expect(() => use(rows, { numerator: 0, denominator: 2 })).toThrow('No column 2');
    expect(() => use(rows, { numerator: 2, denominator: 1 })).toThrow('No column 2');
  }
  for (const options of [{ level: 1.5 }, { level: Number.NaN }, { resamples: 0 }, { seed: -1 }])
    expect(() => bootstrapRatio(rows, ratio, { seed: 1, ...options })).toThrow(RangeError);
  expect(() => pairedRatioTest(rows, ratio, { seed: 1, trials: 0 })).toThrow(RangeError);
});

describe('the interval of a ratio', () => {
  test('is that of the mean where all denominators are 1', () => {
    fc.assert(
      fc.property(fc.array(loss, { minLength: 1, maxLength: 100 }), (losses) => {
        const options = { seed: 5, resamples: 40 };
        const interval = bootstrapRatio(
          ratioRows(
            losses.map((value) => [value, 1]),
            16,
          ),
          ratio,
          options,
        );
        const [mean] = bootstrapMeans(column(losses, 16), options);
        const slack = 1e-12 * Math.max(...losses.map(Math.abs));
        expect(Math.abs(interval.low - mean!.low)).toBeLessThanOrEqual(slack);
        expect(Math.abs(interval.high - mean!.high)).toBeLessThanOrEqual(slack);
      }),
    );
  });

  test('is that of numpy, drawing texts whole, within the error of the resampling', () => {
    const resamples = 20_000;
    const given = texts(2, 200);
    const [low, high, error] = python(
      `
import numpy
loss, tokens = numpy.array(given).T
drawn = numpy.random.default_rng(1).integers(0, len(loss), (${resamples}, len(loss)))
ratios = loss[drawn].sum(axis=1) / tokens[drawn].sum(axis=1)
result = [*numpy.percentile(ratios, [2.5, 97.5]), ratios.std()]
`,
      given,
    ) as [number, number, number];
    const interval = bootstrapRatio(ratioRows(given), ratio, { seed: 2, resamples });
    // As for means: the error of a quantile, twice, and five times that.
    const tolerance = 5 * 2.67 * Math.sqrt(2 / resamples);
    expect(Math.abs(interval.low - low) / error).toBeLessThan(tolerance);
    expect(Math.abs(interval.high - high) / error).toBeLessThan(tolerance);
  });

  test('lies between the least and the greatest ratio of a text, and scales with the unit', () => {
    fc.assert(
      fc.property(someTexts, (pairs) => {
        const options = { seed: 9, resamples: 20 };
        const interval = bootstrapRatio(ratioRows(pairs, 32), ratio, options);
        const ratios = pairs.map(([numerator, denominator]) => numerator / denominator);
        const slack = 1e-12 * Math.max(...ratios.map(Math.abs));
        expect(interval.low).toBeGreaterThanOrEqual(Math.min(...ratios) - slack);
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        expect(interval.high).toBeLessThanOrEqual(Math.max(...ratios) + slack);
        // Eight times the units, as bits for bytes: exact, being a power of two.
        const bits = pairs.map(([numerator, denominator]) => [numerator, denominator * 8] as const);
        const { low, high } = bootstrapRatio(ratioRows(bits, 32), ratio, options);
        expect({ low: low * 8, high: high * 8 }).toEqual(interval);
      }),
    );
  });

  test('of one text is its ratio', () => {
    expect(bootstrapRatio(ratioRows([[1, 3]]), ratio, { seed: 1 })).toEqual({ low: 1 / 3, high: 1 / 3 });
  });

  test('is a number although most texts have no tokens', () => {
    const rows = ratioRows([[6, 2], ...Array.from({ length: 6 }, () => [0, 0] as const)]);
    expect(bootstrapRatio(rows, ratio, { seed: 1 })).toEqual({ low: 3, high: 3 });
  });

  test('is the same for the same seed, on every machine and in every version', () => {
    const rows = ratioRows(Array.from({ length: 10 }, (_, index) => [index ** 3, 1 + index]));
    expect(bootstrapRatio(rows, ratio, { seed: 7 })).toEqual({
      low: 17.540694444444455,
      high: 52.75879765395894,
    });
    expect(bootstrapRatio(rows, ratio, { seed: 8 })).not.toEqual(bootstrapRatio(rows, ratio, { seed: 7 }));
  });

  test.each(['as they come', 'sorted by length', 'sorted by loss per token'])(
    'is nearly that of ungrouped texts where they share groups: %s',
    (order) => {
      const given = texts(4, 12_000);
      if (order === 'sorted by length') given.sort((a, b) => a[1] - b[1]);
      if (order === 'sorted by loss per token') given.sort((a, b) => a[0] / a[1] - b[0] / b[1]);
      const grouped = bootstrapRatio(ratioRows(given), ratio, { seed: 3 });
      const ungrouped = bootstrapRatio(ratioRows(given, 12_000), ratio, { seed: 3 });
      // The resampling moves the ratio of the widths by 4.3 %, as for means; the few longest texts some more.
      expect(width(grouped) / width(ungrouped)).toBeGreaterThan(0.8);
      expect(width(grouped) / width(ungrouped)).toBeLessThan(1.25);
      expect(Math.abs(grouped.low + grouped.high - ungrouped.low - ungrouped.high)).toBeLessThan(
        0.5 * width(ungrouped),
      );
    },
  );

  test.each([
    { length: 200, groups: 4096, way: 'a group per text' },
    { length: 1500, groups: 256, way: 'several texts per group' },
  ])('covers the true ratio about as often as it says: $way', ({ length, groups }) => {
    const samples = 400;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const rows = ratioRows(texts(1000 + sample, length), groups);
      const { low, high } = bootstrapRatio(rows, ratio, { seed: sample, resamples: 400 });
      if (low <= 0 && high >= 0) covered++;
    }
    // 95 %, a little less as the longest texts weigh much; the standard error of this share is 1.1 %.
    expect(covered / samples).toBeGreaterThan(0.89);
    expect(covered / samples).toBeLessThan(0.99);
  });
});

describe('the paired test of ratios', () => {
  test('has the p of all ways to swap the losses of two models', () => {
    const counts = fc.integer({ min: 0, max: 30 });
    const models = fc.array(fc.tuple(counts, counts, fc.integer({ min: 1, max: 50 })), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(models, (all) => {
        const rows = ratioRows(all.map(([current, baseline, tokens]) => [current - baseline, tokens]));
        const total = all.reduce((sum, [, , tokens]) => sum + tokens, 0);
        const difference = (swaps: number) => {
          let [ours, theirs] = [0, 0];
          for (const [text, [current, baseline]] of all.entries()) {
            const swapped = (swaps >>> text) & 1;
            ours += swapped ? baseline : current;
            theirs += swapped ? current : baseline;
          }
          return ours / total - theirs / total;
        };
        let asFar = 0;
        for (let swaps = 0; swaps < 2 ** all.length; swaps++)
          if (Math.abs(difference(swaps)) >= Math.abs(difference(0)) - 1e-12) asFar++;
        const { p, mean, exact } = pairedRatioTest(rows, ratio, { seed: 1 });
        expect(p).toBe(asFar / 2 ** all.length);
        expect(mean).toBeCloseTo(difference(0), 12);
        expect(exact).toBe(true);
      }),
    );
  });

  test('is the test of the mean where all denominators are 1', () => {
    for (const [length, groups] of [
      [1, 4096],
      [5, 4096],
      [400, 4096],
      [2000, 64],
    ] as const) {
      const values = noise(length, length).map((value) => value + 0.1);
      const rows = ratioRows(
        values.map((value) => [value, 1]),
        groups,
      );
      const { standardError, smallestDetectable, ...result } = pairedRatioTest(rows, ratio, { seed: 3 });
      const means = pairedTest(column(values, groups), 0, { seed: 3 });
      expect(means).toMatchObject(result);
      // Groups of several rows differ in size, which the jackknife weighs.
      const digits = length > groups ? 2 : 12;
      if (length === 1) expect(standardError).toBe(means.standardError);
      else expect(standardError / means.standardError).toBeCloseTo(1, digits);
      if (length < 6) expect(smallestDetectable).toBe(means.smallestDetectable);
      else expect(smallestDetectable / means.smallestDetectable).toBeCloseTo(1, digits);
    }
  });

  test('has the interval of the ratio of the differences', () => {
    const rows = ratioRows(texts(11, 300));
    const { n, mean, interval } = pairedRatioTest(rows, ratio, { seed: 5 });
    expect({ n, mean, interval }).toEqual({
      n: 300,
      mean: rows.ratio(ratio),
      interval: bootstrapRatio(rows, ratio, { seed: 5 }),
    });
  });

  test('of equal models shows nothing, and p is 1', () => {
    const rows = ratioRows(texts(12, 50).map(([, tokens]) => [0, tokens]));
    expect(pairedRatioTest(rows, ratio, { seed: 1 })).toEqual({
      n: 50,
      mean: 0,
      interval: { low: 0, high: 0 },
      p: 1,
      exact: true,
      trials: 1,
      standardError: 0,
      smallestDetectable: 0,
    });
  });

  test.each([
    { length: 40, groups: 4096, way: 'a group per text' },
    { length: 700, groups: 64, way: 'several texts per group' },
  ])('finds all p equally likely where the models are equal: $way', ({ length, groups }) => {
    const samples = 500;
    const ps = Array.from({ length: samples }, (_, sample) => {
      const rows = ratioRows(texts(sample * 31 + length, length), groups);
      return pairedRatioTest(rows, ratio, { seed: sample, trials: 999 }).p;
    }).sort((a, b) => a - b);
    // Kolmogorov–Smirnov, as for means.
    const distance = Math.max(...ps.map((p, rank) => Math.max(p - rank / samples, (rank + 1) / samples - p)));
    expect(distance).toBeLessThan(1.63 / Math.sqrt(samples));
  });
});

describe('the standard error of a ratio', () => {
  const errorOf = (rows: GroupedRows) => pairedRatioTest(rows, ratio, { seed: 1, trials: 1 }).standardError;

  test("is the delete-one jackknife's, as numpy computes it", () => {
    // Centred on the ratio of all, not on the mean of those without one.
    const samples = [2, 3, 40, 1000].map((length) => texts(length, length));
    const errors = python(
      `
import numpy
def jackknife(rows):
    loss, tokens = numpy.array(rows).T
    without = (loss.sum() - loss) / (tokens.sum() - tokens)
    return float(numpy.sqrt((len(loss) - 1) / len(loss) * ((without - loss.sum() / tokens.sum()) ** 2).sum()))
result = [jackknife(rows) for rows in given]
`,
      samples,
    ) as number[];
    for (const [index, sample] of samples.entries())
      expect(errorOf(ratioRows(sample)) / errors[index]!).toBeCloseTo(1, 9);
  });

  test('is the spread of the ratio over samples of texts', () => {
    const samples = Array.from({ length: 1000 }, (_, sample) => ratioRows(texts(3000 + sample, 60)));
    const meanOf = (squares: (rows: GroupedRows) => number) =>
      Math.sqrt(samples.reduce((sum, rows) => sum + squares(rows), 0) / samples.length);
    const spread = meanOf((rows) => rows.ratio(ratio) ** 2);
    const error = meanOf((rows) => errorOf(rows) ** 2);
    // The linearised error is at 0.83 here. The spread of 1000 has an error of 2 to 3 %.
    expect(error / spread).toBeGreaterThan(0.92);
    expect(error / spread).toBeLessThan(1.12);
  });

  test('is nearly that with grouped texts', () => {
    const given = texts(13, 20_000);
    const grouped = errorOf(ratioRows(given)) / errorOf(ratioRows(given, 20_000));
    expect(Math.abs(grouped - 1)).toBeLessThan(0.06);
  });

  test('gives the difference that is found four times in five', () => {
    const samples = 400;
    let found = 0;
    for (let sample = 0; sample < samples; sample++) {
      const given = texts(6000 + sample, 60);
      const { smallestDetectable } = pairedRatioTest(ratioRows(given), ratio, { seed: 1, trials: 1 });
      const worse = ratioRows(given.map(([value, tokens]) => [value + tokens * smallestDetectable, tokens]));
      if (pairedRatioTest(worse, ratio, { seed: sample, trials: 999 }).p < 0.05) found++;
    }
    // The standard error of the share is 2 %.
    expect(found / samples).toBeGreaterThan(0.72);
    expect(found / samples).toBeLessThan(0.88);
  });

  test('is unknown where one text has all the tokens, and fewer than six texts can show nothing', () => {
    const one = pairedRatioTest(ratioRows([[1, 4], ...new Array(9).fill([0, 0])]), ratio, { seed: 1 });
    expect(one).toMatchObject({
      mean: 0.25,
      standardError: Number.POSITIVE_INFINITY,
      smallestDetectable: Number.POSITIVE_INFINITY,
    });
    const alike = (length: number) => ratioRows(new Array(length).fill([1, 4]));
    expect(pairedRatioTest(alike(5), ratio, { seed: 1 })).toMatchObject({
      p: 1 / 16,
      standardError: 0,
      smallestDetectable: Number.POSITIVE_INFINITY,
    });
    expect(pairedRatioTest(alike(6), ratio, { seed: 1 }).smallestDetectable).toBe(0);
  });
});
