/** Numbers by n-gram. */
export class Numbers {
  readonly #otherwise: number;
  #values = new Float64Array(0);

  /** @param otherwise the number of those that were never set */
  constructor(otherwise: number) {
    this.#otherwise = otherwise;
  }

  get(index: number): number {
    return index < this.#values.length ? this.#values[index]! : this.#otherwise;
  }

  set(index: number, value: number): void {
    const { length } = this.#values;
    if (index >= length) {
      const larger = new Float64Array(Math.max(2 * length, index + 1, 1024)).fill(this.#otherwise, length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[index] = value;
  }

  add(index: number, value: number): void {
    this.set(index, this.get(index) + value);
  }
}
