import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findFiles } from '../src/data/find-files.js';
import { UserError } from '../src/errors.js';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'find-'));
  for (const name of [
    'out/shard-1.jsonl',
    'out/shard-2.jsonl',
    'out/shard-10.jsonl',
    'out/notes.txt',
    'out/.hidden.jsonl',
    'out/deep/er/shard-3.jsonl',
    'pred[1].txt',
    'pred1.txt',
    'predictions.csv',
    'runs/run1/a.csv',
    'e',
  ]) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), '');
  }
  mkdirSync(join(cwd, 'empty'));
  mkdirSync(join(cwd, 'folder.jsonl'));
  symlinkSync('../out/notes.txt', join(cwd, 'empty', '.link'));
  symlinkSync('run1', join(cwd, 'runs', 'latest'));
  symlinkSync('notes.txt', join(cwd, 'out', 'linked.md'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const find = (...patterns: string[]) => findFiles('predictions', patterns, cwd);

async function refusal(...patterns: string[]): Promise<string> {
  const error = await find(...patterns).then(
    (files) => files,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

const shards = ['out/shard-1.jsonl', 'out/shard-2.jsonl', 'out/shard-10.jsonl'];

describe('findFiles', () => {
  test('globs, in the order of the names with numbers as numbers', async () => {
    expect(await find('out/*.jsonl')).toEqual(shards);
    expect(await find('out/shard-?.jsonl')).toEqual(shards.slice(0, 2));
    expect(await find('out/shard-[12].jsonl')).toEqual(shards.slice(0, 2));
    expect(await find('out/{notes,shard-1}.*')).toEqual(['out/notes.txt', 'out/shard-1.jsonl']);
    expect(await find('**/*.jsonl')).toEqual(['out/deep/er/shard-3.jsonl', ...shards]);
    expect(await find('out/**')).toEqual([
      'out/deep/er/shard-3.jsonl',
      'out/linked.md', // notes.txt by another name
      ...shards,
    ]);
  });

  test('a file that links give several names is one, by its first', async () => {
    expect(await find('runs/**')).toEqual(['runs/latest/a.csv']);
    expect(await find('runs/run1/a.csv', 'runs/latest/a.csv')).toEqual(['runs/latest/a.csv']);
    expect(await find('runs/**', '!runs/latest/**')).toEqual(['runs/run1/a.csv']);
  });

  test('each file once, however often and however written', async () => {
    expect(
      await find('out/shard-10.jsonl', './out/*.jsonl', 'out//shard-2.jsonl', join(cwd, 'out/shard-1.jsonl')),
    ).toEqual(shards);
  });

  test('what exists is taken literally, brackets or not; an escaped bracket is one', async () => {
    expect(await find('pred[1].txt')).toEqual(['pred[1].txt']);
    expect(await find('pred\\[1\\].txt')).toEqual(['pred[1].txt']);
    expect(await find('pred*.txt', '!pred[1].txt')).toEqual(['pred1.txt']);
  });

  test('! excludes files, patterns and folders, wherever it stands', async () => {
    expect(await find('!out/shard-2.jsonl', 'out/*.jsonl')).toEqual([shards[0], shards[2]]);
    expect(await find('**/*.jsonl', '! **/shard-1*')).toEqual(['out/deep/er/shard-3.jsonl', shards[1]]);
    expect(await find('**/*.jsonl', '!out/deep/')).toEqual(shards);
    expect(await find('out/shard-1.jsonl', 'out/*.*', '!**/*.txt', '!**/*.md')).toEqual(shards);
  });

  test('an absolute pattern gives absolute paths, one that leads outside stays relative', async () => {
    expect(await find(join(cwd, 'out/*.jsonl'))).toEqual(shards.map((name) => join(cwd, name)));
    expect(await findFiles('predictions', ['../out/*.jsonl'], join(cwd, 'empty'))).toEqual(
      shards.map((name) => `../${name}`),
    );
  });

  test('backslashes between folders', async () => {
    expect(await find('out\\*.jsonl')).toEqual(shards);
    expect(await find('.\\out\\notes.txt')).toEqual(['out/notes.txt']);
  });

  test('a pattern that matches nothing is an error with input, pattern and folder, even beside one that matches', async () => {
    const message = await refusal('out/*.jsonl', 'out/*.json');
    expect(message).toMatch(
      /^predictions: no file matches out\/\*\.json in \/.*\. The folder out holds deep, linked\.md, /,
    );
    expect(message).toContain(cwd);
    expect(message).toContain('actions/download-artifact');
    expect(await refusal('empty/*')).toContain('The folder empty is empty.');
    expect(await refusal('outs/**/*.jsonl')).toContain('There is no folder outs. Did you mean out?');
    expect(await refusal('folder.json*')).toContain('no file matches');
    expect(await refusal('out/*.jsonl', '!out/*')).toContain('no file matches out/*.jsonl after !out/* in');
    expect(await refusal('out/notes.txt', '!**/*.txt')).toContain(
      'no file matches out/notes.txt after !**/*.txt in',
    );
  });

  test('a file that is missing: what is near', async () => {
    expect(await refusal('prediction.csv')).toMatch(
      /^predictions: prediction\.csv: no such file in \/.*\. Did you mean predictions\.csv\? .*download-artifact/,
    );
    expect(await refusal('b/c/p.csv')).toContain('There is no folder b/c. There is no folder b. The folder');
  });

  test('several on one line, a home folder, a drive: says so, and guesses nothing', async () => {
    expect(await refusal('out/notes.txt, predictions.csv')).toContain('Write one per line.');
    expect(await refusal('out/*.csv,out/*.tsv')).toContain('Write one per line.');
    expect(await refusal('out/*.{csv,tsv}')).not.toContain('per line');
    expect(await refusal('~/p.csv')).toContain('~ is not expanded; paths are relative to the workspace.');
    expect(await refusal('C:\\out\\p.csv')).not.toContain('Did you mean');
  });

  test('a folder: the pattern to write', async () => {
    expect(await refusal('out/')).toBe(
      'predictions: out is a directory, expected files. Write a pattern, for example predictions: out/*.jsonl',
    );
    expect(await refusal('empty')).toContain('predictions: empty/*.jsonl');
  });

  test('no pattern, or only exclusions', async () => {
    expect(await refusal()).toContain('predictions: names no file.');
    expect(await refusal(' ', '!a')).toContain('predictions: only excludes files.');
  });
});
