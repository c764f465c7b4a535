import type { Mlflow } from './client.js';
import { type JsonNumber, numberOf } from './value.js';

export interface MetricPoint {
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** NaN and ±Infinity where such was logged. */
  readonly value: number;
}

/** A point as MLflow writes it into JSON. */
export interface JsonPoint {
  readonly step?: JsonNumber;
  readonly timestamp?: JsonNumber;
  readonly value?: JsonNumber;
}

export function pointOf({ step, timestamp, value }: JsonPoint): MetricPoint {
  return { step: Number(step ?? 0), timestamp: Number(timestamp ?? 0), value: numberOf(value) };
}

interface Page {
  readonly metrics?: readonly JsonPoint[];
  readonly next_page_token?: string;
}

/** Every value that a run logged under one name, by step, and by time where a step has several; [] when it has none. */
export async function readHistory(mlflow: Mlflow, runId: string, key: string): Promise<MetricPoint[]> {
  const points: MetricPoint[] = [];
  let token: string | undefined;
  do {
    const page = (await mlflow.get(
      'metrics/get-history',
      { run_id: runId, metric_key: key, max_results: PAGE, ...(token && { page_token: token }) },
      `metric "${key}" of run ${runId}`,
    )) as Page;
    for (const point of page.metrics ?? []) points.push(pointOf(point));
    token = page.next_page_token;
  } while (token);
  return points.sort((one, other) => one.step - other.step || one.timestamp - other.timestamp);
}

/** The most that MLflow gives at once. */
const PAGE = '25000';
