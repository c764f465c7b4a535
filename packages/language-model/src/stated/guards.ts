import { UserError } from '@mlops-actions/toolkit';
import type { Quantity } from './options.js';

/**
 * The mean negative log-likelihood, in nats, of which a tool states `value`.
 * @param what the number and where it is, as a message may begin: `ppl.json: "perplexity"`
 * @throws UserError for what no model can have: a perplexity below 1, a probability above 1, NaN, infinity
 */
export function meanNllOf(what: string, value: number, quantity: Quantity, logBase = Math.E): number {
  if (!Number.isFinite(value)) {
    throw new UserError(
      `${what} is ${value}, expected a finite number. ${
        Number.isNaN(value)
          ? 'NaN comes of a loss that diverged or of a text without tokens.'
          : 'Infinity comes of a probability of 0, or of an exponential that overflows (a mean NLL above 709): then state the NLL, with quantity: nll'
      }`,
    );
  }
  if (quantity === 'perplexity') {
    if (value >= 1) return Math.log(value);
    throw new UserError(
      `${what} is ${value}, and a perplexity is at least 1. If it is a mean NLL (a loss), write quantity: nll; ` +
        'if a mean log-probability, quantity: logprob',
    );
  }
  const nll = (quantity === 'nll' ? value : -value) * Math.log(logBase);
  if (nll >= 0) return nll + 0; // never -0
  throw new UserError(
    quantity === 'nll'
      ? `${what} is ${value}, and a negative log-likelihood is at least 0. If it is a log-probability, write quantity: logprob`
      : `${what} is ${value}, and a log-probability is at most 0. If it is a mean NLL (a loss), write quantity: nll; ` +
          'a probability is none: take its logarithm first',
  );
}
