import { createHash } from 'node:crypto';
import { plainText } from '@mlops-actions/report';
import type { CardFacts } from './facts.js';
import { webLink } from './links.js';
import { redacted } from './redact.js';
import type { Written } from './written.js';
import type { YamlValue } from './yaml-text.js';

/** More would make a page of front matter that nobody reads; the whole list is MLflow's. */
const MOST_METRICS = 100;

const NAME_LIMIT = 100;

/** What the Hub knows metrics by: the ids of Hugging Face's `evaluate`, and `loss`. */
const IDS = new Set(
  (
    'accuracy bertscore bleu bleurt brier_score cer character charcut_mt chrf code_eval comet confusion_matrix coval ' +
    'exact_match f1 frugalscore glue google_bleu indic_glue loss mae mahalanobis mape mase matthews_correlation mauve ' +
    'mean_iou meteor mse nist_mt pearsonr perplexity poseval precision r_squared recall rmse roc_auc rouge sacrebleu ' +
    'sari seqeval smape spearmanr squad super_glue ter wer xtreme_s'
  ).split(' '),
);

/** Names that scikit-learn, MLflow's evaluation and rouge_score log. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['accuracy_score', 'accuracy'],
  ['brier_score_loss', 'brier_score'],
  ['f1_score', 'f1'],
  ['matthews_corrcoef', 'matthews_correlation'],
  ['mean_absolute_error', 'mae'],
  ['mean_absolute_percentage_error', 'mape'],
  ['mean_squared_error', 'mse'],
  ['precision_score', 'precision'],
  ['r2', 'r_squared'],
  ['r2_score', 'r_squared'],
  ['recall_score', 'recall'],
  ['roc_auc_score', 'roc_auc'],
  ['root_mean_squared_error', 'rmse'],
]);

/** Which part of the data a metric says to be of, as `eval/F1` and `test_f1_score` do. */
const SPLIT = /^(val(?:id(?:ation)?)?|dev|eval(?:uation)?|test)[/_.-](?=.)/i;

/** What is measured of training, as `train_loss` and `training/accuracy` are. */
const OF_TRAINING = /^train(?:ing)?[/_.-]/i;

const isOfTraining = ({ context = '' }: CardFacts['datasets'][number]) => /^train/i.test(context);

/** The Hub's id of a metric: `eval/F1` and `test_f1_score` are `f1`, `rougeL.fmeasure` is `rouge`; else the name itself. */
export function metricType(name: string): string {
  const bare = name.toLowerCase().replace(SPLIT, '');
  if (/^rouge-?(?:[12]|lsum|l)(?:[/_.-]?(?:fmeasure|precision|recall|f1))?$/.test(bare)) return 'rouge';
  const id = ALIASES.get(bare) ?? bare;
  return IDS.has(id) ? id : name;
}

function splitOf(name: string): string {
  const said = SPLIT.exec(name)?.[1]?.toLowerCase() ?? '';
  return said.startsWith('val') || said === 'dev' ? 'validation' : said.replace('evaluation', 'eval');
}

/** An entry of `model-index`. */
export interface IndexEntry {
  readonly name: string;
  readonly results: readonly YamlValue[];
  readonly [key: string]: YamlValue;
}

/**
 * Our entry of `model-index`, with a result for each part of the data; undefined where there is no finite metric. What is
 * measured of the machine (`system/`) or of training is no result of an evaluation.
 */
export function indexEntry(facts: CardFacts): IndexEntry | undefined {
  const metrics = indexedMetrics(facts);
  if (metrics.length === 0) return undefined;
  const { runLink } = facts.provenance;
  const url = runLink === undefined ? undefined : webLink(runLink);
  const dataset = datasetName(facts.datasets);
  const splits = [...new Set(metrics.map(([name]) => splitOf(name)))].sort();
  return {
    name: plainText(facts.name ?? facts.title, NAME_LIMIT) || facts.repoId,
    results: splits.map((split) => ({
      task: { type: textOf(facts.kind.pipelineTag ?? 'other') },
      dataset: { type: 'custom', name: dataset, ...(split && { split }) },
      metrics: metrics
        .filter(([name]) => splitOf(name) === split)
        // Zero has one sign there.
        .map(([name, value]) => ({
          type: textOf(metricType(name)),
          value: value === 0 ? 0 : value,
          name: textOf(name),
        })),
      ...(url !== undefined && { source: { name: 'MLflow run', url } }),
    })),
  };
}

/** What a result says, whatever the order of its keys. */
export const resultDigest = (result: unknown): string =>
  createHash('sha256')
    .update(
      JSON.stringify(result, (_, value) =>
        isObject(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      ) ?? '',
    )
    .digest('hex')
    .slice(0, 16);

/** Whether a result in the entry of our record is ours. */
export function isOurResult(result: unknown, { results }: Written): boolean {
  return results === undefined ? hasOurForm(result) : results.includes(resultDigest(result));
}

/** For records without digests: a result with what we write and nothing else. */
function hasOurForm(result: unknown): boolean {
  if (!isObject(result) || !hasOnly(result, ['task', 'dataset', 'metrics', 'source'])) return false;
  const { task, dataset, metrics, source } = result;
  return (
    hasOnly(task, ['type']) &&
    hasOnly(dataset, ['type', 'name', 'split']) &&
    dataset.type === 'custom' &&
    Array.isArray(metrics) &&
    metrics.every((metric) => hasOnly(metric, ['type', 'value', 'name']) && 'name' in metric) &&
    (source === undefined || (hasOnly(source, ['name', 'url']) && source.name === 'MLflow run'))
  );
}

type Fields = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: unknown, keys: readonly string[]): value is Fields =>
  isObject(value) && Object.keys(value).every((key) => keys.includes(key));

/** Of too many, those that the Hub knows by an id come first. */
function indexedMetrics({ metrics, datasets }: CardFacts): [name: string, value: number][] {
  const rank = (name: string) => (IDS.has(metricType(name)) ? 0 : 1);
  // Keras and others log training's under the plain name, and an evaluation's as `val_loss`.
  const isLossOfTraining = datasets.length > 0 && datasets.every(isOfTraining);
  const isResult = (name: string) =>
    plainText(name) !== '' &&
    !name.startsWith('system/') &&
    !OF_TRAINING.test(name) &&
    !(isLossOfTraining && name.toLowerCase() === 'loss');
  return [...metrics]
    .filter(([name, value]) => Number.isFinite(value) && isResult(name))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, MOST_METRICS);
}

/**
 * MLflow does not say which metric is of which data set, so one is named only where there is no other to be meant; what the
 * model was trained on is none.
 */
function datasetName(datasets: CardFacts['datasets']): string {
  const meant = datasets.filter((dataset) => !isOfTraining(dataset));
  const [name, ...others] = new Set(meant.map((dataset) => textOf(dataset.name)));
  return name && others.length === 0 ? name : 'not stated';
}

const textOf = (text: string) => plainText(redacted(text), NAME_LIMIT);
