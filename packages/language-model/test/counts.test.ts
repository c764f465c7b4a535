import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { type NgramModel, parseSmoothing } from '../src/index.js';
import { lossesOf, modelOf } from './models.js';

type Row = [...words: string[], count: number];

const countsOf = (rows: readonly Row[], smoothing: string) =>
  modelOf('counts.json', JSON.stringify(rows), { smoothing: parseSmoothing(smoothing) });

const NLTK = `
from math import inf
from nltk.lm import MLE, Lidstone, Laplace, KneserNeyInterpolated
from nltk.lm.preprocessing import padded_everygram_pipeline
def made(name, order):
    kind, *amount = name.split()
    if kind == 'mle': return MLE(order)
    if kind == 'laplace': return Laplace(order)
    if kind == 'lidstone': return Lidstone(float(amount[0]), order)
    return KneserNeyInterpolated(order, float(amount[0]))
def nll(model, words, order):
    padded = ['<s>'] * (order - 1) + words + ['</s>']
    ngrams = [tuple(padded[i:i + order]) for i in range(len(words) + 1)]
    logs = [model.logscore(ngram[-1], ngram[:-1]) for ngram in ngrams]
    import math
    return [-log * math.log(2) if log != -inf else None for log in logs]
`;

/** Models fitted on n-grams and their ends: losses of each word of each text, null for a probability of 0. */
const FITTED = `${NLTK}
result = []
for case in given:
    order = len(case['rows'][0]) - 1
    model = made(case['smoothing'], order)
    ngrams = [tuple(row[:-1]) for row in case['rows'] for _ in range(row[-1])]
    words = [word for ngram in ngrams for word in ngram if word != '<UNK>']
    model.fit([[ngram[i:] for ngram in ngrams for i in range(order)]], words)
    result.append([nll(model, text.split(), order) for text in case['texts']])
`;

/** As a user of NLTK has it: a model trained on texts, and its counts as they lie in it. */
const TRAINED = `${NLTK}
result = []
for case in given:
    model = made(case['smoothing'], case['order'])
    model.fit(*padded_everygram_pipeline(case['order'], [text.split() for text in case['training']]))
    counts = {' '.join(context): dict(words) for context, words in model.counts[case['order']].items()}
    result.append({'counts': counts, 'losses': [nll(model, text.split(), case['order']) for text in case['texts']]})
`;

type Losses = readonly (readonly (number | null)[])[];

async function expectLosses(model: NgramModel, texts: readonly string[], expected: Losses): Promise<void> {
  const losses = await lossesOf(model, texts);
  for (const [i, loss] of losses.entries()) {
    const zeros = expected[i]!.flatMap((one, at) => (one === null ? [at + 1] : []));
    expect(loss.tokens).toBe(expected[i]!.length);
    expect(loss.zeros ?? 0).toBe(zeros.length);
    expect(loss.firstZero).toBe(zeros[0]);
    if (zeros.length > 0) expect(loss.nll).toBe(Number.POSITIVE_INFINITY);
    else
      expectClose(
        loss.nll,
        expected[i]!.reduce<number>((sum, one) => sum + one!, 0),
      );
  }
}

const expectClose = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, expected));

const smoothings = fc.oneof(
  fc.constantFrom('mle', 'laplace', 'kneser-ney 0.1', 'kneser-ney 0.75', 'kneser-ney 1'),
  fc.integer({ min: 1, max: 300 }).map((gamma) => `lidstone ${gamma / 100}`),
);
const sentence = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { maxLength: 10, size: 'max' }).map((some) => some.join(' '));
const sentences = (words: readonly string[]) =>
  fc.array(sentence(words), { minLength: 1, maxLength: 8, size: 'max' });
const KNOWN = ['a', 'b', 'c', 'd', 'é', '<UNK>'];
const training = sentences(KNOWN);
const texts = sentences([...KNOWN, 'out']);

function rowsOf(order: number, training: readonly string[]): Row[] {
  const counts = new Map<string, Row>();
  for (const text of training) {
    const words = [...Array<string>(order - 1).fill('<s>'), ...text.split(' ').filter(Boolean), '</s>'];
    for (let i = 0; i + order <= words.length; i++) {
      const ngram = words.slice(i, i + order);
      const before = counts.get(ngram.join(' '))?.at(-1) ?? 0;
      counts.set(ngram.join(' '), [...ngram, (before as number) + 1] as Row);
    }
  }
  return [...counts.values()];
}

describe('the losses are those of NLTK', () => {
  test('fitted on the same n-grams, of 1 to 4 words', async () => {
    const arbitrary = fc
      .record({ order: fc.integer({ min: 1, max: 4 }), smoothing: smoothings, training, texts })
      .filter(({ order, smoothing }) => order > 1 || !smoothing.startsWith('kneser-ney'))
      .map(({ order, training, ...others }) => ({ ...others, rows: rowsOf(order, training) }));
    const cases = fc.sample(arbitrary, { numRuns: 200, seed: 5 });
    const expected = python(FITTED, cases) as readonly Losses[];
    for (const [i, { rows, smoothing, texts }] of cases.entries()) {
      await expectLosses(await countsOf(rows, smoothing), texts, expected[i]!);
    }
  }, 120_000);

  test('trained on texts, with the counts that it then holds', async () => {
    // Of three words NLTK counts the end of a text twice, and for Kneser–Ney its start as a word that follows another.
    const arbitrary = fc
      .record({
        order: fc.constantFrom(2, 3),
        smoothing: smoothings,
        training: sentences(['a', 'b', 'c', 'd', 'é']),
        texts,
      })
      .filter(({ order, smoothing }) => order === 2 || !smoothing.startsWith('kneser-ney'));
    const cases = fc.sample(arbitrary, { numRuns: 100, seed: 6 });
    const expected = python(TRAINED, cases) as readonly { counts: object; losses: Losses }[];
    for (const [i, { smoothing, texts }] of cases.entries()) {
      const { counts, losses } = expected[i]!;
      const content = JSON.stringify(counts);
      await expectLosses(
        await modelOf('counts.json', content, { smoothing: parseSmoothing(smoothing) }),
        texts,
        losses,
      );
    }
  }, 120_000);

  /** Figures of NLTK's unit tests: nltk/test/unit/lm/test_models.py, of 2 training texts and a vocabulary of 8. */
  test.each<[string, string, number]>([
    ['mle', 'a b <UNK> a d', 2.1398],
    ['lidstone 0.1', 'a c <UNK> d c', 17.0504],
    ['laplace', 'a c <UNK> d c', 8.7393],
  ])('published for %s', async (smoothing, text, perplexity) => {
    const counts = rowsOf(2, ['a b c d', '<UNK> <UNK> a d b <UNK>']);
    const vocabulary = ['a', 'b', 'c', 'd', 'z', '<s>', '</s>'];
    const content = JSON.stringify({ vocabulary, counts });
    const model = await modelOf('counts.json', content, { smoothing: parseSmoothing(smoothing) });
    expect(model.words.size).toBe(8);
    const [loss] = await lossesOf(model, [text]);
    expect(Math.exp(loss!.nll / loss!.tokens!)).toBeCloseTo(perplexity, 4);
  });
});

test.each(['laplace', 'lidstone 0.3', 'kneser-ney', 'kneser-ney 0.2'])(
  'the probabilities of what may follow a text add up to 1: %s',
  async (smoothing) => {
    const arbitrary = fc.record({ order: fc.integer({ min: 2, max: 4 }), training, text: sentence(KNOWN) });
    for (const { order, training, text } of fc.sample(arbitrary, { numRuns: 50, seed: 7 })) {
      const model = await countsOf(rowsOf(order, training), smoothing);
      const context = new Int32Array(order);
      const before = [...Array<string>(model.starts).fill('<s>'), ...text.split(' ').filter(Boolean)];
      for (const word of before) model.step(context, model.words.idOf(word));
      let sum = 0;
      for (let word = 0; word < model.words.size; word++) sum += Math.exp(model.step(context.slice(), word));
      expect(sum).toBeCloseTo(1, 12);
    }
  },
);

describe('counts are read', () => {
  const rows: Row[] = [
    ['<s>', 'the', 2],
    ['the', 'cat', 1],
    ['the', 'dog', 3],
    ['cat', '</s>', 1],
    ['dog', '</s>', 0],
  ];
  const flat = Object.fromEntries(rows.map(([first, second, count]) => [`${first} ${second}`, count]));
  const nested = {
    '<s>': { the: 2 },
    the: { cat: 1, dog: 3 },
    cat: { '</s>': 1 },
    dog: { '</s>': 0 },
  };
  const table = (separator: string, head: string) =>
    `${[head, ...rows.map((row) => row.join(separator))].join('\n')}\n`;

  test.each<[string, string, string | Uint8Array]>([
    ['rows', 'c.json', JSON.stringify(rows)],
    ['items of a Counter', 'c.json', JSON.stringify(rows.map(([a, b, count]) => [[a, b], count]))],
    ['n-grams as keys', 'c.json', JSON.stringify(flat, null, 2)],
    ['contexts as keys', 'c.json', JSON.stringify(nested)],
    ['with a vocabulary', 'c.json', JSON.stringify({ counts: nested, vocabulary: ['cat', 'the', 'dog'] })],
    ['packed', 'c.json.gz', gzipSync(JSON.stringify(flat))],
    ['columns of words', 'c.csv', table(',', 'word1,word2,count')],
    [
      'a column of n-grams',
      'c.csv',
      table(' ', 'count')
        .replaceAll(/^(.*) (.*)$/gm, '$2,$1')
        .replace('count', 'count,ngram'),
    ],
    ['separated by tabs', 'c.tsv', table('\t', 'context\tword\tcount')],
  ])('as %s', async (_, name, content) => {
    const model = await modelOf(name, content, { smoothing: parseSmoothing('laplace') });
    expect(model).toMatchObject({ order: 2, smoothing: 'laplace', starts: 1, unscored: 0, caveats: [] });
    const [loss] = await lossesOf(model, ['the cat']);
    // A vocabulary of <s>, the, cat, dog, </s> and <unk>
    expect(loss!.nll).toBeCloseTo(-Math.log((3 / 8) * (2 / 10) * (2 / 7)), 12);
  });

  test('as maximum likelihood where nothing is said', async () => {
    const model = await modelOf('c.json', JSON.stringify(rows));
    expect(model.smoothing).toBe('mle');
    const [seen, unseen] = await lossesOf(model, ['the cat', 'the dog bird']);
    expect(seen!.nll).toBeCloseTo(Math.log(4), 12);
    expect(unseen).toMatchObject({ nll: Number.POSITIVE_INFINITY, zeros: 2, firstZero: 3, oov: 1 });
  });

  test('without markers, and then the first words and the ends are not scored', async () => {
    const bare: Row[] = [
      ['a', 'b', 'c', 1],
      ['b', 'c', 'd', 3],
      ['b', 'c', 'e', 1],
    ];
    const model = await countsOf(bare, 'mle');
    expect(model).toMatchObject({ starts: 0, unscored: 2, endsTexts: false });
    expect(model.caveats).toHaveLength(2);
    const [loss] = await lossesOf(model, ['a b c d']);
    expect(loss).toMatchObject({ tokens: 2, words: 4, nll: expect.closeTo(-Math.log(3 / 4), 12) });
    await expect(lossesOf(model, ['a b'])).rejects.toThrow(
      'text:1: has 2 words, and the model scores none of',
    );
  });

  test('with fewer markers than the n-grams are long', async () => {
    const model = await countsOf(
      [
        ['<s>', 'a', 'b', 1],
        ['a', 'b', '</s>', 1],
      ],
      'mle',
    );
    expect(model).toMatchObject({ starts: 1, unscored: 1, endsTexts: true });
    const [loss, end] = await lossesOf(model, ['a b', 'a']);
    expect(loss).toMatchObject({ tokens: 2, nll: 0 });
    expect(end).toMatchObject({ tokens: 1, zeros: 1 });
  });
});

describe('counts are refused', () => {
  test.each<[string, string, string, string]>([
    ['broken JSON', 'c.json', '{"a": {"b": 1},\n}', 'c.json:2:1: not valid JSON'],
    ['a number', 'c.json', '3', 'c.json: holds no counts. Expected'],
    ['nothing', 'c.json', '{}', 'c.json: is empty'],
    [
      'a probability',
      'c.json',
      '{"a": {"b": 0.5}}',
      'c.json, "a b": expected a count, a whole number from 0 up, found 0.5',
    ],
    ['below 0', 'c.json', '{"a b": -1}', 'found -1'],
    ['a text', 'c.json', '[["a", "b", "1"]]', 'c.json, item 1: expected a count'],
    ['two orders', 'c.json', '{"a": 1, "a b": 1}', 'c.json, "a b": is of 2 words, expected 1 as in '],
    ['twice', 'c.json', '{"a b": 1, "a": {"b": 1}}', 'c.json, "a b": is in the file twice'],
    ['tuples as text', 'c.json', "{\"('a', 'b')\": 1}", "is a Python tuple as text. Write ' '.join(ngram)"],
    ['rows of something else', 'c.json', '[{"a": 1}]', 'c.json, item 1: is no n-gram with its count'],
    ['an empty n-gram', 'c.json', '{"": 1}', 'has no words'],
    [
      'a word outside the vocabulary',
      'c.json',
      '{"vocabulary": ["a"], "counts": {"a b": 1}}',
      'counts the word "b", which is not',
    ],
    ['no column of counts', 'c.csv', 'a,b\nx,1\n', 'c.csv:1: has the columns a, b. Expected one named count'],
    [
      'a fraction in a table',
      'c.csv',
      'w,count\nx,1.5\n',
      'c.csv:2: expected a count, a whole number from 0 up, found "1.5"',
    ],
    ['a table without rows', 'c.csv', 'w,count\n', 'c.csv: holds no n-grams below its header'],
    ['a pickle', 'c.pkl', '', 'c.pkl is no model that can be read'],
  ])('%s', async (_, name, content, message) => {
    await expect(modelOf(name, content)).rejects.toThrow(message);
  });

  test('Kneser–Ney of single words', async () => {
    await expect(countsOf([['a', 3]], 'kneser-ney')).rejects.toThrow(
      'smoothing: kneser-ney needs the words before',
    );
  });
});

describe('smoothing', () => {
  test.each([
    ['mle', { kind: 'mle' }],
    ['laplace', { kind: 'lidstone', gamma: 1 }],
    [' lidstone 0.1 ', { kind: 'lidstone', gamma: 0.1 }],
    ['lidstone: 1e-3', { kind: 'lidstone', gamma: 0.001 }],
    ['kneser-ney', { kind: 'kneser-ney', discount: 0.75 }],
    ['kneser-ney .1', { kind: 'kneser-ney', discount: 0.1 }],
  ])('%s', (text, smoothing) => {
    expect(parseSmoothing(text)).toEqual(smoothing);
  });

  test.each([
    '',
    'lidstone',
    'lidstone 0',
    'lidstone x',
    'laplace 2',
    'kneser-ney 1.5',
    'kneser-ney 0',
    'katz',
    'mle 1 2',
  ])('is not %j', (text) => {
    expect(() => parseSmoothing(text)).toThrow(`smoothing: cannot be ${JSON.stringify(text)}. Expected mle,`);
  });
});
