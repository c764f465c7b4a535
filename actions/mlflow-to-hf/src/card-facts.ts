import type { Target } from '@mlops-actions/hub';
import type { CardFacts } from '@mlops-actions/model-card';
import type { Context } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import type { Model } from './model.js';

/** What the card says before the files are here: without their hashes and what the pickles among them import. */
export function factsOf(
  { names, license }: Inputs,
  { resolved, facts, kind, mlmodel, requirements }: Model,
  { repoId, tag }: Pick<Target, 'repoId' | 'tag'>,
  { runUrl }: Context,
): CardFacts {
  const { run, metrics, params, datasets } = facts;
  const name = names['model-name'] ?? resolved.name;
  return {
    title: name ?? repoId.split('/').at(-1) ?? repoId,
    ...(name && { name }),
    ...(resolved.version && { version: resolved.version }),
    ...(resolved.description && { description: resolved.description }),
    kind,
    ...(license && { license }),
    repoId,
    ...(tag && { revision: tag }),
    ...(mlmodel.signature && { signature: mlmodel.signature }),
    metrics,
    params,
    datasets,
    environment: {
      ...(mlmodel.pythonVersion && { python: mlmodel.pythonVersion }),
      ...(mlmodel.mlflowVersion && { mlflow: mlmodel.mlflowVersion }),
      requirements,
    },
    files: [],
    pickles: [],
    provenance: {
      ...(run && { runId: run.id, runName: run.name }),
      ...(run?.gitCommit && { gitCommit: run.gitCommit }),
      ...(run?.gitRepo && { gitRepo: run.gitRepo }),
      ...(resolved.modelId && { modelId: resolved.modelId }),
      ...(resolved.createdAt !== undefined && { createdAt: resolved.createdAt }),
      ...(runUrl && { workflowRun: runUrl }),
    },
  };
}
