/** Which way the values of tokens are written: log p, or −log p. */
export type TokenQuantity = 'logprob' | 'nll';

/** Sum of −log p over tokens, in twice the precision of a double (Knuth's two-sum), zero probabilities counted. */
export class LossSum {
  readonly #sign: 1 | -1;
  readonly #zeroAt: number;
  #sum = 0;
  #rest = 0;
  tokens = 0;
  zeros = 0;
  firstZero = 0;

  /** @param zeroAt the −log p that stands for a probability of 0, where the source cannot write infinity */
  constructor(quantity: TokenQuantity, zeroAt = Number.POSITIVE_INFINITY) {
    this.#sign = quantity === 'nll' ? 1 : -1;
    this.#zeroAt = zeroAt;
  }

  /** Adds `values[from]` up to before `to`; stops at the first that is no loss and returns its index, else -1. */
  add(values: ArrayLike<unknown>, from: number, to: number): number {
    const [sign, zeroAt] = [this.#sign, this.#zeroAt];
    let [sum, rest] = [this.#sum, this.#rest];
    let bad = -1;
    let at = from;
    for (; at < to; at++) {
      const value = values[at];
      if (typeof value !== 'number') {
        bad = at;
        break;
      }
      const loss = sign * value;
      if (loss >= zeroAt) {
        this.zeros++;
        if (this.zeros === 1) this.firstZero = this.tokens + at - from + 1;
        continue;
      }
      // Not `loss < 0`: NaN is none either.
      if (!(loss >= 0)) {
        bad = at;
        break;
      }
      const before = sum;
      sum += loss;
      const grown = sum - before;
      rest += before - (sum - grown) + (loss - grown);
    }
    this.tokens += at - from;
    this.#sum = sum;
    this.#rest = rest;
    return bad;
  }

  /** @param unit nats per unit of the values: 1, ln 2 or ln 10 */
  loss(unit: number): { tokens: number; nll: number; zeros?: number; firstZero?: number } {
    const { tokens, zeros, firstZero } = this;
    if (zeros > 0) return { tokens, nll: Number.POSITIVE_INFINITY, zeros, firstZero };
    return { tokens, nll: (this.#sum + this.#rest) * unit };
  }
}
