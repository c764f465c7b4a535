import { UserError } from '@mlops-actions/toolkit';
import type { Mlflow } from '../client.js';
import { persist } from '../retry.js';
import type { Route } from './routes.js';
import { otherSize, refusePacked, type Wanted } from './transfer.js';
import { type Trial, trialOf } from './trial.js';
import { Watch } from './watch.js';

/** Routes in the order in which they are to be used; there is one at least. */
export interface Routes {
  /** For a file that is quickly read anew. */
  readonly small: readonly Route[];
  /** For one that must go on where it was after a break. */
  readonly large: readonly Route[];
}

/**
 * Finds out which routes give a file, and goes on until one gives parts of it too: the artifact proxy of MLflow 2 does not, nor
 * that of MLflow 3 over a cloud's storage.
 * @param file with something in it
 * @returns `routes` is undefined when none does; those that were not tried are at the end
 */
export async function workingRoutes(
  mlflow: Mlflow,
  candidates: readonly Route[],
  file: Wanted,
): Promise<{ readonly routes?: Routes; readonly trials: Trial[] }> {
  const working: Route[] = [];
  const trials: Trial[] = [];
  for (const [index, route] of candidates.entries()) {
    try {
      const resumes = await probe(mlflow, route, file);
      const untried = candidates.slice(index + 1);
      if (resumes)
        return {
          routes: { small: [...working, route, ...untried], large: [route, ...working, ...untried] },
          trials,
        };
      working.push(route);
    } catch (error) {
      trials.push(trialOf(route.name, error));
    }
  }
  return { ...(working.length > 0 && { routes: { small: working, large: working } }), trials };
}

/** Bytes. */
const ENOUGH = 1e6;

/** Reads the beginning of a file. @returns whether the route gives parts of files */
async function probe(mlflow: Mlflow, route: Route, { path, size, what }: Wanted): Promise<boolean> {
  const explain = (error: unknown) =>
    error instanceof UserError ? error : new UserError(`The ${what} cannot be read.`, { cause: error });
  return persist({ retry: mlflow.retry, log: mlflow.log, name: path, explain }, async () => {
    const source = await route.sourceOf(path, what);
    const watch = new Watch(undefined);
    try {
      watch.expect(mlflow.retry.timeout);
      const response = await mlflow.open(source, what, {
        // Of an empty file there is no part to ask for.
        ...(size !== undefined && { range: 'bytes=0-' }),
        signal: watch.signal,
      });
      refusePacked(response, what);
      // Its headers alone do not prove that it gives the file: a page to log in at is a success as well.
      let length = 0;
      for await (const bytes of response.body ?? []) {
        length += bytes.length;
        if (length > ENOUGH) break;
      }
      if (size !== undefined && length !== size && length <= ENOUGH)
        throw otherSize(response, what, size, length);
      return response.status === 206 || response.headers.get('accept-ranges') === 'bytes';
    } finally {
      watch.end(false);
    }
  });
}
