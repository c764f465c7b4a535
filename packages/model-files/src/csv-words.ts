/** How pandas' C parser reads one field (pandas 2: tokenizer.c, with the default `float_precision`). */

/** `STR_NA_VALUES` of pandas: quoted or not, these are missing values. */
const MISSING: ReadonlySet<string> = new Set([
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
]);

export const isMissing = (word: string): boolean => word.length <= 8 && MISSING.has(word);

export type IntegerFault = 'no integer' | 'too large';

const PLAIN = /^-?\d{1,18}$/;
const INTEGER = /^[ \t-\r]*([-+]?)(\d+)[ \t-\r]*(.?)/s;
const [LEAST, MOST, MOST_UNSIGNED] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];

/** Whether a word is a signed integer of 64 bits. */
export const signedFault = (word: string): IntegerFault | undefined =>
  PLAIN.test(word) ? undefined : faultOf(word, LEAST, MOST);

/** Whether a word without a minus is an unsigned one. */
export const unsignedFault = (word: string): IntegerFault | undefined => faultOf(word, 0n, MOST_UNSIGNED);

/** Digits are read before what follows them: 99999999999999999999.5 is too large. */
function faultOf(word: string, least: bigint, most: bigint): IntegerFault | undefined {
  const [, sign, digits, rest] = INTEGER.exec(word) ?? [];
  if (digits === undefined) return 'no integer';
  const value = BigInt(sign === '-' ? `-${digits}` : digits);
  if (value < least || value > most) return 'too large';
  return rest === '' ? undefined : 'no integer';
}

export const isNegative = (word: string): boolean => /^[ \t-\r]*-/.test(word);

/** Of a word without fault. */
export const integerOf = (word: string): bigint => BigInt(word.trim().replace(/^\+/, ''));

const FLOAT = /^[ \t-\r]*([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?[ \t-\r]*$/;
const INFINITE = /^([-+]?)inf(?:inity)?$/i;
const MAX_DIGITS = 17;

/**
 * The double that pandas makes of a word, undefined where it makes none. Not the nearest one: the first 17 digits, leading zeros
 * among them, are added up in double precision and scaled by one power of ten.
 */
export function floatOf(word: string): number | undefined {
  const [, sign, whole = '', decimals = '', power = '0'] = FLOAT.exec(word) ?? [];
  if (sign === undefined || whole + decimals === '') return infinityOf(word);
  const digits = (whole + decimals).slice(0, MAX_DIGITS);
  let value = 0;
  for (const digit of digits) value = value * 10 + Number(digit);
  const exponent = whole.length - digits.length + Number(power);
  if (exponent > 308) return undefined;
  if (exponent >= 0) value *= powerOfTen(exponent);
  else if (exponent >= -308) value /= powerOfTen(-exponent);
  else if (exponent >= -616) value = value / powerOfTen(-308 - exponent) / powerOfTen(308);
  else return 0;
  if (value === Number.POSITIVE_INFINITY) return undefined;
  return sign === '-' ? -value : value;
}

const powerOfTen = (exponent: number): number => Number(`1e${exponent}`);

function infinityOf(word: string): number | undefined {
  const infinite = INFINITE.exec(word);
  if (infinite === null) return undefined;
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const PLAIN_FLOAT = /^-?\d{1,15}(?:\.\d{1,15})?$/;

export const isFloat = (word: string): boolean => PLAIN_FLOAT.test(word) || floatOf(word) !== undefined;

export function booleanOf(word: string): boolean | undefined {
  const lower = word.length > 5 ? '' : word.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}
