import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './paths.js';

/**
 * A user's repository on the branch of a pull request, in a folder of its own that goes when the test ends.
 * @param {import('node:test').TestContext} t
 * @param {Record<string, string | Buffer>} main the files that its main branch holds, by path
 * @param {Record<string, string | Buffer>} topic those that the pull request adds or changes
 * @param {string} name the repository's on GitHub
 */
export function callerOf(t, main, topic = {}, name = 'acme/summaries') {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-actions-e2e-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const repository = join(folder, 'caller');
  mkdirSync(repository);
  const git = gitIn(repository);
  git('init', '--quiet', '--initial-branch=main');
  write(repository, { ...main, 'predict.py': readFileSync(join(root, 'e2e/stand-ins/predict.py')) });
  git('add', '--all');
  git('commit', '--quiet', '--message=main');
  git('remote', 'add', 'origin', `https://github.com/${name}`);
  git('update-ref', 'refs/remotes/origin/main', 'main');
  git('checkout', '--quiet', '-b', 'topic');
  write(repository, topic);
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=topic');
  return { folder, repository, git };
}

/** Goes on to its main branch, with a commit that no other branch has: the runner takes a branch's name from its commit. */
export function onMain({ git }) {
  git('checkout', '--quiet', '-B', 'main');
  git('commit', '--quiet', '--allow-empty', '--message=merged');
}

export function example(name) {
  return readFileSync(join(root, 'examples', name));
}

/** A file of the demo's data: candidate.jsonl scores better than baseline.jsonl. */
export function data(name) {
  return readFileSync(join(root, 'examples/data', name));
}

/** git without the settings of whoever runs the tests. */
export function gitIn(folder) {
  const person = { NAME: 'Test', EMAIL: 'test@example.org' };
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      Object.entries(person).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    ),
  };
  return (...args) =>
    execFileSync('git', args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1 << 28,
    }).trim();
}

/** Writes files below a folder. */
export function write(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
