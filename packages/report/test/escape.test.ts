import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { codeBlock, plainText } from '../src/escape.js';
import { codeSpan, details, escapeText, markdownTable } from '../src/index.js';
import { hostileText } from './arbitraries.js';
import { nodesOf, outline, parseMarkdown, visible, withoutBreaks } from './markdown.js';

const RUNS = 300;

const shown = (text: string, limit?: number) => withoutBreaks(plainText(text, limit) || '–');

/** What GitHub looks for in text after Markdown is done with it. */
const references = [
  /(?<![A-Za-z0-9_])@[A-Za-z0-9]/,
  /[\w.+-]@[\w-]+\.[\w.-]*[A-Za-z]/,
  /#\d/,
  /gh-\d/i,
  /:\/\//,
  /(?<![A-Za-z0-9])www\./i,
  /:[\w+-]+:/,
];

function expectNothingToFind(tree: Nodes, markdown: string): void {
  for (const node of nodesOf(tree)) {
    if (node.type === 'text') for (const reference of references) expect(node.value).not.toMatch(reference);
  }
  expect(markdown.replaceAll('<span>$</span>', '')).not.toContain('$');
}

describe('plainText', () => {
  test.each([
    ['terminal colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['terminal titles', '\u001b]0;pwned\u0007after', 'after'],
    ['unfinished sequences', 'a\u001b]all of this stays', 'a]all of this stays'],
    ['eight-bit sequences', '\u009b2Jclear', 'clear'],
    ['control characters', 'a\u0000b\u0007c\u007fd', 'abcd'],
    ['direction overrides', 'abc\u202egnp.exe\u2066', 'abcgnp.exe'],
    ['line ends', ' a\r\nb\n\n c\td\u2028e\u0085f ', 'a b c d e f'],
    ['halves of characters', 'a\ud83db\ude00', 'a\ufffdb\ufffd'],
    ['joiners that scripts and emoji need', '👩‍💻 क्\u200dष', '👩‍💻 क्\u200dष'],
  ])('%s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test('cuts between characters', () => {
    expect(plainText('😀'.repeat(5), 5)).toBe('😀😀😀😀😀');
    expect(plainText('😀'.repeat(6), 5)).toBe('😀😀😀😀…');
  });
});

describe('escapeText', () => {
  test.each([
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['eval_loss', 'eval_loss'],
    ['_private', '\\_private'],
    ['R&D, a < b, a <= b', 'R&amp;D, a < b, a <= b'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y>'],
    ['![i](http://e.com)', '!\\[i\\](http:\u200b//e.com)'],
    ['>= 0.3', '\\>= 0.3'],
    ['1. first', '1\\. first'],
    ['recall@5 and mAP@0.5', 'recall@5 and mAP@0.5'],
    ['@octocat', '@\u200boctocat'],
    ['a@.infשלום', 'a@\u200b.infשלום'],
    ['org/repo#12 GH-3', 'org/repo#\u200b12 GH-\u200b3'],
    ['$5 or $6', '<span>$</span>5 or <span>$</span>6'],
    ['', '–'],
  ])('%s', (text, markdown) => {
    expect(escapeText(text)).toBe(markdown);
  });

  test.each([
    ['a paragraph', (text: string) => text],
    ['a heading', (text: string) => `## ${text}`],
    ['a list item', (text: string) => `- ${text}`],
    ['bold', (text: string) => `so **${text}**: that`],
    ['small print', (text: string) => `<sub>${text}</sub>`],
  ])('any text stays text in %s', (_, place) => {
    const expected = outline(parseMarkdown(place('word')));
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = place(escapeText(text));
        const tree = parseMarkdown(markdown);
        expect(outline(tree)).toEqual(expected);
        expect(visible(tree)).toBe(
          withoutBreaks(visible(parseMarkdown(place('\ue000')))).replace('\ue000', () => shown(text)),
        );
        expectNothingToFind(tree, markdown);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('markdownTable', () => {
  test('any texts stay in their cells', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 4 }), (rows) => {
        const [header, ...body] = rows;
        const markdown = markdownTable(
          header!.map((text) => ({ header: text })),
          body,
        );
        const tree = parseMarkdown(markdown);
        expect(tree.children.map((node) => node.type)).toEqual(['table']);
        const cells = nodesOf(tree).filter((node) => node.type === 'tableCell');
        expect(cells.map(visible)).toEqual(rows.flat().map((text) => shown(text, 200)));
        expect(
          nodesOf(tree).filter((node) => !/^(root|table|tableRow|tableCell|text|html)$/.test(node.type)),
        ).toEqual([]);
        expectNothingToFind(tree, markdown);
      }),
      { numRuns: RUNS },
    );
  });

  test('aligns, fills empty cells, and refuses uneven rows', () => {
    const columns = [{ header: 'Name' }, { header: 'Value', align: 'right' }] as const;
    expect(markdownTable(columns, [['a|b', '']])).toBe('| Name | Value |\n| :--- | ---: |\n| a\\|b | – |');
    expect(() => markdownTable(columns, [['a']])).toThrow('a row of 1 cells in a table of 2 columns');
  });
});

describe('code', () => {
  test('any text stays in its span', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parseMarkdown(`see ${codeSpan(text)} there`);
        expect(outline(tree)).toEqual(['root', ['paragraph', 'text', 'inlineCode', 'text']]);
        expect(visible(tree)).toBe(`see ${shown(text)} there`);
      }),
      { numRuns: RUNS },
    );
  });

  test('any text stays in its block, line by line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parseMarkdown(`${codeBlock(text, 'json')}\n\nafter`);
        expect(outline(tree)).toEqual(['root', 'code', ['paragraph', 'text']]);
      }),
      { numRuns: RUNS },
    );
    expect(codeBlock('a\n\tb```\u001b[0m\n')).toBe('````\na\n\tb```\n````');
  });
});

describe('details', () => {
  test('any summary stays text in it', () => {
    fc.assert(
      fc.property(hostileText, (summary) => {
        const tree = parseMarkdown(details(summary, 'body'));
        expect(outline(tree)).toEqual([
          'root',
          ['html', ['<details>', '<summary>', '</summary>']],
          ['paragraph', 'text'],
          ['html', ['</details>']],
        ]);
      }),
      { numRuns: RUNS },
    );
    expect(details('a <b> & &lt; @me', 'x')).toContain('<summary>a &lt;b> & &amp;lt; @\u200bme</summary>');
  });
});
