import { grown } from './scratch.js';

// Looked up once: in a vm context, where tests run, each use of a global is slow.
const { imul } = Math;

/** ORed into four ASCII letters or digits at once, lower-cases them. */
const LOWER_CASE = 0x20202020;
const ENTRY = 4;
/** Tokens of up to so many characters are kept in their entry alone. */
const SHORT = 12;

/** By a token's length: which bytes of its first, second and third four characters are part of it. */
const FIRST = masksFrom(0);
const SECOND = masksFrom(4);
const THIRD = masksFrom(8);

/**
 * Numbers tokens of ASCII letters and digits from 1, without regard to case, straight from the bytes of a text: no
 * string is made. Characters are kept by fours in 32-bit words, padded with zeros.
 */
export class Vocabulary {
  /** Open addressing: numbers, or 0 where free. At most half full. */
  #slots = new Int32Array(2048);
  /**
   * Per token its first three words and the number of its stem. The third word of a token of more than 12 characters
   * is minus the place of its tail.
   */
  #entries = new Int32Array(1024 * ENTRY);
  /** Per token of more than 12 characters: its length, then its words from the third. */
  #tails = new Int32Array(1024);
  #tailsEnd = 1;
  #size = 1;

  /** One more than the greatest number. */
  get size(): number {
    return this.#size;
  }

  /** The tokens that would take as much memory as these do. */
  get weight(): number {
    return Math.max(this.#size, this.#tailsEnd >>> 2);
  }

  /**
   * Writes the numbers of `count` tokens to `ids`. Token t is the bytes from `edges[2t]` to `edges[2t + 1]`, and
   * `view` must be readable for 12 bytes more.
   */
  intern(view: DataView, edges: Int32Array, count: number, ids: Int32Array): void {
    for (let t = 0; ; t++) {
      t = this.#internKnown(view, edges, t, count, ids);
      if (t === count) return;
      const start = edges[2 * t]!;
      const length = edges[2 * t + 1]! - start;
      ids[t] = length > SHORT ? this.#internLong(view, start, length) : this.#addShort(view, start, length);
    }
  }

  /** The number of a token's stem, or 0 if it is not known yet. */
  stemOf(token: number): number {
    return this.#entries[ENTRY * token + 3]!;
  }

  setStem(token: number, stem: number): void {
    this.#entries[ENTRY * token + 3] = stem;
  }

  /**
   * Goes on from token `from` until it meets a long or a new one, and returns where. Apart, because without a call in
   * the loop the engine keeps the arrays' addresses in registers.
   */
  #internKnown(view: DataView, edges: Int32Array, from: number, count: number, ids: Int32Array): number {
    const slots = this.#slots;
    const entries = this.#entries;
    const wrap = slots.length - 1;
    for (let t = from; t < count; t++) {
      const start = edges[2 * t]!;
      const length = edges[2 * t + 1]! - start;
      if (length > SHORT) return t;
      const first = (view.getInt32(start, true) | LOWER_CASE) & FIRST[length]!;
      const second = (view.getInt32(start + 4, true) | LOWER_CASE) & SECOND[length]!;
      const third = (view.getInt32(start + 8, true) | LOWER_CASE) & THIRD[length]!;
      let slot = hashOf(first, second, third) & wrap;
      let found = slots[slot]!;
      // Entry 0 is no token.
      while (
        (entries[ENTRY * found]! ^ first) |
        (entries[ENTRY * found + 1]! ^ second) |
        (entries[ENTRY * found + 2]! ^ third)
      ) {
        if (found === 0) return t;
        slot = (slot + 1) & wrap;
        found = slots[slot]!;
      }
      ids[t] = found;
    }
    return count;
  }

  #addShort(view: DataView, start: number, length: number): number {
    const first = (view.getInt32(start, true) | LOWER_CASE) & FIRST[length]!;
    const second = (view.getInt32(start + 4, true) | LOWER_CASE) & SECOND[length]!;
    const third = (view.getInt32(start + 8, true) | LOWER_CASE) & THIRD[length]!;
    const wrap = this.#slots.length - 1;
    let slot = hashOf(first, second, third) & wrap;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & wrap;
    return this.#add(slot, first, second, third);
  }

  #internLong(view: DataView, start: number, length: number): number {
    const first = view.getInt32(start, true) | LOWER_CASE;
    const second = view.getInt32(start + 4, true) | LOWER_CASE;
    // Written behind the tails in use, and left there if the token is new.
    const words = (length - 5) >>> 2;
    this.#tails = grown(this.#tails, this.#tailsEnd + 1 + words);
    const tails = this.#tails;
    const tail = this.#tailsEnd;
    tails[tail] = length;
    for (let i = 1; i <= words; i++) {
      const at = 4 + 4 * i;
      tails[tail + i] = (view.getInt32(start + at, true) | LOWER_CASE) & FIRST[Math.min(4, length - at)]!;
    }

    const entries = this.#entries;
    const slots = this.#slots;
    const wrap = slots.length - 1;
    let slot = this.#hashOfTail(first, second, tail) & wrap;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      const other = -entries[ENTRY * found + 2]!;
      if (entries[ENTRY * found] === first && entries[ENTRY * found + 1] === second && other > 0) {
        let i = 0;
        while (i <= words && tails[other + i] === tails[tail + i]) i++;
        if (i > words) return found;
      }
      slot = (slot + 1) & wrap;
    }
    this.#tailsEnd += 1 + words;
    return this.#add(slot, first, second, -tail);
  }

  #add(slot: number, first: number, second: number, third: number): number {
    const token = this.#size++;
    this.#entries = grown(this.#entries, ENTRY * this.#size);
    const entry = ENTRY * token;
    this.#entries[entry] = first;
    this.#entries[entry + 1] = second;
    this.#entries[entry + 2] = third;
    this.#entries[entry + 3] = 0;
    this.#slots[slot] = token;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return token;
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    for (let token = 1; token < this.#size; token++) {
      const first = this.#entries[ENTRY * token]!;
      const second = this.#entries[ENTRY * token + 1]!;
      const third = this.#entries[ENTRY * token + 2]!;
      const hash = third < 0 ? this.#hashOfTail(first, second, -third) : hashOf(first, second, third);
      let slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = token;
    }
    this.#slots = slots;
  }

  #hashOfTail(first: number, second: number, tail: number): number {
    const words = (this.#tails[tail]! - 5) >>> 2;
    let hash = hashOf(first, second, words);
    for (let i = 1; i <= words; i++) hash = hashOf(hash, this.#tails[tail + i]!, i);
    return hash;
  }
}

function hashOf(first: number, second: number, third: number): number {
  const sum = imul(first, 0x9e3779b1) ^ imul(second, 0x85ebca6b) ^ imul(third, 0xc2b2ae35);
  // The slot is taken from the low bits, which know little of the high ones.
  const mixed = imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function masksFrom(offset: number): Int32Array {
  return Int32Array.from({ length: SHORT + 1 }, (_, length) => {
    const bytes = Math.max(0, length - offset);
    return bytes >= 4 ? -1 : (1 << (8 * bytes)) - 1;
  });
}
