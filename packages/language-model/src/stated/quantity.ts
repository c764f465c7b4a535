import type { Unit } from '../types.js';
import type { Quantity } from './options.js';

/** What a number is, as far as its name tells. */
export interface Meaning {
  readonly quantity: Quantity;
  readonly unit?: Unit;
  readonly logBase?: number;
}

const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/(?:^|[^a-z])(?:word|words)(?![a-z])/, 'word'],
  [/(?:^|[^a-z])(?:byte|bytes|bpb)(?![a-z])/, 'byte'],
  [/(?:^|[^a-z])(?:char|chars|character|characters|bpc)(?![a-z])/, 'character'],
];

/** Read from the last of its keys: `eval/wikitext.word_perplexity` is a perplexity per word. */
export function meaningOf(name: string): Meaning | undefined {
  const lower = name.toLowerCase();
  const unit = UNITS.find(([pattern]) => pattern.test(lower))?.[1];
  const units = unit === undefined ? {} : { unit };
  if (/(?:^|[^a-z])(?:bits[ _-]?per[ _-]?|bp[bc](?![a-z]))/.test(lower))
    return { quantity: 'nll', logBase: 2, ...units };
  if (/perplexity|(?:^|[^a-z])ppl/.test(lower)) return { quantity: 'perplexity', ...units };
  if (/log[ _-]?(?:prob|likelihood)/.test(lower)) {
    return { quantity: /neg|nll/.test(lower) ? 'nll' : 'logprob', ...units };
  }
  if (/loss|nll|entropy/.test(lower)) return { quantity: 'nll', ...units };
  return undefined;
}
