import { describe, expect, test } from '@jest/globals';
import { type Report, renderReport } from '@mlops-actions/report';
import { terminalText } from '../src/terminal-text.js';
import { webPage } from '../src/web-page.js';

const report: Report = {
  schema: 'mlops-report/v1',
  action: 'rouge-gate',
  id: 'x',
  title: 'ROUGE <script>alert(1)</script>',
  verdict: 'fail',
  headline: 'a & b | c @someone',
  metrics: [
    { name: 'rougeL.fmeasure', value: 0.25, verdict: 'fail', reason: '0.25 < 0.3' },
    { name: '漢字', value: 0.5, verdict: 'pass' },
  ],
  sections: [{ title: 'Lowest scores', collapsed: true, blocks: [{ kind: 'text', text: 'x < y' }] }],
  provenance: { version: '1.0.0' },
};

describe('terminalText', () => {
  const text = terminalText(renderReport(report), (title) => `<<${title}>>`);

  test('shows titles, text and folded parts without markup', () => {
    expect(text).toContain('<<❌ fail: ROUGE <script>alert(1)</script>>>');
    expect(text).toContain('a & b | c @someone');
    expect(text).toContain('<<Lowest scores>>');
    expect(text).toContain('x < y');
    expect(text).not.toMatch(/<details>|<summary>|&amp;|&lt;|\u200b/);
  });

  test('aligns the columns of tables', () => {
    const lines = text.split('\n');
    const from = lines.findIndex((line) => line.startsWith('Metric'));
    const [head = '', rule = '', first = '', second = ''] = lines.slice(from, from + 4);
    const at = head.indexOf('Verdict');
    expect(rule.slice(at - 1, at + 1)).toBe(' -');
    expect(first.indexOf('❌')).toBe(at);
    expect(second.indexOf('✅')).toBe(at - 2); // Two characters before it are twice as wide.
  });
});

describe('webPage', () => {
  test('holds the report, and nothing that runs or loads', () => {
    const page = webPage(renderReport(report));
    expect(page).toContain('<td align="right">0.25</td>');
    expect(page).not.toMatch(/<script|<img|<link/);
    expect(page).toContain("default-src 'none'");
  });
});

test('a chart is bars of text, without the drawing that only GitHub makes', () => {
  const chart = {
    kind: 'chart' as const,
    shape: 'line' as const,
    title: 'loss',
    labels: ['1', '2', '3'],
    series: [{ name: 'current', values: [3, 2, 1] }],
  };
  const drawn = renderReport({ ...report, sections: [{ title: 'Curves', blocks: [chart] }] });
  expect(drawn).toContain('xychart');
  for (const shown of [terminalText(drawn, (text) => text), webPage(drawn)]) {
    expect(shown).not.toContain('xychart');
    expect(shown).toContain('█▅▁');
  }
});
