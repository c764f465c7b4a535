import { GroupedRows, type Ratio } from '../src/index.js';
import { Random } from '../src/random.js';

/** Rows of one column. */
export function column(values: Iterable<number>, groups?: number): GroupedRows {
  const rows = new GroupedRows(1, groups);
  for (const value of values) rows.add(Float64Array.of(value));
  return rows;
}

/** Uniform numbers from 0 to 1, the same for a seed. */
export function uniform(seed: number): () => number {
  const random = Random.seeded(seed);
  return () => random.below(2 ** 21) / 2 ** 21;
}

/** Numbers of variance 1, close to normal and symmetric about zero: twelve uniform ones, Irwin–Hall. */
export function noise(seed: number, length: number): number[] {
  const next = uniform(seed);
  return Array.from({ length }, () => {
    let sum = -6;
    for (let index = 0; index < 12; index++) sum += next();
    return sum;
  });
}

/** The columns of `ratioRows`. */
export const ratio: Ratio = { numerator: 0, denominator: 1 };

/** Rows of a numerator and a denominator. */
export function ratioRows(pairs: Iterable<readonly [number, number]>, groups?: number): GroupedRows {
  const rows = new GroupedRows(2, groups);
  for (const pair of pairs) rows.add(Float64Array.from(pair));
  return rows;
}

/**
 * Losses of texts whose lengths are log-normal, as those of documents are: per text, a mean loss that is its own beside
 * the noise of its tokens. The expected loss is 0.
 */
export function texts(seed: number, length: number): [loss: number, tokens: number][] {
  const next = noise(seed, 3 * length);
  return Array.from({ length }, (_, index) => {
    const tokens = Math.ceil(300 * Math.exp(1.5 * next[3 * index]!));
    return [tokens * next[3 * index + 1]! * 0.05 + Math.sqrt(tokens) * next[3 * index + 2]! * 0.5, tokens];
  });
}
