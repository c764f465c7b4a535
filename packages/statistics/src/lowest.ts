/** The few items with the least values, in ascending order; of equal ones those that came first. */
export class Lowest<T> {
  readonly #size: number;
  readonly items: { readonly value: number; readonly item: T }[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** `make` is called only for an item that is kept. */
  offer(value: number, make: () => T): void {
    const last = this.items.at(-1);
    if (this.items.length === this.#size && last !== undefined && value >= last.value) return;
    let at = this.items.length;
    while (at > 0 && (this.items[at - 1]?.value ?? 0) > value) at -= 1;
    this.items.splice(at, 0, { value, item: make() });
    if (this.items.length > this.#size) this.items.pop();
  }
}
