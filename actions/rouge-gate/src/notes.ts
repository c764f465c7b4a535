import type { Example } from './examples.js';

/** What makes a score suspicious: how many examples, and the first of them. */
export interface Notes {
  readonly equalsReference: number;
  readonly emptyPredictions: Named;
  readonly emptyReferences: Named;
  readonly predictionsWithoutTokens: Named;
  readonly referencesWithoutTokens: Named;
}

export interface Named {
  readonly count: number;
  readonly first: readonly string[];
}

/** Gathers the notes, an example at a time. */
export class NoteTaker implements Notes {
  equalsReference = 0;
  readonly emptyPredictions = { count: 0, first: [] as string[] };
  readonly emptyReferences = { count: 0, first: [] as string[] };
  readonly predictionsWithoutTokens = { count: 0, first: [] as string[] };
  readonly referencesWithoutTokens = { count: 0, first: [] as string[] };

  take(example: Example, predictionTokens: number, referencesWithoutTokens: number): void {
    if (example.references.includes(example.prediction)) this.equalsReference += 1;
    if (predictionTokens === 0)
      name(isEmpty(example.prediction) ? this.emptyPredictions : this.predictionsWithoutTokens, example.id);
    if (referencesWithoutTokens === 0) return;
    const empty = example.references.filter(isEmpty).length;
    if (empty > 0) name(this.emptyReferences, example.id);
    if (referencesWithoutTokens > empty) name(this.referencesWithoutTokens, example.id);
  }
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}

function name(note: { count: number; first: string[] }, id: string): void {
  note.count += 1;
  if (note.first.length < 5) note.first.push(id);
}
