import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../src/json.js';
import { read, refusal, valuesOf } from './files.js';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('JSON', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(parseJson('f', text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('what JSON.parse refuses is refused, and nothing else', () => {
    const pieces = fc.constantFrom(...'{}[]:,"\\\n-+.e01 ', 'true', 'null', '"a":', '\\u00', '\u0001', '1.5');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const text = list.join('');
        const read = (parse: () => unknown) => {
          try {
            parse();
            return 'read';
          } catch (error) {
            return (error as Error).message.includes('twice') ? 'twice' : 'refused';
          }
        };
        const ours = read(() => parseJson('f', text));
        if (ours !== 'twice') expect(ours).toBe(read(() => JSON.parse(text)));
      }),
      { numRuns: 2000 },
    );
  });

  test("Python's NaN and Infinity are numbers, in texts they are text", async () => {
    const file = await read('m.json', '{"a": NaN, "b": [-Infinity], "c": {"d": Infinity}, "e": "NaN"}');
    expect(valuesOf(file)).toEqual({
      a: Number.NaN,
      b: Number.NEGATIVE_INFINITY,
      'c.d': Number.POSITIVE_INFINITY,
      e: 'NaN',
    });
  });

  test('a key that is there twice is refused where it stands', async () => {
    expect(await refusal('m.json', '{"acc": 1,\n  "loss": 2, "a\\u0063c": 3}')).toMatch(
      /^m\.json:2:14: the key "acc" /,
    );
  });

  test('keys that mean something to JavaScript are names like others', async () => {
    const file = await read(
      'm.json',
      '{"__proto__": {"x": 1}, "constructor": 2, "toString": {"__proto__": 3}}',
    );
    expect(file.metrics).toEqual([
      { name: '__proto__.x', value: 1 },
      { name: 'constructor', value: 2 },
      { name: 'toString.__proto__', value: 3 },
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test.each([
    ['m.json:1:8: not valid JSON (it ends where "," or "}" is expected)', '{"a": 1'],
    ['m.json:2:1: not valid JSON (expected the end)', '{"a": 1}\n{"a": 2}'],
    ['A comma after the last element is not allowed.', '{"a": 1,\n}'],
    ["This looks like Python's repr", "{'a': 1}"],
    ['m.json:1:7: not valid JSON (expected a text without control characters', '{"a": "x\ny"}'],
    ['m.json:1:7: not valid JSON (expected a value)', '{"a": nan}'],
    ['m.json: has a value without a name in "a"', '{"a": {"": 1}}'],
    ['m.json: two values have the name "a.b"', '{"a": {"b": 1}, "a.b": 2}'],
    ['m.json: is nested more than 64 levels deep', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`],
    ['m.json: is nested more than 64 levels deep', '['.repeat(100_000)],
    ['found a single number', '0.93'],
    ['found a list without names', '[0.9, 0.8]'],
    ['found a list of objects without a "name" or a "step"', '[{"a": 1}, {"a": 2}]'],
    ['m.json: holds more than 10000 values', `{${Array.from({ length: 10_001 }, (_, i) => `"k${i}": 1`)}}`],
  ])('refuses: %s', async (message, text) => {
    expect(await refusal('m.json', text)).toContain(message);
  });
});
