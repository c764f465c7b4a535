import type { LossData, ScoringSettings, StatedBase, Unit } from '@mlops-actions/language-model';
import { UserError } from '@mlops-actions/toolkit';
import type { Measurement, Sums } from './measure.js';
import { units } from './names.js';

/** One side of a comparison, reduced to what is compared. */
export interface Losses {
  /** By unit, in the order of `units`: those that the source tells. */
  readonly byUnit: ReadonlyMap<Unit, Loss>;
  readonly settings: ScoringSettings;
  readonly caveats: readonly string[];
  /** What makes the numbers look wrong, by what their reader saw. */
  readonly doubts: readonly string[];
  /** Texts that were read; absent where a tool states figures alone. */
  readonly measurement?: Measurement;
}

export interface Loss {
  readonly unit: Unit;
  /** Nats per unit; Infinity where something has probability 0. */
  readonly meanNll: number;
  /** As another tool states it, in nats. */
  readonly standardError?: number;
  /** How many of the unit. */
  readonly count?: number;
  /** Mean of the texts' own perplexities, where each has one. */
  readonly meanOfTexts?: number;
  readonly base?: StatedBase;
}

/** As a tool states it. */
export function statedLosses(data: Extract<LossData, { kind: 'stated' }>): Losses {
  return {
    byUnit: new Map(inOrder(data.stated.map((one) => [one.unit, one] as const))),
    settings: data.settings,
    caveats: data.caveats,
    doubts: [],
  };
}

/** Of texts that have all been read. */
export function textLosses(
  { settings, caveats, doubts = [] }: Extract<LossData, { kind: 'texts' }>,
  measurement: Measurement,
): Losses {
  if (measurement.sums.count === 0)
    throw new UserError('input: holds no text, so there is nothing to measure.');
  return { byUnit: lossesOf(measurement.sums), settings, caveats, doubts, measurement };
}

/** In every unit that all texts tell. */
function lossesOf(sums: Sums): Map<Unit, Loss> {
  return new Map(
    units
      .filter((unit) => sums.has(unit))
      .map((unit) => {
        const meanOfTexts = sums.meanOfTexts(unit);
        const loss = { unit, meanNll: sums.meanNll(unit), count: sums.lengths[unit] };
        return [unit, { ...loss, ...(meanOfTexts !== undefined && { meanOfTexts }) }];
      }),
  );
}

function inOrder(entries: readonly (readonly [Unit, Loss])[]): (readonly [Unit, Loss])[] {
  return [...entries].sort(([a], [b]) => units.indexOf(a) - units.indexOf(b));
}
