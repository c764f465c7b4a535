import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
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

  test('cuts Markdown of the user between its blocks, and no fold in half', async () => {
    const fold = `<details>\n<summary>All</summary>\n\n${'x'.repeat(60_000)}\n\n| a |\n|---|\n| b |\n\n</details>`;
    const { body } = await write(
      [],
      ['# Kept', fold, `\`\`\`\n${'y'.repeat(30_000)}\n\`\`\``].map((part) => part),
    );
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
