import { UserError, visible } from '@mlops-actions/toolkit';
import { isObject } from '../readers/shown.js';
import type { ScoringSettings, StatedLoss } from '../types.js';
import { type Fields, readDocument } from './document.js';
import type { FileLoss } from './file-loss.js';
import { meanNllOf } from './guards.js';
import type { StatedOptions } from './options.js';

/** results_*.json of lm-evaluation-harness, which begins with its results. */
export const looksLikeLmEval = (head: string, _name: string): boolean =>
  /^\s*\{\s*"results"\s*:\s*\{/.test(head) ||
  (/^\s*\{/.test(head) &&
    /"(?:word_perplexity|byte_perplexity|bits_per_byte)(?:,\w+)?"\s*:\s*[\d.]/.test(head));

const METRICS = ['word_perplexity', 'byte_perplexity', 'bits_per_byte', 'perplexity'] as const;

/**
 * The perplexities of one task in a results file of lm-evaluation-harness, 0.3 or 0.4 (`word_perplexity,none`): per word and
 * per byte, each of all documents together; or, for LAMBADA and its like, of the one word that each document asks for.
 */
export async function readLmEval(file: string, { field, onBytes }: StatedOptions): Promise<FileLoss> {
  const document = await readDocument(file, onBytes);
  const results = isObject(document.results) ? document.results : {};
  const tasks = Object.keys(results).filter((task) =>
    METRICS.some((metric) => valueIn(results[task], metric)),
  );
  const task = field ?? (tasks.length === 1 ? tasks[0]! : undefined);
  if (task === undefined || !tasks.includes(task)) throw noTask(file, field, tasks, Object.keys(results));

  const figure = (metric: (typeof METRICS)[number]) => {
    const value = valueIn(results[task], metric);
    return value && { what: `${visible(file)}: ${visible(task)}.${metric}`, ...value };
  };
  const stated: StatedLoss[] = [];
  const caveats: string[] = [];
  const word = figure('word_perplexity');
  const byte = figure('byte_perplexity');
  const bits = figure('bits_per_byte');
  if (word) stated.push({ unit: 'word', meanNll: meanNllOf(word.what, word.value, 'perplexity') });
  if (byte) stated.push({ unit: 'byte', meanNll: meanNllOf(byte.what, byte.value, 'perplexity') });
  else if (bits) stated.push({ unit: 'byte', meanNll: meanNllOf(bits.what, bits.value, 'nll', 2) });
  const each = figure('perplexity');
  if (each && stated.length === 0) {
    const meanNll = meanNllOf(each.what, each.value, 'perplexity');
    const count = documentsOf(document, task);
    stated.push({
      unit: 'word',
      meanNll,
      ...(each.stderr === undefined ? {} : { standardError: each.stderr / each.value }),
      ...(count === undefined ? {} : { count }),
    });
    caveats.push(
      `lm-eval's "perplexity" of ${visible(task)} is per document: that of the word, or words, that each asks for.`,
    );
  }
  return { kind: 'stated', stated, settings: settingsOf(document, task), caveats };
}

/** `<metric>,none` or `<metric>`; a filter other than none only if there is no second. */
function valueIn(values: unknown, metric: string): { value: number; stderr: number | undefined } | undefined {
  if (!isObject(values)) return undefined;
  const key = [
    `${metric},none`,
    metric,
    ...Object.keys(values).filter((one) => one.startsWith(`${metric},`)),
  ].find((one) => Object.hasOwn(values, one));
  if (key === undefined) return undefined;
  const stderr = values[key.replace(metric, `${metric}_stderr`)];
  // NaN was read as null. "N/A" where there is no error.
  return {
    value: typeof values[key] === 'number' ? values[key] : Number.NaN,
    stderr: typeof stderr === 'number' && Number.isFinite(stderr) ? stderr : undefined,
  };
}

function settingsOf(document: Fields, task: string): ScoringSettings {
  const config = isObject(document.config) ? document.config : {};
  const version = isObject(document.versions) ? document.versions[task] : undefined;
  const model = document.model_name ?? config.model;
  const documents = documentsOf(document, task);
  return {
    task,
    ...(isScalar(version) ? { 'task version': version } : {}),
    ...(isScalar(model) ? { model: String(model) } : {}),
    ...(typeof document.max_length === 'number' ? { context: document.max_length } : {}),
    ...(documents === undefined ? {} : { documents }),
    ...(isScalar(config.limit) ? { limit: config.limit } : {}),
  };
}

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function documentsOf(document: Fields, task: string): number | undefined {
  const samples = isObject(document['n-samples']) ? document['n-samples'][task] : undefined;
  return isObject(samples) && typeof samples.effective === 'number' ? samples.effective : undefined;
}

function noTask(
  file: string,
  field: string | undefined,
  tasks: readonly string[],
  all: readonly string[],
): UserError {
  const found = tasks.length > 0 ? tasks : all;
  const shown = `${found.slice(0, 20).map(visible).join(', ')}${found.length > 20 ? ', …' : ''}`;
  if (tasks.length === 0) {
    return new UserError(
      `${visible(file)}: has no task with ${METRICS.join(', ')} (tasks: ${shown || 'none'}). ` +
        'Run one that scores documents, for example lm_eval --tasks wikitext',
    );
  }
  const problem =
    field === undefined
      ? `has ${tasks.length} tasks with a perplexity: ${shown}`
      : `has no task "${visible(field)}" with a perplexity, only ${shown}`;
  return new UserError(`${visible(file)}: ${problem}. Choose one:\n  field: ${visible(tasks[0]!)}`);
}
