import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REPORT_LIMIT, type Report, readReport, reportFileStem, writeReport } from '../src/index.js';
import { hostileText } from './arbitraries.js';

const report: Report = {
  schema: 'mlops-report/v1',
  action: 'rouge-gate',
  id: 'main',
  title: 'ROUGE',
  verdict: 'pass',
  headline: 'all good',
  metrics: [{ name: 'rouge1', value: 0.1 + 0.2, verdict: 'pass' }],
  sections: [],
  provenance: { version: '1.0.0' },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('writeReport', () => {
  test('makes the folder, keeps every digit, and replaces what was there', async () => {
    const deep = join(folder, 'a', 'b');
    const path = await writeReport(deep, { ...report, headline: 'old and much longer than the new one' });
    expect(await writeReport(deep, report)).toBe(path);
    expect(await readdir(deep)).toEqual(['rouge-gate.main.json']);
    expect(await readReport(path)).toEqual(report);
    expect(await readFile(path, 'utf8')).toContain('0.30000000000000004');
  });

  test.each([
    ['metrics[0].value', { metrics: [{ name: 'a', value: Number.NaN, verdict: 'fail' }] }],
    [
      'metrics[0].delta',
      { metrics: [{ name: 'a', value: 1, delta: Number.POSITIVE_INFINITY, verdict: 'fail' }] },
    ],
    [
      'sections[0].blocks[0].series[0].values[1]',
      {
        sections: [
          {
            title: 'S',
            blocks: [
              {
                kind: 'chart',
                title: 'c',
                labels: ['1', '2'],
                series: [{ name: 's', values: [1, Number.NEGATIVE_INFINITY] }],
              },
            ],
          },
        ],
      },
    ],
  ] satisfies [string, Partial<Report>][])(
    'refuses what JSON would turn into null, in %s',
    async (path, part) => {
      await expect(writeReport(folder, { ...report, ...part })).rejects.toThrow(
        `${path}: expected a finite number`,
      );
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('leaves nothing behind when it cannot write', async () => {
    const path = join(folder, 'rouge-gate.main.json');
    await writeReport(folder, report);
    await rm(path);
    await writeFile(join(folder, 'file'), '');
    await expect(writeReport(join(folder, 'file'), report)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('reportFileStem', () => {
  test('is one safe name for whatever id', () => {
    fc.assert(
      fc.property(hostileText, (id) => {
        const stem = reportFileStem({ action: 'rouge-gate', id });
        expect(stem).toMatch(/^rouge-gate\.[a-z0-9_-]{0,80}(\.[0-9a-f]{8})?$/);
        expect(basename(stem)).toBe(stem);
      }),
    );
  });

  test('differs for different ids, whatever the case', () => {
    const ids = ['a', 'A', 'a/b', 'a-b', 'a b', 'é', 'è', 'x'.repeat(100), 'x'.repeat(101), '..', '.'];
    expect(new Set(ids.map((id) => reportFileStem({ action: 'rouge-gate', id }))).size).toBe(ids.length);
  });
});

describe('readReport', () => {
  test('says that there is none', async () => {
    await expect(readReport(join(folder, 'no.json'))).rejects.toThrow(
      'no.json: the report cannot be read: ENOENT',
    );
  });

  test('says that it is a folder', async () => {
    await expect(readReport(folder)).rejects.toThrow('the report cannot be read: EISDIR');
  });

  test('does not read what is too large', async () => {
    const path = join(folder, 'large.json');
    await writeFile(path, Buffer.alloc(REPORT_LIMIT + 1, ' '));
    await expect(readReport(path)).rejects.toThrow('too many for a report');
  });
});
