import { UserError, visible } from '@mlops-actions/toolkit';
import type { Mlflow } from './client.js';
import { Refusal } from './failure.js';
import { type JsonPoint, type MetricPoint, pointOf, readHistory } from './history.js';
import type { MlflowSource } from './source.js';
import { type JsonNumber, numberOf } from './value.js';

export interface MlflowMetrics {
  /** For people: `MLflow summariser@champion (version 3)`, `MLflow run painted-pug-661 (0a1b2c3d)`. */
  readonly label: string;
  /** Of a model, the run that made it; absent where there is none, or none any more. */
  readonly runId?: string;
  /** Of a registered model. */
  readonly modelVersion?: string;
  /** By name as logged (`val/loss`): the latest value. NaN and ±Infinity where such was logged. */
  readonly metrics: ReadonlyMap<string, number>;
}

/**
 * The metrics of a run, as its page in MLflow shows them; or of a model:
 * - those of the run that made it, and in their place what another run logged for that very model: an evaluation;
 * - where its run made several models, such as checkpoints, only what was logged for that very one, if anything was: the
 *   run's own values may be another's.
 *
 * What the run itself logged for its one model does not count more than the run's values: `log_model` marks whatever was
 * logged at its step as the model's, and that step is 0 unless it is given, the first of a training curve.
 * @returns undefined when there is no such registered model, or it does not have the alias (yet): a first run, no mistake
 * @throws UserError when a run, version or logged model is not there or may not be read, or has nothing to do with a run
 */
export async function readMlflowMetrics(
  mlflow: Mlflow,
  source: MlflowSource,
): Promise<MlflowMetrics | undefined> {
  if (source.kind === 'run') {
    const run = await readRun(mlflow, source.runId);
    const name = run.name === '' ? '' : `${visible(run.name)} `;
    const deleted = run.isDeleted ? ', deleted' : '';
    return {
      label: `MLflow run ${name}(${source.runId.slice(0, 8)}${deleted})`,
      runId: source.runId,
      metrics: run.metrics,
    };
  }
  if (source.kind === 'logged-model') {
    const model = await readModel(mlflow, source.modelId);
    const found = await ofModel(mlflow, source, model, model.runId);
    return { label: `MLflow model ${visible(model.name)} (${source.modelId.slice(0, 10)})`, ...found };
  }
  const found = await readVersion(mlflow, source);
  if (found === undefined) return undefined;
  const { version, runId, modelId } = found;
  const model =
    modelId === undefined ? undefined : await readModel(mlflow, modelId).catch(undefinedIfMissing);
  const which = source.kind === 'alias' ? `@${source.alias} (version ${version})` : ` version ${version}`;
  return {
    label: `MLflow ${visible(source.name)}${which}`,
    modelVersion: version,
    ...(await ofModel(mlflow, source, model, runId)),
  };
}

interface Version {
  readonly version: string;
  readonly runId: string | undefined;
  readonly modelId: string | undefined;
}

async function readVersion(
  mlflow: Mlflow,
  source: Extract<MlflowSource, { kind: 'alias' | 'version' }>,
): Promise<Version | undefined> {
  const { name } = source;
  const content =
    source.kind === 'version'
      ? await mlflow.get(
          'model-versions/get',
          { name, version: source.version },
          `version ${source.version} of the model "${visible(name)}"`,
        )
      : await mlflow
          .get(
            'registered-models/alias',
            { name, alias: source.alias },
            `alias "${source.alias}" of the model "${visible(name)}"`,
          )
          .catch(undefinedIfUnset);
  if (content === undefined) return undefined;
  const { model_version } = content as {
    model_version?: { version?: unknown; run_id?: string; source?: string; model_id?: string };
  };
  if (model_version?.version === undefined) throw strange(mlflow);
  return {
    version: String(model_version.version),
    runId: model_version.run_id || undefined,
    modelId: model_version.model_id || /^models:\/+(m-[\w-]+)$/.exec(model_version.source ?? '')?.[1],
  };
}

/** An unknown model is a 404, an unknown alias a 400 that only its text tells from others. */
function undefinedIfUnset(error: unknown): undefined {
  if (error instanceof Refusal) {
    if (error.code === 'RESOURCE_DOES_NOT_EXIST') return undefined;
    if (error.code === 'INVALID_PARAMETER_VALUE' && /\balias\b.*\bnot found\b/i.test(error.message))
      return undefined;
  }
  throw error;
}

async function ofModel(
  mlflow: Mlflow,
  source: MlflowSource,
  model: LoggedModel | undefined,
  runId: string | undefined,
): Promise<Pick<MlflowMetrics, 'runId' | 'metrics'>> {
  const run = runId === undefined ? undefined : await readRun(mlflow, runId).catch(undefinedIfMissing);
  const logged = model?.metrics ?? [];
  if (run === undefined && logged.length === 0)
    throw new UserError(
      `"${visible(source.text)}" is a model ${runId === undefined ? 'without a run' : 'whose run is gone'}, so MLflow holds no metrics of it. Name another version, or the run that has them: mlflow:runs:/ID`,
    );
  const isOneOfMany = run !== undefined && run.models > 1;
  const own = isOneOfMany || run === undefined ? logged : logged.filter((metric) => metric.runId !== runId);
  const metrics = new Map(isOneOfMany && own.length > 0 ? [] : run?.metrics);
  for (const metric of latestOf(own)) metrics.set(metric.key, await undamaged(mlflow, metric));
  return { ...(run && runId && { runId }), metrics };
}

/** The last value of each metric; a server lists every one that was ever logged. */
function latestOf(logged: readonly LoggedMetric[]): Iterable<LoggedMetric> {
  const latest = new Map<string, LoggedMetric>();
  for (const metric of logged) {
    const other = latest.get(metric.key);
    if (
      other === undefined ||
      (metric.timestamp - other.timestamp || metric.step - other.step || metric.value - other.value) > 0
    )
      latest.set(metric.key, metric);
  }
  return latest.values();
}

/** MLflow (3.17) shows a model's NaN as 0; its run still knows. */
async function undamaged(mlflow: Mlflow, metric: LoggedMetric): Promise<number> {
  const { key, value, step, timestamp, runId } = metric;
  if (value !== 0 || runId === undefined) return value;
  const points = await readHistory(mlflow, runId, key);
  const same = points.filter((point) => point.step === step && point.timestamp === timestamp);
  return same.some((point) => Number.isNaN(point.value)) ? Number.NaN : value;
}

interface Run {
  readonly name: string;
  readonly isDeleted: boolean;
  readonly metrics: ReadonlyMap<string, number>;
  /** How many models it has made; 0 where the server does not know of such. */
  readonly models: number;
}

async function readRun(mlflow: Mlflow, runId: string): Promise<Run> {
  const { run } = (await mlflow.get('runs/get', { run_id: runId }, `run ${runId}`)) as {
    run?: {
      info?: { run_name?: string; lifecycle_stage?: string };
      data?: { metrics?: readonly { key: string; value?: JsonNumber }[] };
      outputs?: { model_outputs?: readonly { model_id: string }[] };
    };
  };
  if (run?.info === undefined) throw strange(mlflow);
  return {
    name: run.info.run_name ?? '',
    isDeleted: run.info.lifecycle_stage === 'deleted',
    metrics: new Map(run.data?.metrics?.map(({ key, value }) => [key, numberOf(value)])),
    models: new Set(run.outputs?.model_outputs?.map(({ model_id }) => model_id)).size,
  };
}

interface LoggedModel {
  readonly name: string;
  readonly runId: string | undefined;
  readonly metrics: readonly LoggedMetric[];
}

interface LoggedMetric extends MetricPoint {
  readonly key: string;
  readonly runId: string | undefined;
}

async function readModel(mlflow: Mlflow, modelId: string): Promise<LoggedModel> {
  const content = await mlflow.get(`logged-models/${modelId}`, {}, `logged model ${modelId}`);
  const { model } = content as {
    model?: {
      info?: { name?: string; source_run_id?: string };
      data?: {
        metrics?: readonly (JsonPoint & { key: string; run_id?: string })[];
      };
    };
  };
  if (model?.info === undefined) throw strange(mlflow);
  return {
    name: model.info.name ?? modelId,
    runId: model.info.source_run_id || undefined,
    metrics: (model.data?.metrics ?? []).map(({ key, run_id, ...point }) => ({
      key,
      ...pointOf(point),
      runId: run_id || undefined,
    })),
  };
}

/** A run or a logged model that a version names may be deleted for good; and there are servers without logged models. */
function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof Refusal && error.status === 404) return undefined;
  throw error;
}

function strange({ address }: Mlflow): UserError {
  return new UserError(
    `${address} answered, but not as MLflow does. Is MLFLOW_TRACKING_URI the address of a tracking server?`,
  );
}
