import { atLeast } from './scratch.js';
import type { TokenList } from './token-list.js';

// Looked up once: in a vm context, where tests run, each use of a global is slow.
const { imul } = Math;

/**
 * Length of the longest common subsequence, 32 cells of the table at a time: H. Hyyrö, "Bit-parallel LCS-length
 * computation revisited" (2004). Bit i of `column` is 0 where the table grows by one from row i to row i + 1. Rows
 * beyond 32 are further blocks, and what the addition carries out of a block is kept per column for the next.
 */
export class LcsLength {
  /** By token: which rows of the block have it. All zero between calls. */
  #masks = new Int32Array(256);
  #rows = new Int32Array(256);
  #columns = new Int32Array(256);
  #carries = new Int32Array(256);

  /** Prediction: tokens of 1 … `distinct`. Reference: the same, or 0 for a token that the prediction does not have. */
  of(prediction: TokenList, reference: TokenList, distinct: number): number {
    this.#masks = atLeast(this.#masks, distinct + 1);
    this.#rows = atLeast(this.#rows, prediction.length);
    this.#columns = atLeast(this.#columns, reference.length);
    const masks = this.#masks;
    const rows = this.#rows;
    const columns = this.#columns;

    // Tokens that only one text has change nothing but the time.
    let width = 0;
    for (let j = 0; j < reference.length; j++) {
      const token = reference.ids[j]!;
      columns[width] = token;
      if (token !== 0) width++;
      masks[token] = 1;
    }
    masks[0] = 0;
    let height = 0;
    for (let i = 0; i < prediction.length; i++) {
      const token = prediction.ids[i]!;
      rows[height] = token;
      height += masks[token]!;
    }
    for (let j = 0; j < width; j++) masks[columns[j]!] = 0;

    let length = 0;
    for (let top = 0; top < height; top += 32) {
      const bottom = Math.min(top + 32, height);
      for (let i = top; i < bottom; i++) masks[rows[i]!]! |= 1 << i;
      const column = height <= 32 ? this.#onlyBlock(width) : this.#block(width, top === 0);
      for (let i = top; i < bottom; i++) masks[rows[i]!] = 0;
      length += countOnes(~column & lowOnes(bottom - top));
    }
    return length;
  }

  #onlyBlock(width: number): number {
    const masks = this.#masks;
    const columns = this.#columns;
    let column = -1;
    for (let j = 0; j < width; j++) {
      const mask = masks[columns[j]!]!;
      column = (column + (column & mask)) | (column & ~mask);
    }
    return column;
  }

  #block(width: number, first: boolean): number {
    if (first) {
      this.#carries = atLeast(this.#carries, width);
      this.#carries.fill(0, 0, width);
    }
    const masks = this.#masks;
    const columns = this.#columns;
    const carries = this.#carries;
    let column = -1;
    for (let j = 0; j < width; j++) {
      const mask = masks[columns[j]!]!;
      const matched = column & mask;
      const sum = (column + matched + carries[j]!) | 0;
      carries[j] = (matched | (column & ~sum)) >>> 31;
      column = sum | (column & ~mask);
    }
    return column;
  }
}

/** The lowest `count` bits, 1 … 32 of them. */
export function lowOnes(count: number): number {
  return -1 >>> (32 - count);
}

function countOnes(bits: number): number {
  let sums = bits - ((bits >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
