import { createHash } from 'node:crypto';
import { hashOf } from './text-hash.js';

/** A digest of a data set that does not depend on the order of its examples, nor on how files hold them. */
export class DataDigest {
  #high = 0;
  #low = 0;
  #count = 0;

  /** @param hash of the example's texts */
  add(id: string, hash: number): void {
    const named = hashOf([id, String(hash)]);
    this.#high = (this.#high + Math.floor(named / 2 ** 32)) >>> 0;
    this.#low = (this.#low + named) >>> 0;
    this.#count += 1;
  }

  hex(): string {
    return createHash('sha256').update(`${this.#high}:${this.#low}:${this.#count}`).digest('hex');
  }
}
