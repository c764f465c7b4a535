// No finding of the checkers that platform teams run, on what we run and on what users copy.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, work } from './paths.js';

const files = (pattern) => globSync(pattern, { cwd: root });
const examples = files('examples/*.yml');
const workflows = [...files('.github/workflows/*.yml'), ...examples];

function findsNothing(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(join(work, command), args, {
    cwd: root,
    encoding: 'utf8',
  });
  assert.ifError(error);
  assert.equal(status, 0, `${stdout}\n${stderr}`);
}

test('zizmor', () => {
  findsNothing('venv/bin/zizmor', '--offline', '--no-progress', '.', ...examples);
});

test('actionlint, with shellcheck on every script inside', () => {
  findsNothing(
    'bin/actionlint',
    '-shellcheck',
    join(work, 'venv/bin/shellcheck'),
    '-pyflakes',
    '',
    ...workflows,
  );
});

test('shellcheck', () => {
  findsNothing('venv/bin/shellcheck', '.ci/run', '.github/release.sh', ...files('{e2e,bench}/*.sh'));
});

test('one version of each third-party action, here and in the examples', () => {
  const pins = new Map();
  for (const file of workflows)
    for (const [, action, pin] of readFileSync(join(root, file), 'utf8').matchAll(
      /uses: (actions\/[\w-]+)@(.+)/g,
    ))
      pins.set(action, new Set(pins.get(action)).add(pin));
  assert.deepEqual(
    [...pins].filter(([, found]) => found.size > 1),
    [],
  );
});
