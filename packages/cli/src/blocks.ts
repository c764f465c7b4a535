import { marked, type Token } from 'marked';

/** The blocks of a report. Charts that GitHub draws are left out: below each stand the same values as bars of text. */
export function blocksOf(markdown: string): Token[] {
  return marked.lexer(markdown).filter((token) => token.type !== 'code' || token.lang !== 'mermaid');
}
