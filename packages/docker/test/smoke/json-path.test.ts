import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { atJsonPath, stepsOf } from '../../src/smoke/json-path.js';

const value = {
  predictions: [{ label: 'good', score: 0.5, none: null }, { 'x y': [[1, 2]] }],
  '0': 'zero',
  'a.b': { 'c"d': 1 },
  größe: 3,
};

describe('a JSON path', () => {
  test.each([
    ['$', value],
    ['$.predictions[0].label', 'good'],
    ['predictions.0.label', 'good'],
    ['predictions[0].none', null],
    ['$.predictions[1]["x y"][0][1]', 2],
    ["$['a.b']['c\"d']", 1],
    ['["a.b"]["c\\"d"]', 1],
    ['0', 'zero'],
    ['größe', 3],
    ['predictions.length', undefined],
    ['predictions[2]', undefined],
    ['predictions[0].label.length', undefined],
    ['predictions[0].none.x', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
  ])('%s', (path, expected) => {
    expect(atJsonPath(value, path)).toEqual(expected);
  });

  test.each([
    '',
    '$.',
    'a..b',
    'a[',
    'a[-1]',
    'a[*]',
    '$..a',
    'a[?(@.x)]',
    'a[0]b',
    '$a',
    'a["b]',
    'a b',
    '.a.',
    'a[1:2]',
  ])('%j is none', (path) => {
    expect(() => atJsonPath(value, path)).toThrow(UserError);
    expect(() => atJsonPath(value, path)).toThrow(
      /^smoke-test: json-path .*\n {2}json-path: \$\.predictions/s,
    );
  });

  test('leads to any key that is written in quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (keys) => {
        const path = `$${keys.map((key) => `["${key.replace(/[\\"]/g, '\\$&')}"]`).join('')}`;
        expect(stepsOf(path)).toEqual(keys);
        const nested = keys.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), 7);
        expect(atJsonPath(nested, path)).toBe(7);
      }),
    );
  });

  test('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        try {
          expect(stepsOf(path).length).toBeLessThanOrEqual(path.length);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
