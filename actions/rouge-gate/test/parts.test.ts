import { describe, expect, test } from '@jest/globals';
import { Lowest } from '@mlops-actions/statistics';
import { joinById, joinByPosition } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { DataDigest } from '../src/digest.js';
import { NumberTexts } from '../src/number-texts.js';
import { hashOf } from '../src/text-hash.js';

async function* batchesOf<T>(items: readonly T[], sizes: readonly number[]): AsyncGenerator<readonly T[]> {
  let from = 0;
  for (let turn = 0; from < items.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield items.slice(from, from + size);
    from += size;
  }
}

async function gathered<T>(batches: AsyncGenerator<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

describe('joining', () => {
  test('by id finds every pair once, and what is left on either side, in any order and batches', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(30)),
        fc.uniqueArray(fc.nat(30)),
        sizes,
        sizes,
        async (left, right, sizesA, sizesB) => {
          const side = (name: string, ids: readonly number[], batches: readonly number[]) => ({
            name,
            batches: batchesOf(
              ids.map((id) => ({ id: String(id), name })),
              batches,
            ),
          });
          const joined = await gathered(
            joinById(
              side('a', left, sizesA),
              side('b', right, sizesB),
              (a, b) => `${a.name}${a.id}=${b.name}${b.id}`,
              (onlyA, onlyB) => [...onlyA, ...onlyB].map(({ id, name }) => `${name}${id}`),
            ),
          );
          const expected = [
            ...left.map((id) => (right.includes(id) ? `a${id}=b${id}` : `a${id}`)),
            ...right.filter((id) => !left.includes(id)).map((id) => `b${id}`),
          ];
          expect(joined.sort()).toEqual(expected.sort());
        },
      ),
    ));

  test('by position keeps the order, and says both lengths where they differ', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(20), fc.nat(20), sizes, sizes, async (a, b, sizesA, sizesB) => {
        const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
        const joined = gathered(
          joinByPosition(
            { name: 'a', batches: batchesOf(numbers(a), sizesA) },
            { name: 'b', batches: batchesOf(numbers(b), sizesB) },
            (x, y) => [x, y],
          ),
        );
        if (a === b) expect(await joined).toEqual(numbers(a).map((index) => [index, index]));
        else await expect(joined).rejects.toThrow(`a has ${a} texts and b has ${b}`);
      }),
    ));
});

test('the lowest are those that sorting puts first, the earlier of equals', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 5 }), (values, size) => {
      const lowest = new Lowest<number>(size);
      for (const [index, value] of values.entries()) lowest.offer(value, () => index);
      const sorted = [...values.entries()].sort(([i, a], [j, b]) => a - b || i - j).slice(0, size);
      expect(lowest.items.map(({ item }) => item)).toEqual(sorted.map(([index]) => index));
    }),
  ));

describe('hashes', () => {
  test('differ where the texts, their order or their borders do', () => {
    const lists = [['a', 'b'], ['b', 'a'], ['ab'], ['a', 'b', ''], ['', 'a', 'b'], ['a\0b'], ['á', 'b'], []];
    expect(new Set(lists.map(hashOf)).size).toBe(lists.length);
  });

  test('do not collide on a hundred thousand texts', () => {
    const hashes = new Set(Array.from({ length: 100_000 }, (_, index) => hashOf([`text ${index}`])));
    expect(hashes.size).toBe(100_000);
    for (const hash of hashes) expect(Number.isSafeInteger(hash)).toBe(true);
  });

  test('of a data set depend on the examples, not on their order', () => {
    const digest = (examples: readonly (readonly [string, string])[]) => {
      const made = new DataDigest();
      for (const [id, text] of examples) made.add(hashOf([id, text]));
      return made.hex();
    };
    const [a, b] = [
      ['1', 'x'],
      ['2', 'y'],
    ] as const;
    expect(digest([a, b])).toBe(digest([b, a]));
    const others = [
      [
        ['1', 'y'],
        ['2', 'x'],
      ],
      [a],
      [a, a, b],
      [a, b, b],
    ] as const;
    for (const other of others) expect(digest(other)).not.toBe(digest([a, b]));
  });
});

test('numbers are written as JSON writes them, the first time and again', () => {
  const texts = new NumberTexts();
  const score = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.tuple(fc.nat(60), fc.integer({ min: 60, max: 90 })).map(([a, b]) => a / b),
  );
  fc.assert(
    fc.property(fc.array(score), (values) => {
      for (const value of [...values, ...values]) expect(JSON.parse(texts.of(value))).toBe(value + 0);
    }),
    { numRuns: 1000 },
  );
});
