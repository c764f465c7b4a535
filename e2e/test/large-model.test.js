// A model of a gigabyte through the bundle, as a runner starts it: every byte arrives, and memory stays flat.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startHub } from '../../packages/loopback/lib/index.js';
import { startMlflow } from '../../packages/testing/lib/mlflow.js';
import { logModels } from '../../packages/testing/lib/models.js';
import setUpPython from '../../packages/testing/python-setup.js';
import { release, root } from './paths.js';
import { stepEnvironment } from './step.js';

const GIGABYTE = 2 ** 30;

test('a model of a gigabyte', async (t) => {
  await setUpPython();
  const folder = mkdtempSync(join(tmpdir(), 'mlops-actions-e2e-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [mlflow, hub] = await Promise.all([startMlflow(), startHub({ folder })]);
  t.after(() => Promise.all([mlflow.close(), hub.close()]));
  const { big } = logModels(mlflow, ['big'], GIGABYTE);

  const env = stepEnvironment(
    'mlflow-to-hf',
    {
      'mlflow-tracking-uri': mlflow.url,
      'hf-endpoint': hub.url,
      'hf-token': hub.token,
      'hf-id': 'team',
      'model-name': 'big',
      'model-version': '1',
    },
    folder,
  );
  const measured = [join(root, 'bench/process.py'), process.execPath, join(release, 'dist/mlflow-to-hf.js')];
  const { stdout } = await promisify(execFile)(process.env.REFERENCE_PYTHON, measured, { env });
  const [exit, , mebibytes] = stdout.split(' ').map(Number);
  assert.equal(exit, 0);
  assert.equal(hub.repo('team/big-1').lfs().get('weights.bin'), big.files['weights.bin'].sha256);
  assert.ok(mebibytes < 400, `${mebibytes} MiB`);
  assert.deepEqual(hub.violations, []);
});
