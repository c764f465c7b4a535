/** What was found under keys whose content never changes, for whoever asks again or at the same time. `undefined` is not kept. */
export class Memory<T> {
  readonly #found = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, find: () => Promise<T>): Promise<T> {
    const known = this.#found.get(key);
    if (known) return known;
    const found = find();
    this.#found.set(key, found);
    const forget = () => void this.#found.delete(key);
    found.then((value) => value ?? forget(), forget);
    const [oldest] = this.#found.keys();
    if (oldest !== undefined && this.#found.size > this.#most) this.#found.delete(oldest);
    return found;
  }
}
