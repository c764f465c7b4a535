import { describe, expect, test } from '@jest/globals';
import { reading } from './gate.js';

describe('inputs', () => {
  test('predictions alone are enough', () => {
    expect(reading({ predictions: 'p.jsonl' })).toMatchObject({
      predictions: ['p.jsonl'],
      references: [],
      fields: { prediction: 'prediction', reference: 'reference' },
      rouge: {
        types: ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'],
        useStemmer: false,
        tokenizer: 'default',
        sentenceSplit: 'newline',
      },
      thresholds: [],
      minExamples: 1,
      failOn: 'fail',
      includeTexts: false,
    });
  });

  test('a metric without a statistic means its fmeasure', () => {
    const { thresholds } = reading({ predictions: 'p', thresholds: 'rougeL >= 0.3\nrouge1.precision > 0.8' });
    expect(thresholds.map(({ metric }) => metric)).toEqual(['rougeL.fmeasure', 'rouge1.precision']);
  });

  test.each([
    [{}, 'predictions is required'],
    [{ predictions: 'p', metrics: 'rouge1 rouge10 bleu' }, '"rouge10", "bleu" is unknown'],
    [{ predictions: 'p', metrics: ',' }, 'nothing is named'],
    [{ predictions: 'p', thresholds: 'rouge3 >= 0.1' }, 'metrics: rouge1 rouge2 rougeL rougeLsum rouge3'],
    [
      { predictions: 'p', thresholds: 'rougeL.f1 >= 0.1' },
      '"rougeL.f1" in "rougeL.f1 >= 0.1" is not a score',
    ],
    [{ predictions: 'p', thresholds: 'accuracy >= 0.1' }, '"accuracy"'],
    [{ predictions: 'p', thresholds: 'rougeL => 0.1' }, 'rougeL => 0.1'],
    [{ predictions: 'p', 'max-regression': 'rougeL 2%' }, 'max-regression needs a baseline'],
    [{ predictions: 'p', baseline: 'file:x', 'max-regression': 'rougeL 2' }, 'allows any drop'],
    [{ predictions: 'p', baseline: 'file:x', 'max-regression': 'rougeL 100%' }, 'allows any drop'],
    [
      { predictions: 'p', thresholds: 'rougeL >= 30' },
      'scores lie between 0 and 1. Write for example: rougeL >= 0.30',
    ],
    [{ predictions: 'p', baseline: 'old.jsonl' }, 'file:old.jsonl'],
    [{ predictions: 'p', baseline: 'mlflow:runs:/1' }, 'mlflow'],
    [{ predictions: 'p', tokenizer: 'bpe' }, 'tokenizer: "bpe" is not one of default, unicode, character'],
    [{ predictions: 'p', 'use-stemmer': 'yes' }, 'use-stemmer: "yes" is neither true nor false'],
    [{ predictions: 'p', 'min-examples': '-1' }, 'min-examples: "-1" is not a whole number'],
    [{ predictions: 'p', 'fail-on': 'error' }, 'fail-on: "error" is not one of fail, warn, never'],
  ])('%j is refused with %s', (given: Record<string, string>, message) => {
    expect(() => reading(given)).toThrow(message);
  });

  test('all that is wrong is said at once', () => {
    const given = { metrics: 'bleu', tokenizer: 'bpe', thresholds: 'x', 'min-examples': '0' };
    expect(() => reading(given)).toThrow(/predictions[\s\S]*|bleu[\s\S]*bpe[\s\S]*min-examples/);
    expect(() => reading(given)).toThrow('5 things about the inputs are wrong');
  });
});
