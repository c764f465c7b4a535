import type { AddressSpan } from './readme.js';

/** Attributes that hold an address of something that the page shows. */
const SHOWN = new Set(['src', 'poster', 'srcset']);

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/dg;

/** Where addresses are in raw HTML: `href` of links, and what images and their sources show. Comments have none. */
export function linksInHtml(html: string): AddressSpan[] {
  const spans: AddressSpan[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end < 0) break;
      at = end;
    } else if (!/[A-Za-z]/.test(html.charAt(at + 1))) at++;
    else {
      const end = endOfTag(html, at);
      if (end === undefined) break;
      spans.push(...linksInTag(html.slice(at, end), at));
      at = end;
    }
  }
  return spans;
}

/** undefined: it does not end, and then nothing after it is a tag. */
function endOfTag(html: string, start: number): number | undefined {
  let quote = '';
  for (let index = start + 1; index < html.length; index++) {
    const char = html.charAt(index);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return index;
  }
  return undefined;
}

function linksInTag(tag: string, offset: number): AddressSpan[] {
  const name = /^<[^\s/>]*/.exec(tag)?.[0] ?? '';
  return Array.from(tag.slice(name.length).matchAll(ATTRIBUTE)).flatMap((match) => {
    const key = match[1]?.toLowerCase() ?? '';
    const range = match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4];
    if (range === undefined || !(SHOWN.has(key) || (key === 'href' && name.toLowerCase() === '<a')))
      return [];
    const [from, to] = range.map((index) => offset + name.length + index) as [number, number];
    const value = tag.slice(from - offset, to - offset);
    if (key === 'srcset') return candidates(value, from);
    if (value.trim() === '') return [];
    const blank = value.length - value.trimStart().length;
    return {
      from: from + blank,
      to: from + value.trimEnd().length,
      isShown: key !== 'href',
      isBare: range === match.indices?.[4],
    };
  });
}

/** `small.png 1x, large.png 2x` */
function candidates(value: string, offset: number): AddressSpan[] {
  return Array.from(value.matchAll(/([^\s,]\S*?),*(?:\s+[^,]*)?(?:,|$)/dg)).flatMap((match) => {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    return { from: offset + from, to: offset + to, isShown: true };
  });
}
