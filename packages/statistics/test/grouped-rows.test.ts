import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { GroupedRows } from '../src/index.js';
import { column, noise, uniform } from './samples.js';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('means', () => {
  test('are the doubles nearest to the exact means', () => {
    const next = uniform(1);
    const samples = Array.from({ length: 2000 }, (_, index) => {
      const length = 1 + Math.floor(next() * 30);
      return Array.from({ length }, () => {
        if (index % 2 === 0) return Math.round(next() * 20) / 10;
        return (next() - 0.5) * 10 ** Math.floor(next() * 30 - 15);
      });
    });
    const exact = python(
      'import statistics\nresult = [statistics.mean(sample) for sample in given]',
      samples,
    );
    expect(samples.map((sample) => column(sample).means()[0])).toEqual(exact);
  });

  test('of a million scores lose nothing', () => {
    const rows = column(Array.from({ length: 1_000_000 }, (_, index) => (index % 2 === 0 ? 0.1 : 1e16)));
    expect(rows.means()[0]).toBe(5e15 + 0.05);
  });

  test('are of each column', () => {
    const rows = new GroupedRows(3);
    rows.add(Float64Array.of(1, 10, -1));
    rows.add(Float64Array.of(2, 10, -4));
    expect(rows.means()).toEqual(Float64Array.of(1.5, 10, -2.5));
    expect(rows.range(2)).toEqual({ least: -4, greatest: -1 });
    expect([0, 1, 2].map((index) => rows.isConstant(index))).toEqual([false, true, false]);
  });

  test('of equal values are that value', () => {
    const value = fc.double({ noNaN: true, min: -1e270, max: 1e270 });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 300 }), (constant, length) => {
        const rows = column(new Array(length).fill(constant), 16);
        expect(rows.means()[0]! - constant).toBe(0);
        expect(rows.isConstant(0)).toBe(true);
      }),
    );
  });
});

describe('groups', () => {
  test('are the rows themselves, as long as there are enough', () => {
    const values = noise(2, 100);
    const rows = column(values, 100);
    expect([...rows.groupSums(0)]).toEqual(values);
    expect([...rows.groupSizes()]).toEqual(values.map(() => 1));
  });

  test('stay as many and hold every row once', () => {
    const rows = new GroupedRows(2);
    const values = noise(3, 30_000);
    for (const value of values) rows.add(Float64Array.of(value, 1));
    expect(rows.groupSums(0)).toHaveLength(4096);
    expect(sum(rows.groupSums(0))).toBeCloseTo(sum(values), 8);
    expect(rows.groupSums(1)).toEqual(rows.groupSizes());
    expect(sum(rows.groupSizes())).toBe(30_000);
    expect(rows.count).toBe(30_000);
  });
});

describe('bad rows', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300])(
    '%d is refused and nothing of its row is kept',
    (value) => {
      const rows = new GroupedRows(2);
      rows.add(Float64Array.of(1, 2));
      expect(() => rows.add(Float64Array.of(5, value))).toThrow(RangeError);
      expect(() => rows.add(Float64Array.of(5, value))).toThrow('Row 2');
      expect(rows.means()).toEqual(Float64Array.of(1, 2));
    },
  );

  test('a row of another length is refused', () => {
    expect(() => new GroupedRows(2).add(Float64Array.of(1))).toThrow('A row of 1, not 2 values');
  });

  test('without rows there is no mean', () => {
    expect(() => new GroupedRows(1).means()).toThrow(RangeError);
    expect(new GroupedRows(1).isConstant(0)).toBe(false);
  });
});
