// Bound once: under jest's vm contexts every look-up of a global costs microseconds, and draws are counted in millions.
const { floor, imul } = Math;

/**
 * xoshiro128** by Blackman and Vigna (https://prng.di.unimi.it/xoshiro128starstar.c): 32 bits a draw, period 2^128 − 1,
 * the same sequence on every machine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** The raw state, four 32-bit words that are not all zero. */
  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
  }

  /** @throws RangeError unless the seed is an integer from 0 to 2^53 − 1 */
  static seeded(seed: number): Random {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new RangeError(`A seed is an integer from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`);
    }
    const next = splitmix32(seed >>> 0);
    // At most one of four consecutive splitmix32 words is zero, so the state never is.
    return new Random(next(), next(), next(), next() ^ floor(seed / 2 ** 32));
  }

  /** 32 random bits, as a signed integer (V8 keeps those unboxed). */
  bits(): number {
    const product = imul(this.#b, 5);
    const result = imul((product << 7) | (product >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /**
   * Adds 1 to as many random elements as there are: what that many calls of `below(times.length)` would count. The state
   * is in local variables, as resampling spends most of its time here.
   */
  tally(times: Float64Array): void {
    const bound = times.length;
    const least = 2 ** 32 % bound;
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let draw = 0; draw < bound; draw++) {
      let bits: number;
      do {
        const product = imul(b, 5);
        bits = imul((product << 7) | (product >>> 25), 9);
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
      } while (imul(bits, bound) >>> 0 < least);
      times[floor(((bits >>> 0) * bound) / 2 ** 32)]! += 1;
    }
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }

  /** An integer from 0 to bound − 1 (bound ≤ 2^21), each equally likely: Lemire's multiplication with rejection. */
  below(bound: number): number {
    for (;;) {
      const bits = this.bits();
      const low = imul(bits, bound) >>> 0;
      if (low >= bound || low >= 2 ** 32 % bound) return floor(((bits >>> 0) * bound) / 2 ** 32);
    }
  }
}

/** Spreads a small seed over many words: a Weyl sequence through the 32-bit finaliser of MurmurHash3. */
function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = imul(state ^ (state >>> 16), 0x85ebca6b);
    word = imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}
