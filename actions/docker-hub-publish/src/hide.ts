import type { Inputs } from './inputs.js';

const SECRET_NAME = /token|secret|passw|credential|api_?key|authorization/i;

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
      .map(([, value]) => value.replace(/^(Bearer|Basic)\s+/i, '')),
  ];
  return [...new Set(values.filter((value) => value !== ''))];
}

export function hidden(text: string, secrets: readonly string[]): string {
  // The longest first: one may be a part of another.
  return [...secrets]
    .sort((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
