import { formatNumber } from '@mlops-actions/metrics';
import { escapeText } from './escape.js';
import { changeLabels, directionLabels, verdictIcons, verdictLabel } from './labels.js';
import type { Measure } from './parts.js';
import { markdownTable } from './table.js';
import type { Column, MetricRow } from './types.js';

interface MetricColumn extends Column {
  /** The cell's text; undefined where the row has nothing to say. */
  readonly cell: (row: MetricRow) => string | undefined;
}

const REASON_LIMIT = 500;

export interface MetricTable {
  readonly text: string;
  /** With fewer rows, as `Part.shorten` says. */
  readonly shorten: (limit: number, measure: Measure) => string | undefined;
}

/**
 * The metrics with what they are compared to; columns that no row fills are left out. Reasons of bad rows follow.
 * @param withSource whether the rows say which file they come from
 */
export function metricTable(rows: readonly MetricRow[], withSource: boolean): MetricTable {
  const columns = columnsFor(rows, withSource).filter((column) =>
    rows.some((row) => column.cell(row) !== undefined),
  );
  const table = markdownTable(
    columns,
    rows.map((row) => columns.map((column) => column.cell(row) ?? '')),
  );
  const [header = '', rule = '', ...lines] = table.split('\n');
  const reasons = rows.map((row) =>
    row.reason && (row.verdict === 'fail' || row.verdict === 'warn')
      ? `- ${verdictIcons[row.verdict]} ${escapeText(reasonOf(row), REASON_LIMIT)}`
      : undefined,
  );
  const written = (kept: (index: number) => boolean, note?: string) => {
    const shown = lines.filter((_, index) => kept(index));
    const why = reasons.filter((reason, index) => reason !== undefined && kept(index));
    return [[header, rule, ...shown].join('\n'), why.join('\n'), note ?? ''].filter(Boolean).join('\n\n');
  };
  const shorten = (limit: number, measure: Measure) => {
    const note = (left: number) => `*${left} of ${rows.length} metrics left out for their length.*`;
    let room = limit - measure(written(() => false, note(rows.length))) - measure('\n\n');
    const kept = new Set<number>();
    for (const index of byWeight(rows)) {
      room -= measure(`${lines[index]}\n${reasons[index] === undefined ? '' : `${reasons[index]}\n`}`);
      if (room < 0) break;
      kept.add(index);
    }
    if (kept.size === 0) return undefined;
    return written((index) => kept.has(index), note(rows.length - kept.size));
  };
  return { text: written(() => true), shorten };
}

/** The rows' indices, what a reader must not miss first. */
function byWeight(rows: readonly MetricRow[]): number[] {
  return rows.map((_, index) => index).sort((a, b) => weightOf(rows[a]!) - weightOf(rows[b]!) || a - b);
}

function weightOf({ verdict, change }: MetricRow): number {
  if (verdict === 'fail' || verdict === 'warn') return verdict === 'fail' ? 0 : 1;
  if (change === 'worse' || change === 'removed' || change === 'invalid') return 2;
  if (verdict === 'pass') return 3;
  return change === 'unchanged' ? 5 : 4;
}

/** The reason with the metric's name, which most reasons already have. */
function reasonOf({ name, reason = '' }: MetricRow): string {
  return reason.includes(name) ? reason : `${name}: ${reason}`;
}

function columnsFor(rows: readonly MetricRow[], withSource: boolean): MetricColumn[] {
  const levels = new Set(rows.flatMap((row) => row.interval?.level ?? []));
  const common = levels.size === 1 ? `${percent([...levels][0]!)} interval` : '';
  return [
    { header: 'Metric', cell: (row) => row.name },
    { header: 'File', cell: (row) => (withSource ? row.source : undefined) },
    {
      header: 'Baseline',
      align: 'right',
      cell: (row) => known(row.baseline, (value) => withUnit(value, row.unit)) ?? row.baselineText,
    },
    {
      header: 'Value',
      align: 'right',
      cell: (row) => (row.value === null ? (row.valueText ?? '') : withUnit(row.value, row.unit)),
    },
    { header: common || 'Interval', align: 'right', cell: (row) => intervalOf(row, common === '') },
    { header: 'N', align: 'right', cell: (row) => row.n?.toString() },
    { header: 'Change', align: 'right', cell: (row) => known(row.delta, (delta) => changeOf(row, delta)) },
    { header: 'Relative', align: 'right', cell: relativeOf },
    { header: 'Better', cell: (row) => row.direction && directionLabels[row.direction] },
    { header: 'Limit', align: 'right', cell: (row) => row.threshold },
    { header: rows.some((row) => row.change) ? 'Status' : 'Verdict', cell: statusOf },
  ];
}

/** The verdict with what became of the metric, or that alone where nothing judges it: `✅ pass, worse`. */
function statusOf({ verdict, change }: MetricRow): string | undefined {
  if (change === undefined)
    // Beside a change, "neutral" would read as a judgement of it.
    return verdict === 'neutral' ? undefined : verdictLabel(verdict);
  const { icon, word } = changeLabels[change];
  return verdict === 'neutral' || verdict === 'new' ? `${icon} ${word}` : `${verdictLabel(verdict)}, ${word}`;
}

function known(value: number | null | undefined, show: (value: number) => string): string | undefined {
  return value === null || value === undefined ? undefined : show(value);
}

function withUnit(value: number, unit: string | undefined): string {
  return unitAfter(formatNumber(value), unit);
}

function unitAfter(number: string, unit: string | undefined): string {
  if (unit === undefined) return number;
  return unit === '%' ? `${number}%` : `${number} ${unit}`;
}

function intervalOf({ interval }: MetricRow, withLevel: boolean): string | undefined {
  if (!interval) return undefined;
  const range = `${formatNumber(interval.low)} to ${formatNumber(interval.high)}`;
  return withLevel ? `${range} (${percent(interval.level)})` : range;
}

/** A difference of percentages is in points: from 50% to 51% is 1 pp, and 2% relative. */
function changeOf(row: MetricRow, delta: number): string {
  return unitAfter(
    signed(delta, (size) => difference(size, row)),
    row.unit === '%' ? 'pp' : row.unit,
  );
}

/**
 * As many decimals as value and baseline show, so that the row adds up for its reader; a difference too small for
 * that keeps its own digits.
 */
function difference(size: number, row: MetricRow): string {
  const places = [row.value, row.baseline].map((value) => decimals(formatNumber(value)));
  const rounded = places.includes(undefined) ? 0 : Number(size.toFixed(Math.max(...(places as number[]))));
  return rounded === 0 ? formatNumber(size) : formatNumber(rounded, 15);
}

/** Number of decimals of a plain decimal number; undefined for other notations. */
function decimals(number: string): number | undefined {
  const match = /^-?\d+(?:\.(\d+))?$/.exec(number);
  return match ? (match[1]?.length ?? 0) : undefined;
}

function relativeOf(row: MetricRow): string | undefined {
  if (row.relative === null && row.baseline === 0) return 'n/a';
  return known(row.relative, (relative) => signed(relative, percent));
}

function signed(value: number, show: (size: number) => string): string {
  if (value === 0) return show(0);
  return `${value > 0 ? '+' : '-'}${show(Math.abs(value))}`;
}

function percent(fraction: number): string {
  return `${formatNumber(fraction * 100)}%`;
}
