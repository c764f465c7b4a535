import { randomBytes } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder, writeFiles } from '@mlops-actions/testing';
import fc from 'fast-check';
import { FileBlob } from '../src/file-blob.js';

test('is a Blob of the file, and so is each part', async () => {
  const folder = newFolder();
  const content = randomBytes(600_000);
  writeFiles(folder, { file: content });
  const file = new FileBlob(join(folder, 'file'), content.length);
  const memory = new Blob([content]);
  expect(file.size).toBe(content.length);
  expect(file).toBeInstanceOf(Blob);
  const at = fc.nat(700_000);
  await fc.assert(
    fc.asyncProperty(at, at, at, at, async (start, end, from, to) => {
      const part = file.slice(start, end).slice(from, to);
      const same = memory.slice(start, end).slice(from, to);
      expect(part.size).toBe(same.size);
      const expected = Buffer.from(await same.arrayBuffer());
      expect(expected.equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
      expect(expected.equals(Buffer.from(await new Response(part.stream()).arrayBuffer()))).toBe(true);
    }),
    { numRuns: 50 },
  );
  expect(await file.slice(0, 10).text()).toBe(await memory.slice(0, 10).text());
});

test('that has become shorter is no shorter upload', async () => {
  const folder = newFolder();
  writeFiles(folder, { file: 'abcdef' });
  const file = new FileBlob(join(folder, 'file'), 6);
  truncateSync(join(folder, 'file'), 3);
  await expect(file.text()).rejects.toThrow('became shorter meanwhile');
  await expect(new Response(file.stream()).text()).rejects.toThrow('became shorter meanwhile');
});
