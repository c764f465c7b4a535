import { type BaselineSource, parseBaseline } from '@mlops-actions/baselines';
import {
  type Format,
  parseSmoothing,
  type Quantity,
  type Smoothing,
  type Unit,
} from '@mlops-actions/language-model';
import {
  type FailOn,
  parseRegressions,
  parseThresholds,
  type Regression,
  type Threshold,
} from '@mlops-actions/metrics';
import { type MlflowAccess, type MlflowSource, mlflowAccess, parseMlflowSource } from '@mlops-actions/mlflow';
import { type InputReader, visible } from '@mlops-actions/toolkit';
import { metricNames, units } from './names.js';

/** Where the losses come from. */
export type Source =
  | { readonly kind: 'files'; readonly patterns: readonly string[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'mlflow'; readonly source: MlflowSource }
  | {
      readonly kind: 'model';
      readonly file: string;
      readonly smoothing?: Smoothing;
      readonly text: readonly string[];
    }
  | {
      readonly kind: 'endpoint';
      readonly url: string;
      readonly model?: string;
      readonly key: string;
      readonly concurrency: number;
      readonly text: readonly string[];
    };

/** How files are read, the baseline's as well as the input's. */
export interface Reading {
  readonly format: 'auto' | Format;
  readonly logBase?: number;
  readonly field?: string;
  readonly quantity: 'auto' | Quantity;
  readonly oov: 'include' | 'exclude';
  readonly sliceField?: string;
}

/** What the user knows of how the numbers were made. */
export interface Stated {
  readonly tokenizer?: string;
  readonly context?: number;
  readonly stride?: number;
}

export interface Inputs {
  readonly source: Source;
  readonly reading: Reading;
  readonly stated: Stated;
  readonly unit: 'auto' | Unit;
  /** Whether bits per unit lead, instead of the perplexity. */
  readonly inBits: boolean;
  readonly aggregate: 'pooled' | 'mean-of-texts';
  readonly thresholds: readonly Threshold[];
  readonly regressions: readonly Regression[];
  readonly baseline?: Extract<BaselineSource, { kind: 'file' | 'git' | 'report' | 'mlflow' }>;
  readonly onNoBaseline: 'new' | 'fail';
  readonly minTexts: number;
  readonly failOn: FailOn;
  readonly mlflow: MlflowAccess;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const formats = [
  'auto',
  ...(['jsonl', 'openai', 'vllm', 'lm-eval-samples', 'npy', 'csv'] as const),
  ...(['lm-eval', 'llama.cpp', 'kenlm', 'srilm', 'hf-trainer', 'value'] as const),
] as const;

/** @param env for credentials alone, which have no place in YAML */
export function readInputs(reader: InputReader, env: Environment = process.env): Inputs {
  const source = readSource(reader, env);
  const thresholds = reader.parsed(() => parseThresholds('thresholds', reader.lines('thresholds')), []);
  const regressions = reader.parsed(
    () => parseRegressions('max-regression', reader.lines('max-regression')),
    [],
  );
  refuseUnknown(reader, 'thresholds', thresholds);
  refuseUnknown(reader, 'max-regression', regressions);
  const text = reader.text('baseline');
  const baseline =
    text === undefined
      ? undefined
      : reader.parsed(() => parseBaseline('baseline', text, ['git', 'file', 'report', 'mlflow']), undefined);
  if (regressions.length > 0 && text === undefined)
    reader.problem(
      'max-regression needs a baseline to compare with. Write for example:\n  baseline: git:origin/main:outputs/logprobs.jsonl',
    );
  const mlflow = mlflowAccess(reader.text('mlflow-tracking-uri'), env);
  if ((source.kind === 'mlflow' || baseline?.kind === 'mlflow') && mlflow.trackingUri === '')
    reader.problem(
      'mlflow-tracking-uri: no MLflow server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com',
    );
  return {
    source,
    reading: readReading(reader),
    stated: readStated(reader),
    ...readUnit(reader),
    aggregate: reader.choice('aggregate', ['pooled', 'mean-of-texts']),
    thresholds,
    regressions,
    ...(baseline && { baseline }),
    onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
    minTexts: reader.count('min-texts', 1),
    failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
    mlflow,
    token: reader.text('token') ?? '',
  };
}

function readUnit(reader: InputReader): Pick<Inputs, 'unit' | 'inBits'> {
  const unit = reader.choice('unit', ['auto', ...units, 'bits-per-byte', 'bits-per-character']);
  if (unit === 'bits-per-byte') return { unit: 'byte', inBits: true };
  if (unit === 'bits-per-character') return { unit: 'character', inBits: true };
  return { unit, inBits: false };
}

function readSource(reader: InputReader, env: Environment): Source {
  const input = reader.lines('input');
  const [model, endpoint] = [reader.text('model'), reader.text('endpoint')];
  const text = reader.lines('text');
  const smoothing = reader.text('smoothing');
  const [endpointModel, concurrency] = [reader.text('endpoint-model'), reader.count('concurrency', 1)];
  const given = [
    input.length > 0 && 'input',
    model !== undefined && 'model',
    endpoint !== undefined && 'endpoint',
  ].filter(Boolean);
  if (given.length === 0 && text.length > 0)
    reader.problem(
      'text needs what scores it, a model or an endpoint. Write for example:\n  model: model.arpa',
    );
  else if (given.length !== 1)
    reader.problem(
      `${given.length === 0 ? 'Nothing says what to measure' : `${given.join(' and ')} exclude each other`}: write one of input, model and endpoint, for example:\n  input: outputs/logprobs.jsonl`,
    );
  else if (given[0] !== 'input' && text.length === 0)
    reader.problem(`${given[0]} needs the texts to score. Write for example:\n  text: data/test.txt`);
  else if (given[0] === 'input' && text.length > 0)
    reader.problem(
      'text goes with model or endpoint; the losses in input are of texts already scored. Leave text out.',
    );
  if (endpointModel !== undefined && endpoint === undefined)
    reader.problem('endpoint-model goes with endpoint, a server that may have several. Leave it out.');
  if (model !== undefined) {
    const parsed =
      smoothing === undefined ? undefined : reader.parsed(() => parseSmoothing(smoothing), undefined);
    return { kind: 'model', file: model, text, ...(parsed && { smoothing: parsed }) };
  }
  if (smoothing !== undefined) reader.problem('smoothing goes with model, a table of counts. Leave it out.');
  if (endpoint !== undefined)
    return {
      kind: 'endpoint',
      url: endpoint,
      ...(endpointModel !== undefined && { model: endpointModel }),
      key: env.OPENAI_API_KEY ?? '',
      concurrency,
      text,
    };
  return readInput(reader, input);
}

function readInput(reader: InputReader, lines: readonly string[]): Source {
  const [only = '', ...others] = lines;
  if (others.length === 0) {
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(only)) return { kind: 'number', value: Number(only) };
    if (/^[+-]?(nan|inf(inity)?)$/i.test(only))
      reader.problem(
        `input: is ${visible(only)}, expected a finite number. NaN comes of a loss that diverged or of a text without tokens, infinity of a probability of 0 or of an exponential that overflows.`,
      );
    if (only.startsWith('mlflow:')) {
      const source = reader.parsed(() => parseMlflowSource('input', only), undefined);
      if (source !== undefined) return { kind: 'mlflow', source };
    }
  }
  const alone = lines.find((line) => line.startsWith('mlflow:'));
  if (others.length > 0 && alone !== undefined)
    reader.problem(`input: ${visible(alone)} is one figure, and stands alone. Leave the other lines out.`);
  return { kind: 'files', patterns: lines };
}

const bases: Readonly<Record<string, number>> = { e: Math.E, '2': 2, '10': 10 };

function readReading(reader: InputReader): Reading {
  const base = reader.text('log-base');
  if (base !== undefined && bases[base] === undefined)
    reader.problem(`log-base: "${visible(base)}" is not one of e, 2, 10`);
  const field = reader.text('field');
  const sliceField = reader.text('slice-field');
  return {
    format: reader.choice('format', formats),
    ...(base !== undefined && { logBase: bases[base] ?? Math.E }),
    ...(field !== undefined && { field }),
    quantity: reader.choice('quantity', ['auto', 'perplexity', 'nll', 'logprob']),
    oov: reader.choice('oov', ['include', 'exclude']),
    ...(sliceField !== undefined && { sliceField }),
  };
}

function readStated(reader: InputReader): Stated {
  const tokenizer = reader.text('tokenizer');
  const [context, stride] = [
    reader.text('context') === undefined ? undefined : reader.count('context', 1),
    reader.text('stride') === undefined ? undefined : reader.count('stride', 1),
  ];
  return {
    ...(tokenizer !== undefined && { tokenizer }),
    ...(context !== undefined && { context }),
    ...(stride !== undefined && { stride }),
  };
}

function refuseUnknown(
  reader: InputReader,
  input: string,
  rules: readonly { readonly text: string; readonly metric: string }[],
): void {
  for (const { text, metric } of rules)
    if (!metricNames.includes(metric))
      reader.problem(`${input}: "${metric}" in "${text}" is none of ${metricNames.join(', ')}.`);
}
