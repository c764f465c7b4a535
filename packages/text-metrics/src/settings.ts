/**
 * - `default`: runs of a-z and 0-9 after lower-casing, exactly as rouge_score 0.1.2. Other scripts yield no tokens.
 * - `unicode`: words by the Unicode rules (UAX #29, dictionaries for Thai, Chinese …), any script.
 * - `character`: every letter or digit (grapheme cluster) is a token; usual for Chinese and Japanese.
 */
export type Tokenizer = 'default' | 'unicode' | 'character';

/**
 * Where rougeLsum's sentences end. `newline`: at "\n" only, as rouge_score. `auto`: also where the Unicode rules
 * (UAX #29, root rules whatever the machine's locale) end a sentence.
 */
export type SentenceSplit = 'newline' | 'auto';

export interface RougeSettings {
  /** rouge1 … rouge9, rougeL, rougeLsum; the order is the order of the columns. */
  types: readonly string[];
  /** NLTK's variant of the Porter stemmer, on tokens of more than three ASCII letters or digits. */
  useStemmer: boolean;
  tokenizer: Tokenizer;
  sentenceSplit: SentenceSplit;
}

/** What one ROUGE type measures: n-grams of a size, or one of the two subsequence measures. */
export type Measure = { ngram: number } | 'lcs' | 'summary-lcs';

/** The measure that a name of rouge_score means, or undefined if it is not one. */
export function measureOf(name: string): Measure | undefined {
  if (name === 'rougeL') return 'lcs';
  if (name === 'rougeLsum') return 'summary-lcs';
  return /^rouge[1-9]$/.test(name) ? { ngram: Number(name.slice(-1)) } : undefined;
}

/** Is this rouge1 … rouge9, rougeL or rougeLsum? */
export function isRougeType(name: string): boolean {
  return measureOf(name) !== undefined;
}
