import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { secretsIn, urlSecrets, withoutUrlSecrets } from '../src/index.js';

/** In two parts, so that no scanner takes this file's samples for tokens. */
const token = (start: string, rest: string) => start + rest;
const RANDOM = 'a8Kd92LsQ0xZ7vB4nM1c';
const HF = token('hf_', 'QwErTyUiOpAsDfGhJkLzXcVbNm12345678');
const GITHUB = token('ghp_', 'abcdefghijklmnopqrstuvwxyz0123456789');
const AWS = token('AKIA', 'IOSFODNN7ABCDEFG');
const UUID = '0f3c1b7a-2d4e-4f6a-8b9c-1d2e3f4a5b6c';

describe('a URL shows no secret', () => {
  test.each([
    [
      `https://conda.anaconda.org/t/tk-${UUID}/acme/linux-64`,
      'https://conda.anaconda.org/t/***/acme/linux-64',
    ],
    [`https://repo.example.com/repo/t/tk-${RANDOM}/simple`, 'https://repo.example.com/repo/t/***/simple'],
    ['https://quetz.example.com/t/0123456789abcdef', 'https://quetz.example.com/t/***'],
    ['https://h.example/simple?token=abc123&x=1', 'https://h.example/simple?token=***&x=1'],
    ['https://h.example/?x=1&access_token=abc#top', 'https://h.example/?x=1&access_token=***#top'],
    ['https://h.example/?key=0123456789abcdef', 'https://h.example/?key=***'],
    ['https://h.example/c?sv=1&sig=a%2Bb%3D&se=2', 'https://h.example/c?sv=1&sig=***&se=2'],
    [
      'https://b.s3.example/x.whl?X-Amz-Credential=A%2F1&X-Amz-Date=2&X-Amz-Signature=ab12',
      'https://b.s3.example/x.whl?X-Amz-Credential=***&X-Amz-Date=2&X-Amz-Signature=***',
    ],
    ['https://h.example/?a=b\\u0026api_key=abc', 'https://h.example/?a=b\\u0026api_key=***'],
    [`https://h.example/files/${HF}/simple`, 'https://h.example/files/***/simple'],
    [`https://${GITHUB}:@github.com/me/x`, 'https://***@github.com/me/x'],
    [`https://${GITHUB}:x@github.com/me/x`, 'https://***@github.com/me/x'],
    ["https://me:pa'ss@h.example/x", 'https://***@h.example/x'],
    ['postgresql://me:p/w0rd@h.example/x', 'postgresql://***@h.example/x'],
    [
      'https://h.example/?next=https://me:pw@other.example/',
      'https://h.example/?next=https://***@other.example/',
    ],
  ])('%s', (url, shown) => {
    expect(withoutUrlSecrets(`-f ${url} # "${url}"`)).toBe(`-f ${shown} # "${shown}"`);
    expect(urlSecrets(`-f ${url}\n- '${url}'`)).toEqual([shown]);
    expect(secretsIn(`\n-f ${url}`)).toContain('line 2: URL with credentials');
    expect(withoutUrlSecrets(shown)).toBe(shown);
  });

  test.each([
    'https://pypi.org/simple',
    'https://discuss.pytorch.org/t/how-to-use-torch-2-with-cuda-12/18234',
    'https://community.example.com/t/10945478',
    'https://conda.anaconda.org/t/$TOKEN/acme',
    'https://h.example/t/<TOKEN>/acme',
    `https://\${USER}:\${PASSWORD}@h.example/simple`,
    `https://oauth2accesstoken:\${TOKEN}@h.example/simple`,
    'https://h.example/?token={token}&key=%s&max_tokens=12&page_token=abc',
    'https://h.example/?api_key=YOUR_API_KEY',
    'https://maps.example.com/x.whl#sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'git+https://github.com/me/x@9f86d081884c7d659a2feaa0c55ad015a3bf4f1b#egg=x&subdirectory=y',
    'git+ssh://git@github.com/me/x.git',
    'http://localhost:8080/a@b',
    'postgresql://user:password@localhost:5432/db',
    'https://medium.com/@somebody/a-post',
  ])('%s has none', (url) => {
    expect(withoutUrlSecrets(url)).toBe(url);
    expect(secretsIn(url)).toEqual([]);
  });
});

describe('a token of a known form', () => {
  test.each([
    ['Hugging Face token', HF],
    ['GitHub token', GITHUB],
    ['GitHub token', token('gho_', 'abcdefghijklmnopqrstuvwxyz0123456789')],
    ['GitHub token', token('github_pat_', '11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ')],
    ['API key', token('sk-', 'abcdefghijklmnopqrstT3BlbkFJabcdefghijklmnopqrst')],
    ['API key', token('sk-proj-', 'Ab_cd-efghijklmnopqrst')],
    ['API key', token('sk-ant-', 'api03-Ab_cd-efghijklmnopqrst')],
    ['AWS key', AWS],
    ['AWS key', token('ASIA', 'IOSFODNN7ABCDEFG')],
    ['Google key', token('AIza', 'SyA-bcdefghijklmnopqrstuvwxyz012345')],
    ['Slack token', token('xoxb-', '123456789012-abcdefghijkl')],
    ['GitLab token', token('glpat-', 'abcdefghij-_1234567890')],
    ['Docker token', token('dckr_pat_', 'abcdefghijklmnop-_1234567')],
    ['Databricks token', token('dapi', '0123456789abcdef0123456789abcdef')],
    ['JSON Web Token', token('eyJhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.abc-_123')],
    ['bearer token', token('Authorization: Bearer ', 'abcdef0123456789abcdef')],
  ])('%s', (kind, secret) => {
    for (const line of [
      secret,
      `x = f("${secret}")`,
      `"source": "import os\\n${secret}\\n"`,
      `# ${secret}.`,
    ]) {
      const found = secretsIn(`# first\r\n${line}\r\n`);
      expect(found).toContain(`line 2: ${kind}`);
      expect(found.join()).not.toContain(secret.slice(-8));
    }
  });
});

test.each(['', 'RSA ', 'OPENSSH ', 'ENCRYPTED '])('a private key, %s', (kind) => {
  const head = token(`-----BEGIN ${kind}`, 'PRIVATE KEY-----');
  for (const line of [
    head,
    `KEY = """${head}`,
    `{"private_key": "${head}\\nMIIEvQ", "x": 1}`,
    `  ${head} MIIEvQ`,
  ])
    expect(secretsIn(`\n${line}\nMIIEvQ`)).toEqual(['line 2: private key']);
});

describe('a literal assigned to the name of a secret', () => {
  test.each([
    ['api_key', `api_key: ${RANDOM}`],
    ['api_key', `  - api_key: ${RANDOM} # the team's`],
    ['api_key', `{"a": 1, "api_key": "${RANDOM}", "b": 2}`],
    ['api_key', `env: {api_key: ${RANDOM}, b: 2}`],
    ['OPENAI_API_KEY', `export OPENAI_API_KEY=${RANDOM}`],
    ['OPENAI_API_KEY', `import os\nos.environ["OPENAI_API_KEY"] = '${RANDOM}'`],
    ['OPENAI_API_KEY', `import os\nkey = os.getenv("OPENAI_API_KEY", "${RANDOM}")`],
    ['password', 'password = "hunter2"'],
    ['password', 'password: hunter2'],
    ['password', 'password: swordfish'],
    ['password', '  "password": "p@ss,\'word"'],
    ['DB_PASSWORD', 'variables:\n  DB_PASSWORD: s3cr3t!'],
    ['dbPassword', 'const dbPassword = "s3cr3t!";'],
    ['password', 'import x\nx.connect(user="me", password="s3cr3t!", port=1)'],
    ['api_key', `import x\nclass A:\n    api_key: str = "${RANDOM}"`],
    ['api_key', `import x\napi_key = SecretStr("${RANDOM}")`],
    ['client_secret', `"client_secret":"${RANDOM}"`],
    ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzz"'],
    ['api_key', `"api_key": "${RANDOM.repeat(30)}"`],
    ['auth_token', "auth_token='abcd1234'"],
    ['token', `token: ${UUID}`],
    ['X-API-Key', `headers = {"X-API-Key": "${RANDOM}"}`],
    ['password', '"cell": "import x\\npassword = \\"hunter2\\"\\n"'],
  ])('%s: %s', (name, text) => {
    const line = text.split('\n').length;
    expect(secretsIn(text)).toEqual([`line ${line}: ${name}`]);
  });

  test.each([
    'api_key: None',
    'api_key: null',
    'api_key: ""',
    "password = ''",
    `api_key: \${API_KEY}`,
    'api_key: $API_KEY',
    'api_key: "{{ secrets.KEY }}"',
    'password = "<password>"',
    'password = "xxxxxxxx"',
    'password = "********"',
    'password: changeme',
    'api_key = "YOUR_API_KEY"',
    'api_key="your-key-goes-here"',
    'client = OpenAI(api_key="EMPTY")',
    'api_key = os.environ["OPENAI_API_KEY"]',
    'api_key = os.getenv("OPENAI_API_KEY", "")',
    'token = os.environ.get("HF_TOKEN")',
    'password = getpass.getpass("Password: ", "x")',
    'import x\npassword = ask_password',
    'import x\ndef connect(user: str, password: str, token: Optional[str] = None, api_key=default_key):',
    'import x\n    api_key: SecretStr\n    token: TokenType',
    'api_key: The key to use, see https://h.example',
    'parser.add_argument("--password", help="The password")',
    'password_field = "db_password"',
    'raise ValueError("password: must not be empty")',
    'if password == "hunter2":',
    'use_auth_token: true',
    'token_type: bearer',
    'key: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    'api_key_name: databricks-team-7',
    'tokenizer(text, padding=True, token=token, add_special_tokens=False)',
    'secret_scope: team-secrets-1234',
    "if line.startswith('-----BEGIN PRIVATE KEY-----'):",
    '.sk-toggleable__label-arrow { color: red } .sk-estimator-doc-link',
    'hf_model_name_or_path: hf_internal_testing_tiny_random_bert',
    'from transformers import TOKEN\nprint(tokens, sk_learn, task-abcdefghijklmnopqrstuvwxyz)',
  ])('but not %s', (text) => {
    expect(secretsIn(text)).toEqual([]);
  });
});

describe('the files of models hold none', () => {
  test.each<[string, string]>([
    [
      'MLmodel',
      `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: mlflow.transformers
    python_version: 3.11.7
  transformers:
    tokenizer_type: PreTrainedTokenizerFast
    source_model_name: distilbert/distilbert-base-uncased
    source_model_revision: 12040accade4e8a0f71eabdb258fecc2e7e948be
mlflow_version: 3.17.2
model_id: m-3a1b5c7d9e0f1a2b3c4d5e6f7a8b9c0d
model_uuid: ${UUID}
run_id: 0123456789abcdef0123456789abcdef
metadata: {git_commit: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b, cost_per_token: 0.001}
signature:
  inputs: '[{"type": "string", "name": "password", "required": true}, {"type": "string", "name": "api_key"}]'
  outputs: '[{"type": "long", "name": "token"}]'
utc_time_created: '2025-01-02 03:04:05.678901'
`,
    ],
    [
      'requirements.txt',
      `--index-url https://pypi.org/simple
--extra-index-url https://download.pytorch.org/whl/cu121
tokenizers==0.22.1 --hash=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
secretstorage==3.3.3
password-strength==0.0.3
keyring>=24; python_version < "3.12"
x @ git+https://github.com/me/x@9f86d081884c7d659a2feaa0c55ad015a3bf4f1b#egg=x
`,
    ],
    [
      'conda.yaml',
      `channels: [conda-forge, "https://conda.anaconda.org/acme"]
dependencies:
- python=3.11.7
- openssl=3.0.13=h7f8727e_0
- pip: [mlflow==3.17.2, scikit-learn==1.4.2]
name: mlflow-env
variables: {TOKENIZERS_PARALLELISM: "false", HF_TOKEN: "$HF_TOKEN"}
`,
    ],
    [
      'tokenizer_config.json',
      JSON.stringify(
        {
          added_tokens_decoder: { 100: { content: '[UNK]', lstrip: false, special: true } },
          additional_special_tokens: ['<|password|>', '<|token|>'],
          bos_token: '<|begin_of_text|>',
          bos_token_id: 128000,
          chat_template: "{% set token = message['token'] %}{{ bos_token }}{{ 'password: ' + x }}",
          decoder_start_token: 'reserved_special_token_250',
          eos_token: { __type: 'AddedToken', content: '</s>' },
          image_token: '<image>',
          mask_token: '[MASK]',
          model_max_length: 1e30,
          pad_token: '[PAD]',
          tokenizer_class: 'PreTrainedTokenizerFast',
          tokenizer_file: `/root/.cache/huggingface/hub/models--x/snapshots/12040accade4e8a0f71eabdb258fecc2e7e948be/tokenizer.json`,
        },
        null,
        2,
      ),
    ],
    [
      'tokenizer.json',
      JSON.stringify({
        model: {
          merges: ['pass word', 'tok en', 'Password =', 'api _key', ['password', '="'], ['secret', ':']],
          unk_token: '[UNK]',
          vocab: {
            password: 20786,
            token: 19204,
            secret: 3595,
            'Password="': 1,
            'api_key:': 2,
            ĠSECRET: 12345678,
          },
        },
      }),
    ],
    ['scores', '{"vocab": [["password", -10.2345678], ["token", -9.1], ["▁secret", -8.123456789]]}'],
    ['vocab.txt', 'password\ntoken\nsecret\n##key\nsk\nhf\n##_\napi\nkey\n=\n:\n"\n'],
    [
      'arrays',
      JSON.stringify({
        data: 'gASVqAAAAAAAAACMFW51bXB5LmNvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwSFlGgDjAVkdHlwZZSTlIwCZjiUiYiHlFKU',
        id: UUID,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        password_hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      }),
    ],
    [
      'code',
      `import os
from huggingface_hub import HfApi, login

HF_TOKEN = os.environ["HF_TOKEN"]
api = HfApi(token=HF_TOKEN)
login(token=os.getenv("HF_TOKEN", default=None))
pad_token_id = tokenizer.pad_token_id
tokenizer.pad_token = tokenizer.eos_token
prompt_token = "<|reserved_special_token_12|>"
db = f"postgresql://{user}:{password}@{host}:{port}/x"
url = "https://h.example/x?token=" + token
key = jax.random.PRNGKey(0)
primary_key = "customer_id_0123456789"
secret = dbutils.secrets.get(scope="team", key="api-key-2024")
model = load(key="features/0123456789abcdef")
PATTERN = re.compile(r"https?://([^:@/]+):([^@]+)@")
`,
    ],
  ])('%s', (_, text) => {
    expect(secretsIn(text)).toEqual([]);
  });
});

/** Long lines made of what the patterns begin with: time that grows with the square would take minutes. */
test.each([
  'a',
  '-',
  '/t/',
  'a://',
  'a://b:c',
  'a://b/c:d@',
  'eyJ-',
  'eyJaaaaaaaa.',
  'password="',
  'password=',
  'password: a ',
  'api_key: str ',
  "'a'",
  'getenv("',
  '?token=',
  '?token={',
  '-----BEGIN A ',
  'Bearer ',
  'xoxb-',
  'a.b+',
  ' ',
  '\\n',
  'import ',
])('a long line of %j', (unit) => {
  const text = unit.repeat(240_000 / unit.length);
  for (const hostile of [text, `https://${text}`, `https://me:${text}`, `password="${text}`])
    expect(secretsIn(hostile).every((found) => found.length < 120)).toBe(true);
});

test('whatever surrounds it, a secret is found and not told', () => {
  const around = fc
    .array(fc.constantFrom(' ', '\n', '"', '= ', ': ', ' x ', '{', '}', '# ', '\\n'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(around, around, fc.constantFrom(HF, GITHUB, AWS), (before, after, secret) => {
      const text = `${before}${secret}${after}`;
      const found = secretsIn(text);
      expect(found).toContainEqual(expect.stringMatching(/^line \d+: .* (?:token|key)$/));
      expect(found.join()).not.toContain(secret);
    }),
  );
});

test('a text without credentials in its URLs stays so', () => {
  const part = fc.constantFrom(
    'https://',
    '/t/',
    'tk-1',
    '@',
    ':',
    '/',
    '?token=',
    '&sig=',
    'me',
    RANDOM,
    "'",
    ' ',
    '***',
    '{',
    '}',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const shown = withoutUrlSecrets(parts.join(''));
      expect(urlSecrets(shown)).toEqual([]);
    }),
  );
});
