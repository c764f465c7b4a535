import type { Unit } from '@mlops-actions/language-model';
import { bootstrapColumns, bootstrapRatio, type Interval, type PairedTest } from '@mlops-actions/statistics';
import { UserError } from '@mlops-actions/toolkit';
import { type Beside, type Comparison, seed } from './compare.js';
import type { Inputs } from './inputs.js';
import type { Loss, Losses } from './losses.js';
import { lossPer, ownColumn, type Sums } from './measure.js';
import { bitsNames, nllName, perplexityName, perplexityOf } from './names.js';

/** A figure of the report, with what it is compared to. */
export interface Value {
  readonly name: string;
  readonly unit: Unit;
  readonly value: number;
  /** 95 %, of the texts as a sample, or as the tool that states the figure tells. */
  readonly interval?: Interval;
  /** How many of the unit. */
  readonly count?: number;
  readonly baseline?: number;
  /** Over the texts that the baseline has too. */
  readonly compared?: number;
  /** Its `smallestDetectable` is in the figure's own terms. */
  readonly test?: PairedTest;
}

/** Whether a value is of more texts than the comparison: its baseline does not stand beside it then. */
export function isPart({ value, compared }: Value): boolean {
  return compared !== undefined && compared !== value;
}

/** How a figure follows from nats per unit. */
interface Scale {
  readonly of: (nats: number) => number;
  /** The size of a change of the figure, from one of nats, at a value. */
  readonly change: (nats: number, at: number) => number;
}

const exponential: Scale = { of: Math.exp, change: (nats, at) => Math.exp(at) * Math.expm1(nats) };
const plain: Scale = { of: (nats) => nats, change: (nats) => nats };
const bits: Scale = { of: (nats) => nats / Math.LN2, change: (nats) => nats / Math.LN2 };

/**
 * The unit of `perplexity` and `mean-nll`: the one asked for, or the first that there is.
 * @throws UserError where the input does not have it
 */
export function unitOf({ unit: asked }: Inputs, { byUnit }: Losses): Unit {
  const unit = asked === 'auto' ? byUnit.keys().next().value : asked;
  if (unit !== undefined && byUnit.has(unit)) return unit;
  const told = [...byUnit.keys()].join(', ');
  throw new UserError(
    told === ''
      ? 'input: there is no unit in which all texts tell their length. Give every text the same fields, such as n_tokens or bytes.'
      : `unit: the input does not tell how many ${asked}s all texts have. It tells those per ${told}: write one of these, or auto.`,
  );
}

/** Every figure that the losses allow, those of the unit asked for first. */
export function valuesOf(
  asked: Unit,
  losses: Losses,
  comparison: Comparison | undefined,
  inputs: Inputs,
): Value[] {
  const order = [asked, ...[...losses.byUnit.keys()].filter((unit) => unit !== asked)];
  return order.flatMap((unit) => {
    const loss = losses.byUnit.get(unit);
    if (loss === undefined) return [];
    const beside = comparison?.byUnit.get(unit);
    const sums = losses.measurement?.sums;
    const interval = intervalOf(loss, sums);
    const make = (name: string, scale: Scale) => {
      const figure = figureOf(name, loss, interval, scale, beside);
      return sums === undefined && scale === exponential
        ? {
            ...figure,
            value: withoutTail(figure.value),
            ...(figure.compared !== undefined && { compared: withoutTail(figure.compared) }),
          }
        : figure;
    };
    const name = unit === asked ? perplexityName : perplexityOf(unit);
    const bitsName = bitsNames[unit];
    const perplexity =
      inputs.aggregate === 'pooled' ? make(name, exponential) : sums && meanOfTexts(name, loss, sums, beside);
    return [
      ...(perplexity === undefined ? [] : [perplexity]),
      ...(unit === asked ? [make(nllName, plain)] : []),
      ...(bitsName === undefined ? [] : [make(bitsName, bits)]),
    ];
  });
}

/** A stated 23.4 has become a loss and is 23.400000000000002 on its way back: as many digits as survive both ways. */
function withoutTail(value: number): number {
  return Number(value.toPrecision(14));
}

function figureOf(
  name: string,
  loss: Loss,
  interval: Interval | undefined,
  scale: Scale,
  beside: Beside | undefined,
): Value {
  const { unit, meanNll, count } = loss;
  const test = beside?.test;
  return {
    name,
    unit,
    value: scale.of(meanNll),
    ...(interval && { interval: { low: scale.of(interval.low), high: scale.of(interval.high) } }),
    ...(count !== undefined && { count }),
    ...(beside && { baseline: scale.of(beside.baseline), compared: scale.of(beside.current) }),
    ...(beside &&
      test && {
        test: { ...test, smallestDetectable: scale.change(test.smallestDetectable, beside.baseline) },
      }),
  };
}

function meanOfTexts(
  name: string,
  { unit, meanOfTexts: value, count }: Loss,
  sums: Sums,
  beside: Beside | undefined,
): Value | undefined {
  if (value === undefined) return undefined;
  const interval = ownInterval(sums, unit);
  const own = beside?.own;
  return {
    name,
    unit,
    value,
    ...(interval && { interval }),
    ...(count !== undefined && { count }),
    ...(own && { baseline: own.baseline, compared: own.current, ...(own.test && { test: own.test }) }),
  };
}

/** Of a part of the texts; undefined where they do not have the unit, or one of them has no perplexity of its own. */
export function perplexityOfSums(sums: Sums, unit: Unit, { aggregate }: Inputs): number | undefined {
  if (!sums.has(unit)) return undefined;
  return aggregate === 'pooled' ? Math.exp(sums.meanNll(unit)) : sums.meanOfTexts(unit);
}

export function perplexityInterval(sums: Sums, unit: Unit, { aggregate }: Inputs): Interval | undefined {
  if (aggregate !== 'pooled') return ownInterval(sums, unit);
  const interval = lossInterval(sums, unit);
  return interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) };
}

/** Of the mean of the texts' own perplexities. */
function ownInterval(sums: Sums, unit: Unit): Interval | undefined {
  if (sums.rows.count < 2 || !Number.isFinite(sums.meanOfTexts(unit))) return undefined;
  return bootstrapColumns(sums.rows, [ownColumn(unit)], { seed })[0];
}

/** Of the mean loss, in nats. */
function lossInterval(sums: Sums, unit: Unit): Interval | undefined {
  if (sums.rows.count < 2 || !Number.isFinite(sums.meanNll(unit))) return undefined;
  return bootstrapRatio(sums.rows, lossPer(unit), { seed });
}

/** The same, or as the tool that states the figure tells. */
function intervalOf({ unit, meanNll, standardError }: Loss, sums: Sums | undefined): Interval | undefined {
  if (sums !== undefined) return lossInterval(sums, unit);
  if (standardError === undefined || !Number.isFinite(meanNll)) return undefined;
  const half = 1.959963984540054 * standardError;
  return { low: meanNll - half, high: meanNll + half };
}
