import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type LoggedModel,
  logModels,
  type MlflowServer,
  newFolder,
  predictionsOf,
  refusalOf,
  startMlflow,
} from '@mlops-actions/testing';
import { openArtifacts } from '../src/artifacts/open.js';
import type { Mlflow } from '../src/client.js';
import { readModelFacts } from '../src/facts.js';
import { type ModelSource, resolveModel } from '../src/resolve.js';
import { connect, fetchModel, sourceOf } from './serving.js';

// A real MLflow 3 with accounts and behind a path. What its own client downloads is what must arrive here.
const KINDS = ['sklearn-cloudpickle', 'sklearn-skops', 'pyfunc', 'transformers', 'many-files'] as const;

const MORE = `
from mlflow import MlflowClient
from mlflow.server import get_app_client
client = MlflowClient()
accounts = get_app_client("basic-auth", mlflow.get_tracking_uri())
accounts.create_user("nobody", "nobodys-password")
accounts.grant_user_permission("nobody", "experiment", given["experiment"], "DENY")

versions = "sentiment's model"
client.create_registered_model(versions)
for _ in range(3): client.create_model_version(versions, given["uri"], run_id=given["run"], model_id=given["model"])
client.delete_model_version(versions, 2)
client.create_registered_model("crowd")
for _ in range(25): client.create_model_version("crowd", given["uri"], model_id=given["model"])
client.create_registered_model("by run address")
client.create_model_version("by run address", given["runUri"], run_id=given["runUri"].split("/")[1])
client.create_registered_model("elsewhere")
client.create_model_version("elsewhere", "s3://me:hunter2@bucket/model")
client.copy_model_version(f"models:/sklearn-skops/1", "copied")

pending = client.create_logged_model("0", name="pending")
client.create_registered_model("pending")
client.create_model_version("pending", f"models:/{pending.model_id}", model_id=pending.model_id)

with mlflow.start_run() as gone:
    mlflow.log_metric("f1", 0.5)
client.create_registered_model("orphan")
client.create_model_version("orphan", f"{gone.info.artifact_uri}/model", run_id=gone.info.run_id)
import os
from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore
SqlAlchemyStore(os.environ["MLFLOW_BACKEND_STORE_URI"], "unused")._hard_delete_run(gone.info.run_id)

with mlflow.start_run() as empty: pass
result = {"pending": pending.model_id, "gone": gone.info.run_id, "empty": empty.info.run_id}
`;

let server: MlflowServer;
let logged: Record<(typeof KINDS)[number], LoggedModel>;
let more: { pending: string; gone: string; empty: string };
let mlflow: Mlflow;

beforeAll(async () => {
  server = await startMlflow({ auth: true, prefix: '/team/mlflow' });
  logged = logModels(server, KINDS);
  mlflow = connect(server);
  const skops = logged['sklearn-skops'];
  const { run } = await readModelFacts(mlflow, await resolveModel(mlflow, sourceOf(skops)));
  more = server.python(MORE, {
    experiment: run?.experimentId,
    uri: skops.uri,
    model: skops.modelId,
    run: skops.runId,
    runUri: logged.transformers.uri,
  }) as typeof more;
}, 300_000);
afterAll(() => server?.close());

const refused = async (source: ModelSource, by = mlflow) =>
  (await refusalOf(resolveModel(by, source))).message;

describe('a model, downloaded, is what MLflow’s own client downloads', () => {
  test.each(KINDS)(
    '%s',
    async (kind) => {
      const { route, files } = await fetchModel(mlflow, sourceOf(logged[kind]));
      expect(files).toEqual(logged[kind].files);
      expect(route).toBe("MLflow's artifact proxy");
    },
    240_000,
  );

  test('and predicts the same', async () => {
    for (const kind of ['sklearn-skops', 'transformers'] as const) {
      const artifacts = await openArtifacts(mlflow, await resolveModel(mlflow, sourceOf(logged[kind])));
      const folder = newFolder();
      await artifacts.download(artifacts.files, folder, { now: () => 0 });
      expect(predictionsOf(kind, folder)).toEqual(logged[kind].predictions);
    }
  }, 240_000);

  test('by whatever it is named', async () => {
    const { runId, modelId = '', files } = logged['sklearn-skops'];
    for (const source of [
      { kind: 'alias', name: 'sklearn-skops', alias: 'champion' },
      { kind: 'version', name: "sentiment's model", version: '3' },
      { kind: 'version', name: 'copied', version: '1' },
      { kind: 'logged-model', modelId },
      // The name under which the run logged it, as MLflow 2 had the folder.
      { kind: 'run', runId, path: 'model' },
    ] as const)
      expect((await fetchModel(mlflow, source)).files).toEqual(files);
    for (const source of [
      { kind: 'run', runId: logged.transformers.runId, path: '/model/' },
      { kind: 'version', name: 'by run address', version: '1' },
    ] as const)
      expect((await fetchModel(mlflow, source)).files).toEqual(logged.transformers.files);
    const whole = await fetchModel(mlflow, { kind: 'run', runId: logged.transformers.runId, path: '' });
    expect(whole.files).toMatchObject({ 'model/MLmodel': logged.transformers.files.MLmodel });
  });

  test('or read as text, if it is short', async () => {
    const artifacts = await openArtifacts(mlflow, await resolveModel(mlflow, sourceOf(logged.transformers)));
    expect(await artifacts.readText('MLmodel')).toContain('task: text-classification');
    await expect(artifacts.readText('../MLmodel')).rejects.toThrow('has no file "../MLmodel"');
  });
});

describe('what is known of a model', () => {
  test('registered: where it is from, by which name', async () => {
    const { runId, modelId } = logged['sklearn-skops'];
    const version = await resolveModel(mlflow, sourceOf(logged['sklearn-skops']));
    expect(version).toMatchObject({
      label: 'MLflow sklearn-skops version 1',
      ...{ name: 'sklearn-skops', version: '1', runId, modelId },
      description: 'How sklearn-skops came to be.',
    });
    expect(Date.now() - (version.createdAt ?? 0)).toBeLessThan(3_600_000);
    expect(
      await resolveModel(mlflow, { kind: 'alias', name: 'sklearn-skops', alias: 'champion' }),
    ).toMatchObject({ label: 'MLflow sklearn-skops@champion (version 1)', version: '1' });
    expect(
      (await resolveModel(mlflow, { kind: 'version', name: 'by run address', version: '1' })).description,
    ).toBeUndefined();
  });

  test('metrics, parameters, data and origin', async () => {
    for (const kind of ['sklearn-skops', 'transformers'] as const) {
      const facts = await readModelFacts(mlflow, await resolveModel(mlflow, sourceOf(logged[kind])));
      expect(Object.fromEntries(facts.metrics)).toEqual({
        ...{ accuracy: 0.9, 'val/f1 score': 0.625, loss: 0.25, zero: 0 },
        ...{ undefined: Number.NaN, endless: Number.POSITIVE_INFINITY },
      });
      expect(Object.fromEntries(facts.params)).toEqual({
        ...{ C: '0.5', solver: 'lbfgs', api_key: 'sk-not-for-the-card', note: 'a|b\n# c' },
      });
      expect(facts.datasets).toEqual([
        { name: 'reviews', digest: '5eed', sourceType: 'http', context: 'training' },
      ]);
      expect(facts.run).toMatchObject({
        id: logged[kind].runId,
        name: `training of ${kind}`,
        gitCommit: '0123456789abcdef0123456789abcdef01234567',
        gitRepo: 'https://github.com/team/reviews', // Without the token that git had in it.
        source: 'train.py',
      });
    }
  });

  test('of one without a run, or whose run is gone: nothing', async () => {
    const nothing = { metrics: new Map(), params: new Map(), datasets: [] };
    const orphan = await resolveModel(mlflow, { kind: 'version', name: 'orphan', version: '1' });
    expect(orphan.runId).toBe(more.gone);
    expect(await readModelFacts(mlflow, orphan)).toEqual(nothing);
    const elsewhere = await resolveModel(mlflow, { kind: 'version', name: 'elsewhere', version: '1' });
    expect(await readModelFacts(mlflow, elsewhere)).toEqual(nothing);
  });
});

describe('what is not there is told with what is', () => {
  test('versions', async () => {
    expect(await refused({ kind: 'version', name: "sentiment's model", version: '99' })).toBe(
      `sentiment's model has no version 99: it has 1, 3. It was looked for at ${server.url}.`,
    );
    expect(await refused({ kind: 'version', name: 'crowd', version: '99' })).toContain(
      'has no version 99: it has …, 6, 7, 8, 9, 10,',
    );
  });

  test('aliases', async () => {
    expect(await refused({ kind: 'alias', name: 'sklearn-skops', alias: 'challenger' })).toBe(
      `sklearn-skops has no alias "challenger": it has champion (version 1). It was looked for at ${server.url}.`,
    );
    expect(await refused({ kind: 'alias', name: 'crowd', alias: 'champion' })).toContain('it has none');
  });

  test('models', async () => {
    const unknown = /has no registered model "sentiment" \(404/;
    expect(await refused({ kind: 'version', name: 'sentiment', version: '1' })).toMatch(unknown);
    expect(await refused({ kind: 'alias', name: 'sentiment', alias: 'champion' })).toMatch(unknown);
    expect(await refused({ kind: 'logged-model', modelId: 'm-ffff' })).toContain(
      'has no logged model m-ffff',
    );
  });

  test('runs and their paths', async () => {
    expect(await refused({ kind: 'run', runId: 'f'.repeat(32), path: 'model' })).toMatch(
      /has no run f+ \(404/,
    );
    const { runId } = logged.transformers;
    expect(await refused({ kind: 'run', runId, path: 'modle' })).toMatch(
      /has nothing at "modle": it has the artifacts model\. .*\n {2}run-id: .*\n {2}artifact-path: model$/,
    );
    expect(await refused({ kind: 'run', runId: logged.pyfunc.runId, path: 'modle' })).toContain(
      'it has the models model.',
    );
    expect(await refused({ kind: 'run', runId: more.empty, path: '' })).toContain('has no artifacts');
  });

  test('models that are not ready', async () => {
    const unready = /is not ready: MLflow has it as LOGGED_MODEL_PENDING/;
    expect(await refused({ kind: 'logged-model', modelId: more.pending })).toMatch(unready);
    expect(await refused({ kind: 'version', name: 'pending', version: '1' })).toMatch(unready);
  });

  test('workspaces', async () => {
    const lost = connect(server, { workspace: 'team-a' });
    expect(await refused(sourceOf(logged.pyfunc), lost)).toMatch(
      /has no workspaces .* Leave MLFLOW_WORKSPACE unset/,
    );
  });

  test('files: at a place that the server cannot list', async () => {
    const model = await resolveModel(mlflow, { kind: 'version', name: 'elsewhere', version: '1' });
    const { message } = await refusalOf(openArtifacts(mlflow, model));
    expect(message).toContain('which are at s3://***@bucket/model. It has no way to say which there are');
    const orphan = await resolveModel(mlflow, { kind: 'version', name: 'orphan', version: '1' });
    expect((await refusalOf(openArtifacts(mlflow, orphan))).message).toContain(
      'has no files at mlflow-artifacts:/',
    );
  });

  test('files: for whom they are not', async () => {
    const nobody = connect(server, { username: 'nobody', password: 'nobodys-password' });
    const model = await resolveModel(mlflow, sourceOf(logged.transformers));
    const { message } = await refusalOf(openArtifacts(nobody, model));
    expect(message).toMatch(
      /the run's list: 403.*\n.*the artifact proxy's list: 403.*\nGive the account READ/s,
    );
    expect(message).not.toContain('nobodys-password');
  });
});

test('progress is told now and then', async () => {
  const artifacts = await openArtifacts(mlflow, await resolveModel(mlflow, sourceOf(logged.pyfunc)));
  const lines = () =>
    (mlflow.log as unknown as { lines: string[] }).lines.filter((line) => / of .* files$/.test(line));
  const before = lines().length;
  let time = 0;
  await artifacts.download(artifacts.files, newFolder(), { now: () => (time += 6000) });
  expect(lines().slice(before)[0]).toMatch(
    /^info: [\d.]+ (bytes|kB) of [\d.]+ kB downloaded, \d of 8 files$/,
  );
});
