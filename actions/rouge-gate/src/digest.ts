import { createHash } from 'node:crypto';

/** A digest of a data set that does not depend on the order of its examples, nor on how files hold them. */
export class DataDigest {
  #high = 0;
  #low = 0;
  #count = 0;

  /** @param hash of the example's id and texts */
  add(hash: number): void {
    this.#high = (this.#high + Math.floor(hash / 2 ** 32)) >>> 0;
    this.#low = (this.#low + hash) >>> 0;
    this.#count += 1;
  }

  hex(): string {
    return createHash('sha256').update(`${this.#high}:${this.#low}:${this.#count}`).digest('hex');
  }
}
