import { renderChart } from './chart.js';
import { codeBlock, codeSpan, details, escapeInline, escapeText } from './escape.js';
import { verdictLabel } from './labels.js';
import { metricTable } from './metric-table.js';
import { fitParts, type Part } from './parts.js';
import { markdownTable } from './table.js';
import type { Block, MetricRow, Provenance, Report, Section } from './types.js';

export interface PartOptions {
  /** Level of the report's heading, 1 to 6; those of its sections are one below. Default 2. */
  readonly heading?: number;
  /**
   * Whether this process wrote the report itself. Only then are its Markdown blocks read as Markdown, and its run
   * linked; those of a report that was read from a file are shown as they stand.
   */
  readonly trusted?: boolean;
  /** Whether the line that says where the numbers come from is among the parts. Default true. */
  readonly footer?: boolean;
}

export interface RenderOptions extends PartOptions {
  /** Most bytes of the text in UTF-8. Default: what a job summary holds. */
  readonly limit?: number;
}

/** GitHub refuses a step's summary of more than 1 MiB; the rest is for what else the step may write. */
const SUMMARY_LIMIT = 1_000_000;
const TITLE_LIMIT = 200;
const HEADLINE_LIMIT = 500;
const TEXT_LIMIT = 4_000;
const CODE_LIMIT = 20_000;

/** The report as GitHub-flavoured Markdown, for a job summary or a comment. Foreign text in it stays text. */
export function renderReport(report: Report, options: RenderOptions = {}): string {
  const measure = (text: string) => Buffer.byteLength(text);
  const { markdown } = fitParts(reportParts(report, options), options.limit ?? SUMMARY_LIMIT, measure);
  return `${markdown}\n`;
}

/**
 * The report in parts, for `fitParts`: what is folded has rank 3, open sections 2, the table of metrics 1; heading,
 * headline and footer stay.
 */
export function reportParts(report: Report, options: PartOptions = {}): Part[] {
  const level = options.heading ?? 2;
  const trusted = options.trusted ?? false;
  return [
    {
      text: heading(level, `${verdictLabel(report.verdict)}: ${escapeText(report.title, TITLE_LIMIT)}`),
      rank: 0,
    },
    { text: escapeText(report.headline, HEADLINE_LIMIT), rank: 0 },
    ...metricParts(report.metrics),
    ...report.sections.map((section) => sectionPart(section, level + 1, trusted)),
    ...(options.footer === false ? [] : [{ text: footer(report.provenance, trusted), rank: 0 }]),
  ];
}

/** What matters in the open; what did not change and the details folded. */
function metricParts(rows: readonly MetricRow[]): Part[] {
  const withSource = new Set(rows.flatMap((row) => row.source ?? [])).size > 1;
  const places = { open: [] as MetricRow[], unchanged: [] as MetricRow[], detail: [] as MetricRow[] };
  for (const row of rows) places[placeOf(row)].push(row);
  const folded = (list: readonly MetricRow[], words: string): Part[] =>
    list.length === 0
      ? []
      : [
          {
            text: details(words, metricTable(list, withSource).text),
            short: `*${words}, left out for length.*`,
            rank: 3,
          },
        ];
  const { open, unchanged, detail } = places;
  return [
    ...(open.length === 0
      ? []
      : [{ ...metricTable(open, withSource), short: `*${metrics(open)} left out for length.*`, rank: 1 }]),
    ...folded(unchanged, `${metrics(unchanged)} unchanged`),
    ...folded(detail, metrics(detail, 'more ')),
  ];
}

/** A gate that held is worth seeing also where nothing changed. */
function placeOf(row: MetricRow): 'open' | 'unchanged' | 'detail' {
  const gated = row.verdict !== 'neutral' && row.verdict !== 'new';
  if (row.change === 'unchanged' && !gated) return 'unchanged';
  return row.detail ? 'detail' : 'open';
}

function metrics({ length }: readonly MetricRow[], more = ''): string {
  return `${length} ${more}${length === 1 ? 'metric' : 'metrics'}`;
}

function heading(level: number, markdown: string): string {
  return `${'#'.repeat(Math.min(level, 6))} ${markdown}`;
}

/** Without room for it, drawings go before the section does. */
function sectionPart(section: Section, level: number, trusted: boolean): Part {
  return {
    text: renderSection(section, level, trusted, true),
    short: `*Section “${escapeInline(section.title, TITLE_LIMIT)}” left out for its length.*`,
    rank: section.collapsed ? 3 : 2,
    shorten: (limit, measure) => {
      const plain = renderSection(section, level, trusted, false);
      return measure(plain) <= limit ? plain : undefined;
    },
  };
}

function renderSection(section: Section, level: number, trusted: boolean, drawn: boolean): string {
  const body = section.blocks.map((block) => renderBlock(block, trusted, drawn)).join('\n\n');
  if (section.collapsed) return details(section.title, body);
  return [heading(level, escapeText(section.title, TITLE_LIMIT)), body]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderBlock(block: Block, trusted: boolean, drawn: boolean): string {
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
      return renderChart(block, drawn);
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
