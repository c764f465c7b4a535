import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, refusal } from './exchange.js';
import { GitHub, TOKENS } from './github.js';

/**
 * What a fault does to one request: an answer of its own, a closed connection, an answer cut off half way, or
 * (`lost`) a request carried out whose answer never arrives.
 */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'reset'
  | 'cut'
  | 'lost';

/** GitHub's REST and GraphQL API on loopback, behind a proxy that can fail. */
export interface GitHubApi {
  /** Serves `/…` as api.github.com does, `/api/v3/…` as an Enterprise server does, `/graphql` and `/api/graphql`. */
  readonly url: string;
  /** `github.token` with every permission: a bot, `github-actions[bot]`. */
  readonly token: string;
  /** `github.token` of a fork's pull request: the same bot, refused every write. */
  readonly readOnlyToken: string;
  /** Somebody else's, with every right. */
  readonly otherToken: string;
  /** Every request since the last `reset`, as it came. */
  readonly requests: { method: string; url: string; headers: IncomingHttpHeaders; body?: string }[];
  /** What broke GitHub's own OpenAPI description since the last `reset`, in requests and in our answers. */
  readonly violations: string[];
  /** Decides which requests fail; `nth` counts from 1 for each method and URL. */
  fault: (request: { method: string; url: string }, nth: number) => Fault | undefined;
  /** Forgets requests, violations and faults; repositories stay. */
  reset(): void;
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
  close(): Promise<void>;
}

export async function startGitHubApi(): Promise<GitHubApi> {
  const seen = new Map<string, number>();
  const proxy = createServer(async (incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks = await incoming.toArray().catch(() => undefined);
    if (!chunks) return; // The client has gone.
    const body = Buffer.concat(chunks);
    const nth = (seen.get(`${method} ${url}`) ?? 0) + 1;
    seen.set(`${method} ${url}`, nth);
    api.requests.push({ method, url, headers, ...(body.length > 0 && { body: body.toString() }) });
    const fault = api.fault({ method, url }, nth);
    if (fault === 'reset') incoming.socket.destroy();
    else if (typeof fault === 'object') {
      const { body = { message: 'No.' } } = fault;
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    } else {
      const answer = await github.answer({ method, url, headers, body }).catch((error) => {
        api.violations.push(`${method} ${url}: ${error.stack}`);
        return refusal(500, 'The test server failed');
      });
      if (fault === 'lost') incoming.socket.destroy();
      else send(answer, response, fault === 'cut');
    }
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const github = await GitHub.start(url);

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
  const api: GitHubApi = {
    url,
    ...TOKENS,
    requests: [],
    violations: github.violations,
    fault: () => undefined,
    reset() {
      api.requests.length = 0;
      api.violations.length = 0;
      seen.clear();
      api.fault = () => undefined;
    },
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
    async close() {
      proxy.closeAllConnections();
      await once(proxy.close(), 'close');
      await github.close();
    },
  };
  return api;
}

function send({ status, headers, body }: Answer, response: ServerResponse, cut: boolean): void {
  const noBody = status === 204 || status === 304;
  response.writeHead(status, { ...headers, ...(!noBody && { 'content-length': body.length }) });
  if (cut) response.write(body.subarray(0, body.length >> 1), () => response.destroy());
  else response.end(noBody ? undefined : body);
}
