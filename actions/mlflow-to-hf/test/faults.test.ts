import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Fault, type FaultProxy, type HubApi, startFaultProxy, startHub } from '@mlops-actions/loopback';
import { type MlflowServer, startMlflow } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import { publish } from './publisher.js';

// Every request of a whole publication, to a real MLflow server and to the Hub, meets every fault.

const TRAIN = `
import mlflow.pyfunc, os
class Echo(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input: list[str]) -> list[str]: return model_input
with open("weights.bin", "wb") as file: file.write(os.urandom(200_000))
with mlflow.start_run():
    mlflow.log_metric("accuracy", 0.9)
    mlflow.pyfunc.log_model(name="model", python_model=Echo(), artifacts={"weights": "weights.bin"},
                            pip_requirements=["mlflow"], registered_model_name="echo")
os.remove("weights.bin")
`;

let mlflow: MlflowServer;
let way: FaultProxy;
let hub: HubApi;
beforeAll(async () => {
  [mlflow, hub] = await Promise.all([startMlflow(), startHub()]);
  way = await startFaultProxy(mlflow.url);
  mlflow.python(TRAIN);
}, 120_000);
afterAll(() => Promise.all([mlflow.close(), way.close(), hub.close()]));

/** Only what hangs is not waited for: the machine may be busy. */
const patienceWith = (fault: Fault) => ({
  tries: 5,
  firstWait: 1,
  timeout: fault === 'hang' ? 1500 : 30_000,
});
const faults: Record<string, Fault> = {
  '429': { status: 429, headers: { ratelimit: '"api";r=0;t=0' } },
  '500': { status: 500 },
  '503': { status: 503 },
  reset: 'reset',
  cut: 'cut',
  hang: 'hang',
  'hidden success': 'lost',
};

let repositories = 0;
const freshId = () => `team/echo-${10_000 + ++repositories}`;

/** What a request is, whichever the repository and the upload. */
function kindOf({ method, url }: { method: string; url: string }): string {
  return `${method} ${url.replace(/echo-\d+/, 'ID').replace(/[0-9a-f]{32,}/g, 'HASH')}`;
}

const publishTo = (repoId: string, fault: Fault = 'reset') =>
  publish(
    { mlflow: way, hub },
    { 'model-name': 'echo', 'model-version': '1', 'repo-id': repoId, private: 'false', tag: 'v1' },
    { patience: patienceWith(fault) },
  );

function settle(): void {
  Object.assign(hub, { lfsAbove: 100_000, multipartAbove: 150_000, chunkSize: 80_000 });
}

function reset(): void {
  way.reset();
  hub.reset();
  settle();
}

/** All that a complete publication is, but for what differs between two of the same. */
function complete(repoId: string) {
  const repository = hub.repo(repoId);
  const files = repository?.files();
  return {
    private: repository?.private,
    commits: repository?.commits().length,
    tags: [...(repository?.tags.keys() ?? [])],
    files: [...(files ?? [])].map(([path, bytes]) => [path, bytes.length]).sort(),
  };
}

/** Nothing that anybody else could see. */
function untouched(repoId: string): boolean {
  const repository = hub.repo(repoId);
  return repository === undefined || (repository.private && repository.commits().length === 1);
}

/** Either of the two servers. */
interface Faulty {
  readonly requests: readonly { method: string; url: string }[];
  fault(request: { method: string; url: string }, nth: number): Fault | undefined;
}

describe('faults', () => {
  let kinds: { server: Faulty; kind: string }[];
  let whole: ReturnType<typeof complete>;

  beforeAll(async () => {
    reset();
    const id = freshId();
    await publishTo(id);
    whole = complete(id);
    kinds = [way as Faulty, hub as Faulty].flatMap((server) =>
      [...new Set(server.requests.map(kindOf))].map((kind) => ({ server, kind })),
    );
  });

  test('the flow has the requests that are expected of it', () => {
    const all = kinds.map(({ kind }) => kind).join('\n');
    for (const part of [
      'model-versions/get',
      'mlflow-artifacts/artifacts',
      'validate-yaml',
      'preupload',
      'objects/batch',
      '/commit/',
      '/tag/',
    ])
      expect(all).toContain(part);
    expect(whole).toMatchObject({ private: false, tags: ['v1'] });
    expect(hub.violations).toEqual([]);
  });

  test.each(Object.keys(faults))(
    '%s once, at each request: the publication is complete all the same',
    async (name) => {
      for (const { server, kind } of kinds) {
        reset();
        let done = false;
        server.fault = (request) => {
          if (done || kindOf(request) !== kind) return undefined;
          done = true;
          return faults[name];
        };
        const id = freshId();
        await publishTo(id, faults[name]).catch((error: unknown) => {
          throw new Error(`${name} at ${kind}: ${error}`, { cause: error });
        });
        expect({ kind, done, ...complete(id) }).toEqual({
          kind,
          done: true,
          ...whole,
          commits: expect.any(Number),
        });
        expect({ kind, commits: hub.repo(id)?.commits().length }).toEqual({ kind, commits: whole.commits });
      }
    },
    600_000,
  );

  test.each(['503', 'reset', 'hidden success'])(
    '%s for ever, at each request: complete or untouched, and the next run completes it',
    async (name) => {
      for (const { server, kind } of kinds) {
        reset();
        server.fault = (request) => (kindOf(request) === kind ? faults[name] : undefined);
        const id = freshId();
        const outcome = await publishTo(id).catch((error: unknown) => error);
        if (outcome instanceof Error) {
          expect({ kind, error: outcome }).toEqual({ kind, error: expect.any(UserError) });
          const { tags: _, private: isPrivate, ...now } = complete(id);
          const { tags: __, private: ___, ...then } = whole;
          if (!untouched(id)) expect({ kind, ...now }).toEqual({ kind, ...then });
          else expect({ kind, isPrivate: isPrivate ?? true }).toEqual({ kind, isPrivate: true });
        }
        reset();
        await publishTo(id);
        expect({ kind, ...complete(id) }).toEqual({ kind, ...whole });
      }
    },
    600_000,
  );
});
