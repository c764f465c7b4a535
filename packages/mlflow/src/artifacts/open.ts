import { UserError, visible } from '@mlops-actions/toolkit';
import type { Mlflow } from '../client.js';
import type { ResolvedModel } from '../resolve.js';
import { download } from './download.js';
import { type Entry, type Lister, listAll, listersOf } from './listing.js';
import { shownUri } from './location.js';
import { workingRoutes } from './probe.js';
import { readText } from './read-text.js';
import { routesOf } from './routes.js';
import type { Wanted } from './transfer.js';
import { noWay, type Trial, trialOf } from './trial.js';

export interface ArtifactFile {
  /** Below the model's folder, with '/'. */
  readonly path: string;
  /** Bytes; 0 where the server's storage does not tell. */
  readonly size: number;
}

export interface DownloadOptions {
  /** Milliseconds, for the pace of progress lines. */
  readonly now: () => number;
  /** Stops it; what has arrived whole stays. */
  readonly signal?: AbortSignal;
}

/** The files of one model. */
export interface Artifacts {
  /** By path. */
  readonly files: readonly ArtifactFile[];
  /** How they are read, for people, to follow "by". */
  readonly route: string;
  /** A small file, as UTF-8. @throws UserError above 4 MB, or when there is none */
  readText(path: string): Promise<string>;
  /**
   * Several at a time, each one resumed after a break and tried again when it fails, with the sizes that the server lists; says
   * now and then how far it is. A file is there under its name when it is whole.
   * @param files some of these
   * @throws UserError when one cannot be had; the reason of a signal that is aborted
   */
  download(files: readonly ArtifactFile[], folder: string, options: DownloadOptions): Promise<void>;
}

/**
 * Lists everything, and finds the best route to it by trying: what a server offers depends on its settings and its storage.
 * @throws UserError when there are no files, when one of them must not be written, and when no route gives them, saying what
 * each one answered and what to set
 */
export async function openArtifacts(mlflow: Mlflow, { label, location }: ResolvedModel): Promise<Artifacts> {
  const { entries = [], trials: listing } = await listBy(listersOf(mlflow, location), label);
  const [first] = entries;
  if (first === undefined && listing.length > 0 && listing.every(({ answer }) => answer === NO_FILES))
    throw new UserError(
      `${label} has no files${location.uri === undefined ? '' : ` at ${shownUri(location.uri)}`}. Were they deleted, or never logged?`,
    );
  if (first === undefined) throw noWay(mlflow.address, label, location.uri, listing);

  const known = new Map(
    entries.map(({ path, size }) => [path, { path, size, what: `file "${visible(path)}" of ${label}` }]),
  );
  const theFile = (path: string): Wanted => {
    const file = known.get(path);
    if (file === undefined) throw new UserError(`${label} has no file "${visible(path)}".`);
    return file;
  };
  // Every model has an MLmodel.
  const sample = known.get('MLmodel') ?? theFile((entries.find(({ size }) => size) ?? first).path);
  const { routes, trials } = await workingRoutes(mlflow, routesOf(mlflow, location), sample);
  if (routes === undefined) throw noWay(mlflow.address, label, location.uri, [...listing, ...trials]);
  return {
    files: entries.map(({ path, size = 0 }) => ({ path, size })),
    route: routes.small[0]!.name,
    readText: async (path) => readText(mlflow, routes, theFile(path)),
    download: async (files, folder, options) => {
      const wanted = files.map(({ path }) => theFile(path));
      await download(mlflow, routes, wanted, folder, options);
    },
  };
}

const NO_FILES = 'no files';

async function listBy(
  listers: readonly Lister[],
  label: string,
): Promise<{ readonly entries?: Entry[]; readonly trials: Trial[] }> {
  const trials: Trial[] = [];
  for (const lister of listers) {
    try {
      const entries = await listAll(label, lister);
      if (entries.length > 0) return { entries, trials };
      trials.push({ name: lister.name, answer: NO_FILES });
    } catch (error) {
      trials.push(trialOf(lister.name, error));
    }
  }
  return { trials };
}
