import { UserError, visible } from '@mlops-actions/toolkit';
import { inJson } from '../readers/documents.js';
import { isObject } from '../readers/shown.js';
import { wholeText } from './lines.js';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * A file that holds one JSON object, as Python writes it; NaN becomes null.
 * @throws UserError for anything else
 */
export async function readDocument(
  file: string,
  onBytes: ((bytes: number) => void) | undefined,
): Promise<Fields> {
  const text = await wholeText(file, onBytes);
  let value: unknown;
  try {
    value = JSON.parse(inJson(text, 'null'));
  } catch (error) {
    throw new UserError(
      `${visible(file)}: is not valid JSON (${visible((error as Error).message)}). Was the program that writes it cut off?`,
    );
  }
  if (isObject(value)) return value;
  throw new UserError(`${visible(file)}: holds no JSON object, as a file of results does.`);
}
