import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distinctNumbers, formatNumber } from '../src/index.js';

// Rounded up, the very largest doubles read as infinity.
const finite = fc.double({ noNaN: true, min: -1e307, max: 1e307 });
/** Numbers as metrics have them, next to arbitrary doubles. */
const usual = fc.oneof(finite, fc.double({ noNaN: true, min: -2, max: 2 }), fc.integer());

describe('a formatted number', () => {
  test.each([
    [0.123456, '0.1235'],
    [-0.123456, '-0.1235'],
    [0.8, '0.8'],
    [0.30000000000000004, '0.3'],
    [1, '1'],
    [25.25, '25.25'],
    [99.999, '100'],
    [0.99996, '1'],
    [1234.567, '1235'],
    [123456.7, '123457'],
    [1_000_000, '1000000'],
    [999_999_999_999_999, '999999999999999'],
    [1e15, '1e15'],
    [-1.23456e21, '-1.235e21'],
    [0.000001, '0.000001'],
    [0.00000123456, '0.000001235'],
    [9.99999e-7, '1e-6'],
    [1.5e-7, '1.5e-7'],
    [5e-324, '5e-324'],
    [0, '0'],
    [-0, '0'],
    [Number.NaN, 'not a number'],
    [Number.POSITIVE_INFINITY, 'infinity'],
    [Number.NEGATIVE_INFINITY, '-infinity'],
    [null, 'none'],
    [undefined, 'none'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('has as many digits as asked for, and none that are noise', () => {
    expect(formatNumber(Math.PI, 1)).toBe('3');
    expect(formatNumber(Math.PI, 7)).toBe('3.141593');
    expect(formatNumber(0.1, 17)).toBe('0.1');
    expect(formatNumber(0.1 + 0.2, 17)).toBe('0.30000000000000004');
  });

  test('is within half a unit of its last digit, and with 17 digits the number itself', () => {
    fc.assert(
      fc.property(usual, fc.integer({ min: 1, max: 17 }), (value, digits) => {
        const read = Number(formatNumber(value, digits));
        const half = Math.abs(value) * (0.5 * 10 ** (1 - digits) + Number.EPSILON) + Number.MIN_VALUE;
        expect(Math.abs(read - value)).toBeLessThanOrEqual(half);
        expect(Number(formatNumber(value, 17)) - value).toBe(0);
      }),
    );
  });

  test('has no exponent in the usual range', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-6, max: 1e15, maxExcluded: true }), (value) => {
        expect(formatNumber(value)).toMatch(/^\d+(\.\d*[1-9])?$/);
      }),
    );
  });
});

describe('two numbers side by side', () => {
  test.each([
    [0.7999996, 0.8, ['0.7999996', '0.8']],
    [0.8, 0.8000000000000002, ['0.8', '0.8000000000000002']],
    [0.30001, 0.3, ['0.30001', '0.3']],
    [0.123456, 0.123456, ['0.1235', '0.1235']],
    [0.1 + 0.2, 0.1 + 0.2, ['0.3', '0.3']],
    [100_000.25, 100_000, ['100000.3', '100000']],
    [9.99999e-7, 1e-6, ['9.99999e-7', '0.000001']],
    [0, -0, ['0', '0']],
  ])('%d and %d', (a, b, texts) => {
    expect(distinctNumbers(a, b)).toEqual(texts);
  });

  test('read in the order that they have', () => {
    // Neighbours too: the next double, and one in the ninth digit.
    const near = fc.oneof(fc.constant(2 ** -52), fc.constant(-(2 ** -52)), fc.constant(1e-9));
    const pair = fc.oneof(
      fc.tuple(usual, usual),
      fc.tuple(usual, near).map(([value, by]): [number, number] => [value, value * (1 + by)]),
    );
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 17 }), ([a, b], digits) => {
        const [first, second] = distinctNumbers(a, b, digits).map(Number) as [number, number];
        expect(Math.sign(first - second)).toBe(Math.sign(a - b));
      }),
      { numRuns: 2000 },
    );
  });
});
