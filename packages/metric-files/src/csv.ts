import { readCsv, readTsv, UserError, visible } from '@mlops-actions/toolkit';
import { Findings } from './findings.js';
import { addCurve, addTable, columnsOf, labelOf, type Row } from './table.js';
import type { MetricFile, MetricValue } from './types.js';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** As Python and JavaScript write them. */
const NOT_FINITE = /^([+-]?)(nan|inf|infinity)$/i;
/** After a colon too: `main@1a2b3c4:plots/metrics/loss.tsv`. */
const DVCLIVE = /(?:^|[/:])plots\/metrics\/(.+)\.tsv$/;

/**
 * A table whose first line names the columns, in one of four shapes: `name,value` rows; a column that counts steps; one
 * row of values; rows told apart by a text in the first column, which become `<text>.<column>`. Spaces around names and
 * values do not count (YOLO aligns its columns).
 * @throws UserError for a table of another shape
 */
export async function metricsOfTable(file: string, kind: 'csv' | 'tsv', text: string): Promise<MetricFile> {
  const { columns, rows } = await readTable(file, kind, text);
  const findings = new Findings(file);
  const path = DVCLIVE.exec(file)?.[1];
  if (path !== undefined && addDvclive(findings, path, rows)) return findings.as('dvclive');

  if (addTable(findings, '', rows)) {
    const filled = new Set(columnsOf(rows));
    for (const column of columns) {
      if (!filled.has(column)) findings.skip(column);
    }
    return findings.as(kind);
  }
  const label = rows.length === 1 ? undefined : labelOf(rows);
  if (rows.length > 1 && label === undefined) throw shapeless(file, columns, rows.length);
  for (const row of rows) {
    const path = label === undefined ? '' : findings.within('', String(row.get(label)));
    for (const column of columns) {
      if (column === label) continue;
      findings.metric({ name: findings.within(path, column), value: row.get(column) ?? null });
    }
  }
  return findings.as(kind);
}

/**
 * DVCLive's plots/metrics/train/loss.tsv, whose own column is just `loss`: the curve `train.loss`. Its last value is in
 * metrics.json beside it, and would be there twice if it were a metric here.
 */
function addDvclive(findings: Findings, path: string, rows: readonly Row[]): boolean {
  const column = path.slice(path.lastIndexOf('/') + 1);
  if (!rows.every((row) => Number.isFinite(row.get('step')) && row.has(column))) return false;
  const steps = rows.map((row) => Number(row.get('step')));
  const values = rows.map((row) => row.get(column)!);
  const name = path.replaceAll('/', '.');
  if (!addCurve(findings, name, 'step', steps, values)) findings.skip(name);
  return true;
}

async function readTable(
  file: string,
  kind: 'csv' | 'tsv',
  text: string,
): Promise<{ columns: string[]; rows: Row[] }> {
  const rows: Row[] = [];
  let columns: string[] = [];
  for await (const records of (kind === 'csv' ? readCsv : readTsv)(file, bytesOf(text))) {
    for (const record of records) {
      const cells = Object.entries(record.value as Record<string, string>);
      if (rows.length === 0) columns = cells.map(([column]) => column.trim());
      const filled = cells.filter(([, cell]) => cell.trim() !== '');
      rows.push(new Map(filled.map(([column, cell]) => [column.trim(), cellOf(cell.trim())])));
    }
  }
  if (rows.length === 0) {
    throw new UserError(`${visible(file)}: has no row below the line that names the columns.`);
  }
  const twice = columns.find((column, i) => columns.indexOf(column) < i);
  if (twice !== undefined)
    throw new UserError(`${visible(file)}:1: two columns are named "${visible(twice)}". Rename one.`);
  return { columns, rows };
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

function cellOf(cell: string): MetricValue {
  if (NUMBER.test(cell)) return Number(cell);
  const [, sign, word] = NOT_FINITE.exec(cell) ?? [];
  if (word === undefined) return cell;
  if (word.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function shapeless(file: string, columns: readonly string[], rows: number): UserError {
  const shown = columns.slice(0, 8).map(visible).join(', ');
  return new UserError(
    `${visible(file)}: its ${rows} rows have neither a column "step" or "epoch" that is filled in every row, nor columns ` +
      `"name" and "value", nor a first column of texts that tells them apart (columns: ${shown}` +
      `${columns.length > 8 ? ', …' : ''}). Write one of these, or a single row of values.`,
  );
}
