import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import { locateBaseline } from '../src/locate.js';
import { parseBaseline } from '../src/source.js';
import { portsFor } from './ports.js';

let workspace: string;
const locate = (text: string) =>
  locateBaseline(parseBaseline('baseline', text, ['file', 'git', 'report']), portsFor(workspace));

beforeAll(() => {
  workspace = join(realpathSync(mkdtempSync(join(tmpdir(), 'baseline-files-'))), 'work space');
  mkdirSync(join(workspace, 'out/parts'), { recursive: true });
  mkdirSync(join(workspace, '.git'));
  for (const name of [
    'out/report.json',
    'out/examples.jsonl',
    'out/parts/a.jsonl',
    'out/shard-10.jsonl',
    'out/shard-2.jsonl',
    'out/[old].json',
    '.git/config',
    'secret.txt',
  ])
    writeFileSync(join(workspace, name), name);
  symlinkSync('../secret.txt', join(workspace, 'out/leaves.jsonl'));
  symlinkSync('examples.jsonl', join(workspace, 'out/stays.jsonl'));
  symlinkSync('..', join(workspace, 'out/up'));
});
afterAll(() => rmSync(join(workspace, '..'), { recursive: true }));

describe.each(['file', 'report'])('%s:', (kind) => {
  test('relative to the workspace, or absolute', async () => {
    const file = join(workspace, 'out/report.json');
    expect(await locate(`${kind}:out/report.json`)).toMatchObject({
      paths: [file],
      label: 'out/report.json',
    });
    expect(await locate(`${kind}:${file}`)).toMatchObject({ paths: [file], label: file });
  });

  test('a name with brackets, as it is', async () => {
    expect((await locate(`${kind}:out/[old].json`))?.paths).toEqual([join(workspace, 'out/[old].json')]);
  });

  test('not there yet: nothing, and no error', async () => {
    expect(await locate(`${kind}:out/none.json`)).toBeUndefined();
    expect(await locate(`${kind}:nowhere/none-*.json`)).toBeUndefined();
    expect(await locate(`${kind}:secret.txt/none.json`)).toBeUndefined();
  });

  test('a folder is a mistake', async () => {
    await expect(locate(`${kind}:out`)).rejects.toThrow(UserError);
    await expect(locate(`${kind}:out`)).rejects.toThrow('is a folder');
  });
});

test('file: may be a pattern, whose shards come in the order of their names', async () => {
  expect((await locate('file:out/shard-*.jsonl'))?.paths).toEqual([
    join(workspace, 'out/shard-2.jsonl'),
    join(workspace, 'out/shard-10.jsonl'),
  ]);
});

describe('a file beside a report', () => {
  const sibling = async (name: string) => (await locate('report:out/report.json'))?.sibling(name);

  test('in its folder, or below', async () => {
    expect(await sibling('examples.jsonl')).toBe(join(workspace, 'out/examples.jsonl'));
    expect(await sibling('parts/a.jsonl')).toBe(join(workspace, 'out/parts/a.jsonl'));
    expect(await sibling('stays.jsonl')).toBe(join(workspace, 'out/examples.jsonl'));
  });

  test('that is not there', async () => {
    expect(await sibling('none.jsonl')).toBeUndefined();
    expect(await sibling('report.json/none')).toBeUndefined();
  });

  test.each([
    '../secret.txt',
    'parts/../../secret.txt',
    '/etc/passwd',
    'C:\\secret.txt',
    '..\\secret.txt',
    'leaves.jsonl',
    'up/secret.txt',
    'a\0b',
    '',
    '.',
    '.git/config',
    'parts',
  ])('never another one: %j', async (name) => {
    await expect(sibling(name)).rejects.toThrow(UserError);
  });

  test('not even the checkout’s settings, from a report in the workspace’s root', async () => {
    const root = await locate('report:secret.txt');
    await expect(root?.sibling('.git/config')).rejects.toThrow('is hidden');
  });
});
