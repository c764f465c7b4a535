import { excerpt } from './visible.js';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** `end`: the text ended too early; `more`: a value was complete and something follows it. */
export type FaultKind = 'end' | 'more' | 'other';

export interface JsonFault {
  /** Of the first character that no JSON could have there; the text's length when it is the end that comes too early. */
  readonly index: number;
  readonly expected: string;
  readonly kind: FaultKind;
}

/**
 * Where a text stops being JSON (RFC 8259): V8 does not always tell, and tells differently from version to version. Called
 * only after JSON.parse has refused the text.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ('[' | '{')[] = [];
  let at = 0;
  let state: 'value' | 'item or ]' | 'key' | 'key or }' | 'after' = 'value';
  const fault = (expected: string, index = at): JsonFault => ({
    index,
    expected,
    kind: index >= text.length ? 'end' : expected === END ? 'more' : 'other',
  });

  for (;;) {
    at = past(SPACE, text, at);
    const char = text[at];
    if (state === 'after') {
      const inside = open.at(-1);
      if (inside === undefined) return char === undefined ? undefined : fault(END);
      if (char === ',') state = inside === '[' ? 'value' : 'key';
      else if (char === (inside === '[' ? ']' : '}')) open.pop();
      else return fault(inside === '[' ? '"," or "]"' : '"," or "}"');
      at++;
    } else if (state === 'key' || state === 'key or }') {
      if (char === '}' && state === 'key or }') {
        open.pop();
        state = 'after';
        at++;
        continue;
      }
      if (char !== '"')
        return fault(state === 'key' ? 'a key in double quotes' : 'a key in double quotes or "}"');
      const string = pastString(text, at);
      if (typeof string !== 'number') return fault(string.expected, string.index);
      at = past(SPACE, text, string);
      if (text[at] !== ':') return fault('":"');
      at++;
      state = 'value';
    } else if (char === ']' && state === 'item or ]') {
      open.pop();
      state = 'after';
      at++;
    } else if (char === '[' || char === '{') {
      open.push(char);
      state = char === '[' ? 'item or ]' : 'key or }';
      at++;
    } else {
      state = 'after';
      if (char === '"') {
        const string = pastString(text, at);
        if (typeof string !== 'number') return fault(string.expected, string.index);
        at = string;
        continue;
      }
      const end = past(WORD, text, at) || past(NUMBER, text, at);
      if (end === 0) return fault('a value');
      at = end;
    }
  }
}

const END = 'the end';
export const CLOSING_QUOTE = 'a closing double quote';

/** Where the match that starts at `at` ends; 0 without one. */
function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

const CUT_ESCAPE = /^\\(?:u[0-9a-fA-F]{0,3})?$/;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function pastString(text: string, quote: number): number | { index: number; expected: string } {
  for (let at = quote + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (Number.isNaN(code)) return { index: at, expected: CLOSING_QUOTE };
    if (code < 0x20) return { index: at, expected: 'an escape such as \\n in place of a control character' };
    if (code === 0x5c) {
      const end = past(ESCAPE, text, at);
      if (end === 0 && CUT_ESCAPE.test(text.slice(at, at + 6))) at = text.length - 1;
      else if (end === 0) return { index: at, expected: 'an escape that JSON knows' };
      else at = end - 1;
    }
  }
}

/** Where JSON.parse, which threw `error`, met what it cannot read. */
export function faultOf(text: string, error: unknown): JsonFault {
  const fault = jsonFault(text);
  if (fault === undefined) throw error;
  return fault;
}

/** What to tell about a fault, with a way out and an excerpt. */
export function explained(text: string, fault: JsonFault, hint = ''): string {
  const what =
    fault.kind === 'end' ? `it ends where ${fault.expected} is expected` : `expected ${fault.expected}`;
  return `not valid JSON (${what}).${hint || hintAt(text, fault.index)} Found: ${excerpt(text, fault.index)}`;
}

function hintAt(whole: string, index: number): string {
  const text = whole.slice(index, index + 12);
  const number = /^(?:NaN|-?Infinity)/.exec(text)?.[0];
  if (number !== undefined) {
    const instead = number === 'NaN' ? 'write "" for a text that is missing' : 'write a finite number';
    return ` JSON has no ${number}: ${instead}. Python's json.dumps writes it unless told allow_nan=False.`;
  }
  if (/^(?:'|None\b|True\b|False\b)/.test(text))
    return " This looks like Python's repr: write it with json.dumps.";
  if (/^[\]}]/.test(text) && /,\s*$/.test(whole.slice(Math.max(0, index - 200), index))) {
    return ' A comma after the last element is not allowed.';
  }
  return '';
}
