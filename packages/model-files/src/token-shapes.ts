/**
 * Tokens that their issuers gave a form of its own, so that they can be found by it. A start is never looked for inside a
 * word: except after the \n of a text inside JSON. Each pattern takes one run of characters, so that none takes quadratic time.
 */
const SHAPES: readonly [kind: string, pattern: string][] = [
  ['private key', '-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?!\\.\\.\\.|["\'`])'],
  ['Hugging Face token', '(?:hf|api_org)_[A-Za-z0-9]{20,}'],
  ['GitHub token', '(?:gh[pousr]_|github_pat_)\\w{20,}'],
  ['GitLab token', 'gl(?:pat|dt|rt|ptt|cbt|ft|soat)-[\\w-]{16,}'],
  ['API key', 'sk-(?:(?:proj|ant|svcacct|admin|or|lf)-[\\w-]{16,}|[A-Za-z0-9]{20,})'],
  ['API key', '(?:gsk|nvapi|pplx|r8|lsv2_pt|lsv2_sk|tgp_v1|wandb_v1|pfx)[_-][A-Za-z0-9]{20,}'],
  ['Stripe key', '(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}'],
  ['AWS key', '(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9+])'],
  ['Google key', 'AIza[\\w-]{35}|ya29\\.[\\w-]{20,}|GOCSPX-[\\w-]{20,}'],
  ['Slack token', 'xox[abeoprs]-(?=[A-Za-z-]{0,20}[0-9])[\\w-]{10,}|xapp-[0-9]-[\\w-]{16,}'],
  ['Slack webhook', 'hooks\\.slack\\.com/services/[\\w/]{20,}'],
  ['Docker token', 'dckr_[po]at_[\\w-]{16,}'],
  ['Databricks token', 'dapi[0-9a-f]{32}'],
  ['package index token', 'npm_[A-Za-z0-9]{30,}|pypi-AgE[\\w-]{16,}'],
  ['Vault token', 'hv[sb]\\.[\\w-]{20,}'],
  ['Azure key', '(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,}'],
  ['JSON Web Token', 'eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]*'],
  ['bearer token', 'Bearer (?=[\\w.~+/-]{0,40}[0-9])[\\w.~+/-]{20,}'],
];

const START = '(?:(?<![A-Za-z0-9_+-])|(?<=\\\\[nrt]))';

const ANY = new RegExp(`${START}(?:${SHAPES.map(([, pattern]) => `(${pattern})`).join('|')})`, 'g');

/** Nobody's: `hf_xxxxxxxxxxxxxxxxxxxx`, `glpat-your-token-comes-here`. */
const EXAMPLE = /([x*.0])\1{7}|[-_]your[-_]/i;

/** The kinds of tokens that a line holds: 'GitHub token'. */
export function tokensIn(line: string): string[] {
  return [...line.matchAll(ANY)]
    .filter(([token]) => !EXAMPLE.test(token))
    .map(([, ...groups]) => SHAPES[groups.findIndex((group) => group !== undefined)]![0]);
}

/** The text with `***` for such tokens. */
export const withoutTokens = (text: string): string =>
  text.replace(ANY, (token) => (EXAMPLE.test(token) ? token : '***'));
