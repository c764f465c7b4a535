import { type PairedTest, pairedTest } from '@mlops-actions/statistics';
import type { Baseline } from './baseline.js';
import type { Evaluation } from './evaluate.js';
import type { Pairs } from './pairs.js';

/** Fixed, so that the same data always gives the same p and interval. */
export const seed = 20_040_704;

export interface ComparedScore {
  readonly baseline: number;
  /** Over the same examples as `baseline`, where those are known. */
  readonly current: number;
  /** Absent where the baseline has means alone: two numbers can't be tested. */
  readonly test?: PairedTest;
}

export interface Comparison {
  readonly label: string;
  /** The baseline's commit, where it comes out of git. */
  readonly sha?: string;
  readonly state: 'compared' | 'absent' | 'refused';
  /** Why it is refused. */
  readonly reason?: string;
  /** By the names of scores. */
  readonly scores: ReadonlyMap<string, ComparedScore>;
  readonly pairs?: Pairs;
  /** What makes the comparison doubtful. */
  readonly doubts: readonly string[];
}

/** Sets the scores beside the baseline's, or refuses to. */
export function compare(baseline: Baseline, evaluation: Evaluation): Comparison {
  const place = { label: baseline.label, ...(baseline.sha !== undefined && { sha: baseline.sha }) };
  const refuse = (reason: string): Comparison => ({
    ...place,
    state: 'refused',
    reason,
    scores: new Map(),
    doubts: [],
  });
  if (baseline.kind === 'absent') return { ...place, state: 'absent', scores: new Map(), doubts: [] };
  if (baseline.kind === 'refused') return refuse(baseline.reason);
  const digests = baseline.report?.provenance.inputs;
  const otherReferences =
    digests?.references !== undefined && digests.references.sha256 !== evaluation.digests.references;
  const doubts: string[] = [];
  if (digests?.predictions?.sha256 === evaluation.digests.predictions) doubts.push(samePredictions);

  if (baseline.kind === 'means') {
    if (otherReferences) return refuse(otherTestSet);
    return { ...place, state: 'compared', scores: meansBeside(baseline.means, evaluation), doubts };
  }
  const { pairs } = evaluation;
  if (pairs === undefined || pairs.differences.count === 0) return refuse('no example is in both.');
  if (otherReferences) {
    if (pairs.onlyCurrent + pairs.onlyBaseline === 0) return refuse(otherTestSet);
    doubts.push(
      'The test set is not the one of the baseline: only the examples that both have are compared.',
    );
  }
  if (pairs.unchanged === pairs.differences.count) doubts.push(samePredictions);
  return { ...place, state: 'compared', scores: pairsBeside(pairs), pairs, doubts };
}

const samePredictions =
  'The predictions are, to the letter, those of the baseline: was the new model really run, and its output written?';
const otherTestSet =
  'its references are not these, so its scores belong to another test set. Make the baseline anew with these references.';

function meansBeside(
  means: ReadonlyMap<string, number>,
  { rows, columns }: Evaluation,
): Map<string, ComparedScore> {
  const current = rows.means();
  return new Map(
    columns.flatMap((name, index) => {
      const baseline = means.get(name);
      return baseline === undefined ? [] : [[name, { baseline, current: current[index] ?? 0 }] as const];
    }),
  );
}

function pairsBeside(pairs: Pairs): Map<string, ComparedScore> {
  const [current, baseline] = [pairs.current.means(), pairs.baseline.means()];
  return new Map(
    pairs.columns.map((name, index) => [
      name,
      {
        baseline: baseline[index] ?? 0,
        current: current[index] ?? 0,
        test: pairedTest(pairs.differences, index, { seed }),
      },
    ]),
  );
}
