// The Python client logs and registers; the action reads over REST.
import { expect, test } from '@jest/globals';
import { startMlflow } from '@mlops-actions/testing';
import { diff } from './diff.js';

test('a run against the champion on a real MLflow server', async () => {
  const server = await startMlflow({ auth: true, prefix: '/mlflow' });
  try {
    const runs = server.python(`
result = {}
for name, accuracy, loss in [("old", 0.8965, 0.6437), ("new", 0.91, 0.6)]:
    with mlflow.start_run() as run:
        result[name] = run.info.run_id
        mlflow.log_metric("accuracy", accuracy)
        for step, value in enumerate([2.5, 1.5, loss]): mlflow.log_metric("loss", value, step=step)
client = mlflow.MlflowClient()
client.create_registered_model("summariser")
client.create_model_version("summariser", f"runs:/{result['old']}/model", run_id=result["old"])
client.set_registered_model_alias("summariser", "champion", 1)
`) as { old: string; new: string };
    const env = {
      MLFLOW_TRACKING_URI: server.url,
      MLFLOW_TRACKING_USERNAME: server.username ?? '',
      MLFLOW_TRACKING_PASSWORD: server.password ?? '',
    };
    const { outcome, row, log } = await diff(
      {
        metrics: `mlflow:runs:/${runs.new}`,
        baseline: 'mlflow:models:/summariser@champion',
        'max-regression': '* 1%',
      },
      {},
      { fetch: (...request) => fetch(...request), env },
    );
    expect(outcome.outputs).toMatchObject({
      verdict: 'pass',
      baseline: 'MLflow summariser@champion (version 1)',
    });
    expect(row('accuracy')).toMatchObject({ value: 0.91, baseline: 0.8965, change: 'better' });
    expect(row('loss')).toMatchObject({ value: 0.6, baseline: 0.6437, change: 'better' });
    expect(log.lines.join('\n')).not.toContain(server.password);
  } finally {
    await server.close();
  }
}, 180_000);
