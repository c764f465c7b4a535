/** JSON text of a value that is in place already: a number in Python's form, or `null`. */
export class Literal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Json = string | boolean | Literal | readonly Json[] | ReadonlyMap<string, Json>;

/** As Python's `json.dump(value, sort_keys=True, indent=4)`: keys by code point, and nothing but ASCII. */
export function pythonJson(value: Json, indent = ''): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Literal) return value.text;
  const inner = `${indent}    `;
  if (value instanceof Map) {
    const keys = [...value.keys()].sort(byCodePoint);
    return block(
      '{}',
      keys.map((key) => `${quoted(key)}: ${pythonJson(value.get(key)!, inner)}`),
      indent,
    );
  }
  return block(
    '[]',
    (value as readonly Json[]).map((item) => pythonJson(item, inner)),
    indent,
  );
}

function block(brackets: string, items: readonly string[], indent: string): string {
  if (items.length === 0) return brackets;
  const lines = items.map((item) => `\n${indent}    ${item}`).join(',');
  return `${brackets[0]}${lines}\n${indent}${brackets[1]}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

const quoted = (text: string): string =>
  `"${text.replace(/["\\]|[^ -~]/g, (unit) => ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** JavaScript compares UTF-16 units, in which the characters from U+10000 on come before U+E000. */
function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < Math.min(a.length, b.length); ) {
    const [left, right] = [a.codePointAt(i)!, b.codePointAt(i)!];
    if (left !== right) return left - right;
    i += left > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}
