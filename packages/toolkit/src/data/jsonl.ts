import { UserError } from '../errors.js';
import type { DataRecord } from './formats.js';
import { CLOSING_QUOTE, explained, faultOf, type JsonFault } from './json-fault.js';
import { lineRegions } from './lines.js';
import { visible } from './visible.js';

const BLANK = /^[ \t\r]*$/;

/** JSON Lines: one value per line; blank lines at the end are no records, one in between is an error. */
export async function* readJsonl(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<DataRecord[]> {
  let blank: number | undefined;
  let records: DataRecord[] = [];
  for await (const { line, lines } of lineRegions(file, chunks)) {
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
            'remove the line.',
        );
      }
      records.push({ value, line: line + i });
    }
    // Only the next line tells that a first one is no whole document.
    if (isDocument(records)) continue;
    yield records;
    records = [];
  }
  if (isDocument(records)) {
    throw new UserError(
      `${visible(file)}:1: is an array of records, and the only line: name the file .json.`,
    );
  }
}

function isDocument(records: readonly DataRecord[]): boolean {
  const [first, second] = records;
  if (first?.line !== 1 || second !== undefined || !Array.isArray(first.value)) return false;
  // An array of texts may well be a record: a list of references.
  return (
    first.value.length > 0 &&
    first.value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  );
}

function problem(file: string, line: number, text: string, error: unknown): UserError {
  const fault = faultOf(text, error);
  const commaAtEnd = fault.kind === 'more' && text.slice(fault.index).trimEnd() === ',';
  const hint =
    fault.kind === 'end'
      ? hintAtEnd(line, text, fault)
      : commaAtEnd
        ? ' Remove the comma at the end of the line.'
        : '';
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
