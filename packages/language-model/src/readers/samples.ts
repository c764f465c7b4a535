import { fieldOf } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import { objectOf, type Reading, textOf } from './reading.js';
import { keysOf } from './shown.js';

/** Metrics whose sample is the pair (log-likelihood of the document in nats, length), by the unit of the length. */
const PAIRS = [
  ['word_perplexity', 'words'],
  ['byte_perplexity', 'bytes'],
  ['bits_per_byte', 'bytes'],
] as const;

/** Whether a record is a sample of a task whose metrics are perplexities. */
export const isPerplexitySample = (record: Readonly<Record<string, unknown>>): boolean =>
  PAIRS.some(([metric]) => Array.isArray(record[metric]));

/**
 * A line of lm-evaluation-harness's samples_<task>_<date>.jsonl (0.4; `--log_samples`) for a task of type
 * loglikelihood_rolling: WikiText, the Pile and their like. It does not tell tokens.
 */
export function readSample(given: unknown, reading: Reading): TextLoss {
  const { place, notes, field } = reading;
  const outer = objectOf(given, place, 'a sample of lm-eval');
  const record =
    field === undefined ? outer : objectOf(fieldOf(outer, field), place, `a sample of lm-eval as "${field}"`);
  const lengths: { words?: number; bytes?: number } = {};
  let loglikelihood: number | undefined;
  for (const [metric, unit] of PAIRS) {
    const pair = record[metric];
    if (pair === undefined) continue;
    const [value, length] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof value !== 'number' || !Number.isSafeInteger(length) || (length as number) < 0) {
      throw place.refuse(
        `"${metric}" is ${JSON.stringify(pair)}. Expected [log-likelihood, ${unit}], as lm-eval writes it; ` +
          'NaN means that the model overflowed (in 16 bits?).',
      );
    }
    if (!(value <= 0))
      throw place.refuse(`"${metric}" has the log-likelihood ${value}. Expected one of 0 or less.`);
    if (loglikelihood !== undefined && loglikelihood !== value) {
      throw place.refuse(`its metrics differ in the log-likelihood: ${loglikelihood} and ${value}.`);
    }
    loglikelihood = value;
    lengths[unit] = length as number;
  }
  if (loglikelihood === undefined) {
    throw place.refuse(
      'is a sample without "word_perplexity", "byte_perplexity" or "bits_per_byte": its task measures something else. ' +
        `Give the samples of a task such as wikitext. It has ${keysOf(record)}.`,
    );
  }
  // The harness begins with a token of its own (BOS or EOS), from which the first is predicted.
  notes.firstToken(true, true);
  // + 0: no text has -0. An empty document counts, as it does in the harness: as a word of loss 0.
  return textOf(outer, record.doc_id, { nll: -loglikelihood + 0 }, lengths, reading);
}
