import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type MlflowServer, RecordedLog, startMlflow } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import { connectMlflow, type MlflowSettings } from '../src/client.js';
import { readHistory } from '../src/history.js';
import { readMlflowMetrics } from '../src/metrics.js';
import { parseMlflowSource } from '../src/source.js';

// A real server, with accounts and behind a path. The Python client fills it.
const FILL = `
import math, requests
from mlflow.server import get_app_client
from mlflow import MlflowClient
from mlflow.entities import LoggedModelOutput
client = MlflowClient()
mlflow.set_experiment("training")
accounts = get_app_client("basic-auth", mlflow.get_tracking_uri())
accounts.create_user("nobody", "nobodys-password")
accounts.grant_user_permission("nobody", "experiment", "1", "DENY")

class Echo(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input: list[str]) -> list[str]: return model_input

result = {}
with mlflow.start_run(run_name="numbers \\u001b[31m") as run:
    result["numbers"] = run.info.run_id
    mlflow.log_metrics({"val/f1 score": 0.1 + 0.2, "nan": math.nan, "inf": math.inf, "-inf": -math.inf, "zero": 0.0, "tiny": 5e-324})
    for step, value in enumerate([1, 0.5, math.nan, math.inf, 0.25]):
        mlflow.log_metric("loss", value, step=step * 10)
    mlflow.log_metric("out of order", 1.0, step=5)
    mlflow.log_metric("out of order", 2.0, step=2)

with mlflow.start_run() as run:
    result["one"] = run.info.run_id
    for step in range(4): mlflow.log_metric("loss", 1 / (step + 1), step=step)
    mlflow.log_metric("f1", 0.5)
    result["model"] = mlflow.pyfunc.log_model(
        name="echo", python_model=Echo(), pip_requirements=["mlflow"], registered_model_name="summariser").model_id
    mlflow.log_metric("f1", 0.6)
with mlflow.start_run() as run:
    mlflow.log_metrics({"accuracy": 0.9, "f1": 0.65, "errors": 0.0, "undefined": math.nan}, model_id=result["model"])
client.set_registered_model_alias("summariser", "champion", 1)

with mlflow.start_run() as run:
    client.create_registered_model("checkpoints")
    for epoch in [1, 2]:
        mlflow.log_metric("epochs", epoch)
        model = client.create_logged_model("1", name="checkpoint", source_run_id=run.info.run_id).model_id
        client.log_outputs(run.info.run_id, [LoggedModelOutput(model, step=epoch)])
        mlflow.log_metric("loss", 1 / epoch, step=epoch, model_id=model)
        client.finalize_logged_model(model, "READY")
        client.create_model_version("checkpoints", f"models:/{model}", run_id=run.info.run_id, model_id=model)

with mlflow.start_run() as run:
    mlflow.log_metric("f1", 0.7)
    result["old"] = run.info.run_id
client.create_registered_model("of mlflow@2")
client.create_model_version("of mlflow@2", f"runs:/{result['old']}/model", run_id=result["old"])
client.create_registered_model("no-run")
client.create_model_version("no-run", "s3://bucket/model")
client.delete_run(result["old"])

`;

interface Filled {
  readonly numbers: string;
  readonly one: string;
  readonly old: string;
  readonly model: string;
}

let server: MlflowServer;
let filled: Filled;

beforeAll(async () => {
  server = await startMlflow({ auth: true, prefix: '/team/mlflow' });
  filled = server.python(FILL) as Filled;
}, 240_000);
afterAll(() => server?.close());

function connect(over: Partial<MlflowSettings> = {}) {
  const { url: trackingUri, username = '', password = '' } = server;
  const settings = { trackingUri, username, password, fetch, log: new RecordedLog(), secret: () => {} };
  return connectMlflow({ ...settings, ...over });
}
const read = (text: string, over?: Partial<MlflowSettings>) =>
  readMlflowMetrics(connect(over), parseMlflowSource('baseline', text));

async function refusal(text: string, over?: Partial<MlflowSettings>): Promise<string> {
  const error = await read(text, over).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message;
}

describe('a run', () => {
  test('gives the last value of every metric, to the last bit', async () => {
    const found = await read(`mlflow:runs:/${filled.numbers}`);
    expect(Object.fromEntries(found?.metrics ?? [])).toEqual({
      'val/f1 score': 0.1 + 0.2,
      nan: Number.NaN,
      inf: Number.POSITIVE_INFINITY,
      '-inf': Number.NEGATIVE_INFINITY,
      zero: 0,
      tiny: 5e-324,
      loss: 0.25,
      'out of order': 1, // MLflow's "last" is the highest step.
    });
    expect(found?.label).toBe(`MLflow run numbers \\u001b[31m (${filled.numbers.slice(0, 8)})`);
  });

  test('that is deleted is still there, and is said to be', async () => {
    expect((await read(`mlflow:runs:/${filled.old}`))?.label).toMatch(/, deleted\)$/);
  });

  test('that is not there', async () => {
    expect(await refusal('mlflow:runs:/ffffffffffffffffffffffffffffffff')).toMatch(
      /has no run f{32} \(404 "Run with id=f{32} not found"\)/,
    );
  });
});

describe('a model', () => {
  test('has the metrics of its run, and what was measured of it elsewhere', async () => {
    const found = await read('mlflow:models:/summariser@champion');
    expect(found).toEqual({
      label: 'MLflow summariser@champion (version 1)',
      // log_model marks the first loss (step 0) as the model's; the run's last one counts.
      metrics: new Map(
        Object.entries({ loss: 0.25, f1: 0.65, accuracy: 0.9, errors: 0, undefined: Number.NaN }),
      ),
    });
    expect(await read('mlflow:models:/summariser/1')).toEqual({
      ...found,
      label: 'MLflow summariser version 1',
    });
    expect((await read(`mlflow:models:/${filled.model}`))?.metrics).toEqual(found?.metrics);
  });

  test('one of several that a run made has only its own', async () => {
    const metrics = async (version: number) =>
      Object.fromEntries((await read(`mlflow:models:/checkpoints/${version}`))?.metrics ?? []);
    expect(await metrics(1)).toEqual({ loss: 1 });
    expect(await metrics(2)).toEqual({ loss: 0.5 });
  });

  test('registered from a run, as before MLflow 3', async () => {
    const found = await read('mlflow:models:/of mlflow@2/1');
    expect(found).toMatchObject({ metrics: new Map([['f1', 0.7]]) });
  });

  test('that has to do with no run has no metrics', async () => {
    expect(await refusal('mlflow:models:/no-run/1')).toContain('is a model without a run');
  });

  test('or an alias that is not there yet: a first run', async () => {
    expect(await read('mlflow:models:/none@champion')).toBeUndefined();
    expect(await read('mlflow:models:/summariser@challenger')).toBeUndefined();
  });

  test('a version or a logged model that is not there is a mistake', async () => {
    expect(await refusal('mlflow:models:/summariser/9')).toContain(
      'has no version 9 of the model "summariser"',
    );
    expect(await refusal('mlflow:models:/none/1')).toContain('has no version 1 of the model "none"');
    expect(await refusal('mlflow:models:/m-ffff')).toContain('has no logged model m-ffff');
  });
});

describe('a history', () => {
  test('is in the order of steps', async () => {
    const mlflow = connect();
    const points = async (key: string) =>
      (await readHistory(mlflow, filled.numbers, key)).map(({ step, value }) => [step, value]);
    expect(await points('loss')).toEqual([
      [0, 1],
      [10, 0.5],
      [20, Number.NaN],
      [30, Number.POSITIVE_INFINITY],
      [40, 0.25],
    ]);
    expect(await points('out of order')).toEqual([
      [2, 2],
      [5, 1],
    ]);
    expect(await points('none')).toEqual([]);
  });

  test('is read page by page', async () => {
    let requests = 0;
    const mlflow = connect({
      fetch: (input, init) => {
        requests++;
        const url = new URL(String(input));
        url.searchParams.set('max_results', '2');
        return fetch(url, init);
      },
    });
    expect(await readHistory(mlflow, filled.numbers, 'loss')).toHaveLength(5);
    expect(requests).toBe(3);
  });
});

describe('the way in', () => {
  const source = () => `mlflow:runs:/${filled.numbers}`;

  test('credentials in the address, which are masked and do not show', async () => {
    const masked: string[] = [];
    const url = new URL(server.url);
    Object.assign(url, { username: server.username, password: server.password });
    const over = {
      trackingUri: `${url}/`,
      username: '',
      password: '',
      secret: (text: string) => masked.push(text),
    };
    expect((await read(source(), over))?.metrics.get('loss')).toBe(0.25);
    expect(masked).toContain(server.password);
    expect(connect(over).address).toBe(server.url);
  });

  test('no account, a wrong one, one without rights', async () => {
    expect(await refusal(source(), { username: '', password: '' })).toMatch(
      /asks for an account.*\n.*\n.*MLFLOW_TRACKING_USERNAME: ci/,
    );
    const wrong = await refusal(source(), { password: 'not-the-password' });
    expect(wrong).toContain('does not accept the credentials (401');
    expect(wrong).not.toContain('not-the-password');
    const nobody = { username: 'nobody', password: 'nobodys-password' };
    expect(await refusal(source(), nobody)).toContain('Give the account READ permission');
    // An account that is not the administrator's is not told what there is.
    expect(await refusal('mlflow:models:/none@champion', nobody)).toContain('has no alias "champion"');
  });

  test('without the path that the server lives under', async () => {
    const { origin } = new URL(server.url);
    expect(await refusal(source(), { trackingUri: origin })).toContain('Is MLFLOW_TRACKING_URI complete?');
  });

  test('a host name that the server does not know', async () => {
    // Node's fetch does not let go of the name.
    const renamed: typeof fetch = async (input, init) => {
      const headers = { ...(init?.headers as Record<string, string>), host: 'mlflow.example.com' };
      const asked = request(String(input), { headers }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      return new Response(await text(answer), { status: answer.statusCode ?? 0 });
    };
    expect(await refusal(source(), { fetch: renamed })).toMatch(
      /does not answer to the name .*--allowed-hosts/,
    );
  });
});
