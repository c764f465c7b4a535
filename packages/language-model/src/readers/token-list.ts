import type { UserError } from '@mlops-actions/toolkit';
import { LossSum, type TokenQuantity } from './loss-sum.js';
import type { Place } from './place.js';
import { shown } from './shown.js';

/** What is known of the values of a list, besides the values. */
export interface TokenValues {
  /** What the user calls the list, for messages. */
  readonly name: string;
  readonly quantity: TokenQuantity;
  /** Nats per unit: 1, ln 2 or ln 10. */
  readonly unit: number;
  /** See `LossSum`. */
  readonly zeroAt?: number;
}

export interface TokenLoss {
  readonly tokens: number;
  readonly nll: number;
  readonly zeros?: number;
  readonly firstZero?: number;
}

/**
 * The loss of a text by the values of its tokens; a null before them is the first token, not scored.
 * @throws UserError naming the first value that is none
 */
export function lossOf(list: readonly unknown[], values: TokenValues, place: Place): TokenLoss {
  const from = list[0] === null ? 1 : 0;
  if (list.length === from) throw place.refuse(emptyText(values.name, from));
  const sum = new LossSum(values.quantity, values.zeroAt);
  const bad = sum.add(list, from, list.length);
  if (bad >= 0) throw unfit(list, bad, values, place);
  return sum.loss(values.unit);
}

const emptyText = (name: string, nulls: number): string =>
  `"${name}" holds no scored token${nulls > 0 ? ', only the null of the first' : ''}. A text without tokens has no ` +
  'perplexity: leave it out of the file, or mend what wrote it.';

function unfit(
  list: readonly unknown[],
  bad: number,
  { name, quantity }: TokenValues,
  place: Place,
): UserError {
  return place.refuse(`"${name}", token ${bad + 1}: ${whyUnfit(list[bad], list, quantity)}`);
}

/** Why a value is neither a log-probability nor an NLL, with what to write instead; `list` is what it stands among. */
export function whyUnfit(value: unknown, list: ArrayLike<unknown>, quantity: TokenQuantity): string {
  if (value === null)
    return 'is null. Only the first of a text may be: the token that the model does not score.';
  if (value === 'NaN' || Number.isNaN(value)) {
    return 'is NaN: what wrote it failed there (an overflow in 16 bits?). A probability of 0 is written as -Infinity.';
  }
  if (typeof value !== 'number') return `is ${shown(value)}. Expected a number, such as -2.3.`;
  if (quantity === 'nll') {
    return (
      `is ${value}, and a negative log-likelihood is 0 or more. If these are log-probabilities, name them "logprobs" or write ` +
      'quantity: logprob'
    );
  }
  if (value === Number.POSITIVE_INFINITY) {
    return 'is +Infinity. A probability of 0 is -Infinity among log-probabilities; among NLLs, write quantity: nll';
  }
  return looksLikeProbabilities(list)
    ? `is ${value}, and a log-probability is 0 or less. These look like probabilities: write their logarithms (in Python: math.log(p)).`
    : `is ${value}, and a log-probability is 0 or less. If these are negative log-likelihoods (losses), write quantity: nll`;
}

function looksLikeProbabilities(list: ArrayLike<unknown>): boolean {
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    if (value !== null && (typeof value !== 'number' || value < 0 || value > 1)) return false;
  }
  return true;
}
