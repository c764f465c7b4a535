import { UserError } from '../errors.js';
import type { DataRecord } from './formats.js';
import { CLOSING_QUOTE, explained, faultOf, type JsonFault } from './json-fault.js';
import { lineRegions } from './lines.js';
import { visible } from './visible.js';

const BLANK = /^[ \t\r]*$/;

/** JSON Lines: one value per line; blank lines at the end are no records, one in between is an error. */
export async function* readJsonl(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<DataRecord[]> {
  let blank: number | undefined;
  for await (const { line, lines } of lineRegions(file, chunks)) {
    const records: DataRecord[] = [];
    for (let i = 0; i < lines.length; i++) {
      const text = lines[i]!;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (error) {
        if (!BLANK.test(text)) throw problem(file, line + i, text, error);
        blank ??= line + i;
        continue;
      }
      if (blank !== undefined) {
        throw new UserError(
          `${visible(file)}:${blank}: is blank, between records. Expected a JSON value on every line: ` +
            'remove the line, or write null.',
        );
      }
      records.push({ value, line: line + i });
    }
    yield records;
  }
}

function problem(file: string, line: number, text: string, error: unknown): UserError {
  const fault = faultOf(text, error);
  const hint = fault.kind === 'end' ? hintAtEnd(line, text, fault) : '';
  return new UserError(`${visible(file)}:${line}:${fault.index + 1}: ${explained(text, fault, hint)}`);
}

function hintAtEnd(line: number, text: string, fault: JsonFault): string {
  // A text in quotes never goes on in the next line, whatever the layout: that is a file cut short.
  const isDocument = line === 1 && /^\s*[[{]/.test(text) && fault.expected !== CLOSING_QUOTE;
  return isDocument
    ? ' Expected one record per line, but this looks like one JSON document: name the file .json if it is an array, ' +
        'or write one record per line (jq -c).'
    : ' Was the program that wrote it, or the upload, cut off?';
}
