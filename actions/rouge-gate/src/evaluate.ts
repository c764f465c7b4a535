import { GroupedRows, Lowest } from '@mlops-actions/statistics';
import type { RougeScorer } from '@mlops-actions/text-metrics';
import { joinById, joinByPosition, UserError } from '@mlops-actions/toolkit';
import type { OldExample, OldExamples } from './baseline.js';
import { DataDigest } from './digest.js';
import type { Example } from './examples.js';
import type { ScoresFile } from './examples-file.js';
import { columnNames } from './names.js';
import { type Notes, NoteTaker } from './notes.js';
import { type Pairs, PairTaker } from './pairs.js';
import { hashOf } from './text-hash.js';

const mostSlices = 200;
const listed = 10;
const bins = 10;

/** An example that the report lists. Texts are kept only where they may be shown. */
export interface Listed {
  readonly id: string;
  readonly score: number;
  readonly old?: number;
  readonly prediction?: string;
  readonly references?: readonly string[];
}

/** What a data set scores, beside its baseline where there is one with examples. */
export interface Evaluation {
  /** Scores, a column per name in `columns`. */
  readonly rows: GroupedRows;
  readonly columns: readonly string[];
  /** The mean of each score, by its name; empty without examples. */
  readonly means: ReadonlyMap<string, number>;
  readonly slices: ReadonlyMap<string, GroupedRows>;
  /** Of the leading metric: the lowest scores, the largest drops, and how many examples fall in each tenth of 0 … 1. */
  readonly worst: readonly Listed[];
  readonly drops: readonly Listed[];
  readonly histogram: readonly number[];
  readonly pairs?: Pairs;
  readonly notes: Notes;
  readonly digests: { readonly predictions: string; readonly references: string };
}

export interface EvaluateOptions {
  readonly scorer: RougeScorer;
  readonly types: readonly string[];
  /** Index of the column that examples are ranked by. */
  readonly leading: number;
  readonly byId: boolean;
  readonly keepTexts: boolean;
  readonly old?: OldExamples;
  readonly file: ScoresFile;
  readonly onExamples: (count: number) => void;
}

/** Scores every example, in memory that does not grow with their number. */
export async function evaluate(
  examples: AsyncGenerator<readonly Example[]>,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const { scorer, old, file, leading } = options;
  const columns = columnNames(options.types);
  const rows = new GroupedRows(columns.length);
  const slices = new Map<string, GroupedRows>();
  const worst = new Lowest<Listed>(listed);
  const drops = new Lowest<Listed>(listed);
  const histogram = new Array<number>(bins).fill(0);
  const notes = new NoteTaker();
  const predictions = new DataDigest();
  const references = new DataDigest();
  const pairs = old === undefined ? undefined : new PairTaker(old.columns, columns, leading, scorer);
  const row = new Float64Array(columns.length);

  for await (const batch of withOld(examples, options, pairs)) {
    for (const { example, old: before } of batch) {
      const { predictionTokens, referencesWithoutTokens } = scorer.score(
        example.prediction,
        example.references,
        row,
      );
      rows.add(row);
      if (example.slice !== undefined) sliceOf(slices, example.slice, columns.length).add(row);
      notes.take(example, predictionTokens, referencesWithoutTokens);
      const hashes = {
        prediction: hashOf([example.id, example.prediction]),
        references: hashOf([example.id, ...example.references]),
      };
      predictions.add(hashes.prediction);
      references.add(hashes.references);
      file.addScores(example, row, hashes);
      const score = row[leading] ?? 0;
      histogram[Math.min(Math.floor(score * bins), bins - 1)]! += 1;
      const list = (previous?: number): Listed => ({
        id: example.id,
        score,
        ...(previous !== undefined && { old: previous }),
        ...(options.keepTexts && { prediction: example.prediction, references: example.references }),
      });
      worst.offer(score, list);
      if (before !== undefined && pairs !== undefined) {
        const drop = pairs.take({ example, hashes, row }, before);
        if (drop !== undefined && drop.change < 0) drops.offer(drop.change, () => list(drop.old));
      }
    }
    await file.flush();
    options.onExamples(batch.length);
  }
  return {
    rows,
    columns,
    means: meansOf(rows, columns),
    slices,
    worst: worst.items.map(({ item }) => item),
    drops: drops.items.map(({ item }) => item),
    histogram,
    ...(pairs && { pairs: pairs.result() }),
    notes,
    digests: { predictions: predictions.hex(), references: references.hex() },
  };
}

/** The means of rows, by the names of their columns. */
export function meansOf(rows: GroupedRows, columns: readonly string[]): Map<string, number> {
  if (rows.count === 0) return new Map();
  const means = rows.means();
  return new Map(columns.map((name, index) => [name, means[index]!]));
}

interface Beside {
  readonly example: Example;
  readonly old?: OldExample;
}

async function* withOld(
  examples: AsyncGenerator<readonly Example[]>,
  options: EvaluateOptions,
  pairs: PairTaker | undefined,
): AsyncGenerator<readonly Beside[]> {
  const { old } = options;
  if (old === undefined || pairs === undefined) {
    for await (const batch of examples) yield batch.map((example) => ({ example }));
    return;
  }
  const left = { name: 'predictions', batches: examples };
  const right = { name: `baseline (${old.label})`, batches: old.batches };
  const pair = (example: Example, before: OldExample): Beside => ({ example, old: before });
  if (options.byId) {
    // The test set may have grown or shrunk since: what both have is compared, and the report says how many.
    yield* joinById(left, right, pair, (onlyExamples, onlyOld) => {
      pairs.onlyCurrent = onlyExamples.length;
      pairs.onlyBaseline = onlyOld.length;
      return onlyExamples.map((example): Beside => ({ example }));
    });
    return;
  }
  yield* joinByPosition(left, right, (example, before) => {
    if (example.id !== before.id)
      throw new UserError(
        `baseline: ${old.label} names its examples (${JSON.stringify(before.id)}), and these are joined by position. Write the id-field that it was made with.`,
      );
    return pair(example, before);
  });
}

function sliceOf(slices: Map<string, GroupedRows>, name: string, columns: number): GroupedRows {
  const known = slices.get(name);
  if (known !== undefined) return known;
  if (slices.size === mostSlices)
    throw new UserError(
      `slice-field has more than ${mostSlices} values, the last ${JSON.stringify(name.slice(0, 60))}. Name a field with few values, such as a language or a source; an id does not make groups.`,
    );
  const rows = new GroupedRows(columns);
  slices.set(name, rows);
  return rows;
}
