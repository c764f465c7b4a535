import { type DataRecord, readRecords, UserError, visible } from '@mlops-actions/toolkit';

const MAX_CHARACTERS = 64 * 1024 * 1024;

/** A file's lines, some thousands at a time, each with its number. */
export async function* linesOf(
  file: string,
  onBytes?: ((bytes: number) => void) | undefined,
): AsyncGenerator<readonly (DataRecord & { readonly value: string })[]> {
  for await (const { records, bytes } of readRecords(file, 'txt')) {
    yield records as readonly (DataRecord & { readonly value: string })[];
    onBytes?.(bytes);
  }
}

/** A file of results as one text. */
export async function wholeText(
  file: string,
  onBytes?: ((bytes: number) => void) | undefined,
): Promise<string> {
  const parts: string[] = [];
  let size = 0;
  for await (const lines of linesOf(file, onBytes)) {
    const part = lines.map(({ value }) => value).join('\n');
    size += part.length;
    if (size > MAX_CHARACTERS) {
      throw new UserError(
        `${visible(file)}: is larger than ${MAX_CHARACTERS >> 20} MiB, too much for a file of results. Is it data?`,
      );
    }
    parts.push(part);
  }
  return parts.join('\n');
}
