import { UserError, visible } from '@mlops-actions/toolkit';
import type { Call, Mlflow } from '../client.js';
import { strange } from '../failure.js';
import { inParallel } from '../parallel.js';
import { type Location, proxyPathOf } from './location.js';
import { faultOfPath, joined, refuseHostile } from './paths.js';

export interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
  /** Bytes; absent of folders, of empty files, and where the storage does not tell. */
  readonly size?: number;
}

/** One way to learn what is in a folder. */
export interface Lister {
  /** For people. */
  readonly name: string;
  /** @returns what is in it, by paths below the model's own folder @param folder below it too, '' for itself */
  list(folder: string): Promise<Entry[]>;
}

/** What is in a folder of a run's artifacts, by paths below those; [] where there is no such folder. */
export function listRun(mlflow: Mlflow, runId: string, folder: string): Promise<Entry[]> {
  const query = { run_id: runId, ...(folder && { path: folder }) };
  return pagesOf(mlflow, 'api/2.0/mlflow/artifacts/list', query, `the artifacts of run ${runId}`);
}

export function listersOf(mlflow: Mlflow, { uri, run, modelId }: Location): Lister[] {
  const proxied = uri === undefined ? undefined : proxyPathOf(uri, mlflow.address);
  return [
    ...(modelId === undefined ? [] : [listerOfModel(mlflow, modelId)]),
    ...(run === undefined ? [] : [listerOfRun(mlflow, run)]),
    ...(proxied === undefined ? [] : [listerOfProxy(mlflow, proxied)]),
  ];
}

function listerOfModel(mlflow: Mlflow, id: string): Lister {
  const path = `api/2.0/mlflow/logged-models/${encodeURIComponent(id)}/artifacts/directories`;
  return {
    name: "the logged model's list",
    list: (folder) =>
      pagesOf(
        mlflow,
        path,
        folder ? { artifact_directory_path: folder } : {},
        `the artifacts of logged model ${id}`,
      ),
  };
}

function listerOfRun(mlflow: Mlflow, { id, path: root }: NonNullable<Location['run']>): Lister {
  return {
    name: "the run's list",
    async list(folder) {
      const entries = await listRun(mlflow, id, joined(root, folder));
      if (root === '') return entries;
      // A file's own path lists the file.
      return entries
        .filter(({ path }) => path !== root)
        .map((entry) => {
          if (!entry.path.startsWith(`${root}/`)) throw outside(entry.path, root);
          return { ...entry, path: entry.path.slice(root.length + 1) };
        });
    },
  };
}

/** Lists names alone. */
function listerOfProxy(mlflow: Mlflow, root: string): Lister {
  return {
    name: "the artifact proxy's list",
    async list(folder) {
      const query = { path: joined(root, folder) };
      const entries = await pagesOf(mlflow, 'api/2.0/mlflow-artifacts/artifacts', query, 'the artifacts');
      return entries.map((entry) => ({ ...entry, path: joined(folder, entry.path) }));
    },
  };
}

interface Page {
  readonly files?: readonly {
    readonly path: string;
    readonly is_dir?: boolean;
    readonly file_size?: number | string;
  }[];
  readonly next_page_token?: string;
}

async function pagesOf(
  mlflow: Mlflow,
  path: string,
  query: NonNullable<Call['query']>,
  what: string,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let token: string | undefined;
  for (let pages = 1; ; pages++) {
    const call = { path, query: { ...query, ...(token && { page_token: token }) } };
    const page = (await mlflow.ask(call, what)) as Page;
    for (const { path, is_dir: isFolder = false, file_size: size } of page.files ?? []) {
      if (typeof path !== 'string') throw strange(mlflow.address);
      entries.push({ path, isFolder, ...(Number(size) > 0 && !isFolder && { size: Number(size) }) });
    }
    if (entries.length > MOST) throw tooMany(what);
    if (!page.next_page_token) return entries;
    // A server that never ends gives the same page again, or empty ones.
    if (page.next_page_token === token || pages === MOST_PAGES) throw strange(mlflow.address);
    token = page.next_page_token;
  }
}

/** Far more than any model has. */
const MOST = 100_000;
const MOST_PAGES = 1000;

function tooMany(what: string): UserError {
  return new UserError(`There are more than ${MOST} files in ${what}. Pack them into fewer.`);
}

const AT_ONCE = 8;

/**
 * Everything below the model's folder, by path.
 * @param label of the model
 * @throws Refusal when the server does not list; UserError for what must not be downloaded
 */
export async function listAll(label: string, { list }: Lister): Promise<Entry[]> {
  const files: Entry[] = [];
  const folders: string[] = [];
  for (let level = ['']; level.length > 0; ) {
    const next: string[] = [];
    await inParallel(level, AT_ONCE, async (folder) => {
      for (const entry of await list(folder)) {
        const name = folder === '' ? entry.path : entry.path.slice(folder.length + 1);
        // What is odd in another way is told with the whole of its path.
        if (
          faultOfPath(entry.path) === undefined &&
          (joined(folder, name) !== entry.path || name.includes('/'))
        )
          throw outside(entry.path, folder);
        if (entry.isFolder) next.push(entry.path);
        else files.push(entry);
      }
      if (files.length + folders.length + next.length > MOST) throw tooMany(label);
    });
    refuseHostile(
      label,
      next.map((path) => ({ path })),
      [],
    );
    folders.push(...next);
    level = next;
  }
  refuseHostile(label, files, folders);
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function outside(path: string, folder: string): UserError {
  return new UserError(
    `MLflow lists "${visible(path)}" in ${folder === '' ? "the model's folder" : `the folder "${visible(folder)}"`}, where it cannot be. Nothing was downloaded.`,
  );
}
