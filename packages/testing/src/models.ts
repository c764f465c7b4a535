import { readFileSync } from 'node:fs';
import type { MlflowServer } from './mlflow.js';
import { python } from './python.js';

/** What each is, is written where it is logged: python/models.py. */
export type ModelKind =
  | 'sklearn-pickle'
  | 'sklearn-cloudpickle'
  /** MLflow 3 only. */
  | 'sklearn-skops'
  | 'pyfunc'
  | 'transformers'
  | 'many-files'
  | 'big';

export interface LoggedModel {
  /** Of the registered model: its kind. */
  readonly name: string;
  /** Its alias is `champion`. */
  readonly version: string;
  readonly runId: string;
  /** As MLflow's own client takes it: `models:/m-…` or `runs:/…/model`. */
  readonly uri: string;
  /** Of MLflow 3, where the flavor logged it. */
  readonly modelId?: string;
  /** Below the artifacts of its run, where it is there. */
  readonly path?: string;
  /** As MLflow's own client downloads them. */
  readonly files: Readonly<Record<string, { readonly size: number; readonly sha256: string }>>;
  /** Of the same examples, to compare with what a copy of the files predicts. */
  readonly predictions: unknown;
}

const PROGRAM = readFileSync(new URL('../python/models.py', import.meta.url), 'utf8');

/**
 * Logs models of these kinds into a server and registers them, each in a run with metrics, parameters and a dataset. This process
 * waits for it: nothing of its own, such as a proxy, can be on the way.
 * @param size bytes of the big one's weights
 */
export function logModels<Kind extends ModelKind>(
  server: MlflowServer,
  kinds: readonly Kind[],
  size = 2 ** 30,
): Record<Kind, LoggedModel> {
  const program = `${PROGRAM}\nresult = {kind: log(kind, given["size"]) for kind in given["kinds"]}`;
  return server.python(program, { kinds, size }) as Record<Kind, LoggedModel>;
}

/** What the model in a folder predicts: `predictions` again, if it is the same one. */
export function predictionsOf(kind: ModelKind, folder: string): unknown {
  return python(`${PROGRAM}\nresult = PREDICTIONS[given["kind"]](given["folder"])`, { kind, folder });
}
