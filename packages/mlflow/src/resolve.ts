import { UserError, visible } from '@mlops-actions/toolkit';
import { type Entry, listRun } from './artifacts/listing.js';
import type { Location } from './artifacts/location.js';
import type { Mlflow } from './client.js';
import { Refusal } from './failure.js';
import { labelOfModel, labelOfRun, labelOfVersion } from './labels.js';
import { type LoggedModel, readLoggedModel, readLoggedModelIfThere } from './logged-models.js';
import {
  isUnset,
  type ModelVersion,
  readAlias,
  readDownloadUri,
  readRegisteredModel,
  readVersion,
  readVersions,
} from './registry.js';
import { type Run, readRun, readRunIfThere } from './runs.js';

export type ModelSource =
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'alias'; readonly name: string; readonly alias: string }
  /** `path` is below the run's artifacts, or the name of a model that the run logged: `model`. */
  | { readonly kind: 'run'; readonly runId: string; readonly path: string }
  | { readonly kind: 'logged-model'; readonly modelId: string };

/** A model that is there and ready. */
export interface ResolvedModel {
  /** For people: `MLflow sentiment-analyzer version 3`. */
  readonly label: string;
  /** Of the registered model, or of a logged one. */
  readonly name?: string;
  readonly version?: string;
  readonly runId?: string;
  /** `m-…` */
  readonly modelId?: string;
  /** Of the version, else of the registered model. */
  readonly description?: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly location: Location;
}

/**
 * @throws UserError for what is not there, naming what there is instead; for a version or logged model that is not ready; for
 * what may not be read
 */
export async function resolveModel(mlflow: Mlflow, source: ModelSource): Promise<ResolvedModel> {
  switch (source.kind) {
    case 'run':
      return ofRun(mlflow, source.runId, source.path.replace(/^\/+|\/+$/g, ''));
    case 'logged-model':
      return ofLoggedModel(await readLoggedModel(mlflow, source.modelId).catch(withoutSuch(mlflow)));
    case 'version':
      return ofVersion(mlflow, await theVersion(mlflow, source.name, source.version));
    case 'alias':
      return ofVersion(mlflow, await theAlias(mlflow, source.name, source.alias), source.alias);
  }
}

async function theVersion(mlflow: Mlflow, name: string, version: string): Promise<ModelVersion> {
  try {
    return await readVersion(mlflow, name, version);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404 || error.code === undefined) throw error;
    await readRegisteredModel(mlflow, name); // Else it says that there is no such model.
    const versions = await readVersions(mlflow, name);
    throw new UserError(
      `${visible(name)} has no version ${version}: it has ${listed(versions, 'none')}. It was looked for at ${mlflow.address}.`,
    );
  }
}

async function theAlias(mlflow: Mlflow, name: string, alias: string): Promise<ModelVersion> {
  try {
    return await readAlias(mlflow, name, alias);
  } catch (error) {
    if (!isUnset(error)) throw error;
    const { aliases } = await readRegisteredModel(mlflow, name);
    const there = aliases.map((one) => `${one.alias} (version ${one.version})`).sort();
    throw new UserError(
      `${visible(name)} has no alias "${visible(alias)}": it has ${listed(there, 'none')}. It was looked for at ${mlflow.address}.`,
    );
  }
}

/** The last ones where there are many. */
function listed(all: readonly string[], none: string): string {
  if (all.length === 0) return none;
  const shown = all.slice(-20).map(visible).join(', ');
  return all.length > 20 ? `…, ${shown}` : shown;
}

async function ofVersion(mlflow: Mlflow, found: ModelVersion, alias?: string): Promise<ResolvedModel> {
  const { name, version, runId, modelId, source, createdAt } = found;
  const label = labelOfVersion(found, alias);
  refuseUnready(label, found.status);
  const [model, uri, registered] = await Promise.all([
    modelId === undefined ? undefined : readLoggedModelIfThere(mlflow, modelId),
    readDownloadUri(mlflow, found).catch(refused),
    found.description === '' ? readRegisteredModel(mlflow, name).catch(refused) : undefined,
  ]);
  if (model) refuseUnready(label, model.status);
  const description = found.description || registered?.description;
  const madeBy = runId ?? model?.runId;
  return {
    label,
    name,
    version,
    ...(madeBy && { runId: madeBy }),
    ...(model && { modelId: model.id }),
    ...(description && { description }),
    ...(createdAt !== undefined && { createdAt }),
    location: {
      ...(await placeOf(mlflow, uri ?? model?.artifactUri ?? source, madeBy)),
      ...(model && { modelId: model.id }),
      version: { name, version },
    },
  };
}

async function ofRun(mlflow: Mlflow, runId: string, path: string): Promise<ResolvedModel> {
  const run = await readRun(mlflow, runId);
  // A server that cannot list says why when the files are opened.
  const entries = await listRun(mlflow, runId, path).catch(refused);
  if (entries?.length !== 0) {
    const uri = run.artifactUri && `${run.artifactUri}/${path}`.replace(/\/+$/, '');
    const label = `${labelOfRun(run)}${path === '' ? '' : `, ${visible(path)}`}`;
    return { label, runId, location: { ...(uri && { uri }), run: { id: runId, path } } };
  }
  const models = await modelsOf(mlflow, run);
  // Of several with one name the last counts, as for MLflow itself.
  const model = models.filter(({ name }) => name === path).at(-1);
  if (model) return ofLoggedModel(model);
  const top = path === '' ? [] : await listRun(mlflow, runId, '').catch(refused);
  throw new UserError(
    `${labelOfRun(run)} has ${path === '' ? 'no artifacts' : `nothing at "${visible(path)}"`}: it has ${contentsOf(top ?? [], models)}. Write for example:\n  run-id: ${runId}\n  artifact-path: ${visible(models.at(-1)?.name ?? top?.find(({ isFolder }) => isFolder)?.path ?? 'model')}`,
  );
}

function contentsOf(top: readonly Entry[], models: readonly LoggedModel[]): string {
  const names = new Set(models.map(({ name }) => name));
  const parts = [
    top.length > 0 && `the artifacts ${listed(top.map(({ path }) => path).slice(0, 20), '')}`,
    names.size > 0 && `the models ${listed([...names], '')}`,
  ];
  return parts.filter(Boolean).join(' and ') || 'none';
}

/** The models that a run logged into a place of their own, the oldest first. */
async function modelsOf(mlflow: Mlflow, { modelIds }: Run): Promise<LoggedModel[]> {
  const found: LoggedModel[] = [];
  for (const id of modelIds) {
    const model = await readLoggedModelIfThere(mlflow, id);
    if (model) found.push(model);
  }
  return found.sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
}

function ofLoggedModel(model: LoggedModel): ResolvedModel {
  const { id, name, runId, artifactUri: uri, createdAt } = model;
  const label = labelOfModel(model);
  refuseUnready(label, model.status);
  return {
    label,
    name,
    modelId: id,
    ...(runId && { runId }),
    ...(createdAt !== undefined && { createdAt }),
    location: { ...(uri && { uri }), modelId: id },
  };
}

/** @param uri may be one of MLflow's own, which says more than a place */
async function placeOf(mlflow: Mlflow, uri: string, madeBy: string | undefined): Promise<Location> {
  const [, named, inRun = ''] = /^runs:\/+([^/]+)\/*(.*?)\/*$/.exec(uri) ?? [];
  const runId = named ?? madeBy;
  const run = runId === undefined ? undefined : await readRunIfThere(mlflow, runId);
  if (run === undefined) return { uri };
  if (named !== undefined) return { uri: `${run.artifactUri}/${inRun}`, run: { id: named, path: inRun } };
  const root = `${run.artifactUri.replace(/\/+$/, '')}/`;
  if (run.artifactUri === '' || !uri.startsWith(root)) return { uri };
  return { uri, run: { id: run.id, path: uri.slice(root.length).replace(/\/+$/, '') } };
}

function refuseUnready(label: string, status: string): void {
  if (/PENDING|FAILED/.test(status))
    throw new UserError(
      `${label} is not ready: MLflow has it as ${visible(status)}. Its files have not all arrived, or never will. Log and register it again.`,
    );
}

/** In place of what the server does not tell, where it can be done without. */
function refused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}

function withoutSuch({ address }: Mlflow): (error: unknown) => never {
  return (error) => {
    if (error instanceof Refusal && error.status === 404 && error.code === undefined)
      throw new UserError(
        `MLflow at ${address} knows no logged models: those came with MLflow 3. Name the model by its run in place of model-id:\n  run-id: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\n  artifact-path: model`,
      );
    throw error;
  };
}
