import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Report, renderReport, sparkline, verdictLabel } from '../src/index.js';
import { hostileText, reports } from './arbitraries.js';
import { nodesOf, outline, parseMarkdown } from './markdown.js';

const report: Report = {
  schema: 'mlops-report/v1',
  action: 'rouge-gate',
  id: 'main',
  title: 'ROUGE of summaries',
  verdict: 'fail',
  headline: '1 of 3 metrics fell below its limit',
  metrics: [
    {
      name: 'rouge1.fmeasure',
      value: 0.41239,
      baseline: 0.41871,
      delta: -0.00632,
      relative: -0.015094,
      direction: 'higher',
      interval: { low: 0.40112, high: 0.42377, level: 0.95 },
      n: 300,
      threshold: '>= 0.42',
      verdict: 'fail',
      reason: '0.4124 is below 0.42',
    },
    {
      name: 'perplexity',
      value: 12,
      baseline: 0,
      delta: 12,
      relative: null,
      direction: 'lower',
      verdict: 'warn',
    },
    { name: 'empty', value: 2.5, unit: '%', baseline: 1.25, delta: 1.25, relative: 1, verdict: 'pass' },
    {
      name: 'tiny',
      value: 0.4124,
      unit: 's',
      baseline: 0.4124,
      delta: 0.0000012,
      relative: 0.0000029,
      verdict: 'new',
    },
  ],
  sections: [
    {
      title: 'Slices',
      collapsed: true,
      blocks: [
        { kind: 'text', text: 'By language.' },
        {
          kind: 'table',
          columns: [{ header: 'Slice' }, { header: 'F', align: 'right' }],
          rows: [['de', '0.4']],
          more: 12,
        },
      ],
    },
    {
      title: 'History',
      blocks: [
        {
          kind: 'chart',
          title: 'Loss',
          labels: ['1', '2', '3'],
          series: [{ name: 'loss', values: [3, null, 1] }],
        },
        {
          kind: 'chart',
          title: 'Both',
          labels: ['a', 'b'],
          series: [
            { name: 'train', values: [1, 2] },
            { name: 'val', values: [2, 2] },
          ],
        },
        { kind: 'code', text: '{}', language: 'json' },
        { kind: 'markdown', markdown: '**Mine**' },
      ],
    },
  ],
  provenance: {
    repository: 'org/repo',
    sha: '0123456789abcdef0123456789abcdef01234567',
    baseSha: 'fedcba9876543210fedcba9876543210fedcba98',
    runUrl: 'https://github.com/org/repo/actions/runs/1',
    signature: 'rouge|tok:default|v1',
    version: '1.0.0',
  },
};

describe('renderReport', () => {
  test('a report', () => {
    expect(renderReport(report, { trusted: true })).toMatchInlineSnapshot(`
"## ❌ fail: ROUGE of summaries

1 of 3 metrics fell below its limit

| Metric | Baseline | Value | 95% interval | N | Change | Relative | Better | Limit | Verdict |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | :--- | ---: | :--- |
| rouge1.fmeasure | 0.4187 | 0.4124 | 0.4011 to 0.4238 | 300 | -0.0063 | -1.509% | ↑ higher | >= 0.42 | ❌ fail |
| perplexity | 0 | 12 | – | – | +12 | n/a | ↓ lower | – | ⚠️ warn |
| empty | 1.25% | 2.5% | – | – | +1.25 pp | +100% | – | – | ✅ pass |
| tiny | 0.4124 s | 0.4124 s | – | – | +0.0000012 s | +0.00029% | – | – | 🆕 new |

- ❌ rouge1.fmeasure: 0.4124 is below 0.42

<details>
<summary>Slices</summary>

By language.

| Slice | F |
| :--- | ---: |
| de | 0.4 |

12 more rows not shown.

</details>

### History

**Loss**

loss: █·▁ 1 to 3 (1 … 3)

**Both**

| Series | Course | Least to greatest | Last |
| :--- | :--- | ---: | ---: |
| train | ▁█ | 1 to 2 | 2 |
| val | ▄▄ | 2 to 2 | 2 |

a … b

\`\`\`json
{}
\`\`\`

**Mine**

<sub>\`org/repo\` · commit \`0123456\` · baseline \`fedcba9\` · [run](https://github.com/org/repo/actions/runs/1) · \`rouge|tok:default|v1\` · mlops-actions \`1.0.0\`</sub>
"
`);
  });

  test('leaves out columns that no row fills, and the table when there is no metric', () => {
    const plain: Report = {
      ...report,
      metrics: [{ name: 'loss', value: null, verdict: 'neutral' }],
      sections: [],
    };
    expect(renderReport(plain)).toContain('| Metric | Value |\n| :--- | ---: |\n| loss | – |');
    expect(renderReport({ ...plain, metrics: [] })).not.toContain('| Metric');
  });

  test('the change agrees with the numbers beside it, and is never rounded to nothing', () => {
    const changeOf = (value: number, baseline: number, unit?: string) => {
      const row = {
        name: 'a',
        value,
        baseline,
        delta: value - baseline,
        verdict: 'pass',
        ...(unit && { unit }),
      } as const;
      return /\| ([^|]*) \| ✅/.exec(renderReport({ ...report, metrics: [row] }))![1];
    };
    expect(changeOf(0.81243, 0.8119)).toBe('+0.0005');
    expect(changeOf(0.5, 0.75)).toBe('-0.25');
    expect(changeOf(0.5, 0.49999999)).toBe('+1e-8');
    expect(changeOf(123456.7, 123455.2)).toBe('+2');
    expect(changeOf(1e-9, 3e-9)).toBe('-2e-9');
    expect(changeOf(0.5, 0.5)).toBe('0');
    expect(changeOf(51, 50, '%')).toBe('+1 pp');
    expect(changeOf(12.5, 12, 'ms')).toBe('+0.5 ms');
  });

  test('what became of the metrics: with the verdict where there is one, unchanged ones folded', () => {
    const base = { value: 1, baseline: 2, verdict: 'neutral' } as const;
    const metrics: Report['metrics'] = [
      { ...base, name: 'up', change: 'better' },
      { ...base, name: 'down', change: 'worse', verdict: 'pass' },
      { ...base, name: 'gone', value: null, change: 'removed', verdict: 'fail', reason: 'is missing' },
      { ...base, name: 'nan', value: null, valueText: 'NaN', change: 'invalid', verdict: 'warn' },
      {
        ...base,
        name: 'optimizer',
        value: null,
        valueText: 'adam',
        baseline: null,
        baselineText: 'sgd',
        change: 'changed',
      },
      { ...base, name: 'fresh', baseline: null, change: 'new', verdict: 'new' },
      { ...base, name: 'gated', change: 'unchanged', verdict: 'pass' },
      { ...base, name: 'same', change: 'unchanged' },
      { ...base, name: 'minor', change: 'worse', detail: true },
    ];
    expect(renderReport({ ...report, metrics, sections: [] })).toContain(`
| Metric | Baseline | Value | Status |
| :--- | ---: | ---: | :--- |
| up | 2 | 1 | 🟢 better |
| down | 2 | 1 | ✅ pass, worse |
| gone | 2 | – | ❌ fail, removed |
| nan | 2 | NaN | ⚠️ warn, not a number |
| optimizer | sgd | adam | 🔵 changed |
| fresh | – | 1 | 🆕 new |
| gated | 2 | 1 | ✅ pass, unchanged |

- ❌ gone: is missing

<details>
<summary>1 metric unchanged</summary>

| Metric | Baseline | Value | Status |
| :--- | ---: | ---: | :--- |
| same | 2 | 1 | ⚪ unchanged |

</details>

<details>
<summary>1 more metric</summary>

| Metric | Baseline | Value | Status |
| :--- | ---: | ---: | :--- |
| minor | 2 | 1 | 🔴 worse |

</details>
`);
  });

  test('names the files once there are several', () => {
    const of = (...sources: string[]) =>
      renderReport({
        ...report,
        metrics: sources.map((source) => ({ name: 'a', value: 1, verdict: 'pass', source })),
      });
    expect(of('a.json', 'a.json')).not.toContain('File');
    expect(of('a.json', 'b.json')).toContain('| Metric | File | Value | Verdict |');
    expect(of('a.json', 'b.json')).toContain('| a | b.json | 1 | ✅ pass |');
  });

  test('a reason that names its metric is not prefixed with it', () => {
    const row = { name: 'loss', value: 3, verdict: 'warn', reason: 'loss = 3 > 2' } as const;
    expect(renderReport({ ...report, metrics: [row] })).toContain('\n- ⚠️ loss = 3 > 2\n');
  });

  test('intervals of several levels name theirs', () => {
    const row = { name: 'a', value: 1, verdict: 'pass' } as const;
    const metrics = [0.9, 0.95].map((level) => ({ ...row, interval: { low: 0, high: 2, level } }));
    expect(renderReport({ ...report, metrics })).toContain('0 to 2 (90%)');
  });

  test('headings start where asked and end at six', () => {
    const depths = (heading: number) =>
      nodesOf(parseMarkdown(renderReport(report, { heading }))).flatMap((node) =>
        node.type === 'heading' ? node.depth : [],
      );
    expect(depths(3)).toEqual([3, 4]);
    expect(depths(6)).toEqual([6, 6]);
  });

  test("a stranger's report brings neither Markdown nor links", () => {
    const markdown = renderReport({
      ...report,
      sections: [
        { title: 'S', blocks: [{ kind: 'markdown', markdown: '[click](http://e.com) @octocat ```\n# hi' }] },
      ],
    });
    expect(nodesOf(parseMarkdown(markdown)).filter((node) => node.type === 'link')).toEqual([]);
    expect(markdown).toContain('````text\n[click](http://e.com) @octocat ```\n# hi\n````');
    expect(markdown).toContain('run `https://github.com/org/repo/actions/runs/1`');
  });

  test('a run address that Markdown could read otherwise is not linked', () => {
    const provenance = { ...report.provenance, runUrl: 'https://e.com/)![x](http://e.com/x.png' };
    const tree = parseMarkdown(renderReport({ ...report, provenance }, { trusted: true }));
    expect(nodesOf(tree).filter((node) => node.type === 'link' || node.type === 'image')).toEqual([]);
  });

  test('hostile texts change nothing but the text', () => {
    fc.assert(
      fc.property(
        reports(fc.constant('word')),
        fc.array(hostileText, { minLength: 1, maxLength: 30 }),
        (harmless, texts) => {
          let used = 0;
          const hostile = JSON.parse(JSON.stringify(harmless), (_, value) =>
            value === 'word' ? texts[used++ % texts.length] : value,
          ) as Report;
          expect(outline(parseMarkdown(renderReport(hostile)))).toEqual(
            outline(parseMarkdown(renderReport(harmless))),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('charts', () => {
  const chart = (values: (number | null)[], labels = values.map((_, index) => `${index}`)) =>
    renderReport({
      ...report,
      metrics: [],
      sections: [
        { title: 'S', blocks: [{ kind: 'chart', title: 'C', labels, series: [{ name: 'C', values }] }] },
      ],
    });

  test('a long line is thinned to means, and says so', () => {
    const values = Array.from({ length: 600 }, (_, index) => (index < 300 ? 1 : 3));
    expect(chart(values)).toContain(
      `${'▁'.repeat(30)}${'█'.repeat(30)} 1 to 3 (0 … 599; each bar is the mean of up to 10 of 600 values)`,
    );
  });

  test('without values', () => {
    expect(chart([null, null])).toContain('·· no values (0 … 1)');
    expect(chart([])).toContain('no values');
  });
});

describe('sparkline', () => {
  test.each([
    [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
    [[5, 5, 5], '▄▄▄'],
    [[1, null, 3], '▁·█'],
    [[-1e308, 0, 1e308], '▁▅█'],
    [[], ''],
  ])('%j', (values, line) => {
    expect(sparkline(values)).toBe(line);
  });
});

test('verdicts have an icon and a word', () => {
  expect((['pass', 'warn', 'fail', 'new', 'neutral'] as const).map(verdictLabel)).toEqual([
    '✅ pass',
    '⚠️ warn',
    '❌ fail',
    '🆕 new',
    '➖ neutral',
  ]);
});
