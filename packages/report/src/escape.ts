/**
 * Text of strangers (metric names, file names, model output) for GitHub's Markdown.
 *
 * Escapes of Markdown are not enough there: mentions, issue references, links, emoji and formulas are found by GitHub in
 * the text that the Markdown became, where `\@` and `&#64;` are plain `@` again. What triggers them is parted by a
 * zero-width space, as other bots do; a dollar sign is put into a <span>, as GitHub's documentation says.
 */

const ZERO_WIDTH_SPACE = '\u200b';
const EMPTY = '–';

/**
 * The text on one line, free of what could disturb a page or a terminal: escape sequences, control characters,
 * direction overrides, halves of characters. Longer than `limit` characters (code points), it ends in `…`.
 */
export function plainText(text: string, limit = Number.POSITIVE_INFINITY): string {
  return cut(
    withoutControls(text)
      .replace(/[ \t\n\u2028\u2029]+/g, ' ')
      .trim(),
    limit,
  );
}

function withoutControls(text: string): string {
  return (
    text
      // Terminal sequences as a whole: without its ESC, the rest would stay as rubbish.
      .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g, '')
      .replace(/\r\n?|[\v\f\u0085]/g, '\n')
      .replace(/[\0-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
      .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points: string[] = [];
  for (const point of text) {
    points.push(point);
    if (points.length > limit) return `${points.slice(0, limit - 1).join('')}…`;
  }
  return text;
}

/** Keeps GitHub from finding anything in the text. A cutoff as in `recall@5` or `mAP@0.5` mentions nobody and stays. */
function withoutReferences(text: string): string {
  return text
    .replace(/@(?=[\w.-])(?!(?<=[A-Za-z0-9]@)\d[\d.]{0,5}(?![\w.@-]))/g, `@${ZERO_WIDTH_SPACE}`)
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
    .replace(/(gh-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/(?<![A-Za-z0-9])(www)(?=\.)/gi, `$1${ZERO_WIDTH_SPACE}`);
}

const withoutFormulas = (text: string) => text.replaceAll('$', '<span>$</span>');

/** Text for a place inside a line of Markdown, such as a table cell. An empty one becomes `–`. */
export function escapeInline(text: string, limit?: number): string {
  const escaped = withoutReferences(plainText(text, limit))
    .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_/g, '\\$&')
    .replace(/(?<![^ ])#/g, '\\#')
    .replace(/&(?=[#A-Za-z])/g, '&amp;')
    .replace(/<(?![= ])/g, '&lt;');
  return withoutFormulas(escaped) || EMPTY;
}

/**
 * Plain text as Markdown that shows just this text, on one line, anywhere in a line. An empty one becomes `–`.
 * Longer than `limit` characters, it is cut and ends in `…`.
 */
export function escapeText(text: string, limit?: number): string {
  return escapeInline(text, limit)
    .replace(/^[>=+-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}

/** Plain text for the inside of an HTML element, where Markdown is not read. */
function escapeHtml(text: string, limit?: number): string {
  const escaped = withoutReferences(plainText(text, limit))
    .replace(/&(?=[#A-Za-z])/g, '&amp;')
    .replaceAll('<', '&lt;');
  return withoutFormulas(escaped) || EMPTY;
}

/** Plain text as inline code, on one line. Not for table cells, where a pipe would end the cell. */
export function codeSpan(text: string, limit?: number): string {
  const plain = plainText(text, limit) || EMPTY;
  const fence = '`'.repeat(longestRun(plain) + 1);
  const padding = /^`|`$/.test(plain) ? ' ' : '';
  return `${fence}${padding}${plain}${padding}${fence}`;
}

/** Plain text as a fenced block, line by line. */
export function codeBlock(text: string, language = '', limit?: number): string {
  const plain = cut(
    withoutControls(text).replace(/[\u2028\u2029]/g, '\n'),
    limit ?? Number.POSITIVE_INFINITY,
  );
  const fence = '`'.repeat(Math.max(3, longestRun(plain) + 1));
  return `${fence}${language}\n${plain.replace(/\n$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/** A part that the reader unfolds. `summary` is plain text, `body` Markdown. */
export function details(summary: string, body: string): string {
  return `<details>\n<summary>${escapeHtml(summary, 200)}</summary>\n\n${body}\n\n</details>`;
}
