import { visible } from '@mlops-actions/toolkit';

/** A value of the data for a message: short, on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return `an object with the keys ${keysOf(value)}`;
  const text = JSON.stringify(value);
  return visible(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}

/** Its first keys, for a message. */
export function keysOf(record: object): string {
  const keys = Object.keys(record);
  if (keys.length === 0) return '(none)';
  return keys.slice(0, 10).map(visible).join(', ') + (keys.length > 10 ? ', …' : '');
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
