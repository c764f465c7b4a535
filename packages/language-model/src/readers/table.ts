import { formatOf, readRecords, visible } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import { parseJson } from './documents.js';
import { LossSum, type TokenQuantity } from './loss-sum.js';
import { type Reading, textOf } from './reading.js';
import { COLUMNS, quantityOf, readRecord } from './record.js';
import { keysOf, shown } from './shown.js';
import { whyUnfit } from './token-list.js';

type Row = Readonly<Record<string, string>>;

const LENGTHS = ['n_tokens', 'tokens', 'bytes', 'n_bytes', 'words', 'n_words', 'characters', 'n_characters'];
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^([+-]?)(?:nan|inf|infinity)$/i;

/**
 * A table by its columns: with one that counts (`n_tokens`, `words`, `bytes`) or lists in its cells, a row is a text as a
 * record of JSON Lines is; else a row is a token, those of a text in a row with the same `id`; without `id` the file is one
 * text. An empty cell is null.
 */
export async function* readTable(
  file: string,
  reading: Reading,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly TextLoss[]> {
  const { place } = reading;
  let column: string | undefined;
  let tokens: TokenRows | undefined;
  for await (const { records, bytes } of readRecords(file, formatOf(file) === 'tsv' ? 'tsv' : 'csv')) {
    onBytes?.(bytes);
    const texts: TextLoss[] = [];
    for (const { value, line } of records) {
      const row = value as Row;
      place.line = line;
      if (column === undefined) {
        column = columnOf(row, reading);
        if (holdsTokens(row, column)) tokens = new TokenRows(column, reading);
      }
      if (tokens === undefined) {
        texts.push(readRecord(recordOf(row, column), { ...reading, field: column }));
      } else {
        const before = tokens.add(row);
        if (before !== undefined) texts.push(before);
      }
    }
    if (texts.length > 0) yield texts;
  }
  if (column === undefined) throw place.refuse('has no row below the names of the columns.');
  if (tokens !== undefined) yield [tokens.finish()];
}

function columnOf(row: Row, { field, place }: Reading): string {
  const column = field ?? COLUMNS.find((one) => Object.hasOwn(row, one));
  if (column !== undefined && Object.hasOwn(row, column)) return column;
  throw place.refuse(
    column === undefined
      ? `has none of the columns ${COLUMNS.join(', ')}. Its columns are ${keysOf(row)}: name the one to read, for example field: ${keysOf(row).split(', ')[0]}`
      : `has no column "${visible(column)}", which field names. Its columns are ${keysOf(row)}.`,
  );
}

function holdsTokens(row: Row, column: string): boolean {
  return !LENGTHS.some((one) => one !== column && Object.hasOwn(row, one)) && !row[column]!.startsWith('[');
}

/** The row as JSON Lines would have it. */
function recordOf(row: Row, column: string): Record<string, unknown> {
  const record: Record<string, unknown> = { ...row };
  for (const name of [column, ...LENGTHS]) {
    const cell = row[name];
    if (cell !== undefined) record[name] = contentOf(cell);
  }
  return record;
}

function contentOf(cell: string): unknown {
  const text = cell.trim();
  if (text === '') return null;
  if (text.startsWith('[')) {
    // A column of pandas that holds lists is their repr.
    const parsed = parseJson(
      text
        .replace(/\bNone\b/g, 'null')
        .replace(/(?<![\w])(-?)inf\b/g, '$1Infinity')
        .replace(/\bnan\b/g, 'NaN'),
    );
    return 'value' in parsed ? parsed.value : cell;
  }
  return numberOf(text) ?? cell;
}

function numberOf(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  const sign = NOT_FINITE.exec(text)?.[1];
  if (sign === undefined) return undefined;
  if (/nan/i.test(text)) return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Rows that are tokens, into texts. */
class TokenRows {
  readonly #column: string;
  readonly #quantity: TokenQuantity;
  readonly #reading: Reading;
  #sum: LossSum;
  /** The first row of the text, which names it. */
  #first: Row | undefined;
  #isFirstScored = true;

  constructor(column: string, reading: Reading) {
    const quantity = quantityOf(column, reading.quantity);
    if (quantity === 'perplexity') {
      throw reading.place.refuse(
        `column "${visible(column)}": perplexities need "n_tokens" beside them, to count by. Add that column, or give the ` +
          'log-probabilities with quantity: logprob.',
      );
    }
    this.#column = column;
    this.#quantity = quantity;
    this.#reading = reading;
    this.#sum = new LossSum(quantity);
  }

  /** @returns the text before, when the row begins another */
  add(row: Row): TextLoss | undefined {
    const { place } = this.#reading;
    const before = this.#first !== undefined && row.id !== this.#first.id ? this.finish() : undefined;
    const isFirst = this.#first === undefined;
    this.#first ??= row;
    const cell = row[this.#column]!.trim();
    if (cell === '' && isFirst) {
      this.#isFirstScored = false;
      return before;
    }
    const value = cell === '' ? null : (numberOf(cell) ?? cell);
    if (this.#sum.add([value], 0, 1) < 0) return before;
    const why =
      value === null
        ? 'is empty. Only the first token of a text may be: the one that is not scored.'
        : whyUnfit(value, [value], this.#quantity);
    throw place.refuse(`column "${visible(this.#column)}" ${why}`);
  }

  finish(): TextLoss {
    const { place, notes, unit } = this.#reading;
    const row = this.#first!;
    if (this.#sum.tokens === 0) {
      throw place.refuse(`the text ${shown(row.id ?? '1')} before has no scored token. Leave it out.`);
    }
    notes.firstToken(this.#isFirstScored, false);
    const text = textOf(row, row.id, this.#sum.loss(unit), {}, this.#reading);
    this.#sum = new LossSum(this.#quantity);
    this.#first = undefined;
    this.#isFirstScored = true;
    return text;
  }
}
