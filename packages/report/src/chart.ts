import { formatNumber } from '@mlops-actions/metrics';
import { escapeText } from './escape.js';
import { extent, sparkline } from './sparkline.js';
import { markdownTable } from './table.js';
import type { ChartBlock, Series } from './types.js';

/** Most bars of a line, so that it stays on one line of a page. */
const WIDTH = 60;
const LABEL_LIMIT = 60;

/** One series is a line of bars with its range; several are a table. */
export function renderChart(chart: ChartBlock): string {
  const title = `**${escapeText(chart.title, 200)}**`;
  const [only, ...others] = chart.series;
  if (only === undefined) return `${title}\n\nNo data.`;
  const notes = noteOn(chart.labels);
  if (others.length === 0) {
    const name =
      only.name === '' || only.name === chart.title ? '' : `${escapeText(only.name, LABEL_LIMIT)}: `;
    return `${title}\n\n${name}${bars(only)} ${rangeOf(only)}${notes && ` (${notes})`}`;
  }
  const table = markdownTable(
    [
      { header: 'Series' },
      { header: 'Course' },
      { header: 'Least to greatest', align: 'right' },
      { header: 'Last', align: 'right' },
    ],
    chart.series.map((series) => [series.name, bars(series), rangeOf(series), lastOf(series)]),
  );
  return [title, table, notes].filter((part) => part !== '').join('\n\n');
}

function bars(series: Series): string {
  return sparkline(thinned(series.values));
}

function rangeOf(series: Series): string {
  const { low, high } = extent(series.values);
  return low > high ? 'no values' : `${formatNumber(low)} to ${formatNumber(high)}`;
}

function lastOf({ values }: Series): string {
  const last = values.at(-1) ?? null;
  return last === null ? '' : formatNumber(last);
}

/** What the bars stand for. */
function noteOn(labels: readonly string[]): string {
  if (labels.length === 0) return '';
  const [start, end] = [escapeText(labels[0]!, LABEL_LIMIT), escapeText(labels.at(-1)!, LABEL_LIMIT)];
  const span = labels.length === 1 ? start : `${start} … ${end}`;
  return labels.length > WIDTH
    ? `${span}; each bar is the mean of about ${Math.round(labels.length / WIDTH)} of ${labels.length} values`
    : span;
}

/** At most WIDTH values: longer lines are cut into that many pieces, each its mean. */
function thinned(values: readonly (number | null)[]): (number | null)[] {
  if (values.length <= WIDTH) return [...values];
  return Array.from({ length: WIDTH }, (_, piece) => {
    const start = Math.floor((piece * values.length) / WIDTH);
    const end = Math.floor(((piece + 1) * values.length) / WIDTH);
    const known = values.slice(start, end).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
  });
}
