/** A metric's value as MLflow writes it into JSON; a zero may be left out. */
export type JsonNumber = number | string | undefined;

/**
 * NaN is the text "NaN". A database cannot hold an infinity, so that MLflow puts the largest double in its place, and
 * nobody measures that.
 */
export function numberOf(json: JsonNumber): number {
  const value = Number(json ?? 0);
  return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}
