interface Piece {
  readonly start: number;
  readonly end: number;
}

/** `length` places cut into at most `most` pieces of about the same size. */
export function pieces(length: number, most: number): Piece[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, piece) => ({
    start: Math.floor((piece * length) / count),
    end: Math.floor(((piece + 1) * length) / count),
  }));
}

/** At most `most` values: longer lines are cut into that many pieces, each its mean; null where there is no value. */
export function thinned(values: readonly (number | null)[], most: number): (number | null)[] {
  return pieces(values.length, most).map(({ start, end }) => {
    const known = values.slice(start, end).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
  });
}
