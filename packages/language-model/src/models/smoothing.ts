import { UserError, visible } from '@mlops-actions/toolkit';
import type { Smoothing } from './types.js';

/** Usual since Ney, Essen and Kneser (1994); NLTK's default is 0.1. */
const DISCOUNT = 0.75;
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Reads `mle`, `laplace`, `lidstone 0.1`, `kneser-ney` or `kneser-ney 0.1`.
 * @throws UserError naming the input `smoothing`
 */
export function parseSmoothing(text: string): Smoothing {
  const [kind, amount, ...rest] = text.trim().split(/[\s:]+/);
  const number = amount !== undefined && NUMBER.test(amount) ? Number(amount) : undefined;
  if (rest.length === 0 && (amount === undefined || number !== undefined)) {
    if (kind === 'mle' && amount === undefined) return { kind };
    if (kind === 'laplace' && amount === undefined) return { kind: 'lidstone', gamma: 1 };
    if (kind === 'lidstone' && number !== undefined && number > 0 && Number.isFinite(number)) {
      return { kind, gamma: number };
    }
    const discount = number ?? DISCOUNT;
    if (kind === 'kneser-ney' && discount > 0 && discount <= 1) return { kind, discount };
  }
  throw new UserError(
    `smoothing: cannot be ${JSON.stringify(visible(text))}. Expected mle, laplace, lidstone and what to add to each count ` +
      `(smoothing: lidstone 0.1), or kneser-ney with or without a discount of at most 1 (smoothing: kneser-ney ${DISCOUNT}).`,
  );
}

/** The same words again: for settings and reports. */
export function smoothingName(smoothing: Smoothing): string {
  if (smoothing.kind === 'mle') return 'mle';
  if (smoothing.kind === 'kneser-ney') return `kneser-ney ${smoothing.discount}`;
  return smoothing.gamma === 1 ? 'laplace' : `lidstone ${smoothing.gamma}`;
}
