import type { RougeSettings } from './settings.js';

/**
 * One line that names everything that changes a score, so that scores of different kinds are never compared.
 * The types are not part of it: rouge1 means the same beside any other type. `v` rises when a score changes.
 */
export function rougeSignature(
  settings: Pick<RougeSettings, 'useStemmer' | 'tokenizer' | 'sentenceSplit'>,
): string {
  const { tokenizer, useStemmer, sentenceSplit } = settings;
  // One character is never stemmed.
  const stem = useStemmer && tokenizer !== 'character' ? 'porter-nltk' : 'no';
  return `rouge|tok:${tokenizer}|stem:${stem}|split:${sentenceSplit}|agg:mean|multi:max-f|v:1`;
}
