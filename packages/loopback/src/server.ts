import type { IncomingHttpHeaders } from 'node:http';
import { refusal } from './exchange.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';
import { GitHub, TOKENS } from './github.js';

interface Kept {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body?: string;
}

/**
 * GitHub's REST and GraphQL API on loopback, held to GitHub's own OpenAPI description. Serves `/…` as api.github.com does,
 * `/api/v3/…` as an Enterprise server does, `/graphql` and `/api/graphql`. Repositories outlive a `reset`.
 */
export interface GitHubApi extends FaultyServer<Kept> {
  /** `github.token` with every permission: a bot, `github-actions[bot]`. */
  readonly token: string;
  /** `github.token` of a fork's pull request: the same bot, refused every write. */
  readonly readOnlyToken: string;
  /** Somebody else's, with every right. */
  readonly otherToken: string;
  /** Gives `owner/name`. Its branch `main` has a first commit. */
  createRepository(name: string, isPrivate?: boolean): Promise<string>;
  /** Commits a file to a branch, which is made from `main` when it is new. Gives the commit. */
  commit(repository: string, branch: string, path: string, content: string | Buffer): Promise<string>;
  /** Opens a pull request to `main`, with a commit for each of `files`; from `fork` (its `owner/name`) if given. */
  createPullRequest(
    repository: string,
    pull: { branch: string; files: Record<string, string | Buffer>; fork?: string },
  ): Promise<{ number: number; headSha: string; baseSha: string }>;
  /** Hides a comment, as somebody else. */
  minimise(commentId: number): void;
  /** Past the faults, not counted as a request; as the repository's owner unless a token is given. Throws unless 2xx. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, in a test.
  call(method: string, path: string, body?: unknown, token?: string): Promise<any>;
}

export async function startGitHubApi(): Promise<GitHubApi> {
  const server = await startFaultyServer<Kept>({
    keep: ({ method, url, headers, body }) => ({
      method,
      url,
      headers,
      ...(body.length > 0 && { body: body.toString() }),
    }),
    answer: (request) =>
      github.answer(request).catch((error) => {
        server.violations.push(`${request.method} ${request.url}: ${error.stack}`);
        return refusal(500, 'The test server failed');
      }),
    failure: (status, body = { message: 'No.' }) => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    }),
  });
  const github = await GitHub.start(server.url, server.violations);

  const call: GitHubApi['call'] = (method, path, body, token) => github.call(method, path, body, token);
  const commit: GitHubApi['commit'] = async (repository, branch, path, content) => {
    const repo = `/repos/${repository}`;
    const target = `${repo}/contents/${path.split('/').map(encodeURIComponent).join('/')}`;
    const refs: { ref: string }[] = await call('GET', `${repo}/git/matching-refs/heads/`);
    if (!refs.some(({ ref }) => ref === `refs/heads/${branch}`)) {
      const { object } = await call('GET', `${repo}/git/ref/heads/main`);
      await call('POST', `${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha: object.sha });
    }
    const old = await call('GET', `${target}?ref=${encodeURIComponent(branch)}`).catch(() => undefined);
    const made = await call('PUT', target, {
      message: 'Add a file',
      branch,
      content: Buffer.from(content).toString('base64'),
      ...(old && { sha: old.sha }),
    });
    await github.share(repository, made.commit.sha);
    return made.commit.sha;
  };
  const own: Omit<GitHubApi, keyof FaultyServer<Kept>> = {
    ...TOKENS,
    call,
    commit,
    createRepository: (name, isPrivate = false) => github.createRepository(name, isPrivate),
    async createPullRequest(repository, { branch, files, fork }) {
      const source = fork ?? repository;
      if (fork) await github.fork(repository, fork);
      for (const [path, content] of Object.entries(files)) await commit(source, branch, path, content);
      const { number, head, base } = await github.openPullRequest(repository, branch, fork);
      return { number, headSha: head.sha, baseSha: base.sha };
    },
    minimise: (commentId) => github.minimise(commentId),
  };
  const { close } = server;
  return Object.assign(server, own, {
    async close() {
      await close();
      await github.close();
    },
  });
}
