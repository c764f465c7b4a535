import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Code } from 'mdast';
import { renderChart } from '../src/chart.js';
import type { ChartBlock } from '../src/index.js';
import { charts, hostileText } from './arbitraries.js';
import { nodesOf, outline, parseMarkdown } from './markdown.js';

// Mermaid cleans texts with DOMPurify, which needs a browser; text without "<" it would leave as it is.
jest.unstable_mockModule('dompurify', () => ({
  default: {
    addHook: () => {},
    sanitize: (text: string) => {
      if (text.includes('<')) throw new Error(`to be cleaned: ${text}`);
      return text;
    },
  },
}));
const { default: mermaid } = await import('mermaid');

interface Drawn {
  /** As a reader sees them. */
  readonly ticks: string[];
  readonly range: [number, number];
  readonly lines: { title: string; values: (number | undefined)[] }[];
}

/** What Mermaid reads from the chart's Markdown; undefined where nothing is to be drawn. */
async function drawn(markdown: string): Promise<Drawn | undefined> {
  const [source, ...others] = nodesOf(parseMarkdown(markdown)).filter(
    (node): node is Code => node.type === 'code',
  );
  if (source === undefined) return undefined;
  expect([source.lang, others]).toEqual(['mermaid', []]);
  expect(source.value.length).toBeLessThan(50_000);
  // Nothing in it may change how GitHub draws, but what we say ourselves.
  expect((await mermaid.parse(source.value)).config).toEqual({
    xyChart: { height: 300, xAxis: { showTick: false } },
    themeVariables: {
      xyChart: { backgroundColor: 'transparent', plotColorPalette: '#2f81f7, #db6d28' },
    },
  });
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source.value);
  const { xAxis, yAxis, plots } = (db as unknown as { getXYChartData(): XYChartData }).getXYChartData();
  expect(new Set(xAxis.categories).size).toBe(xAxis.categories.length);
  return {
    ticks: xAxis.categories.map((name) => name.replace(/[\u200b\u200c]/g, '')),
    range: [yAxis.min, yAxis.max],
    lines: plots.map(({ title, data }) => ({ title, values: data.map(([, value]) => value) })),
  };
}

interface XYChartData {
  xAxis: { categories: string[] };
  yAxis: { min: number; max: number };
  plots: { title: string; data: [string, number | undefined][] }[];
}

type Values = (number | null)[];

function curves(...series: Values[]): ChartBlock {
  const labels = series[0]!.map((_, index) => `${index * 10}`);
  const names = ['baseline', 'current', 'third'];
  return {
    kind: 'chart',
    shape: 'line',
    title: 'train/loss',
    labels,
    series: series.map((values, index) => ({ name: names[index]!, values })),
  };
}

describe('lines', () => {
  test('two series, with a table that says which is which', () => {
    const markdown = renderChart(curves([3, 2, 1.5, 1], [3, 1.75, 1, 0.5])).replace(/[\u200b\u200c]/g, '');
    expect(markdown).toMatchInlineSnapshot(`
"**train/loss**

\`\`\`mermaid
---
config:
  xyChart:
    height: 300
    xAxis:
      showTick: false
  themeVariables:
    xyChart:
      backgroundColor: transparent
      plotColorPalette: "#2f81f7, #db6d28"
---
xychart-beta
  x-axis ["0", "10", "20", "30"]
  y-axis 0.3750 --> 3.1250
  line "baseline" [3.0000, 2.0000, 1.5000, 1.0000]
  line "current" [3.0000, 1.7500, 1.0000, 0.5000]
\`\`\`

| Series | Course | Least to greatest | Last |
| :--- | :--- | ---: | ---: |
| 🟦 baseline | █▅▃▁ | 1 to 3 | 1 |
| 🟧 current | █▅▂▁ | 0.5 to 3 | 0.5 |

0 … 30"
`);
  });

  test('one series has no legend', async () => {
    const markdown = renderChart(curves([1, 2, 3]));
    expect((await drawn(markdown))!.lines).toEqual([{ title: '', values: [1, 2, 3] }]);
    expect(markdown).toMatch(/\n\nbaseline: ▁▅█ 1 to 3 \(0 … 20\)$/);
  });

  test('a run that ended earlier ends earlier, holes are bridged', async () => {
    const markdown = renderChart(curves([4, null, null, 1, 1, 1], [4, 3, 2, 1, null, null]));
    expect((await drawn(markdown))!.lines.map(({ values }) => values)).toEqual([
      [4, 3, 2, 1, 1, 1],
      [4, 3, 2, 1, undefined, undefined],
    ]);
    expect(markdown).toContain('0 … 50; gaps are bridged');
  });

  test('the drawing starts where both have values, and says so', async () => {
    const markdown = renderChart(curves([9, 8, 7, 6], [null, null, 5, 4]));
    const { ticks, lines } = (await drawn(markdown))!;
    expect(ticks).toEqual(['20', '30']);
    expect(lines.map(({ values }) => values)).toEqual([
      [7, 6],
      [5, 4],
    ]);
    expect(markdown).toContain('0 … 30; drawn from 20 on, where both have values');
    expect(markdown).toContain('| 🟦 baseline | █▆▃▁ | 6 to 9 | 6 |');
  });

  test.each<[string, ChartBlock]>([
    ['three series', curves([1, 2], [1, 2], [1, 2])],
    ['bars', { kind: 'chart', title: 'C', labels: ['a', 'b'], series: [{ name: 'n', values: [1, 2] }] }],
    ['a single point', curves([1])],
    ['no values', curves([null, null])],
    ['nothing in common', curves([1, 2, null, null], [null, null, 3, 4])],
    ['numbers too large', curves([1, 1e15])],
    ['numbers too close', curves([1e-16, 2e-16])],
  ])('not drawn: %s', async (_, chart) => {
    expect(await drawn(renderChart(chart))).toBeUndefined();
  });

  test.each([
    [
      [0.00012, 0.00034],
      [0.000109, 0.000351],
    ],
    [
      [0, 100],
      [0, 105],
    ],
    [
      [-1, 1],
      [-1.1, 1.1],
    ],
    [
      [5, 5],
      [4.75, 5.25],
    ],
    [
      [0, 0],
      [0, 0.05],
    ],
  ])('the range of %j', async (values, range) => {
    expect((await drawn(renderChart(curves(values))))!.range).toEqual(range);
  });

  test('at most 100 points and 8 labels, fewer if they are long', async () => {
    const values = Array.from({ length: 1_000 }, (_, index) => Math.floor(index / 10));
    const chart = curves(values);
    expect(renderChart(chart)).toContain(
      'each bar is the mean of up to 17 of 1000 values; each point is the mean of up to 10)',
    );
    const { ticks, lines } = (await drawn(renderChart(chart)))!;
    expect(lines[0]!.values).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect(ticks).toHaveLength(100);
    expect(ticks.filter(Boolean)).toEqual(['0', '1300', '2600', '3900', '5200', '6500', '7800', '9100']);

    const dates = { ...chart, labels: values.map((_, index) => `2025-01-01T00:00:${index}`) };
    expect((await drawn(renderChart(dates)))!.ticks.filter(Boolean)).toHaveLength(3);
  });

  test('whatever the names and numbers, Mermaid reads the lines and nothing else', async () => {
    let seen = 0;
    const lines = charts(hostileText).map(
      (chart): ChartBlock => ({ ...chart, shape: 'line', series: chart.series.slice(0, 2) }),
    );
    await fc.assert(
      fc.asyncProperty(lines, async (chart) => {
        const read = await drawn(renderChart(chart));
        if (read === undefined) return;
        seen++;
        const [low, high] = read.range;
        expect(read.lines).toHaveLength(chart.series.length);
        for (const [index, { values }] of read.lines.entries()) {
          const known = values.filter((value) => value !== undefined);
          for (const value of known) expect(low <= value && value <= high).toBe(true);
          if (chart.labels.length > 100) continue;
          const last = chart.series[index]!.values.findLast((value) => value !== null)!;
          expect(Math.abs(known.at(-1)! - last)).toBeLessThanOrEqual((high - low) / 1_000);
        }
      }),
      { numRuns: 100 },
    );
    expect(seen).toBeGreaterThan(10);
  });

  test('hostile texts leave the Markdown as it is', () => {
    fc.assert(
      fc.property(charts(hostileText), (chart) => {
        const harmless = {
          ...chart,
          title: 'word',
          labels: chart.labels.map(() => 'word'),
          series: chart.series.map(({ values }) => ({ name: 'word', values })),
        };
        expect(outline(parseMarkdown(renderChart(chart)))).toEqual(
          outline(parseMarkdown(renderChart(harmless))),
        );
      }),
      { numRuns: 100 },
    );
  });
});
