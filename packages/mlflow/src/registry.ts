import { visible } from '@mlops-actions/toolkit';
import type { Mlflow } from './client.js';
import { Refusal, strange } from './failure.js';

export interface ModelVersion {
  readonly name: string;
  readonly version: string;
  readonly runId: string | undefined;
  /** Of the logged model that it is, in MLflow 3. */
  readonly modelId: string | undefined;
  /** An address as MLflow writes such: `models:/m-…`, `runs:/…/model`, or one in a storage. */
  readonly source: string;
  readonly description: string;
  /** `READY`, or why it is not; '' where the server does not say. */
  readonly status: string;
  readonly createdAt: number | undefined;
}

interface JsonVersion {
  readonly version?: unknown;
  readonly run_id?: string;
  readonly source?: string;
  readonly model_id?: string;
  readonly description?: string;
  readonly status?: string;
  readonly status_message?: string;
  readonly creation_timestamp?: number | string;
}

/** @throws Refusal: 404 when there is no such version, or no such model */
export async function readVersion(mlflow: Mlflow, name: string, version: string): Promise<ModelVersion> {
  const what = `version ${version} of the model "${visible(name)}"`;
  return versionOf(await mlflow.get('model-versions/get', { name, version }, what), name, mlflow);
}

/** @throws Refusal: `isUnset` tells when there is no such alias, or no such model */
export async function readAlias(mlflow: Mlflow, name: string, alias: string): Promise<ModelVersion> {
  const what = `alias "${alias}" of the model "${visible(name)}"`;
  return versionOf(await mlflow.get('registered-models/alias', { name, alias }, what), name, mlflow);
}

/** An unknown model is a 404, an unknown alias a 400 that only its text tells from others. */
export function isUnset(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false;
  if (error.code === 'RESOURCE_DOES_NOT_EXIST') return true;
  return error.code === 'INVALID_PARAMETER_VALUE' && /\balias\b.*\bnot found\b/i.test(error.message);
}

function versionOf(content: object, name: string, mlflow: Mlflow): ModelVersion {
  const { model_version: json } = content as { model_version?: JsonVersion };
  if (json?.version === undefined) throw strange(mlflow.address);
  const { source = '', status = '', status_message: message } = json;
  return {
    name,
    version: String(json.version),
    runId: json.run_id || undefined,
    modelId: json.model_id || /^models:\/+(m-[\w-]+)$/.exec(source)?.[1],
    source,
    description: json.description ?? '',
    status: message ? `${status}: ${message}` : status,
    createdAt: json.creation_timestamp === undefined ? undefined : Number(json.creation_timestamp),
  };
}

/** Where the files of a version are, as the server resolves it; undefined when it cannot tell. */
export async function readDownloadUri(
  mlflow: Mlflow,
  { name, version }: ModelVersion,
): Promise<string | undefined> {
  const what = `the place of version ${version} of the model "${visible(name)}"`;
  const { artifact_uri: uri } = (await mlflow.get(
    'model-versions/get-download-uri',
    { name, version },
    what,
  )) as { artifact_uri?: unknown };
  return typeof uri === 'string' && uri !== '' ? uri : undefined;
}

export interface RegisteredModel {
  readonly description: string;
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
}

/** @throws Refusal: 404 when there is no such model */
export async function readRegisteredModel(mlflow: Mlflow, name: string): Promise<RegisteredModel> {
  const content = await mlflow.get('registered-models/get', { name }, `registered model "${visible(name)}"`);
  const { registered_model: json } = content as {
    registered_model?: {
      description?: string;
      aliases?: readonly { alias: string; version: string | number }[];
    };
  };
  if (json === undefined) throw strange(mlflow.address);
  return {
    description: json.description ?? '',
    aliases: (json.aliases ?? []).map(({ alias, version }) => ({ alias, version: String(version) })),
  };
}

/** The versions that a registered model has, the newest ones if there are many: in rising order. */
export async function readVersions(mlflow: Mlflow, name: string): Promise<string[]> {
  // MLflow's filters have no way to escape a quote, but two kinds of it.
  const quote = name.includes("'") ? '"' : "'";
  const query = { filter: `name=${quote}${name}${quote}`, max_results: '100' };
  const content = await mlflow.get(
    'model-versions/search',
    query,
    `versions of the model "${visible(name)}"`,
  );
  const { model_versions: found = [] } = content as { model_versions?: readonly { version: unknown }[] };
  return found.map(({ version }) => String(version)).sort((one, other) => Number(one) - Number(other));
}
