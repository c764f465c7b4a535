import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { actionNames, root } from '../src/actions.js';

const node24 = join(root, 'node_modules/node/bin/node');
const dist = join(root, 'dist');
const scripts = readdirSync(dist).filter((file) => file.endsWith('.js'));

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root });
}, 120_000);

test('dist/ is what the sources make', () => {
  const check = spawnSync(process.execPath, ['packages/release/lib/build.js', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(check.stderr).toBe('');
  expect(check.status).toBe(0);
}, 120_000);

test('licenses.txt names every package that left a trace in the bundle', () => {
  const named = readFileSync(join(dist, 'licenses.txt'), 'utf8');
  const inside = new Set(
    scripts.flatMap((file) =>
      [...readFileSync(join(dist, file), 'utf8').matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(
        ([, name]) => name,
      ),
    ),
  );
  expect(inside).toContain('@actions/core');
  for (const name of inside)
    expect(named).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+.* \\(.+\\)$`, 'm'));
});

test('nothing in dist/ names the folder that it was built in', () => {
  for (const file of readdirSync(dist)) expect(readFileSync(join(dist, file), 'utf8')).not.toContain(root);
});

describe('the release tree', () => {
  const folder = join(newFolder(), 'tree');
  const compose = (to: string) =>
    spawnSync(process.execPath, ['packages/release/lib/compose.js', to], { cwd: root, encoding: 'utf8' });

  test('has an action per folder, dist/ and the licences, and every link in it leads somewhere', () => {
    expect(compose(folder)).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['LICENSE', 'dist', ...actionNames()].sort());
    for (const name of actionNames()) {
      expect(readdirSync(join(folder, name)).sort()).toEqual(['README.md', 'action.yml']);
      const action = readFileSync(join(folder, name, 'action.yml'), 'utf8');
      const main = /main: (.+)/.exec(action)?.[1] ?? '';
      expect(readFileSync(join(folder, name, main), 'utf8')).toContain(`start('${name}')`);
      expect(readFileSync(join(folder, name, 'README.md'), 'utf8')).not.toContain('](../');
    }
  });

  test('is never written over something', () => {
    expect(compose(folder)).toMatchObject({ status: 2 });
    expect(compose('').status).toBe(2);
  });

  test.each([
    ['Node 24', node24],
    ['the Node at hand', process.execPath],
  ])('its command line runs under %s without anything installed', (_, node) => {
    const { status, stdout } = spawnSync(node, [join(folder, 'dist/cli.js'), '--help'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('rouge-gate');
  });
});
