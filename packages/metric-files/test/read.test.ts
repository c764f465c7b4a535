import { describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { readMetricFile } from '../src/index.js';
import { read, refusal, valuesOf } from './files.js';

describe('files', () => {
  test('are told by the ending of the name that the user gave, in any case', async () => {
    for (const [name, text, kind] of [
      ['a.JSON', '{"x": 1}', 'json'],
      ['a.yml', 'x: 1', 'yaml'],
      ['a.yaml', '\ufeffx: 1', 'yaml'],
      ['a.toml', 'x = 1', 'toml'],
      ['a.csv', '\ufeffx\n1', 'csv'],
      ['a.tsv', 'x\n1', 'tsv'],
    ] as const) {
      const file = await read(name, text);
      expect({ ...valuesOf(file), kind: file.kind }).toEqual({ x: 1, kind });
    }
  });

  test('without metrics are read as such', async () => {
    for (const [name, text] of [
      ['a.json', '{}'],
      ['a.yaml', '{}'],
      ['a.toml', '# none'],
    ] as const) {
      expect((await read(name, text)).metrics).toEqual([]);
    }
  });

  test.each<[string, string, string | Uint8Array]>([
    ['a.json', 'a.json: is empty', ''],
    ['a.csv', 'a.csv: is empty', ' \n'],
    ['a.yaml', 'a.yaml: is empty', '\ufeff'],
    ['a.yaml', 'found nothing', '# later'],
    ['a.jsonl', 'a.jsonl: .jsonl is not read as metrics. Expected a file that ends in .json, .yaml', '{}'],
    ['metrics', 'metrics: has no ending. Expected a file that ends in', '{}'],
    ['a\u001b[31m.json', 'a\\u001b[31m.json:1:2: ', '{'],
    ['a.json', 'a.json: is UTF-16, expected UTF-8', Buffer.from('\ufeff{"a": 1}', 'utf16le')],
    ['a.yaml', 'a.yaml:2:7: not valid UTF-8', Buffer.from('a: 1\nb: caf\xe9', 'latin1')],
    ['a.json', 'a.json: is gzip data. Unpack it', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['a.yaml', 'a.yaml: is 9 MiB, more than the 8 MiB', ' '.repeat(8 * 1024 * 1024 + 1)],
  ])('refuses %s: %s', async (name, message, content) => {
    expect(await refusal(name, content)).toContain(message);
  });

  test('refuses what is no file', async () => {
    await expect(readMetricFile(newFolder(), 'a.json')).rejects.toThrow('a.json: cannot be read (EISDIR)');
    await expect(readMetricFile('/nowhere/a.json', 'a.json')).rejects.toThrow(
      'a.json: cannot be read (ENOENT)',
    );
  });
});

describe('YAML and TOML', () => {
  test('TOML keeps dates as text, and integers of any size as numbers', async () => {
    const file = await read(
      'm.toml',
      'day = 2024-05-27\nat = 2024-05-27T07:32:00Z\nbig = 18446744073709551615\n',
    );
    expect(valuesOf(file)).toEqual({
      day: '2024-05-27',
      at: '2024-05-27T07:32:00.000Z',
      big: 2 ** 64,
    });
  });

  test('YAML keeps dates as text and null as null; its keys are texts', async () => {
    const file = await read(
      'm.yaml',
      'day: 2024-05-27\nnone: ~\nnull: 1\ntrue: 2\n1.50: 3\n__proto__: {x: 4}\n',
    );
    expect(file.metrics.map(({ name, value }) => [name, value])).toEqual([
      ['day', '2024-05-27'],
      ['none', null],
      ['null', 1],
      ['true', 2],
      ['1.50', 3],
      ['__proto__.x', 4],
    ]);
  });

  const bomb = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]'];
  for (let i = 1; i < 9; i++) {
    const [before, name] = ['abcdefghi'[i - 1], 'abcdefghi'[i]];
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`)}]`);
  }

  test.each([
    ['m.yaml', 'm.yaml:4:3: the key "loss" is here twice', 'acc: 1\nval:\n  loss: 2\n  "loss": 3\n'],
    ['m.yaml', 'm.yaml:2:1: not valid YAML (', 'a: [1\nb: 2'],
    ['m.yaml', 'm.yaml:2:1: a second YAML document starts here', 'a: 1\n---\nb: 2\n'],
    ['m.yaml', 'm.yaml: not valid YAML (Unresolved alias', 'a: *b'],
    ['m.yaml', 'm.yaml: is nested more than 64 levels deep (or holds itself)', 'a: &a {b: *a}'],
    ['m.yaml', 'm.yaml: not valid YAML (Excessive alias count', bomb.join('\n')],
    ['m.yaml', 'm.yaml:1:', '['.repeat(20_000)],
    [
      'm.yaml',
      'm.yaml:1:4: is an object of another program',
      'a: !!python/object/apply:numpy.core.multiarray.scalar\n- !!binary |\n  AAAA\n',
    ],
    ['m.toml', 'm.toml:2:1: not valid TOML (trying to redefine', 'a = 1\na = 2\n'],
    ['m.toml', 'm.toml:1:5: not valid TOML (', 'a = \n'],
  ])('refuses %s: %s', async (name, message, text) => {
    expect(await refusal(name, text)).toContain(message);
  });

  test('100,000 keys of YAML are refused as too many, soon', async () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(await refusal('m.yaml', text)).toContain('m.yaml: holds more than 10000 values');
  }, 60_000);
});
