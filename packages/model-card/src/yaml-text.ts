/** What is written into front matter: a map is a block of lines, a list a block of items. */
export type YamlValue = string | number | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * Words that PyYAML (YAML 1.1), js-yaml and YAML 1.2 all read as text without quotes: a letter first, so no number, date
 * or indicator, and none of YAML 1.1's booleans and nulls.
 */
const isPlain = (text: string) =>
  /^[A-Za-z][\w./+-]*(?: [\w./+-]+)*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);

/** Characters that JSON leaves as they are and PyYAML refuses, or reads as the end of a line. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

const escapeOf = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text on one line of YAML, quoted where any reader might take it for something else. */
export const yamlText = (text: string): string =>
  isPlain(text) ? text : JSON.stringify(text).replace(UNPRINTABLE, escapeOf);

/**
 * A finite double that every reader takes for the same one. YAML 1.1 sees a number with an exponent only where there is a
 * point and a sign (`1e-07` is text to PyYAML), and reads a long integer with more digits than a double has.
 */
export function yamlNumber(value: number): string {
  if (Object.is(value, -0)) return '0.0';
  const [mantissa = '', exponent] = String(value).split('e');
  const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return exponent === undefined ? digits : `${digits}e${exponent}`;
}

const scalar = (value: string | number) => (typeof value === 'string' ? yamlText(value) : yamlNumber(value));

const isScalar = (value: YamlValue): value is string | number => typeof value !== 'object';
const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

/** The lines of a value, as they are in column 0. */
export function yamlBlock(value: YamlValue): string[] {
  if (isScalar(value)) return [scalar(value)];
  if (isList(value))
    return value.flatMap((item) =>
      yamlBlock(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  return Object.entries(value).flatMap(([key, item]) =>
    isScalar(item)
      ? [`${yamlText(key)}: ${scalar(item)}`]
      : [`${yamlText(key)}:`, ...yamlBlock(item).map((line) => `  ${line}`)],
  );
}

/** A value between the brackets of somebody's flow style. */
export function yamlFlow(value: YamlValue): string {
  if (isScalar(value)) return scalar(value);
  if (isList(value)) return `[${value.map(yamlFlow).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${yamlText(key)}: ${yamlFlow(item)}`)
    .join(', ')}}`;
}
