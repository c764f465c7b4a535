/**
 * Orders names with their numbers compared as numbers (`shard-2` before `shard-10`), the rest by code unit: the same on
 * every machine, whatever its locale.
 */
export function compareNames(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = comparePart(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  // `a1` and `a01` differ in nothing but the zeros.
  return left.length - right.length || byCodeUnit(a, b);
}

const parts = (name: string): string[] => name.match(/\d+|\D+/g) ?? [];

function comparePart(a: string, b: string): number {
  const digits = /^\d/;
  const aIsNumber = digits.test(a);
  if (aIsNumber !== digits.test(b)) return aIsNumber ? -1 : 1;
  if (!aIsNumber) return byCodeUnit(a, b);
  // By length, then by digit: a number of any length, without rounding.
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return x.length - y.length || byCodeUnit(x, y);
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
