import { porterStem } from './porter.js';
import type { TokenList, TokenSource } from './token-list.js';

// Never the machine's locale: the same text has the same tokens everywhere.
const LOCALE = 'en';

const LETTER_OR_DIGIT = /^[\p{L}\p{M}\p{N}]/u;
const STEMMABLE = /^[a-z0-9]{4,}$/;

/**
 * Tokens of any script by the Unicode segmentation rules (UAX #29): words, or single letters and digits. Texts are
 * brought to NFC first, so that é is one token whether written as one code point or two, and tokens to lower case.
 */
export class SegmentedTokens implements TokenSource {
  readonly #segmenter: Intl.Segmenter;
  readonly #isToken: (segment: Intl.SegmentData) => boolean;
  readonly #useStemmer: boolean;
  readonly #numbers = new Map<string, number>();
  /** Per lower-cased word of ASCII letters and digits, the number of its stem. */
  readonly #stems = new Map<string, number>();

  constructor(granularity: 'word' | 'grapheme', useStemmer: boolean) {
    this.#segmenter = new Intl.Segmenter(LOCALE, { granularity });
    this.#isToken =
      granularity === 'word'
        ? (segment) => segment.isWordLike === true
        : (segment) => LETTER_OR_DIGIT.test(segment.segment);
    this.#useStemmer = useStemmer;
  }

  get size(): number {
    return this.#numbers.size;
  }

  get remembered(): number {
    return Math.max(this.#numbers.size, this.#stems.size);
  }

  clear(): void {
    this.#numbers.clear();
    this.#stems.clear();
  }

  tokenize(text: string, into: TokenList): void {
    into.clear();
    for (const segment of this.#segmenter.segment(text.normalize('NFC'))) {
      if (this.#isToken(segment)) into.push(this.#number(segment.segment.toLowerCase()));
      else if (segment.segment.endsWith('\n')) into.endSentence();
    }
    into.endSentence();
  }

  #number(token: string): number {
    if (!this.#useStemmer || !STEMMABLE.test(token)) return numberOf(token, this.#numbers);
    let number = this.#stems.get(token);
    if (number === undefined) {
      number = numberOf(porterStem(token), this.#numbers);
      this.#stems.set(token, number);
    }
    return number;
  }
}

let sentences: Intl.Segmenter | undefined;

/** The text with a newline after each sentence. Sentences never end inside a run of letters and digits. */
export function breakSentences(text: string): string {
  // Made when it is first needed: its data take 10 ms to load.
  sentences ??= new Intl.Segmenter(LOCALE, { granularity: 'sentence' });
  let broken = '';
  for (const { segment } of sentences.segment(text)) broken += `${segment}\n`;
  return broken;
}

function numberOf(token: string, numbers: Map<string, number>): number {
  let number = numbers.get(token);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(token, number);
  }
  return number;
}
