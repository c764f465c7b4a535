import { fieldOf } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import { lengthsOf, measured } from './lengths.js';
import type { Place } from './place.js';
import { objectOf, type Reading } from './reading.js';
import { isObject, keysOf, shown } from './shown.js';

/**
 * What servers write where JSON has no −Infinity: vLLM (and OpenAI, for a token beyond its 20 likeliest) clip
 * log-probabilities there; llama.cpp writes −3.4e38. To count it as a probability of 0 is the one reading that does not make one up.
 */
export const CLIPPED = 9999;

export type Json = Readonly<Record<string, unknown>>;

/** A response, and the record that it was found in: its own, or one of the user's with more keys. */
export interface Response {
  readonly outer: Json;
  readonly response: Json;
  /** A response's own `id` is of the request, new each time: no name of the text. */
  readonly id: unknown;
}

/**
 * A response alone on its line; as the Batch API of OpenAI writes it; or, with `field`, in a record of the user's.
 * @throws UserError for an error response
 */
export function responseOf(given: unknown, { place, field, notes }: Reading): Response {
  const outer = objectOf(given, place, 'a response of the server');
  const isBatch = field === undefined && 'custom_id' in outer && isObject(outer.response);
  const path = field ?? (isBatch ? 'response.body' : undefined);
  const response = path === undefined ? outer : fieldOf(outer, path);
  if (!isObject(response)) {
    throw place.refuse(
      `has ${response === undefined ? 'nothing' : shown(response)} as "${path}". Expected the response there. It has ${keysOf(outer)}.`,
    );
  }
  const error = response.error ?? (isBatch ? outer.error : undefined);
  if (error !== undefined && error !== null) {
    const message = isObject(error) ? error.message : error;
    throw place.refuse(
      `is an error response: ${shown(message)}. Send the request again, or leave the text out.`,
    );
  }
  notes.model(response.model, place);
  return {
    outer,
    response,
    id: path === undefined ? undefined : isBatch ? outer.custom_id : outer.id,
  };
}

/** @throws UserError when the response has none */
export function choicesOf(response: Json, place: Place): readonly Json[] {
  const { choices } = response;
  if (Array.isArray(choices) && choices.length > 0 && choices.every(isObject)) return choices;
  throw place.refuse(
    `"choices" is ${shown(choices)}. Expected a response with at least one choice. It has ${keysOf(response)}.`,
  );
}

/** The id of one of several texts of a response. */
export function idAmong({ id }: Response, index: number, count: number): unknown {
  return id === undefined || id === null || count === 1 ? id : `${String(id)}.${index}`;
}

/** What the user's record states; else by the text, where the response has it. */
export function lengthsIn(
  { outer, response }: Response,
  text: unknown,
  count: number,
  place: Place,
): Pick<TextLoss, 'bytes' | 'characters' | 'words'> {
  const stated = outer === response || count > 1 ? {} : lengthsOf(outer, place);
  // With return_token_ids vLLM leaves the text empty.
  return typeof text === 'string' && text !== '' ? { ...measured(text), ...stated } : stated;
}
