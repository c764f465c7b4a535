/** A request as it arrived, with its body read, and who sent it. */
export interface Request {
  readonly method: string;
  /** Path and query as sent, without the `/api/v3` of an Enterprise server. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, in a test server.
export type Json = any;

export function jsonAnswer(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An error as GitHub words it. */
export function refusal(status: number, message: string, more: Record<string, unknown> = {}): Answer {
  return jsonAnswer(status, {
    message,
    ...more,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });
}

export const NOT_FOUND = refusal(404, 'Not Found');
export const NO_CONTENT: Answer = { status: 204, headers: {}, body: Buffer.alloc(0) };

export function jsonOf(body: Buffer): Json {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** One page of a list with the headers GitHub sends with it. `per_page` is 30 unless given, and 100 at most. */
export function page<T>(items: readonly T[], url: URL): { items: T[]; headers: Answer['headers'] } {
  const number = (name: string, otherwise: number) =>
    Math.max(1, Number(url.searchParams.get(name)) || otherwise);
  const size = Math.min(100, number('per_page', 30));
  const at = number('page', 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, relation: string) => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    return `<${target.href}>; rel="${relation}"`;
  };
  const links = [
    ...(at > 1 ? [link(at - 1, 'prev')] : []),
    ...(at < last ? [link(at + 1, 'next'), link(last, 'last')] : []),
    ...(at > 1 ? [link(1, 'first')] : []),
  ];
  return {
    items: items.slice((at - 1) * size, at * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}
