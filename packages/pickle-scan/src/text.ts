/** Decoding of the text arguments of protocol 0, to the bytes of UTF-8, one char each. */

/** A quoted Python 2 string with its escapes; undefined when it is not one. Source: `codecs.escape_decode`. */
export function unquoted(line: string): string | undefined {
  const quote = line[0];
  if (line.length < 2 || (quote !== '"' && quote !== "'") || line.at(-1) !== quote) return undefined;
  return line
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g, (all, hex, octal, other) => {
      if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return SINGLE[other] ?? all;
    });
}

const SINGLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  t: '\t',
  n: '\n',
  r: '\r',
  v: '\v',
  a: '\x07',
};

/** Python's raw-unicode-escape: Latin-1 with \uXXXX and \UXXXXXXXX after an odd number of backslashes. */
export function rawUnicode(line: string): string {
  const text = line.replace(
    /(\\+)(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g,
    (all, slashes: string, coded: string) => {
      const point = Number.parseInt(coded.slice(1), 16);
      return slashes.length % 2 === 1 && point <= 0x10ffff
        ? slashes.slice(1) + String.fromCodePoint(point)
        : all;
    },
  );
  return /[^\x00-\x7f]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

/** Python's int() of a line, exact; undefined when it is not one. @returns digits where the number is not exact as one */
export function integer(line: string): number | string | undefined {
  if (/^\d{1,15}$/.test(line)) return Number(line);
  const trimmed = line.replace(/^[ \t\n\r\v\f]+|[ \t\n\r\v\f]+$/g, '');
  if (!/^[+-]?\d+(_\d+)*$/.test(trimmed)) return undefined;
  const value = Number(trimmed.replaceAll('_', ''));
  return Number.isSafeInteger(value)
    ? value
    : BigInt(trimmed.replace('+', '').replaceAll('_', '')).toString();
}
