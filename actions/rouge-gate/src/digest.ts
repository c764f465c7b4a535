import { createHash } from 'node:crypto';
import { type Hash, hashOf } from './text-hash.js';

/** A digest of a data set that does not depend on the order of its examples, nor on how files hold them. */
export class DataDigest {
  #high = 0;
  #low = 0;
  #count = 0;

  add(id: string, { high, low }: Hash): void {
    const named = hashOf([id, `${high}:${low}`]);
    this.#high = (this.#high + named.high) >>> 0;
    this.#low = (this.#low + named.low) >>> 0;
    this.#count += 1;
  }

  hex(): string {
    return createHash('sha256').update(`${this.#high}:${this.#low}:${this.#count}`).digest('hex');
  }
}
