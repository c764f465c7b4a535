import { beforeAll, describe, expect, test } from '@jest/globals';
import { pullRequestOf } from '../src/index.js';
import { connected, refusal } from './connected.js';

const it = connected();
const FORK = 'otherowner/models-fork';
let own: { number: number; headSha: string; baseSha: string };
let fork: { number: number; headSha: string; baseSha: string };
beforeAll(async () => {
  own = await it.api.createPullRequest(it.repository, { branch: 'tune', files: { 'a.json': '1' } });
  fork = await it.api.createPullRequest(it.repository, {
    branch: 'patch',
    files: { 'b.json': '1' },
    fork: FORK,
  });
}, 30_000);

const resolve = (name: string, payload: Record<string, unknown>, sha?: string) =>
  pullRequestOf(it.github(), { name, payload }, sha);
const repo = (full_name: string) => ({ full_name, private: false });

describe('from the payload alone', () => {
  test.each(['pull_request', 'pull_request_target'])('%s', async (event) => {
    const pull_request = {
      number: 7,
      head: { sha: 'a1', repo: repo('them/models') },
      base: { sha: 'b2', repo: { ...repo('us/models'), private: true } },
    };
    expect((await resolve(event, { pull_request })).pullRequest).toEqual({
      number: 7,
      headSha: 'a1',
      baseSha: 'b2',
      headRepository: 'them/models',
      isFork: true,
      isPrivate: true,
    });
    pull_request.head.repo.full_name = 'us/models';
    expect((await resolve(event, { pull_request })).pullRequest?.isFork).toBe(false);
    const deleted = { ...pull_request, head: { sha: 'a1', repo: null } };
    expect((await resolve(event, { pull_request: deleted })).pullRequest).toMatchObject({ isFork: true });
    expect(it.api.requests).toEqual([]);
  });

  test('issue_comment, on a pull request and on an issue', async () => {
    const repository = { private: true };
    const pull = await resolve('issue_comment', { issue: { number: 9, pull_request: {} }, repository }, 'c3');
    expect(pull.pullRequest).toEqual({ number: 9, isPrivate: true });
    const issue = await resolve('issue_comment', { issue: { number: 9 }, repository }, 'c3');
    expect(issue).toEqual({ reason: 'the event is of #9, an issue' });
    expect(it.api.requests).toEqual([]);
  });

  test('merge_group', async () => {
    const head_ref = `refs/heads/gh-readonly-queue/release/pr-7-x/pr-123-${'a'.repeat(40)}`;
    expect((await resolve('merge_group', { merge_group: { head_ref } })).pullRequest).toEqual({
      number: 123,
    });
    const none = await resolve('merge_group', { merge_group: { head_ref: 'refs/heads/\u001bmain' } });
    expect(none.reason).toContain('\\u001bmain');
    expect(it.api.requests).toEqual([]);
  });

  test('workflow_run, of this repository', async () => {
    const url = `${it.api.url}/repos/${it.repository.toUpperCase()}`;
    const pull = { number: 5, head: { sha: own.headSha }, base: { sha: 'b2', repo: { url } } };
    const elsewhere = { ...pull, number: 6, base: { repo: { url: `${it.api.url}/repos/up/stream` } } };
    const workflow_run = {
      head_sha: own.headSha,
      head_repository: { full_name: it.repository },
      pull_requests: [elsewhere, pull],
    };
    expect((await resolve('workflow_run', { workflow_run }, 'main')).pullRequest).toEqual({
      number: 5,
      headSha: own.headSha,
      baseSha: 'b2',
      headRepository: it.repository,
      isFork: false,
    });
    expect(it.api.requests).toEqual([]);
  });
});

describe('with one request', () => {
  const ofFork = (head_sha: string, head_branch = 'patch') => ({
    workflow_run: {
      head_sha,
      head_branch,
      head_repository: { full_name: FORK, owner: { login: 'otherowner' } },
      pull_requests: [],
    },
  });

  test('workflow_run of a fork', async () => {
    expect((await resolve('workflow_run', ofFork(fork.headSha))).pullRequest).toEqual({
      ...fork,
      headRepository: FORK,
      isFork: true,
      isPrivate: false,
    });
    expect(it.api.requests).toHaveLength(1);
  });

  test('workflow_run whose payload was made by hand', async () => {
    const workflow_run = { ...ofFork(fork.headSha).workflow_run, pull_requests: null };
    expect((await resolve('workflow_run', { workflow_run })).pullRequest?.number).toBe(fork.number);
  });

  test('workflow_run of a commit that is no longer the head, and of a branch without pull request', async () => {
    const { headSha } = fork;
    const moved = await resolve('workflow_run', ofFork(own.headSha));
    expect(moved).toEqual({
      reason: `otherowner:patch has moved on from ${own.headSha.slice(0, 7)} since that run`,
    });
    const none = await resolve('workflow_run', ofFork(headSha, 'a&b=c #1'));
    expect(none).toEqual({ reason: 'no open pull request comes from otherowner:a&b=c #1' });
  });

  test('push, by the commit', async () => {
    expect(await resolve('push', {}, own.headSha)).toMatchObject({
      pullRequest: { ...own, headRepository: it.repository, isFork: false, isPrivate: false },
      reason: `its head is ${own.headSha.slice(0, 7)}`,
    });
    expect(it.api.requests).toHaveLength(1);
    expect(await resolve('push', {}, own.baseSha)).toEqual({
      reason: `no open pull request has the head ${own.baseSha.slice(0, 7)}`,
    });
    expect(await pullRequestOf(it.github(), undefined, undefined)).toMatchObject({
      reason: expect.stringContaining('neither'),
    });
  });

  test('push to a branch whose pull request is closed, or of which there are several', async () => {
    const { number, headSha } = await it.api.createPullRequest(it.repository, {
      branch: 'twice',
      files: { 'c.json': '1' },
    });
    await it.api.call('POST', `/repos/${it.repository}/git/refs`, { ref: 'refs/heads/twin', sha: headSha });
    const { number: twin } = await it.api.createPullRequest(it.repository, { branch: 'twin', files: {} });
    const { message } = await refusal(resolve('push', {}, headSha));
    expect(message).toMatch(
      new RegExp(`#(${number}|${twin}), #(${number}|${twin})\\. .*\n  number: \\d+$`, 's'),
    );
    await it.api.call('PATCH', `/repos/${it.repository}/pulls/${number}`, { state: 'closed' });
    expect((await resolve('push', {}, headSha)).pullRequest?.number).toBe(twin);
  });
});
