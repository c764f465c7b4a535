import { codeSpan, escapeText, plainText } from '@mlops-actions/report';
import { webLink } from './links.js';
import { holdsSecret, REDACTED } from './redact.js';

/** As much of a text as is looked at; of none is more shown. */
const LONGEST = 2_000;

/** A stranger's text on one line, plain: without secrets, and cut with a note of how long it is. */
export function shown(text: string, limit = 150): string {
  if (holdsSecret(text)) return REDACTED;
  const plain = plainText(text.slice(0, LONGEST));
  const start = plainText(plain, limit);
  if (text.length <= LONGEST && start === plain) return plain;
  return `${start.replace(/…$/, '')}… (${count(Array.from(text).length)} characters in all)`;
}

/** The same as Markdown inside a line. */
export const said = (text: string, limit?: number): string => escapeText(shown(text, limit));

/** The same as inline code; not for tables. */
export const code = (text: string, limit?: number): string => codeSpan(shown(text, limit));

/** A link, or the text alone where the address is none that may be shown. `markdown` is Markdown without links. */
export function linked(markdown: string, address: string | undefined): string {
  const url = address === undefined ? undefined : webLink(address);
  return url === undefined ? markdown : `[${markdown}](${url.replaceAll('&', '&amp;')})`;
}

/** Lines as a fenced block. */
export function fenced(language: string, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [fence + language, ...lines, fence].join('\n');
}

/** `12,345` */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1 file`, `2 files` */
export const counted = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
