import { describe, expect, test } from '@jest/globals';
import { markdown, measure, reading, refusal } from './measure.js';

const input = { input: 'l.jsonl' };

describe('slices', () => {
  const text = (lang: unknown, nll: number) => ({ lang, nll, n_tokens: 10 });

  test('have a row each, the hardest first, of the aggregate that is asked for', async () => {
    const files = {
      'l.jsonl': [text('en', 20), text('de', 30), text('en', 10), text('de', 50), text(3, 10)],
    };
    const rows = async (aggregate: string) =>
      [
        ...(await measure({ ...input, 'slice-field': 'lang', aggregate }, files))
          .section('By slice')
          .matchAll(/\["(\w+)","([\d.]+)"/g),
      ].map(([, name, value]) => [name, Number(value)]);
    const close = (value: number) => expect.closeTo(value, 2);
    expect(await rows('pooled')).toEqual([
      ['de', close(Math.exp(4))],
      ['en', close(Math.exp(1.5))],
      ['3', close(Math.E)],
    ]);
    expect(await rows('mean-of-texts')).toEqual([
      ['de', close((Math.exp(3) + Math.exp(5)) / 2)],
      ['en', close((Math.exp(2) + Math.exp(1)) / 2)],
      ['3', close(Math.E)],
    ]);
  });

  test('without the unit show it, and an infinite one is infinite', async () => {
    const files = {
      'l.jsonl': `${[
        { lang: 'en', nll: 2, n_tokens: 1, words: 1 },
        { lang: 'none', nll: 2, n_tokens: 1, words: 0 },
      ]
        .map((one) => `${JSON.stringify(one)}\n`)
        .join('')}{"lang":"zero","logprobs":[-Infinity],"words":1}\n`,
    };
    const run = await measure({ ...input, 'slice-field': 'lang', unit: 'word' }, files);
    expect(run.section('By slice')).toMatch(/\["zero","infinity".*\["en","7\.389".*\["none","none"/);
  });

  test('that the input cannot have are refused', async () => {
    const query = 'a=3 1 -1\t</s>=2 2 -0.5\tTotal: -1.5 OOV: 0\n';
    for (const [given, files] of [
      [{ input: '9' }, {}],
      [{ input: 'k.txt' }, { 'k.txt': query }],
    ] as const)
      expect(await refusal({ ...given, 'slice-field': 'lang' }, files)).toMatch(
        /^slice-field: the input has no records/,
      );
    expect(
      await refusal({ ...input, 'slice-field': 'lang' }, { 'l.jsonl': [{ nll: 1, n_tokens: 1 }] }),
    ).toContain('"lang"');
    const many = Array.from({ length: 501 }, (_, i) => text(String(i), 1));
    expect(await refusal({ ...input, 'slice-field': 'lang' }, { 'l.jsonl': many })).toMatch(
      /^slice-field: has more than 500/,
    );
  });

  test('of the input are none of the baseline', async () => {
    const run = await measure(
      { ...input, 'slice-field': 'lang', baseline: 'file:old.jsonl' },
      { 'l.jsonl': [text('en', 20)], 'old.jsonl': [{ nll: 20, n_tokens: 10 }] },
    );
    expect(run.row('perplexity').delta).toBe(0);
  });
});

describe('names of strangers', () => {
  const hostile = [
    '</table><script>alert(1)</script>',
    '@octocat #1 [x](http://evil.test) `code` | cell',
    '\u001b[31mred\n::error::forged\u202e',
    `${'x'.repeat(5000)}`,
    '\ud800 half',
    '__proto__',
  ];

  test('stay text in the report, and short; the file of texts has them whole', async () => {
    const run = await measure(
      { ...input, 'slice-field': 'lang' },
      { 'l.jsonl': hostile.map((name, i) => ({ id: name, lang: name, nll: 10 * (i + 1), n_tokens: 5 })) },
    );
    const page = markdown(run);
    expect(page).not.toMatch(/<script|<\/table>|@octocat|[^\\]\]\(http|\u001b|\u202e/);
    expect(page).not.toContain('x'.repeat(200));
    expect(page).toMatch(/\| .{0,4}proto/);
    expect(run.texts().map(({ id }) => id)).toEqual(hostile);
    expect(run.log.lines.join('\n')).not.toMatch(/^::error/m);
  });

  test('and hostile settings of a report that someone sends as baseline', async () => {
    const old = await measure(input, { 'l.jsonl': [{ nll: 10, n_tokens: 5 }] });
    const settings = {
      unit: 'token',
      tokenizer: '<img src=x>\n::error::forged',
      __proto__: 'x',
      constructor: 'y',
    };
    const forged = { ...old.report, examples: undefined, provenance: { ...old.report.provenance, settings } };
    const given = {
      ...input,
      tokenizer: 'gpt2',
      baseline: 'report:r.json',
      'max-regression': 'perplexity 1%',
    };
    const run = await measure(given, { 'l.jsonl': [{ nll: 10, n_tokens: 5 }], 'r.json': forged });
    expect(run.verdict).toBe('fail');
    expect(markdown(run)).not.toContain('<img');
    expect(
      await refusal(given, {
        'l.jsonl': [{ nll: 10, n_tokens: 5 }],
        'r.json': { ...forged, examples: '../../secret.jsonl' },
      }),
    ).toContain('secret');
  });
});

describe('what goes wrong', () => {
  const good = { nll: 1, n_tokens: 1 };

  test('in the middle of the texts leaves neither report nor texts', async () => {
    // The helper looks into the folder of reports after every failure.
    expect(await refusal(input, { 'l.jsonl': [good, good, { nll: -1, n_tokens: 1 }] })).toContain(
      'l.jsonl:3',
    );
    expect(await refusal({ ...input, unit: 'word' }, { 'l.jsonl': [good] })).toMatch(/^unit: /);
    expect(
      await refusal({ ...input, baseline: 'file:b.jsonl' }, { 'l.jsonl': [good], 'b.jsonl': [good, {}] }),
    ).toContain('b.jsonl:2');
  });

  test('is told with what to write', async () => {
    expect(await refusal({ input: 'no/such.jsonl' })).toMatch(/^input: /);
    expect(await refusal({ input: 'x.bin' }, { 'x.bin': 'hello' })).toContain('format: jsonl');
    expect(await refusal({ ...input, field: 'scores' }, { 'l.jsonl': [good] })).toContain('"scores"');
    expect(await refusal({ ...input, 'log-base': '2', format: 'openai' }, { 'l.jsonl': [good] })).toMatch(
      /^log-base: /,
    );
  });
});

describe('inputs that do not go together', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{}, /^Nothing says what to measure/],
    [{ input: 'a.jsonl', model: 'm.arpa', text: 't.txt' }, /^input and model exclude each other/],
    [
      { model: 'm.arpa', endpoint: 'http://localhost', text: 't.txt' },
      /^model and endpoint exclude each other/,
    ],
    [{ model: 'm.arpa' }, /^model needs the texts/],
    [{ endpoint: 'http://localhost' }, /^endpoint needs the texts/],
    [{ text: 't.txt' }, /^text needs what scores it/],
    [{ input: 'a.jsonl', text: 't.txt' }, /^text goes with model or endpoint/],
    [{ input: 'a.jsonl', smoothing: 'laplace' }, /^smoothing goes with model/],
    [{ model: 'm.json', text: 't.txt', smoothing: 'some' }, /^smoothing: cannot be "some"/],
    [{ input: 'a.jsonl', 'endpoint-model': 'llama' }, /^endpoint-model goes with endpoint/],
    [{ input: 'mlflow:runs:/a\nb.jsonl', 'mlflow-tracking-uri': 'http://x' }, /stands alone/],
    [{ input: 'mlflow:runs:/a' }, /^mlflow-tracking-uri: /],
    [{ input: '9', 'max-regression': 'perplexity 2%' }, /^max-regression needs a baseline/],
    [{ input: '9', thresholds: 'rouge1 >= 1' }, /^thresholds: "rouge1"/],
    [{ input: '9', 'log-base': '3' }, /^log-base: "3" is not one of e, 2, 10/],
    [{ input: '9', context: '0' }, /^context: "0"/],
    [{ input: '9', unit: 'syllable' }, /^unit: "syllable" is not one of auto, token/],
  ])('%o', (given, message) => {
    expect(() => reading(given)).toThrow(message);
  });

  test('are told all at once', () => {
    expect(() => reading({ input: 'a', model: 'b', unit: 'x', aggregate: 'y' })).toThrow(
      /^3 things|^4 things/,
    );
  });
});
