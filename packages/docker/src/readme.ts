import type { Definition, Image, Link, Nodes } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Token } from 'mdast-util-from-markdown';
import { linksInHtml } from './html-links.js';

export interface ReadmePlace {
  /** `https://github.com/acme/reviews`. */
  readonly repositoryUrl: string;
  /** A commit, a tag or a branch. */
  readonly ref: string;
  /** That the README is in, '' for the top of the repository. */
  readonly folder: string;
}

/** A stretch of the text that is an address, and whether what it points to is shown rather than opened. */
export interface AddressSpan {
  readonly from: number;
  readonly to: number;
  readonly isShown: boolean;
  /** An attribute without quotes, which not every parser reads on after a slash. */
  readonly isBare?: boolean;
}

/**
 * A README whose relative links and images point into the repository, for pages elsewhere. Only the addresses change; code
 * stays as it is, and so do anchors of the page and addresses that are absolute. An address that begins with `/` is one of
 * the repository, as GitHub has it.
 */
export function withAbsoluteLinks(markdown: string, place: ReadmePlace): string {
  // Offsets of the parser do not count a byte order mark.
  const mark = markdown.startsWith('\ufeff') ? '\ufeff' : '';
  const text = markdown.slice(mark.length);
  let result = mark;
  let at = 0;
  for (const { from, to, isShown, isBare } of addressesIn(text).sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    const old = text.slice(from, to);
    const address = absolute(old, place, isShown);
    result += text.slice(at, from) + (isBare && address !== old ? `"${address}"` : address);
    at = to;
  }
  return result + text.slice(at);
}

function addressesIn(text: string): AddressSpan[] {
  const spans: AddressSpan[] = [];
  const shown = new Set<string>();
  const definitions: { readonly span: AddressSpan; readonly node: Definition }[] = [];

  function address(this: CompileContext, token: Token): undefined {
    const node = this.stack.at(-1) as Link | Image | Definition;
    const span = { from: token.start.offset, to: token.end.offset, isShown: node.type === 'image' };
    if (node.type === 'definition') definitions.push({ span, node });
    else spans.push(span);
    // What the parser itself does here.
    this.buffer();
  }
  const extension: Extension = {
    enter: { resourceDestinationString: address, definitionDestinationString: address },
  };

  const nodes: Nodes[] = [fromMarkdown(text, { mdastExtensions: [extension] })];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node.type === 'imageReference') shown.add(node.identifier);
    else if (node.type === 'html') {
      const start = node.position?.start.offset ?? 0;
      for (const span of linksInHtml(text.slice(start, node.position?.end.offset)))
        spans.push({ ...span, from: start + span.from, to: start + span.to });
    }
    if ('children' in node) nodes.push(...node.children);
  }
  for (const { span, node } of definitions) {
    // `[^1]: word` is a footnote on GitHub.
    if (!node.identifier.startsWith('^')) spans.push({ ...span, isShown: shown.has(node.identifier) });
  }
  return spans;
}

function absolute(address: string, { repositoryUrl, ref, folder }: ReadmePlace, isShown: boolean): string {
  // Also `#anchor`, `//host/…` and nothing.
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/|[#?]|$)/.test(address)) return address;
  const [path = ''] = /^[^?#]*/.exec(address) ?? [];
  const start = path.startsWith('/') ? [] : folder.split('/').map(encoded);
  // As a browser follows it from the page of the file, where `../../issues` is the repository's list of issues.
  const parts = [isShown ? 'raw' : 'blob', ref.split('/').map(encoded).join('/')];
  const all = [...start, ...path.split('/')];
  for (const part of all) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const end = /(?:^|\/)\.{0,2}$/.test(path) && path !== '' && parts.length > 2 ? '/' : '';
  return [repositoryUrl.replace(/\/+$/, ''), ...parts].join('/') + end + address.slice(path.length);
}

/** In an address, and without what would end it in Markdown or HTML. */
const encoded = (text: string) =>
  text === '.' || text === '..'
    ? text
    : encodeURIComponent(text).replace(/[()']/g, (char) =>
        char === "'" ? '%27' : char === '(' ? '%28' : '%29',
      );
