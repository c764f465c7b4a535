/** What a name says about its value: a password (however short), a key of some length, or one that only a random value makes a secret. */
export type SecretName = 'password' | 'key' | 'maybe';

const PASSWORDS = new Set(['password', 'passwd', 'passphrase', 'passcode', 'pwd']);

/** What a `key` that is kept secret is called; others are `primary_key`, `public_key`, `key`. */
const KEYS = new Set(
  'access account api auth client deploy encryption encrypt fernet jwt license master private secret service session shared signing ssh storage subscription'.split(
    ' ',
  ),
);

/** What a `token` that opens something is called. */
const TOKENS = new Set(
  'access api auth aws azure bearer bot databricks deploy dockerhub gh git github gitlab hf hub huggingface huggingfacehub jwt login mlflow npm oauth oauth2 pat personal private pypi refresh registry sas secret security service session slack tracking vault wandb'.split(
    ' ',
  ),
);

/** What language models and pages of results call a token: `pad_token`, `decoder_start_token`, `next_page_token`. */
const TOKENS_OF_TEXT = new Set(
  'additional audio begin bos boi cls continuation decoder end eoi eos eot eor extra first forced image img last mask max min new next num pad padding page per prefix sep space special split start stop suffix sync text think tool unk user video vision word'.split(
    ' ',
  ),
);

/** What follows the word that counts: OPENAI_API_KEY_2, password_prod. */
const AFTER = /^(?:\d+|value|default|dev|prod|production|staging|test|b64|base64)$/;

/** The words of a name in lower case: `dbPassword`, `X-API-Key`. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** What its last word says: `secret_name` and `token_type` are no secrets, nor is the `password_hash`. */
export function secretName(name: string): SecretName | undefined {
  const words = wordsOf(name);
  while (words.length > 1 && AFTER.test(words.at(-1)!)) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (PASSWORDS.has(last) || /[a-z](?:password|passwd)$/.test(last)) return 'password';
  if (last === 'secret' || /apikey$|^(?:secret|access)key$|^(?:auth|access)token$/.test(last)) return 'key';
  if (last === 'key') return KEYS.has(before) ? 'key' : undefined;
  if (last === 'token') return TOKENS.has(before) ? 'key' : TOKENS_OF_TEXT.has(before) ? undefined : 'maybe';
  return /^(?:secrets|credentials?|authorization|pat)$/.test(last) ? 'maybe' : undefined;
}
