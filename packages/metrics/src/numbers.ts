/**
 * A number for people: `digits` significant digits, without trailing zeros, and never fewer than those before the
 * decimal point (123456.7 is 123457). Plain from 1e-6 to 1e15, with an exponent beyond. What is no number is a word.
 */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return 'none';
  if (Number.isNaN(value)) return 'not a number';
  if (value === 0) return '0';
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}infinity`;

  // More digits than tell a double from its neighbours would be noise: 0.8 is not 0.80000000000000004.
  const shown = Math.min(digits, significantDigits(size));
  const [mantissa, exponent] = size.toExponential(shown - 1).split('e') as [string, string];
  if (size < 1e-6 || size >= 1e15) return `${sign}${trimmed(mantissa)}e${Number(exponent)}`;
  return sign + trimmed(size.toFixed(Math.max(0, shown - 1 - Number(exponent))));
}

/**
 * Two numbers with as many digits as it takes to see which is larger, so that a comparison never reads as untrue:
 * 0.7999996 < 0.8, not 0.8 < 0.8. Equal numbers look equal.
 */
export function distinctNumbers(a: number, b: number, digits = 4): [string, string] {
  for (let shown = digits; ; shown++) {
    const texts: [string, string] = [formatNumber(a, shown), formatNumber(b, shown)];
    // 17 digits tell any two doubles apart. Compared as numbers: 1e-6 and 0.000001 are the same.
    if (a === b || shown >= 17 || Number(texts[0]) !== Number(texts[1])) return texts;
  }
}

/** How many digits a double needs to be read back as itself: 1 for 0.5 and 100, 3 for 0.123, up to 17. */
export function significantDigits(value: number): number {
  return value.toExponential().split('e')[0]!.replace(/\D/g, '').length;
}

/** Why nothing can be compared with a value that is no finite number, in a sentence about its metric. */
export function flawOf(value: number | undefined): string {
  if (value === undefined) return 'has no value';
  if (Number.isNaN(value)) return 'is not a number';
  return 'is infinite';
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
