import { Broken } from './broken.js';
import { Items, type Value } from './values.js';

/** Texts and tuples are remembered until so many keys later. */
const REMEMBERED = 2 ** 17;
const MOST_KEPT = 2 ** 17;
const MOST_SCATTERED = 2 ** 20;

/** Numbers as they are; what is beyond exact numbers by its digits. */
export type MemoKey = number | string;

/**
 * The unpickler's memo. Of texts, which a vocabulary has millions of, only the latest are remembered, and those that named
 * an import.
 */
export class Memo {
  /** Keys from 0 up to this have been put. */
  #dense = 0;
  readonly #scattered = new Set<MemoKey>();
  readonly #kept = new Map<MemoKey, Value>();
  /** The latest, each in the place that its key leaves over from `REMEMBERED`, with the key. */
  readonly #latest: (Value | undefined)[] = [];
  readonly #keys: number[] = [];
  /** Whether values were dropped to save memory. */
  forgot = false;

  /** MEMOIZE takes the number of entries for a key, whatever keys those have. */
  memoize(value: Value | undefined): void {
    this.put(this.#dense + this.#scattered.size, value);
  }

  put(key: MemoKey, value: Value | undefined): void {
    if (!this.#add(key)) {
      this.#kept.delete(key);
      if (typeof key === 'number' && this.#keys[key % REMEMBERED] === key)
        this.#latest[key % REMEMBERED] = undefined;
    }
    if (value === undefined) return;
    if ((typeof value === 'string' || value instanceof Items) && typeof key === 'number')
      this.#remember(key, value);
    else this.#keep(key, value);
  }

  get(key: MemoKey): Value | undefined {
    if (!(typeof key === 'number' && key < this.#dense) && !this.#scattered.has(key)) {
      throw new Broken('it recalls what it never memorized');
    }
    if (typeof key === 'number' && this.#keys[key % REMEMBERED] === key) {
      const value = this.#latest[key % REMEMBERED];
      if (value !== undefined) return value;
    }
    return this.#kept.get(key);
  }

  /** Keeps the texts that named an import, which the next class of the same module will recall. */
  keepLatest(...texts: Value[]): void {
    const next = this.#dense + this.#scattered.size;
    for (const key of [next - 1, next - 2]) {
      const value =
        key >= 0 && this.#keys[key % REMEMBERED] === key ? this.#latest[key % REMEMBERED] : undefined;
      if (value !== undefined && texts.includes(value)) this.#keep(key, value);
    }
  }

  #remember(key: number, value: Value): void {
    const place = key % REMEMBERED;
    if (this.#latest[place] !== undefined) this.forgot = true;
    this.#latest[place] = value;
    this.#keys[place] = key;
  }

  #keep(key: MemoKey, value: Value): void {
    if (this.#kept.size < MOST_KEPT) this.#kept.set(key, value);
    else this.forgot = true;
  }

  /** Whether the key is new. */
  #add(key: MemoKey): boolean {
    if (typeof key === 'number' && key < this.#dense) return false;
    if (key === this.#dense) {
      this.#dense++;
      while (this.#scattered.size > 0 && this.#scattered.delete(this.#dense)) this.#dense++;
      return true;
    }
    if (this.#scattered.has(key)) return false;
    if (this.#scattered.size >= MOST_SCATTERED)
      throw new Broken('it scatters more than a million memo entries');
    this.#scattered.add(key);
    return true;
  }
}
