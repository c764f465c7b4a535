import type { Mlflow } from './client.js';
import { readHistory } from './history.js';
import type { LoggedMetric, LoggedModel } from './logged-models.js';
import type { Run } from './runs.js';

/**
 * The metrics of a model:
 * - those of the run that made it, and in their place what another run logged for that very model: an evaluation;
 * - where its run made several models, such as checkpoints, only what was logged for that very one, if anything was: the
 *   run's own values may be another's.
 *
 * What the run itself logged for its one model does not count more than the run's values: `log_model` marks whatever was
 * logged at its step as the model's, and that step is 0 unless it is given, the first of a training curve.
 * @returns by name as logged (`val/loss`): NaN and ±Infinity where such was logged
 */
export async function metricsOfModel(
  mlflow: Mlflow,
  run: Run | undefined,
  model: LoggedModel | undefined,
): Promise<Map<string, number>> {
  const logged = model?.metrics ?? [];
  const isOneOfMany = run !== undefined && run.modelIds.length > 1;
  const own = isOneOfMany || run === undefined ? logged : logged.filter((metric) => metric.runId !== run.id);
  const metrics = new Map(isOneOfMany && own.length > 0 ? [] : run?.metrics);
  for (const metric of latestOf(own)) metrics.set(metric.key, await undamaged(mlflow, metric));
  return metrics;
}

/** The last value of each metric; a server lists every one that was ever logged. */
function latestOf(logged: readonly LoggedMetric[]): Iterable<LoggedMetric> {
  const latest = new Map<string, LoggedMetric>();
  for (const metric of logged) {
    const other = latest.get(metric.key);
    if (
      other === undefined ||
      (metric.timestamp - other.timestamp || metric.step - other.step || metric.value - other.value) > 0
    )
      latest.set(metric.key, metric);
  }
  return latest.values();
}

/** MLflow (3.17) shows a model's NaN as 0; its run still knows. */
async function undamaged(mlflow: Mlflow, metric: LoggedMetric): Promise<number> {
  const { key, value, step, timestamp, runId } = metric;
  if (value !== 0 || runId === undefined) return value;
  const points = await readHistory(mlflow, runId, key);
  const same = points.filter((point) => point.step === step && point.timestamp === timestamp);
  return same.some((point) => Number.isNaN(point.value)) ? Number.NaN : value;
}
