import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type LoggedModel, type MlflowServer, newFolder, RecordedLog } from '@mlops-actions/testing';
import { openArtifacts } from '../src/artifacts/open.js';
import { connectMlflow, type Mlflow, type MlflowSettings } from '../src/client.js';
import { type ModelSource, resolveModel } from '../src/resolve.js';

type Over = Partial<MlflowSettings>;

/** A client that waits for nobody. */
export function connect(
  server: Pick<MlflowServer, 'url' | 'username' | 'password'>,
  over: Over = {},
): Mlflow {
  const { url: trackingUri, username = '', password = '' } = server;
  return connectMlflow({
    ...{ trackingUri, username, password, fetch, log: new RecordedLog(), secret: () => {} },
    retry: { tries: 4, firstWait: 1, timeout: 20_000 },
    ...over,
  });
}

/** A registered version that `logModels` made. */
export function sourceOf({ name, version }: LoggedModel): ModelSource {
  return { kind: 'version', name, version };
}

/** Resolves, opens and downloads. */
export async function fetchModel(
  mlflow: Mlflow,
  source: ModelSource,
): Promise<{ route: string; files: LoggedModel['files'] }> {
  const artifacts = await openArtifacts(mlflow, await resolveModel(mlflow, source));
  const folder = newFolder();
  await artifacts.download(artifacts.files, folder, { now: () => 0 });
  return { route: artifacts.route, files: filesIn(folder) };
}

/** What a folder has, as `LoggedModel.files` says it. */
export function filesIn(folder: string): LoggedModel['files'] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const content = readFileSync(join(parentPath, name));
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = relative(folder, join(parentPath, name)).replaceAll('\\', '/');
      return [path, { size: content.length, sha256 }];
    }),
  );
}
