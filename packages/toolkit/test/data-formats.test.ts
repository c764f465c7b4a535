import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldOf } from '../src/data/field.js';
import { formatOf, located } from '../src/data/formats.js';
import { compareNames } from '../src/data/names.js';
import { excerpt, visible } from '../src/data/visible.js';

describe('formatOf', () => {
  test.each([
    ['out/p.txt', 'txt'],
    ['p.json', 'json'],
    ['p.JSONL', 'jsonl'],
    ['p.ndjson.gz', 'jsonl'],
    ['a.b.csv.GZ', 'csv'],
    ['p.tsv', 'tsv'],
    ['p.parquet', undefined],
    ['p.gz', undefined],
    ['jsonl', undefined],
    ['p.jsonl/part-0', undefined],
    ['p.constructor', undefined],
  ])('%s is %s', (path, format) => {
    expect(formatOf(path)).toBe(format);
  });
});

test('located names the line, or the item of a JSON array, on one line whatever the file is called', () => {
  expect(located('out/p.jsonl', 'jsonl', 17)).toBe('out/p.jsonl:17');
  expect(located('out/p.json', 'json', 17)).toBe('out/p.json, item 17');
  expect(located('a\n::error::b.txt', 'txt', 1)).toBe('a\\u000a::error::b.txt:1');
});

describe('fieldOf', () => {
  const record = {
    text: 't',
    none: null,
    'a.b': { 'c.d': 1 },
    a: { b: [{ c: 'nested' }], constructor: 'own' },
  };
  test.each([
    ['text', 't'],
    ['none', null],
    ['a.b', record['a.b']],
    ['a.b.0.c', 'nested'],
    ['a.b.c.d', 1],
    ['a.constructor', 'own'],
    ['missing', undefined],
    ['text.0', undefined],
    ['text.length', undefined],
    ['a.b.length', undefined],
    ['a.b.1.c', undefined],
    ['none.x', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['a.__proto__.toString', undefined],
    ['', undefined],
  ])('%s', (field, value) => {
    expect(fieldOf(record, field)).toEqual(value);
  });

  test('of what is no object is absent; an array answers to its indices', () => {
    expect(fieldOf('text', '0')).toBeUndefined();
    expect(fieldOf(null, 'a')).toBeUndefined();
    expect(fieldOf([{ a: 1 }], '0.a')).toBe(1);
  });
});

describe('compareNames', () => {
  test('compares numbers as numbers, of any length', () => {
    const names = [
      'shard-10',
      'shard-2',
      'Shard-1',
      'shard',
      'é',
      'shard-2b',
      'z',
      `s-1${'0'.repeat(30)}`,
      's-9',
    ];
    expect(names.sort(compareNames)).toEqual([
      'Shard-1',
      's-9',
      `s-1${'0'.repeat(30)}`,
      'shard',
      'shard-2',
      'shard-2b',
      'shard-10',
      'z',
      'é',
    ]);
  });

  test('is a total order', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', '0', '1', '9'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
        expect(compareNames(a, b) === 0).toBe(a === b);
        const [x, y, z] = [a, b, c].sort(compareNames) as [string, string, string];
        expect(compareNames(x, z)).toBeLessThanOrEqual(0);
        expect(compareNames(x, y)).toBeLessThanOrEqual(0);
        expect(compareNames(y, z)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('text in messages', () => {
  test('control, direction and half characters are written out', () => {
    expect(visible('a\tb\u001b[31m\u202e\u2028 é 😀 \ud800')).toBe(
      'a\\u0009b\\u001b[31m\\u202e\\u2028 é 😀 \\ud800',
    );
  });

  test('an excerpt is short, on one line, and shows the place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(), (text, n) => {
        const shown = excerpt(text, n % (text.length + 1));
        expect(shown.length).toBeLessThanOrEqual(80);
        expect(shown).not.toMatch(/[\0-\x1f]/);
      }),
    );
    expect(excerpt(`${'a'.repeat(500)}HERE${'b'.repeat(500)}`, 500)).toMatch(/^…a+HEREb+…$/);
    expect(excerpt('short', 2)).toBe('short');
  });
});
