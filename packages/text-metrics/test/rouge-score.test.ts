import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { RougeScorer } from '../src/index.js';
import { type Example, ofFewTokens, ofNoise, ofNothing, ofOddities, ofWords } from './examples.js';
import { Random } from './random.js';

const ALL_TYPES = [...'123456789'].map((n) => `rouge${n}`).concat('rougeL', 'rougeLsum');

/** Per example the columns of all types, by rouge_score. */
const REFERENCE = `
from rouge_score import rouge_scorer
scorer = rouge_scorer.RougeScorer(given["types"], use_stemmer=given["useStemmer"])
def columns(example):
    references = example["references"]
    if len(references) == 1:
        scores = scorer.score(references[0], example["prediction"])
    else:
        scores = scorer.score_multi(references, example["prediction"])
    return [float(value) for name in given["types"] for value in scores[name]]
result = [columns(example) for example in given["examples"]]
`;

/** 5,000 examples of every kind. */
function examples(seed: number): Example[] {
  const random = new Random(seed);
  return [
    ...random.many(2200, () => ofFewTokens(random, 4, 9, random.integer(2, 6))),
    ...random.many(200, () => ofFewTokens(random, 2, 80, random.integer(2, 5))),
    ...random.many(50, () => ofFewTokens(random, 3, 120, 40)),
    ...random.many(1520, () => ofWords(random, 4, 15)),
    ...random.many(20, () => ofWords(random, 8, 50)),
    ...random.many(10, () => ofWords(random, 1, 400)),
    ...random.many(500, () => ofOddities(random)),
    ...random.many(400, () => ofNoise(random)),
    ...random.many(100, () => ofNothing(random)),
  ];
}

describe.each([
  { useStemmer: false, seed: 1 },
  { useStemmer: true, seed: 2 },
])('as rouge_score 0.1.2, use_stemmer=$useStemmer', ({ useStemmer, seed }) => {
  const all = examples(seed);

  test('every precision, recall and F-measure of 5,000 examples is the same double', () => {
    expect(all).toHaveLength(5000);
    expectReference(ALL_TYPES, useStemmer, all);
  }, 300_000);

  test('so is every one of the real summaries in examples/data', () => {
    const real = ['baseline.jsonl', 'candidate.jsonl']
      .flatMap(recordsOf)
      .map(({ prediction, reference }) => ({ prediction, references: [reference] }));
    expect(real).toHaveLength(400);
    expectReference(ALL_TYPES, useStemmer, real);
    // And the whole texts against their summaries, both ways, which are longer and have more sentences.
    const whole = recordsOf('texts.jsonl').flatMap(({ text = '', reference }) => [
      { prediction: text, references: [reference] },
      { prediction: reference, references: [text] },
    ]);
    expect(whole).toHaveLength(400);
    expectReference(ALL_TYPES, useStemmer, whole);
  }, 300_000);

  test('one type alone, and types in another order', () => {
    expectReference(['rougeLsum'], useStemmer, all.slice(0, 300));
    expectReference(['rougeL', 'rouge2'], useStemmer, all.slice(0, 300));
  }, 60_000);
});

function recordsOf(name: string): { prediction: string; reference: string; text?: string }[] {
  return readFileSync(new URL(`../../../examples/data/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function expectReference(types: string[], useStemmer: boolean, examples: readonly Example[]): void {
  const expected = python(REFERENCE, { types, useStemmer, examples }) as number[][];
  const scorer = new RougeScorer({ types, useStemmer, tokenizer: 'default', sentenceSplit: 'newline' });
  const out = new Float64Array(scorer.columns);
  const different = examples.flatMap((example, e) => {
    scorer.score(example.prediction, example.references, out);
    const columns = Array.from(out);
    return columns.every((value, i) => Object.is(value, expected[e]![i]))
      ? []
      : [{ example, ours: columns, theirs: expected[e] }];
  });
  expect(different).toEqual([]);
}
