import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitParts, type MetricRow, type Part, type Report, renderReport, reportParts } from '../src/index.js';
import { nodesOf, parseMarkdown } from './markdown.js';

const characters = (text: string) => text.length;
const bytes = (text: string) => Buffer.byteLength(text);
const fit = (parts: Part[], limit: number) => fitParts(parts, limit, characters);

describe('fitParts', () => {
  const head = { text: 'head', rank: 0 };
  const table = { text: 'table table table', short: '*table*', rank: 1 };
  const small = { text: 'small detail', rank: 3 };
  const large = { text: 'large detail of many words', rank: 3 };

  test('all of it where there is room', () => {
    expect(fit([head, table, small], 37)).toEqual({
      markdown: 'head\n\ntable table table\n\nsmall detail',
      left: 0,
    });
  });

  test('the highest rank goes first, of it the largest, and what has room again comes back', () => {
    expect(fit([head, large, small, table], 40).markdown).toBe('head\n\nsmall detail\n\ntable table table');
    expect(fit([head, large, small, table], 30).markdown).toBe('head\n\ntable table table');
    expect(fit([head, large, small, table], 20)).toEqual({ markdown: 'head\n\nsmall detail', left: 2 });
  });

  test('what is left out is named, unless the names take the room of what matters', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        text: 'x'.repeat(500),
        short: `*${index} out*`,
        rank: 2,
      }));
    expect(fit([head, ...named(2)], 100).markdown).toBe('head\n\n*0 out*\n\n*1 out*');
    const many = fit([head, ...named(100), { text: 't'.repeat(300), rank: 1 }], 400);
    expect(many.markdown).toContain('t'.repeat(300));
    expect(many.left).toBe(100);
  });

  test('a part that can be shortened is', () => {
    const list: Part = {
      text: 'a b c d e f g h',
      rank: 1,
      shorten: (limit) => 'a b c d e f g h'.slice(0, limit),
    };
    expect(fit([head, list], 13)).toEqual({ markdown: 'head\n\na b c d', left: 1 });
  });

  test('too much that must stay is an error', () => {
    expect(() => fit([head, head], 9)).toThrow('1 longer than 9');
    expect(fit([head, head], 10).markdown).toBe('head\n\nhead');
  });

  test('always within the limit, whole parts only, in order, nothing left out that has room', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) => text.replace(/\n/g, ''));
    const part = fc.record(
      { text: word, short: word, rank: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: ['text', 'rank'] },
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.nat(300),
        fc.constantFrom(characters, bytes),
        (list, limit, measure) => {
          // Numbered, so that it can be told what is shown.
          const parts = list.map(
            ({ text, short, rank }, index): Part => ({
              text: `T${index}:${text}`,
              rank,
              ...(short === undefined ? {} : { short: `S${index}:${short}` }),
            }),
          );
          const { markdown, left } = fitParts(parts, limit, measure);
          expect(measure(markdown)).toBeLessThanOrEqual(limit);
          const shown = markdown === '' ? [] : markdown.split('\n\n');
          const indices = shown.map((text) => Number(/^[TS](\d+):/.exec(text)![1]));
          expect(indices).toEqual([...indices].sort((a, b) => a - b));
          for (const [place, index] of indices.entries())
            expect([parts[index]!.text, parts[index]!.short]).toContain(shown[place]);
          const out = parts.filter(({ text }) => !shown.includes(text));
          expect(left).toBe(out.length);
          for (const { text, short } of out) {
            const others = shown.filter((other) => other !== short);
            expect(measure([...others, text].join('\n\n'))).toBeGreaterThan(limit);
          }
        },
      ),
    );
  });
});

const row = (index: number, more: Partial<MetricRow> = {}): MetricRow => ({
  name: `metric ${index} 漢字`,
  value: index,
  baseline: index + 1,
  delta: -1,
  verdict: 'neutral',
  change: 'changed',
  ...more,
});

const report: Report = {
  schema: 'mlops-report/v1',
  action: 'metrics-diff',
  id: 'main',
  title: 'Metrics',
  verdict: 'fail',
  headline: 'much',
  metrics: Array.from({ length: 1_000 }, (_, index) =>
    row(
      index,
      index % 100 === 7
        ? { verdict: 'fail', change: 'worse', reason: 'too low' }
        : index % 10 === 5
          ? { change: 'worse' }
          : index % 2 === 0
            ? { change: 'unchanged' }
            : {},
    ),
  ),
  sections: [
    {
      title: 'Curves',
      blocks: ['a', 'b'].map((title) => ({
        kind: 'chart',
        shape: 'line',
        title,
        labels: Array.from({ length: 100 }, (_, index) => `${index}`),
        series: ['baseline', 'current'].map((name) => ({
          name,
          values: Array.from({ length: 100 }, (_, index) => Math.sqrt(index)),
        })),
      })),
    },
    { title: 'Worst *examples*', collapsed: true, blocks: [{ kind: 'code', text: 'x\n'.repeat(9_000) }] },
  ],
  provenance: { version: '1.0.0' },
};

const namesIn = (markdown: string) => (markdown.match(/metric \d+ 漢字(?= \|)/g) ?? []).length;

describe('a report within a limit', () => {
  test('details go first, then drawings, then rows of little weight', () => {
    const whole = renderReport(report);
    expect(namesIn(whole)).toBe(1_000);

    const some = renderReport(report, { limit: 50_000 });
    expect(Buffer.byteLength(some)).toBeLessThanOrEqual(50_001);
    expect(some).toContain('*Section “Worst \\*examples\\*” left out for its length.*');
    expect(some).toContain('*500 metrics unchanged, left out for length.*');
    expect(some).toContain('```mermaid');
    expect(namesIn(some)).toBe(500);

    const plain = renderReport(report, { limit: 35_000 });
    expect(plain).not.toContain('```mermaid');
    expect(plain).toContain('| baseline | ▁');
    expect(namesIn(plain)).toBe(500);

    const few = renderReport(report, { limit: 8_000 });
    expect(Buffer.byteLength(few)).toBeGreaterThan(7_500);
    const left = Number(/\*(\d+) of 500 metrics left out for their length\.\*/.exec(few)![1]);
    expect(namesIn(few)).toBe(500 - left);
    // All that failed or got worse, in the order of the report, then from the start what changed.
    expect(few.match(/🔴 worse/g)).toHaveLength(100);
    expect(few.match(/❌ fail, worse/g)).toHaveLength(10);
    expect(few.match(/- ❌ metric \d+ 漢字: too low/g)).toHaveLength(10);
    expect(few).toContain('| metric 1 漢字 |');
    expect(few).not.toContain('| metric 499 漢字 |');

    expect(renderReport(report, { limit: 200 })).toContain('*500 metrics left out for length.*');
    expect(() => renderReport(report, { limit: 20 })).toThrow('never left out');
  });

  test('whatever the limit, tables and fences are whole', () => {
    const reference = parts(renderReport(report));
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 60_000 }), (limit) => {
        const markdown = renderReport(report, { limit });
        expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit + 1);
        expect(markdown.match(/<details>/g) ?? []).toHaveLength(
          (markdown.match(/<\/details>/g) ?? []).length,
        );
        for (const code of parts(markdown)) expect(reference).toContain(code);
        for (const node of nodesOf(parseMarkdown(markdown)))
          if (node.type === 'table')
            for (const { children } of node.children)
              expect(children).toHaveLength(node.children[0]!.children.length);
      }),
      { numRuns: 10 },
    );
    function parts(markdown: string): string[] {
      return nodesOf(parseMarkdown(markdown)).flatMap((node) => (node.type === 'code' ? node.value : []));
    }
  });

  test('for a comment the footer stays away', () => {
    const texts = (footer?: boolean) =>
      reportParts(report, footer === undefined ? {} : { footer }).map(({ text }) => text);
    expect(texts().at(-1)).toBe('<sub>mlops-actions `1.0.0`</sub>');
    expect(texts(false)).toEqual(texts().slice(0, -1));
  });
});
