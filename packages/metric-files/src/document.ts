import { UserError, visible } from '@mlops-actions/toolkit';
import { Findings } from './findings.js';
import { addLmEval, isLmEval } from './lm-eval.js';
import type { MetricFile } from './types.js';
import { addTableOf, addValue, isObject, isObjects } from './walk.js';

/**
 * The metrics of a parsed document; known files of other tools are told by what they hold, whatever their name.
 * @throws UserError for a document without names
 */
export function metricsOf(file: string, kind: 'json' | 'yaml' | 'toml', document: unknown): MetricFile {
  const findings = new Findings(file);
  if (isObjects(document)) {
    if (addTableOf(findings, '', document))
      return findings.as(isBenchmark(document) ? 'github-action-benchmark' : kind);
    throw unnamed(file, 'a list of objects without a "name" or a "step" that tells them apart');
  }
  if (!isObject(document)) throw unnamed(file, described(document));
  if (isTrainerState(document)) {
    addTableOf(findings, '', document.log_history);
    // null until an evaluation has chosen a best model.
    if (typeof document.best_metric === 'number') {
      findings.metric({ name: 'best_metric', value: document.best_metric });
    }
    return findings.as('hf-trainer');
  }
  if (isLmEval(document)) {
    addLmEval(findings, document);
    return findings.as('lm-eval');
  }
  addValue(findings, '', document);
  return findings.as(kind);
}

/** What github-action-benchmark takes as customBiggerIsBetter or customSmallerIsBetter: it does not say which. */
const isBenchmark = (list: readonly Record<string, unknown>[]): boolean =>
  list.every(
    ({ name, unit, value }) => typeof name === 'string' && typeof unit === 'string' && value !== undefined,
  );

/** trainer_state.json of transformers: a log of what was measured at each step, among settings. */
const isTrainerState = (
  document: Record<string, unknown>,
): document is { log_history: { step: number }[]; best_metric?: unknown } =>
  'global_step' in document &&
  isObjects(document.log_history) &&
  document.log_history.every(({ step }) => typeof step === 'number');

function described(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list without names';
  return value === null || value === undefined ? 'nothing' : `a single ${typeof value}`;
}

const unnamed = (file: string, found: string): UserError =>
  new UserError(
    `${visible(file)}: expected names and values, such as {"accuracy": 0.91, "val": {"loss": 0.4}}, found ${found}.`,
  );
