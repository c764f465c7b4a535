import type { Metric } from '@mlops-actions/metric-files';
import type { MlflowAccess, MlflowSource } from '@mlops-actions/mlflow';
import type { Ports } from '@mlops-actions/toolkit';

interface Run {
  /** For people: `summariser@champion, version 3`. */
  readonly label: string;
  readonly metrics: readonly Metric[];
}

/** @returns undefined when there is no such model or alias (yet) */
export async function readRun(
  source: MlflowSource,
  access: MlflowAccess,
  { fetch, log, secret }: Ports,
): Promise<Run | undefined> {
  const { connectMlflow, readMlflowMetrics } = await import('@mlops-actions/mlflow');
  const mlflow = connectMlflow({
    ...access,
    fetch,
    log,
    secret,
  });
  const found = await readMlflowMetrics(mlflow, source);
  if (found === undefined) return undefined;
  return { label: found.label, metrics: Array.from(found.metrics, ([name, value]) => ({ name, value })) };
}
