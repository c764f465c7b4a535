import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { UserError } from '@mlops-actions/toolkit';
import { baseOfPullRequest, mergeBaseOf } from '../src/merge-base.js';
import { openTree } from '../src/tree.js';
import { portsFor } from './ports.js';
import { newRepository, type Repository, repositoryAt } from './repository.js';

let folder: string;
let origin: Repository;
let first: string;
let fork: string;
let topic: string;
let head: string;
let api: GitHubApi;
let github: NonNullable<Parameters<typeof portsFor>[1]>;
/** Made on GitHub alone. */
let there: {
  readonly repository: string;
  readonly base: string;
  readonly main: string;
  readonly topic: string;
};

beforeAll(async () => {
  process.env.GIT_CONFIG_GLOBAL = '/dev/null';
  folder = mkdtempSync(join(tmpdir(), 'baseline-tree-'));
  process.env.GIT_CEILING_DIRECTORIES = folder;
  origin = newRepository(join(folder, 'origin'));
  first = origin.commit({ 'metrics.json': 'first' });
  fork = origin.commit({ 'metrics.json': 'old', 'metrics/größe 1.json': 'old too', 'metrics/b.json': '' });
  origin.git('checkout', '--quiet', '-b', 'topic');
  topic = origin.commit({ 'metrics.json': 'topic' });
  origin.git('checkout', '--quiet', 'main');
  symlinkSync('metrics.json', join(origin.folder, 'link.json'));
  origin.git('update-index', '--add', '--cacheinfo', `160000,${first},module`);
  head = origin.commit({ 'metrics.json': 'new' });

  api = await startGitHubApi();
  const repository = await api.createRepository('models');
  const base = await api.commit(repository, 'main', 'metrics.json', 'base on GitHub');
  const branch = await api.commit(repository, 'topic/1', 'metrics.json', 'topic on GitHub');
  const main = await api.commit(repository, 'main', 'metrics/a.json', 'main on GitHub');
  there = { repository, base, main, topic: branch };
  github = { repository, apiUrl: api.url, token: api.token, fetch };
});
afterEach(() => api.reset());
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true });
});

/** As actions/checkout leaves it. */
function shallow(): Repository {
  const clone = mkdtempSync(join(folder, 'shallow-'));
  origin.git('clone', '--quiet', '--depth', '1', '--branch', 'main', `file://${origin.folder}`, clone);
  return repositoryAt(clone);
}

describe('a tree', () => {
  test('of a commit in the clone', async () => {
    const tree = await openTree('HEAD~1', portsFor(origin.folder, github));
    expect(tree).toMatchObject({ sha: fork, label: `HEAD~1@${fork.slice(0, 7)}` });
    expect(await tree.list()).toEqual(['metrics.json', 'metrics/b.json', 'metrics/größe 1.json']);
    const file = (await tree.read('metrics/größe 1.json')) ?? '';
    expect(readFileSync(file, 'utf8')).toBe('old too');
    expect(basename(file)).toBe('größe 1.json');
    expect(await tree.read('none.json')).toBeUndefined();
    expect(api.requests).toEqual([]);
  });

  test('has neither links nor submodules', async () => {
    const tree = await openTree(head, portsFor(origin.folder));
    expect(tree.label).toBe(head.slice(0, 7));
    expect(await tree.list()).toEqual(['metrics.json', 'metrics/b.json', 'metrics/größe 1.json']);
    await expect(tree.read('link.json')).rejects.toThrow('is a symbolic link');
    await expect(tree.read('../x')).rejects.toThrow(UserError);
  });

  test('is of the whole repository, in a workspace below its root', async () => {
    const below = join(origin.folder, 'metrics');
    const tree = await openTree('main', portsFor(below));
    expect(await tree.list()).toContain('metrics.json');
    expect(readFileSync((await tree.read('metrics.json')) ?? '', 'utf8')).toBe('new');
  });

  test.each(['topic/1', 'refs/remotes/origin/topic/1'])('%s on GitHub', async (ref) => {
    const tree = await openTree(ref, portsFor(shallow().folder, github));
    expect(tree).toMatchObject({ sha: there.topic, label: `${ref}@${there.topic.slice(0, 7)}` });
    expect(await tree.list()).toContain('metrics.json');
    expect(readFileSync((await tree.read('metrics.json')) ?? '', 'utf8')).toBe('topic on GitHub');
    expect(await tree.read('none.json')).toBeUndefined();
    expect(api.violations).toEqual([]);
  });

  test('of a commit on GitHub: asked for nothing but what is read', async () => {
    const tree = await openTree(there.base, portsFor(shallow().folder, github));
    expect(api.requests).toEqual([]);
    expect(tree).toMatchObject({ sha: there.base, label: there.base.slice(0, 7) });
    expect(await tree.list()).not.toContain('metrics/a.json');
  });

  test('of nothing: says what was tried', async () => {
    const none = openTree('none', portsFor(shallow().folder, github));
    await expect(none).rejects.toThrow(UserError);
    await expect(none).rejects.toThrow(/- The local repository: .*\n- GitHub's API: .*none/);
    const gone = await openTree('f'.repeat(40), portsFor(shallow().folder, github));
    await expect(gone.list()).rejects.toThrow(UserError);
    await expect(gone.read('metrics.json')).rejects.toThrow(UserError);
  });
});

describe('a merge base', () => {
  test('in a clone with its history', async () => {
    const ports = portsFor(origin.folder, github);
    expect(await mergeBaseOf('main', 'topic', ports)).toBe(fork);
    expect(await mergeBaseOf(head, topic, ports)).toBe(fork);
    expect(await mergeBaseOf(first, 'topic', ports)).toBe(first);
    expect(api.requests).toEqual([]);
  });

  test('of commits that the clone lacks: GitHub’s', async () => {
    const ports = portsFor(origin.folder, github);
    expect(await mergeBaseOf(there.main, there.topic, ports)).toBe(there.base);
    expect(await mergeBaseOf('origin/main', 'origin/topic/1', ports)).toBe(there.base);
    expect(api.violations).toEqual([]);
  });

  test('in a shallow clone: GitHub’s, since the newest in common may be cut off', async () => {
    const clone = shallow();
    await expect(mergeBaseOf('main', 'main', portsFor(clone.folder))).rejects.toThrow(
      'it is a shallow clone',
    );
    const ports = portsFor(clone.folder, github);
    expect(await mergeBaseOf(there.main, there.topic, ports)).toBe(there.base);
  });

  test('of unrelated histories, or none at all', async () => {
    origin.git('checkout', '--quiet', '--orphan', 'other');
    origin.commit({ 'other.json': '' });
    origin.git('checkout', '--quiet', '--force', 'main');
    await expect(mergeBaseOf('main', 'other', portsFor(origin.folder))).rejects.toThrow(
      /no commit in common/,
    );
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(await mergeBaseOf(there.main, there.topic, portsFor(empty, github))).toBe(there.base);
  });
});

describe('a pull request', () => {
  /** As GitHub makes refs/pull/1/merge: the head, merged into the newest commit of the base branch. */
  function merged(): string {
    origin.git('checkout', '--quiet', '--detach', head);
    origin.git('merge', '--quiet', '--no-ff', '--strategy=ours', '--message', 'Merge', topic);
    const merge = origin.git('rev-parse', 'HEAD');
    origin.git('checkout', '--quiet', 'main');
    return merge;
  }

  test('whose merge is checked out answers for its own changes, not for what has come to main since', async () => {
    const clone = shallow();
    const merge = merged();
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    clone.git('fetch', '--quiet', '--depth', '1', 'origin', merge);
    clone.git('checkout', '--quiet', '--detach', merge);
    // GitHub may have merged it into a commit that is newer than the one that the event names.
    expect(await baseOfPullRequest(fork, topic, portsFor(clone.folder))).toBe(head);
  });

  test('whose head is checked out, or which is in no clone, has its merge base', async () => {
    origin.git('checkout', '--quiet', 'topic');
    expect(await baseOfPullRequest(head, topic, portsFor(origin.folder))).toBe(fork);
    // The merge of another one.
    origin.git('checkout', '--quiet', '--detach', merged());
    expect(await baseOfPullRequest(head, fork, portsFor(origin.folder))).toBe(fork);
    origin.git('checkout', '--quiet', 'main');
    const none = join(folder, 'none');
    mkdirSync(none);
    expect(await baseOfPullRequest(there.main, there.topic, portsFor(none, github))).toBe(there.base);
  });
});
