import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withAbsoluteLinks } from '../src/readme.js';

const place = { repositoryUrl: 'https://github.com/acme/reviews', ref: 'v1.0', folder: '' };
const BLOB = 'https://github.com/acme/reviews/blob/v1.0';
const RAW = 'https://github.com/acme/reviews/raw/v1.0';
const made = (text: string, more: Partial<typeof place> = {}) =>
  withAbsoluteLinks(text, { ...place, ...more });

describe('a README elsewhere', () => {
  test.each([
    ['[a](docs/a.md)', `[a](${BLOB}/docs/a.md)`],
    ['[a](./docs/a.md#part "Title")', `[a](${BLOB}/docs/a.md#part "Title")`],
    ['[a](<my docs/a.md>)', `[a](<${BLOB}/my docs/a.md>)`],
    ['[a](/docs/)', `[a](${BLOB}/docs/)`],
    ['[a](a(1).md)', `[a](${BLOB}/a(1).md)`],
    ['[a [b] `]` c](d)', `[a [b] \`]\` c](${BLOB}/d)`],
    ['![logo](img/a.png)', `![logo](${RAW}/img/a.png)`],
    ['[![logo](a.png)](docs/a.md)', `[![logo](${RAW}/a.png)](${BLOB}/docs/a.md)`],
    ['[issues](../../issues)', '[issues](https://github.com/acme/reviews/issues)'],
    [
      '[a][x] ![b][y]\n\n[x]: docs/a.md\n[y]: <b.png> "B"',
      `[a][x] ![b][y]\n\n[x]: ${BLOB}/docs/a.md\n[y]: <${RAW}/b.png> "B"`,
    ],
    ['<img alt="a" src="a.png">', `<img alt="a" src="${RAW}/a.png">`],
    ["<a href='docs/a.md'>x</a>", `<a href='${BLOB}/docs/a.md'>x</a>`],
    ['<p align=center>\n<IMG SRC=a.png/>\n</p>', `<p align=center>\n<IMG SRC="${RAW}/a.png/">\n</p>`],
    [
      '<picture><source srcset="a.png 1x, b.png 2x"><img src="a.png"></picture>',
      `<picture><source srcset="${RAW}/a.png 1x, ${RAW}/b.png 2x"><img src="${RAW}/a.png"></picture>`,
    ],
    ['> ![a](a.png)\n> - <img src="b.png">', `> ![a](${RAW}/a.png)\n> - <img src="${RAW}/b.png">`],
    ['| a |\n| - |\n| [b](c) |', `| a |\n| - |\n| [b](${BLOB}/c) |`],
    ['\ufeff[a](b)\r\n', `\ufeff[a](${BLOB}/b)\r\n`],
    ['é🤗 [a](b) 🤗 [c](d)', `é🤗 [a](${BLOB}/b) 🤗 [c](${BLOB}/d)`],
    ['\t- x\n\n-\t[a](b)', `\t- x\n\n-\t[a](${BLOB}/b)`],
  ])('%j', (text, result) => {
    expect(made(text)).toBe(result);
  });

  test.each([
    '[a](#part) [b](https://a.io/b) [c](//a.io) [d](mailto:a@b.io) [e]() [f](?q=1)',
    '![a](data:image/png;base64,AAAA)',
    '<https://a.io> https://a.io/b',
    '`[a](b)` and ``<img src="a">``',
    '```md\n[a](b)\n<img src="a.png">\n```',
    '    [a](b)',
    '<!-- <img src="a.png"> [a](b) -->',
    'a <!-- x --> b <a name="x">',
    '<img src="https://a.io/b.png" data-src="x" alt="src=y">',
    '\\[a](b) &lt;img src="a"&gt;',
    'x[^1]\n\n[^1]: word',
    '',
    '\0',
  ])('%j stays', (text) => {
    expect(made(text)).toBe(text);
  });

  test('in a folder, on a branch with signs', () => {
    const more = { folder: 'serve/my app', ref: 'feat/a#1(x)' };
    const root = 'https://github.com/acme/reviews/blob/feat/a%231%28x%29';
    expect(made('[a](b.md) [c](../d) [e](/f) [g](../..)', more)).toBe(
      `[a](${root}/serve/my%20app/b.md) [c](${root}/serve/d) [e](${root}/f) [g](${root})`,
    );
    expect(made('[a](../../../../../../x)', more)).toBe('[a](https://github.com/acme/reviews/x)');
  });

  test('twice is once, and only addresses change', () => {
    const piece = fc.constantFrom(
      '[a](b)',
      '![a](b.png)',
      '`',
      '```\n',
      '<img src="x">',
      '<a href=',
      '"',
      '[x]: y\n',
      '[x]',
      '> ',
      '\n',
      '\r\n',
      '\t',
      '<!--',
      '-->',
      '(',
      ')',
      '[',
      ']',
      'é🤗',
      '\\',
      '<',
      '>',
      'srcset="a 1x,b"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const once = made(text);
        expect(made(once)).toBe(once);
        const plain = once.replaceAll(`${BLOB}/`, '').replaceAll(`${RAW}/`, '');
        expect(plain.replaceAll('"', '')).toBe(text.replaceAll('"', ''));
      }),
      { numRuns: 500 },
    );
  });
});
