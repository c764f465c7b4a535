import { visible } from '@mlops-actions/toolkit';

/**
 * - `login`: the user's login is not taken
 * - `anonymous`: there is none, and one is needed
 * - `denied`: it is taken, and not enough
 * - `strange`: no answer of a registry
 * - `unreachable`: no answer
 */
export type FailureKind = 'login' | 'anonymous' | 'denied' | 'refused' | 'strange' | 'unreachable';

/** A request that failed for good. `explained` turns it into an error that the user can understand. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly kind: FailureKind,
    /** Who failed: `https://auth.docker.io`. */
    readonly place: string,
    /** In the server's words, or why there is no answer; fit for a message, '' for nothing. */
    readonly said: string,
    /** Of a request that was answered. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`${place} ${status === undefined ? 'failed' : `answered ${status}`}${quoted(said)}`, options);
  }
}

/** ` "…"`, or nothing of nothing. */
export function quoted(said: string): string {
  return said === '' ? '' : ` ("${said}")`;
}

/**
 * What a registry, its token server or Docker Hub's API says of a refusal: `{errors: [{code, message}]}`, `{details}`,
 * `{message}`, `{detail}`, or text.
 */
export function wordsOf(body: Buffer): string {
  const text = body.toString('utf8');
  const short = (words: string) => visible(words.trim().slice(0, 300));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return /^\s*</.test(text) ? '' : short(text);
  }
  return short(sentences(value).join('; '));
}

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(sentences);
  if (typeof value !== 'object' || value === null) return [];
  const { errors, code, message, details, detail, error, error_description, ...fields } = value as Record<
    string,
    unknown
  >;
  if (Array.isArray(errors)) return errors.flatMap(sentences);
  const said = [message, details, detail, error, error_description].filter((one) => typeof one === 'string');
  const named = said.filter((one) => one !== '');
  if (named.length > 0) return [typeof code === 'string' ? `${code}: ${named[0]}` : named.join(': ')];
  if (typeof code === 'string') return [code];
  // Docker Hub's own, of a field that it does not take: `{"description": ["Ensure …"]}`.
  return Object.entries(fields).flatMap(([field, one]) =>
    Array.isArray(one) ? sentences(one).map((sentence) => `${field}: ${sentence}`) : [],
  );
}
