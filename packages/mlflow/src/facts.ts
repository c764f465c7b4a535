import type { Mlflow } from './client.js';
import { readLoggedModelIfThere } from './logged-models.js';
import { metricsOfModel } from './model-metrics.js';
import type { ResolvedModel } from './resolve.js';
import { type Dataset, type Run, readRunIfThere } from './runs.js';

/** What MLflow knows of a model: of the run that made it, and what was logged for the very model. */
export interface ModelFacts {
  /** As `metricsOfModel` counts them. */
  readonly metrics: ReadonlyMap<string, number>;
  /** The run's, and in their place the model's own. */
  readonly params: ReadonlyMap<string, string>;
  readonly datasets: readonly Dataset[];
  /** Absent where there is none, or none any more. */
  readonly run?: {
    readonly id: string;
    readonly name: string;
    readonly experimentId?: string;
    readonly gitCommit?: string;
    readonly gitRepo?: string;
    /** The script or notebook that was run. */
    readonly source?: string;
    /** Milliseconds since 1970. */
    readonly startedAt?: number;
  };
}

/** A model without a run, or whose run is gone, has few facts or none. */
export async function readModelFacts(mlflow: Mlflow, { runId, modelId }: ResolvedModel): Promise<ModelFacts> {
  const [run, model] = await Promise.all([
    runId === undefined ? undefined : readRunIfThere(mlflow, runId),
    modelId === undefined ? undefined : readLoggedModelIfThere(mlflow, modelId),
  ]);
  return {
    metrics: await metricsOfModel(mlflow, run, model),
    params: new Map([...(run?.params ?? []), ...(model?.params ?? [])]),
    datasets: run?.datasets ?? [],
    ...(run && { run: originOf(run) }),
  };
}

function originOf({ id, name, experimentId, tags, startedAt }: Run): NonNullable<ModelFacts['run']> {
  const gitCommit = tags.get('mlflow.source.git.commit');
  const gitRepo = withoutCredentials(tags.get('mlflow.source.git.repoURL'));
  const source = tags.get('mlflow.source.name');
  return {
    id,
    name,
    ...(experimentId && { experimentId }),
    ...(gitCommit && { gitCommit }),
    ...(gitRepo && { gitRepo }),
    ...(source && { source }),
    ...(startedAt !== undefined && { startedAt }),
  };
}

/** A remote's address as git has it may hold a token. */
function withoutCredentials(repo: string | undefined): string | undefined {
  return repo?.replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}
