import { type DataFormat, located, readRecords, UserError, visible } from '@mlops-actions/toolkit';
import { type Cell, EXAMPLE_ROWS } from './cells.js';
import { CsvColumn } from './csv-column.js';
import { JsonColumn } from './json-column.js';

/** The first rows of a table by column, in the order of the columns, as pandas holds them after reading all of the file. */
export type Example = ReadonlyMap<string, readonly Cell[]>;

/**
 * Reads a table through, for one late value changes the type of a column and so its first rows. Memory is flat, except for json.
 * @throws UserError also for a table without rows
 */
export async function readExample(file: string, format: DataFormat): Promise<Example> {
  const example =
    format === 'csv' || format === 'tsv' ? await fromText(file, format) : await fromJson(file, format);
  if (example !== undefined) return example;
  throw new UserError(
    `data-file: ${visible(file)} holds no rows. Expected the data that the model was trained or tested on, at least one row of it.`,
  );
}

/** How many rows pandas' C parser takes at a time: the power of two below 2^20 cells. */
function chunkRows(columns: number): number {
  const most = Math.floor(2 ** 20 / columns);
  let rows = 1;
  while (rows * 2 < most) rows *= 2;
  return rows;
}

async function fromText(file: string, format: DataFormat): Promise<Example | undefined> {
  let names: string[] | undefined;
  let columns: CsvColumn[] = [];
  let rows = 0;
  let most = 0;
  let blank: number | undefined;
  for await (const { records } of readRecords(file, format)) {
    for (const { value, line } of records) {
      const row = value as Record<string, string>;
      if (names === undefined) {
        names = await columnsOf(file, format, row);
        columns = names.map(() => new CsvColumn());
        most = chunkRows(names.length);
      }
      if (names.length === 1 && row[names[0]!] === '') {
        blank ??= line;
        continue;
      }
      if (blank !== undefined) throw emptyLine(file, format, blank);
      for (let i = 0; i < names.length; i++) columns[i]!.add(row[names[i]!]!);
      if (++rows % most === 0) for (const column of columns) column.endChunk();
    }
  }
  if (rows === 0 || names === undefined) return undefined;
  if (rows % most !== 0) for (const column of columns) column.endChunk();
  return new Map(names.map((name, i) => [name, columns[i]!.example()]));
}

const isIndex = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name);

/** The columns in their order. JavaScript moves keys that are numbers to the front of a record: then the header is read once more. */
async function columnsOf(file: string, format: DataFormat, row: Record<string, string>): Promise<string[]> {
  const names = Object.keys(row);
  if (!names.some(isIndex)) return names;
  const header = await firstLine(file);
  const field = format === 'csv' ? /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g : /(?:^|\t)()([^\t]*)/g;
  const ordered = [...header.matchAll(field)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') || plain!,
  );
  if (ordered.length === names.length && ordered.every((name) => Object.hasOwn(row, name))) return ordered;
  throw new UserError(
    `data-file: ${visible(file)}:1: the order of the columns cannot be told, as some are named by numbers and others hold a quote ` +
      'or a line break. Rename them.',
  );
}

async function firstLine(file: string): Promise<string> {
  for await (const { records } of readRecords(file, 'txt')) {
    if (records[0] !== undefined) return records[0].value as string;
  }
  return '';
}

/** In a table of one column a line with nothing in it and one with `""` look alike here; pandas takes only the first for none. */
const emptyLine = (file: string, format: DataFormat, line: number): UserError =>
  new UserError(
    `data-file: ${located(file, format, line)}: is empty, between the rows of a table of one column. Remove the line, ` +
      'or write NA for a missing value.',
  );

async function fromJson(file: string, format: DataFormat): Promise<Example | undefined> {
  const columns = new Map<string, JsonColumn>();
  let rows = 0;
  for await (const { records } of readRecords(file, format)) {
    for (const { value, line } of records) {
      const where = `data-file: ${located(file, format, line)}`;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new UserError(
          `${where}: expected an object of columns and values, such as {"age": 41, "city": "Ulm"}.`,
        );
      }
      for (const [name, cell] of Object.entries(value)) {
        refuseValue(`${where}: column "${visible(name)}"`, cell, rows < EXAMPLE_ROWS);
        let column = columns.get(name);
        if (column === undefined) {
          column = new JsonColumn(rows);
          columns.set(name, column);
        }
        column.add(cell, rows);
      }
      rows++;
    }
  }
  if (rows === 0) return undefined;
  refuseUnordered(file, [...columns.keys()]);
  for (const column of columns.values()) column.fill(rows);
  return new Map([...columns].map(([name, column]) => [name, column.example()]));
}

function refuseValue(where: string, cell: unknown, isShown: boolean): void {
  if (typeof cell === 'object' && cell !== null) {
    throw new UserError(
      `${where} holds a list or an object, expected a number, a text, true, false or null. Write a column for each of its parts.`,
    );
  }
  if (isShown && typeof cell === 'number' && Number.isInteger(cell) && !isExact(cell)) {
    throw new UserError(
      `${where} holds an integer of more than 15 digits, which JSON does not carry safely. Write the data as CSV.`,
    );
  }
}

/** Beyond 2^64 it was written as a float. */
const isExact = (value: number): boolean => Number.isSafeInteger(value) || Math.abs(value) >= 2 ** 64;

/** JavaScript moves keys that are numbers to the front of an object. */
function refuseUnordered(file: string, names: readonly string[]): void {
  if (names.every(isIndex) || !names.some(isIndex)) return;
  throw new UserError(
    `data-file: ${visible(file)}: some columns are named by numbers (${visible(names.find(isIndex)!)}), others are not, ` +
      'and JSON does not keep the order of such. Rename them, or write the data as CSV.',
  );
}
