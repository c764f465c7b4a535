import { visible } from '@mlops-actions/toolkit';

/** What a server answered, as far as messages tell it. */
export interface Refused {
  readonly status: number;
  /** The Hub's own: `RepoNotFound`, `GatedRepo`. */
  readonly code?: string;
  /** In the server's words, fit for a message; '' when it has none. */
  readonly said: string;
  /** Where it sends requests on to. */
  readonly location?: string;
}

/** A request that failed for good. `attempt` turns it into an error that the user can understand. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    /** The server's address: `https://huggingface.co`. */
    readonly place: string,
    /** Of a request that was answered. */
    readonly answer: Refused | undefined,
    /** Why one got no answer, and in how many tries. */
    readonly reason = '',
    options?: ErrorOptions,
  ) {
    super(`${place} ${answer ? `answered ${answer.status}${quoted(answer.said)}` : reason}`, options);
  }

  get status(): number | undefined {
    return this.answer?.status;
  }

  /** Whether what was asked for may have been done all the same. */
  get mayBeDone(): boolean {
    return this.status === undefined || this.status === 408 || this.status >= 500;
  }
}

/** ` "…"`, or nothing of nothing. */
export function quoted(said: string): string {
  return said === '' ? '' : ` ("${said}")`;
}

/**
 * @param text the body
 * @param clean takes out of what was said what is secret
 */
export function refusedBy(
  { status, headers }: Response,
  text: string,
  clean: (text: string) => string,
): Refused {
  const header = (name: string) => clean(headers.get(name) ?? '');
  const code = header('x-error-code') || undefined;
  const location = status >= 300 && status < 400 && headers.has('location') ? header('location') : null;
  const said = wordsIn(clean(text), header('content-type')) || header('x-error-message');
  return {
    status,
    said: visible(said.trim().slice(0, 300)),
    ...(code !== undefined && { code }),
    ...(location !== null && { location }),
  };
}

function wordsIn(text: string, type: string): string {
  // A storage's refusal may repeat what it was signed with: no more than its kind and its sentence.
  if (/xml/.test(type) || /^\s*<\?xml/.test(text))
    return ['Code', 'Message']
      .flatMap((tag) => text.match(new RegExp(`<${tag}>([^<]*)`))?.[1] ?? [])
      .join(': ');
  try {
    const { error, message, error_description, errors } = JSON.parse(text);
    const list = Array.isArray(errors) ? errors.map((one) => one?.message ?? one) : [];
    return [error ?? message, error_description, ...list].filter((one) => typeof one === 'string').join(': ');
  } catch {
    return /html/.test(type) || /^\s*</.test(text) ? '' : text;
  }
}
