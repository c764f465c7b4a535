import { isExample, isVariable } from './placeholder.js';
import { secretName, wordsOf } from './secret-names.js';
import { withoutTokens } from './token-shapes.js';

/** A quote inside a word may belong to a password; others end the address. */
const CHAR = String.raw`(?:[^\s'"<>\x60]|(?<=\w)['"](?=\w))`;
const SCHEME = String.raw`\b[a-z][a-z0-9+.-]{0,30}:\/\/`;

const ADDRESS = new RegExp(`${SCHEME}${CHAR}+`, 'gi');

/** A user, and maybe a password: which may hold an @ itself. */
const WITH_USER = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/]+)@(?=([^\s/?#]*))/gi;

/** A password with a slash, which some programs take; a port is none. */
const WITH_SLASH = /^([^:]+:\/\/)([^\s/:@?#]*:(?!\d{1,5}(?:[/?#]|$))[^\s/@]+\/\S*)@/;

/** conda's form: https://conda.anaconda.org/t/<token>/channel. */
const IN_PATH = /\/t\/([^/?#\s)\]]+)(?=\/?([^/?#\s)\]]*))/g;

/** As documentation has it: user:password@localhost. */
const isDocumentation = (userinfo: string, host: string): boolean =>
  /^[^:]*:(?:password|passwd|pass|pwd|token)$/i.test(userinfo) &&
  /^(?:host(?:name)?|localhost|127\.0\.0\.1)(?![\w.@-])/i.test(host);

const PARAMETER = /([?&;#]|\\u0026)([\w.-]{1,40})=((?:[^&#\s\\]|\\(?!u0026))+)/g;

/** A user alone is no secret, but as long as a token it is one. */
const LONG_NAME = 16;

function isSecretUser(userinfo: string): boolean {
  const [user = ''] = userinfo.split(':', 1);
  const password = userinfo.slice(user.length + 1);
  if (/[?#]/.test(user)) return false;
  if (password !== '' && !isVariable(password)) return true;
  return user.length >= LONG_NAME && !isVariable(user) && !/^[$%{<[]/.test(password);
}

/** Forums have /t/title-of-a-topic/123. */
function isSecretPath(segment: string, next: string, address: string): boolean {
  if (isVariable(segment)) return false;
  if (/^tk-/.test(segment) || /^[^:]+:\/\/[^/]*\banaconda\./i.test(address)) return true;
  return segment.length >= 8 && /\d/.test(segment) && !/^\d+$/.test(segment) && !/^\d+$/.test(next);
}

function isSecretParameter(name: string, value: string): boolean {
  if (isVariable(value) || isExample(value)) return false;
  const last = wordsOf(name).at(-1) ?? '';
  if (secretName(name) !== undefined || /^(?:sig|signature|jwt|hmac|pass)$/.test(last)) return true;
  return /^(?:key|auth|code)$/i.test(name) && value.length >= (name === 'code' ? 20 : 8);
}

function withoutSecrets(address: string): string {
  return withoutTokens(
    address
      .replace(WITH_USER, (whole, scheme: string, user: string, host: string) =>
        isSecretUser(user) && !isDocumentation(user, host) ? `${scheme}***@` : whole,
      )
      .replace(WITH_SLASH, (whole, scheme: string, user: string) =>
        /:\$?\{/.test(user) ? whole : `${scheme}***@`,
      )
      .replace(IN_PATH, (whole, segment: string, next: string) =>
        isSecretPath(segment, next, address) ? '/t/***' : whole,
      )
      .replace(PARAMETER, (whole, mark: string, name: string, value: string) =>
        isSecretParameter(name, value) ? `${mark}${name}=***` : whole,
      ),
  );
}

/**
 * The URLs with a password, token or signature in a text, without it: what may be shown. It may stand before the host, in
 * the path (/t/<token>/ of conda, or any token of a known form) or in the query.
 */
export function urlSecrets(text: string): string[] {
  const found = new Set<string>();
  for (const [address] of text.matchAll(ADDRESS)) {
    const shown = withoutUrlSecrets(address);
    if (shown !== address) found.add(shown);
  }
  return [...found];
}

/** The text with `***` for the credentials in its URLs. */
export const withoutUrlSecrets = (text: string): string => text.replace(ADDRESS, withoutSecrets);
