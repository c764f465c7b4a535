import { GroupedRows } from '../src/index.js';
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
