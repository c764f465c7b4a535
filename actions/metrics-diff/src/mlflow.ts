import type { Metric } from '@mlops-actions/metric-files';
import type { MlflowSource } from '@mlops-actions/mlflow';
import type { Ports } from '@mlops-actions/toolkit';
import type { MlflowAccess } from './inputs.js';

interface Run {
  /** For people: `summariser@champion, version 3`. */
  readonly label: string;
  readonly metrics: readonly Metric[];
}

/** @returns undefined when there is no such model or alias (yet) */
export async function readRun(
  source: MlflowSource,
  { trackingUri, username, password, token }: MlflowAccess,
  { fetch, log, secret }: Ports,
): Promise<Run | undefined> {
  const { connectMlflow, readMlflowMetrics } = await import('@mlops-actions/mlflow');
  const mlflow = connectMlflow({
    trackingUri,
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    ...(token !== '' && { token }),
    fetch,
    log,
    secret,
  });
  const found = await readMlflowMetrics(mlflow, source);
  if (found === undefined) return undefined;
  return { label: found.label, metrics: Array.from(found.metrics, ([name, value]) => ({ name, value })) };
}
