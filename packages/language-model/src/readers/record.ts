import { UserError, visible } from '@mlops-actions/toolkit';
import type { Quantity } from '../stated/options.js';
import type { Lengths, TextLoss } from '../types.js';
import { count, lengthsOf } from './lengths.js';
import type { Place } from './place.js';
import { objectOf, type Reading, textOf, valueAt } from './reading.js';
import { isObject, keysOf, shown } from './shown.js';
import { lossOf, whyUnfit } from './token-list.js';

/** Keys that are looked for unless the user names a field, the most telling first. */
const KEYS = ['logprobs', 'token_logprobs', 'nll'] as const;
/** Columns that are looked for in a table. */
export const COLUMNS: readonly string[] = [...KEYS, 'logprob', 'token_logprob'];
const COUNTS = ['n_tokens', 'tokens'] as const;

const EXPECTED =
  'a text as {"logprobs": [null, -2.3, …]} or {"nll": 210.5, "n_tokens": 80}, besides which "id", "text", "bytes" and ' +
  '"words" are read';

/**
 * A text in a format of the user's own. Its value is a list (one log-probability or NLL per token) or a number for the
 * whole text: their sum, with `n_tokens`; where its name says so (`mean`, `avg`, `loss`), their mean; or a perplexity.
 */
export function readRecord(given: unknown, reading: Reading): TextLoss {
  const { place, notes } = reading;
  const record = objectOf(given, place, EXPECTED);
  const name = reading.field ?? KEYS.find((key) => record[key] !== undefined && record[key] !== null);
  if (name === undefined) throw nothingToRead(record, place);
  const value = valueAt(record, name, place);
  const quantity = quantityOf(name, reading.quantity);
  const lengths = lengthsOf(record, place);
  if (!Array.isArray(value)) return readWhole(record, { name, value, quantity }, lengths, reading);

  if (quantity === 'perplexity') {
    throw place.refuse(
      `"${visible(name)}" is a list, and quantity: perplexity is of a whole text. Write quantity: logprob or nll.`,
    );
  }
  const loss = lossOf(value, { name, quantity, unit: reading.unit }, place);
  checkCount(record, loss.tokens, value.length, place);
  notes.firstToken(value[0] !== null, lengths.bytes !== undefined || lengths.words !== undefined);
  return textOf(record, record.id, loss, lengths, reading);
}

/** What the numbers under a name are. */
export function quantityOf(name: string, said: Quantity | undefined): Quantity {
  if (said !== undefined) return said;
  if (/perplexity|ppl/i.test(name)) return 'perplexity';
  if (/nll|neg|loss|entropy/i.test(name)) return 'nll';
  if (/log_?p|log_?likelihood/i.test(name)) return 'logprob';
  throw new UserError(
    `field: ${visible(name)} does not tell what its numbers are. Write quantity: logprob (0 or less), nll (negative ` +
      'log-likelihood, 0 or more) or perplexity (1 or more).',
  );
}

function readWhole(
  record: Readonly<Record<string, unknown>>,
  { name, value, quantity }: { readonly name: string; readonly value: unknown; readonly quantity: Quantity },
  lengths: Lengths,
  reading: Reading,
): TextLoss {
  const { place, unit, notes } = reading;
  const key = COUNTS.find((one) => record[one] !== undefined && !Array.isArray(record[one]));
  const tokens = key === undefined ? undefined : count(record, key, place);
  if (tokens === 0)
    throw place.refuse(`"${key}" is 0. A text without scored tokens has no perplexity: leave it out.`);
  if (typeof value !== 'number')
    throw place.refuse(`"${visible(name)}" is ${shown(value)}. ${expectedFor(value)}`);

  const isMean = quantity === 'perplexity' || /mean|avg|average|loss/i.test(name);
  const hasLength = lengths.bytes !== undefined || lengths.words !== undefined;
  if (tokens === undefined && (isMean || !hasLength)) {
    throw place.refuse(
      `"${visible(name)}" is of a whole text, and the record does not say of how many tokens. Write how many were scored ` +
        `as "n_tokens". It has ${keysOf(record)}.`,
    );
  }
  if (quantity === 'perplexity' && !(value >= 1)) {
    throw place.refuse(`"${visible(name)}" is ${value}. A perplexity is 1 or more.`);
  }
  const inNats = quantity === 'perplexity' ? Math.log(value) : (quantity === 'nll' ? value : -value) * unit;
  if (!(inNats >= 0)) throw place.refuse(`"${visible(name)}" ${whyUnfit(value, [value], quantity as 'nll')}`);
  if (isMean)
    notes.caveat(
      `"${visible(name)}" is taken for the mean per token, and counts once per token of the text.`,
    );
  const nll = isMean ? inNats * tokens! : inNats;
  // -0 is how a text of probability 1 would show otherwise.
  return textOf(
    record,
    record.id,
    { nll: nll + 0, ...(tokens === undefined ? {} : { tokens }) },
    lengths,
    reading,
  );
}

/** `n_tokens` beside a list may count the first token or not; any other number means that list and text do not match. */
function checkCount(
  record: Readonly<Record<string, unknown>>,
  scored: number,
  length: number,
  place: Place,
): void {
  if (record.n_tokens === undefined || record.n_tokens === null) return;
  const tokens = count(record, 'n_tokens', place);
  if (tokens === scored || tokens === length) return;
  throw place.refuse(
    `"n_tokens" is ${tokens}, but the list holds ${scored} scored tokens. Was it cut off? Write all, or leave "n_tokens" out.`,
  );
}

function nothingToRead(record: Readonly<Record<string, unknown>>, place: Place): UserError {
  return place.refuse(
    `holds none of "logprobs", "token_logprobs" and "nll". Expected ${EXPECTED}. It has ${keysOf(record)}: if it is one ` +
      'of these, name it, for example field: token_scores',
  );
}

function expectedFor(value: unknown): string {
  if (isObject(value) && ('token_logprobs' in value || 'content' in value)) {
    return 'This looks like a choice of an OpenAI response: write whole responses with format: openai, or name the list, for example field: logprobs.token_logprobs';
  }
  return 'Expected a list of numbers, or a number for the whole text.';
}
