/** A URL with a user, and maybe a password: which may hold an @ itself. */
const WITH_USER = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/'"<>]+)@/gi;

/** Names of variables that pip and others fill in: no secret. */
const PLACEHOLDER = /^(?:\$\{?\w+\}?|\{\{?\s*\w+\s*\}?\}|<[^>]*>|\*+|x+)$/i;

/** A user alone is no secret, but as long as a token it is one. */
const LONG_NAME = 16;

function isSecret(userinfo: string): boolean {
  const colon = userinfo.indexOf(':');
  const secret = colon < 0 ? userinfo : userinfo.slice(colon + 1);
  if (colon < 0 && secret.length < LONG_NAME) return false;
  return secret !== '' && !PLACEHOLDER.test(secret);
}

/** The URLs with a password or token in a text, without it: what may be shown. */
export function urlSecrets(text: string): string[] {
  const found = [...text.matchAll(/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s'"<>]+/gi)].map(([url]) => url);
  return [...new Set(found.filter((url) => withoutUrlSecrets(url) !== url).map(withoutUrlSecrets))];
}

/** The text with `***` for the credentials in its URLs. */
export const withoutUrlSecrets = (text: string): string =>
  text.replace(WITH_USER, (whole, scheme: string, userinfo: string) =>
    isSecret(userinfo) ? `${scheme}***@` : whole,
  );
