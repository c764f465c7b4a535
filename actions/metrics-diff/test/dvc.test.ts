import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { commit, diff, git, write } from './diff.js';

/** What DVC itself says of the working folder against the last commit. */
function metricsDiff(folder: string): Record<string, Record<string, unknown>> {
  const output = execFileSync(process.env.REFERENCE_PYTHON!, ['-m', 'dvc', 'metrics', 'diff', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      DVC_NO_ANALYTICS: '1',
      DVC_SITE_CACHE_DIR: join(folder, '.temp', 'dvc'),
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
    stdio: ['ignore', 'pipe', 'ignore'], // It says that the old commit has no new.json.
  });
  return JSON.parse(output);
}

test('diff is that of dvc metrics diff --json', async () => {
  const folder = newFolder();
  const files = ['metrics.json', 'eval/metrics.yaml', 'eval/metrics.toml', 'new.json'];
  // What `dvc init` makes.
  write(folder, {
    '.dvc/config': '',
    '.dvcignore': '',
    '.gitignore': '.temp\n.reports\n',
    'dvc.yaml': { metrics: files },
  });
  commit(folder, {
    'metrics.json': {
      accuracy: 0.8965,
      loss: 0.6437,
      same: 1,
      tiny: 1e-6,
      large: 123456789.25,
      nested: { a: { b: 1 }, gone: 2 },
      optimizer: 'adam',
      note: 'as it was',
      turned: 1,
    },
    'eval/metrics.yaml': 'f1: 0.5\nper_class:\n  cat: 0.25\n  dog: 1\n',
    'eval/metrics.toml': '[val]\nppl = 12.5\n',
  });
  write(folder, {
    'metrics.json': {
      accuracy: 0.91,
      loss: 0.6,
      same: 1,
      tiny: 2e-6,
      large: 123456789.5,
      nested: { a: { b: -1 }, fresh: 3 },
      optimizer: 'sgd',
      note: 'as it was',
      turned: 'nothing',
    },
    'eval/metrics.yaml': 'f1: 0.5\nper_class:\n  cat: 0.5\n  dog: 1\n',
    'eval/metrics.toml': '[val]\nppl = 11\n',
    'new.json': { accuracy: 1 },
  });
  const expected = metricsDiff(folder);
  expect(Object.keys(expected['metrics.json']!)).toHaveLength(9);

  const { outcome } = await diff(
    { metrics: files.join('\n'), baseline: 'git:HEAD' },
    {},
    { workspace: folder },
  );
  const ours: Record<string, Record<string, Record<string, unknown>>> = JSON.parse(outcome.outputs.diff!);
  const inItsFields = Object.fromEntries(
    Object.entries(ours).map(([file, metrics]) => [
      file,
      Object.fromEntries(
        Object.entries(metrics).map(([name, { old, new: now, diff: change }]) => [
          name,
          { old, new: now, ...(change !== undefined && { diff: change }) },
        ]),
      ),
    ]),
  );
  expect(inItsFields).toEqual(expected);
  expect(git(folder, 'status', '--short', 'metrics.json')).toBe('M metrics.json');
});
