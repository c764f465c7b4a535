import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder, writeFiles } from '@mlops-actions/testing';
import { digestFile } from '../src/index.js';

test.each([0, 1, 70_000, 3_000_000])('%i bytes have the names that git and LFS give them', async (size) => {
  const folder = newFolder();
  const content = randomBytes(size);
  writeFiles(folder, { file: content });
  const file = join(folder, 'file');
  expect(await digestFile(file)).toEqual({
    size,
    sha256: createHash('sha256').update(content).digest('hex'),
    gitSha1: execFileSync('git', ['hash-object', '--no-filters', file], { encoding: 'utf8' }).trim(),
  });
});
