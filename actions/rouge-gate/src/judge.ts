import {
  type Check,
  type Judged,
  type Judgement,
  judgeRegression,
  judgeThreshold,
  worstVerdict,
} from '@mlops-actions/metrics';
import { visible } from '@mlops-actions/toolkit';
import type { Comparison } from './compare.js';
import type { Evaluation } from './evaluate.js';
import type { Inputs } from './inputs.js';
import type { Named } from './notes.js';

export function judge(inputs: Inputs, evaluation: Evaluation, comparison: Comparison | undefined): Judged {
  const checks: Check[] = [
    ...tooFew(inputs, evaluation.rows.count),
    ...inputs.thresholds.map((rule) => ({
      text: rule.text,
      metric: rule.metric,
      ...judgeThreshold(rule, evaluation.means.get(rule.metric)),
    })),
    ...inputs.regressions.map((rule) => ({
      text: `max-regression ${rule.text}`,
      metric: rule.metric,
      ...regression(rule, inputs, comparison, evaluation.means.get(rule.metric)),
    })),
    ...missingBaseline(inputs, comparison),
  ];
  const warnings = warningsOf(evaluation, comparison, inputs.regressions.length > 0);
  const verdict = worstVerdict([
    ...checks.map((check) => check.verdict),
    ...(warnings.length > 0 ? ['warn' as const] : []),
  ]);
  return { verdict, checks, warnings };
}

function tooFew({ minExamples }: Inputs, count: number): Check[] {
  if (count >= minExamples) return [];
  return [
    {
      text: `min-examples: ${minExamples}`,
      verdict: 'fail',
      reason: `${count} examples are fewer than ${minExamples}`,
    },
  ];
}

/** `on-no-baseline: fail` holds also where nothing else asks for the baseline. */
function missingBaseline({ onNoBaseline, regressions }: Inputs, comparison: Comparison | undefined): Check[] {
  if (comparison?.state !== 'absent' || onNoBaseline !== 'fail' || regressions.length > 0) return [];
  return [{ text: 'on-no-baseline: fail', verdict: 'fail', reason: `${comparison.label} was not found` }];
}

function regression(
  rule: Inputs['regressions'][number],
  inputs: Inputs,
  comparison: Comparison | undefined,
  mean: number | undefined,
): Judgement {
  if (comparison === undefined || comparison.state === 'absent')
    return {
      verdict: inputs.onNoBaseline,
      reason: `there is no baseline yet: ${comparison?.label ?? 'none is named'} was not found`,
    };
  if (comparison.state === 'refused')
    return { verdict: 'fail', reason: `no comparison with ${comparison.label}: ${comparison.reason}` };
  const score = comparison.scores.get(rule.metric);
  const compared = score?.test?.n ?? inputs.minExamples;
  if (compared < inputs.minExamples)
    return {
      verdict: 'fail',
      reason: `only ${compared} examples are in both, fewer than min-examples: ${inputs.minExamples}`,
    };
  const judged = judgeRegression(rule, 'higher', score?.current ?? mean, score?.baseline, score?.test);
  return judged.verdict === 'fail' && score !== undefined && score.test === undefined
    ? { ...judged, reason: `${judged.reason}; no test was possible without scores per example on both sides` }
    : judged;
}

function warningsOf(evaluation: Evaluation, comparison: Comparison | undefined, gated: boolean): string[] {
  const { rows, columns, notes } = evaluation;
  const warnings = [...(comparison?.doubts ?? [])];
  if (comparison?.state === 'refused' && !gated)
    warnings.push(`No comparison with ${comparison.label}: ${comparison.reason}`);
  if (notes.equalsReference === rows.count)
    warnings.push(
      `${rows.count === 1 ? 'The prediction is' : `All ${rows.count} predictions are`} identical to the reference. Is one file given for both, or the reference copied into the output?`,
    );
  else if (rows.count > 1 && columns.every((_, index) => rows.isConstant(index)))
    warnings.push(
      `All ${rows.count} examples have the same scores. Are the predictions, or the references, all one text?`,
    );
  const silent =
    'no token, so score 0. The default tokenizer knows only a-z and 0-9; for other scripts write:\n  tokenizer: unicode';
  if (notes.predictionsWithoutTokens.count > 0)
    warnings.push(`${counted(notes.predictionsWithoutTokens, 'prediction')} ${silent}`);
  if (notes.referencesWithoutTokens.count > 0)
    warnings.push(`${counted(notes.referencesWithoutTokens, 'example')} a reference with ${silent}`);
  return warnings;
}

/** "3 predictions (7, 12, 40) have" */
export function counted({ count, first }: Named, what: string): string {
  const shown = first.map((id) => visible(id.slice(0, 60)));
  const ids = count > first.length ? [...shown, '…'] : shown;
  return `${count} ${what}${count === 1 ? '' : 's'} (${ids.join(', ')}) ${count === 1 ? 'has' : 'have'}`;
}
