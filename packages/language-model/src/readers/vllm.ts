import type { UserError } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import type { Place } from './place.js';
import { type Reading, textOf } from './reading.js';
import { CLIPPED, choicesOf, idAmong, type Json, lengthsIn, responseOf } from './response.js';
import { isObject, keysOf, shown } from './shown.js';
import { lossOf } from './token-list.js';

/** Of a position of the prompt: by token id, the likeliest tokens and the prompt's own. */
type Candidates = Json;

/**
 * The prompts of a vLLM response with `prompt_logprobs`: of completions (in each choice), of chat completions (beside the
 * choices) or a dump of the Python class RequestOutput. What was generated does not count.
 */
export function readVllm(given: unknown, reading: Reading): readonly TextLoss[] {
  const { place, notes } = reading;
  const found = responseOf(given, reading);
  const { response } = found;
  const holders = Array.isArray(response.prompt_logprobs) ? [response] : choicesOf(response, place);
  return holders.map((holder, i) => {
    const list = holder.prompt_logprobs;
    if (!Array.isArray(list)) {
      throw place.refuse(
        `"prompt_logprobs" is ${shown(list)}. Send the request with "prompt_logprobs": 0, "return_token_ids": true. It has ${keysOf(holder)}.`,
      );
    }
    const ids = holder.prompt_token_ids ?? (holders.length === 1 ? response.prompt_token_ids : undefined);
    const values = Array.isArray(ids) ? byIds(list, ids, place) : byCounts(list, place);
    const name = 'prompt_logprobs';
    const loss = lossOf(values, { name, quantity: 'logprob', unit: 1, zeroAt: CLIPPED }, place);
    const lengths = lengthsIn(found, response.prompt, holders.length, place);
    notes.firstToken(values[0] !== null, lengths.bytes !== undefined);
    return textOf(found.outer, idAmong(found, i, holders.length), loss, lengths, reading);
  });
}

function byIds(list: readonly unknown[], ids: readonly unknown[], place: Place): unknown[] {
  if (ids.length !== list.length) {
    throw place.refuse(
      `"prompt_logprobs" is of ${list.length} tokens, "prompt_token_ids" of ${ids.length}. Expected those of the same prompt.`,
    );
  }
  return list.map((candidates, i) => {
    if (candidates === null) return null;
    const entry = candidatesOf(candidates, i, place)[String(ids[i])];
    if (entry === undefined) {
      throw place.refuse(
        `"prompt_logprobs", token ${i + 1}: has no entry for the prompt's token ${shown(ids[i])}.`,
      );
    }
    return logprobOf(entry);
  });
}

/**
 * Without ids. Each position has the k likeliest tokens, and the prompt's own besides when it is none of these. So the only
 * entry is it; and of two it is the one that is not the likeliest, provided that k is 1: there is a position with one entry, or a
 * rank above 2.
 */
function byCounts(list: readonly unknown[], place: Place): unknown[] {
  const positions = list.map((candidates, i) =>
    candidates === null ? null : Object.values(candidatesOf(candidates, i, place)),
  );
  const isOne = positions.some(
    (entries) =>
      entries?.length === 1 || (entries?.length === 2 && entries.some((entry) => (rankOf(entry) ?? 0) > 2)),
  );
  return positions.map((entries, i) => {
    if (entries === null) return null;
    if (entries.length === 1) return logprobOf(entries[0]);
    const others = entries.filter((entry) => rankOf(entry) !== 1);
    if (entries.length !== 2 || others.length !== 1 || rankOf(others[0]) === undefined || !isOne) {
      throw ambiguous(entries.length, i, place);
    }
    return logprobOf(others[0]);
  });
}

const rankOf = (entry: unknown): number | undefined =>
  isObject(entry) && typeof entry.rank === 'number' ? entry.rank : undefined;

/** Releases before 0.4 wrote the bare number. */
const logprobOf = (entry: unknown): unknown => (isObject(entry) ? entry.logprob : entry);

function candidatesOf(candidates: unknown, index: number, place: Place): Candidates {
  if (isObject(candidates) && Object.keys(candidates).length > 0) return candidates;
  throw place.refuse(
    `"prompt_logprobs", token ${index + 1}: is ${shown(candidates)}. Expected tokens by id, as {"15043": {"logprob": -7.58, …}}.`,
  );
}

const ambiguous = (entries: number, index: number, place: Place): UserError =>
  place.refuse(
    `"prompt_logprobs", token ${index + 1}: has ${entries} entries, and nothing tells which of them is the prompt's token. ` +
      'Send the request with "return_token_ids": true, or with "prompt_logprobs": 0.',
  );
