import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Fault, type FaultProxy, startFaultProxy } from '@mlops-actions/loopback';
import {
  type LoggedModel,
  logModels,
  type MlflowServer,
  newFolder,
  RecordedLog,
  refusalOf,
  startMlflow,
} from '@mlops-actions/testing';
import { openArtifacts } from '../src/artifacts/open.js';
import { resolveModel } from '../src/resolve.js';
import { connect, filesIn, sourceOf } from './serving.js';

// A real server behind a way that breaks.
const MB = 20_000_000;
let server: MlflowServer;
let front: FaultProxy;
let logged: Record<'big' | 'pyfunc', LoggedModel>;

beforeAll(async () => {
  server = await startMlflow();
  front = await startFaultProxy(server.url);
  logged = logModels(server, ['big', 'pyfunc'], MB);
}, 240_000);
afterAll(async () => {
  await front?.close();
  await server?.close();
});
afterEach(() => front.reset());

/** How the way fails at a request to the artifacts; `nth` counts from 1 for each file. */
function breakAt(pattern: RegExp, faults: readonly (Fault | undefined)[]): void {
  front.reset();
  front.fault = ({ url }, nth) => (pattern.test(url) ? faults[Math.min(nth, faults.length) - 1] : undefined);
}

async function opened(kind: 'big' | 'pyfunc', timeout = 20_000) {
  const log = new RecordedLog();
  const mlflow = connect({ url: front.url }, { log, retry: { tries: 4, firstWait: 1, timeout } });
  return openArtifacts(mlflow, await resolveModel(mlflow, sourceOf(logged[kind])));
}

const readsOf = (pattern: RegExp) =>
  front.requests.filter(({ url }) => pattern.test(url)).map(({ headers }) => headers.range ?? 'all');

describe('a download arrives whole, whatever happens on the way', () => {
  const WEIGHTS = /artifacts\/.*weights\.bin/;
  const UNAVAILABLE = { status: 503 };
  test.each<[string, Fault[], number]>([
    ['cut once', ['cut'], 1],
    ['cut again and again', ['cut', 'cut', 'cut', 'cut', 'cut', 'cut'], 6],
    ['reset', ['reset', 'reset', 'reset'], 0],
    ['without an answer', ['lost'], 0],
    ['unavailable', [UNAVAILABLE, { status: 429 }, { status: 502, body: '<html>Bad gateway</html>' }], 0],
    ['all of it, in turn', ['cut', 'reset', UNAVAILABLE, 'cut', 'reset', 'cut', UNAVAILABLE], 3],
  ])('%s', async (_, faults, cuts) => {
    const artifacts = await opened('big');
    const folder = newFolder();
    breakAt(WEIGHTS, [...faults, undefined]);
    await artifacts.download(artifacts.files, folder, { now: () => 0 });
    expect(filesIn(folder)).toEqual(logged.big.files);
    const reads = readsOf(WEIGHTS);
    expect(reads).toHaveLength(faults.length + 1);
    // It goes on from where it was, and only after a cut was it anywhere.
    expect(new Set(reads.filter((range) => range !== 'all')).size).toBe(cuts);
  });

  test('hanging', async () => {
    const artifacts = await opened('big', 500);
    const folder = newFolder();
    breakAt(WEIGHTS, ['hang', 'cut', 'hang', undefined]);
    await artifacts.download(artifacts.files, folder, { now: () => 0 });
    expect(filesIn(folder)).toEqual(logged.big.files);
  });

  test('with every request failing once: what is listed, what is read', async () => {
    for (const fault of ['reset', 'cut', { status: 503 }] as const) {
      front.reset();
      front.fault = (_, nth) => (nth === 1 ? fault : undefined);
      const artifacts = await opened('pyfunc');
      const folder = newFolder();
      await artifacts.download(artifacts.files, folder, { now: () => 0 });
      expect(filesIn(folder)).toEqual(logged.pyfunc.files);
      expect(await artifacts.readText('code/reviewing/scoring.py')).toContain('def score');
    }
  });
});

describe('a download that cannot be', () => {
  test('names the file that the server lists and does not give', async () => {
    const artifacts = await opened('pyfunc');
    const folder = newFolder();
    const gone = {
      status: 404,
      body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No such artifact' },
    };
    breakAt(/words\.json/, [gone]);
    const { message } = await refusalOf(artifacts.download(artifacts.files, folder, { now: () => 0 }));
    expect(message).toMatch(
      /has no file "artifacts\/words\.json" of MLflow pyfunc version 1 \(404 "No such artifact"\)/,
    );
    expect(readdirSync(folder)).not.toContainEqual(expect.stringMatching(/^\.download/));
    expect(Object.keys(filesIn(folder))).not.toContain('artifacts/words.json');
  });

  test('is given up when the way stays broken, and says how', async () => {
    const artifacts = await opened('pyfunc');
    breakAt(/words\.json/, ['reset']);
    const { message } = await refusalOf(artifacts.download(artifacts.files, newFolder(), { now: () => 0 }));
    expect(message).toMatch(
      /words\.json" of .* cannot be read from MLflow at .*: (UND_ERR_SOCKET|ECONNRESET), 4 times/,
    );
  });

  test.each([
    [
      503,
      { detail: 'Artifact serving is disabled. Run `mlflow server` with `--serve-artifacts` to enable.' },
      'Start the server with --serve-artifacts',
    ],
    [403, 'Invalid Host header - possible DNS rebinding attack detected', '--allowed-hosts 127.0.0.1:'],
    [
      403,
      { error_code: 'PERMISSION_DENIED', message: 'Permission denied' },
      'Give the account READ permission',
    ],
    [200, '<!doctype html><p>Log in', "in MLflow's own pages"],
  ])('is told before it begins, with what to set: %d %j', async (status, body, advice) => {
    // Whatever leads to the files: the lists, and then what reads them.
    for (const pattern of [/artifacts(\/|\?|$)/, /^(?!.*(list|directories|artifacts\?)).*artifact/]) {
      front.fault = ({ url }) => (pattern.test(url) ? { status, body } : undefined);
      const { message } = await refusalOf(opened('pyfunc'));
      expect(message).toContain('does not give the files of MLflow pyfunc version 1');
      expect(message.split('\n').at(-1)).toContain(advice);
      const asked = front.requests.filter(({ url }) => pattern.test(url)).map(({ url }) => url);
      expect(new Set(asked).size).toBe(asked.length); // Waiting changes no setting.
      front.reset();
    }
  });

  test('is cancelled at once, and leaves no part of a file', async () => {
    const artifacts = await opened('big');
    const folder = newFolder();
    const stop = new AbortController();
    breakAt(/weights\.bin/, ['cut', 'hang']);
    const download = artifacts.download(artifacts.files, folder, { now: () => 0, signal: stop.signal });
    const cancelled = expect(download).rejects.toBe('the job was cancelled');
    while (readsOf(/weights\.bin/).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort('the job was cancelled');
    await cancelled;
    expect(Object.keys(filesIn(folder)).filter((path) => path !== 'MLmodel')).toEqual([]);

    const before = front.requests.length;
    const late = artifacts.download(artifacts.files, folder, { now: () => 0, signal: stop.signal });
    await expect(late).rejects.toBe('the job was cancelled');
    expect(front.requests).toHaveLength(before);
  });
});
