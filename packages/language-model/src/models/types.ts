/** How counts become probabilities. */
export type Smoothing =
  | { readonly kind: 'mle' }
  /** Adds `gamma` to every count; 1 is Laplace's. */
  | { readonly kind: 'lidstone'; readonly gamma: number }
  /** Interpolated, with one discount for all orders, as NLTK's KneserNeyInterpolated. */
  | { readonly kind: 'kneser-ney'; readonly discount: number };

/** A model of a fixed vocabulary, which predicts a word from the few before it. */
export interface NgramModel {
  /** Words of its longest n-grams: the one predicted and those before it. */
  readonly order: number;
  readonly words: Vocabulary;
  /** How many `<s>` precede a text. */
  readonly starts: number;
  /** How many words at the start of a text are not scored, because the model knows nothing of starts. */
  readonly unscored: number;
  /** Whether `</s>` follows a text, and is scored. */
  readonly endsTexts: boolean;
  /** How the counts were smoothed; nothing of an ARPA file, which does not tell. */
  readonly smoothing?: string;
  readonly caveats: readonly string[];
  /**
   * ln p of a word after a context, which moves on by that word. −Infinity for a probability of 0.
   * @param context `order` zeros at the start of a text
   */
  step(context: Int32Array, word: number): number;
}

/** Numbers of words. All that are not known, and `<unk>` (`<UNK>`) itself, are `UNKNOWN`, as in KenLM and NLTK. */
export interface Vocabulary {
  /** How many words, `<unk>` being one. */
  readonly size: number;
  idOf(word: string): number;
}

export const UNKNOWN = 0;

export interface ModelOptions {
  /** Of count tables, which are read as `mle` without; an ARPA file holds probabilities, and refuses one. */
  readonly smoothing?: Smoothing | undefined;
}
