import { encodedPath } from '@mlops-actions/toolkit';
import type { Call, Link, Mlflow } from '../client.js';
import { strange } from '../failure.js';
import { mayBeFollowed } from '../foreign-address.js';
import { type Location, proxyPathOf } from './location.js';
import { joined } from './paths.js';
import { SERVER } from './trial.js';

/** One way to the bytes of a model's files. */
export interface Route {
  /** For people, to follow "by". */
  readonly name: string;
  /**
   * Where a file is read, this once: a link lasts for minutes.
   * @param path below the model's folder
   * @param what for messages
   */
  sourceOf(path: string, what: string): Promise<Call | Link>;
}

/** Every route that may lead there, the best one first; which of them do, only a try can tell. */
export function routesOf(mlflow: Mlflow, { uri = '', run, modelId, version }: Location): Route[] {
  const proxied = proxyPathOf(uri, mlflow.address);
  const isDatabricks = uri.startsWith('dbfs:/');
  const routes: Route[] = [];
  const add = (name: string, sourceOf: Route['sourceOf']) => routes.push({ name, sourceOf });
  const call = (name: string, callOf: (path: string) => Call) => add(name, async (path) => callOf(path));

  if (proxied !== undefined) {
    const below = (path: string) => encodedPath(joined(proxied, path));
    call("MLflow's artifact proxy", (path) => ({
      path: `api/2.0/mlflow-artifacts/artifacts/${below(path)}`,
    }));
    add("links into the storage behind MLflow's artifact proxy", async (path, what) =>
      linkOf(mlflow, await mlflow.ask({ path: `api/2.0/mlflow-artifacts/presigned/${below(path)}` }, what)),
    );
  } else if (run !== undefined && !isDatabricks)
    add("links into the storage of the run's artifacts", async (path, what) => {
      const body = { run_id: run.id, path: joined(run.path, path) };
      const request = { path: 'api/2.0/mlflow/artifacts/presigned-download-url', body };
      return linkOf(mlflow, await mlflow.ask(request, what));
    });
  if (run !== undefined && isDatabricks)
    add("links into Databricks' storage of the run's artifacts", async (path, what) => {
      const body = { run_id: run.id, path: [joined(run.path, path)] };
      const request = { path: 'api/2.0/mlflow/artifacts/credentials-for-read', body };
      const { credential_infos: [link] = [] } = (await mlflow.ask(request, what)) as {
        credential_infos?: readonly object[];
      };
      return linkOf(mlflow, link);
    });
  if (modelId !== undefined && isDatabricks)
    add("links into Databricks' storage of the logged model", async (path, what) => {
      const to = `api/2.0/mlflow/logged-models/${encodeURIComponent(modelId)}/artifacts/credentials-for-download`;
      const { credentials: [link] = [] } = (await mlflow.ask(
        { path: to, body: { paths: [path] } },
        what,
      )) as {
        credentials?: readonly { readonly credential_info?: object }[];
      };
      return linkOf(mlflow, link?.credential_info);
    });
  if (run !== undefined)
    call(`${SERVER}, as the run's artifacts`, (path) => ({
      path: 'get-artifact',
      query: { run_id: run.id, path: joined(run.path, path) },
    }));
  if (modelId !== undefined)
    call(`${SERVER}, as the logged model's artifacts`, (path) => ({
      path: `ajax-api/2.0/mlflow/logged-models/${encodeURIComponent(modelId)}/artifacts/files`,
      query: { artifact_file_path: path },
    }));
  if (version !== undefined)
    call(`${SERVER}, as the model version's artifacts`, (path) => ({
      path: 'model-versions/get-artifact',
      query: { ...version, path },
    }));
  return routes;
}

/** The address has its name from who gives it, the headers are a list or an object. */
function linkOf({ address }: Mlflow, answer: object = {}): Link {
  const { url, presigned_url, signed_uri, headers } = answer as {
    readonly [Name in 'url' | 'presigned_url' | 'signed_uri']?: unknown;
  } & { readonly headers?: Readonly<Record<string, string>> | readonly { name: string; value: string }[] };
  const link = url ?? presigned_url ?? signed_uri;
  if (typeof link !== 'string' || !URL.canParse(link) || !mayBeFollowed(new URL(link), address))
    throw strange(address);
  return {
    url: new URL(link),
    headers: Array.isArray(headers)
      ? Object.fromEntries(headers.map(({ name, value }) => [name, value]))
      : { ...headers },
  };
}
