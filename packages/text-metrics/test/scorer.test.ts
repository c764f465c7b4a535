import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRougeType, RougeScorer, type RougeSettings, rougeSignature } from '../src/index.js';
import { ofOddities, ofWords } from './examples.js';
import { Random } from './random.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const TYPES = ['rouge1', 'rouge2', 'rouge3', 'rougeL', 'rougeLsum'];
const DEFAULTS: RougeSettings = {
  types: TYPES,
  useStemmer: false,
  tokenizer: 'default',
  sentenceSplit: 'newline',
};
const TOKENIZERS = ['default', 'unicode', 'character'] as const;

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('the', 'cat', 'sat', 'maps', 'été', '今', 'a', '.', '\n'),
      fc.string({ unit: 'binary' }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(' '));

describe.each(TOKENIZERS)('any texts, tokenizer %s', (tokenizer) => {
  const settings: RougeSettings[] = [false, true].flatMap((useStemmer) =>
    (['newline', 'auto'] as const).map((sentenceSplit) => ({
      ...DEFAULTS,
      tokenizer,
      useStemmer,
      sentenceSplit,
    })),
  );
  const scorers = settings.map((each) => new RougeScorer(each));

  test('all values are from 0 to 1, and F lies between precision and recall', () => {
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), (prediction, references) => {
        for (const scorer of scorers) {
          const scores = columns(scorer, prediction, references);
          for (let i = 0; i < scores.length; i += 3) {
            const [precision, recall, fmeasure] = scores.slice(i, i + 3) as [number, number, number];
            expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0);
            expect(Math.max(precision, recall)).toBeLessThanOrEqual(1);
            expect(fmeasure).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-12);
            expect(fmeasure).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12);
          }
        }
      }),
    );
  });

  test('a text against itself is 1 where it is long enough', () => {
    fc.assert(
      fc.property(text, (same) => {
        for (const scorer of scorers) {
          const scores = columns(scorer, same, [same]);
          const { predictionTokens } = scorer.score(same, [same], new Float64Array(scorer.columns));
          const shortest = [1, 2, 3, 1, 1];
          expect(scores).toEqual(shortest.flatMap((n) => Array(3).fill(predictionTokens >= n ? 1 : 0)));
        }
      }),
    );
  });

  test('the other way round, precision and recall change places', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        for (const scorer of scorers) {
          // The union of subsequences of rougeLsum is not symmetric, all else is.
          const forth = columns(scorer, one, [other]).slice(0, 12);
          const back = columns(scorer, other, [one]).slice(0, 12);
          expect(back).toEqual([0, 3, 6, 9].flatMap((i) => [forth[i + 1], forth[i], forth[i + 2]]));
        }
      }),
    );
  });
});

describe('what was scored before changes nothing', () => {
  const random = new Random(42);
  const examples = random.many(400, (i) => (i % 4 === 0 ? ofOddities(random) : ofWords(random, 3, 40)));

  test.each(
    TOKENIZERS.flatMap((tokenizer) => [false, true].map((useStemmer) => ({ tokenizer, useStemmer }))),
  )('%j: one scorer, a new scorer each, and one that forgets all the time', (settings) => {
    const shared = new RougeScorer({ ...DEFAULTS, ...settings });
    const forgetful = new RougeScorer({ ...DEFAULTS, ...settings }, 20);
    for (const { prediction, references } of examples) {
      const fresh = columns(new RougeScorer({ ...DEFAULTS, ...settings }), prediction, references);
      expect(columns(shared, prediction, references)).toEqual(fresh);
      expect(columns(forgetful, prediction, references)).toEqual(fresh);
    }
  });
});

test('memory stays flat over tokens that occur once', () => {
  const scorer = new RougeScorer({ ...DEFAULTS, useStemmer: true }, 2 ** 12);
  const out = new Float64Array(scorer.columns);
  const score = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const words = Array.from({ length: 50 }, (_, k) => `internationalised${i * 50 + k}`).join(' ');
      scorer.score(words, [words], out);
    }
  };
  score(0, 500);
  const before = arrayBytes();
  score(500, 5000);
  // To remember all 225,000 of them would take several times as much.
  expect(arrayBytes() - before).toBeLessThan(2 ** 21);
});

test('texts of a hundred thousand tokens, in memory far below that of a table', () => {
  const random = new Random(3);
  const line = () => random.many(50_000, () => `w${Math.floor(20_000 ** random.next())}`).join(' ');
  const [one, other] = [line(), line()];
  const scorer = new RougeScorer({ ...DEFAULTS, types: ['rougeL', 'rougeLsum'] });
  const before = arrayBytes();
  const scores = columns(scorer, `${one}\n${other}`, [`${other}\n${one}`]);
  expect(arrayBytes() - before).toBeLessThan(2 ** 27);
  expect(scores.slice(3)).toEqual([1, 1, 1]);
  expect(scores[0]).toBeGreaterThanOrEqual(0.5);
}, 120_000);

describe('texts without tokens', () => {
  test('are told apart from texts with nothing in common', () => {
    const scorer = new RougeScorer(DEFAULTS);
    const out = new Float64Array(scorer.columns);
    expect({ ...scorer.score('नमस्ते दुनिया', ['नमस्ते दुनिया', 'hello', ''], out) }).toEqual({
      predictionTokens: 0,
      referencesWithoutTokens: 2,
    });
    expect({ ...scorer.score('hello world', ['bye'], out) }).toEqual({
      predictionTokens: 2,
      referencesWithoutTokens: 0,
    });
  });

  test('have tokens by the other tokenizers', () => {
    for (const tokenizer of ['unicode', 'character'] as const) {
      const scorer = new RougeScorer({ ...DEFAULTS, types: ['rouge1', 'rougeLsum'], tokenizer });
      expect(columns(scorer, 'नमस्ते दुनिया', ['नमस्ते दुनिया'])).toEqual([1, 1, 1, 1, 1, 1]);
    }
  });
});

test('sentences matter to rougeLsum alone', () => {
  const prediction = 'A cat sat here. Dogs ran.';
  const reference = 'Dogs ran. A cat sat here.';
  const lines = columns(new RougeScorer(DEFAULTS), prediction, [reference]);
  const sentences = columns(new RougeScorer({ ...DEFAULTS, sentenceSplit: 'auto' }), prediction, [reference]);
  expect(sentences.slice(0, 12)).toEqual(lines.slice(0, 12));
  expect(lines.slice(12)).toEqual(lines.slice(9, 12));
  expect(sentences.slice(12)).toEqual([1, 1, 1]);
});

test('columns are in the order of the types', () => {
  const forth = columns(new RougeScorer({ ...DEFAULTS, types: ['rouge1', 'rougeL'] }), 'a b c', ['b a c d']);
  const back = columns(new RougeScorer({ ...DEFAULTS, types: ['rougeL', 'rouge1'] }), 'a b c', ['b a c d']);
  expect(back).toEqual([...forth.slice(3), ...forth.slice(0, 3)]);
});

test('rouge1 to rouge9, rougeL and rougeLsum are the types', () => {
  expect(['rouge1', 'rouge9', 'rougeL', 'rougeLsum'].every(isRougeType)).toBe(true);
  for (const name of [
    'rouge0',
    'rouge10',
    'rouge',
    'rougen',
    'rougel',
    'ROUGE1',
    'rouge1\n',
    'rougeLSum',
    '',
  ]) {
    expect(isRougeType(name)).toBe(false);
    expect(() => new RougeScorer({ ...DEFAULTS, types: ['rouge1', name] })).toThrow(RangeError);
  }
});

test('a prediction needs a reference', () => {
  expect(() => new RougeScorer(DEFAULTS).score('a', [], new Float64Array(15))).toThrow(RangeError);
});

test('the signature names what changes a score', () => {
  expect(rougeSignature(DEFAULTS)).toBe('rouge|tok:default|stem:no|split:newline|agg:mean|multi:max-f|v:1');
  expect(rougeSignature({ useStemmer: true, tokenizer: 'unicode', sentenceSplit: 'auto' })).toBe(
    'rouge|tok:unicode|stem:porter-nltk|split:auto|agg:mean|multi:max-f|v:1',
  );
  expect(rougeSignature({ ...DEFAULTS, useStemmer: true, tokenizer: 'character' })).toContain('stem:no');
});

function columns(scorer: RougeScorer, prediction: string, references: readonly string[]): number[] {
  const out = new Float64Array(scorer.columns);
  scorer.score(prediction, references, out);
  return Array.from(out);
}

/** What typed arrays in use take. Arrays found unused by one collection are given back by the next. */
function arrayBytes(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}
