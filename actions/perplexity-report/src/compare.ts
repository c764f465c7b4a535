import type { Unit } from '@mlops-actions/language-model';
import { type PairedTest, pairedRatioTest, pairedTest } from '@mlops-actions/statistics';
import type { Baseline } from './baseline.js';
import type { Inputs } from './inputs.js';
import type { Losses } from './losses.js';
import { units } from './names.js';
import type { Pairs } from './pairs.js';
import { type Definition, unlike } from './settings.js';

/** Fixed, so that the same data always gives the same p and interval. */
export const seed = 20_040_704;

/** A perplexity beside its baseline's. */
export interface Beside {
  /** Nats per unit, over the texts that both sides have where those are known. */
  readonly current: number;
  readonly baseline: number;
  /** Of the difference of the mean losses: ln of the ratio of the perplexities. */
  readonly test?: PairedTest;
  /** The same of the means of the texts' own perplexities, where those are asked for. */
  readonly own?: { readonly current: number; readonly baseline: number; readonly test?: PairedTest };
}

export interface Comparison {
  readonly label: string;
  readonly sha?: string;
  readonly state: 'absent' | 'compared';
  readonly byUnit: ReadonlyMap<Unit, Beside>;
  /** Why a unit is not compared. */
  readonly refused: ReadonlyMap<Unit, string>;
  readonly untested?: string;
  readonly doubts: readonly string[];
  readonly pairs?: Pairs;
}

/** Sets the losses beside the baseline's, unit by unit, or says why they do not compare. */
export function compare(
  baseline: Baseline,
  losses: Losses,
  definition: Definition,
  pairs: Pairs | undefined,
  { aggregate }: Inputs,
): Comparison {
  const place = { label: baseline.label, ...(baseline.sha !== undefined && { sha: baseline.sha }) };
  const [byUnit, refused] = [new Map<Unit, Beside>(), new Map<Unit, string>()];
  if (baseline.state === 'absent') return { ...place, state: 'absent', byUnit, refused, doubts: [] };
  const before = baseline.definition();
  for (const unit of losses.byUnit.keys()) {
    const found = unlike(unit, definition, before) ?? besideIn(unit, baseline, losses, pairs, aggregate);
    if (typeof found === 'string') refused.set(unit, found);
    else byUnit.set(unit, found);
  }
  const untested = untestedBy(baseline, losses);
  return {
    ...place,
    state: 'compared',
    byUnit,
    refused,
    doubts: pairs ? doubtsOf(pairs, baseline.label) : [],
    ...(pairs && { pairs }),
    ...(untested !== undefined && { untested }),
  };
}

function untestedBy(baseline: Baseline, { measurement }: Losses): string | undefined {
  if (baseline.state === 'figures') return baseline.untested;
  return measurement === undefined ? 'input states a figure without its texts.' : undefined;
}

function besideIn(
  unit: Unit,
  baseline: Exclude<Baseline, { state: 'absent' }>,
  { byUnit }: Losses,
  pairs: Pairs | undefined,
  aggregate: Inputs['aggregate'],
): Beside | string {
  if (baseline.state === 'texts') {
    if (pairs === undefined) return 'it holds texts, and input a figure without its texts';
    if (pairs.infinite > 0)
      return `${pairs.infinite} texts have a token of probability 0 on one side or both`;
    if (pairs.rows.count === 0)
      return pairs.changed > 0 ? 'every text that is in both has another length there' : 'no text is in both';
    if (pairs.untold[unit] > 0) return `not all of its texts tell their length in ${unit}s`;
    if (unit === 'token' && pairs.unlike > 0)
      return `${pairs.unlike} texts have another number of tokens there: the tokens are not the same`;
    if (pairs.lengths[unit] === 0) return `the texts in both have no ${unit}s`;
    return {
      current: pairs.rows.ratio(pairs.currents(unit)),
      baseline: pairs.rows.ratio(pairs.baselines(unit)),
      test: pairedRatioTest(pairs.rows, pairs.differences(unit), { seed }),
      ...(aggregate === 'mean-of-texts' && { own: ownBeside(unit, pairs) }),
    };
  }
  const [now, old] = [byUnit.get(unit), baseline.byUnit.get(unit)];
  if (now === undefined || old === undefined) return `it has no figure per ${unit}`;
  if (now.count !== undefined && old.count !== undefined && now.count !== old.count)
    return `its figure is over ${old.count} ${unit}s, and this one over ${now.count}: other texts${unit === 'token' ? ', or another tokenizer' : ''}`;
  const own =
    aggregate === 'mean-of-texts' && now.meanOfTexts !== undefined && old.meanOfTexts !== undefined
      ? { own: { current: now.meanOfTexts, baseline: old.meanOfTexts } }
      : {};
  return { current: now.meanNll, baseline: old.meanNll, ...own };
}

function ownBeside(unit: Unit, pairs: Pairs): NonNullable<Beside['own']> {
  if (pairs.overflown[unit]) return { current: Number.POSITIVE_INFINITY, baseline: Number.POSITIVE_INFINITY };
  const means = pairs.rows.means();
  const current = means[pairs.own(unit)] ?? Number.NaN;
  return {
    current,
    baseline: current - (means[pairs.ownDifference(unit)] ?? Number.NaN),
    test: pairedTest(pairs.rows, pairs.ownDifference(unit), { seed }),
  };
}

/** A unit that could be compared where this one cannot. */
export function comparableUnit({ byUnit }: Comparison): Unit | undefined {
  return (['byte', 'character', 'word', ...units] as const).find((unit) => byUnit.has(unit));
}

function doubtsOf({ rows, onlyCurrent, onlyBaseline, changed }: Pairs, label: string): string[] {
  if (onlyCurrent + onlyBaseline + changed === 0 || rows.count === 0) return [];
  return [
    `Only ${rows.count} texts are compared with ${label}: ${onlyCurrent} are not there, ${onlyBaseline} are only there, and ${changed} have another length there.`,
  ];
}
