import type { Unit } from '@mlops-actions/language-model';
import { formatNumber } from '@mlops-actions/metrics';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import type { Losses } from './losses.js';
import { perplexityName } from './names.js';
import type { Value } from './values.js';

/** From here on a perplexity is as large as a vocabulary: as good as a guess among all of its words. */
const VOCABULARY = 30_000;
const MANY_UNKNOWN = 0.1;

/** @throws UserError for what was asked for and the input cannot give */
export function refuseUnfit({ aggregate, reading }: Inputs, losses: Losses, unit: Unit): void {
  const { measurement, byUnit } = losses;
  if (reading.sliceField !== undefined && !measurement?.slices.size)
    throw new UserError(
      `slice-field: the input has no records with fields${measurement === undefined ? ', but a figure for all texts' : ''}. Leave slice-field out, or give a record per text.`,
    );
  if (aggregate === 'pooled') return;
  if (measurement === undefined)
    throw new UserError(
      'aggregate: mean-of-texts is of the texts, and the input states a figure for all of them. Leave aggregate out: the figure is taken as it is.',
    );
  if (byUnit.get(unit)?.meanOfTexts === undefined)
    throw new UserError(
      `aggregate: mean-of-texts: ${measurement.sums.empty[unit]} texts have no ${unit}, and so no perplexity per ${unit}. Leave them out, or write aggregate: pooled.`,
    );
}

/** What makes the figures doubtful. */
export function warningsOf(losses: Losses, values: readonly Value[]): string[] {
  const { measurement } = losses;
  const warnings = [...losses.doubts];
  const asked = values.find(({ name }) => name === perplexityName);
  if (asked !== undefined && (asked.unit === 'token' || asked.unit === 'word')) {
    if (asked.value >= 1 && asked.value <= Math.E)
      warnings.push(
        `The perplexity ${formatNumber(asked.value)} lies between 1 and e = 2.718, as the exponential of a mean probability does: exp(mean(p)) instead of exp(-mean(log(p))). To tell: a better model raises the former and lowers the latter. Good models of natural text have more than 3 per token. It is too low as well where nll is already a mean per token instead of the sum over the text, or where probabilities were given for logarithms.`,
      );
    if (asked.value >= VOCABULARY && Number.isFinite(asked.value))
      warnings.push(
        `The perplexity ${formatNumber(asked.value)} is that of a guess among a whole vocabulary. Is the model untrained, the tokenizer another model's, or the base of the logarithms another (log-base)?`,
      );
  }
  if (asked?.value === Number.POSITIVE_INFINITY && measurement?.firstZero === undefined)
    warnings.push(
      losses.byUnit.get(asked.unit)?.meanNll === Number.POSITIVE_INFINITY
        ? 'The perplexity is infinite: something has probability 0.'
        : 'The perplexity is beyond what a number of 64 bits holds (a mean loss of some hundred nats). Gate mean-nll, which is finite, and see whether the model is broken.',
    );
  if (measurement === undefined) return warnings;
  const { zeros, oov, firstZero, sums } = measurement;
  if (firstZero !== undefined)
    warnings.push(
      `${zeros === 1 ? 'A token has' : `${zeros} tokens have`} probability 0, so the perplexity is infinite. The first is ${firstZero.at === undefined ? 'in' : `token ${firstZero.at} of`} text ${visible(firstZero.id.slice(0, 100))}. Smooth the model, or give it a token for unknown words.`,
    );
  const isExcluded = losses.settings.oov === 'excluded';
  const words = sums.has('token') ? sums.lengths.token + (isExcluded ? oov : 0) : undefined;
  if (words !== undefined && oov > 0 && oov >= MANY_UNKNOWN * words)
    warnings.push(
      `${oov} of ${words} tokens are out of the vocabulary${isExcluded ? ' and left out, which' : ': one token for all of them'} makes the perplexity look low. It does not compare with that of another vocabulary.`,
    );
  return warnings;
}
