import type { Unit } from '@mlops-actions/language-model';
import {
  type Check,
  type Judged,
  type Judgement,
  judgeRegression,
  judgeThreshold,
  worstVerdict,
} from '@mlops-actions/metrics';
import { type Comparison, comparableUnit } from './compare.js';
import { warningsOf } from './guards.js';
import type { Inputs } from './inputs.js';
import type { Losses } from './losses.js';
import { figureName } from './names.js';
import { isPart, type Value } from './values.js';

export function judge(
  inputs: Inputs,
  unit: Unit,
  losses: Losses,
  values: readonly Value[],
  comparison: Comparison | undefined,
): Judged {
  const figureOf = (metric: string) => values.find(({ name }) => name === figureName(metric, unit));
  const checks: Check[] = [
    ...tooFew(inputs, losses, comparison),
    ...inputs.thresholds.map((rule) => {
      const value = figureOf(rule.metric)?.value;
      const judged = judgeThreshold(rule, value);
      return {
        text: rule.text,
        metric: figureName(rule.metric, unit),
        ...judged,
        ...(value === undefined && { reason: `${judged.reason}: ${lacks(rule.metric)}` }),
      };
    }),
    ...inputs.regressions.map((rule) => ({
      text: `max-regression ${rule.text}`,
      metric: figureName(rule.metric, unit),
      ...regression(rule, inputs, figureOf(rule.metric), comparison),
    })),
    ...missingBaseline(inputs, comparison),
  ];
  const warnings = [
    ...warningsOf(losses, values),
    ...(comparison?.doubts ?? []),
    ...(inputs.regressions.length === 0 ? refusals(unit, comparison) : []),
  ];
  const verdict = worstVerdict([
    ...checks.map((check) => check.verdict),
    ...(warnings.length > 0 ? ['warn' as const] : []),
  ]);
  return { verdict, checks, warnings };
}

function lacks(metric: string): string {
  const unit = /word|byte|character|token/.exec(metric)?.[0];
  return unit === undefined
    ? 'the input does not tell it'
    : `the input does not tell how many ${unit}s the texts have`;
}

function tooFew(
  { minTexts, regressions }: Inputs,
  { measurement }: Losses,
  comparison: Comparison | undefined,
): Check[] {
  const count = measurement?.sums.count;
  // Texts in common that are none at all are told by the rule itself.
  const compared = regressions.length > 0 ? comparison?.pairs?.rows.count || undefined : undefined;
  const few = (reason: string): Check[] => [{ text: `min-texts: ${minTexts}`, verdict: 'fail', reason }];
  if (count === undefined)
    return minTexts === 1 ? [] : few('the input does not tell how many texts there are');
  if (count < minTexts) return few(`${count} texts are fewer than ${minTexts}`);
  if (compared !== undefined && compared < minTexts)
    return few(`${compared} texts that the baseline has too are fewer than ${minTexts}`);
  return [];
}

/** `on-no-baseline: fail` holds also where nothing else asks for the baseline. */
function missingBaseline({ onNoBaseline, regressions }: Inputs, comparison: Comparison | undefined): Check[] {
  if (comparison?.state !== 'absent' || onNoBaseline !== 'fail' || regressions.length > 0) return [];
  return [{ text: 'on-no-baseline: fail', verdict: 'fail', reason: `${comparison.label} was not found` }];
}

function regression(
  rule: Inputs['regressions'][number],
  inputs: Inputs,
  value: Value | undefined,
  comparison: Comparison | undefined,
): Judgement {
  if (comparison === undefined || comparison.state === 'absent')
    return {
      verdict: inputs.onNoBaseline,
      reason: `there is no baseline yet: ${comparison?.label ?? 'none is named'} was not found`,
    };
  if (value === undefined)
    return { verdict: 'fail', reason: `${rule.metric} has no value: ${lacks(rule.metric)}` };
  const why = comparison.refused.get(value.unit);
  if (why !== undefined) return { verdict: 'fail', reason: refusal(comparison, value.unit, why) };
  const { compared = value.value, baseline, test } = value;
  const judged = judgeRegression(rule, 'lower', compared, baseline, test);
  const isTested = judged.verdict !== 'fail' || baseline === undefined || test !== undefined;
  const notes = [
    judged.reason,
    ...(isPart(value) && test ? [`over the ${test.n} texts that both have`] : []),
    ...(isTested ? [] : ['no test was possible without the losses per text on both sides']),
  ];
  return { ...judged, reason: notes.join('; ') };
}

function refusals(unit: Unit, comparison: Comparison | undefined): string[] {
  const why = comparison?.refused.get(unit);
  return comparison === undefined || why === undefined ? [] : [`${refusal(comparison, unit, why)}.`];
}

function refusal(comparison: Comparison, unit: Unit, why: string): string {
  const other = comparableUnit(comparison);
  const advice =
    other === undefined
      ? 'Make the baseline anew with these settings'
      : `Per ${other} they compare, write unit: ${other}`;
  return `per ${unit} no comparison with ${comparison.label}: ${why}. ${advice}`;
}
