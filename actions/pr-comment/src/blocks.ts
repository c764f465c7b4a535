import type { Part } from '@mlops-actions/report';
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

const FOLDED = 3;
const OPEN = 2;
const DEFINITION = 1;

/**
 * A Markdown text as parts that can be left out each: its blocks, and as one part whatever stands between `<details>` and
 * `</details>`, or between other such pairs. Definitions of links go last, as nobody sees which block needs them.
 */
export function blocksOf(markdown: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let depth = 0;
  for (const node of fromMarkdown(markdown).children) {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (depth === 0) start = from;
    depth = Math.max(0, depth + nesting(node));
    if (depth > 0) continue;
    const text = markdown.slice(start, to);
    parts.push({ text, rank: rankOf(node, text) });
    start = to;
  }
  const rest = markdown.slice(start).trim();
  if (depth > 0 && rest !== '') parts.push({ text: rest, rank: FOLDED });
  return parts;
}

function rankOf(node: RootContent, text: string): number {
  if (node.type === 'definition') return DEFINITION;
  return /^\s*<details\b/i.test(text) ? FOLDED : OPEN;
}

/** What closes the code, the comment or the folds that a Markdown text leaves open; mostly ''. */
export function endOf(markdown: string): string {
  const { children } = fromMarkdown(markdown);
  const last = children.at(-1);
  const text = markdown.slice(last?.position?.start.offset);
  const [fence = ''] = /^(`{3,}|~{3,})/.exec(text) ?? [];
  let end = '';
  if (
    last?.type === 'code' &&
    fence !== '' &&
    !new RegExp(`\\n {0,3}${fence}${fence[0]}*[ \\t]*$`).test(text.trimEnd())
  )
    end = `\n${fence}`;
  if (last?.type === 'html' && /<!--(?!.*-->)/s.test(text)) end = ' -->';
  const open = children.reduce((depth, node) => Math.max(0, depth + nesting(node, FOLD)), 0);
  return end + '\n\n</details>'.repeat(open);
}

/** How many of the elements that a block of HTML opens it leaves open; negative when it closes more. */
function nesting(node: RootContent, names = PAIRED): number {
  if (node.type !== 'html') return 0;
  let open = 0;
  for (const [, slash, name = ''] of node.value
    .replace(/<!--.*?(?:-->|$)/gs, '')
    .matchAll(/<(\/?)([a-z][a-z0-9-]*)\b[^>]*>/gi))
    if (names.has(name.toLowerCase())) open += slash === '' ? 1 : -1;
  return open;
}

const FOLD: ReadonlySet<string> = new Set(['details']);
const PAIRED: ReadonlySet<string> = new Set([
  'details',
  'div',
  'table',
  'p',
  'ul',
  'ol',
  'picture',
  'blockquote',
  'sub',
  'sup',
  'center',
]);
