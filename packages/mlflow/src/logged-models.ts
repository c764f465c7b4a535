import type { Mlflow } from './client.js';
import { missing, strange } from './failure.js';
import { type JsonPoint, type MetricPoint, pointOf } from './history.js';
import { textsOf } from './runs.js';

/** A model of MLflow 3, which may be outside of any run's artifacts. */
export interface LoggedModel {
  readonly id: string;
  readonly name: string;
  readonly runId: string | undefined;
  readonly artifactUri: string | undefined;
  /** `LOGGED_MODEL_READY`, or another. */
  readonly status: string;
  readonly createdAt: number | undefined;
  readonly metrics: readonly LoggedMetric[];
  readonly params: ReadonlyMap<string, string>;
}

export interface LoggedMetric extends MetricPoint {
  readonly key: string;
  readonly runId: string | undefined;
}

interface JsonModel {
  readonly info?: {
    readonly name?: string;
    readonly source_run_id?: string;
    readonly artifact_uri?: string;
    readonly status?: string;
    readonly creation_timestamp_ms?: number | string;
  };
  readonly data?: {
    readonly metrics?: readonly (JsonPoint & { readonly key: string; readonly run_id?: string })[];
    readonly params?: readonly { readonly key: string; readonly value?: string }[];
  };
}

/** @throws Refusal: 404 when there is no such model, or the server knows of none */
export async function readLoggedModel(mlflow: Mlflow, id: string): Promise<LoggedModel> {
  const content = await mlflow.get(`logged-models/${encodeURIComponent(id)}`, {}, `logged model ${id}`);
  const { model } = content as { model?: JsonModel };
  if (model?.info === undefined) throw strange(mlflow.address);
  const { info, data } = model;
  return {
    id,
    name: info.name || id,
    runId: info.source_run_id || undefined,
    artifactUri: info.artifact_uri || undefined,
    status: info.status ?? '',
    createdAt: info.creation_timestamp_ms === undefined ? undefined : Number(info.creation_timestamp_ms),
    metrics: (data?.metrics ?? []).map(({ key, run_id, ...point }) => ({
      key,
      ...pointOf(point),
      runId: run_id || undefined,
    })),
    params: textsOf(data?.params),
  };
}

/** undefined when it is deleted for good; and there are servers without logged models. */
export function readLoggedModelIfThere(mlflow: Mlflow, id: string): Promise<LoggedModel | undefined> {
  return readLoggedModel(mlflow, id).catch(missing);
}
