import type { Unit } from '../types.js';

/** Results that another tool states; `value` is a lone number, or one in a JSON document or a table. */
export type StatedFormat = 'lm-eval' | 'llama.cpp' | 'kenlm' | 'srilm' | 'hf-trainer' | 'value';

/** What a number is of a text: its perplexity, its mean negative log-likelihood, or the negative of that. */
export type Quantity = 'perplexity' | 'nll' | 'logprob';

/** All `undefined` where the user did not say. */
export interface StatedOptions {
  /** Which of several figures: an lm-eval task, a path in a document, a column of a table. */
  readonly field?: string | undefined;
  /** `value` only: what the number is; by default told by the name of its field. */
  readonly quantity?: 'auto' | Quantity | undefined;
  /** `value` only: of an nll or logprob: e (the default), 2 or 10. */
  readonly logBase?: number | undefined;
  /** `value` only: what the number is per; token by default. */
  readonly unit?: Unit | undefined;
  /** `kenlm` only (SRILM never includes them): whether words out of the vocabulary count. Included by default. */
  readonly oov?: 'include' | 'exclude' | undefined;
  /** Told of bytes of the files as they are read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}
