import type { Unit } from '@mlops-actions/language-model';

/** From the one that users mean most often. */
export const units = ['token', 'word', 'byte', 'character'] as const satisfies readonly Unit[];

/** Metrics of a unit, by the names that thresholds use. */
export const bitsNames: Readonly<Partial<Record<Unit, string>>> = {
  byte: 'bits-per-byte',
  character: 'bits-per-character',
};

/** Of the unit that is asked for; those of the others are `word-perplexity` and so on. */
export const perplexityName = 'perplexity';
export const nllName = 'mean-nll';

export function perplexityOf(unit: Unit): string {
  return `${unit}-perplexity`;
}

/** The figure that a rule is about: `token-perplexity` is called `perplexity` where it is per token. */
export function figureName(metric: string, unit: Unit): string {
  return metric === perplexityOf(unit) ? perplexityName : metric;
}

/** Everything that a threshold can be about. */
export const metricNames: readonly string[] = [
  perplexityName,
  nllName,
  ...units.map(perplexityOf),
  ...Object.values(bitsNames),
];
