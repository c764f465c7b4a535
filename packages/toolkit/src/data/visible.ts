/** Control, line-breaking and text-direction characters: in a message they could hide, move or forge other text. */
const UNSEEN = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

const escaped = (char: string): string =>
  UNSEEN.test(char) ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char;

/** The text on one line, with characters that cannot be seen written as `\u001b`. */
export const visible = (text: string): string => Array.from(text, escaped).join('');

/**
 * At most `width` characters of the text around `index`, made visible, with `…` where it was cut. Few, as texts may be
 * private and logs are read by many.
 */
export function excerpt(text: string, index = 0, width = 24): string {
  const before = Math.min(index, width >> 1);
  const start = index - before;
  let shown = start > 0 ? '…' : '';
  for (const char of text.slice(start, start + width)) {
    const next = shown + escaped(char);
    if (next.length >= width) return `${shown}…`;
    shown = next;
  }
  return start + width < text.length ? `${shown}…` : shown;
}
