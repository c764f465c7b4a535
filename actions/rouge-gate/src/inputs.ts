import { type LocatableSource, parseBaseline } from '@mlops-actions/baselines';
import {
  type FailOn,
  parseRegressions,
  parseThresholds,
  type Regression,
  type Threshold,
} from '@mlops-actions/metrics';
import { isRougeType, type RougeSettings } from '@mlops-actions/text-metrics';
import type { InputReader } from '@mlops-actions/toolkit';
import { metricName, statistics } from './names.js';

/** Where a record holds what. Without `id` examples are joined by position. */
export interface Fields {
  readonly prediction: string;
  readonly reference: string;
  readonly id?: string;
  readonly slice?: string;
}

export interface Inputs {
  readonly predictions: readonly string[];
  /** One pattern per reference of an example; none where the records of `predictions` hold them. */
  readonly references: readonly string[];
  readonly fields: Fields;
  readonly rouge: RougeSettings;
  /** Their metrics are full names: `rougeL.fmeasure`. So are those of `regressions`. */
  readonly thresholds: readonly Threshold[];
  readonly regressions: readonly Regression[];
  readonly baseline?: LocatableSource;
  readonly onNoBaseline: 'new' | 'fail';
  readonly minExamples: number;
  readonly failOn: FailOn;
  readonly includeTexts: boolean;
  readonly token: string;
}

export function readInputs(reader: InputReader): Inputs {
  const types = readTypes(reader);
  const id = reader.text('id-field');
  const slice = reader.text('slice-field');
  const source = reader.text('baseline');
  const baseline =
    source === undefined
      ? undefined
      : reader.parsed(() => parseBaseline('baseline', source, ['file', 'git', 'report']), undefined);
  const thresholds = reader.parsed(() => parseThresholds('thresholds', reader.lines('thresholds')), []);
  const regressions = reader.parsed(
    () => parseRegressions('max-regression', reader.lines('max-regression')),
    [],
  );
  refuseOutOfRange(reader, thresholds, regressions);
  if (regressions.length > 0 && source === undefined)
    reader.problem(
      'max-regression needs a baseline to compare with. Write for example:\n  baseline: git:origin/main:outputs/predictions.jsonl',
    );
  return {
    predictions: reader.requiredLines('predictions', 'outputs/predictions.jsonl'),
    references: reader.lines('references'),
    fields: {
      prediction: readField(reader, 'prediction-field'),
      reference: readField(reader, 'reference-field'),
      ...(id !== undefined && { id }),
      ...(slice !== undefined && { slice }),
    },
    rouge: {
      types,
      useStemmer: reader.boolean('use-stemmer'),
      tokenizer: reader.choice('tokenizer', ['default', 'unicode', 'character']),
      sentenceSplit: reader.choice('sentence-split', ['newline', 'auto']),
    },
    thresholds: named(reader, 'thresholds', thresholds, types),
    regressions: named(reader, 'max-regression', regressions, types),
    ...(baseline && { baseline }),
    onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
    minExamples: reader.count('min-examples', 1),
    failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
    includeTexts: reader.boolean('include-texts'),
    token: reader.text('token') ?? '',
  };
}

function readTypes(reader: InputReader): string[] {
  const types = [...new Set(reader.words('metrics'))];
  const unknown = types.filter((type) => !isRougeType(type));
  if (unknown.length > 0 || types.length === 0)
    reader.problem(
      `metrics: ${unknown.length > 0 ? `"${unknown.join('", "')}" is unknown` : 'nothing is named'}. ` +
        'Write any of rouge1 … rouge9, rougeL and rougeLsum, for example:\n  metrics: rouge1 rougeL',
    );
  return types;
}

function readField(reader: InputReader, name: string): string {
  const field = reader.text(name);
  if (field === undefined)
    reader.problem(`${name} is empty. Name a field of the records, or leave the input out.`);
  return field ?? '';
}

/** The rules with their metrics' full names; a rule about something that is not measured is a problem. */
function named<Rule extends { readonly text: string; readonly metric: string }>(
  reader: InputReader,
  input: string,
  rules: readonly Rule[],
  types: readonly string[],
): Rule[] {
  return rules.map((rule) => {
    const [type = '', statistic = 'fmeasure', ...more] = rule.metric.split('.');
    if (!isRougeType(type) || !statistics.some((known) => known === statistic) || more.length > 0)
      reader.problem(
        `${input}: "${rule.metric}" in "${rule.text}" is not a score of this action. ` +
          'Write rouge1 … rouge9, rougeL or rougeLsum, or one of its statistics: rougeL.precision, rougeL.recall, rougeL.fmeasure.',
      );
    else if (!types.includes(type))
      reader.problem(
        `${input}: "${rule.text}" asks for ${type}, which is not measured. Write:\n  metrics: ${[...types, type].join(' ')}`,
      );
    return { ...rule, metric: metricName(type, statistic) };
  });
}

/** Scores lie between 0 and 1: what could never fail, or never pass, is a percentage without its sign. */
function refuseOutOfRange(
  reader: InputReader,
  thresholds: readonly Threshold[],
  regressions: readonly Regression[],
): void {
  for (const { text, metric, operator, limit } of thresholds)
    if (limit < 0 || limit > 1)
      reader.problem(
        `thresholds: "${text}" compares with ${limit}, and scores lie between 0 and 1. Write for example: ${metric} ${operator} 0.30`,
      );
  for (const { text, metric, amount } of regressions)
    if (amount >= 1)
      reader.problem(
        `max-regression: "${text}" allows any drop, since scores lie between 0 and 1. Write for example: ${metric} 2% or ${metric} 0.02`,
      );
}
