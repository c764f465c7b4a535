import type { TextLoss, Unit } from '@mlops-actions/language-model';
import { GroupedRows, Lowest, largest, type Ratio } from '@mlops-actions/statistics';
import { UserError } from '@mlops-actions/toolkit';
import { units } from './names.js';
import { TextCheck } from './text-check.js';

/** Columns of the rows: the loss, the lengths in every unit, and each text's own perplexity per unit. */
const nllColumn = 0;
const lengthColumn = (unit: Unit): number => 1 + units.indexOf(unit);
export const ownColumn = (unit: Unit): number => 1 + units.length + units.indexOf(unit);
const columns = 1 + 2 * units.length;

/** Width of a bar of the histogram, in nats. */
export const barWidth = 0.25;
const WORST = 10;
/** Groups of a slice: fewer than of the whole, as there may be many slices. */
const SLICE_GROUPS = 256;
const SLICES = 500;

/** Sums over texts. Those with a zero probability are counted, and stay out of the rows: with them the mean is infinite. */
export class Sums {
  readonly rows: GroupedRows;
  infinite = 0;
  /** How many texts do not tell their length in the unit. */
  readonly lacking: Record<Unit, number> = { token: 0, word: 0, byte: 0, character: 0 };
  /** How many texts have nothing of the unit, such as words, and so no perplexity of their own. */
  readonly empty: Record<Unit, number> = { token: 0, word: 0, byte: 0, character: 0 };
  /** Whether some text's own perplexity is beyond what can be summed. */
  readonly overflown: Record<Unit, boolean> = { token: false, word: false, byte: false, character: false };
  readonly lengths: Record<Unit, number> = { token: 0, word: 0, byte: 0, character: 0 };
  readonly #row = new Float64Array(columns);

  constructor(groups?: number) {
    this.rows = new GroupedRows(columns, groups);
  }

  get count(): number {
    return this.rows.count + this.infinite;
  }

  add(text: TextLoss): void {
    const row = this.#row;
    row[nllColumn] = text.nll;
    for (const unit of units) {
      const length = lengthOf(text, unit);
      if (length === undefined) this.lacking[unit] += 1;
      else if (length === 0) this.empty[unit] += 1;
      this.lengths[unit] += length ?? 0;
      row[lengthColumn(unit)] = length ?? 0;
      const own = length ? Math.exp(text.nll / length) : 0;
      if (own > largest) this.overflown[unit] = true;
      row[ownColumn(unit)] = own > largest ? 0 : own;
    }
    if (text.nll === Number.POSITIVE_INFINITY) this.infinite += 1;
    else this.rows.add(row);
  }

  /** Whether every text tells its length in the unit. */
  has(unit: Unit): boolean {
    return this.lacking[unit] === 0 && this.lengths[unit] > 0;
  }

  /** Nats per unit. */
  meanNll(unit: Unit): number {
    if (this.infinite > 0) return Number.POSITIVE_INFINITY;
    return this.rows.ratio(lossPer(unit));
  }

  /** Mean of the texts' own perplexities; undefined where a text has none. */
  meanOfTexts(unit: Unit): number | undefined {
    if (this.empty[unit] > 0) return undefined;
    if (this.infinite > 0 || this.overflown[unit]) return Number.POSITIVE_INFINITY;
    return this.rows.means()[ownColumn(unit)];
  }
}

/** The loss over the length. */
export function lossPer(unit: Unit): Ratio {
  return { numerator: nllColumn, denominator: lengthColumn(unit) };
}

export function lengthOf(text: TextLoss, unit: Unit): number | undefined {
  return { token: text.tokens, word: text.words, byte: text.bytes, character: text.characters }[unit];
}

export interface Worst {
  readonly id: string;
  readonly nll: number;
  readonly length: number;
}

/** All that is gathered of the texts in one pass. */
export class Measurement {
  readonly sums = new Sums();
  readonly slices = new Map<string, Sums>();
  /** By the number of the bar: mean NLL from `barWidth` times it on. */
  readonly bars = new Map<number, number>();
  zeros = 0;
  oov = 0;
  /** Where the first zero probability is. */
  firstZero: { readonly id: string; readonly at?: number } | undefined;
  readonly #worst = new Lowest<Worst>(WORST);
  readonly #check = new TextCheck('input');
  #unit: Unit | undefined;

  /** @param unit of the worst texts and of the histogram; by default the first that the first text has */
  constructor(unit?: Unit) {
    this.#unit = unit;
  }

  /** @throws UserError for an id that was there before, or a loss that cannot be summed */
  add(text: TextLoss): void {
    this.#check.add(text);
    this.sums.add(text);
    if (text.slice !== undefined) this.#sliceOf(text.slice).add(text);
    this.oov += text.oov ?? 0;
    if (text.nll === Number.POSITIVE_INFINITY) {
      this.zeros += text.zeros ?? 1;
      this.firstZero ??= { id: text.id, ...(text.firstZero !== undefined && { at: text.firstZero }) };
    }
    // Which unit all texts have is known only in the end.
    this.#unit ??= units.find((unit) => lengthOf(text, unit));
    const length = this.#unit && lengthOf(text, this.#unit);
    if (!length) return;
    const mean = text.nll / length;
    this.#worst.offer(-mean, () => ({ id: text.id, nll: text.nll, length }));
    if (Number.isFinite(mean)) {
      const bar = Math.floor(mean / barWidth);
      this.bars.set(bar, (this.bars.get(bar) ?? 0) + 1);
    }
  }

  /** The unit of the worst texts and of the histogram; undefined where only some texts have it. */
  get textUnit(): Unit | undefined {
    return this.#unit && this.sums.has(this.#unit) ? this.#unit : undefined;
  }

  get worst(): readonly Worst[] {
    return this.#worst.items.map(({ item }) => item);
  }

  #sliceOf(name: string): Sums {
    let sums = this.slices.get(name);
    if (sums === undefined) {
      if (this.slices.size === SLICES)
        throw new UserError(
          `slice-field: has more than ${SLICES} different values. Name a field with few, such as a language.`,
        );
      sums = new Sums(SLICE_GROUPS);
      this.slices.set(name, sums);
    }
    return sums;
  }
}
