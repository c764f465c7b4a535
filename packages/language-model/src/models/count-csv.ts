import { located, readRecords, UserError, visible } from '@mlops-actions/toolkit';
import { CountTable } from './counts.js';
import { splitWords } from './words.js';

const COUNT = 'count';

/**
 * Counts from a table with a column `count`; the other columns, from left to right, hold the words of the n-gram, one or
 * more each.
 * @throws UserError with file and line
 */
export async function readCountCsv(file: string, format: 'csv' | 'tsv'): Promise<CountTable> {
  const table = new CountTable();
  let columns: readonly string[] | undefined;
  for await (const { records } of readRecords(file, format)) {
    for (const { value, line } of records) {
      const row = value as Readonly<Record<string, string>>;
      columns ??= wordColumns(file, row);
      const text = row[COUNT]!.trim();
      const count = /^\d+$/.test(text) ? Number(text) : text;
      table.add(
        columns.flatMap((column) => splitWords(row[column]!)),
        count,
        () => located(file, format, line),
      );
    }
  }
  if (table.order === 0) throw new UserError(`${visible(file)}: holds no n-grams below its header.`);
  return table;
}

function wordColumns(file: string, row: Readonly<Record<string, string>>): readonly string[] {
  const columns = Object.keys(row);
  const others = columns.filter((column) => column !== COUNT);
  if (others.length < columns.length && others.length > 0) return others;
  throw new UserError(
    `${visible(file)}:1: has the columns ${visible(columns.join(', '))}. Expected one named count, and one or more with the ` +
      'words of the n-gram, for example: word1,word2,count',
  );
}
