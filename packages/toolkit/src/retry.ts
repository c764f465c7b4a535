/** What a server answered, as far as it says whether to try again. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

/** Milliseconds: longer than this nobody waits within a job. */
const LONGEST_WAIT = 60_000;

/**
 * How long to wait before a request is tried again, in milliseconds: what the server asks for in `Retry-After`, else `usual`.
 * undefined when another try is no use, or the server asks for more than a minute.
 */
export function waitAfter({ status, headers }: Answer, usual: number): number | undefined {
  if (![408, 425, 429].includes(status) && (status < 500 || status === 501)) return undefined;
  const asked = headers.get('retry-after');
  if (asked === null) return usual;
  const wait = /^\d+$/.test(asked)
    ? Number(asked) * 1000
    : Date.parse(asked) - Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(wait)) return usual;
  return wait <= LONGEST_WAIT ? Math.max(0, wait) : undefined;
}

/**
 * What to do where Node does not trust the other side, which no waiting mends; undefined of any other failure.
 * @param error a request's, or its `reasonOf`
 */
export function certificateAdvice(error: unknown): string | undefined {
  return /CERT|SELF_SIGNED|VERIFY/.test(reasonOf(error, ''))
    ? 'Node does not trust its certificate: set NODE_EXTRA_CA_CERTS to the file of the authority that signed it.'
    : undefined;
}

/**
 * Why a request got no answer, such as ECONNREFUSED, or what the innermost error says: fetch's own message says nothing.
 * @param timeout what to say of one that took too long
 */
export function reasonOf(error: unknown, timeout: string): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { code, cause, name, message } = error as {
    [Key in 'code' | 'cause' | 'name' | 'message']?: unknown;
  };
  if (typeof code === 'string') return code;
  if (cause) return reasonOf(cause, timeout);
  return name === 'TimeoutError' ? timeout : String(message);
}
