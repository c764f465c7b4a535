import { expect, test } from '@jest/globals';
import { isPrivate, listFiles, mergeBase } from '../src/index.js';
import { connected, refusal } from './connected.js';

const it = connected();

test('the merge base of a branch and of a fork', async () => {
  const fork = 'otherowner/models-fork';
  const { headSha, baseSha } = await it.api.createPullRequest(it.repository, {
    branch: 'feature/größe',
    files: { 'a.json': '1', 'b.json': '2' },
    fork,
  });
  const main = await it.api.commit(it.repository, 'main', 'later.json', '{}');
  expect(main).not.toBe(baseSha);
  expect(await mergeBase(it.github(), 'main', headSha)).toBe(baseSha);
  expect(await mergeBase(it.github(), main, headSha)).toBe(baseSha);
  expect(it.api.requests).toHaveLength(2);
  const { message } = await refusal(mergeBase(it.github(), 'main', 'nope'));
  expect(message).toMatch(/^Could not find where "main" and "nope" parted: .* contents: read$/s);
}, 30_000);

test('the files of a commit', async () => {
  await it.api.commit(it.repository, 'files', 'metrics/größe.json', '{}');
  const sha = await it.api.commit(it.repository, 'files', 'b.json', '{}');
  expect(await listFiles(it.github(), sha)).toEqual(
    expect.arrayContaining(['README.md', 'b.json', 'metrics/größe.json']),
  );
  it.api.fault = () => ({ status: 200, body: { sha, url: '', tree: [], truncated: true } });
  expect((await refusal(listFiles(it.github(), sha))).message).toContain('100,000');
});

test('whether it is private', async () => {
  expect(await isPrivate(it.github())).toBe(false);
  const repository = await it.api.createRepository('secret', true);
  expect(await isPrivate(it.github({ repository }))).toBe(true);
});
