import { describe, expect, test } from '@jest/globals';
import { UserError } from '../src/errors.js';
import { InputReader } from '../src/inputs.js';

const reading = (given: Record<string, string>) => new InputReader((name) => given[name] ?? '');

describe('InputReader', () => {
  test('reads lines, words, choices, booleans and counts', () => {
    const reader = reading({
      files: 'a.txt\r\n\n  b.txt ',
      metrics: 'rouge1, rougeL\nrouge2',
      mode: 'fast',
      yes: 'True',
      n: '12',
    });
    expect(reader.lines('files')).toEqual(['a.txt', 'b.txt']);
    expect(reader.words('metrics')).toEqual(['rouge1', 'rougeL', 'rouge2']);
    expect(reader.choice('mode', ['slow', 'fast'])).toBe('fast');
    expect(reader.boolean('yes')).toBe(true);
    expect(reader.count('n', 1)).toBe(12);
    expect(reader.text('absent')).toBeUndefined();
    expect(() => reader.finish()).not.toThrow();
  });

  test('says everything that is wrong in one error, with names and values', () => {
    const reader = reading({ mode: 'quick', yes: 'on', n: '1.5', least: '0' });
    reader.requiredLines('predictions', 'outputs/predictions.jsonl');
    reader.choice('mode', ['slow', 'fast']);
    reader.boolean('yes');
    reader.count('n', 1);
    reader.count('least', 1);
    reader.parsed(() => {
      throw new UserError('thresholds, line 1: "x" is not a threshold');
    }, []);
    let message = '';
    try {
      reader.finish();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      message = (error as Error).message;
    }
    expect(message).toContain('6 things about the inputs are wrong');
    for (const part of [
      'predictions: outputs/predictions.jsonl',
      'mode: "quick" is not one of slow, fast',
      'yes: "on" is neither true nor false',
      'n: "1.5" is not a whole number of at least 1',
      'least: "0" is not a whole number of at least 1',
      'thresholds, line 1',
    ])
      expect(message).toContain(part);
  });

  test('lets through what is not the fault of the user', () => {
    const broken = () => {
      throw new TypeError('a defect');
    };
    expect(() => reading({}).parsed(broken, 0)).toThrow(TypeError);
  });
});
