// The demo, with the Node of the machine and nothing installed: not the Node 24 of this repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { root } from './paths.js';

const path = process.env.PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
const node = path.map((folder) => join(folder, 'node')).find(existsSync);

test('the demo runs without an install, passes and fails a gate, and writes the page', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-actions-demo-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const part of ['dist', 'examples', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  const { status, stdout, stderr } = spawnSync(node, ['examples/demo.js'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /✅ pass: ROUGE/);
  assert.match(stdout, /❌ fail: ROUGE/);
  // As rouge-score 0.1.2 has it: examples/data/README.md.
  assert.match(stdout, /^rougeL=0\.1845/m);
  assert.match(readFileSync(join(folder, 'demo-report.html'), 'utf8'), /0\.1845/);
});
