import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { porterStem } from '../src/index.js';
import { Random } from './random.js';
import { englishWords } from './words.js';

const NLTK = `
from nltk.stem.porter import PorterStemmer
stemmer = PorterStemmer()
result = [stemmer.stem(word) for word in given]
`;

/** Every suffix and every letter that a rule of the algorithm looks at. */
const SUFFIXES =
  `s es ies sses ss ied eed ed ing at bl iz y ational tional enci anci izer bli abli alli entli eli ousli
  ization ation ator alism iveness fulness ousness aliti iviti biliti fulli logi icate ative alize iciti ical ful ness
  al ance ence er ic able ible ant ement ment ent sion tion ion ou ism ate iti ous ive ize e ll l`.split(
    /\s+/,
  );

describe('the stemmer is NLTK’s', () => {
  test('on 275,000 English words', () => {
    expect(englishWords.length).toBeGreaterThan(270_000);
    expectNltk(englishWords);
  }, 300_000);

  test('on random letters and digits with every combination of suffixes', () => {
    const random = new Random(1980);
    const stem = () => random.many(random.integer(0, 6), () => random.pick('aeiouyybcdlstwxz1')).join('');
    const suffixed = SUFFIXES.flatMap((one) =>
      SUFFIXES.flatMap((other) => [stem() + one, stem() + one + other, stem() + other]),
    );
    const ys = random.many(500, () =>
      random.many(random.integer(1, 12), () => random.pick('yyyyae1b')).join(''),
    );
    expectNltk([
      ...suffixed,
      ...ys,
      '',
      'y',
      'yy',
      'ed',
      'ing',
      'eed',
      'ied',
      'ies',
      'sses',
      'y'.repeat(800),
    ]);
  }, 120_000);
});

test.each([
  ['skies', 'sky'],
  ['dying', 'die'],
  ['news', 'news'],
  ['innings', 'inning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['dies', 'die'],
  ['died', 'die'],
  ['spied', 'spi'],
  ['enjoy', 'enjoy'],
  ['betrayed', 'betray'],
  ['survey', 'survey'],
  ['rationally', 'ration'],
  ['additionally', 'addit'],
  ['hopefully', 'hope'],
  ['geology', 'geolog'],
  ['archaeology', 'archaeolog'],
  ['ices', 'ice'],
  ['used', 'use'],
  ['sses', 'ss'],
  ['agreed', 'agre'],
  ['controlling', 'control'],
  ['oddly', 'oddli'],
  ['ally', 'alli'],
])('%s → %s', (word, stem) => {
  expect(porterStem(word)).toBe(stem);
});

test('a run of a million y is stemmed like a short one', () => {
  expect(porterStem('y'.repeat(1_000_001))).toHaveLength(1_000_001);
});

test.each(['Running', 'naïve', 'two words', "don't"])('%j has no stem', (word) => {
  expect(() => porterStem(word)).toThrow(RangeError);
});

function expectNltk(words: readonly string[]): void {
  const expected = python(NLTK, words) as string[];
  const different = words.flatMap((word, i) => {
    const stem = porterStem(word);
    return stem === expected[i] ? [] : [{ word, stem, expected: expected[i] }];
  });
  expect(different).toEqual([]);
}
