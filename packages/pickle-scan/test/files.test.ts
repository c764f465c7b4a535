import { openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { scanFile } from '../src/index.js';
import { call, global, listed, PROTO, scan, stackGlobal } from './support.js';

describe('files that hold no pickle', () => {
  test.each([
    ['config.json', '{"model_type": "bert", "layers": [1, 2]}'],
    ['list.json', '[1, 2]'],
    ['README.md', '# A model\n\nNotes.\n'],
    ['MLmodel', 'artifact_path: model\nflavors:\n  python_function:\n    env: conda.yaml\n'],
    ['conda.yaml', 'channels:\n- conda-forge\ndependencies:\n- python=3.11\n'],
    ['model.py', 'import os\nclass Model:\n    pass\n'],
    ['vocab.txt', 'cat\ndog\nbird\n'],
    ['classes.txt', 'cos\nsin\ntan\n'],
    ['labels.txt', 'cos\nsystem\n'],
    ['text.txt', 'I am here.\nN.B. this.\n'],
    ['genome.fasta', 'N'.repeat(100_000)],
    ['data.csv', 'a,b\n1,2\n'],
    ['page.html', '<!doctype html>'],
    ['model.safetensors', `\x20\0\0\0\0\0\0\0{"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}`],
    ['image.png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['weights.bin', '\0'.repeat(1000)],
    ['weights.h5', '\x89HDF\r\n\x1a\n'],
    ['zlib.txt', 'x^2 + y'],
    ['empty.txt', ''],
    ['two.bin', '\x80\x03\x12\x34'],
  ])('%s', async (name, content) => {
    expect(await scan(content, name)).toBeUndefined();
  });

  test('are said to be none where the name tells otherwise', async () => {
    const why = async (content: string) => (await scan(content, 'sub/model.joblib'))?.unreadable;
    expect(await why('')).toBe('it is empty');
    expect(await why('version https://git-lfs.github.com/spec/v1\n')).toBe(
      'it is named like a pickle, but does not begin like one',
    );
    expect(await why('cos\nsystem\n')).toBe('it ends in the middle');
    expect(await why('x\x9cno zlib')).toMatch(/incorrect|invalid/);
  });

  test('harmless ones are pickles without imports', async () => {
    expect(await scan(`${PROTO}]K\x01a.`, 'data.dat')).toEqual({
      path: 'data.dat',
      format: 'pickle',
      imports: [],
    });
    expect(await scan('(lp0\nI1\na.', 'data.pkl')).toEqual({
      path: 'data.pkl',
      format: 'pickle',
      imports: [],
    });
  });

  test('a file that is not there is an error', async () => {
    await expect(scanFile(join(newFolder(), 'none'), 'none')).rejects.toThrow('ENOENT');
  });
});

describe('where a pickle is in a file', () => {
  const evil = `${PROTO}${call(stackGlobal('os', 'system'))}.`;

  test('behind other bytes, in a file that may be a model', async () => {
    const found = await scan(`HEADER\n\x80\x04\x95nothing${evil}`, 'model.bin');
    expect(listed(found)).toEqual(['dangerous os.system']);
    expect(found?.unreadable).toBe('it holds a pickle that begins after 17 other bytes');
  });

  test('a gigabyte is passed over, not read', async () => {
    const path = join(newFolder(), 'big.pkl');
    const size = 3 * 2 ** 30;
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(size));
    const head = Buffer.concat([Buffer.from(`${PROTO}\x8e`, 'latin1'), length]);
    writeFileSync(path, head);
    truncateSync(path, head.length + size);
    const file = openSync(path, 'r+');
    const end = Buffer.from(`0${call(global('os', 'system'))}.`, 'latin1');
    writeSync(file, end, 0, end.length, head.length + size);
    const before = process.memoryUsage().rss;
    expect(listed(await scanFile(path, 'big.pkl'))).toEqual(['dangerous os.system']);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  test('across the pieces that a file is read in', async () => {
    for (const before of [16_370, 16_384, 262_130, 262_144, 278_520]) {
      for (let shift = 0; shift < 30; shift++) {
        const padding = 'N0'.repeat((before + shift) >> 1) + (shift % 2 ? '' : '\x88');
        const found = await scan(
          `${PROTO}${padding}${global('os', 'system')}${call(stackGlobal('sys', 'exit'))}.`,
        );
        expect(listed(found)).toEqual(['dangerous os.system', 'dangerous sys.exit']);
      }
    }
  });
});
