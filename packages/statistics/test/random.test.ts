import { describe, expect, test } from '@jest/globals';
import { Random } from '../src/random.js';

describe('the random source', () => {
  test('is xoshiro128** as its authors define it', () => {
    const random = new Random(1, 2, 3, 4);
    const words = Array.from({ length: 10 }, () => random.bits() >>> 0);
    // The reference C program, from the state 1, 2, 3, 4.
    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test.each([2, 7, 100, 4096])('draws each of %d numbers equally often', (bound) => {
    const random = Random.seeded(bound);
    const draws = 2000 * bound;
    const times = new Array<number>(bound).fill(0);
    for (let draw = 0; draw < draws; draw++) times[random.below(bound)]! += 1;
    const chiSquare = times.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // Its mean is bound − 1 and its variance twice that.
    expect(Math.abs(chiSquare - (bound - 1))).toBeLessThan(4 * Math.sqrt(2 * (bound - 1)));
  });

  test('seeds that differ anywhere give other numbers', () => {
    const seeds = [0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 52, Number.MAX_SAFE_INTEGER];
    const streams = seeds.map((seed) => {
      const random = Random.seeded(seed);
      return Array.from({ length: 4 }, () => random.bits()).join();
    });
    expect(new Set(streams).size).toBe(seeds.length);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('a seed of %d is refused', (seed) => {
    expect(() => Random.seeded(seed)).toThrow(RangeError);
  });
});
