import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder, RecordedLog } from '@mlops-actions/testing';
import { Progress } from '../src/progress.js';

test('says how far it is every ten seconds, and nothing about short work', async () => {
  const file = join(newFolder(), 'p.jsonl');
  writeFileSync(file, 'x'.repeat(1000));
  const log = new RecordedLog();
  let now = 0;
  const progress = await Progress.over([file], 'examples scored', log, () => now);
  for (let second = 1; second <= 25; second++) {
    now = second * 1000;
    progress.read(30);
    progress.count(100);
  }
  expect(log.lines).toEqual([
    'info: 1000 examples scored, 30 % of the input read',
    'info: 2000 examples scored, 60 % of the input read',
  ]);
});
