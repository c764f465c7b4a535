import { pythonFloat } from './python-float.js';
import { type Json, Literal } from './python-json.js';

/** A cell of a table as pandas holds it: bigint for its integers, number for its floats, undefined for a missing value. */
export type Cell = bigint | number | boolean | string | undefined;

/**
 * A cell as `json.dump` writes it. NaN, which stands for missing values too, and ±Infinity are `null`: Python writes words there
 * that are no JSON.
 */
export function jsonOf(cell: Cell): Json {
  if (typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'bigint') return new Literal(String(cell));
  return new Literal(cell === undefined || !Number.isFinite(cell) ? 'null' : pythonFloat(cell));
}

/** How many rows an example has. */
export const EXAMPLE_ROWS = 3;
