import { UNKNOWN, type Vocabulary } from './types.js';

export const START = '<s>';
export const END = '</s>';
const UNKNOWN_NAMES: ReadonlySet<string> = new Set(['<unk>', '<UNK>']);

/** Words numbered from 1 as they come. */
export class Words implements Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #names = ['<unk>'];

  get size(): number {
    return this.#names.length;
  }

  idOf(word: string): number {
    return this.#ids.get(word) ?? UNKNOWN;
  }

  has(word: string): boolean {
    return this.#ids.has(word) || UNKNOWN_NAMES.has(word);
  }

  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    if (UNKNOWN_NAMES.has(word)) return UNKNOWN;
    const id = this.#names.push(word) - 1;
    this.#ids.set(word, id);
    return id;
  }

  name(id: number): string {
    return this.#names[id]!;
  }
}

const SPACES = /[\t\n\v\f\r ]+/;

/** Between ASCII white space only, as KenLM and SRILM have it: a no-break space is part of a word. */
export function splitWords(text: string): string[] {
  const words = text.split(SPACES);
  if (words[0] === '') words.shift();
  if (words.at(-1) === '') words.pop();
  return words;
}
