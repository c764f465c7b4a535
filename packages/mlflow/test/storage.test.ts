import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FaultProxy, startFaultProxy } from '@mlops-actions/loopback';
import {
  type LoggedModel,
  logModels,
  type MlflowServer,
  newFolder,
  refusalOf,
  type S3,
  startMlflow,
  startS3,
} from '@mlops-actions/testing';
import { openArtifacts } from '../src/artifacts/open.js';
import type { MlflowSettings } from '../src/client.js';
import { resolveModel } from '../src/resolve.js';
import { connect, fetchModel, sourceOf } from './serving.js';

// Which route leads to the files depends on where a server keeps them, and on what it was told.

type Kind = 'transformers' | 'pyfunc' | 'big';

const PROXY = "MLflow's artifact proxy";
const RUN_LINKS = "links into the storage of the run's artifacts";
const BY_RUN = "MLflow's server, as the run's artifacts";
const BY_MODEL = "MLflow's server, as the logged model's artifacts";
const MB = 10_000_000;

async function expectSame(
  server: MlflowServer,
  logged: LoggedModel,
  route: string,
  over: Partial<MlflowSettings> = {},
): Promise<void> {
  const found = await fetchModel(connect(server, over), sourceOf(logged));
  expect(found.files).toEqual(logged.files);
  expect(found.route).toBe(route);
}

describe('MLflow 3 that serves no artifacts, over a folder', () => {
  let server: MlflowServer;
  let logged: Record<'sklearn-cloudpickle' | 'transformers', LoggedModel>;
  beforeAll(async () => {
    server = await startMlflow({ serveArtifacts: false });
    logged = logModels(server, ['sklearn-cloudpickle', 'transformers']);
  }, 240_000);
  afterAll(() => server?.close());

  test('streams a logged model', () => expectSame(server, logged['sklearn-cloudpickle'], BY_MODEL));
  test('streams the artifacts of a run', () => expectSame(server, logged.transformers, BY_RUN));

  test('and behind a front that lets the API through alone, nothing: what to set is told', async () => {
    const front = await startFaultProxy(server.url);
    front.fault = ({ url }) => (/^\/(api|health)/.test(url) ? undefined : { status: 404, body: '' });
    try {
      const mlflow = connect({ url: front.url });
      const model = await resolveModel(mlflow, sourceOf(logged.transformers));
      const { message } = await refusalOf(openArtifacts(mlflow, model));
      expect(message.split('\n')).toEqual([
        expect.stringMatching(
          /^MLflow at .* does not give the files of MLflow transformers version 1, which are at \//,
        ),
        '  links into the storage of the run\'s artifacts: 501 "Presigned download is not supported for the current artifact repository"',
        "  MLflow's server, as the run's artifacts: 404",
        "  MLflow's server, as the model version's artifacts: 404",
        expect.stringMatching(
          /^Start the server with --serve-artifacts, or let the way to it pass \/get-artifact/,
        ),
      ]);
    } finally {
      await front.close();
    }
  });
});

describe('MLflow 2', () => {
  let proxying: MlflowServer;
  let streaming: MlflowServer;
  let logged: Record<'sklearn-cloudpickle' | 'pyfunc' | 'big', LoggedModel>;
  let streamed: Record<'pyfunc', LoggedModel>;
  beforeAll(async () => {
    proxying = await startMlflow({ version: 2 });
    streaming = await startMlflow({ version: 2, serveArtifacts: false });
    logged = logModels(proxying, ['sklearn-cloudpickle', 'pyfunc', 'big'], MB);
    streamed = logModels(streaming, ['pyfunc']);
  }, 300_000);
  afterAll(async () => {
    await proxying?.close();
    await streaming?.close();
  });

  test('serves artifacts', async () => {
    await expectSame(proxying, logged.pyfunc, PROXY);
    await expectSame(proxying, logged['sklearn-cloudpickle'], PROXY);
    await expectSame(streaming, streamed.pyfunc, BY_RUN);
  });

  test('knows no logged models', async () => {
    const model = resolveModel(connect(proxying), { kind: 'logged-model', modelId: 'm-0a1b' });
    expect((await refusalOf(model)).message).toMatch(/knows no logged models.*\n {2}run-id/);
  });

  test('goes on after a break, which its proxy cannot', async () => {
    const broken = await startFaultProxy(proxying.url);
    broken.fault = ({ url }, nth) => (/weights\.bin/.test(url) && nth === 1 ? 'cut' : undefined);
    try {
      const { files } = await fetchModel(connect(broken), sourceOf(logged.big));
      expect(files).toEqual(logged.big.files);
      const reads = broken.requests.filter(({ url }) => /weights\.bin/.test(url));
      expect(reads.map(({ url }) => /get-artifact/.test(url))).toEqual([true, true]);
      expect(reads[1]?.headers.range).toMatch(/^bytes=\d{6,}-$/);
    } finally {
      await broken.close();
    }
  });
});

describe('MLflow 3 over S3', () => {
  let s3: S3;
  let front: FaultProxy;
  let proxying: MlflowServer;
  let direct: MlflowServer;
  let logged: Record<Kind, LoggedModel>;
  let straight: Record<'pyfunc' | 'transformers', LoggedModel>;
  beforeAll(async () => {
    s3 = await startS3();
    front = await startFaultProxy(s3.url);
    proxying = await startMlflow({ s3, auth: true });
    direct = await startMlflow({ s3, serveArtifacts: false });
    logged = logModels(proxying, ['pyfunc', 'transformers', 'big'], MB);
    straight = logModels(direct, ['pyfunc', 'transformers']);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([proxying?.close(), direct?.close()]);
    await front?.close();
    await s3?.close();
  });
  beforeEach(() => front.reset());

  /** To the storage by way of `front`. */
  const seen: typeof fetch = (input, init) => fetch(String(input).replace(s3.url, front.url), init);

  test('proxies, and gives links for what is large', async () => {
    await expectSame(proxying, logged.pyfunc, PROXY);
    await expectSame(proxying, logged.transformers, PROXY);
    const isRead = (url: string) => url.includes('weights.bin');
    let reading = 0; // Each link is another one.
    front.fault = ({ url }) => (isRead(url) && ++reading === 1 ? 'cut' : undefined);
    await expectSame(proxying, logged.big, PROXY, { fetch: seen });
    const reads = front.requests.filter(({ url }) => isRead(url));
    expect(reads.map(({ headers }) => headers.range?.replace(/\d+/, 'N'))).toEqual([undefined, 'bytes=N-']);
    // The storage has no use for the account at MLflow.
    expect(front.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
  });

  test('gives links into a run, and streams logged models', async () => {
    await expectSame(direct, straight.transformers, RUN_LINKS, { fetch: seen });
    expect(front.requests.length).toBeGreaterThan(Object.keys(straight.transformers.files).length);
    await expectSame(direct, straight.pyfunc, BY_MODEL);
  });

  test('a storage that only the server reaches', async () => {
    front.fault = () => 'reset';
    await expectSame(direct, straight.transformers, BY_RUN, { fetch: seen });
  });

  test('a file that is stored packed is read by another route', async () => {
    const folder = newFolder();
    // Nobody may unpack it, and it is no gzip.
    writeFileSync(join(folder, 'words.txt.gz'), 'not really packed');
    writeFileSync(join(folder, 'MLmodel'), 'flavors: {}\n');
    const program =
      'with mlflow.start_run() as run: mlflow.log_artifacts(given, "model")\nresult = run.info.run_id';
    const runId = direct.python(program, folder) as string;
    const { route, files } = await fetchModel(connect(direct), { kind: 'run', runId, path: 'model' });
    expect(route).toBe(RUN_LINKS);
    expect(files['words.txt.gz']?.size).toBe(17);
  });

  test('a storage that nobody reaches', async () => {
    await s3.close();
    const mlflow = connect(direct);
    const model = await resolveModel(mlflow, sourceOf(straight.transformers));
    const { message } = await refusalOf(openArtifacts(mlflow, model));
    expect(message).toMatch(/which are at s3:\/\/artifacts\/.*\n {2}the run's list: 500/);
    expect(message).toContain('Give the server itself access to its s3 storage');
  }, 240_000);
});
