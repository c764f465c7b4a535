import { formatNumber } from '@mlops-actions/metrics';
import { escapeText } from './escape.js';
import { lineChart, lineColours } from './mermaid.js';
import { extent, sparkline } from './sparkline.js';
import { markdownTable } from './table.js';
import { thinned } from './thin.js';
import type { ChartBlock, Series } from './types.js';

/** Most bars of a line, so that it stays on one line of a page. */
const WIDTH = 60;
const LABEL_LIMIT = 60;

/**
 * One series is a line of bars with its range; several are a table. Lines are drawn by Mermaid above that, unless
 * `drawn` is false: the bars remain for readers without it, in mails and terminals.
 */
export function renderChart(chart: ChartBlock, drawn = true): string {
  const title = `**${escapeText(chart.title, 200)}**`;
  const [only, ...others] = chart.series;
  if (only === undefined) return `${title}\n\nNo data.`;
  const drawing = drawn && chart.shape === 'line' ? lineChart(chart.labels, chart.series) : undefined;
  const notes = [...notesOn(chart.labels), ...(drawing?.notes ?? []).map((note) => escapeText(note))].join(
    '; ',
  );
  const parts = [title, ...(drawing ? [drawing.markdown] : [])];
  if (others.length === 0) {
    const name =
      only.name === '' || only.name === chart.title ? '' : `${escapeText(only.name, LABEL_LIMIT)}: `;
    return [...parts, `${name}${bars(only)} ${rangeOf(only)}${notes && ` (${notes})`}`].join('\n\n');
  }
  const table = markdownTable(
    [
      { header: 'Series' },
      { header: 'Course' },
      { header: 'Least to greatest', align: 'right' },
      { header: 'Last', align: 'right' },
    ],
    chart.series.map((series, index) => [
      drawing ? `${lineColours[index]!.icon} ${series.name}` : series.name,
      bars(series),
      rangeOf(series),
      lastOf(series),
    ]),
  );
  return [...parts, table, ...(notes === '' ? [] : [notes])].join('\n\n');
}

function bars(series: Series): string {
  return sparkline(thinned(series.values, WIDTH));
}

function rangeOf(series: Series): string {
  const { low, high } = extent(series.values);
  return low > high ? 'no values' : `${formatNumber(low)} to ${formatNumber(high)}`;
}

/** The last value that there is: a shorter run ends before the chart does. */
function lastOf({ values }: Series): string {
  const last = values.findLast((value) => value !== null) ?? null;
  return last === null ? '' : formatNumber(last);
}

/** What the bars stand for. */
function notesOn(labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  const [start, end] = [escapeText(labels[0]!, LABEL_LIMIT), escapeText(labels.at(-1)!, LABEL_LIMIT)];
  const span = labels.length === 1 ? start : `${start} … ${end}`;
  if (labels.length <= WIDTH) return [span];
  return [
    span,
    `each bar is the mean of up to ${Math.ceil(labels.length / WIDTH)} of ${labels.length} values`,
  ];
}
