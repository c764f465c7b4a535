import { visible } from '@mlops-actions/toolkit';

/** Everything by which a server may know a model's folder. */
export interface Location {
  /** Where the server keeps it: `mlflow-artifacts:/…`, `s3://…`, a path of the server's. */
  readonly uri?: string;
  /** Below the artifacts of a run. */
  readonly run?: { readonly id: string; readonly path: string };
  readonly modelId?: string;
  readonly version?: { readonly name: string; readonly version: string };
}

/**
 * The part of a place that MLflow's own proxy knows it by; undefined where the files are not behind that of this server.
 * @param address of the server
 */
export function proxyPathOf(uri: string, address: string): string | undefined {
  const anchor = `${address}/api/2.0/mlflow-artifacts/artifacts/`;
  const path = uri.startsWith(anchor)
    ? uri.slice(anchor.length)
    : /^mlflow-artifacts:(?:\/\/[^/]*)?\/+(.*)$/.exec(uri)?.[1];
  const parts = path?.split('/').filter((part) => part !== '') ?? [];
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

/** For a message: without what may be an account's. */
export function shownUri(uri: string): string {
  return visible(uri.replace(/\/\/[^/@]*:[^/@]*@/, '//***@').replace(/[?#].*/, ''));
}
