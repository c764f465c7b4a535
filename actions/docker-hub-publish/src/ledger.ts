/** What is in the registry and what is not, for when a push breaks half way. */
export class Ledger {
  readonly #there = new Map<string, string>();
  readonly #missing = new Set<string>();
  /** Whether this run pushed anything. */
  wrote = false;

  plan(reference: string): void {
    this.#missing.add(reference);
  }

  /** @param digest of the image that has the tag now */
  there(reference: string, digest: string): void {
    this.#missing.delete(reference);
    this.#there.set(reference, digest);
  }

  tagsThere(name: string): string[] {
    return [...this.#there.keys()].filter((reference) => reference.startsWith(`${name}:`));
  }

  has(reference: string): boolean {
    return this.#there.has(reference);
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
