import { type BaselineSource, parseBaseline } from '@mlops-actions/baselines';
import {
  type FailOn,
  parseRegressions,
  parseThresholds,
  type Regression,
  type Threshold,
} from '@mlops-actions/metrics';
import { type MlflowAccess, type MlflowSource, mlflowAccess, parseMlflowSource } from '@mlops-actions/mlflow';
import type { InputReader } from '@mlops-actions/toolkit';
import { type DirectionRule, type NoiseRule, parseDirections, parseNoise } from './rules.js';

export type Baseline = BaselineSource | { readonly kind: 'auto' | 'none' | 'history' };

export interface History {
  readonly branch: string;
  /** How many entries are kept. */
  readonly limit: number;
}

export interface Inputs {
  /** Paths and globs, `!` before those that exclude. */
  readonly files: readonly string[];
  readonly runs: readonly MlflowSource[];
  readonly baseline: Baseline;
  readonly onNoBaseline: 'new' | 'fail';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly directions: readonly DirectionRule[];
  readonly thresholds: readonly Threshold[];
  readonly regressions: readonly Regression[];
  readonly noise: readonly NoiseRule[];
  readonly missing: 'fail' | 'warn' | 'ignore';
  readonly failOn: FailOn;
  readonly history?: History;
  readonly title: string;
  readonly mlflow: MlflowAccess;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @param env where MLflow's own names are looked up: secrets are better there than in an input */
export function readInputs(reader: InputReader, env: Environment = process.env): Inputs {
  const lines = reader.requiredLines('metrics', 'metrics.json');
  const isRun = (line: string) => line.startsWith('mlflow:');
  const runs = lines
    .filter(isRun)
    .flatMap((line) => reader.parsed(() => [parseMlflowSource('metrics', line)], []));
  const inputs: Inputs = {
    files: lines.filter((line) => !isRun(line)),
    runs,
    baseline: reader.parsed(() => readBaseline(reader.text('baseline') ?? 'auto'), { kind: 'none' }),
    onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
    include: reader.lines('include'),
    exclude: reader.lines('exclude'),
    directions: reader.parsed(() => parseDirections('direction', reader.lines('direction')), []),
    thresholds: reader.parsed(() => parseThresholds('thresholds', reader.lines('thresholds')), []),
    regressions: reader.parsed(() => parseRegressions('max-regression', reader.lines('max-regression')), []),
    noise: reader.parsed(() => parseNoise('noise', reader.lines('noise')), []),
    missing: reader.choice('missing', ['fail', 'warn', 'ignore']),
    failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
    ...readHistory(reader),
    title: reader.text('title') ?? 'Metrics',
    mlflow: mlflowAccess(reader.text('mlflow-tracking-uri'), env),
    token: reader.text('token') ?? '',
  };
  refuseContradictions(reader, inputs);
  return inputs;
}

function readBaseline(text: string): Baseline {
  if (text === 'auto' || text === 'none' || text === 'history') return { kind: text };
  return parseBaseline('baseline', text, ['tree', 'git', 'file', 'report', 'mlflow']);
}

function readHistory(reader: InputReader): { history?: History } {
  const branch = reader.text('history');
  const limit = reader.count('history-limit', 1);
  if (branch === undefined) return {};
  // What git refuses as a branch's name, and what the API would take for another path.
  if (
    !/^[^\s~^:?*[\\\0-\x1f\x7f]+$/.test(branch) ||
    /^[-/.]|^refs\/|\.\.|\/\/|@\{|[/.]$|\.lock$/.test(branch)
  )
    reader.problem(
      `history: "${branch}" is no name of a branch. Write for example:\n  history: metrics-history`,
    );
  return { history: { branch, limit } };
}

function refuseContradictions(reader: InputReader, inputs: Inputs): void {
  const { baseline, regressions, history, runs, mlflow } = inputs;
  if (baseline.kind === 'none' && regressions.length > 0)
    reader.problem(
      'max-regression needs a baseline to compare with. Write for example:\n  baseline: auto\nor, for the same files at a branch:\n  baseline: git:origin/main',
    );
  if (baseline.kind === 'none' && inputs.onNoBaseline === 'fail')
    reader.problem(
      'on-no-baseline: fail asks for a baseline, and baseline: none for none. Leave one of them out.',
    );
  if (baseline.kind === 'history' && history === undefined)
    reader.problem(
      'baseline: history needs the branch that past metrics are on. Write:\n  history: metrics-history',
    );
  const inMlflow = runs[0]?.text ?? (baseline.kind === 'mlflow' ? baseline.text : undefined);
  if (inMlflow !== undefined && mlflow.trackingUri === '')
    reader.problem(
      `mlflow-tracking-uri: ${inMlflow} is in MLflow, and no server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com`,
    );
}
