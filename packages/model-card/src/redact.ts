/** What is written in a secret's place. */
export const REDACTED = '(redacted)';

/** As far as texts are looked through; none of them is shown that far. */
const LOOKED_AT = 2_000;

/** Words of which one is enough. */
const SECRET_WORDS = new Set(
  'password passwd passphrase passcode pwd secret secrets credential credentials apikey authorization bearer cookie dsn htpasswd'.split(
    ' ',
  ),
);

/** What a `key` that is kept secret is called. */
const KEYS =
  /(?:^| )(?:api|access|account|auth|client|deploy|encryption|master|private|secret|session|shared|signing|ssh|storage|subscription) keys?(?: |$)/;

/** What language models call a token: `pad_token`, `cost_per_token`. */
const TOKENS_OF_TEXT =
  /(?:^| )(?:additional|audio|bos|cls|decoder|end|eos|eot|first|forced|image|last|mask|max|min|new|next|num|pad|padding|per|prefix|sep|special|split|start|stop|suffix|text|unk|video|word) token$/;

/** Whether what bears this name is nobody's business, whatever it looks like: `openai_api_key`, `dbPassword`. */
export function isSecretName(name: string): boolean {
  const words = name
    .slice(0, LOOKED_AT)
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const text = words.join(' ');
  if (words.some((word) => SECRET_WORDS.has(word)) || KEYS.test(text)) return true;
  if (/(?:^| )(?:auth|access|api|bearer|refresh|hf|sas) tokens?(?: |$)/.test(text)) return true;
  return words.at(-1) === 'token' && !TOKENS_OF_TEXT.test(text);
}

/** What an assignment in a longer text calls a secret. */
const NAMED =
  'pass(?:word|wd|phrase)|pwd|secret(?:[_-]?key)?|api[_-]?key|(?:access|account|auth|private)[_-]?key|(?:access|auth|api)[_-]?token';

const SECRETS: readonly RegExp[] = [
  /\bhf_[\w-]{16,}/,
  /\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}/,
  /\bxox[abeprs]-[\w-]{10,}|\bsk-[\w-]{20,}|\b[rsw]k_(?:live|test)_\w{10,}|\bwhsec_\w{16,}/,
  /\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bnpm_\w{30,}|\bpypi-[\w-]{16,}|\bdapi[0-9a-f]{32}|\bdckr_pat_[\w-]{16,}/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // https://user:password@host, https://token@host; git@ is everybody's name.
  /:\/\/(?!git@)[^\s/?#@]*@/,
  /:\/\/[^\s/@:]+:(?!\d{1,5}(?:[/?#]|$))\S*@/,
  /\b(?:Bearer|Basic)\s+[\w.+/=-]{8,}/i,
  /[?&](?:sig|signature|key|code|x-(?:amz|goog)-(?:signature|credential|security-token))=[^&\s]/i,
  new RegExp(`(?:^|[^A-Za-z0-9])(?:${NAMED})["']?\\s*[=:]\\s*["']?[^\\s"',;&]{4}`, 'i'),
  /(?:^|\W)token["']?\s*[=:]\s*["']?[^\s"',;&]{8}/i,
  new RegExp(`(?:^|\\s)--?(?:${NAMED}|token)\\s+[^\\s-]`, 'i'),
];

/**
 * Whether a text holds what looks like somebody's secret: a token of a known form, credentials in a URL, a key or password
 * that is called so, or letters and digits as random as only keys are. A digest in hexadecimal is none.
 */
export function holdsSecret(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  return (
    SECRETS.some((secret) => secret.test(start)) ||
    (start.match(/[A-Za-z0-9+/=_-]{32,}/g) ?? []).some(isRandom)
  );
}

/** Long names and paths are made of words; in a random run upper case, lower case and digits take turns all the time. */
function isRandom(run: string): boolean {
  const pieces = /[-_]/.test(run) ? run.split(/[^A-Za-z0-9]+/) : [run.replace(/[^A-Za-z0-9]/g, '')];
  return pieces.some((piece) => {
    if (piece.length < 16) return false;
    const kinds = Array.from(piece, (char) => (char <= '9' ? 'digit' : char <= 'Z' ? 'upper' : 'lower'));
    const turns = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
    return new Set(kinds).size === 3 && turns / (piece.length - 1) > 0.33;
  });
}

/** The text, or what stands in its place where it holds a secret. */
export const redacted = (text: string): string => (holdsSecret(text) ? REDACTED : text);
