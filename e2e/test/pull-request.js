import { callerOf } from './caller.js';

/**
 * A pull request on GitHub, the clone that a job of it works in, and the event that starts the job.
 * @param {import('node:test').TestContext} t
 * @param {import('../../packages/loopback/lib/index.js').GitHubApi} api
 * @param {object} repository
 * @param {boolean} [repository.fork] whether it comes from a fork
 * @param {Record<string, string>} [repository.main] files of the main branch on GitHub, where the pull request left it
 * @param {Record<string, string>} [repository.later] what main got since
 * @param {Record<string, string | Buffer>} repository.clone files in the clone, which has no history of GitHub's
 */
export async function pullRequest(t, api, { fork = false, main = {}, later = {}, clone }) {
  const name = `r${Math.random().toString(36).slice(2)}`;
  const repository = await api.createRepository(name);
  const commit = async (files) => {
    for (const [path, content] of Object.entries(files)) await api.commit(repository, 'main', path, content);
  };
  await commit(main);
  const { number } = await api.createPullRequest(repository, {
    branch: 'topic',
    files: { 'topic.txt': 'Of the pull request' },
    ...(fork && { fork: `otherowner/${name}` }),
  });
  await commit(later);
  const pull = await api.call('GET', `/repos/${repository}/pulls/${number}`);
  const caller = callerOf(t, clone, {}, repository);
  api.reset();
  return {
    caller,
    repository,
    number,
    pull,
    event: { name: 'pull_request', payload: { number, pull_request: pull, repository: pull.base.repo } },
    comments: (page = 1) =>
      api.call('GET', `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`),
  };
}
