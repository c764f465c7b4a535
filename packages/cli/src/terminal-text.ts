import type { Token, Tokens } from 'marked';
import { blocksOf } from './blocks.js';

/**
 * A report's Markdown as plain text with aligned tables.
 * @param strong how a terminal shows what stands out
 */
export function terminalText(markdown: string, strong: (text: string) => string): string {
  return blocksOf(markdown)
    .map((token) => block(token, strong).trimEnd())
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(token: Token, strong: (text: string) => string): string {
  switch (token.type) {
    case 'heading':
      return strong(inline(token.tokens));
    case 'paragraph':
      return inline(token.tokens);
    case 'table':
      return table(token as Tokens.Table);
    case 'list':
      return (token as Tokens.List).items.map((item) => `- ${inline(item.tokens)}`).join('\n');
    case 'code':
      return token.text;
    case 'html':
      return strong(decoded(token.text).trim()); // All that the report's own HTML holds is the title of a folded part.
    default:
      return '';
  }
}

function inline(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .map((token) => {
      if (token.type === 'html') return '';
      if ('tokens' in token && token.tokens) return inline(token.tokens);
      return decoded('text' in token ? token.text : '');
    })
    .join('');
}

function decoded(html: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => characters[name] ?? entity)
    .replaceAll('\u200b', '');
}

function table({ header, rows, align }: Tokens.Table): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens)));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - width(cell));
        return align[column] === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((size) => '-'.repeat(size)).join('  '), ...body.map(line)].join('\n');
}

/** Columns that a text takes: an emoji or an East Asian character takes two, what combines with it none. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mark}|\u200d|\ufe0f/u.test(character)) continue;
    columns +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}
