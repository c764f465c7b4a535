import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOf } from '../src/blocks.js';
import { compose } from '../src/compose.js';
import { markerLine } from '../src/marker.js';
import { writeComment } from '../src/message.js';
import { reportOf } from './commenter.js';

const context = { serverUrl: '', apiUrl: '', workspace: '', reports: '', temp: '' };
const characters = (text: string) => text.length;
const section = (title: string, size: number, collapsed = false) => ({
  title,
  collapsed,
  blocks: [
    {
      kind: 'table' as const,
      columns: [{ header: 'Id' }, { header: 'Text' }],
      rows: Array.from({ length: Math.ceil(size / 60) }, (_, index) => [
        `${title} ${index}`,
        '🦊'.repeat(20),
      ]),
    },
  ],
});

describe('a comment that is too long', () => {
  const write = (reports: Parameters<typeof compose>[0]['reports'], bodies: readonly string[] = []) =>
    writeComment({ reports, trusted: true, bodies }, 'h', '0'.repeat(32), context, undefined);

  test('loses folded parts before sections, and never a verdict', async () => {
    const report = reportOf({ sections: [section('Open', 20_000), section('Folded', 60_000, true)] });
    const { body, truncated } = await write([report]);
    expect(truncated).toBe(true);
    expect(body).toContain('Open 1');
    expect(body).not.toContain('Folded 1');
    expect(body).toContain('## ✅ pass: Metrics');
    expect(body).toContain('left out for its length');
  });

  test('of 200 reports has every verdict', async () => {
    const reports = Array.from({ length: 200 }, (_, index) =>
      reportOf({
        id: String(index),
        title: `Report ${index}`,
        verdict: index === 77 ? 'fail' : 'pass',
        headline: `${'A finding in many words '.repeat(10)}${index}`,
        sections: [section('Rows', 4_000)],
      }),
    );
    const { body, truncated } = await write(reports);
    expect(truncated).toBe(true);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('1 failed, 199 passed');
    expect(body.startsWith(markerLine({ header: 'h', digest: '0'.repeat(32) }))).toBe(true);
    for (const { title } of reports) expect(body).toContain(`| ${title} |`);
    expect(body).toContain('### ❌ fail: Report 77');
  });

  test('of 5,000 reports still has the worst', async () => {
    const reports = Array.from({ length: 5_000 }, (_, index) =>
      reportOf({ id: String(index), title: `Report ${index}`, verdict: index === 4_321 ? 'fail' : 'pass' }),
    );
    const { body } = await write(reports);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('| Report 4321 | ❌ fail |');
  });

  test.each(['$', '😀', '漢', '@a', '<|'])('of 250 reports of nothing but %s has the worst', async (unit) => {
    const text = unit.repeat(250);
    const reports = Array.from({ length: 250 }, (_, index) =>
      reportOf({
        id: String(index),
        title: `${index} ${text}`,
        headline: text,
        verdict: index === 123 ? 'fail' : 'pass',
      }),
    );
    const { body } = await write(reports);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/^\| 123 .*\| ❌ fail \|/m);
    const bytes = { limit: 65_535, measure: Buffer.byteLength };
    const check = await compose({ reports, trusted: false, bodies: [] }, bytes);
    expect(Buffer.byteLength(check.markdown)).toBeLessThanOrEqual(65_535);
    expect(check.markdown).toMatch(/^\| 123 .*\| ❌ fail \|/m);
  });

  test('keeps the definitions of links that there is room for', async () => {
    const definitions = (count: number) =>
      Array.from({ length: count }, (_, index) => `[l${index}]: https://example.org/${index}`).join('\n');
    const few = await write([], ['x'.repeat(70_000), 'See [it][l1].', definitions(9)]);
    expect(few.body).toContain('[l1]: https://example.org/1\n');
    const many = await write([reportOf()], [definitions(3_000)]);
    expect(many.body.length).toBeLessThanOrEqual(65_536);
    expect(many.body).toContain('✅ pass: Metrics');
  });

  test('does not take a commented end of a fold for one', async () => {
    const fold = `<details>\n\n<!-- </details> -->\n\n${'x'.repeat(70_000)}\n\nlast\n\n</details>`;
    const { body } = await write([], [fold]);
    expect(body).not.toMatch(/last|details>/);
  });

  test('cuts Markdown of the user between its blocks, and no fold in half', async () => {
    const fold = `<details>\n<summary>All</summary>\n\n${'x'.repeat(60_000)}\n\n| a |\n|---|\n| b |\n\n</details>`;
    const { body } = await write([], ['# Kept', fold, `\`\`\`\n${'y'.repeat(30_000)}\n\`\`\``]);
    expect(body).toContain('# Kept');
    expect(body.match(/<details>/g) ?? []).toHaveLength(body.match(/<\/details>/g)?.length ?? 0);
    expect(body).not.toContain('xxx');
    expect(body).toContain('yyy');
  });

  test('is within the limit and whole in every part, whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(20_000), fc.boolean(), fc.constantFrom('pass', 'warn', 'fail')), {
          maxLength: 12,
        }),
        fc.array(fc.nat(40_000), { maxLength: 3 }),
        async (sizes, bodies) => {
          const { body } = await write(
            sizes.map(([size, folded, verdict], index) =>
              reportOf({
                id: String(index),
                title: `R${index}`,
                verdict: verdict as 'pass',
                sections: [section('S', size, folded)],
              }),
            ),
            bodies.map((size) => `\`\`\`text\n${'é😀'.repeat(size)}\n\`\`\``),
          );
          expect(body.length).toBeLessThanOrEqual(65_536);
          expect(body).not.toMatch(/\p{Surrogate}/u);
          expect((body.match(/^```/gm) ?? []).length % 2).toBe(0);
          expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
          for (const line of body.split('\n'))
            if (line.startsWith('|')) expect(line.endsWith('|')).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('what fits is not touched', async () => {
  const whole = await compose(
    { reports: [], trusted: true, bodies: ['a\n\n\n b'] },
    { limit: 8, measure: characters },
  );
  expect(whole).toEqual({ markdown: 'a\n\n\n b', left: 0 });
});

test.each([
  ['```\ncode', '\n```'],
  ['~~~~py\n~~~\n', '\n~~~~'],
  ['```\ncode\n  ````', ''],
  ['- a\n  ```\n  code', ''],
  ['    ```\n    code', ''],
  ['a\n\n<!-- b', ' -->'],
  ['<!-- b -->\n\n<details>\n\nb <details> c', '\n\n</details>'],
  ['<details><details>\n\nb', '\n\n</details>\n\n</details>'],
  ['<details>\n\nb\n\n</details>\n\n</details>', ''],
])('what %j leaves open is closed by %j', (markdown, end) => {
  expect(endOf(markdown)).toBe(end);
});
