import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LcsLength } from '../src/lcs.js';
import { UnionLcs } from '../src/union-lcs.js';
import { Random } from './random.js';
import { tokenList } from './token-lists.js';

const DISTINCT = 6;
const predictionToken = fc.integer({ min: 1, max: DISTINCT });
const referenceToken = fc.integer({ min: 0, max: DISTINCT });
const sentence = (token: fc.Arbitrary<number>) => fc.array(token, { maxLength: 80, size: 'max' });
const sentences = (token: fc.Arbitrary<number>) => fc.array(sentence(token), { maxLength: 4 });

describe('length of the longest common subsequence', () => {
  const lcs = new LcsLength();

  test('is that of the table', () => {
    fc.assert(
      fc.property(sentence(predictionToken), sentence(referenceToken), (prediction, reference) => {
        const expected = table(reference, prediction)[reference.length]![prediction.length];
        expect(lcs.of(tokenList([prediction]), tokenList([reference]), DISTINCT)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('of long texts', () => {
    const random = new Random(7);
    const prediction = random.many(1500, () => random.integer(1, 400));
    const reference = random.many(1300, () => random.integer(0, 400));
    const expected = table(reference, prediction)[reference.length]![prediction.length];
    expect(lcs.of(tokenList([prediction]), tokenList([reference]), 400)).toBe(expected);
  });
});

describe('hits of the union of subsequences', () => {
  const union = new UnionLcs();

  test('are those of rouge_score’s walk over the table', () => {
    fc.assert(
      fc.property(sentences(predictionToken), sentences(referenceToken), (prediction, reference) => {
        expect(union.hits(tokenList(prediction), tokenList(reference), DISTINCT)).toBe(
          unionHits(prediction, reference),
        );
      }),
      { numRuns: 500 },
    );
  });

  // 1,100 rows are 35 blocks, so that the carries of more than 32 blocks are kept.
  test.each([3, 30, 900])('of a sentence of 1,100 tokens, %i distinct', (distinct) => {
    const random = new Random(distinct);
    const prediction = random.many(3, () => random.many(150, () => random.integer(1, distinct)));
    const reference = random.many(2, (s) =>
      random.many(s === 0 ? 1100 : 40, () => random.integer(1, distinct)),
    );
    expect(union.hits(tokenList(prediction), tokenList(reference), distinct)).toBe(
      unionHits(prediction, reference),
    );
  });

  test('between two sentences are the length of the longest common subsequence', () => {
    const lcs = new LcsLength();
    fc.assert(
      fc.property(sentence(predictionToken), sentence(referenceToken), (prediction, reference) => {
        const [p, r] = [tokenList([prediction]), tokenList([reference])];
        expect(union.hits(p, r, DISTINCT)).toBe(lcs.of(p, r, DISTINCT));
      }),
    );
  });
});

/** `table[i][j]`: length for the first i tokens of the reference and j of the prediction. 0 is equal to nothing. */
function table(reference: readonly number[], prediction: readonly number[]): number[][] {
  const rows = [new Array<number>(prediction.length + 1).fill(0)];
  for (const token of reference) {
    const above = rows.at(-1)!;
    const row = [0];
    for (const [j, other] of prediction.entries()) {
      row.push(token === other ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!));
    }
    rows.push(row);
  }
  return rows;
}

/** Summary-level hits, cell by cell. */
function unionHits(
  prediction: readonly (readonly number[])[],
  reference: readonly (readonly number[])[],
): number {
  const left = [prediction.flat(), reference.flat()].map((tokens) => {
    const counts = new Map<number, number>();
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    return counts;
  });
  let hits = 0;
  for (const r of reference) {
    const union = new Set(prediction.flatMap((p) => walk(table(r, p), r, p)));
    for (const i of [...union].sort((a, b) => a - b)) {
      const token = r[i]!;
      if (left.some((counts) => (counts.get(token) ?? 0) === 0)) continue;
      for (const counts of left) counts.set(token, counts.get(token)! - 1);
      hits++;
    }
  }
  return hits;
}

function walk(lengths: number[][], reference: readonly number[], prediction: readonly number[]): number[] {
  const rows: number[] = [];
  let i = reference.length;
  let j = prediction.length;
  while (i > 0 && j > 0) {
    if (reference[i - 1] === prediction[j - 1]) {
      rows.push(--i);
      j--;
    } else if (lengths[i]![j - 1]! > lengths[i - 1]![j]!) {
      j--;
    } else {
      i--;
    }
  }
  return rows;
}
