/** The value below which the given fraction of sorted numbers lies, linear between neighbours as numpy.percentile. */
export function percentile(sorted: Float64Array, fraction: number): number {
  const position = fraction * (sorted.length - 1);
  const index = Math.floor(position);
  const here = sorted[index]!;
  const next = sorted[Math.min(index + 1, sorted.length - 1)]!;
  return here + (next - here) * (position - index);
}
