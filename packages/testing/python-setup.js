/**
 * Makes the virtual environments with the Python references once, before any test runs. They live in
 * node_modules/.cache and are made anew when their requirements change.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

/** Milliseconds: no installation takes that long. */
const ABANDONED = 15 * 60_000;

export default async function setup() {
  // Side by side: each waits for the network half of the time.
  [process.env.REFERENCE_PYTHON, process.env.MLFLOW2_PYTHON] = await Promise.all(
    ['requirements.txt', 'requirements-mlflow2.txt'].map(pythonWith),
  );
}

/** The interpreter of an environment that has what a file of requirements lists. */
async function pythonWith(file) {
  const requirements = join(import.meta.dirname, file);
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(root, 'node_modules/.cache/mlops-actions', `python-${digest}`);
  const python = join(home, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const ready = join(home, 'ready');
  const lock = `${home}.lock`;
  while (!existsSync(ready)) {
    if (!claim(lock)) {
      await wait(1000);
      continue;
    }
    try {
      await install(home, python, requirements);
      writeFileSync(ready, '');
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return python;
}

/** Whether this process is the one to install; another run of the tests may be at it, and is given a second. */
function claim(lock) {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > ABANDONED) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

async function install(home, python, requirements) {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  process.stderr.write(`Installing the Python references of ${basename(requirements)} (once)…\n`);
  const run = promisify(execFile);
  await run(process.env.PYTHON ?? 'python3', ['-m', 'venv', home]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '--no-compile', '--requirement', requirements]);
}
