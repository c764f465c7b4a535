/** What is written in a secret's place. */
export const REDACTED = '(redacted)';

/** As far as texts are looked through; none of them is shown that far. */
const LOOKED_AT = 2_000;

/** Words of which one is enough; those that others run into, as `PGPASSWORD` does, and those that stand alone. */
const SECRET_WORD =
  /password|passwd|passphrase|passcode|secret(?!ar)|credential|apikey|^(?:o?auth2?|authorization|authentication|bearer|cookie|creds?|dsn|pwd)$|pwd$/;

/** What a `key` that is kept secret is called, wherever in a name. */
const KEYS =
  /(?:^| )(?:api|access|account|auth|client|deploy|encryption|master|private|secret|session|shared|signing|ssh|storage|subscription) keys?(?: |$)/;

/** Any other `key` at the end of a name is one, but for those of tables, dictionaries, attention and random numbers. */
const KEYS_OF_DATA =
  /(?:^| )(?:answer|array|attention|attn|audio|batch|by|cache|caption|cluster|col|column|composite|config|data|dataset|date|dict|dim|embedding|entity|event|feature|field|foreign|group|hash|head|hidden|id|image|index|input|item|join|json|key|label|logits|lookup|loss|map|mask|metric|monitor|n|name|natural|num|order|output|param|partition|path|per|primary|prng|prompt|public|query|question|random|range|response|result|rng|row|sample|score|search|shard|sort|source|split|state|surrogate|target|task|test|text|time|timestamp|train|unique|use|val|value|video|weight) key$/;

const RUN_TOGETHER_KEY =
  /(?:access|account|api|auth|aws|azure|client|comet|encryption|hf|license|master|neptune|openai|private|secret|signing|ssh|storage|wandb)keys?$/;

/** What language models call a token: `pad_token`, `cost_per_token`. */
const OF_TEXT =
  'additional|assistant|audio|blank|bos|class|cls|decoder|end|eoi|eos|eot|first|forced|image|last|mask|max|middle|min|multi|new|newline|next|non|num|pad|padding|per|pre|prefix|register|sep|special|speech|split|start|stop|sub|suffix|target|text|think|timestamp|unk|video|vision|word';
const TOKENS_OF_TEXT = new RegExp(`(?:^| )(?:${OF_TEXT}) ?token$`);
const TOKENS =
  /(?:^| )(?:access|api|auth|bearer|databricks|deploy|github|gitlab|hf|hub|huggingface|jwt|npm|oauth|personal|pypi|refresh|sas|slack|wandb) ?tokens?(?: |$)/;

/** Passes over data, of filters and of networks; `compass` and `bypass`. */
const OTHER_PASSES =
  /(?:^| )(?:(?:all|backward|band|by|final|first|forward|high|last|low|max|min|multi|n|num|one|over|per|second|single|third|two|under) ?|com|encom|sur|tres)pass$/;

/** Whether what bears this name is nobody's business, whatever it looks like: `openai_api_key`, `dbPassword`. */
export function isSecretName(name: string): boolean {
  const words = name
    .slice(0, LOOKED_AT)
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const text = words.join(' ');
  if (words.some((word) => SECRET_WORD.test(word)) || KEYS.test(text) || TOKENS.test(text)) return true;
  // `wandb_key_2` is one, and `pass@1` is a metric.
  const unnumbered = text.replace(/[ \d]+$/, '');
  if (/ key$/.test(unnumbered) && !KEYS_OF_DATA.test(unnumbered)) return true;
  if (RUN_TOGETHER_KEY.test(unnumbered)) return true;
  if (/token$/.test(unnumbered) && !TOKENS_OF_TEXT.test(unnumbered)) return true;
  return /pass$/.test(text) && !OTHER_PASSES.test(text);
}

/** What is called a secret even in prose. */
const NAMED =
  'pass(?:word|wd|phrase|code)|pwd|secret(?:[_-]?key)?|api[_-]?key|(?:access|account|auth|private)[_-]?key|(?:access|auth|api)[_-]?token';

/** How sentences about secrets go on that do not tell them: `an API key is required`. */
const TELLS_NONE =
  'a|above|allowed|also|always|an|as|asked|available|below|by|case|changed|checked|different|empty|encrypted|expected|for|from|given|hashed|held|hidden|in|injected|invalid|kept|known|longer|mandatory|masked|missing|needed|never|no|none|not|now|obtained|on|only|optional|passed|provided|random|read|redacted|removed|required|rotated|set|shared|shown|stored|supplied|taken|that|the|to|unknown|unset|used|valid|what|wrong|your';

/** `NAME=value`, `"name": "value"` and `name: value`, but not `google-auth==2.40`. */
const ASSIGNMENT =
  /(?<![A-Za-z0-9_])([A-Za-z_][\w.-]*)(["'])?\s*([=:])(?!=)\s*(?!(?:true|false|none|null|\d)(?![\w.-]))["']?[^\s"',;&]{3}/gi;

const FLAG = /(?:^|\s)--?([A-Za-z][\w-]*)\s+[^\s-]/g;

/** `token:` and `pass:` may be prose; what is written as only programs write names is none. */
const isProgramName = (name: string) => /[_.]|[a-z][A-Z]|^[A-Z\d]{4,}$/.test(name);

const assignsSecret = (text: string) =>
  Array.from(text.matchAll(ASSIGNMENT)).some(
    ([, name = '', quote, sign]) =>
      (sign === '=' || quote !== undefined || isProgramName(name)) && isSecretName(name),
  ) || Array.from(text.matchAll(FLAG)).some(([, name = '']) => isSecretName(name));

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
  new RegExp(
    `(?:^|[^A-Za-z0-9])(?:${NAMED})["']?\\s*[=:]\\s*(?!(?:true|false|none|null)(?![\\w.-]))["']?[^\\s"',;&]{4}`,
    'i',
  ),
  /(?:^|\W)token["']?\s*[=:]\s*["']?[^\s"',;&]{8}/i,
  new RegExp(
    `\\b(?:${NAMED}|api (?:key|token)|access (?:key|token))(?: (?:for|of|to|on|in)(?: [^\\s:]+){1,3}?)? (?:is|are|was)(?: now| still)?:? +(?!(?:${TELLS_NONE})(?![\\w-]))["'\`]?[^\\s"'\`]{3}`,
    'i',
  ),
  // Clients that take a password as `-p`; `-P` is a port.
  /\b(?:mysql|mariadb)[\w-]*\s(?:[^\n|;]*\s)?-p[^\s]/,
  /\b(?:sshpass|mongo\w*|docker\s+login)\s(?:[^\n|;]*\s)?-p\s*[^\s-]|\bredis-cli\s(?:[^\n|;]*\s)?-a\s*[^\s-]/,
  /\b(?:curl|wget)\s(?:[^\n|;]*\s)?(?:-u|--user)[\s=]*[^\s:-][^\s:]*:\S/,
];

/**
 * Whether a text holds what looks like somebody's secret: a token of a known form, credentials in a URL, a key or password
 * that is called so, or letters and digits as random as only keys are. A digest in hexadecimal is none.
 */
export function holdsSecret(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  return (
    SECRETS.some((secret) => secret.test(start)) ||
    assignsSecret(start) ||
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
