import { UserError, visible } from '@mlops-actions/toolkit';
import type { Mlflow } from './client.js';
import { labelOfModel, labelOfRun, labelOfVersion } from './labels.js';
import { type LoggedModel, readLoggedModel, readLoggedModelIfThere } from './logged-models.js';
import { metricsOfModel } from './model-metrics.js';
import { isUnset, type ModelVersion, readAlias, readVersion } from './registry.js';
import { readRun, readRunIfThere } from './runs.js';
import type { MlflowSource } from './source.js';

export interface MlflowMetrics {
  /** For people: `MLflow summariser@champion (version 3)`, `MLflow run painted-pug-661 (0a1b2c3d)`. */
  readonly label: string;
  /** By name as logged (`val/loss`): the latest value. NaN and ±Infinity where such was logged. */
  readonly metrics: ReadonlyMap<string, number>;
}

/**
 * The metrics of a run, as its page in MLflow shows them; or of a model (`metricsOfModel`).
 * @returns undefined when there is no such registered model, or it does not have the alias (yet): a first run, no mistake
 * @throws UserError when a run, version or logged model is not there or may not be read, or has nothing to do with a run
 */
export async function readMlflowMetrics(
  mlflow: Mlflow,
  source: MlflowSource,
): Promise<MlflowMetrics | undefined> {
  if (source.kind === 'run') {
    const run = await readRun(mlflow, source.runId);
    return { label: labelOfRun(run), metrics: run.metrics };
  }
  if (source.kind === 'logged-model') {
    const model = await readLoggedModel(mlflow, source.modelId);
    return { label: labelOfModel(model), metrics: await ofModel(mlflow, source, model, model.runId) };
  }
  const found = await versionOf(mlflow, source);
  if (found === undefined) return undefined;
  const { runId, modelId } = found;
  const model = modelId === undefined ? undefined : await readLoggedModelIfThere(mlflow, modelId);
  return {
    label: labelOfVersion(found, source.kind === 'alias' ? source.alias : undefined),
    metrics: await ofModel(mlflow, source, model, runId),
  };
}

async function versionOf(
  mlflow: Mlflow,
  source: Extract<MlflowSource, { kind: 'alias' | 'version' }>,
): Promise<ModelVersion | undefined> {
  if (source.kind === 'version') return readVersion(mlflow, source.name, source.version);
  return readAlias(mlflow, source.name, source.alias).catch((error: unknown) => {
    if (isUnset(error)) return undefined;
    throw error;
  });
}

async function ofModel(
  mlflow: Mlflow,
  source: MlflowSource,
  model: LoggedModel | undefined,
  runId: string | undefined,
): Promise<MlflowMetrics['metrics']> {
  const run = runId === undefined ? undefined : await readRunIfThere(mlflow, runId);
  if (run === undefined && (model?.metrics ?? []).length === 0)
    throw new UserError(
      `"${visible(source.text)}" is a model ${runId === undefined ? 'without a run' : 'whose run is gone'}, so MLflow holds no metrics of it. Name another version, or the run that has them: mlflow:runs:/ID`,
    );
  return metricsOfModel(mlflow, run, model);
}
