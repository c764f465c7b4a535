import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import { readFlags } from '../src/flags.js';

const description = {
  description: 'A gate',
  inputs: {
    predictions: { description: '', required: true },
    thresholds: { description: '' },
    'use-stemmer': { description: '', default: 'false' },
    metrics: { description: '', default: 'rouge1 rougeL' },
    token: { description: '', default: `\${{ github.token }}` },
  },
  outputs: {},
};
const read = (argv: string[], env = {}) => readFlags('some-gate', description, argv, env);

describe('flags', () => {
  test('are the inputs, with the defaults of action.yml', () => {
    const { inputs, page } = read(['--predictions', 'p.jsonl', '--page=out.html']);
    expect(Object.fromEntries(inputs)).toEqual({
      predictions: 'p.jsonl',
      thresholds: '',
      'use-stemmer': 'false',
      metrics: 'rouge1 rougeL',
      token: '',
    });
    expect(page).toBe('out.html');
  });

  test('given several times have several lines', () => {
    const { inputs } = read(['--thresholds', 'rouge1 >= 0.1', '--thresholds=rougeL >= 0.2']);
    expect(inputs.get('thresholds')).toBe('rouge1 >= 0.1\nrougeL >= 0.2');
  });

  test('of two values may stand alone, before another flag or at the end', () => {
    expect(read(['--use-stemmer', '--predictions', 'x']).inputs.get('use-stemmer')).toBe('true');
    expect(read(['--use-stemmer']).inputs.get('use-stemmer')).toBe('true');
    expect(read(['--use-stemmer', 'false']).inputs.get('use-stemmer')).toBe('false');
  });

  test('a token comes from the environment, never from a default', () => {
    expect(read([], { GITHUB_TOKEN: 't' }).inputs.get('token')).toBe('t');
  });

  test.each([
    [['--prediction', 'x'], 'Did you mean --predictions?'],
    [['--use_stemmer'], 'Did you mean --use-stemmer?'],
    [['p.jsonl'], '"p.jsonl" is not an input of some-gate'],
    [['--predictions'], '--predictions needs a value'],
    [['--__proto__', 'x'], 'is not an input'],
  ])('%j is refused with %s', (argv, message) => {
    expect(() => read(argv)).toThrow(UserError);
    expect(() => read(argv)).toThrow(message);
  });
});
