/**
 * Makes the virtual environment with the Python references once, before any test runs. It lives in
 * node_modules/.cache and is made anew when requirements.txt changes.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const requirements = join(import.meta.dirname, 'requirements.txt');

export default function setup() {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = join(root, 'node_modules/.cache/mlops-actions', `python-${digest}`);
  const python = join(home, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const ready = join(home, 'ready');
  if (!existsSync(ready)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    process.stderr.write('Installing the Python references (once)…\n');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
    execFileSync(process.env.PYTHON ?? 'python3', ['-m', 'venv', home], quiet);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements], quiet);
    writeFileSync(ready, '');
  }
  process.env.REFERENCE_PYTHON = python;
}
