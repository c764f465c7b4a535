import { UserError, visible } from '@mlops-actions/toolkit';
import type { LossData } from '../types.js';
import { meanNllOf } from './guards.js';
import type { StatedOptions } from './options.js';
import { meaningOf } from './quantity.js';

/** A lone number, and what it is called where it comes from. */
export interface NamedValue {
  /** As a message names it: `ppl.json`, `mlflow:runs:/0a1b`. */
  readonly source: string;
  /** Of the metric, key or column. */
  readonly name?: string | undefined;
  readonly value: number;
}

/**
 * What a lone number says: a metric of an MLflow run, a key of a document, a number in the YAML. Without a name it is a
 * perplexity; a mean NLL or log-probability is in nats (bits per byte in bits) unless `logBase` says otherwise.
 * @throws UserError where neither `quantity` nor the name tells what it is, or it cannot be that
 */
export function statedValue(
  { source, name, value }: NamedValue,
  options: StatedOptions,
): LossData & { kind: 'stated' } {
  const meaning = name === undefined ? ({ quantity: 'perplexity' } as const) : meaningOf(name);
  const what = `${visible(source)}${name === undefined ? '' : `: "${visible(name)}"`}`;
  const asked = options.quantity === 'auto' ? undefined : options.quantity;
  const quantity = asked ?? meaning?.quantity;
  if (quantity === undefined) {
    throw new UserError(
      `${what} is ${value}, and its name does not tell what that is. Write one of:\n` +
        '  quantity: perplexity\n  quantity: nll\n  quantity: logprob',
    );
  }
  const logBase = options.logBase ?? (quantity === meaning?.quantity ? meaning.logBase : undefined);
  const unit = options.unit ?? meaning?.unit ?? 'token';
  return {
    kind: 'stated',
    stated: [{ unit, meanNll: meanNllOf(what, value, quantity, logBase) }],
    settings: {},
    caveats: [],
  };
}

const LONE = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** A file that is a lone number, or a document with a key that is called after a perplexity or a loss. To be asked last. */
export const looksLikeValue = (head: string, name: string): boolean =>
  LONE.test(head) ||
  (/\.(?:json|ya?ml|toml)$/i.test(name) &&
    /\b\w*(?:perplexity|ppl|loss|nll|entropy|bits_per_)\w*"?\s*[:=]\s*-?[\d.]/i.test(head));
