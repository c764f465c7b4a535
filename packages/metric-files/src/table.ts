import type { Findings } from './findings.js';
import type { MetricValue } from './types.js';

/** A row of a table: its cells that are not empty, by the name of their column. */
export type Row = ReadonlyMap<string, MetricValue>;

/** Columns that count steps; the others are drawn against the first of them that there is. */
const AXES = ['step', 'global_step', 'iteration', 'iter', 'epoch', 'steps', 'iterations', 'epochs'];
const NAMES = ['name', 'metric', 'key', 'measure'];

/**
 * Adds the rows, if they are a table of one of two shapes: `name,value` (and `unit`), a metric in each row; or a
 * column that counts steps, and a curve in each other. The last value of a curve is a metric: loggers leave cells empty
 * at the steps at which a metric is not measured, so that is rarely the last row.
 */
export function addTable(findings: Findings, path: string, rows: readonly Row[]): boolean {
  const axis = axisOf(rows);
  const named = nameColumns(rows);
  const ordered = axis !== undefined && isNewestFirst(rows, axis) ? rows.toReversed() : rows;
  if (named !== undefined) addNamed(findings, path, ordered, named, axis);
  else if (axis !== undefined) addHistory(findings, path, ordered, axis);
  else return false;
  return true;
}

/** Whether steps only go down, so that the first row is the latest. Where they restart, as in a resumed log, it is the last. */
function isNewestFirst(rows: readonly Row[], axis: string): boolean {
  const steps = rows.map((row) => Number(row.get(axis)));
  return steps[0]! > steps.at(-1)! && steps.every((step, i) => i === 0 || step <= steps[i - 1]!);
}

/** The column whose texts tell the rows apart: one that is called a name, else the first. */
export function labelOf(rows: readonly Row[]): string | undefined {
  const columns = columnsOf(rows);
  // An object has its whole numbers first, wherever they stood: a column `95` of percentiles is not the first.
  const first = columns.find((column) => !/^\d+$/.test(column));
  return [columnCalled(columns, NAMES), first].find((column) => {
    if (column === undefined) return false;
    const labels = rows.map((row) => row.get(column));
    return labels.every((label) => typeof label === 'string') && new Set(labels).size === rows.length;
  });
}

interface Point {
  readonly step: number;
  readonly value: MetricValue;
}

function addHistory(findings: Findings, path: string, rows: readonly Row[], axis: string): void {
  const series = new Map<string, Point[]>();
  for (const row of rows) {
    const step = Number(row.get(axis));
    for (const [column, value] of row) addPoint(series, column, { step, value });
  }
  for (const [column, points] of series) {
    const name = findings.within(path, column);
    if (isAxis(column)) findings.metric({ name, value: points.at(-1)!.value });
    else addSeries(findings, name, axis, points);
  }
}

function addPoint(series: Map<string, Point[]>, name: string, point: Point): void {
  const points = series.get(name);
  if (points === undefined) series.set(name, [point]);
  else points.push(point);
}

function addNamed(
  findings: Findings,
  path: string,
  rows: readonly Row[],
  columns: { readonly name: string; readonly value: string },
  axis: string | undefined,
): void {
  const series = new Map<string, Point[]>();
  for (const row of rows) {
    const name = findings.within(path, String(row.get(columns.name)));
    const value = row.get(columns.value) ?? null;
    if (axis === undefined) findings.metric({ name, value, ...unitOf(row) });
    else addPoint(series, name, { step: Number(row.get(axis)), value });
  }
  for (const [name, points] of series) addSeries(findings, name, axis!, points);

  // What a benchmark calls the range of a value is no metric of its own.
  const read = [columns.name, columns.value, axis, 'unit', 'range'];
  for (const column of columnsOf(rows)) {
    if (!read.includes(column)) findings.skip(findings.within(path, column));
  }
}

function addSeries(findings: Findings, name: string, axis: string, points: readonly Point[]): void {
  findings.metric({ name, value: points.at(-1)!.value });
  addCurve(
    findings,
    name,
    axis,
    points.map(({ step }) => step),
    points.map(({ value }) => value),
  );
}

/** @returns whether there is anything to draw: two points, one of them a number */
export function addCurve(
  findings: Findings,
  name: string,
  axis: string,
  steps: readonly number[],
  raw: readonly MetricValue[],
): boolean {
  const values = raw.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
  if (values.length < 2 || values.every((value) => value === null)) return false;
  findings.curve({ name, axis, steps, values });
  return true;
}

const unitOf = (row: Row) => {
  const unit = row.get('unit');
  return typeof unit === 'string' ? { unit } : {};
};

/** In the order in which they first have a value. */
export function columnsOf(rows: readonly Row[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const column of row.keys()) columns.add(column);
  return [...columns];
}

/** The first of the names that is a column, in any case of letters. */
const columnCalled = (columns: readonly string[], names: readonly string[]): string | undefined =>
  names.flatMap((name) => columns.filter((column) => bare(column) === name))[0];

/** wandb puts the trainer before it: trainer/global_step. */
const bare = (column: string): string => column.slice(column.lastIndexOf('/') + 1).toLowerCase();

const isAxis = (column: string): boolean => AXES.includes(bare(column));

/** The column that counts steps: a number in every row (a "step" may also be one of a pipeline, with a name). */
const axisOf = (rows: readonly Row[]): string | undefined =>
  columnCalled(
    columnsOf(rows).filter((column) => rows.every((row) => Number.isFinite(row.get(column)))),
    AXES,
  );

function nameColumns(rows: readonly Row[]): { name: string; value: string } | undefined {
  const columns = columnsOf(rows);
  const name = columnCalled(columns, NAMES);
  const value = columnCalled(columns, ['value']);
  if (name === undefined || value === undefined) return undefined;
  return rows.every((row) => typeof row.get(name) === 'string') ? { name, value } : undefined;
}
