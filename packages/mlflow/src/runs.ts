import type { Mlflow } from './client.js';
import { missing, strange } from './failure.js';
import { type JsonNumber, numberOf } from './value.js';

export interface Run {
  readonly id: string;
  readonly name: string;
  readonly experimentId: string | undefined;
  readonly isDeleted: boolean;
  readonly startedAt: number | undefined;
  /** Where its artifacts are; '' where the server does not say. */
  readonly artifactUri: string;
  readonly metrics: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly datasets: readonly Dataset[];
  /** The models that it has made; none where the server does not know of such. */
  readonly modelIds: readonly string[];
}

export interface Dataset {
  readonly name: string;
  readonly digest: string;
  /** `local`, `http`, `delta_table`, … */
  readonly sourceType?: string;
  /** What it was used for: `training`. */
  readonly context?: string;
}

interface JsonTag<Value = string> {
  readonly key: string;
  readonly value?: Value;
}

interface JsonRun {
  readonly info?: {
    readonly run_name?: string;
    readonly experiment_id?: string;
    readonly lifecycle_stage?: string;
    readonly start_time?: number | string;
    readonly artifact_uri?: string;
  };
  readonly data?: {
    readonly metrics?: readonly JsonTag<JsonNumber>[];
    readonly params?: readonly JsonTag[];
    readonly tags?: readonly JsonTag[];
  };
  readonly inputs?: {
    readonly dataset_inputs?: readonly {
      readonly dataset?: { readonly name?: string; readonly digest?: string; readonly source_type?: string };
      readonly tags?: readonly JsonTag[];
    }[];
  };
  readonly outputs?: { readonly model_outputs?: readonly { readonly model_id: string }[] };
}

/** @throws Refusal: 404 when there is no such run */
export async function readRun(mlflow: Mlflow, id: string): Promise<Run> {
  const { run } = (await mlflow.get('runs/get', { run_id: id }, `run ${id}`)) as { run?: JsonRun };
  if (run?.info === undefined) throw strange(mlflow.address);
  const { info, data, inputs, outputs } = run;
  return {
    id,
    name: info.run_name ?? '',
    experimentId: info.experiment_id || undefined,
    isDeleted: info.lifecycle_stage === 'deleted',
    startedAt: info.start_time === undefined ? undefined : Number(info.start_time),
    artifactUri: info.artifact_uri ?? '',
    metrics: new Map(data?.metrics?.map(({ key, value }) => [key, numberOf(value)])),
    params: textsOf(data?.params),
    tags: textsOf(data?.tags),
    datasets: (inputs?.dataset_inputs ?? []).flatMap(({ dataset, tags }) => {
      if (dataset?.name === undefined) return [];
      const context = textsOf(tags).get('mlflow.data.context');
      return {
        name: dataset.name,
        digest: dataset.digest ?? '',
        ...(dataset.source_type && { sourceType: dataset.source_type }),
        ...(context && { context }),
      };
    }),
    modelIds: [...new Set(outputs?.model_outputs?.map(({ model_id }) => model_id))],
  };
}

/** undefined when it is gone: deleted for good. */
export function readRunIfThere(mlflow: Mlflow, id: string): Promise<Run | undefined> {
  return readRun(mlflow, id).catch(missing);
}

export function textsOf(tags: readonly JsonTag[] | undefined): ReadonlyMap<string, string> {
  return new Map(tags?.map(({ key, value }) => [key, value ?? '']));
}
