/**
 * A double as Python's `repr` writes it: the shortest digits that read back as the same number, `1.0`, `1e-07`, `1e+16`. Not
 * for NaN and ±Infinity.
 */
export function pythonFloat(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [, sign, digits, exponent] = /^(-?)([\d.]+)e([-+]\d+)$/.exec(value.toExponential())!;
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    return `${sign}${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const all = digits!.replace('.', '');
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${all}`;
  const whole = all.slice(0, power + 1).padEnd(power + 1, '0');
  return `${sign}${whole}.${all.slice(power + 1) || '0'}`;
}

/** What Python's `float` makes of a text (ASCII digits only); undefined where it refuses. */
export function parsePythonFloat(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/i.test(trimmed)) {
    return Number(trimmed.replaceAll('_', ''));
  }
  if (/^[-+]?nan$/i.test(trimmed)) return Number.NaN;
  const infinite = /^([-+]?)inf(?:inity)?$/i.exec(trimmed);
  if (infinite === null) return undefined;
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
