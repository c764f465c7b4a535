const { imul } = Math;
const size = 2 ** 14;

/**
 * Writes numbers as JSON does, and remembers some: scores are ratios of small numbers, so the same ones come again and
 * again, and writing a double in full takes longer than the scoring of a short text.
 */
export class NumberTexts {
  readonly #numbers = new Float64Array(size).fill(Number.NaN);
  readonly #texts = new Array<string>(size).fill('');
  readonly #value = new Float64Array(1);
  readonly #halves = new Int32Array(this.#value.buffer);

  readonly of = (value: number): string => {
    this.#value[0] = value;
    const mixed = imul((this.#halves[0] ?? 0) ^ (this.#halves[1] ?? 0), 0x9e3779b1);
    const slot = mixed >>> 18;
    if (this.#numbers[slot] !== value) {
      this.#numbers[slot] = value;
      this.#texts[slot] = String(value);
    }
    return this.#texts[slot] as string;
  };
}
