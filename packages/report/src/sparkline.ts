const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const GAP = '·';

/** A bar per value, from the least (▁) to the greatest (█); a dot where there is none. Equal values are all ▄. */
export function sparkline(values: readonly (number | null)[]): string {
  const { low, high } = extent(values);
  // Halved, because the difference of two finite numbers can be infinite.
  const range = high / 2 - low / 2;
  return values
    .map((value) => {
      if (value === null) return GAP;
      if (range === 0) return BARS[3];
      return BARS[Math.min(7, Math.floor(((value / 2 - low / 2) / range) * 8))];
    })
    .join('');
}

/** Least and greatest value; Infinity and −Infinity where there is none. */
export function extent(values: readonly (number | null)[]): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
