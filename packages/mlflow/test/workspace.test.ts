import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type MlflowServer, refusalOf, startMlflow } from '@mlops-actions/testing';
import { resolveModel } from '../src/resolve.js';
import { connect, fetchModel } from './serving.js';

// One server for several teams, each of which has its own models of the same name.
const FILL = `
from mlflow import MlflowClient
for team in ["team-a", "team-b"]:
    mlflow.create_workspace(team)
    mlflow.set_workspace(team)
    mlflow.set_experiment("training")
    with mlflow.start_run() as run: mlflow.log_text(f"name: {team}", "model/MLmodel")
    MlflowClient().create_registered_model("echo")
    MlflowClient().create_model_version("echo", f"{run.info.artifact_uri}/model", run_id=run.info.run_id)
`;
const ECHO = { kind: 'version', name: 'echo', version: '1' } as const;

let server: MlflowServer;
beforeAll(async () => {
  server = await startMlflow({ workspaces: true });
  server.python(FILL);
}, 240_000);
afterAll(() => server?.close());

test('the model of one’s own workspace', async () => {
  const digests = await Promise.all(
    ['team-a', 'team-b'].map(async (workspace) => {
      const { files } = await fetchModel(connect(server, { workspace }), ECHO);
      return files.MLmodel?.sha256;
    }),
  );
  expect(digests[0]).not.toBe(digests[1]);
  expect((await refusalOf(resolveModel(connect(server), ECHO))).message).toContain(
    'has no registered model "echo"',
  );
  const { message } = await refusalOf(resolveModel(connect(server, { workspace: 'team-c' }), ECHO));
  expect(message).toContain("Workspace 'team-c' not found");
});
