import type { Report } from '@mlops-actions/report';
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
  /** Why no test is possible, where only means are compared. */
  readonly untested?: string;
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
  const doubts: string[] = [];
  if (baseline.kind === 'means') {
    const digests = baseline.report?.provenance.inputs;
    if (digests?.references !== undefined && digests.references.sha256 !== evaluation.digests.references)
      return refuse(otherTestSet);
    if (digests?.predictions?.sha256 === evaluation.digests.predictions) doubts.push(samePredictions);
    return {
      ...place,
      state: 'compared',
      scores: meansBeside(baseline.means, evaluation),
      untested: whyUntested(baseline.report),
      doubts,
    };
  }
  const { pairs } = evaluation;
  const compared = pairs?.differences.count ?? 0;
  if (pairs === undefined || compared === 0)
    return refuse(pairs?.otherReferences ? otherTestSet : 'no example is in both.');
  const { onlyCurrent, onlyBaseline, otherReferences } = pairs;
  if (onlyCurrent + onlyBaseline + otherReferences > 0)
    doubts.push(
      `Only ${compared} examples are compared with ${baseline.label}: ${onlyCurrent} are not there, ${onlyBaseline} are only there, and ${otherReferences} have other references there.`,
    );
  if (pairs.unchanged === compared) doubts.push(samePredictions);
  return { ...place, state: 'compared', scores: pairsBeside(pairs), pairs, doubts };
}

const samePredictions =
  'The predictions are, to the letter, those of the baseline: was the new model really run, and its output written?';
const otherTestSet =
  'its references are not these, so its scores belong to another test set. Make the baseline anew with these references.';

function whyUntested(report: Report | undefined): string {
  if (report === undefined) return 'It holds only means, and does not say of which texts and settings.';
  if (report.examples !== undefined)
    return `The file ${report.examples} is not beside the report: keep both together.`;
  return 'It holds only means.';
}

function meansBeside(old: ReadonlyMap<string, number>, { means }: Evaluation): Map<string, ComparedScore> {
  return new Map(
    [...means].flatMap(([name, current]) => {
      const baseline = old.get(name);
      return baseline === undefined ? [] : [[name, { baseline, current }] as const];
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
