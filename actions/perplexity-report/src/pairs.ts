import type { TextLoss, Unit } from '@mlops-actions/language-model';
import { GroupedRows, largest } from '@mlops-actions/statistics';
import { lengthOf } from './measure.js';
import { units } from './names.js';

/** Columns: difference of the losses, both losses, lengths per unit, the texts' own perplexities per unit, now and their difference. */
const [differenceColumn, currentColumn, baselineColumn] = [0, 1, 2];
const lengthColumn = (unit: Unit): number => 3 + units.indexOf(unit);
const ownColumn = (unit: Unit): number => 3 + units.length + units.indexOf(unit);
const ownDifferenceColumn = (unit: Unit): number => ownColumn(unit) + units.length;

/** Texts that both sides have, each with both losses. */
export class Pairs {
  readonly rows = new GroupedRows(3 + 3 * units.length);
  onlyCurrent = 0;
  onlyBaseline = 0;
  /** Whose length in bytes, characters or words is another: the text has changed. */
  changed = 0;
  /** With a zero probability on either side, which no mean can hold. */
  infinite = 0;
  /** Texts that do not tell their length in the unit, on one side or both. */
  readonly untold: Record<Unit, number> = { token: 0, word: 0, byte: 0, character: 0 };
  /** Texts with another number of tokens there. */
  unlike = 0;
  /** All of a unit. */
  readonly lengths: Record<Unit, number> = { token: 0, word: 0, byte: 0, character: 0 };
  /** Whether some text's own perplexity is beyond what can be summed. */
  readonly overflown: Record<Unit, boolean> = { token: false, word: false, byte: false, character: false };
  readonly #row = new Float64Array(3 + 3 * units.length);

  add(current: TextLoss, baseline: TextLoss): void {
    const lengths = units.map((unit) => [unit, lengthOf(current, unit), lengthOf(baseline, unit)] as const);
    if (
      lengths.some(
        ([unit, now, before]) =>
          unit !== 'token' && now !== undefined && before !== undefined && now !== before,
      )
    ) {
      this.changed += 1;
      return;
    }
    if (!Number.isFinite(current.nll - baseline.nll)) {
      this.infinite += 1;
      return;
    }
    const row = this.#row;
    row[differenceColumn] = current.nll - baseline.nll;
    row[currentColumn] = current.nll;
    row[baselineColumn] = baseline.nll;
    for (const [unit, now, then] of lengths) {
      if (now === undefined || then === undefined) this.untold[unit] += 1;
      else if (now !== then) this.unlike += 1;
      this.lengths[unit] += now ?? 0;
      row[lengthColumn(unit)] = now ?? 0;
      const own = now ? Math.exp(current.nll / now) : 0;
      const before = now ? Math.exp(baseline.nll / now) : 0;
      const isHeld = own <= largest && before <= largest;
      if (!isHeld) this.overflown[unit] = true;
      row[ownColumn(unit)] = isHeld ? own : 0;
      row[ownDifferenceColumn(unit)] = isHeld ? own - before : 0;
    }
    this.rows.add(row);
  }

  readonly differences = (unit: Unit) => ({ numerator: differenceColumn, denominator: lengthColumn(unit) });
  readonly currents = (unit: Unit) => ({ numerator: currentColumn, denominator: lengthColumn(unit) });
  readonly baselines = (unit: Unit) => ({ numerator: baselineColumn, denominator: lengthColumn(unit) });
  readonly own = ownColumn;
  readonly ownDifference = ownDifferenceColumn;
}
