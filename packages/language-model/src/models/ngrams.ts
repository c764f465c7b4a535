// Looked up once: in a vm context, where tests run, each use of a global is slow.
const { imul } = Math;

/** The empty n-gram, from which all grow. As the n-gram of a longer context: there is none. */
export const EMPTY = 0;

/**
 * n-grams as a tree: each is a shorter one and its last word, and is a number, from 1. A hash table over pairs of integers:
 * exact, 16 to 32 bytes per n-gram, and no string is ever made.
 */
export class Ngrams {
  /** Of each its parent and its last word, side by side: they are looked at together. */
  #pairs = new Int32Array(2048);
  /** Open addressing: n-grams, or 0 where free. At most half full. */
  #slots = new Int32Array(2048);
  #size = 1;

  /** One more than the greatest number. */
  get size(): number {
    return this.#size;
  }

  parent(ngram: number): number {
    return this.#pairs[2 * ngram]!;
  }

  lastWord(ngram: number): number {
    return this.#pairs[2 * ngram + 1]!;
  }

  /** The n-gram that is `parent` and then `word`; 0 if there is none. */
  find(parent: number, word: number): number {
    const slots = this.#slots;
    const pairs = this.#pairs;
    const wrap = slots.length - 1;
    for (let slot = hashOf(parent, word) & wrap; ; slot = (slot + 1) & wrap) {
      const found = slots[slot]!;
      if (found === 0 || (pairs[2 * found] === parent && pairs[2 * found + 1] === word)) return found;
    }
  }

  add(parent: number, word: number): number {
    const known = this.find(parent, word);
    if (known !== 0) return known;
    const ngram = this.#size++;
    if (2 * ngram >= this.#pairs.length) this.#grow(ngram);
    this.#pairs[2 * ngram] = parent;
    this.#pairs[2 * ngram + 1] = word;
    this.#place(ngram);
    return ngram;
  }

  /**
   * Looks a word up after a context and after its shorter ends: `found[k]` is the n-gram of the context's last k words and
   * `word`, 0 if there is none. `context[k]` is that of the last k words alone.
   */
  follow(context: Int32Array, word: number, found: Int32Array): void {
    found[0] = this.find(EMPTY, word);
    for (let k = 1; k < context.length; k++) {
      const parent = context[k]!;
      found[k] = parent === EMPTY ? 0 : this.find(parent, word);
    }
  }

  #place(ngram: number): void {
    const slots = this.#slots;
    const wrap = slots.length - 1;
    let slot = hashOf(this.#pairs[2 * ngram]!, this.#pairs[2 * ngram + 1]!) & wrap;
    while (slots[slot] !== 0) slot = (slot + 1) & wrap;
    slots[slot] = ngram;
  }

  #grow(size: number): void {
    const larger = new Int32Array(2 * this.#pairs.length);
    larger.set(this.#pairs);
    this.#pairs = larger;
    this.#slots = new Int32Array(larger.length);
    for (let ngram = 1; ngram < size; ngram++) this.#place(ngram);
  }
}

/** The context after a word: what `follow` found, one word longer. */
export function advance(context: Int32Array, found: Int32Array): void {
  for (let k = context.length - 1; k > 0; k--) context[k] = found[k - 1]!;
}

function hashOf(parent: number, word: number): number {
  const sum = imul(parent, 0x9e3779b1) ^ imul(word, 0x85ebca6b);
  // The slot is taken from the low bits, which know little of the high ones.
  const mixed = imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
