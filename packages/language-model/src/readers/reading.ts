import { fieldOf, UserError, visible } from '@mlops-actions/toolkit';
import type { Quantity } from '../stated/options.js';
import type { Lengths, TextLoss } from '../types.js';
import type { Notes } from './notes.js';
import type { TextOptions } from './options.js';
import type { Place } from './place.js';
import { isObject, keysOf, shown } from './shown.js';
import type { TokenLoss } from './token-list.js';

/** What the readers of all formats share while they read a data set. */
export interface Reading {
  readonly place: Place;
  readonly notes: Notes;
  /** Nats per unit of the values: 1, ln 2 or ln 10. */
  readonly unit: number;
  readonly field: string | undefined;
  /** What the user said; `undefined` for auto. */
  readonly quantity: Quantity | undefined;
  readonly sliceField: string | undefined;
}

/** The texts of one record. */
export type RecordReader = (record: unknown, reading: Reading) => readonly TextLoss[];

/** @throws UserError for a log-base that is none */
export function natsPerUnit(logBase: number | undefined): number {
  if (logBase === undefined || logBase === Math.E) return 1;
  if (logBase === 2) return Math.LN2;
  if (logBase === 10) return Math.LN10;
  throw new UserError(`log-base: ${logBase}. Expected e, 2 or 10.`);
}

/** @throws UserError when a user's own format (all but a tool's) is told what it is by contradicting options */
export function refuseChoices({ format, logBase, quantity }: TextOptions): void {
  if (logBase !== undefined && logBase !== Math.E) {
    throw new UserError(
      `log-base: ${logBase} is given, but ${format} data has natural logarithms. Remove log-base.`,
    );
  }
  if (quantity !== undefined && quantity !== 'auto' && quantity !== 'logprob') {
    throw new UserError(
      `quantity: ${quantity} is given, but ${format} data holds log-probabilities. Remove quantity.`,
    );
  }
}

/** @throws UserError for names of what an array of numbers has no place for */
export function refuseNames({ field, sliceField }: TextOptions): void {
  const input = field !== undefined ? 'field' : sliceField !== undefined ? 'slice-field' : undefined;
  if (input === undefined) return;
  throw new UserError(
    `${input}: ${visible((field ?? sliceField)!)} is given, but a .npy array has no names. Remove ${input}, or write JSON Lines.`,
  );
}

/** @throws UserError for a record that is no object */
export function objectOf(record: unknown, place: Place, expected: string): Readonly<Record<string, unknown>> {
  if (isObject(record)) return record;
  throw place.refuse(`is ${shown(record)}. Expected ${expected}.`);
}

/** @throws UserError naming the keys that are there */
export function valueAt(record: Readonly<Record<string, unknown>>, field: string, place: Place): unknown {
  const value = fieldOf(record, field);
  if (value !== undefined) return value;
  throw place.refuse(`has no "${field}", which field names. It has ${keysOf(record)}.`);
}

/**
 * The text's loss with its name and slice.
 * @param id the source's own; the place in the data set when it has none
 */
export function textOf(
  record: Readonly<Record<string, unknown>>,
  id: unknown,
  loss: Partial<TokenLoss> & { nll: number },
  lengths: Lengths,
  { place, sliceField }: Reading,
): TextLoss {
  place.texts++;
  const name =
    typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : String(place.texts);
  if (sliceField === undefined) return { id: name, ...loss, ...lengths };
  return { id: name, slice: sliceOf(record, sliceField, place), ...loss, ...lengths };
}

function sliceOf(record: Readonly<Record<string, unknown>>, field: string, place: Place): string {
  const value = fieldOf(record, field);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw place.refuse(
    `has ${value === undefined ? 'no' : `${shown(value)} as`} "${field}", which ` +
      `slice-field names. Expected a text. The record has ${keysOf(record)}.`,
  );
}
