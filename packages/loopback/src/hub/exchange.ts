import type { Content } from '../content.js';
import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';

/** An answer that is thrown from anywhere below a route. */
export class Refusal extends Error {
  readonly reply: Reply;

  /** @param code of `X-Error-Code`: RepoNotFound, RevisionNotFound, EntryNotFound */
  constructor(status: number, message: string, code?: string, more: Readonly<Record<string, string>> = {}) {
    super(message);
    // The body has all of it, the header what a header can hold.
    const header = message.replace(/[^\x20-\x7e]+/g, ' ');
    this.reply = jsonAnswer(
      status,
      { error: message },
      { 'x-error-message': header, ...(code !== undefined && { 'x-error-code': code }), ...more },
    );
  }
}

/** Nothing to say but that it is done. */
export const EMPTY: Reply = { status: 200, headers: {}, body: Buffer.alloc(0) };

export const noSuchRevision = (rev: string) => new Refusal(404, `Invalid rev id: ${rev}`, 'RevisionNotFound');

/** Bytes, or those of them that the request's Range asks for. */
export function rangeOf(
  content: Content,
  range: string | undefined,
  headers: Readonly<Record<string, string>>,
): Reply {
  const common = { ...headers, 'accept-ranges': 'bytes' };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return { status: 200, headers: common, body: content };
  const start = first === '' ? Math.max(0, content.size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? content.size : Math.min(Number(last) + 1, content.size);
  if (start >= end)
    return new Refusal(416, 'Range Not Satisfiable', undefined, {
      ...common,
      'content-range': `bytes */${content.size}`,
    }).reply;
  return {
    status: 206,
    headers: { ...common, 'content-range': `bytes ${start}-${end - 1}/${content.size}` },
    body: content.slice(start, end),
  };
}

/** One page of a list, and the header that leads to the next one. */
export function pageOf<T>(
  items: readonly T[],
  at: { readonly start: number; readonly size: number },
  next: (start: number) => URL,
): { items: T[]; headers: Record<string, string> } {
  const end = at.start + at.size;
  return {
    items: items.slice(at.start, end),
    headers: end < items.length ? { link: `<${next(end).href}>; rel="next"` } : {},
  };
}

export function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `inline; filename*=UTF-8''${encodeURIComponent(fileName)}; filename="${plain}";`;
}
