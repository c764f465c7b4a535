import type { Quantity } from '../stated/options.js';

/**
 * Files that hold every text's loss. `jsonl` is also a JSON document of such records, `csv` also tab-separated where the
 * file's name ends in .tsv.
 */
export type TextFormat = 'jsonl' | 'openai' | 'vllm' | 'lm-eval-samples' | 'npy' | 'csv';

/** `undefined` where the user did not say. */
export interface TextOptions {
  readonly format: TextFormat;
  /** Of log-probabilities and NLLs: e (also `Math.E`; the default), 2 or 10. */
  readonly logBase?: number | undefined;
  /**
   * The key (path with dots) or column of the log-probabilities or of the loss; of responses and samples: the key that
   * holds them, in a record of the user's own.
   */
  readonly field?: string | undefined;
  /** What the numbers are, where neither the format nor the name of the field tells. */
  readonly quantity?: 'auto' | Quantity | undefined;
  /** The key or column that names each text's slice. */
  readonly sliceField?: string | undefined;
  /** Told of bytes of the files as they are read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}
