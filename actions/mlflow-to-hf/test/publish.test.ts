import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type HubApi, startHub } from '@mlops-actions/loopback';
import {
  hubPython,
  type LoggedModel,
  logModels,
  type MlflowServer,
  newFolder,
  predictionsOf,
  python,
  refusalOf,
  startMlflow,
} from '@mlops-actions/testing';
import { publish } from './publisher.js';

// From real MLflow servers to the Hub, and back by its official Python client: what was published predicts the same.

const kinds = [
  'sklearn-pickle',
  'sklearn-cloudpickle',
  'sklearn-skops',
  'pyfunc',
  'transformers',
  'many-files',
] as const;
const kinds2 = ['sklearn-pickle', 'sklearn-cloudpickle', 'pyfunc'] as const;
type Kind = (typeof kinds)[number];

let hub: HubApi;
let mlflow: MlflowServer;
let mlflow2: MlflowServer;
let models: Record<Kind, LoggedModel>;
let models2: Record<(typeof kinds2)[number], LoggedModel>;
beforeAll(async () => {
  [hub, mlflow, mlflow2] = await Promise.all([
    startHub(),
    startMlflow({ auth: true, prefix: '/team/mlflow' }),
    startMlflow({ version: 2 }),
  ]);
  models = logModels(mlflow, kinds);
  models2 = logModels(mlflow2, kinds2);
}, 300_000);
afterAll(() => Promise.all([hub.close(), mlflow.close(), mlflow2.close()]));
afterEach(() => {
  const { violations } = hub;
  hub.reset();
  expect(violations).toEqual([]);
});

const version = (kind: Kind, changes: Record<string, string> = {}) =>
  publish({ mlflow, hub }, { 'model-name': kind, 'model-version': '1', license: 'mit', ...changes });

const filesOf = (id: string) => hub.repo(id)?.files() ?? new Map<string, Buffer>();
const sha256 = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

async function snapshot(id: string): Promise<string> {
  const folder = newFolder();
  await hubPython(hub, `result = snapshot_download(given["id"], local_dir=given["folder"])`, { id, folder });
  return folder;
}

describe('a published model', () => {
  test.each(kinds.filter((kind) => kind !== 'many-files'))(
    '%s predicts the same after snapshot_download',
    async (kind) => {
      const { outputs } = await version(kind);
      expect(outputs).toMatchObject({ 'repo-id': `team/${kind}-1`, changed: 'true', 'model-version': '1' });
      expect(predictionsOf(kind, await snapshot(`team/${kind}-1`))).toEqual(models[kind].predictions);
    },
    120_000,
  );

  test('2,000 files arrive in one commit, every byte of them', async () => {
    const { outputs } = await version('many-files');
    const files = filesOf('team/many-files-1');
    for (const [path, { sha256: digest }] of Object.entries(models['many-files'].files))
      expect([path, sha256(files.get(path))]).toEqual([path, digest]);
    expect(hub.repo('team/many-files-1')?.commits()).toHaveLength(2);
    expect(Number(outputs.files)).toBe(2002);
  }, 120_000);

  test.each(kinds2)('%s of MLflow 2.22, every byte of it', async (kind) => {
    const id = `team/old-${kind}`;
    await publish({ mlflow: mlflow2, hub }, { 'model-name': kind, 'model-alias': 'champion', 'repo-id': id });
    const files = filesOf(id);
    for (const [path, { sha256: digest }] of Object.entries(models2[kind].files))
      expect([path, sha256(files.get(path))]).toEqual([path, digest]);
  });

  test('by run and by logged model it is the same model', async () => {
    const { runId, modelId } = models['sklearn-pickle'];
    const old = models2['sklearn-pickle'];
    const given = { 'repo-id': 'team/by-id', 'model-name': 'reviews' };
    const { outputs } = await publish({ mlflow, hub }, { ...given, 'model-id': modelId ?? '' });
    expect(outputs['run-id']).toBe(runId);
    expect(sha256(filesOf('team/by-id').get('model.pkl'))).toBe(
      models['sklearn-pickle'].files['model.pkl']?.sha256,
    );
    await publish({ mlflow: mlflow2, hub }, { 'repo-id': 'team/by-run', 'run-id': old.runId });
    expect(sha256(filesOf('team/by-run').get('model.pkl'))).toBe(old.files['model.pkl']?.sha256);
  });

  test('its hashes can be checked by coreutils', async () => {
    await version('pyfunc');
    const folder = await snapshot('team/pyfunc-1');
    const program = `import subprocess; result = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=given, capture_output=True, text=True).stdout`;
    const lines = String(python(program, folder)).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([]);
  });
});

describe('config.json', () => {
  const csv = ['length,stars,title', '3,5,"é ""a"""', '40,1,b', '11.5,2,', '25,4,d'].join('\n');

  test('is what skops 0.9 writes for the same model and data', async () => {
    const id = 'team/with-config';
    await publish(
      { mlflow: mlflow2, hub },
      {
        'model-name': 'sklearn-pickle',
        'model-version': '1',
        'repo-id': id,
        'data-file': 'data.csv',
        task: 'tabular-classification',
      },
      { files: { 'data.csv': csv } },
    );
    const files = filesOf(id);
    const folder = newFolder();
    for (const name of ['model.pkl', 'requirements.txt'])
      writeFileSync(join(folder, name), files.get(name) ?? '');
    writeFileSync(join(folder, 'data.csv'), csv);
    const program = `
import os, pandas
from skops import hub_utils
os.chdir(given)
requirements = [line for line in open("requirements.txt").read().splitlines() if line]
hub_utils.init(model="model.pkl", requirements=requirements, dst="out", task="tabular-classification", data=pandas.read_csv("data.csv"))
result = open("out/config.json").read()`;
    const theirs = String(python(program, folder, process.env.MLFLOW2_PYTHON));
    // A missing value: NaN there, which is no JSON.
    expect(files.get('config.json')?.toString()).toBe(theirs.replace(/\bNaN\b/g, 'null'));
    expect([...files.keys()]).not.toContain('data.csv');
  });
});

describe('exactly once', () => {
  test('a second run commits nothing', async () => {
    const first = await version('sklearn-skops', { 'repo-id': 'team/twice' });
    hub.reset();
    const second = await version('sklearn-skops', { 'repo-id': 'team/twice' });
    expect(second.outputs).toMatchObject({ changed: 'false', commit: first.outputs.commit });
    expect(
      hub.requests.filter(({ method, url }) => method !== 'GET' && !url.endsWith('/validate-yaml')),
    ).toEqual([]);
  });

  test('another workflow run alone is no change', async () => {
    const given = { 'model-name': 'pyfunc', 'model-version': '1', 'repo-id': 'team/other-run' };
    const run = (n: number) => ({ context: { runUrl: `https://github.com/acme/x/actions/runs/${n}` } });
    await publish({ mlflow, hub }, given, run(1));
    const { outputs } = await publish({ mlflow, hub }, given, run(2));
    expect(outputs.changed).toBe('false');
    expect(filesOf('team/other-run').get('README.md')?.toString()).toContain('actions/runs/1');
  });

  test('the next version takes the place of the one before, and what people made stays', async () => {
    const id = 'team/moving';
    await version('sklearn-pickle', { 'repo-id': id, tag: 'v{model-version}-pickle' });
    const card = filesOf(id).get('README.md')?.toString() ?? '';
    hub.commit(id, {
      'notes.md': 'Ours.',
      'requirements.txt': 'changed by a person\n',
      'README.md': card.replace(/$/, '\n## For the team\n\nAsk Ana.\n'),
    });
    const { outputs } = await version('sklearn-skops', { 'repo-id': id, exclude: 'requirements.txt' });
    const files = filesOf(id);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['model.skops', 'notes.md', 'requirements.txt']),
    );
    expect([...files.keys()]).not.toContain('model.pkl');
    expect(files.get('README.md')?.toString()).toContain('Ask Ana.');
    expect(files.get('README.md')?.toString()).toContain('model.skops');
    expect(files.get('README.md')?.toString()).not.toContain('model.pkl');
    expect(outputs.changed).toBe('true');
    expect([...(hub.repo(id)?.tags.keys() ?? [])]).toEqual(['v1-pickle']);
  });

  test('create-pr proposes, and the next run updates what it proposed', async () => {
    const id = 'team/proposed';
    hub.createRepo(id, { files: { 'README.md': '# Ours\n' } });
    const first = await version('pyfunc', { 'repo-id': id, 'create-pr': 'true' });
    expect(first.outputs['pull-request-url']).toMatch(/discussions\/1$/);
    const again = await version('pyfunc', { 'repo-id': id, 'create-pr': 'true' });
    expect(again.outputs).toMatchObject({
      changed: 'false',
      'pull-request-url': first.outputs['pull-request-url'],
    });
    expect(hub.repo(id)?.commits()).toHaveLength(1);
    expect(hub.repo(id)?.files('refs/pr/1').get('README.md')?.toString()).toContain('# Ours\n');
  });

  test('a dry run writes nothing, and shows the card', async () => {
    const { outputs, report, log } = await version('pyfunc', { 'repo-id': 'team/dry', 'dry-run': 'true' });
    expect(outputs).toMatchObject({ changed: 'false', commit: '' });
    expect(report.headline).toMatch(/^Dry run: team\/dry would get/);
    expect(log.lines.join('\n')).toMatch(/would add MLmodel .*README\.md:\n---\n/s);
    expect(hub.repo('team/dry')).toBeUndefined();
  });
});

describe('the preflight', () => {
  test('tells all problems on both sides at once, before any download', async () => {
    hub.createRepo('readers/model');
    const { message } = await refusalOf(
      publish(
        { mlflow, hub },
        {
          'model-name': 'sklearn-pickle',
          'model-version': '1',
          'repo-id': 'readers/model',
          license: 'gpl-5',
          'data-file': 'missing.csv',
          task: 'tabular-classification',
        },
      ),
    );
    expect(message).toMatch(/^3 things stand in the way/);
    expect(message).toMatch(/readers\/model may not be written to/);
    expect(message).toMatch(/license/);
    expect(message).toMatch(/missing\.csv/);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['a version that is not there', { 'model-version': '99' }, /99.*\b1\b/s],
    ['an unknown model', { 'model-name': 'nobody' }, /nobody/],
    ['a name that the Hub does not take', { 'repo-id': 'team/a--b' }, /a--b/],
    ['no owner', { 'hf-id': '' }, /hf-id: my-team/],
    ['no token at all', { 'hf-token': '' }, /hf-token.*id-token: write/s],
    ['a token of somebody else', { 'hf-token': 'gho_xxxxxxxxxxxx' }, /hf_/],
    [
      'an exclude that matches nothing',
      { exclude: 'nothing/**' },
      /exclude: no file of the model matches nothing/,
    ],
    ['a licence without a card', { 'model-card': 'none' }, /license goes into the card/],
    [
      'a glob that matches nothing',
      { include: 'weights/**' },
      /include: no file of the model matches weights/,
    ],
    [
      'data for a model of another flavor',
      { 'model-name': 'pyfunc', 'data-file': 'd.csv', task: 'tabular-regression' },
      /scikit-learn/,
    ],
  ])('%s', async (_, given, why) => {
    hub.reset();
    const { message } = await refusalOf(version('sklearn-pickle', given));
    expect(message).toMatch(why);
    expect(hub.requests.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([]);
    expect(message).not.toMatch(/gho_x|at .*\.ts/);
  });
});

describe('the job alone', () => {
  const idToken = async () => hub.idToken;
  const oidc = { 'hf-token': '', auth: 'oidc', 'repo-id': 'team/trusting' };

  test('publishes as a trusted publisher', async () => {
    hub.createRepo('team/trusting');
    hub.trust('team/trusting');
    const given = { 'model-name': 'pyfunc', 'model-version': '1', ...oidc };
    const { outputs, secrets, report } = await publish({ mlflow, hub }, given, { idToken });
    expect(outputs.changed).toBe('true');
    expect(secrets).toContain(hub.idToken);
    expect(secrets.some((secret) => secret.startsWith('hf_jwt_'))).toBe(true);
    expect(JSON.stringify(report)).not.toMatch(/hf_jwt_/);
  });

  test('cannot make a repository, and is told so', async () => {
    const given = { 'model-name': 'pyfunc', 'model-version': '1', ...oidc, 'repo-id': 'team/not-there' };
    const { message } = await refusalOf(publish({ mlflow, hub }, given, { idToken }));
    expect(message).toMatch(/team\/not-there/);
    expect(message).toMatch(/hf-token|exist/);
  });
});

describe('pickles', () => {
  test('what is outside of the known libraries is a warning, in the card and in the report', async () => {
    const { report, log } = await version('sklearn-cloudpickle', { 'repo-id': 'team/warned' });
    expect(JSON.stringify(log.lines)).not.toMatch(/dangerous/);
    expect(report.sections.map(({ title }) => title)).toContain('Files that run code when they are loaded');
  });

  test('one that would run a command stops everything, unless it is allowed', async () => {
    const { runId } = models2.pyfunc;
    const folder = newFolder();
    const evil = join(folder, 'evil');
    mkdirSync(evil);
    mlflow2.python(
      `
import pickle, os
class Evil:
    def __reduce__(self): return (os.system, ("true",))
pickle.dump(Evil(), open(given["folder"] + "/data.pkl", "wb"))
mlflow.MlflowClient().log_artifact(given["run"], given["folder"] + "/data.pkl", "model")`,
      { run: runId, folder: evil },
    );
    const given = { 'run-id': runId, 'repo-id': 'team/evil' };
    const refused = await publish({ mlflow: mlflow2, hub }, given);
    expect(refused.failure).toMatch(/Nothing was published/);
    expect(refused.log.lines.join('\n')).toMatch(
      /^error: data\.pkl would run (os|posix)\.system.*pickle-policy: allow/ms,
    );
    expect(refused.report).toMatchObject({ verdict: 'fail' });
    expect(refused.outputs).toMatchObject({ changed: 'false', commit: '' });
    expect(hub.repo('team/evil')).toBeUndefined();
    const allowed = await publish({ mlflow: mlflow2, hub }, { ...given, 'pickle-policy': 'allow' });
    expect(allowed.outputs.changed).toBe('true');
    expect(allowed.report.verdict).toBe('warn');
    expect(allowed.log.lines.join('\n')).toMatch(/^warning: data\.pkl would run/m);
  });
});

test('a token in the code of a model is not published', async () => {
  const { runId } = models2['sklearn-pickle'];
  mlflow2.python(
    `mlflow.MlflowClient().log_text(given, 'AWS_KEY = "AKIAIOSFODNN7ABCDEFG"\\n', "model/code/config.py")`,
    runId,
  );
  const given = { 'run-id': runId, 'repo-id': 'team/leaking' };
  const { message } = await refusalOf(publish({ mlflow: mlflow2, hub }, given));
  expect(message).toMatch(/code\/config\.py .*line 1.*exclude: code\/config\.py/s);
  expect(message).not.toContain('AKIAIOSFODNN7ABCDEFG');
  expect(hub.repo('team/leaking')).toBeUndefined();
  const { outputs } = await publish({ mlflow: mlflow2, hub }, { ...given, exclude: 'code/config.py' });
  expect(outputs.changed).toBe('true');
});

test('no credential is in the log, the report or an address', async () => {
  const { log, report, summary, secrets, outputs } = await version('sklearn-pickle', {
    'repo-id': 'team/silent',
  });
  const seen = JSON.stringify([log.lines, report, summary, outputs, hub.requests.map(({ url }) => url)]);
  const card = filesOf('team/silent').get('README.md')?.toString() ?? '';
  for (const secret of [hub.token, mlflow.password ?? '']) {
    expect(secrets).toContain(secret);
    expect(seen + card).not.toContain(secret);
  }
  expect(card).not.toContain('sk-not-for-the-card');
  expect(card).not.toContain(new URL(mlflow.url).host);
});
