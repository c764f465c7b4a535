import { joinById, joinByPosition, refuseUnmatched, type Side, UserError } from '@mlops-actions/toolkit';
import type { Fields } from './inputs.js';
import { labelOf, type Row, readRows, textOf, textsOf } from './rows.js';

export interface Example {
  readonly id: string;
  readonly slice?: string;
  readonly prediction: string;
  readonly references: readonly string[];
}

/** The files of one run: predictions, and a list per reference that stands in files of its own. */
export interface Sources {
  readonly predictions: readonly string[];
  readonly references: readonly (readonly string[])[];
}

/**
 * Streams the examples, each with its references.
 * @throws UserError where texts are missing, or the two sides don't belong together
 */
export function readExamples(
  sources: Sources,
  fields: Fields,
  onBytes: (bytes: number) => void,
): AsyncGenerator<readonly Example[]> {
  const ownReferences = sources.references.length === 0;
  let examples = mapBatches(readRows(sources.predictions, fields.id, onBytes), (row): Example => {
    if (ownReferences && typeof row.value === 'string')
      throw new UserError(
        `references: ${row.file} holds the predictions alone. Name the references:\n  references: outputs/references.txt`,
      );
    return {
      id: row.id,
      prediction: textOf(row, fields.prediction, 'prediction-field'),
      references: ownReferences ? textsOf(row, fields.reference, 'reference-field') : [],
      ...(fields.slice !== undefined && { slice: sliceOf(row, fields.slice) }),
    };
  });
  for (const files of sources.references) {
    const name = `references (${files.join(', ')})`;
    const references = mapBatches(readRows(files, fields.id, onBytes), (row) => ({
      id: row.id,
      references: textsOf(row, fields.reference, 'reference-field'),
    }));
    const left: Side<Example> = {
      name: `predictions (${sources.predictions.join(', ')})`,
      batches: examples,
    };
    const right = { name, batches: references };
    const pair = (example: Example, more: { readonly references: readonly string[] }): Example => ({
      ...example,
      references: [...example.references, ...more.references],
    });
    examples =
      fields.id === undefined
        ? joinByPosition(left, right, pair)
        : joinById(left, right, pair, refuseUnmatched(left.name, right.name));
  }
  return examples;
}

export async function* mapBatches<A, B>(
  batches: AsyncGenerator<readonly A[]>,
  change: (item: A) => B,
): AsyncGenerator<readonly B[]> {
  for await (const batch of batches) yield batch.map(change);
}

/** Examples without a value share a group of this name, so that the groups add up to the whole. */
export const none = '(none)';

function sliceOf(row: Row, field: string): string {
  if (typeof row.value === 'string')
    throw new UserError(
      `slice-field: ${row.file} has bare texts and so no field "${field}". Name a file with records, or leave slice-field out.`,
    );
  return labelOf(row, field, 'slice-field') || none;
}
