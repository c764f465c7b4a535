import { atLeast, grown } from './scratch.js';
import type { TokenList } from './token-list.js';

/**
 * Renumbers the tokens of one example as 1, 2, 3 … in the order in which the prediction has them. In a reference 0 is
 * a token that the prediction does not have, and so can match nothing.
 */
export class DenseIds {
  /** By number in the vocabulary; zero but for the tokens of the prediction at hand. */
  #denseOf = new Int32Array(1024);
  /** The numbers in the vocabulary of 1, 2, 3 … */
  #sources = new Int32Array(256);
  /** How many distinct tokens the prediction has. */
  count = 0;

  /** Renumbers a prediction in place. All its numbers are below `vocabularySize`. */
  assign(prediction: TokenList, vocabularySize: number): void {
    for (let i = 0; i < this.count; i++) this.#denseOf[this.#sources[i]!] = 0;
    this.#denseOf = grown(this.#denseOf, vocabularySize);
    this.#sources = atLeast(this.#sources, prediction.length);
    const denseOf = this.#denseOf;
    const sources = this.#sources;
    const { ids, length } = prediction;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const source = ids[i]!;
      let dense = denseOf[source]!;
      if (dense === 0) {
        sources[count] = source;
        dense = ++count;
        denseOf[source] = dense;
      }
      ids[i] = dense;
    }
    this.count = count;
  }

  /** Renumbers a reference in place. */
  lookUp(reference: TokenList, vocabularySize: number): void {
    this.#denseOf = grown(this.#denseOf, vocabularySize);
    const denseOf = this.#denseOf;
    const { ids, length } = reference;
    for (let i = 0; i < length; i++) ids[i] = denseOf[ids[i]!]!;
  }
}
