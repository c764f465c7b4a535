import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** An image in a Markdown text, whichever way it is written. */
export interface FoundImage {
  readonly url: string;
  readonly alt: string;
  /** The text of the image from `start` to `end`, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The image's own text with another address in it. */
  withUrl(url: string): string;
}

/**
 * The images of a Markdown text, in order: `![alt](path)`, `![alt][name]` and `<img src=path>`. What stands in code is no
 * image.
 */
export function findImages(markdown: string): FoundImage[] {
  const tree = fromMarkdown(markdown);
  const definitions = new Map<string, string>();
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url);
  });
  const found: FoundImage[] = [];
  visit(tree, (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (node.type === 'html') found.push(...tagsIn(markdown.slice(start, end), start));
    const url =
      node.type === 'image'
        ? node.url
        : node.type === 'imageReference'
          ? definitions.get(node.identifier)
          : undefined;
    if (url !== undefined) found.push(imageOf((node as { alt?: string | null }).alt ?? '', url, start, end));
  });
  return found.sort((a, b) => a.start - b.start);
}

function imageOf(alt: string, url: string, start: number, end: number): FoundImage {
  const escaped = alt.replace(/[\\[\]`<>*_&|]/g, '\\$&').replace(/\s+/g, ' ');
  return { url, alt, start, end, withUrl: (other) => `![${escaped}](${other})` };
}

const TAG = /<img\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const SOURCE = /(\ssrc\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/i;
const ALTERNATIVE = /\salt\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/i;

function tagsIn(html: string, offset: number): FoundImage[] {
  const shown = html.replace(/<!--.*?(?:-->|$)/gs, (comment) => ' '.repeat(comment.length));
  return [...shown.matchAll(TAG)].flatMap((match) => {
    const [tag] = match;
    const source = SOURCE.exec(tag)?.[2];
    if (source === undefined) return [];
    const start = offset + match.index;
    return {
      url: unquoted(source).replaceAll('&amp;', '&'),
      alt: unquoted(ALTERNATIVE.exec(tag)?.[1] ?? ''),
      start,
      end: start + tag.length,
      withUrl: (url: string) => tag.replace(SOURCE, (_, before: string) => `${before}"${url}"`),
    };
  });
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2').trim();
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}
