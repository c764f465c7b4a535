import type { PickleImport } from './types.js';

/** Distinct ones, in a file. Real models have hundreds. */
const MOST = 10_000;

/** An import, and what was seen done with it. */
export class Import {
  readonly module: string;
  readonly name: string;
  /** Whether it was called, or an instance of it made. */
  called = false;
  /** How often it came onto the stack, and how often what was done with it there could be followed. */
  pushed = 0;
  followed = 0;
  /** Worse than its name tells, for what was done with it. */
  finding: { risk: PickleImport['risk']; reason: string } | undefined;

  constructor(module: string, name: string) {
    this.module = module;
    this.name = name;
  }

  get isGetattr(): boolean {
    return this.name === 'getattr' && /^(builtins|__builtin__)$/.test(this.module);
  }

  /** Whether joblib reads an array after an instance of it. */
  get isWrapper(): boolean {
    return /(^|\.)NumpyArrayWrapper$/.test(this.name);
  }
}

/** The imports of a file, each once. */
export class Imports {
  readonly #all = new Map<string, Import>();
  /** Not all of them are here: there were too many. */
  overfull = false;

  /** Both as a pickle has them: the bytes of UTF-8, one char each. */
  add(module: string, name: string): Import {
    return this.addText(utf8(module), utf8(name));
  }

  addText(module: string, name: string): Import {
    const key = `${module}\n${name}`;
    let found = this.#all.get(key);
    if (!found) {
      found = new Import(module, name);
      if (this.#all.size < MOST) this.#all.set(key, found);
      else this.overfull = true;
    }
    return found;
  }

  /** Takes those of another part of the file, or some of them. */
  join(others: Imports, wanted: (other: Import) => boolean = () => true): void {
    this.overfull ||= others.overfull;
    for (const other of others.values().filter(wanted)) {
      const own = this.addText(other.module, other.name);
      own.called ||= other.called;
      own.pushed += other.pushed;
      own.followed += other.followed;
      own.finding ??= other.finding;
    }
  }

  values(): Import[] {
    return [...this.#all.values()];
  }

  get size(): number {
    return this.#all.size;
  }
}

function utf8(text: string): string {
  return /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}
