import { CheckRuns } from './checks.js';
import { Description } from './description.js';
import { type Emulator, startEmulator } from './emulator.js';
import { type Answer, type Json, jsonOf, NOT_FOUND, type Request, refusal } from './exchange.js';
import { type GraphQLContext, graphqlAnswer } from './graphql-api.js';
import { answerOf } from './routes.js';

export const TOKENS = {
  token: 'ghs_test_token_of_the_workflow',
  readOnlyToken: 'ghs_test_token_of_a_fork',
  otherToken: 'ghp_test_token_of_somebody_else',
};
const OWNER_TOKEN = 'ghp_test_token_of_the_owner';
const FORK_TOKEN = 'ghp_test_token_of_a_forks_owner';
const BOT = 'github-actions[bot]';
const FORK_OWNER = 'otherowner';
const USERS = {
  [OWNER_TOKEN]: 'admin',
  [TOKENS.token]: BOT,
  [TOKENS.readOnlyToken]: BOT,
  [TOKENS.otherToken]: 'octocat',
  [FORK_TOKEN]: FORK_OWNER,
};
/** Read once for all servers of a process: it takes half a second. */
const DESCRIPTION = new Description();

/** GitHub as far as we use it: the emulator, and in front of it what the emulator lacks or does differently. */
export class GitHub {
  readonly #url: string;
  readonly #violations: string[];
  readonly #emulator: Emulator;
  readonly #checks: CheckRuns;
  readonly #minimised = new Map<number, string>();
  /** `owner/name#number` */
  readonly #pulls = new Set<string>();
  readonly #locked = new Set<string>();
  /** Fork → the repository that it was made from. */
  readonly #forks = new Map<string, string>();

  private constructor(url: string, violations: string[], emulator: Emulator) {
    this.#url = url;
    this.#violations = violations;
    this.#emulator = emulator;
    this.#checks = new CheckRuns(url);
  }

  /** @param violations takes what is not as described */
  static async start(url: string, violations: string[]): Promise<GitHub> {
    return new GitHub(url, violations, await startEmulator(url, USERS));
  }

  close(): Promise<void> {
    return this.#emulator.close();
  }

  /** Answers a client's request, and holds both to GitHub's description. */
  async answer(sent: Request): Promise<Answer> {
    const request = { ...sent, url: sent.url.replace(/^\/api(?:\/v3(?=\/)|(?=\/graphql$))/, '') };
    const answer = await this.#answer(request);
    const isGraphQL = request.url === '/graphql';
    if (!isGraphQL) this.#violations.push(...DESCRIPTION.faultsOf(request, answer));
    const rate = {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4999',
      'x-ratelimit-used': '1',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
      'x-ratelimit-resource': isGraphQL ? 'graphql' : 'core',
    };
    return { ...answer, headers: { ...answer.headers, ...rate } };
  }

  async call(method: string, path: string, body?: unknown, token = OWNER_TOKEN): Promise<Json> {
    const answer = await this.#answer({
      method,
      url: path,
      headers: {
        authorization: `token ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return jsonOf(answer.body);
  }

  async createRepository(name: string, isPrivate: boolean): Promise<string> {
    const { full_name } = await this.call('POST', '/user/repos', {
      name,
      private: isPrivate,
      auto_init: true,
    });
    for (const login of [BOT, USERS[TOKENS.otherToken]])
      await this.call('PUT', `/repos/${full_name}/collaborators/${login}`, { permission: 'push' });
    return full_name;
  }

  /** Unlike the emulator's forks, one that has the commits of what it was made from. */
  async fork(repository: string, fork: string): Promise<void> {
    if (this.#forks.has(fork)) return;
    const [owner, name] = fork.split('/');
    if (owner !== FORK_OWNER)
      throw new Error(`The owner of a fork is ${FORK_OWNER}, the server knows no other.`);
    await this.call('PUT', `/repos/${repository}/collaborators/${FORK_OWNER}`, { permission: 'pull' });
    await this.call('POST', `/repos/${repository}/forks`, { name }, FORK_TOKEN);
    await this.call('PUT', `/repos/${fork}/collaborators/admin`, { permission: 'admin' }, FORK_TOKEN);
    const { object } = await this.call('GET', `/repos/${repository}/git/ref/heads/main`);
    await this.#copyCommit(repository, fork, object.sha);
    await this.call('PATCH', `/repos/${fork}/git/refs/heads/main`, { sha: object.sha, force: true });
    this.#forks.set(fork, repository);
  }

  openPullRequest(repository: string, branch: string, fork?: string): Promise<Json> {
    const head = fork ? `${FORK_OWNER}:${branch}` : branch;
    const token = fork ? FORK_TOKEN : OWNER_TOKEN;
    return this.call('POST', `/repos/${repository}/pulls`, { title: branch, head, base: 'main' }, token);
  }

  /** GitHub finds a fork's commits through the repository that it was made from, too. */
  async share(repository: string, sha: string): Promise<void> {
    const origin = this.#forks.get(repository);
    if (origin) await this.#copyCommit(repository, origin, sha);
  }

  minimise(commentId: number): void {
    this.#minimised.set(commentId, 'outdated');
  }

  async #copyCommit(from: string, to: string, sha: string): Promise<void> {
    const there = await this.call('GET', `/repos/${to}/git/commits/${sha}`).catch(() => undefined);
    if (there) return;
    const { message, tree, parents, author, committer } = await this.call(
      'GET',
      `/repos/${from}/git/commits/${sha}`,
    );
    for (const parent of parents) await this.#copyCommit(from, to, parent.sha);
    const entries = await this.call('GET', `/repos/${from}/git/trees/${tree.sha}?recursive=1`);
    const blobs = entries.tree.filter(({ type }: Json) => type === 'blob');
    for (const blob of blobs) {
      const { content } = await this.call('GET', `/repos/${from}/git/blobs/${blob.sha}`);
      await this.call('POST', `/repos/${to}/git/blobs`, { content, encoding: 'base64' });
    }
    await this.call('POST', `/repos/${to}/git/trees`, { tree: blobs });
    const copy = await this.call('POST', `/repos/${to}/git/commits`, {
      message,
      tree: tree.sha,
      parents: parents.map((parent: Json) => parent.sha),
      author,
      committer,
    });
    if (copy.sha !== sha) throw new Error(`${sha} of ${from} became ${copy.sha} in ${to}`);
  }

  async #answer(request: Request): Promise<Answer> {
    const token = tokenOf(request);
    const login = USERS[token];
    const isReadOnly = token === TOKENS.readOnlyToken;
    const url = new URL(request.url, this.#url);
    const [, repository, route = ''] = /^\/repos\/([^/]+\/[^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];

    if (token && !login) return refusal(401, 'Bad credentials');
    if (url.pathname === '/graphql') return graphqlAnswer(request, this.#graphql(token, isReadOnly));
    if ((isReadOnly && request.method !== 'GET') || (login === BOT && url.pathname === '/user'))
      return refusal(403, 'Resource not accessible by integration');
    if (!repository) return this.#emulator.answer(request);

    // A repository that one may not read is not there, which the emulator says with 401 or 403.
    if (!(await this.#get(token, `/repos/${repository}`))) return NOT_FOUND;
    const answer = await answerOf({
      request,
      url,
      repository,
      route,
      sent: jsonOf(request.body),
      isBot: login === BOT,
      checks: this.#checks,
      locked: this.#locked,
      forward: (body) =>
        this.#emulator.answer(body ? { ...request, body: Buffer.from(JSON.stringify(body)) } : request),
      get: (path) => this.#get(token, `/repos/${repository}/${path}`),
      current: (pull) => this.#current(pull),
    });
    if (request.method === 'POST' && route === 'pulls' && answer.status === 201)
      this.#pulls.add(`${repository}#${jsonOf(answer.body).number}`);
    return this.#corrected(repository, answer);
  }

  #graphql(token: string, isReadOnly: boolean): GraphQLContext {
    const headers = { authorization: `token ${token}` };
    return {
      login: USERS[token],
      isReadOnly,
      minimised: this.#minimised,
      get: async (path) => {
        const answer = await this.#answer({ method: 'GET', url: path, headers, body: Buffer.alloc(0) });
        return answer.status === 200 ? jsonOf(answer.body) : undefined;
      },
    };
  }

  /** What the emulator has, or `undefined` unless it answers 200. */
  async #get(token: string, url: string): Promise<Json> {
    const headers = token ? { authorization: `token ${token}` } : {};
    const answer = await this.#emulator.answer({ method: 'GET', url, headers, body: Buffer.alloc(0) });
    return answer.status === 200 ? jsonOf(answer.body) : undefined;
  }

  /** The emulator's pull requests stay at the commit they were opened with, and are never locked. */
  async #current(pull: Json): Promise<Json> {
    const locked = this.#locked.has(`${pull.base.repo.full_name}#${pull.number}`);
    const branch =
      pull.state === 'open' &&
      `/repos/${pull.head.repo.full_name}/git/ref/heads/${encodeURIComponent(pull.head.ref)}`;
    const sha = branch && (await this.#get(OWNER_TOKEN, branch))?.object.sha;
    return { ...pull, locked, head: { ...pull.head, sha: sha || pull.head.sha } };
  }

  /** What the emulator's answers have wrong, or leave out, of a repository, a bot and a pull request's comment. */
  #corrected(repository: string, answer: Answer): Answer {
    if (!String(answer.headers['content-type']).startsWith('application/json')) return answer;
    const corrected = JSON.parse(answer.body.toString(), (key, value) => {
      if (value?.login?.endsWith('[bot]')) return { ...value, type: 'Bot' };
      if (value?.forks_count !== undefined) return { network_count: 0, subscribers_count: 0, ...value };
      const number = key === 'html_url' && /\/issues\/(\d+)#/.exec(value)?.[1];
      return number && this.#pulls.has(`${repository}#${number}`)
        ? value.replace('/issues/', '/pull/')
        : value;
    });
    return { ...answer, body: Buffer.from(JSON.stringify(corrected)) };
  }
}

function tokenOf({ headers }: Request): string {
  return String(headers.authorization ?? '').replace(/^(token|bearer) +/i, '');
}
