import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { GroupedRows, pairedTest } from '../src/index.js';
import { column, noise, uniform } from './samples.js';

/** The exact p of whole numbers, by trying all signs. */
function bruteForce(differences: readonly number[]): number {
  const total = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  let asFar = 0;
  for (let signs = 0; signs < 2 ** differences.length; signs++) {
    let sum = 0;
    for (let bit = 0; bit < differences.length; bit++)
      sum += (signs >>> bit) & 1 ? -differences[bit]! : differences[bit]!;
    if (sum >= total || -sum >= total) asFar++;
  }
  return asFar / 2 ** differences.length;
}

describe('p of few differences', () => {
  // Tenths and thirds of whole numbers are not doubles: their sums must still tie where those of the numbers do.
  test.each([1, 10, 3, 700])('is that of all sign assignments, in units of 1/%d', (unit) => {
    const wholes = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(wholes, (differences) => {
        // As scores come: the difference of two numbers that are rounded each.
        const scores = differences.map((difference) => (difference + 13) / unit - 13 / unit);
        const result = pairedTest(column(scores), 0, { seed: 1 });
        expect(result.p).toBe(bruteForce(differences));
        expect(result.exact).toBe(true);
      }),
    );
  });

  test('of 20 is that of all 2^20 in numpy', () => {
    const differences = noise(1, 20).map((value) => value + 0.4);
    const p = python(
      `
import numpy
values = numpy.array(given)
totals = numpy.zeros(1)
for value in values:
    totals = numpy.concatenate([totals + value, totals - value])
result = float(numpy.mean(numpy.abs(totals) >= abs(values.sum()) - 1e-12))
`,
      differences,
    );
    expect(pairedTest(column(differences), 0, { seed: 1 })).toMatchObject({
      p,
      exact: true,
      trials: 2 ** 20,
    });
  });

  test('of one difference is 1, of six in one direction 1/32', () => {
    expect(pairedTest(column([0.3]), 0, { seed: 1 })).toMatchObject({ p: 1, trials: 2 });
    expect(pairedTest(column(new Array(6).fill(0.3)), 0, { seed: 1 }).p).toBe(1 / 32);
  });

  test('of no difference at all is 1', () => {
    const result = pairedTest(column(new Array(50).fill(0)), 0, { seed: 1 });
    expect(result).toEqual({
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
});

describe('p of many differences', () => {
  test('is near that of all sign assignments', () => {
    const next = uniform(2);
    for (let sample = 0; sample < 5; sample++) {
      const differences = Array.from({ length: 21 }, () => Math.floor(next() * 13) - 5 || 1);
      const exact = bruteForce(differences);
      const result = pairedTest(column(differences), 0, { seed: sample });
      expect(result).toMatchObject({ exact: false, trials: 10_000 });
      expect(Math.abs(result.p - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 10_000) + 2e-4);
    }
  });

  test('is never 0', () => {
    expect(pairedTest(column(new Array(5000).fill(1)), 0, { seed: 1 }).p).toBe(1 / 10_001);
  });

  test('does not depend on examples that did not change', () => {
    const changed = noise(3, 40).map((value) => value + 0.3);
    const among = changed.flatMap((value) => [0, value, 0, 0]);
    const options = { seed: 4 };
    expect(pairedTest(column(among), 0, options).p).toBe(pairedTest(column(changed), 0, options).p);
    expect(pairedTest(column(among.slice(0, 60)), 0, options).exact).toBe(true);
  });

  test('is the same for the same seed, and another for another', () => {
    const rows = column(noise(5, 100));
    expect(pairedTest(rows, 0, { seed: 7 })).toEqual(pairedTest(rows, 0, { seed: 7 }));
    expect(pairedTest(rows, 0, { seed: 7 }).p).not.toBe(pairedTest(rows, 0, { seed: 8 }).p);
    const pinned = Array.from({ length: 40 }, (_, index) => (index % 7) - 2.5);
    expect(pairedTest(column(pinned), 0, { seed: 7 }).p).toBe(0.25417458254174585);
  });
});

describe('where the systems are equal', () => {
  test.each([
    { length: 40, groups: 4096, way: 'a group per row' },
    { length: 700, groups: 64, way: 'several rows per group' },
  ])('all p are equally likely: $way', ({ length, groups }) => {
    const samples = 500;
    const ps = Array.from({ length: samples }, (_, sample) => {
      // Cubes have heavy tails, where a t-test would do worse.
      const values = noise(sample * 31 + length, length).map((value) => value ** 3);
      return pairedTest(column(values, groups), 0, { seed: sample, trials: 999 }).p;
    }).sort((a, b) => a - b);
    // Kolmogorov–Smirnov: beyond 1.63/√samples once in a hundred sets of seeds, and these are fixed.
    const distance = Math.max(...ps.map((p, rank) => Math.max(p - rank / samples, (rank + 1) / samples - p)));
    expect(distance).toBeLessThan(1.63 / Math.sqrt(samples));
  });
});

describe('the spread', () => {
  test('has the standard error of the mean, as numpy computes it', () => {
    const samples = [2, 3, 100, 4096].map((length) => noise(length, length));
    const errors = python(
      'import numpy\nresult = [float(numpy.std(sample, ddof=1) / len(sample) ** 0.5) for sample in given]',
      samples,
    ) as number[];
    for (const [index, sample] of samples.entries()) {
      expect(pairedTest(column(sample), 0, { seed: 1 }).standardError / errors[index]!).toBeCloseTo(1, 12);
    }
  });

  test('is nearly that with grouped rows, in any order', () => {
    const values = noise(8, 20_000);
    const error = pairedTest(column(values, 20_000), 0, { seed: 1, trials: 1 }).standardError;
    for (const ordered of [values, values.toSorted((a, b) => a - b)]) {
      // 4096 squared deviations have a relative error of √(2/4096), their root half of it: 1.1 %.
      const grouped = pairedTest(column(ordered), 0, { seed: 1, trials: 1 }).standardError;
      expect(Math.abs(grouped / error - 1)).toBeLessThan(0.05);
    }
  });

  test('gives the difference that is found four times in five', () => {
    const samples = 400;
    let found = 0;
    for (let sample = 0; sample < samples; sample++) {
      const values = noise(5000 + sample, 100);
      const { smallestDetectable } = pairedTest(column(values), 0, { seed: 1, trials: 1 });
      const shifted = values.map((value) => value + smallestDetectable);
      if (pairedTest(column(shifted), 0, { seed: sample, trials: 999 }).p < 0.05) found++;
    }
    // The standard error of the share is 2 %.
    expect(found / samples).toBeGreaterThan(0.72);
    expect(found / samples).toBeLessThan(0.88);
  });

  test('of one example is unknown, and fewer than six can show nothing', () => {
    const one = pairedTest(column([0.5]), 0, { seed: 1 });
    expect(one).toMatchObject({ n: 1, mean: 0.5, standardError: Number.POSITIVE_INFINITY });
    expect(one.smallestDetectable).toBe(Number.POSITIVE_INFINITY);
    // Their spread is zero, which must not read as perfect precision.
    const five = pairedTest(column(new Array(5).fill(0.5)), 0, { seed: 1 });
    expect(five).toMatchObject({ p: 1 / 16, standardError: 0, smallestDetectable: Number.POSITIVE_INFINITY });
    expect(pairedTest(column(new Array(6).fill(0.5)), 0, { seed: 1 }).smallestDetectable).toBe(0);
  });

  test('surrounds the mean', () => {
    const { mean, interval, standardError } = pairedTest(column(noise(9, 400)), 0, { seed: 1 });
    expect(interval.low).toBeLessThan(mean - 1.6 * standardError);
    expect(interval.low).toBeGreaterThan(mean - 2.4 * standardError);
    expect(interval.high).toBeGreaterThan(mean + 1.6 * standardError);
    expect(interval.high).toBeLessThan(mean + 2.4 * standardError);
  });
});

test('each column has its own test', () => {
  const rows = new GroupedRows(2);
  const values = noise(10, 30);
  for (const value of values) rows.add(Float64Array.of(1, value));
  expect(pairedTest(rows, 1, { seed: 3 })).toEqual(pairedTest(column(values), 0, { seed: 3 }));
  expect(() => pairedTest(rows, 2, { seed: 3 })).toThrow('No column 2');
});

test('nothing can be tested without rows or trials', () => {
  expect(() => pairedTest(new GroupedRows(1), 0, { seed: 1 })).toThrow(RangeError);
  expect(() => pairedTest(column([1]), 0, { seed: 1, trials: 0 })).toThrow(RangeError);
});
