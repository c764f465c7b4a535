import { codeBlock, plainText } from './escape.js';
import { extent } from './sparkline.js';
import { pieces, thinned } from './thin.js';
import type { Series } from './types.js';

/** The colours of the first and the second line: told apart by the colour-blind, and to be seen on white and on black. */
export const lineColours = [
  { icon: '🟦', code: '#2f81f7' },
  { icon: '🟧', code: '#db6d28' },
] as const;

export interface LineChart {
  readonly markdown: string;
  /** What the reader must know about the lines, as plain text. */
  readonly notes: readonly string[];
}

const MOST_POINTS = 100;
const MOST_TICKS = 8;
/** Characters that fit below the axis. */
const AXIS_WIDTH = 80;
const TEXT_LIMIT = 24;

/**
 * One or two series as a Mermaid chart; undefined where it could not show them: fewer than two points of each in
 * common, or numbers that it has no notation for.
 *
 * Mermaid's lines begin at the left edge and have no holes, but may end early: so the drawing starts where all series
 * have values, and holes are bridged.
 */
export function lineChart(labels: readonly string[], series: readonly Series[]): LineChart | undefined {
  if (series.length === 0 || series.length > lineColours.length) return undefined;
  const all = series.map(({ values }) => thinned(values, MOST_POINTS));
  const start = Math.max(...all.map((values) => values.findIndex((value) => value !== null)));
  const lines = all.map((values) => values.slice(start, values.findLastIndex((value) => value !== null) + 1));
  if (lines.some((line) => line[0] == null || line.length < 2)) return undefined;

  const axis = axisOf(lines.flat());
  if (axis === undefined) return undefined;
  const starts = pieces(labels.length, MOST_POINTS).map((piece) => piece.start);
  const shown = starts.slice(start, start + Math.max(...lines.map((line) => line.length)));
  const markdown = codeBlock(
    [
      '---',
      'config:',
      '  xyChart:',
      '    height: 300',
      '    xAxis:',
      '      showTick: false',
      '  themeVariables:',
      '    xyChart:',
      '      backgroundColor: transparent',
      `      plotColorPalette: "${lineColours.map(({ code }) => code).join(', ')}"`,
      '---',
      'xychart-beta',
      `  x-axis [${ticks(shown.map((index) => labels[index]!))}]`,
      `  y-axis ${axis.low} --> ${axis.high}`,
      ...lines.map(
        (line, index) =>
          // The legend of a single line would only take its room.
          `  line ${lines.length === 1 ? '' : `${quoted(series[index]!.name)} `}[${bridged(line).map(axis.write).join(', ')}]`,
      ),
    ].join('\n'),
    'mermaid',
  );
  const hidden = all.some((values) => values.slice(0, start).some((value) => value !== null));
  return {
    markdown,
    notes: [
      ...(labels.length > MOST_POINTS
        ? [`each point is the mean of up to ${Math.ceil(labels.length / MOST_POINTS)}`]
        : []),
      ...(hidden
        ? [`drawn from ${plainText(labels[shown[0]!]!, TEXT_LIMIT)} on, where both have values`]
        : []),
      ...(lines.some((line) => line.includes(null)) ? ['gaps are bridged'] : []),
    ],
  };
}

interface Axis {
  readonly low: string;
  readonly high: string;
  readonly write: (value: number) => string;
}

/** The range of the values with some room around, and how to write them: Mermaid reads no exponents. */
function axisOf(values: readonly (number | null)[]): Axis | undefined {
  const { low, high } = extent(values);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const range = high - low || largest || 1;
  if (largest >= 1e15 || range < 1e-15) return undefined;
  const decimals = Math.max(0, 4 - Math.floor(Math.log10(range)));
  const write = (value: number) => value.toFixed(decimals);
  const margin = range / 20;
  // No axis below zero for what never is.
  return {
    low: write(low >= 0 ? Math.max(0, low - margin) : low - margin),
    high: write(high + margin),
    write,
  };
}

/** Straight lines over the holes; both ends have values. */
function bridged(values: readonly (number | null)[]): number[] {
  const result: number[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const from = result.length - 1;
    const old = result[from];
    for (let hole = from + 1; old !== undefined && hole < index; hole++)
      result.push(old + ((value - old) * (hole - from)) / (index - from));
    result.push(value);
  }
  return result;
}

/**
 * The categories of the axis. Mermaid writes every one of them, and takes those of one name for the same place: so
 * most are names of zero width, and all are different.
 */
function ticks(labels: readonly string[]): string {
  const longest = Math.min(TEXT_LIMIT, Math.max(...labels.map(({ length }) => length)));
  const most = Math.min(MOST_TICKS, Math.floor(AXIS_WIDTH / (longest + 2)));
  const step = Math.ceil(labels.length / most);
  return labels.map((label, index) => quoted(index % step === 0 ? label : '', invisible(index))).join(', ');
}

function invisible(index: number): string {
  return [...index.toString(2)].map((digit) => (digit === '0' ? '\u200b' : '\u200c')).join('');
}

/**
 * Text of strangers as Mermaid's string. It has no escapes, reads comments, directives, entities and HTML also inside
 * of quotes, and typesets formulas: what is neither letter nor number nor harmless becomes a dot.
 */
function quoted(text: string, suffix = ''): string {
  const safe = plainText(text, TEXT_LIMIT).replace(/[^\p{L}\p{M}\p{N} _.,:/()=+@-]/gu, '·');
  return `"${safe}${suffix}"`;
}
