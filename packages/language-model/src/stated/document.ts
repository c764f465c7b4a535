import { UserError, visible } from '@mlops-actions/toolkit';
import { wholeText } from './lines.js';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strings first, so that nothing in them is taken for a number. */
const NOT_JSON = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** What json.dump of Python writes for numbers that are none in JSON, as JSON that reads as these; NaN becomes null. */
const inJson = (found: string): string =>
  found.startsWith('"') ? found : found === 'NaN' ? 'null' : found.replace('Infinity', '1e999');

/**
 * A file that holds one JSON object, as Python writes it.
 * @throws UserError for anything else
 */
export async function readDocument(
  file: string,
  onBytes: ((bytes: number) => void) | undefined,
): Promise<Fields> {
  const text = await wholeText(file, onBytes);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(NOT_JSON, inJson));
  } catch (error) {
    throw new UserError(
      `${visible(file)}: is not valid JSON (${visible((error as Error).message)}). Was the program that writes it cut off?`,
    );
  }
  if (isFields(value)) return value;
  throw new UserError(`${visible(file)}: holds no JSON object, as a file of results does.`);
}
