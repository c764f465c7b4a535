import { createHash } from 'node:crypto';

/** A digest of texts, the same however they are spread over files or records. */
export class TextDigest {
  readonly #hash = createHash('sha256');
  #pending: string[] = [];

  add(text: string): void {
    this.#pending.push(text, '\0');
  }

  /** Hashes what was added; once per batch, as a call per text would cost more than the hashing. */
  flush(): void {
    this.#hash.update(this.#pending.join(''));
    this.#pending = [];
  }

  hex(): string {
    this.flush();
    return this.#hash.digest('hex');
  }
}
