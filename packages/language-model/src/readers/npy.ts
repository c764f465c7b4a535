import { UserError, visible } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import { LossSum, type TokenQuantity } from './loss-sum.js';
import { type Header, headerOf, opened, valuesOf } from './npy-file.js';
import { type Reading, textOf } from './reading.js';
import { whyUnfit } from './token-list.js';

/**
 * One dimension: the tokens of one text. Two: a text per row; NaN at a row's end is padding. NaN at its beginning is the
 * first token, not scored (an array has no null). Read in flat memory.
 */
export async function* readNpy(
  file: string,
  reading: Reading,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly TextLoss[]> {
  const quantity = reading.quantity ?? 'logprob';
  if (quantity === 'perplexity') {
    throw new UserError(
      `quantity: perplexity is of a whole text, ${visible(file)} holds tokens. Write logprob or nll.`,
    );
  }
  const handle = await opened(file);
  try {
    const header = await headerOf(file, handle);
    onBytes?.(header.start);
    const rows = new Rows(file, header, quantity, reading);
    for await (const values of valuesOf(file, handle, header, onBytes)) {
      const texts = rows.add(values);
      if (texts.length > 0) yield texts;
    }
  } finally {
    await handle.close();
  }
}

/** Values in a row of pieces, into texts. */
class Rows {
  readonly #header: Header;
  readonly #quantity: TokenQuantity;
  readonly #reading: Reading;
  #sum: LossSum;
  /** Of the next value in its row. */
  #column = 0;
  #isFirstScored = true;
  #isPadding = false;
  /** How many values of exactly 0 the row ends with so far. */
  #zeros = 0;

  constructor(file: string, header: Header, quantity: TokenQuantity, reading: Reading) {
    this.#header = header;
    this.#quantity = quantity;
    this.#reading = reading;
    this.#sum = new LossSum(quantity);
    Object.assign(reading.place, { file, line: 1, isItem: true });
  }

  add(values: ArrayLike<number>): TextLoss[] {
    const { columns } = this.#header;
    const texts: TextLoss[] = [];
    for (let at = 0; at < values.length; ) {
      const to = Math.min(values.length, at + columns - this.#column);
      this.#addPart(values, at, to);
      this.#column += to - at;
      at = to;
      if (this.#column === columns) texts.push(this.#text());
    }
    return texts;
  }

  #addPart(values: ArrayLike<number>, start: number, to: number): void {
    let from = start;
    if (this.#column === 0 && Number.isNaN(values[from])) {
      this.#isFirstScored = false;
      from++;
    }
    if (!this.#isPadding) {
      const bad = this.#sum.add(values, from, to);
      const end = bad < 0 ? to : bad;
      let zero = end;
      while (zero > from && values[zero - 1] === 0) zero--;
      this.#zeros = zero === from ? this.#zeros + end - from : end - zero;
      if (bad < 0) return;
      if (!Number.isNaN(values[bad]) || !this.#header.isMatrix) {
        throw this.#refuse(bad - start, whyUnfit(values[bad], [values[bad]], this.#quantity));
      }
      this.#isPadding = true;
      from = bad;
    }
    for (let at = from; at < to; at++) {
      if (!Number.isNaN(values[at])) {
        throw this.#refuse(
          at - start,
          'follows NaN. NaN is the padding at the end of a row, or the first token.',
        );
      }
    }
  }

  #text(): TextLoss {
    const { place, notes, unit } = this.#reading;
    if (this.#sum.tokens === 0) {
      throw place.refuse('has no scored token, only NaN. Leave the row out.');
    }
    if (this.#zeros > 1 && this.#header.isMatrix) {
      notes.doubt(
        'Rows end with zeros, which count as tokens of probability 1. If they are padding, write NaN there: the perplexity is ' +
          'too low.',
      );
    }
    notes.firstToken(this.#isFirstScored, false);
    const text = textOf({}, undefined, this.#sum.loss(unit), {}, this.#reading);
    this.#sum = new LossSum(this.#quantity);
    this.#column = 0;
    this.#isFirstScored = true;
    this.#isPadding = false;
    this.#zeros = 0;
    place.line++;
    return text;
  }

  #refuse(offset: number, why: string): UserError {
    return this.#reading.place.refuse(`value ${this.#column + offset + 1} ${why}`);
  }
}
