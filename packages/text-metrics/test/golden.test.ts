import { describe, expect, test } from '@jest/globals';
import { RougeScorer } from '../src/index.js';

/** Vectors of the public tests and documentation of rouge_score, torchmetrics, evaluate and TensorFlow. */
const FOX = 'The quick brown fox jumps over the lazy dog';
const SUMMARY = 'w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5';
const LAWYER = 'A lawyer says him .\nMoschetto, 54 and prosecutors say .\nAuthority abc Moschetto  .';
const TRAINER = 'A trainer said her and Moschetto, 54s or weapons say . \nAuthorities Moschetto of .';

test.each<[string, string, string, number, number, number]>([
  ['rouge1', 'testing', 'testing one two', 1, 1 / 3, 1 / 2],
  ['rouge1', 'testing one', 'testing one two', 1, 2 / 3, 4 / 5],
  ['rouge2', 'testing one', 'testing one two', 1, 1 / 2, 2 / 3],
  ['rougeL', 'testing one', 'testing one two', 1, 2 / 3, 4 / 5],
  ['rougeL', 'testing two', 'testing one two', 1, 2 / 3, 4 / 5],
  ['rouge1', '', 'testing one two', 0, 0, 0],
  ['rouge2', '', 'testing one two', 0, 0, 0],
  ['rougeL', '', 'testing one two', 0, 0, 0],
  ['rougeLsum', '', 'testing one two', 0, 0, 0],
  ['rougeLsum', SUMMARY, 'w1 w2 w3 w4 w5', 0.4, 0.8, 0.5333333],
  ['rougeLsum', '', 'w1 w2 w3 w4 w5', 0, 0, 0],
  ['rougeLsum', 'w1', '', 0, 0, 0],
  ['rougeLsum', '/', 'w1 w2 w3 w4 w5', 0, 0, 0],
  ['rouge1', 'The quick brown dog jumps on the log.', FOX, 0.75, 2 / 3, 0.7058824],
  ['rouge2', 'The quick brown dog jumps on the log.', FOX, 2 / 7, 0.25, 0.2666667],
  ['rougeL', 'The quick brown dog jumps on the log.', FOX, 0.625, 5 / 9, 0.5882353],
  ['rouge1', 'a cat was sitting on the mat', 'the cat sat on the mat', 4 / 7, 2 / 3, 0.6153846],
  ['rouge2', 'a cat was sitting on the mat', 'the cat sat on the mat', 1 / 3, 0.4, 0.3636364],
  ['rouge1', 'My name is John', 'Is your name John', 0.75, 0.75, 0.75],
  ['rougeL', 'My name is John', 'Is your name John', 0.5, 0.5, 0.5],
  ['rougeL', LAWYER, TRAINER, 1 / 3, 4 / 13, 0.32],
  ['rougeLsum', LAWYER, TRAINER, 5 / 12, 5 / 13, 0.4],
  ['rougeL', 'A C B', 'A B C D E F C', 2 / 3, 2 / 7, 0.4],
  ['rougeLsum', 'Second sentence.\nFirst Sentence.', 'First sentence.\nSecond Sentence.', 1, 1, 1],
])('%s of %j against %j', (type, prediction, reference, precision, recall, fmeasure) => {
  const scores = score(type, false, prediction, [reference]);
  expect(scores[0]).toBeCloseTo(precision, 7);
  expect(scores[1]).toBeCloseTo(recall, 7);
  expect(scores[2]).toBeCloseTo(fmeasure, 7);
});

describe('stemmed', () => {
  test.each<[string, number, number, number]>([
    ['rougeL', 5 / 12, 5 / 13, 0.4],
    ['rougeLsum', 0.5, 6 / 13, 0.48],
  ])('%s', (type, precision, recall, fmeasure) => {
    const scores = score(type, true, LAWYER, [TRAINER]);
    expect(scores[0]).toBeCloseTo(precision, 7);
    expect(scores[1]).toBeCloseTo(recall, 7);
    expect(scores[2]).toBeCloseTo(fmeasure, 7);
  });
});

describe('several references', () => {
  test.each([[['a b c', 'c b a']], [['c b a', 'a b c']]])('the best of %j', (references) => {
    for (const type of ['rouge1', 'rouge2', 'rougeL', 'rougeLsum']) {
      expect(score(type, false, 'a b c', references)).toEqual([1, 1, 1]);
    }
  });

  test('precision and recall are those of the reference with the greatest F-measure', () => {
    expect(score('rouge1', false, 'general kenobi', ['general kenobi here now', 'general yoda'])).toEqual([
      1,
      1 / 2,
      2 / 3,
    ]);
  });

  test('the first of equals', () => {
    // F is 1/3 both times: 2 hits of 4 and 8 tokens, 1 hit of 4 and 2.
    expect(score('rouge1', false, 'a b c d', ['a b x y z w v u', 'a e'])).toEqual([1 / 2, 1 / 4, 1 / 3]);
    expect(score('rouge1', false, 'a b c d', ['a e', 'a b x y z w v u'])).toEqual([1 / 4, 1 / 2, 1 / 3]);
  });
});

function score(type: string, useStemmer: boolean, prediction: string, references: string[]): number[] {
  const scorer = new RougeScorer({
    types: [type],
    useStemmer,
    tokenizer: 'default',
    sentenceSplit: 'newline',
  });
  const out = new Float64Array(3);
  scorer.score(prediction, references, out);
  return Array.from(out);
}
