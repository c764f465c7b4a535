import { lowOnes } from './lcs.js';
import { atLeast } from './scratch.js';
import type { TokenList } from './token-list.js';

// Looked up once: in a vm context, where tests run, each use of a global is slow.
const { clz32 } = Math;

/**
 * rougeLsum's hits. For each sentence of the reference: one longest common subsequence with every sentence of the
 * prediction, the union of the reference's tokens in them, each counted at most as often as the prediction has it.
 * (rouge_score also asks how often the reference has it; a union never takes a token of the reference twice.)
 *
 * Which subsequence is taken matters. rouge_score walks back from the table's last cell: diagonally where the tokens
 * are equal, else one token back in the prediction if the table is greater there than one token back in the
 * reference, else back in the reference. The table is kept as in `LcsLength`, with the reference's tokens as rows,
 * and at unequal tokens "greater there" holds just where the table grows from the row above, so where the bit is 0:
 * one lookup per token of the prediction, not per cell.
 *
 * A sentence of more than 32 tokens takes several blocks of rows. The walk goes from the last block to the first;
 * the table of one block is made again when the walk reaches it, from the carries out of the block above it, which
 * alone are kept. So memory is (prediction's tokens × reference sentence's tokens) / 32 bits.
 */
export class UnionLcs {
  /** By token: which rows of the block have it. All zero between calls. */
  #masks = new Int32Array(256);
  /** How often the prediction has a token, less the hits so far. */
  #unmatched = new Int32Array(256);
  #rows = new Int32Array(256);
  /** By token of the prediction: the column of the block's table. */
  #table = new Int32Array(256);
  /** By token of the prediction: bit w is what block w carries out; further blocks 32 by 32 behind it. */
  #carries = new Int32Array(0);
  /** By sentence of the prediction: the token at which the walk is. */
  #walks = new Int32Array(64);

  /** Prediction: tokens of 1 … `distinct`. Reference: the same, or 0 for a token that the prediction does not have. */
  hits(prediction: TokenList, reference: TokenList, distinct: number): number {
    this.#masks = atLeast(this.#masks, distinct + 1);
    this.#unmatched = atLeast(this.#unmatched, distinct + 1);
    this.#rows = atLeast(this.#rows, reference.length);
    this.#table = atLeast(this.#table, prediction.length);
    this.#walks = atLeast(this.#walks, prediction.sentences);
    this.#unmatched.fill(0, 0, distinct + 1);
    for (let j = 0; j < prediction.length; j++) this.#unmatched[prediction.ids[j]!]!++;
    let hits = 0;
    for (let s = 0, start = 0; s < reference.sentences; s++) {
      const end = reference.sentenceEnds[s]!;
      // A row that matches nowhere is always stepped over, so it can be left out. (Not so a column.)
      let height = 0;
      for (let i = start; i < end; i++) {
        const token = reference.ids[i]!;
        this.#rows[height] = token;
        if (token !== 0) height++;
      }
      if (height > 0) hits += this.#sentenceHits(prediction, height);
      start = end;
    }
    return hits;
  }

  #sentenceHits(prediction: TokenList, height: number): number {
    const blocks = (height + 31) >>> 5;
    for (let s = 0; s < prediction.sentences; s++) this.#walks[s] = prediction.sentenceEnds[s]! - 1;
    if (blocks > 1) this.#carry(prediction, blocks, height);
    let hits = 0;
    for (let block = blocks - 1; block >= 0; block--) {
      const rows = Math.min(32, height - 32 * block);
      this.#setMasks(block, rows);
      const union = this.#walk(prediction, block, lowOnes(rows));
      hits += this.#count(block, union);
      this.#clearMasks(block, rows);
    }
    return hits;
  }

  /** Fills `#carries` for all blocks but the last. */
  #carry(prediction: TokenList, blocks: number, height: number): void {
    const { ids, length, sentences, sentenceEnds } = prediction;
    this.#carries = atLeast(this.#carries, length * ((blocks + 30) >>> 5));
    const carries = this.#carries;
    const masks = this.#masks;
    for (let block = 0; block < blocks - 1; block++) {
      const rows = Math.min(32, height - 32 * block);
      this.#setMasks(block, rows);
      const into = (block >>> 5) * length;
      const from = ((block - 1) >>> 5) * length;
      for (let s = 0, j = 0; s < sentences; s++) {
        const end = sentenceEnds[s]!;
        let column = -1;
        for (; j < end; j++) {
          const mask = masks[ids[j]!]!;
          const matched = column & mask;
          const carry = block === 0 ? 0 : (carries[from + j]! >>> (block - 1)) & 1;
          const sum = (column + matched + carry) | 0;
          const out = (matched | (column & ~sum)) >>> 31;
          const earlier = (block & 31) === 0 ? 0 : carries[into + j]!;
          carries[into + j] = earlier | (out << block);
          column = sum | (column & ~mask);
        }
      }
      this.#clearMasks(block, rows);
    }
  }

  /** Walks every sentence of the prediction back through one block. Returns the rows in any subsequence. */
  #walk(prediction: TokenList, block: number, allRows: number): number {
    const { ids, length, sentences, sentenceEnds } = prediction;
    const masks = this.#masks;
    const table = this.#table;
    const walks = this.#walks;
    const carries = this.#carries;
    const from = ((block - 1) >>> 5) * length;
    let union = 0;
    for (let s = 0, start = 0; s < sentences; s++) {
      const last = walks[s]!;
      let column = -1;
      if (block === 0) {
        for (let j = start; j <= last; j++) {
          const mask = masks[ids[j]!]!;
          column = (column + (column & mask)) | (column & ~mask);
          table[j] = column;
        }
      } else {
        for (let j = start; j <= last; j++) {
          const mask = masks[ids[j]!]!;
          const carry = (carries[from + j]! >>> (block - 1)) & 1;
          column = (column + (column & mask) + carry) | (column & ~mask);
          table[j] = column;
        }
      }
      let rows = allRows;
      let j = last;
      for (; j >= start; j--) {
        const mask = masks[ids[j]!]!;
        // The lowest row from here up at which the walk leaves this column.
        const stops = (~table[j]! | mask) & rows;
        if (stops === 0) break;
        const row = 1 << (31 - clz32(stops));
        union |= row & mask;
        rows = (row - 1) | (row & ~mask);
      }
      walks[s] = j;
      start = sentenceEnds[s]!;
      if (block === 0 && union === allRows) break;
    }
    return union;
  }

  #count(block: number, union: number): number {
    let hits = 0;
    for (let rest = union; rest !== 0; rest &= rest - 1) {
      const token = this.#rows[32 * block + 31 - clz32(rest & -rest)]!;
      if (this.#unmatched[token]! > 0) {
        this.#unmatched[token]!--;
        hits++;
      }
    }
    return hits;
  }

  #setMasks(block: number, rows: number): void {
    for (let i = 0; i < rows; i++) this.#masks[this.#rows[32 * block + i]!]! |= 1 << i;
  }

  #clearMasks(block: number, rows: number): void {
    for (let i = 0; i < rows; i++) this.#masks[this.#rows[32 * block + i]!] = 0;
  }
}
