import { renderChart } from './chart.js';
import { codeBlock, codeSpan, details, escapeText } from './escape.js';
import { verdictLabel } from './labels.js';
import { renderMetrics } from './metric-table.js';
import { markdownTable } from './table.js';
import type { Block, MetricRow, Provenance, Report, Section } from './types.js';

export interface RenderOptions {
  /** Level of the report's heading, 1 to 6; those of its sections are one below. Default 2. */
  readonly heading?: number;
  /**
   * Whether this process wrote the report itself. Only then are its Markdown blocks read as Markdown, and its run
   * linked; those of a report that was read from a file are shown as they stand.
   */
  readonly trusted?: boolean;
}

const TITLE_LIMIT = 200;
const HEADLINE_LIMIT = 500;
const TEXT_LIMIT = 4_000;
const CODE_LIMIT = 20_000;

/** The report as GitHub-flavoured Markdown, for a job summary or a comment. Foreign text in it stays text. */
export function renderReport(report: Report, options: RenderOptions = {}): string {
  const level = options.heading ?? 2;
  const trusted = options.trusted ?? false;
  const parts = [
    heading(level, `${verdictLabel(report.verdict)}: ${escapeText(report.title, TITLE_LIMIT)}`),
    escapeText(report.headline, HEADLINE_LIMIT),
    ...metricTables(report.metrics),
    ...report.sections.map((section) => renderSection(section, level + 1, trusted)),
    footer(report.provenance, trusted),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What matters in the open, the details folded. */
function metricTables(rows: readonly MetricRow[]): string[] {
  const [open, folded] = [rows.filter((row) => !row.detail), rows.filter((row) => row.detail)];
  return [
    ...(open.length === 0 ? [] : [renderMetrics(open)]),
    ...(folded.length === 0
      ? []
      : [
          details(
            `${folded.length} more ${folded.length === 1 ? 'metric' : 'metrics'}`,
            renderMetrics(folded),
          ),
        ]),
  ];
}

function heading(level: number, markdown: string): string {
  return `${'#'.repeat(Math.min(level, 6))} ${markdown}`;
}

function renderSection(section: Section, level: number, trusted: boolean): string {
  const body = section.blocks.map((block) => renderBlock(block, trusted)).join('\n\n');
  if (section.collapsed) return details(section.title, body);
  return [heading(level, escapeText(section.title, TITLE_LIMIT)), body]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderBlock(block: Block, trusted: boolean): string {
  switch (block.kind) {
    case 'text':
      return escapeText(block.text, TEXT_LIMIT);
    case 'markdown':
      return trusted ? block.markdown : codeBlock(block.markdown, 'text', CODE_LIMIT);
    case 'table': {
      const table = markdownTable(block.columns, block.rows);
      return block.more
        ? `${table}\n\n${block.more} more ${block.more === 1 ? 'row' : 'rows'} not shown.`
        : table;
    }
    case 'chart':
      return renderChart(block);
    case 'code':
      return codeBlock(block.text, block.language, CODE_LIMIT);
  }
}

/** Where the numbers come from, in one small line. */
function footer(provenance: Provenance, trusted: boolean): string {
  const { repository, sha, baseSha, runUrl, signature, version } = provenance;
  const parts = [
    repository && codeSpan(repository, TITLE_LIMIT),
    sha && `commit ${codeSpan(sha.slice(0, 7))}`,
    baseSha && `baseline ${codeSpan(baseSha.slice(0, 7))}`,
    runUrl && (trusted && LINK.test(runUrl) ? `[run](${runUrl})` : `run ${codeSpan(runUrl, TITLE_LIMIT)}`),
    signature && codeSpan(signature, TITLE_LIMIT),
    `mlops-actions ${codeSpan(version, TITLE_LIMIT)}`,
  ];
  return `<sub>${parts.filter(Boolean).join(' · ')}</sub>`;
}

/** Addresses without a character that Markdown could take for its own. */
const LINK = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~-]+)+$/;
