import type { LossData, ScoringSettings, StatedLoss, Unit } from '@mlops-actions/language-model';
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

/** What a tool states, or the same of texts: Infinity where something has probability 0. */
export interface Loss extends StatedLoss {
  /** Mean of the texts' own perplexities, where each has one. */
  readonly meanOfTexts?: number;
}

/** As a tool states it. */
export function statedLosses(data: Extract<LossData, { kind: 'stated' }>): Losses {
  return {
    byUnit: new Map(
      [...data.stated]
        .sort((a, b) => units.indexOf(a.unit) - units.indexOf(b.unit))
        .map((one) => [one.unit, one]),
    ),
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
