/** What is in the registry and what is not, for when a push breaks half way. */
export class Ledger {
  readonly #there = new Map<string, string>();
  readonly #missing = new Set<string>();
  readonly #written = new Set<string>();

  plan(reference: string): void {
    this.#missing.add(reference);
  }

  /** @param digest of the image that has the tag now */
  there(reference: string, digest: string): void {
    this.#missing.delete(reference);
    this.#there.set(reference, digest);
  }

  /** As `there`, by this run. */
  written(reference: string, digest: string): void {
    this.#written.add(reference);
    this.there(reference, digest);
  }

  get wrote(): boolean {
    return this.#written.size > 0;
  }

  wroteTag(reference: string): boolean {
    return this.#written.has(reference);
  }

  /** Another image has the tag, and keeps it. */
  leave(reference: string): void {
    this.#missing.delete(reference);
  }

  has(reference: string): boolean {
    return this.#there.has(reference);
  }

  misses(reference: string): boolean {
    return this.#missing.has(reference);
  }

  /** What to say after an error. */
  get state(): string {
    const list = (references: Iterable<string>) =>
      [...references].map((reference) => `  ${reference}`).join('\n');
    return [
      this.#there.size === 0
        ? 'Nothing of this release is in the registry.'
        : `In the registry:\n${list(this.#there.keys())}`,
      ...(this.#missing.size > 0 ? [`Not in the registry:\n${list(this.#missing)}`] : []),
      'Run the job again: what is there stays, and the rest is pushed.',
    ].join('\n');
  }
}
