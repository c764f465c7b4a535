import type { TextLoss } from '@mlops-actions/language-model';
import { fieldOf, located, readRecords, UserError, visible } from '@mlops-actions/toolkit';

/** A line of the file of texts beside a report: `{"id":"7","nll":12.5,"tokens":5,"bytes":21}`; null is infinite. */
export function lineOf({ id, slice, nll, tokens, words, bytes, characters, zeros, oov }: TextLoss): string {
  return JSON.stringify({
    id,
    slice,
    nll: Number.isFinite(nll) ? nll : null,
    tokens,
    words,
    bytes,
    characters,
    zeros: zeros || undefined,
    oov: oov || undefined,
  });
}

/** Reads such a file, as anybody may have written it. */
export async function* readTextsFile(file: string): AsyncGenerator<TextLoss[]> {
  for await (const { records } of readRecords(file, 'jsonl'))
    yield records.map(({ value, line }) => {
      const wrong = (what: string) =>
        new UserError(`baseline: ${located(file, 'jsonl', line)}: ${what}. Make the baseline anew.`);
      const [id, nll] = [fieldOf(value, 'id'), fieldOf(value, 'nll')];
      if (typeof id !== 'string') throw wrong('id is no text');
      if (nll !== null && !(typeof nll === 'number' && nll >= 0))
        throw wrong(`nll of ${visible(id)} is neither a number of at least 0 nor null`);
      const lengths = Object.fromEntries(
        ['tokens', 'words', 'bytes', 'characters'].flatMap((name) => {
          const length = fieldOf(value, name);
          if (length === undefined) return [];
          if (!Number.isSafeInteger(length) || (length as number) < 0)
            throw wrong(`${name} of ${visible(id)} is no count`);
          return [[name, length as number]];
        }),
      );
      return { id, nll: nll ?? Number.POSITIVE_INFINITY, ...lengths };
    });
}
