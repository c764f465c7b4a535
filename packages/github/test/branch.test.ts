import { describe, expect, test } from '@jest/globals';
import type { Fault } from '@mlops-actions/loopback';
import { type BranchFile, type BranchHead, commitToBranch, readBranchFile } from '../src/index.js';
import { connected, refusal } from './connected.js';

const it = connected();
const file = (path: string, content: string | Buffer | null): BranchFile => ({
  path,
  content: content === null ? null : Buffer.from(content),
});
const write = (branch: string, ...files: BranchFile[]) =>
  commitToBranch(
    it.github(),
    branch,
    'Add metrics',
    async () => files,
    () => 0,
  );
const read = async (branch: string, path: string) =>
  (await readBranchFile(it.github(), branch, path))?.content.toString();
const history = async (branch: string): Promise<string[]> => {
  const commits: { sha: string }[] = await it.api.call(
    'GET',
    `/repos/${it.repository}/commits?sha=${encodeURIComponent(branch)}`,
  );
  return commits.map(({ sha }) => sha);
};
const asked = () => it.api.requests.map(({ method }) => method).join(' ');

/** Appends a line, as the history of metrics does. */
const append = (branch: string, line: string, random?: () => number) =>
  commitToBranch(
    it.github(),
    branch,
    'Append',
    async (head) => [file('log', `${(await head?.read('log')) ?? ''}${line}\n`)],
    random ?? (() => 0),
  );

describe('a branch', () => {
  test('that is new has no history, then grows', async () => {
    expect(await read('data/metrics', 'a.json')).toBeUndefined();
    const first = await write('data/metrics', file('a.json', '1'), file('größe/ü #1.json', 'ü'));
    expect(await history('data/metrics')).toEqual([(first as { sha: string }).sha]);
    const second = await write('data/metrics', file('a.json', '2'), file('b.json', '3'));
    expect(await history('data/metrics')).toHaveLength(2);
    expect(await readBranchFile(it.github(), 'data/metrics', 'a.json')).toEqual({
      content: Buffer.from('2'),
      head: (second as { sha: string }).sha,
    });
    expect(await read('data/metrics', 'größe/ü #1.json')).toBe('ü');
    expect(await read('data/metrics', 'none.json')).toBeUndefined();
    expect(await read('data/metrics', 'README.md')).toBeUndefined(); // Of main.
  });

  test('is read with two requests, made with four, appended to with six', async () => {
    await append('counted', '1');
    expect(asked()).toBe('GET POST POST POST');
    it.api.reset();
    await append('counted', '2');
    expect(asked()).toBe('GET GET GET POST POST PATCH');
    it.api.reset();
    expect(await read('counted', 'log')).toBe('1\n2\n');
    expect(asked()).toBe('GET GET');
  });

  test('keeps bytes as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * i + (i >> 8)) & 0xff));
    await write('bytes', file('x.png', bytes), file('nul.txt', 'a\0b'));
    const { content } = (await readBranchFile(it.github(), 'bytes', 'x.png')) ?? {};
    expect(content?.equals(bytes)).toBe(true);
    expect(await read('bytes', 'nul.txt')).toBe('a\0b');
  });

  test('lists and loses files', async () => {
    await write('pruned', file('pr/1/a.png', 'a'), file('pr/2/b.png', 'b'), file('keep', 'c'));
    let before: string[] = [];
    const prune = async (head?: BranchHead) => {
      before = (await head?.list()) ?? [];
      return [...before, 'pr/9/none.png']
        .filter((path) => path.startsWith('pr/'))
        .map((path) => file(path, null));
    };
    await commitToBranch(it.github(), 'pruned', 'Prune', prune);
    expect(before.sort()).toEqual(['keep', 'pr/1/a.png', 'pr/2/b.png']);
    const left = async (head?: BranchHead) => {
      expect(await head?.list()).toEqual(['keep']);
      return [];
    };
    expect(await commitToBranch(it.github(), 'pruned', 'Look', left)).toBe('unchanged');
  });

  test.each([
    ['nothing is asked for', []],
    ['all is there already', [file('a', 'x'), file('b', Buffer.from([0, 255]))]],
    ['what shall go is not there', [file('c', null)]],
  ])('is not written to when %s', async (_, files) => {
    const branch = 'same';
    await write(branch, file('a', 'x'), file('b', Buffer.from([0, 255])));
    const commits = await history(branch);
    it.api.reset();
    expect(await write(branch, ...files)).toBe('unchanged');
    expect(asked()).not.toMatch(/POST|PATCH/);
    expect(await history(branch)).toEqual(commits);
  });

  test('that is not there is not made for nothing', async () => {
    expect(await write('nothing')).toBe('unchanged');
    expect(await write('nothing', file('a', null))).toBe('unchanged');
    expect(asked()).toBe('GET GET');
  });
});

describe('a branch that moves meanwhile', () => {
  test('keeps what others have added', async () => {
    const lines = ['a', 'b', 'c', 'd'];
    await Promise.all(lines.map((line, i) => append('busy', line, () => (i + 1) / 10)));
    expect((await read('busy', 'log'))?.trim().split('\n').sort()).toEqual(lines);
    expect(await history('busy')).toHaveLength(4);
  });

  test('every time: given up, with what to write', async () => {
    await append('racing', '0');
    let others = 0;
    const attempt = commitToBranch(
      it.github(),
      'racing',
      'Lose',
      async () => {
        await it.api.commit(it.repository, 'racing', `other-${others++}`, 'x');
        return [file('mine', 'x')];
      },
      () => 0,
    );
    expect((await refusal(attempt)).message).toMatch(/moved it 5 times .* concurrency: racing$/s);
    expect(others).toBe(5);
  });
});

describe('when the connection fails', () => {
  test.each<Fault>(['lost', { status: 503 }])(
    '%j, in each request once',
    async (fault) => {
      const branch = `shaky-${JSON.stringify(fault).replace(/\W/g, '')}`;
      it.api.fault = (_, nth) => (nth === 1 ? fault : undefined);
      const binary = (n: number) => file('x.png', Buffer.from([255, n]));
      await write(branch, file('log', '1\n'), binary(1));
      await append(branch, '2');
      expect(await history(branch)).toHaveLength(2);
      expect(await read(branch, 'log')).toBe('1\n2\n');
    },
    20_000,
  );

  test.each([
    ['at once', false],
    ['late', true],
  ])(
    'an answer is lost, another job builds upon the commit, and GitHub shows it %s: nothing is added twice',
    async (branch, isLate) => {
      await append(branch, '1');
      const [head] = await history(branch);
      const stale = await it.api.call('GET', `/repos/${it.repository}/commits/${head}`);
      let moved: Promise<unknown> | undefined;
      it.api.fault = ({ method, url }, nth) => {
        if (isLate && nth === 3 && url.includes(`/commits/heads%2F${branch}`))
          return { status: 200, body: stale };
        if (method !== 'PATCH' || nth > 1) return undefined;
        // After the server has moved the branch, and before it is looked at again.
        moved = new Promise((done) => setTimeout(done, 200)).then(() =>
          it.api.commit(it.repository, branch, 'other', 'x'),
        );
        return 'lost';
      };
      await append(branch, '2');
      await moved;
      expect(await read(branch, 'log')).toBe('1\n2\n');
      expect(await history(branch)).toHaveLength(3);
      expect(it.api.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(isLate ? 2 : 1);
    },
  );
});

test('a rule that keeps the branch is told in GitHub’s words', async () => {
  it.api.fault = ({ method, url }) =>
    method === 'POST' && url.endsWith('/git/refs')
      ? { status: 422, body: { message: 'Repository rule violations found\n\nCannot create ref' } }
      : undefined;
  const { message } = await refusal(append('ruled', '1'));
  expect(message).toContain('Could not commit to the branch "ruled": GitHub answered 422 ("Repository rule');
  expect(asked()).toBe('GET POST POST POST');
});
