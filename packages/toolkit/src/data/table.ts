import { UserError } from '../errors.js';
import type { DataRecord } from './formats.js';
import { excerpt, visible } from './visible.js';

/** Rows into records by the header, with the line on which each row starts. */
export class Table {
  readonly name: string;
  readonly #delimiter: ',' | '\t';
  #columns: readonly string[] | undefined;
  /** Where the next row starts. */
  #line = 1;
  #blank: number | undefined;

  constructor(file: string, delimiter: ',' | '\t') {
    this.name = visible(file);
    this.#delimiter = delimiter;
  }

  /** @throws UserError for a header or a row that does not make a record */
  records(rows: readonly (readonly string[])[]): DataRecord[] {
    const records: DataRecord[] = [];
    for (const row of rows) {
      if (this.#columns === undefined) this.#columns = this.#header(row);
      else if (row.length === this.#columns.length) records.push(this.#record(this.#columns, row));
      else if (row.length === 1 && row[0] === '') this.#blank ??= this.#line;
      else throw this.#wrongLength(this.#columns, row);
      // What csv-parse counts is off where a quoted text holds CRLF.
      this.#line += 1 + newlinesIn(row);
    }
    return records;
  }

  #record(columns: readonly string[], row: readonly string[]): DataRecord {
    if (this.#blank !== undefined) {
      throw new UserError(`${this.name}:${this.#blank}: is blank, between rows. Remove the line.`);
    }
    const value: Record<string, string> = {};
    for (let i = 0; i < columns.length; i++) {
      const text = row[i]!;
      // A quote that opens a text, is followed by whole rows and then by more text than a delimiter was never meant as one.
      if (this.#delimiter === '\t' && text.startsWith('"') && text.includes('\n')) {
        throw new UserError(
          `${this.name}:${this.#line}: ${this.#column(i)} opens a quote and runs over the end of the line: ` +
            `${excerpt(text)}. Double the quotes inside quoted texts, or write JSON Lines.`,
        );
      }
      value[columns[i]!] = text;
    }
    return { value, line: this.#line };
  }

  #header(row: readonly string[]): readonly string[] {
    const where = `${this.name}:1`;
    const separator = this.#delimiter === ',' && row.length === 1 ? /[;\t]/.exec(row[0]!)?.[0] : undefined;
    if (separator !== undefined) {
      throw new UserError(
        `${where}: columns seem separated by ${separator === ';' ? '";"' : 'tabs'}. ` +
          'Save as "CSV UTF-8" with commas, or in pandas to_csv(sep=",").',
      );
    }
    const seen = new Map<string, number>();
    row.forEach((name, i) => {
      if (name === '') {
        throw new UserError(
          row.length === 1
            ? `${where}: is blank. Expected a first line that names the columns.`
            : `${where}: column ${i + 1} of ${row.length} has no name. Name every column in the first line; ` +
                'in pandas, to_csv(…, index=False) leaves the index out.',
        );
      }
      if (name === '__proto__')
        throw new UserError(`${where}: a column cannot be named __proto__. Rename it.`);
      if (/\r(?!\n)/.test(name)) {
        throw new UserError(`${where}: lines end with CR alone. Save the file with LF or CRLF line ends.`);
      }
      const before = seen.get(name);
      if (before !== undefined) {
        throw new UserError(
          `${where}: columns ${before + 1} and ${i + 1} are both named "${visible(name)}". Rename one of them.`,
        );
      }
      seen.set(name, i);
    });
    return row;
  }

  #wrongLength(columns: readonly string[], row: readonly string[]): UserError {
    const count = (n: number) => `${n} column${n === 1 ? '' : 's'}`;
    const delimiter = this.#delimiter === ',' ? 'comma' : 'tab';
    return new UserError(
      `${this.name}:${this.#line}: has ${count(row.length)}, expected ${columns.length} as in the header ` +
        `(${excerpt(columns.join(', '), 0, 80)}). Is a text with a ${delimiter} not in double quotes?`,
    );
  }

  #column(index: number): string {
    const name = this.#columns?.[index];
    return name === undefined ? `column ${index + 1}` : `column ${index + 1} ("${visible(name)}")`;
  }

  /** What csv-parse refused in the row that comes next. */
  explained(error: Error): unknown {
    const { code, column } = error as Error & { code?: string; column?: unknown };
    const what = code === undefined ? undefined : QUOTES[code];
    if (what === undefined) return error;
    const where =
      typeof column === 'number' ? `${this.#column(column)} of the row that starts here` : 'the row';
    const other =
      this.#columns === undefined ? ' Or are the columns separated by something else than commas?' : '';
    return new UserError(`${this.name}:${this.#line}: ${where} ${what}${other}`);
  }
}

const DOUBLED = 'Put a text that holds quotes in double quotes, with each quote inside doubled.';
const QUOTES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: `opens a double quote that is never closed. ${DOUBLED}`,
  CSV_MAX_RECORD_SIZE: `is longer than 64 MiB: is a double quote not closed? ${DOUBLED}`,
  CSV_INVALID_CLOSING_QUOTE: `has text after its closing quote. ${DOUBLED}`,
  INVALID_OPENING_QUOTE: `has a double quote inside a text that is not quoted. ${DOUBLED}`,
};

function newlinesIn(row: readonly string[]): number {
  let count = 0;
  for (const text of row) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  }
  return count;
}
