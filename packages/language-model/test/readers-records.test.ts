import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { measured } from '../src/readers/lengths.js';
import { readAll, refusal, write } from './reading.js';

const jsonl = { format: 'jsonl' } as const;

describe('a text per line', () => {
  test('with the log-probability of each token', async () => {
    const path = write('lists.jsonl', [
      { id: 'a', logprobs: [-1, -2, -0.5], text: 'zwölf 😀\n' },
      { id: 7, token_logprobs: [-0.25], bytes: 9, words: 2, characters: 5 },
      { logprobs: [-3], n_tokens: 1 },
    ]);
    const { texts, settings } = await readAll(path);
    expect(texts).toEqual([
      { id: 'a', nll: 3.5, tokens: 3, bytes: 12, characters: 8, words: 2 },
      { id: '7', nll: 0.25, tokens: 1, bytes: 9, words: 2, characters: 5 },
      { id: '3', nll: 3, tokens: 1 },
    ]);
    expect(settings).toEqual({ 'first token': 'scored' });
  });

  test('whose first token is not scored, which is said', async () => {
    const path = write('first.jsonl', [{ logprobs: [null, -1, -3], text: 'a b c', n_tokens: 3 }]);
    const { texts, settings, caveats } = await readAll(path);
    expect(texts).toEqual([{ id: '1', nll: 4, tokens: 2, bytes: 5, characters: 5, words: 3 }]);
    expect(settings).toEqual({ 'first token': 'not scored' });
    expect(caveats.join()).toMatch(/values per byte, character and word are slightly low/);
    write('first.jsonl', [{ logprobs: [null, -1] }, { logprobs: [-1] }]);
    const mixed = await readAll(path);
    expect(mixed.settings).toEqual({ 'first token': 'mixed' });
    expect(mixed.caveats.join()).toMatch(/scored in 1 texts and not in 1/);
  });

  test('with a number for the whole text: its sum, or by its name or quantity its mean', async () => {
    const path = write('whole.jsonl', [{ id: 'a', nll: 6, n_tokens: 4 }]);
    expect((await readAll(path)).texts).toEqual([{ id: 'a', nll: 6, tokens: 4 }]);
    write('whole.jsonl', [{ nll: 6, bytes: 12 }]);
    expect((await readAll(path)).texts).toEqual([{ id: '1', nll: 6, bytes: 12 }]);
    write('whole.jsonl', [{ score: -6, tokens: 4 }]);
    const logprob = { ...jsonl, field: 'score', quantity: 'logprob' } as const;
    expect((await readAll(path, logprob)).texts).toEqual([{ id: '1', nll: 6, tokens: 4 }]);
    write('whole.jsonl', [{ eval: { loss: 1.5 }, n_tokens: 4 }]);
    const mean = await readAll(path, { ...jsonl, field: 'eval.loss' });
    expect(mean.texts).toEqual([{ id: '1', nll: 6, tokens: 4 }]);
    expect(mean.caveats.join()).toMatch(/"eval.loss" is taken for the mean per token/);
    write('whole.jsonl', [{ ppl: 8, n_tokens: 4 }]);
    expect((await readAll(path, { ...jsonl, field: 'ppl' })).texts[0]!.nll).toBeCloseTo(4 * Math.log(8), 12);
  });

  test('in the base that is said', async () => {
    const path = write('base.jsonl', [{ logprobs: [-1, -2] }, { nll: 2, n_tokens: 1 }]);
    const nlls = async (logBase?: number) =>
      (await readAll(path, { ...jsonl, logBase })).texts.map(({ nll }) => nll);
    expect(await nlls(2)).toEqual([3 * Math.LN2, 2 * Math.LN2]);
    expect(await nlls(10)).toEqual([3 * Math.LN10, 2 * Math.LN10]);
    expect(await nlls(Math.E)).toEqual([3, 2]);
    expect((await readAll(path)).caveats.join()).toMatch(/write log-base: e/);
    expect((await readAll(path, { ...jsonl, logBase: Math.E })).caveats).toEqual([]);
    expect(await refusal(path, { ...jsonl, logBase: 3 })).toMatch(/^log-base: 3/);
  });

  test('by slice, and with what the user names', async () => {
    const path = write('slice.jsonl', [{ meta: { domain: 'law' }, scores: { lp: [-1] } }]);
    const named = { ...jsonl, field: 'scores.lp', quantity: 'logprob', sliceField: 'meta.domain' } as const;
    expect((await readAll(path, named)).texts).toEqual([{ id: '1', slice: 'law', nll: 1, tokens: 1 }]);
    expect(await refusal(path, { ...named, sliceField: 'lang' })).toMatch(
      /^slice.jsonl:1: has no "lang", which slice-field names\..* The record has meta, scores\.$/,
    );
    expect(await refusal(path, { ...named, field: 'lp' })).toBe(
      'slice.jsonl:1: has no "lp", which field names. It has meta, scores.',
    );
    expect(await refusal(path, { ...named, quantity: 'auto' })).toMatch(
      /^field: scores.lp does not tell.*quantity: logprob/,
    );
  });

  test('in several files, numbered through; gzip too; told of the bytes', async () => {
    const first = write('shard-1.jsonl', [{ logprobs: [-1] }, { logprobs: [-2] }]);
    const second = write('shard-2.jsonl.gz', gzipSync('{"logprobs": [-3]}\r\n\n'));
    let bytes = 0;
    const { texts } = await readAll([first, second], {
      ...jsonl,
      onBytes: (more) => {
        bytes += more;
      },
    });
    expect(texts.map(({ id, nll }) => [id, nll])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 3],
    ]);
    expect(bytes).toBe(statSync(first).size + statSync(second).size);
  });

  test('as one JSON document: an array or an object, on one line or many', async () => {
    const rows = [{ logprobs: [-1] }, { logprobs: [-2] }];
    for (const text of [JSON.stringify(rows), JSON.stringify(rows, null, 2)]) {
      expect((await readAll(write('doc.json', text))).texts.map(({ nll }) => nll)).toEqual([1, 2]);
    }
    expect((await readAll(write('doc.json', JSON.stringify(rows[0], null, 2)))).texts).toHaveLength(1);
    write('doc.json', JSON.stringify([rows[0], { logprobs: [2] }], null, 1));
    expect(await refusal([write('doc.json', JSON.stringify([rows[0], { logprobs: [2] }], null, 1))])).toMatch(
      /^doc.json, item 2: /,
    );
  });
});

describe('zero probabilities', () => {
  test('are counted and located, as Python writes them; nothing is clipped', async () => {
    const path = write(
      'zeros.jsonl',
      '{"id": "NaN -Infinity \\"", "logprobs": [null, -1, -Infinity, -2, -Infinity]}\n{"nll": Infinity, "n_tokens": 3}\n',
    );
    expect((await readAll(path)).texts).toEqual([
      { id: 'NaN -Infinity "', nll: Number.POSITIVE_INFINITY, tokens: 4, zeros: 2, firstZero: 2 },
      { id: '2', nll: Number.POSITIVE_INFINITY, tokens: 3 },
    ]);
  });

  test('a probability of 1 is a loss of 0, never of -0', async () => {
    const path = write('ones.jsonl', '{"logprobs": [0, -0.0]}\n{"logprob": -0.0, "n_tokens": 1}\n');
    const [list] = (await readAll(write('one.jsonl', '{"logprobs": [0, -0.0]}'))).texts;
    expect(Object.is(list!.nll, 0)).toBe(true);
    write('ones.jsonl', '{"logprob": 0, "n_tokens": 1}\n');
    const [whole] = (await readAll(path, { ...jsonl, field: 'logprob' })).texts;
    expect(Object.is(whole!.nll, 0)).toBe(true);
  });
});

describe('refused, with file and line', () => {
  const cases: readonly (readonly [what: string, line: string, message: RegExp])[] = [
    [
      'probabilities',
      '{"logprobs": [null, 0.45, 0.2]}',
      /token 2: is 0.45.*look like probabilities.*math\.log/,
    ],
    ['NLLs as log-probabilities', '{"logprobs": [2.5, 1]}', /token 1: is 2.5.*write quantity: nll/],
    ['a positive value among others', '{"logprobs": [-1, 0.2]}', /token 2: is 0.2.*quantity: nll/],
    ['+Infinity', '{"logprobs": [Infinity]}', /token 1: is \+Infinity/],
    ['NaN', '{"logprobs": [-1, NaN]}', /token 2: is NaN/],
    ['a null that is not the first', '{"logprobs": [null, -1, null]}', /token 3: is null\. Only the first/],
    ['a second null', '{"logprobs": [null, null, -1]}', /token 2: is null/],
    ['a text among numbers', '{"logprobs": ["-1"]}', /token 1: is "-1"/],
    ['an empty list', '{"logprobs": []}', /holds no scored token\./],
    ['only the null', '{"logprobs": [null]}', /holds no scored token, only the null/],
    ['log-probabilities as NLLs', '{"nll": [-1], "n_tokens": 1}', /token 1: is -1.*quantity: logprob/],
    ['a negative sum', '{"nll": -3, "n_tokens": 1}', /"nll" is -3.*quantity: logprob/],
    ['no number of tokens', '{"nll": 3}', /does not say of how many tokens.*"n_tokens"/],
    ['zero tokens', '{"nll": 0, "n_tokens": 0}', /"n_tokens" is 0/],
    ['a number of tokens that is none', '{"nll": 3, "n_tokens": 1.5}', /"n_tokens" is 1\.5/],
    [
      'a list of another length',
      '{"logprobs": [null, -1, -2], "n_tokens": 9}',
      /"n_tokens" is 9.*2 scored tokens/,
    ],
    ['negative bytes', '{"logprobs": [-1], "bytes": -1}', /"bytes" is -1/],
    [
      'no values',
      '{"text": "a", "score": 1}',
      /holds none of "logprobs".*It has text, score.*field: token_scores/,
    ],
    ['no object', '[-1, -2]\n[-1]', /is a list of 2\. Expected a text as/],
    ['a choice', '{"logprobs": {"token_logprobs": [-1]}}', /field: logprobs\.token_logprobs/],
    ['a cut line', '{"logprobs": [-1]}\n{"logprobs": [-1', /:2: not valid JSON/],
    ['a blank line', '{"logprobs": [-1]}\n\n{"logprobs": [-1]}', /:2: is blank/],
    ['nothing', '', /: is empty/],
  ];
  test.each(cases)('%s', async (_, content, message) => {
    const found = await refusal(write('bad.jsonl', content));
    expect(found).toMatch(/^bad\.jsonl(:\d+)?: /);
    expect(found).toMatch(message);
  });

  test('NLLs in a list are read when said to be', async () => {
    const path = write('nll.jsonl', [{ logprobs: [2.5, 1] }]);
    expect((await readAll(path, { ...jsonl, quantity: 'nll' })).texts).toEqual([
      { id: '1', nll: 3.5, tokens: 2 },
    ]);
    expect(await refusal(path, { ...jsonl, quantity: 'perplexity' })).toMatch(
      /is a list, and quantity: perplexity/,
    );
  });

  test('a perplexity below 1', async () => {
    const path = write('ppl.jsonl', [{ ppl: 0.5, n_tokens: 2 }]);
    expect(await refusal(path, { ...jsonl, field: 'ppl' })).toMatch(
      /"ppl" is 0\.5\. A perplexity is 1 or more/,
    );
  });
});

test('sums are those of exact arithmetic, as math.fsum has them', async () => {
  const lists = fc.sample(
    fc.array(fc.double({ min: -1e6, max: 0, noNaN: true }), { minLength: 1, maxLength: 400 }),
    { numRuns: 60, seed: 1 },
  );
  const { texts } = await readAll(
    write(
      'sums.jsonl',
      lists.map((logprobs) => ({ logprobs })),
    ),
  );
  const exact = python('import math\nresult = [-math.fsum(one) + 0.0 for one in given]', lists);
  expect(texts.map(({ nll }) => nll)).toEqual(exact);
});

test('bytes, characters and words are what Python counts', () => {
  const spaces = ['\u0085', '\u00a0', '\u001c', '\u2003', '\u3000', '\ufeff', '\u200b', ' ', '\n', '\t'];
  const texts = fc.sample(
    fc.array(fc.oneof(fc.constantFrom(...spaces, 'a', 'ß', '漢', '😀'), fc.string({ unit: 'grapheme' })), {
      maxLength: 12,
    }),
    { numRuns: 500, seed: 2 },
  );
  const joined = [...texts.map((parts) => parts.join('')), 'a b\x1c\n'.repeat(50_000), 'a\x0b '.repeat(9)];
  const counted = python(
    'result = [{"bytes": len(t.encode()), "characters": len(t), "words": len(t.split())} for t in given]',
    joined,
  );
  expect(joined.map(measured)).toEqual(counted);
});
