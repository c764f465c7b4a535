import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonFault } from '../src/data/json-fault.js';

function refusal(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** JSON with a piece of JSON-like text put in, in place of some characters. */
const nearJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom(
      '',
      ',',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ':',
      '\\',
      '\\u12',
      '\n',
      ' ',
      '0',
      '-',
      '.',
      'e',
      'NaN',
      'true',
      'nul',
    ),
  )
  .map(([text, at, cut, piece]) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + piece + text.slice(index + cut);
  });

describe('jsonFault', () => {
  test('finds a fault exactly where JSON.parse refuses, at the place that it names', () => {
    let placed = 0;
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.string()), (text) => {
        const message = refusal(text);
        const fault = jsonFault(text);
        expect(fault !== undefined).toBe(message !== undefined);
        if (fault === undefined || message === undefined) return;
        if (/^[a-z]/.test(text.slice(fault.index))) return;
        const token = /^Unexpected token '(.)'/su.exec(message)?.[1];
        if (token !== undefined) expect(text.slice(fault.index).startsWith(token)).toBe(true);
        if (message === 'Unexpected end of JSON input') expect(fault.index).toBe(text.length);
        const position = / at position (\d+)/.exec(message)?.[1];
        if (position !== undefined) placed++;
        // V8 points into a word, a number or an escape that is wrong, we at its start.
        if (position !== undefined && !/escape|number|fraction|exponent/i.test(message)) {
          expect(fault.index).toBe(Number(position));
        }
      }),
      { numRuns: 2000 },
    );
    expect(placed).toBeGreaterThan(0);
  });

  test.each([
    ['{"a": NaN}', 6, 'other'],
    ["{'a': 1}", 1, 'other'],
    ['{"a": 1,}', 8, 'other'],
    ['[1, 2', 5, 'end'],
    ['{"a"', 4, 'end'],
    ['"abc', 4, 'end'],
    ['["a\\', 4, 'end'],
    ['["a\\u12', 7, 'end'],
    ['["a\\u12"]', 3, 'other'],
    ['{} {}', 3, 'more'],
    ['[01]', 2, 'other'],
    ['["\\x"]', 2, 'other'],
    ['["a\tb"]', 3, 'other'],
    ['', 0, 'end'],
  ])('%s at %d', (text, index, kind) => {
    expect(jsonFault(text)).toMatchObject({ index, kind });
  });

  test('takes any depth and length', () => {
    expect(jsonFault('['.repeat(1_000_000))?.index).toBe(1_000_000);
    expect(jsonFault(`"${'\\n'.repeat(3_000_000)}`)?.index).toBe(6_000_001);
  });
});
