import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm);

export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}

/** All nodes, parents first. */
export function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodesOf(child)) : [])];
}

/** The text that a reader sees, without what only keeps GitHub from finding references in it. */
export function visible(node: Nodes): string {
  return withoutBreaks(textOf(node, { includeHtml: false }));
}

export function withoutBreaks(text: string): string {
  return text.replaceAll('\u200b', '');
}

/** The tree without its texts: what it is made of. Dollar signs may stand in a <span>. */
export function outline(node: Nodes): unknown {
  if (!('children' in node)) return node.type === 'html' ? ['html', markup(node.value)] : node.type;
  const children: unknown[] = [];
  for (const child of node.children) {
    if (child.type === 'html' && /^<\/?span>$/.test(child.value)) continue;
    const part = outline(child);
    if (part === 'text' && children.at(-1) === 'text') continue;
    children.push(part);
  }
  const depth = node.type === 'heading' ? node.depth : undefined;
  return depth === undefined ? [node.type, ...children] : [node.type, depth, ...children];
}

/** The tags of some HTML as a browser would see them. */
function markup(html: string): string[] {
  return (html.match(/<[A-Za-z/!?][^>]*>?/g) ?? []).filter((tag) => !/^<\/?span>$/.test(tag));
}
