// The git side of .github/workflows/release.yml, against a real remote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { parse } from 'yaml';
import { gitIn } from './caller.js';
import { release, root } from './paths.js';

let folder;
let remote;
beforeEach((t) => {
  folder = mkdtempSync(join(tmpdir(), 'mlops-actions-release-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  gitIn(folder)('init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  remote = gitIn(join(folder, 'remote.git'));
  const main = clone('main');
  main.git('commit', '--quiet', '--allow-empty', '--message=sources');
  main.git('push', '--quiet', 'origin', 'HEAD:main');
});

test('the first release makes the branch and both tags, of the composed tree exactly', () => {
  const { git } = publish('1.0.0');
  for (const ref of ['releases/v1', 'v1.0.0', 'v1'])
    assert.equal(remote('rev-parse', ref), git('rev-parse', 'v1.0.0'));
  assert.equal(remote('rev-parse', 'v1^{tree}'), gitIn(release)('rev-parse', 'v1^{tree}'));
  assert.equal(remote('cat-file', '-t', 'v1.0.0'), 'commit', 'the SHA of the tag is the one to pin');
  assert.match(
    remote('log', '-1', '--format=%B', 'v1'),
    new RegExp(`v1\\.0\\.0\\n\\nComposed from ${remote('rev-parse', 'main')}`),
  );
});

test('its attested archive can be made again from the tag', () => {
  const archive = ({ git }) => git('archive', '--format=tar', 'v1.0.0');
  assert.equal(archive(publish('1.0.0')), archive(clone('user')));
});

test('git gets the token that it pushes with from the environment', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8'));
  const { env } = jobs.publish.steps.find(({ name }) => name === 'Push');
  const asked = execFileSync('git', ['credential', 'fill'], {
    env: {
      ...env,
      PATH: process.env.PATH,
      TOKEN: 'a-token',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    },
    input: 'protocol=https\nhost=github.com\n\n',
    encoding: 'utf8',
  });
  assert.match(asked, /^username=x-access-token\npassword=a-token$/m);
});

test('what is ignored or configured where it runs changes nothing in the tree', () => {
  const { git, run } = clone('odd');
  git('config', 'core.autocrlf', 'true');
  writeFileSync(join(folder, 'odd/.git/info/exclude'), 'dist/\n');
  run('commit', '1.0.0', composed('odd'));
  assert.equal(git('rev-parse', 'v1.0.0^{tree}'), gitIn(release)('rev-parse', 'v1^{tree}'));
  assert.equal(git('status', '--porcelain'), '', 'the clone is as it was');
});

test('the next release moves v1 and leaves the one before alone', () => {
  publish('1.0.0');
  const before = remote('rev-parse', 'v1.0.0');
  publish('1.1.0', 'changed');
  assert.equal(remote('rev-parse', 'v1.0.0'), before);
  for (const ref of ['releases/v1', 'v1'])
    assert.equal(remote('rev-parse', ref), remote('rev-parse', 'v1.1.0'));
  assert.equal(remote('rev-parse', 'v1.1.0^'), before);
  assert.equal(remote('show', 'v1:README.md'), 'changed');
});

test('the next major version starts a branch of its own', () => {
  publish('1.0.0');
  publish('2.0.0');
  assert.notEqual(remote('rev-parse', 'v1'), remote('rev-parse', 'v2'));
  assert.equal(remote('rev-list', '--count', 'releases/v2'), '1');
});

test('a version is never released twice', () => {
  publish('1.0.0');
  assert.throws(
    () => publish('1.0.0', 'changed'),
    /v1\.0\.0 is there already.*Raise the version in package\.json/,
  );
});

test('of two releases at once one is refused whole', () => {
  const [a, b] = [clone('a'), clone('b')];
  a.run('commit', '1.0.0', composed('a'));
  b.run('commit', '1.0.1', composed('b'));
  a.run('push', '1.0.0');
  const refs = remote('for-each-ref');
  assert.throws(() => b.run('push', '1.0.1'), /rejected|stale|atomic/);
  assert.equal(remote('for-each-ref'), refs);
});

test('what is no version is refused', () => {
  const { run } = clone('bad');
  for (const version of ['1.0', 'v1.0.0', '1.0.0-rc.1', ''])
    assert.throws(() => run('commit', version, release), /not a version/);
});

/** As the workflow does it: in a fresh clone with all branches and tags. */
function publish(version, readme) {
  const name = `${version}-${Math.random()}`;
  const made = clone(name);
  made.run('commit', version, composed(name, readme));
  made.run('push', version);
  return made;
}

function clone(name) {
  gitIn(folder)('clone', '--quiet', 'remote.git', name);
  const cwd = join(folder, name);
  const run = (...args) =>
    execFileSync('bash', [join(root, '.github/release.sh'), ...args], {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  return { git: gitIn(cwd), run };
}

/** A copy of the composed tree, with another README where one is given. */
function composed(name, readme) {
  const to = join(folder, `${name}-tree`);
  cpSync(release, to, { recursive: true, filter: (path) => path !== join(release, '.git') });
  if (readme !== undefined) writeFileSync(join(to, 'README.md'), readme);
  return to;
}
