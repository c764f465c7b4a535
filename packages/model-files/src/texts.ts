import { type DataFormat, located, readRecords, UserError, visible } from '@mlops-actions/toolkit';
import { EXAMPLE_ROWS } from './cells.js';

/** The column of the texts, where a table has several. */
const COLUMN = 'text';

/**
 * The first texts of a file: lines, JSON strings, or the column `text` of a table, or its only one. As they are written: to pandas
 * the text NA is a missing value, and 12 a number. Nothing after them is read.
 */
export async function readTexts(file: string, format: DataFormat): Promise<string[]> {
  const texts: string[] = [];
  for await (const { records } of readRecords(file, format)) {
    for (const { value, line } of records) {
      texts.push(textOf(`data-file: ${located(file, format, line)}`, value));
      if (texts.length === EXAMPLE_ROWS) return texts;
    }
  }
  if (texts.length > 0) return texts;
  throw new UserError(
    `data-file: ${visible(file)} holds no texts. Expected at least one that the model takes.`,
  );
}

function textOf(where: string, value: unknown): string {
  const text = typeof value === 'object' && value !== null ? cellOf(where, value) : value;
  if (typeof text === 'string') return text;
  throw new UserError(`${where}: ${visible(JSON.stringify(text))} is no text, which a text task takes.`);
}

function cellOf(where: string, row: object): unknown {
  const names = Array.isArray(row) ? [] : Object.keys(row);
  const name = names.length === 1 ? names[0]! : COLUMN;
  if (Object.hasOwn(row, name) && !Array.isArray(row)) return (row as Record<string, unknown>)[name];
  const has = names.length === 0 ? '' : ` (it has ${names.slice(0, 10).map(visible).join(', ')})`;
  throw new UserError(
    `${where}: which column holds the texts is not clear${has}. Name it "${COLUMN}", or give a file with that column alone.`,
  );
}
