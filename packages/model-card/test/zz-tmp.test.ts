import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { nodesOf, outline, parseMarkdown } from '../../report/test/markdown.js';
import { type CardFacts, cardOf, frontMatterOf } from '../src/index.js';
import { bare, existingCard, facts, full, hostileFacts, hostileText } from './samples.js';

const BEGIN = '<!-- mlops-actions:begin -->';
const END = '<!-- mlops-actions:end -->';
const RECORD = '<!-- mlops-actions:record {"keys":{},"tags":["mlflow"]} -->';

const bodyOf = (card: string) => card.replace(/^\ufeff?---\r?\n[\S\s]*?\n---\r?\n/, '');

/** What we write into the text of a card, without the marks and the record. */
function regionOf(card: string): string {
  const lines = bodyOf(card).split(/\r?\n/);
  const begins = lines.flatMap((line, index) => (line.includes('<!-- mlops-actions:begin') ? index : []));
  const ends = lines.flatMap((line, index) => (line.includes('<!-- mlops-actions:end') ? index : []));
  expect([begins.length, ends.length]).toEqual([1, 1]);
  expect(lines[begins[0]! + 1]).toMatch(/^<!-- mlops-actions:record \{.*\} -->$/);
  return lines.slice(begins[0]! + 2, ends[0]).join('\n');
}

/** The text of a section of the region. */
const section = (card: string, title: string): string =>
  new RegExp(`\n## ${title}\n\n([\\S\\s]*?)\n(?=## |$(?!\n))`).exec(`${regionOf(card)}\n`)?.[1]?.trim() ?? '';

const without = (card: string) => card.replace(regionOf(card), '');

describe('a new card', () => {
  test('has the facts in a marked region, and places for what only people know', () => {
    const card = cardOf(full);
    expect(
      card
        .replace(/^---\n[\S\s]*?\n---\n/, '')
        .replace(regionOf(card), '…')
        .replace(/ \(each.*?\)| \{.*?\} (?=-->)/g, ''),
    ).toBe(`
# sentiment-analyzer

<!-- mlops-actions:begin -->
<!-- mlops-actions:record-->
…
<!-- mlops-actions:end -->

## Intended use

Not stated.

## Limitations

Not stated.

## Training data

Not stated.

## Citation

Not stated.
`);
    const titles = regionOf(card).match(/^##.*/gm);
    expect(titles).toEqual([
      ...['## How to load', '### With skops', '### With MLflow', '## Inputs and outputs', '## Metrics'],
      ...['## Parameters', '## Datasets', '## Environment', '## Files', '## Pickles', '## Provenance'],
    ]);
    expect(regionOf(card)).toMatch(/^\n\*\*sentiment-analyzer\*\*, version 3, published from MLflow\.\n/);
  });

  test('tells every metric, also one that is no number', () => {
    expect(section(cardOf(full), 'Metrics')).toBe(`| Metric | Value |
| :--- | ---: |
| diverged | NaN |
| exploded | Infinity |
| system/cpu_utilization_percentage | 50 |
| train_loss | 12 |
| val/accuracy | 0.9327 |
| val_f1_score | 1e-7 |`);
  });

  test('tells the signature', () => {
    expect(section(cardOf(full), 'Inputs and outputs')).toContain('| text | string | yes |');
    expect(section(cardOf(full), 'Inputs and outputs')).toContain('| – | tensor(int64), shape (-1) |');
    expect(section(cardOf(full), 'Inputs and outputs')).toContain('| threshold | double | 0.5 |');
  });

  test('tells where the model is from, with links where there are pages', () => {
    const lines = (provenance: CardFacts['provenance']) =>
      section(cardOf({ ...bare, provenance }), 'Provenance');
    expect(section(cardOf(full), 'Provenance').split('\n')).toEqual([
      '- **Registered model:** sentiment-analyzer, version 3',
      '- **MLflow run:** [painted-pug-661 (0a1b2c3d4e5f60718293a4b5c6d7e8f9)](https://mlflow.example.org/#/experiments/1/runs/0a1b)',
      '- **MLflow model:** `m-0123456789abcdef`',
      '- **Git commit:** [`6f94df7a1b2c3d4e5f60718293a4b5c6d7e8f901`](https://github.com/team/sentiment/commit/6f94df7a1b2c3d4e5f60718293a4b5c6d7e8f901) of [github.com/team/sentiment](https://github.com/team/sentiment.git)',
      '- **Created:** 2026-11-21 09:30 UTC',
      '- **Published by:** [workflow run](https://github.com/team/sentiment/actions/runs/123)',
    ]);
    expect(lines({ gitCommit: 'abcdef1', gitRepo: 'git@github.com:team/x.git' })).toBe(
      '- **Git commit:** `abcdef1` of git@\u200bgithub.com:team/x',
    );
    expect(lines({ runId: 'r', runLink: 'javascript:alert(1)' })).toBe('- **MLflow run:** r');
    expect(lines({ createdAt: Number.NaN })).toBe('');
  });

  test('tells what pickles name', () => {
    const pickles = [
      { path: 'model.pkl', unknown: ['a.b', 'c.`d'], dangerous: ['os.system'] },
      { path: 'fine.pkl', unknown: [], dangerous: [] },
      { path: 'own.pkl', unknown: Array.from({ length: 30 }, (_, index) => `own.t${index}`), dangerous: [] },
    ];
    const text = section(cardOf({ ...bare, pickles }), 'Pickles');
    expect(text).toMatch(/^Loading a pickle runs code, whatever was found in it: /);
    expect(text).not.toContain('skops');
    expect(text).toContain(
      '- `fine.pkl`: nothing out of the ordinary found\n- `model.pkl`: **can run programs or reach files by** `os.system`; outside the known libraries: `a.b`, ``c.`d``',
    );
    expect(text).toContain('`own.t19` and 10 more');
    const skops = { path: 'model.skops', unknown: [], dangerous: [] };
    const alone = section(cardOf({ ...bare, pickles: [skops] }), 'Pickles');
    expect(alone).toMatch(/^A skops file is no pickle: /);
    expect(alone).not.toContain('Loading a pickle');
    expect(section(cardOf({ ...bare, pickles: [skops, ...pickles] }), 'Pickles')).toMatch(
      /^Loading a pickle .* A skops file is no pickle: /,
    );
    expect(cardOf(bare)).not.toContain('Pickles');
  });

  test('tells at most 50 files, and where the others are', () => {
    const files = Array.from({ length: 2_000 }, (_, index) => ({
      path: `data/${String(index).padStart(4, '0')}`,
      size: 1_000,
      sha256: String(index % 10).repeat(64),
    })).reverse();
    const text = section(cardOf({ ...bare, files }), 'Files');
    expect(text).toMatch(/^2,000 files, 2,000,000 bytes\./);
    expect(text.match(/^\| data\//gm)).toHaveLength(50);
    expect(text).toContain('| data/0000 | 1,000 | 0000');
    expect(text).toMatch(/\nand 1,950 more, all in SHA256SUMS$/);
  });

  test('shows a description as the text that it is, line by line', () => {
    const description = '---\nlicense: mit\n---\n# Title\n<b>x</b>\n\n\n```\n<!-- mlops-actions:end -->';
    expect(regionOf(cardOf({ ...bare, description }))).toContain(
      '\n> \\---\\\n> license: mit\\\n> \\---\\\n> \\# Title\\\n> &lt;b>x&lt;/b>\n>\n> \\`\\`\\`\\\n> &lt;!-- mlops-actions:end -->\n',
    );
  });

  test('cuts what is long and says how long it is', () => {
    const params = new Map([['weights', 'ab '.repeat(350_000)]]);
    const card = cardOf(facts({ params, description: 'x '.repeat(5_000) }));
    expect(section(card, 'Parameters')).toMatch(
      /\| weights \| (?:ab ){49,50}a?b?… \(1,050,000 characters in all\) \|$/,
    );
    expect(regionOf(card)).toContain('> … (10,000 characters in all)');
  });

  test('stays small, details first to go', () => {
    const many = <Value>(value: Value) =>
      new Map(Array.from({ length: 500 }, (_, index) => [`${index}${'$'.repeat(3_000)}`, value]));
    const lines = Array.from({ length: 500 }, () => '😀'.repeat(3_000));
    const fields = lines.map((name) => ({ name, type: name }));
    const card = cardOf({
      ...full,
      description: lines.join('\n'),
      metrics: new Map(lines.map((_, index) => [`metric-${index}`, 1])),
      params: many('$'.repeat(1_000)),
      signature: { inputs: fields, outputs: fields, params: fields },
      environment: { requirements: lines },
      files: lines.map((path) => ({ path, size: 1, sha256: '' })),
      pickles: lines.map((path) => ({ path, unknown: lines, dangerous: lines })),
      datasets: lines.map((name) => ({ name, digest: name })),
    });
    expect(Buffer.byteLength(card)).toBeLessThan(400_000);
    expect(section(card, 'Parameters')).toBe('Too long for this card.');
    expect(section(card, 'Metrics')).toContain('and 400 more, all in MLflow');
    expect(section(card, 'Provenance')).toContain('painted-pug-661');
  });
});

describe('secrets', () => {
  const shown = (name: string, value: string) =>
    section(cardOf({ ...bare, params: new Map([[name, value]]) }), 'Parameters')
      .split('\n')
      .at(-1);

  test.each([
    ['api_key', '12345'],
    ['openaiApiKey', 'x'],
    ['DB_PASSWORD', 'hunter2'],
    ['token', 'abc'],
    ['auth.token', 'abc'],
    ['aws_secret_access_key', 'x'],
    ['PGPASSWORD', 'x'],
    ['db_pass', 'x'],
    ['dbPass', 'x'],
    ['mysqlpass', 'x'],
    ['dbpassword', 'x'],
    ['MYSQL_ROOT_PASS', 'x'],
    ['mysqlpwd', 'x'],
    ['clientsecret', 'x'],
    ['gcp_credentials_json', 'x'],
    ['apitoken', 'x'],
    ['hf_token_2', 'x'],
    ['wandb_key', 'x'],
    ['wandb_key_2', 'x'],
    ['openaikey', 'x'],
    ['smtp.auth', 'x'],
    ['x', 'mysql -u root -phunter2 shop'],
    ['x', 'sshpass -p hunter2 ssh host'],
    ['x', 'curl -u ada:hunter2 host'],
    ['x', 'PGPASSWORD=hunter2 psql'],
    ['x', '{"db_pass": "hunter2"}'],
    ['x', 'WANDB_KEY: hunter2'],
    ['x', 'train --db-pass hunter2'],
    ['x', 'the password is hunter2'],
    ['x', 'The password for the demo server is: hunter2.'],
    ['x', 'hf_abcdefghijABCDEFGHIJ0123456789abcd'],
    ['x', 'AKIAIOSFODNN7EXAMPLE'],
    ['x', `ghp_${'a1B2'.repeat(9)}`],
    ['x', 'postgres://user:pass@db/x'],
    ['x', 'https://oauth2:p@ss/w@host/x'],
    ['x', 'https://sometokenthatislong@host/x'],
    ['x', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY9'],
    ['x', 'dGhpcyBpcyBhIHNlY3JldCBrZXkgb2YgMzI='],
    ['x', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc'],
    ['x', '{"password": "hunter2"}'],
    ['x', '--token hunter2 --lr 1'],
    ['x', 'https://b.s3.amazonaws.com/k?X-Amz-Signature=abc'],
    ['x', 'DefaultEndpointsProtocol=https;AccountKey=abcdefgh'],
    ['x', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
  ])('%s = %s is not shown', (name, value) => {
    expect(shown(name, value)).toBe(`| ${name.replaceAll('_', '_')} | (redacted) |`);
  });

  test.each([
    ['max_tokens', '512'],
    ['tokenizer', 'bert-base-uncased'],
    ['pad_token', '<pad>'],
    ['cost_per_token', '0.1'],
    ['num_keys', '3'],
    ...[
      ...['num_key_value_heads', 'pad_token_id', 'n_tokens', 'eos_token', 'add_bos_token', 'use_cls_token'],
      ...['token_dropout', 'subtoken', 'max_new_tokens', 'bypass', 'passes', 'num_passes', 'forward_pass'],
      ...['lowpass', 'passthrough', 'pass@1', 'compass', 'primary_key', 'sort_key', 'label_key', 'text_key'],
      ...['rng_key', 'key', 'keys', 'key_padding_mask', 'monkey', 'author', 'secretary'],
    ].map((name) => [name, 'x']),
    ['x', 'The API key is required'],
    ['x', 'the password is not stored'],
    ['x', 'Trainer(pad_token=abc, max_tokens=512, use_auth_token=None)'],
    ['x', 'tests that pass: 12 of 14'],
    ['x', 'mysql -u root -P 3306'],
    ['x', 'google-auth==2.40'],
    ['author', 'Ada'],
    ['key_dim', '64'],
    ['data_sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['commit', '6f94df7a1b2c3d4e5f60718293a4b5c6d7e8f901'],
    ['run', 'bert-base-uncased-finetuned-SST2-lr-5e-5-bs-32-epoch3'],
    ['class', 'DistilBertForSequenceClassificationHead'],
    ['path', '/home/ada/Models/DistilBert-v2/checkpoint-500/pytorch_model.bin'],
    ['url', 'https://host:8080/data@v1'],
    ['uri', 's3://bucket/2024/data.csv'],
  ] as [string, string][])('%s = %s is', (name, value) => {
    expect(shown(name, value)?.replaceAll(/[\\\u200b]|&lt;/g, (text) => (text === '&lt;' ? '<' : ''))).toBe(
      `| ${name} | ${value} |`,
    );
  });

  test('are nowhere in a card', () => {
    const token = 'hf_abcdefghijABCDEFGHIJ0123456789abcd';
    const url = `https://ci:${token}@github.com/team/x.git`;
    const card = cardOf({
      ...full,
      description: `fine\nlog in with ${token}\nfine too`,
      metrics: new Map([[token, 1]]),
      params: new Map([
        ['x', token],
        [token, 'x'],
        ['args', `--hub ${token}`],
      ]),
      signature: {
        inputs: [],
        outputs: [],
        params: [{ name: 'api_key', type: 'string', default: 'hunter2' }],
      },
      datasets: [{ name: url, digest: token, context: 'eval' }],
      environment: { requirements: [`--extra-index-url ${url}`, `x @ git+${url}`] },
      provenance: { ...full.provenance, runName: token, gitRepo: url, runLink: url, workflowRun: url },
    });
    expect(card).not.toContain(token);
    expect(card).not.toContain('hunter2');
    expect(card).toContain('> fine\\\n> (redacted)\\\n> fine too');
    expect(card).toContain('](https://github.com/team/x/commit/');
  });
});

describe('a card that is there', () => {
  test('keeps what a person wrote around the region', () => {
    const card = cardOf(full)
      .replace('# sentiment-analyzer', '# Mine')
      .replace('Not stated.', 'For fun.\r\n\ttabs ');
    const again = cardOf(facts({ metrics: new Map([['accuracy', 1]]), version: '4' }), card);
    const people = (text: string) => bodyOf(without(text)).replace(/"results":\[.*?\]/, '');
    expect(people(again)).toBe(people(card));
    expect(section(again, 'Metrics')).toContain('| accuracy | 1 |');
    expect(again).not.toContain('val/accuracy');
  });

  test('gets the region at its end when it has none', () => {
    const card = cardOf(bare, '# Mine\n\nNo end of line');
    expect(card).toMatch(
      /^---\ntags:\n {2}- mlflow\n---\n\n# Mine\n\nNo end of line\n\n<!-- mlops-actions:begin/,
    );
    expect(card).toMatch(/\n<!-- mlops-actions:end -->\n$/);
    expect(card).not.toContain('Intended use');
  });

  test('may begin with a rule, which begins no front matter', () => {
    expect(cardOf(bare, '---\n\n# Mine\n')).toMatch(
      /^---\ntags:\n {2}- mlflow\n---\n\n---\n\n# Mine\n\n<!-- /,
    );
    expect(() => cardOf(bare, '---\n**Mine**: x\n---\n')).toThrow('between --- and ---');
  });

  test('of front matter alone is as good as none', () => {
    expect(cardOf(bare, '---\nlicense: mit\n---\n')).toContain('## Intended use');
    expect(cardOf(bare, '')).toBe(cardOf(bare));
    expect(cardOf(bare, ' \n')).toBe(cardOf(bare));
  });

  test('any text of a person stays to the byte', () => {
    fc.assert(
      fc.property(existingCard, fc.constantFrom(full, bare), (existing, given) => {
        const card = cardOf(given, existing);
        const [, yaml = '', body = ''] =
          /^\ufeff?(?:---\r?\n([\S\s]*?)---\r?\n)?([\S\s]*)$/.exec(existing) ?? [];
        const eol = existing.includes('\r\n') ? '\r\n' : '\n';
        expect(card.startsWith('\ufeff')).toBe(existing.startsWith('\ufeff'));
        if (body.trim() !== '') expect(bodyOf(card)).toContain(body.replace(/^\r?\n/, ''));
        for (const line of yaml
          .split(eol)
          .filter((line) => /^(?:#|- name| {2}|language|notes|datasets|empty|base)/.test(line)))
          expect(card.split(eol)).toContain(line);
        if (eol === '\r\n') expect(card.replaceAll('\r\n', '')).not.toContain('\n');
        expect(cardOf(given, card)).toBe(card);
        expect(card.startsWith(frontMatterOf(given, existing))).toBe(true);
      }),
    );
  });

  test('the same facts give the same bytes, whatever they are', () => {
    fc.assert(
      fc.property(hostileFacts, hostileFacts, (one, other) => {
        const card = cardOf(one);
        expect(cardOf(one, card)).toBe(card);
        const later = cardOf(other, card);
        expect(cardOf(other, later)).toBe(later);
        expect(frontMatterOf(other, later)).toBe(later.slice(0, frontMatterOf(other, later).length));
      }),
    );
  });

  test('another workflow run is no reason to change it, but comes along with other changes', () => {
    const run = (workflowRun: string, changes: Partial<CardFacts> = {}) =>
      facts({ ...changes, provenance: { ...full.provenance, workflowRun } });
    const card = cardOf(run('https://github.com/a/b/actions/runs/1'));
    expect(cardOf(run('https://github.com/a/b/actions/runs/2'), card)).toBe(card);
    const { workflowRun: _, ...provenance } = full.provenance;
    expect(cardOf(facts({ provenance }), card)).toBe(card);
    const changed = cardOf(run('https://github.com/a/b/actions/runs/2', { version: '4' }), card);
    expect(changed).toContain('runs/2)');
    expect(changed).not.toContain('runs/1');
  });

  test('of a file beside the code is compared with what is published', () => {
    const run = (id: number) =>
      facts({ provenance: { ...full.provenance, workflowRun: `https://github.com/a/b/actions/runs/${id}` } });
    const file = '# Mine\n';
    const published = cardOf(run(1), file);
    expect(cardOf(run(2), file, published)).toBe(published);
    expect(cardOf(run(2), `${file}more`, published)).toContain('runs/2)');
    expect(cardOf(run(2), file, BEGIN)).toBe(cardOf(run(2), file));
  });

  test('with the line ends of another age gets ours', () => {
    expect(cardOf(bare, '# Mine\rtext\r')).toContain('---\n\n# Mine\rtext\r\n\n<!-- ');
  });

  test.each([
    [['a', BEGIN, 'b'], 'Write <!-- mlops-actions:end --> after', 'begin in line 7'],
    [['a', END], 'Write <!-- mlops-actions:begin --> before', 'end in line 7'],
    [[END, BEGIN], 'Delete the marks', 'end in line 6, begin in line 7'],
    [[BEGIN, END, BEGIN, END], 'Delete the marks', 'begin in line 8'],
    [[BEGIN, BEGIN, END, END], 'Delete the marks', 'begin in line 7'],
    [['<!-- mlops-actions:begin', '-->', END], 'Delete the marks', 'begin in line 6 (without its -->)'],
    [
      ['a', RECORD, '', '## How to load'],
      'before the record and <!-- mlops-actions:end --> after',
      'record in line 7',
    ],
    [[BEGIN, RECORD], 'Write <!-- mlops-actions:end --> after', 'begin in line 6, record in line 7'],
  ])('with damaged marks is refused: %j', (lines, advice, found) => {
    const existing = ['---', 'license: mit', 'a: 1', '---', '', ...lines, ''].join('\n');
    for (const act of [() => cardOf(full, existing), () => frontMatterOf(full, existing)]) {
      expect(act).toThrow(UserError);
      expect(act).toThrow(advice);
      expect(act).toThrow(found);
    }
  });

  test('whose marks somebody deleted is refused, for it would be there twice', () => {
    const deleted = cardOf(full).replaceAll(/^<!-- mlops-actions:(?:begin|end).*\n/gm, '');
    expect(() => cardOf(full, deleted)).toThrow('The marks of that part are gone.');
    const restored = deleted
      .replace(/^<!-- mlops-actions:record/m, `${BEGIN}\n$&`)
      .replace('\n\n## Intended use', `\n${END}\n\n## Intended use`);
    expect(cardOf(full, restored)).toBe(cardOf(full));
  });

  test('may speak of marks in its lines', () => {
    const existing = `What is between \`${BEGIN}\` and \`${END}\` is written anew.\n`;
    expect(cardOf(full, existing)).toContain(existing);
  });
});

describe('hostile text', () => {
  test('stays text: nothing of it changes what the card is made of', () => {
    const place = (text: string): CardFacts => ({
      ...full,
      title: text,
      revision: text,
      name: text,
      version: text,
      kind: { flavor: text, tags: [text], pipelineTag: text, format: text, libraryName: text },
      signature: {
        inputs: [{ name: text, type: text }],
        outputs: [{ type: text }],
        params: [{ name: text, type: text, default: text }],
      },
      metrics: new Map([[text, 1]]),
      params: new Map([[text, text]]),
      datasets: [{ name: text, digest: text, context: text, sourceType: text }],
      environment: { python: text, mlflow: text, requirements: [text, text] },
      files: [{ path: text, size: 1, sha256: text }],
      pickles: [{ path: text, unknown: [text], dangerous: [text] }],
      provenance: { ...full.provenance, runId: text, runName: text, modelId: text, gitCommit: text },
    });
    const shape = (text: string) =>
      outline(
        parseMarkdown(
          cardOf(place(text))
            .replace(/^---\n[\S\s]*?\n---\n/, '')
            .replace(/^<!-- mlops-actions:record .*$/m, ''),
        ),
      );
    const expected = shape('word');
    fc.assert(
      fc.property(
        hostileText.filter((text) => /[\p{L}\p{N}]/u.test(text) && text.trim() !== ''),
        (text) => {
          const card = cardOf(place(`a${text}`));
          regionOf(card);
          expect(bodyOf(card).match(/<!--/g)).toHaveLength(3);
          expect(shape(`a${text}`)).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('in addresses makes no other link', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const address = `https://e.com/${one}?${other}#${one}`;
        const card = cardOf({
          ...bare,
          provenance: {
            runId: 'r',
            runLink: address,
            workflowRun: address,
            gitRepo: address,
            gitCommit: 'a'.repeat(40),
          },
        });
        const region = parseMarkdown(section(card, 'Provenance'));
        const links = nodesOf(region).filter((node) => node.type === 'link');
        for (const link of links) expect(new URL(link.url).host).toBe('e.com');
        for (const node of nodesOf(region)) {
          expect(node.type).not.toMatch(/^(?:image|code)$/);
          if (node.type === 'html') expect(node.value).toMatch(/^<\/?span>$/);
        }
      }),
    );
  });
});
