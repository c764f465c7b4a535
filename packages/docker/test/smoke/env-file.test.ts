import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { envFileOf } from '../../src/smoke/env-file.js';

/** As docker reads it: by lines, of which the first may have a byte order mark; white space before a line does not count. */
function read(text: string): Map<string, string | undefined> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const kept = lines
    .map((line) => line.replace(/^\s+/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    kept.map((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [line, undefined] : [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

describe('a file of variables', () => {
  test('is read by docker as it was meant, or refused', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'ab#= \t\r\n\0"\'$\ufeff\u2028\u0085é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(odd, odd), { maxLength: 4 }), (entries) => {
        const env = new Map(entries);
        let text: string;
        try {
          text = envFileOf(env);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError' });
          return;
        }
        expect(read(text)).toEqual(env);
      }),
      { numRuns: 2000 },
    );
  });

  test('takes every value of one line', () => {
    const env = new Map([
      ['A', ' # "b" = $c \\n '],
      ['a.b-c', ''],
    ]);
    expect(envFileOf(env)).toBe('A= # "b" = $c \\n \na.b-c=\n');
  });

  test.each([
    ['#A', 'b', /^env: "#A" cannot be the name/],
    ['', 'b', /^env: "" cannot be the name/],
    ['A B', 'b', /^env: "A B" cannot be the name/],
    ['A', 'hidden\nrest', /^env: A has a line break in its value/],
    ['A', 'hidden\r', /^env: A has a line break in its value/],
    ['A', 'é'.repeat(32_767), /^env: A takes 65536 bytes with its name, and docker reads no more than 65535/],
  ])('refuses %j with %j', (name, value, expected) => {
    let message = '';
    try {
      envFileOf(new Map([[name, value]]));
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toMatch(expected);
    expect(message).not.toContain('hidden');
  });
});
