import type { Inputs } from './inputs.js';

/** As the last word of a name: MAX_NEW_TOKENS and TOKENIZERS_PARALLELISM are none. */
const SECRET_NAME = /(?:^|[_-])(?:token|secret|password|passwd|credentials?|key|authorization)$/i;
/** Characters: what is shorter is a setting. */
const SHORTEST = 8;

/**
 * Everything in the inputs that nobody may read: the runner hides it in logs, and `hidden` in what goes into reports, since a build or a
 * container prints what it likes.
 */
export function secretsOf({ login, secrets, images }: Inputs): string[] {
  const sent = images.flatMap(({ smoke }) => [
    ...(smoke?.test.env ?? []),
    ...(smoke?.test.request?.headers ?? []),
  ]);
  const values = [
    ...(login ? [login.password, Buffer.from(`${login.username}:${login.password}`).toString('base64')] : []),
    ...secrets.values(),
    ...sent
      .filter(([name]) => SECRET_NAME.test(name))
      .map(([, value]) => value.replace(/^(Bearer|Basic)\s+/i, ''))
      .filter((value) => value.length >= SHORTEST),
  ];
  return [...new Set(values.filter((value) => value !== ''))];
}

/** Also where the end of a secret has been cut off, as long lines are. */
export function hidden(text: string, secrets: readonly string[]): string {
  // The longest first: one may be a part of another.
  return [...secrets].sort((a, b) => b.length - a.length).reduce(withoutSecret, text);
}

/** Characters of a secret's beginning that no other text has. */
const BEGINNING = 16;

function withoutSecret(text: string, secret: string): string {
  const beginning = secret.slice(0, BEGINNING);
  let shown = '';
  let rest = text;
  for (let at = rest.indexOf(beginning); at >= 0; at = rest.indexOf(beginning)) {
    let end = at;
    while (end < rest.length && rest[end] === secret[end - at]) end++;
    shown += `${rest.slice(0, at)}***`;
    rest = rest.slice(end);
  }
  return shown + rest;
}
