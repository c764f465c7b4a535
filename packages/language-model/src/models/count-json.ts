import { readRecords, UserError, visible } from '@mlops-actions/toolkit';
import { isObject, shown } from '../readers/shown.js';
import { CountTable } from './counts.js';
import { splitWords } from './words.js';

const LAYOUTS =
  'Expected counts of n-grams: {"the": {"cat": 3}}, {"the cat": 3}, or [["the", "cat", 3]], in Python ' +
  'json.dump([[*ngram, count] for ngram, count in counts.items()], file).';

/** A tuple as key, through `str`. */
const TUPLE = /^\(['"].*\)$/;

/**
 * Counts from a JSON document: objects in objects whose keys make the n-gram, each of one word or more, down to a number;
 * or an array of arrays, words and then the number. Either may stand as `counts` beside a `vocabulary`, an array of words.
 * @throws UserError with the n-gram's keys or its number
 */
export async function readCountJson(file: string): Promise<CountTable> {
  const name = visible(file);
  const document = await parsed(file);
  const table = new CountTable();
  let counts = document;
  if (isObject(document) && Array.isArray(document.vocabulary)) {
    const other = document.vocabulary.find(
      (word) => typeof word !== 'string' || splitWords(word).length !== 1,
    );
    if (other !== undefined) {
      throw new UserError(`${name}: expected words in "vocabulary", found ${shown(other)}.`);
    }
    table.close(document.vocabulary);
    counts = document.counts;
  }
  if (Array.isArray(counts)) addRows(table, name, counts);
  else if (isObject(counts)) addNested(table, name, counts, []);
  else throw new UserError(`${name}: holds no counts. ${LAYOUTS}`);
  if (table.order === 0) throw new UserError(`${name}: is empty. ${LAYOUTS}`);
  return table;
}

async function parsed(file: string): Promise<unknown> {
  const lines: string[] = [];
  for await (const { records } of readRecords(file, 'txt')) {
    for (const { value } of records) lines.push(value as string);
  }
  try {
    return JSON.parse(lines.join('\n'));
  } catch (error) {
    for await (const _ of readRecords(file, 'json')); // Tells line and column.
    throw error;
  }
}

function addRows(table: CountTable, name: string, rows: readonly unknown[]): void {
  rows.forEach((row, i) => {
    const where = () => `${name}, item ${i + 1}`;
    const words: unknown = Array.isArray(row) ? row.slice(0, -1).flat() : undefined;
    if (!Array.isArray(row) || !Array.isArray(words) || words.some((word) => typeof word !== 'string')) {
      throw new UserError(`${where()}: is no n-gram with its count. ${LAYOUTS}`);
    }
    table.add(words.flatMap(splitWords), row.at(-1), where);
  });
}

/** Deeper than any n-gram, and than the stack would bear. */
const MAX_DEPTH = 64;

function addNested(
  table: CountTable,
  name: string,
  counts: Readonly<Record<string, unknown>>,
  before: readonly string[],
): void {
  for (const [key, value] of Object.entries(counts)) {
    const where = () => `${name}, ${JSON.stringify(visible([...before, key].join(' ')))}`;
    if (TUPLE.test(key)) {
      throw new UserError(`${where()}: is a Python tuple as text. Write ' '.join(ngram) as key. ${LAYOUTS}`);
    }
    const words = [...before, ...splitWords(key)];
    if (!isObject(value)) table.add(words, value, where);
    else if (words.length < MAX_DEPTH && words.length > before.length) addNested(table, name, value, words);
    else throw new UserError(`${where()}: is no n-gram. ${LAYOUTS}`);
  }
}
