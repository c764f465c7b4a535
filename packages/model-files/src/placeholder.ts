import { secretName } from './secret-names.js';

/** What variables are written as that pip and others fill in, and what masks a secret. */
const VARIABLE =
  /^(?:\$\{?\w+(?::?-)?\}?|\$\([^)]*\)|\$?\{{1,2}[^{}]*\}{0,2}|%\(?\w*\)?[a-z%]|<[^>]*>|\[[^\]]*\]|\*+|\.+|-+|_+|#+|x+|…)$/i;

/** Whether a program is to fill it in. */
export const isVariable = (value: string): boolean => VARIABLE.test(value);

/** Values that say there is none, or what is expected. */
const NONE = new Set(
  'none null nil undefined true false yes no empty unused default optional required hidden masked secret password passwd pass token key test str string bytes object type ollama lm-studio not-needed n/a'.split(
    ' ',
  ),
);

const EXAMPLE_WORD =
  /^(?:your\w*|changeme|changeit|examples?|dummy|fake|placeholder|redacted|replaceme|insert|todo|fixme|here|xxx+)$/;

/** Whether a value is one of an example: YOUR_TOKEN, sk-...abc. */
export const isExample = (value: string): boolean =>
  /\.\.\.|…/.test(value) ||
  (
    value
      .slice(0, 80)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  ).some((word) => EXAMPLE_WORD.test(word));

/** References to where a secret is: no secret. */
const REFERENCE =
  /^(?:os\.|env[.:]|process\.env|vault:|arn:|secrets?[./:]|file:|ssm:|projects\/|keyring:)|^\{\{/i;

/** Whether a value stands for a secret that is elsewhere, or for none: `${TOKEN}`, `<token>`, `YOUR_API_KEY`, `None`. */
export function isPlaceholder(value: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(value) ||
    isVariable(value) ||
    isExample(value) ||
    REFERENCE.test(value) ||
    NONE.has(value.toLowerCase()) ||
    // api_key = "OPENAI_API_KEY", password_field="db-password"
    (/^[A-Za-z]+(?:[-_. ][A-Za-z]+)+$/.test(value) && secretName(value) !== undefined)
  );
}

/** Long, and letters and digits take turns in it: nobody wrote that by hand. */
export function isRandom(value: string): boolean {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return true;
  return value.split(/[^A-Za-z0-9]+/).some((piece) => {
    if (piece.length < 16) return false;
    const kinds = Array.from(piece, (char) => (char <= '9' ? 'digit' : char <= 'Z' ? 'upper' : 'lower'));
    const turns = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
    return kinds.includes('digit') && turns / (piece.length - 1) > 0.2;
  });
}
