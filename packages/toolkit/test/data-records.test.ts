import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatOf } from '../src/data/formats.js';
import { type RecordBatch, readRecords } from '../src/data/records.js';
import { UserError } from '../src/errors.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function batches(path: string, regionBytes?: number): Promise<RecordBatch[]> {
  const all: RecordBatch[] = [];
  for await (const batch of readRecords(path, formatOf(path)!, regionBytes)) all.push(batch);
  return all;
}

async function refusal(path: string): Promise<string> {
  const error = await batches(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('readRecords', () => {
  const rows = [
    { id: '1', text: 'one' },
    { id: '2', text: 'zwölf 😀' },
  ];
  const contents: Record<string, [content: string, values: unknown[], firstLine: number]> = {
    'p.txt': ['one\nzwölf 😀\n', ['one', 'zwölf 😀'], 1],
    'p.json': [JSON.stringify(rows), rows, 1],
    'p.jsonl': [rows.map((row) => JSON.stringify(row)).join('\n'), rows, 1],
    'p.csv': ['id,text\n1,one\n2,zwölf 😀\n', rows, 2],
    'p.tsv': ['id\ttext\n1\tone\n2\tzwölf 😀\n', rows, 2],
  };

  test.each(Object.keys(contents).flatMap((name) => [name, `${name}.gz`]))(
    '%s, in regions of any size; the bytes of the batches are those of the file',
    async (name) => {
      const [content, values, firstLine] = contents[name.replace('.gz', '')]!;
      const path = await write(name, name.endsWith('.gz') ? gzipSync(content) : content);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 64 }), async (regionBytes) => {
          const all = await batches(path, regionBytes);
          const records = all.flatMap((batch) => batch.records);
          expect(records).toEqual(values.map((value, i) => ({ value, line: firstLine + i })));
          expect(all.reduce((sum, batch) => sum + batch.bytes, 0)).toBe(statSync(path).size);
          expect(all.every((batch) => batch.file === path && batch.format === formatOf(path))).toBe(true);
        }),
        { numRuns: 15 },
      );
    },
  );

  test('gzip members in a row are one text, as gzip has it', async () => {
    const path = await write('two.txt.gz', Buffer.concat([gzipSync('a\nb'), gzipSync('c\nd\n')]));
    const records = (await batches(path)).flatMap((batch) => batch.records);
    expect(records.map(({ value }) => value)).toEqual(['a', 'bc', 'd']);
  });

  test('many lines come in batches, numbered through', async () => {
    const path = await write(
      'many.txt',
      Array.from({ length: 100_000 }, (_, i) => `line ${i + 1}\n`).join(''),
    );
    const all = await batches(path, 65536);
    expect(all.length).toBeLessThan(40);
    const records = all.flatMap((batch) => batch.records);
    expect(records).toHaveLength(100_000);
    expect(records.every(({ value, line }) => value === `line ${line}`)).toBe(true);
  });
});

describe('what cannot be read', () => {
  test('gzip that is cut, corrupt, followed by something else, or none at all', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, i) => `${Math.sin(i)}\n`).join(''));
    const flipped = Buffer.from(packed);
    flipped[packed.length - 6]! ^= 0xff;
    expect(await refusal(await write('cut.txt.gz', packed.subarray(0, packed.length >> 1)))).toMatch(
      /cut\.txt\.gz: the gzip data ends too early/,
    );
    expect(await refusal(await write('flipped.txt.gz', flipped))).toMatch(
      /flipped\.txt\.gz: the gzip data is corrupt/,
    );
    expect(await refusal(await write('more.txt.gz', Buffer.concat([packed, Buffer.from('text\n')])))).toMatch(
      /more\.txt\.gz: the gzip data is corrupt/,
    );
    expect(await refusal(await write('plain.jsonl.gz', '{"a":1}\n'))).toMatch(
      /plain\.jsonl\.gz: not a gzip file \(it does not start as gzip does\).*without the ending \.gz/,
    );
    expect(await refusal(await write('none.txt.gz', ''))).toMatch(/not a gzip file \(it is empty\)/);
  });

  test('a directory, a missing file, a link to itself', async () => {
    await mkdir(join(folder, 'runs.jsonl'), { recursive: true });
    await write('predictions.jsonl', '');
    await symlink('loop.txt', join(folder, 'loop.txt'));
    expect(await refusal(join(folder, 'runs.jsonl'))).toContain('is a directory');
    expect(await refusal(join(folder, 'prediction.jsonl'))).toMatch(
      /prediction\.jsonl.*: no such file in .*Did you mean .*predictions\.jsonl\?/,
    );
    expect(await refusal(join(folder, 'nowhere', 'p.jsonl'))).toMatch(/There is no folder .*nowhere\./);
    expect(await refusal(join(folder, 'loop.txt'))).toContain('cannot be opened (ELOOP)');
  });

  const open = (path: string) =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === path;
      } catch {
        return false;
      }
    });

  (existsSync('/proc/self/fd') ? test : test.skip)(
    'no file stays open: read to the end, left early, or refused',
    async () => {
      const lines = 'some line\n'.repeat(100_000);
      const bad = `${'{"a":1}\n'.repeat(20_000)}{\n${'{"a":1}\n'.repeat(20_000)}`;
      for (const gz of [false, true]) {
        const ending = gz ? '.gz' : '';
        const packed = (text: string) => (gz ? gzipSync(text) : text);
        const path = await write(`lines.txt${ending}`, packed(lines));
        for await (const batch of readRecords(path, 'txt', 4096)) {
          expect(batch.records.length).toBeGreaterThan(0);
          expect(open(path)).toHaveLength(1);
          break;
        }
        expect(open(path)).toEqual([]);
        await batches(path, 4096);
        expect(open(path)).toEqual([]);
        const wrong = await write(`bad.jsonl${ending}`, packed(bad));
        expect(await refusal(wrong)).toContain(':20001:2: not valid JSON');
        expect(open(wrong)).toEqual([]);
      }
      const fake = await write('fake.txt.gz', 'text');
      await refusal(fake);
      expect(open(fake)).toEqual([]);
    },
  );
});
