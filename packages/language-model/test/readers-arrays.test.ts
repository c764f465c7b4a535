import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder, python } from '@mlops-actions/testing';
import { readAll, refusal, write } from './reading.js';

const npy = { format: 'npy' } as const;
const csv = { format: 'csv' } as const;

const folder = newFolder();
beforeAll(() => {
  python(
    'import numpy as np\nnan = np.nan\nfor path, array in given:\n  np.save(path, eval(array))\nresult = None',
    REFUSED.map(([array], i) => [join(folder, `refused-${i}.npy`), array]),
  );
});

const REFUSED: readonly (readonly [array: string, message: RegExp])[] = [
  ['np.array([0.5, 0.25])', /, item 1: value 1 is 0\.5.*probabilities/],
  ['np.array([[-1.0, -1], [-1, 3]])', /, item 2: value 2 is 3.*quantity: nll/],
  ['np.array([-1, nan, -1])', /value 2 is NaN/],
  ['np.array([[-1, nan, -1]])', /value 3 follows NaN/],
  ['np.array([[nan, nan]])', /item 1: has no scored token/],
  ['np.array([[-1, -1], [nan, nan]])', /item 2: has no scored token/],
  ['np.array([-1, -2])', /of the type '<i8'.*astype\('float64'\)/],
  ['np.zeros((2, 2, 2))', /the shape \(2, 2, 2\)/],
  ['np.array(-1.0)', /the shape \(\)/],
  ['np.zeros((0, 3))', /is empty, of the shape \(0, 3\)/],
  ['np.asfortranarray(-np.ones((2, 3)))', /stored by columns.*ascontiguousarray/],
];

/** Saves `array`, an expression of numpy, and gives what the second one makes of it. */
function saved(array: string, then = 'None'): [path: string, result: unknown] {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.npy`);
  const result = python(
    `import numpy as np\nnan, inf = np.nan, np.inf\nrandom = np.random.default_rng(5)\narray = ${array}\nnp.save(given, array)\nresult = ${then}`,
    path,
  );
  return [path, result];
}

describe('.npy', () => {
  test.each(['<f2', '<f4', '<f8', '>f2', '>f4', '>f8'])(
    'of %s, in pieces of any place in a row',
    async (type) => {
      // 3 × 500,001 values: rows end amid the pieces that are read.
      const [path, sums] = saved(
        `(-random.exponential(2, (3, 500001))).astype('${type}')`,
        '[float(-row.astype("f8").sum()) for row in array]',
      );
      const { texts, settings } = await readAll(path, npy);
      expect(texts.map(({ tokens }) => tokens)).toEqual([500_001, 500_001, 500_001]);
      for (const [i, { nll }] of texts.entries()) expect(nll / (sums as number[])[i]!).toBeCloseTo(1, 12);
      expect(settings).toEqual({ 'first token': 'scored' });
    },
  );

  test('every float16', async () => {
    const [path, values] = saved(
      'np.arange(65536, dtype=np.uint16).view(np.float16)[:31744].reshape(-1, 1)',
      '[float(x) for x in array[:, 0]]',
    );
    expect((await readAll(path, { ...npy, quantity: 'nll' })).texts.map(({ nll }) => nll)).toEqual(values);
  });

  test('one dimension is one text, two are a text per row, padded with NaN', async () => {
    const [one] = saved('np.array([nan, -1, -2])');
    expect((await readAll(one, npy)).texts).toEqual([{ id: '1', nll: 3, tokens: 2 }]);
    const [two] = saved('np.array([[-1, -2, -3], [nan, -4, nan], [-5, nan, nan]])');
    const { texts, settings } = await readAll(two, npy);
    expect(texts).toEqual([
      { id: '1', nll: 6, tokens: 3 },
      { id: '2', nll: 4, tokens: 1 },
      { id: '3', nll: 5, tokens: 1 },
    ]);
    expect(settings).toEqual({ 'first token': 'mixed' });
  });

  test('in another base, as losses, with probabilities of 0', async () => {
    const [bits] = saved('np.array([1, 2], dtype="f4")');
    const { texts } = await readAll(bits, { ...npy, logBase: 2, quantity: 'nll' });
    expect(texts).toEqual([{ id: '1', nll: 3 * Math.LN2, tokens: 2 }]);
    const [zero] = saved('np.array([nan, -1, -inf, -1])');
    expect((await readAll(zero, npy)).texts).toEqual([
      { id: '1', nll: Number.POSITIVE_INFINITY, tokens: 3, zeros: 1, firstZero: 2 },
    ]);
  });

  test('rows that end with zeros are told of', async () => {
    const [padded] = saved('np.array([[-1.0, -2, 0, 0], [-1, -1, -1, -1]])');
    expect((await readAll(padded, npy)).doubts.join()).toMatch(/Rows end with zeros/);
    const [certain] = saved('np.array([[-1.0, 0, 0, -2]])');
    expect((await readAll(certain, npy)).doubts).toEqual([]);
  });

  test.each(REFUSED.map(([array, message], i) => [array, message, i] as const))(
    'refused: %s',
    async (_, message, i) => {
      expect(await refusal(join(folder, `refused-${i}.npy`), npy)).toMatch(message);
    },
  );

  test('refused: cut off, no array at all, names that it has not', async () => {
    const whole = readFileSync(saved('-np.ones(9)')[0]);
    expect(await refusal(write('cut.npy', whole.subarray(0, -1)), npy)).toMatch(
      /ends after 71 of the 72 bytes/,
    );
    expect(await refusal(write('zip.npy', 'PK\x03\x04 and so on'), npy)).toMatch(
      /\.npz: save its array by itself/,
    );
    const path = write('whole.npy', whole);
    expect(await refusal(path, { ...npy, sliceField: 'lang' })).toMatch(/^slice-field: lang/);
    expect(await refusal(path, { ...npy, field: 'x' })).toMatch(/^field: x/);
    expect(await refusal(path, { ...npy, quantity: 'perplexity' })).toMatch(/^quantity: perplexity/);
  });
});

describe('tables', () => {
  test('a row per text', async () => {
    const path = write('t.csv', 'id,nll,n_tokens,lang,text\na,6,4,de,"x, y"\nb,1.5e0,3,en,z\n');
    expect((await readAll(path, { ...csv, sliceField: 'lang' })).texts).toEqual([
      { id: 'a', slice: 'de', nll: 6, tokens: 4, bytes: 4, characters: 4, words: 2 },
      { id: 'b', slice: 'en', nll: 1.5, tokens: 3, bytes: 1, characters: 1, words: 1 },
    ]);
  });

  test('a row per token, the texts by id', async () => {
    const path = write('t.tsv', 'id\ttoken\tlogprob\na\tx\t\na\ty\t-1\na\tz\t-inf\nb\tx\t-2.5\n');
    const { texts, settings } = await readAll(path, csv);
    expect(texts).toEqual([
      { id: 'a', nll: Number.POSITIVE_INFINITY, tokens: 2, zeros: 1, firstZero: 2 },
      { id: 'b', nll: 2.5, tokens: 1 },
    ]);
    expect(settings).toEqual({ 'first token': 'mixed' });
  });

  test('a row per token of one text, in a named column', async () => {
    const path = write('t.csv', `score\n${'-0.5\n'.repeat(200_000)}`);
    const { texts } = await readAll(path, { ...csv, field: 'score', quantity: 'logprob' });
    expect(texts).toEqual([{ id: '1', nll: 100_000, tokens: 200_000 }]);
  });

  test('lists in cells, as pandas writes them', async () => {
    const path = write('t.csv', 'id,logprobs\na,"[None, -1.0, -inf]"\nb,"[-2]"\n');
    expect((await readAll(path, csv)).texts).toEqual([
      { id: 'a', nll: Number.POSITIVE_INFINITY, tokens: 2, zeros: 1, firstZero: 2 },
      { id: 'b', nll: 2, tokens: 1 },
    ]);
  });

  test.each([
    ['no column', 'a,b\n1,2\n', csv, /:2: has none of the columns logprobs,.*Its columns are a, b.*field: a/],
    ['a column that is not there', 'a,b\n1,2\n', { ...csv, field: 'c' }, /:2: has no column "c"/],
    ['probabilities', 'logprob\n0.5\n', csv, /:2: column "logprob" is 0\.5.*probabilities/],
    ['NaN', 'logprob\n-1\nnan\n', csv, /:3: column "logprob" is NaN/],
    ['an empty cell', 'logprob\n-1\n""\n', csv, /:3: column "logprob" is empty/],
    ['a word', 'logprob\n-1\nx\n', csv, /:3: column "logprob" is "x"/],
    ['no row', 'logprob\n', csv, /has no row/],
    ['a text without tokens', 'id,logprob\na,\nb,-1\n', csv, /the text "a" before has no scored token/],
    ['perplexities of tokens', 'perplexity\n3\n4\n', { ...csv, field: 'perplexity' }, /need "n_tokens"/],
    ['no number', 'nll,n_tokens\nx,3\n', csv, /:2: "nll" is "x"/],
  ])('refused: %s', async (_, content, options, message) => {
    const found = await refusal(write('t.csv', content), options);
    expect(found).toMatch(/^t\.csv/);
    expect(found).toMatch(message);
  });
});
