import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { UserError } from '@mlops-actions/toolkit';
import { type BaselinePorts, locateBaseline } from '../src/locate.js';
import { parseBaseline } from '../src/source.js';
import { portsFor } from './ports.js';
import { newRepository, type Repository, repositoryAt } from './repository.js';

const environment = { ...process.env };
let folder: string;
let origin: Repository;
let old: string;
let head: string;

beforeAll(() => {
  process.env.GIT_CONFIG_GLOBAL = '/dev/null';
  folder = mkdtempSync(join(tmpdir(), 'baseline-git-'));
  origin = newRepository(join(folder, 'origin'));
  old = origin.commit({
    'metrics.json': 'old',
    'metrics/examples.jsonl': 'examples',
    'metrics/report.json': 'report',
  });
  origin.git('tag', 'v1');
  head = origin.commit({ 'metrics.json': 'new' });
});
afterEach(() => {
  delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
  process.env.PATH = environment.PATH;
  rmSync(join(folder, 'temp'), { recursive: true, force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const locate = (text: string, workspace = origin.folder, over: Parameters<typeof portsFor>[1] = {}) =>
  locateBaseline(parseBaseline('baseline', text, ['file', 'git', 'report']), portsFor(workspace, over));

async function contentOf(text: string, workspace?: string, over?: Parameters<typeof portsFor>[1]) {
  const found = await locate(text, workspace, over);
  return found && readFileSync(found.paths[0] ?? '', 'utf8');
}

/** What is left in the folder for temporary files. */
const leftovers = () => (existsSync(join(folder, 'temp')) ? readdirSync(join(folder, 'temp')) : []);

describe('in the local repository', () => {
  test('a branch, a tag, a commit, a short one, an ancestor', async () => {
    expect(await contentOf('git:main:metrics.json')).toBe('new');
    for (const ref of ['v1', 'refs/tags/v1', old, old.slice(0, 8), 'HEAD~1', 'main^'])
      expect(await contentOf(`git:${ref}:metrics.json`)).toBe('old');
  });

  test('says which commit it is', async () => {
    const found = await locate('git:HEAD~1:metrics.json');
    expect(found).toMatchObject({ sha: old, label: `HEAD~1@${old.slice(0, 7)}:metrics.json` });
  });

  test('a remote branch with slashes, of a clone', async () => {
    origin.git('branch', 'release/2.x', old);
    const clone = join(folder, 'clone');
    origin.git('clone', '--quiet', `file://${origin.folder}`, clone);
    expect(await contentOf('git:origin/release/2.x:metrics.json', clone)).toBe('old');
    expect(await contentOf('git:origin/main:metrics.json', clone)).toBe('new');
  });

  test('a workspace below the repository’s root: the path is from the root', async () => {
    const below = join(origin.folder, 'metrics');
    mkdirSync(below, { recursive: true });
    expect(await contentOf('git:v1:metrics.json', below)).toBe('old');
  });

  test('a path that is not there: nothing, no error, no file left', async () => {
    expect(await locate('git:main:none.json')).toBeUndefined();
    expect(await locate('git:main:metrics.json/none')).toBeUndefined();
    expect(leftovers()).toEqual([]);
  });

  test('a pattern is refused: it would be a first run for ever', async () => {
    for (const path of ['metrics/*.json', 'metric?.json', 'metrics[1].json', 'metrics/{a,b}.json']) {
      const located = locate(`git:main:${path}`);
      await expect(located).rejects.toThrow(UserError);
      await expect(located).rejects.toThrow('git: names one file, not a pattern');
    }
    expect(leftovers()).toEqual([]);
  });

  test.each([
    'a b.json',
    'größe/数据.jsonl',
    '-rf',
    '--help',
    ':(glob)*.json',
    '*.json',
    'x"y|z?.csv',
    "a'$(b)`c`.txt",
  ])('path %s', async (path) => {
    const names = newRepository(mkdtempSync(join(folder, 'names-')));
    names.commit({ [path]: path, 'other.json': 'other' });
    const found = await locate(`git:main:${path}`, names.folder);
    expect(readFileSync(found?.paths[0] ?? '', 'utf8')).toBe(path);
    expect(basename(found?.paths[0] ?? '')).toMatch(/^[^<>:"|?*]+$/);
    expect(found?.paths[0]?.endsWith(path.slice(-4).replace(/[*]/g, '_'))).toBe(true);
  });

  test('bytes as they are, of a large file, without line ends or filters changed', async () => {
    const large = newRepository(join(folder, 'large'));
    const bytes = Buffer.concat([randomBytes(24 * 2 ** 20), Buffer.from('\r\n\0\n')]);
    large.commit({ 'scores.jsonl': bytes, '.gitattributes': '*.jsonl text eol=crlf -text' });
    const found = await locate('git:main:scores.jsonl', large.folder);
    const digest = (data: Buffer) => createHash('sha256').update(data).digest('hex');
    expect(digest(readFileSync(found?.paths[0] ?? ''))).toBe(digest(bytes));
  });

  test('a checkout that belongs to another user, as in a container', async () => {
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    expect(() => origin.git('rev-parse', 'HEAD')).toThrow('dubious ownership');
    expect(await contentOf('git:v1:metrics.json')).toBe('old');
    const link = join(folder, 'link');
    symlinkSync(origin.folder, link);
    expect(await contentOf('git:v1:metrics.json', link)).toBe('old');
  });

  test('beside a report: of the same commit, and of no other folder', async () => {
    const found = await locate('git:v1:metrics/report.json');
    origin.commit({ 'metrics/examples.jsonl': 'changed' });
    origin.git('tag', '--force', 'v1');
    expect(readFileSync((await found?.sibling('examples.jsonl')) ?? '', 'utf8')).toBe('examples');
    expect(await found?.sibling('none.jsonl')).toBeUndefined();
    await expect(found?.sibling('../metrics.json')).rejects.toThrow(UserError);
    origin.git('tag', '--force', 'v1', old);
    origin.git('reset', '--quiet', '--hard', head);
  });

  test('what is no file is refused', async () => {
    const odd = newRepository(join(folder, 'odd'));
    odd.commit({ 'folder/a.json': '{}' });
    symlinkSync('folder/a.json', join(odd.folder, 'link.json'));
    odd.git('update-index', '--add', '--cacheinfo', `160000,${old},module`);
    odd.git('add', 'link.json');
    odd.git('commit', '--quiet', '--message', 'Odd');
    await expect(locate('git:main:folder', odd.folder)).rejects.toThrow('is a folder');
    await expect(locate('git:main:link.json', odd.folder)).rejects.toThrow('is a symbolic link');
    await expect(locate('git:main:module', odd.folder)).rejects.toThrow('is a submodule');
    expect(leftovers()).toEqual([]);
  });

  test('a Git LFS pointer is not the data', async () => {
    const lfs = newRepository(join(folder, 'lfs'));
    const oid = createHash('sha256').update('data').digest('hex');
    lfs.commit({
      'big.jsonl': `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 4\n`,
      'empty.jsonl': '',
    });
    await expect(locate('git:main:big.jsonl', lfs.folder)).rejects.toThrow(
      /Git LFS.*\n.*\n {2}baseline: file:/,
    );
    expect(leftovers()).toEqual([]);
    expect(await contentOf('git:main:empty.jsonl', lfs.folder)).toBe('');
  });
});

describe('not in the local repository', () => {
  let api: GitHubApi;
  let repository: string;
  let shallow: Repository;
  let released: string;
  const github = () =>
    ({ repository, apiUrl: api.url, token: api.token, fetch }) satisfies Parameters<typeof portsFor>[1];

  beforeAll(async () => {
    api = await startGitHubApi();
    repository = await api.createRepository('models');
    await api.commit(repository, 'main', 'metrics.json', 'main on GitHub');
    released = await api.commit(repository, 'release/2.x', 'metrics/report.json', 'report on GitHub');
    const clone = join(folder, 'shallow');
    origin.git('clone', '--quiet', '--depth', '1', '--branch', 'main', `file://${origin.folder}`, clone);
    shallow = repositoryAt(clone);
    shallow.git('update-ref', '-d', 'refs/remotes/origin/main'); // actions/checkout of a pull request has none.
  });
  afterEach(() => api.reset());
  afterAll(() => api.close());

  test.each([
    'origin/release/2.x',
    'release/2.x',
    'refs/heads/release/2.x',
    'refs/remotes/origin/release/2.x',
  ])('%s of a shallow clone is read from GitHub', async (ref) => {
    const text = `git:${ref}:metrics/report.json`;
    const found = await locate(text, shallow.folder, github());
    expect(found).toMatchObject({
      sha: released,
      label: `${ref}@${released.slice(0, 7)}:metrics/report.json`,
    });
    expect(readFileSync(found?.paths[0] ?? '', 'utf8')).toBe('report on GitHub');
  });

  test('what the clone has is not asked of GitHub', async () => {
    expect(await contentOf('git:main:metrics.json', shallow.folder, github())).toBe('new');
    expect(api.requests).toEqual([]);
  });

  test('no repository at all, or no git', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    process.env.GIT_CEILING_DIRECTORIES = folder;
    expect(await contentOf('git:origin/main:metrics.json', empty, github())).toBe('main on GitHub');
    process.env.PATH = empty;
    expect(await contentOf('git:origin/main:metrics.json', origin.folder, github())).toBe('main on GitHub');
  });

  test('a commit whose file a partial clone lacks', async () => {
    const partial = newRepository(join(folder, 'partial'));
    const sha = partial.commit({ 'metrics.json': 'main on GitHub' });
    const blob = partial.git('rev-parse', 'HEAD:metrics.json');
    const object = join(partial.folder, '.git/objects', blob.slice(0, 2), blob.slice(2));
    chmodSync(object, 0o644);
    rmSync(object);
    await expect(locate('git:main:metrics.json', partial.folder, github())).rejects.toThrow(blob);
    // GitHub is asked for the very commit that the name is here.
    expect(api.requests.map(({ url }) => url)).toEqual([expect.stringContaining(`/commits/${sha}`)]);
  });

  test('a path that is not there: nothing, no error, no file left', async () => {
    expect(await locate('git:origin/release/2.x:none.json', shallow.folder, github())).toBeUndefined();
    expect(leftovers()).toEqual([]);
  });

  test('beside a report: of the same commit', async () => {
    const found = await locate('git:origin/release/2.x:metrics/report.json', shallow.folder, github());
    await api.call('PUT', `/repos/${repository}/contents/metrics/late.jsonl`, {
      message: 'Late',
      branch: 'release/2.x',
      content: '',
    });
    expect(await found?.sibling('late.jsonl')).toBeUndefined();
    expect(readFileSync((await found?.sibling('report.json')) ?? '', 'utf8')).toBe('report on GitHub');
    await expect(found?.sibling('../metrics.json')).rejects.toThrow(UserError);
  });

  test('a Git LFS pointer', async () => {
    await api.commit(repository, 'main', 'big.jsonl', 'version https://git-lfs.github.com/spec/v1\n');
    await expect(locate('git:origin/main:big.jsonl', shallow.folder, github())).rejects.toThrow('Git LFS');
    expect(leftovers()).toEqual([]);
  });

  test.each(['HEAD~1', 'HEAD^', '@~1', 'main~3', 'main@{1}', 'FETCH_HEAD', '^main', 'a..b', 'origin/'])(
    '%s is never taken from GitHub, where it would be another commit',
    async (ref) => {
      const failure = locate(`git:${ref}:metrics.json`, shallow.folder, github());
      await expect(failure).rejects.toThrow(UserError);
      await expect(failure).rejects.toThrow('only this clone knows');
      expect(api.requests).toEqual([]);
    },
  );

  test.each<[string, () => Partial<BaselinePorts> & { repository?: string }, string]>([
    ['GitHub does not know it either', github, 'No commit found for SHA: nope'],
    ['GitHub refuses', () => ({ ...github(), token: 'ghs_secret' }), 'not accepted'],
    ['no repository is known', () => ({ ...github(), repository: '' }), 'not known which repository'],
  ])('an unknown ref, when %s', async (_, over, expected) => {
    api.fault = () => (over().token === api.token ? undefined : { status: 401 });
    const error: unknown = await locate('git:origin/nope:metrics.json', shallow.folder, over()).catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as Error;
    expect(message).toContain('"git:origin/nope:metrics.json"');
    expect(message).toMatch(/- The local repository: it has no commit of that name\.\n- GitHub's API: /);
    expect(message).toContain(expected);
    expect(message).toContain('fetch-depth: 0');
    expect(message).not.toContain('ghs_secret');
    expect(leftovers()).toEqual([]);
  });
});
