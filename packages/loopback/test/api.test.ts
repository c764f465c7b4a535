import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Octokit } from '@octokit/core';
import { type GitHubApi, startGitHubApi } from '../src/index.js';

let api: GitHubApi;
let bot: Octokit;
let reader: Octokit;
let other: Octokit;
let at: { owner: string; repo: string };
let repository: string;

beforeAll(async () => {
  api = await startGitHubApi();
  const as = (auth: string) => new Octokit({ baseUrl: api.url, auth });
  [bot, reader, other] = [as(api.token), as(api.readOnlyToken), as(api.otherToken)];
});
afterAll(() => api.close());

let repositories = 0;
beforeEach(async () => {
  repository = await api.createRepository(`models-${repositories++}`);
  const [owner = '', repo = ''] = repository.split('/');
  at = { owner, repo };
});
afterEach(() => {
  expect(api.violations).toEqual([]);
  api.reset();
});

const open = (branch = 'better') =>
  api.createPullRequest(repository, { branch, files: { 'metrics.json': `{"on":"${branch}"}` } });

describe('comments on a pull request', () => {
  const comments = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const create = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

  test('are created, read, changed and deleted', async () => {
    const { number } = await open();
    const { data: made } = await bot.request(create, { ...at, issue_number: number, body: 'One' });
    expect(made.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' });
    expect(made.html_url).toBe(`${api.url}/${repository}/pull/${number}#issuecomment-${made.id}`);
    const one = { ...at, comment_id: made.id };
    await bot.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...one, body: 'Two' });
    const { data: read } = await reader.request(
      'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
      one,
    );
    expect(read.body).toBe('Two');
    await bot.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', one);
    expect((await bot.request(comments, { ...at, issue_number: number })).data).toEqual([]);
  });

  test('come in pages, with links', async () => {
    const { number } = await open();
    for (const body of ['One', 'Two', 'Three'])
      await other.request(create, { ...at, issue_number: number, body });
    const first = await reader.request(comments, { ...at, issue_number: number, per_page: 2 });
    expect(first.data.map(({ body, user }) => `${user?.login}: ${body}`)).toEqual([
      'octocat: One',
      'octocat: Two',
    ]);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.link ?? '')?.[1];
    expect(next).toMatch(new RegExp(`^${api.url}/`));
    const { data, headers } = await reader.request({ method: 'GET', url: next ?? '' });
    expect(data.map(({ body }: { body: string }) => body)).toEqual(['Three']);
    expect(headers.link).not.toContain('next');
  });

  test('have a greatest length', async () => {
    const { number } = await open();
    const { data } = await bot.request(create, { ...at, issue_number: number, body: 'x'.repeat(65_536) });
    const tooLong = 'y'.repeat(65_537);
    const expected = { status: 422, message: expect.stringContaining('maximum is 65536 characters') };
    await expect(bot.request(create, { ...at, issue_number: number, body: tooLong })).rejects.toMatchObject(
      expected,
    );
    await expect(
      bot.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        ...at,
        comment_id: data.id,
        body: tooLong,
      }),
    ).rejects.toMatchObject(expected);
  });

  test('are refused: to a token that only reads, and to a workflow where the conversation is locked', async () => {
    const { number } = await open();
    const comment = { ...at, issue_number: number, body: 'One' };
    await expect(reader.request(create, comment)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    });
    await other.request('PUT /repos/{owner}/{repo}/issues/{issue_number}/lock', {
      ...at,
      issue_number: number,
      lock_reason: 'resolved',
    });
    await expect(bot.request(create, comment)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('issue is locked'),
    });
    expect((await other.request(create, comment)).status).toBe(201);
  });
});

describe('GraphQL', () => {
  const ENDS = `query ($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      thread: issueOrPullRequest(number: $number) {
        __typename
        ... on Issue { title }
        ... on PullRequest { first: comments(first: 2) { ...Page } last: comments(last: 2) { ...Page } }
      }
    }
  }
  fragment Page on IssueCommentConnection { # of either end
    totalCount
    nodes { id fullDatabaseId url body isMinimized viewerDidAuthor author { login } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }`;
  const MINIMISE = `mutation ($id: ID!) {
    minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
      minimizedComment { isMinimized minimizedReason }
    }
  }`;
  // biome-ignore lint/suspicious/noExplicitAny: JSON.
  type Any = any;

  async function withComments(...bodies: string[]) {
    const { number } = await open();
    const path = `/repos/${repository}/issues/${number}/comments`;
    const made: Any[] = [];
    for (const body of bodies) made.push(await api.call('POST', path, { body }, api.token));
    return { number, made };
  }

  test('gives both ends of a conversation, and what was hidden', async () => {
    const { number, made } = await withComments('a', 'b', 'c');
    expect(await bot.graphql(MINIMISE, { id: made[1].node_id })).toEqual({
      minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
    });
    api.minimise(made[2].id);
    const { repository: found }: Any = await bot.graphql(ENDS, { ...at, number });
    const { first, last, __typename } = found.thread;
    expect(__typename).toBe('PullRequest');
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [
        { id: made[0].node_id, url: made[0].html_url, body: 'a', isMinimized: false, viewerDidAuthor: true },
        {
          fullDatabaseId: String(made[1].id),
          body: 'b',
          isMinimized: true,
          author: { login: 'github-actions' },
        },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(last.nodes.map(({ body, isMinimized }: Any) => [body, isMinimized])).toEqual([
      ['b', true],
      ['c', true],
    ]);
    const { repository: of }: Any = await other.graphql(ENDS, { ...at, number });
    expect(of.thread.first.nodes[0].viewerDidAuthor).toBe(false);
  });

  test('goes through the pages either way', async () => {
    const { number } = await withComments('a', 'b', 'c', 'd', 'e');
    const walk = async (size: string, from: string, cursor: string) => {
      const seen: string[] = [];
      for (let at: string | null = null, more = true; more; ) {
        const { repository: found }: Any = await bot.graphql(`{
          repository(owner: "${repository.split('/')[0]}", name: "${repository.split('/')[1]}") {
            pullRequest(number: ${number}) {
              comments(${size}: 2, ${from}: ${JSON.stringify(at)}) {
                nodes { body } pageInfo { ${cursor} hasNextPage hasPreviousPage }
              }
            }
          }
        }`);
        const { nodes, pageInfo } = found.pullRequest.comments;
        seen.push(nodes.map(({ body }: Any) => body).join(''));
        at = pageInfo[cursor];
        more = pageInfo[size === 'first' ? 'hasNextPage' : 'hasPreviousPage'];
      }
      return seen;
    };
    expect(await walk('first', 'after', 'endCursor')).toEqual(['ab', 'cd', 'e']);
    expect(await walk('last', 'before', 'startCursor')).toEqual(['de', 'bc', 'a']);
  });

  test('gives the comments of a commit', async () => {
    const { headSha } = await open();
    await bot.request('POST /repos/{owner}/{repo}/commits/{commit_sha}/comments', {
      ...at,
      commit_sha: headSha,
      body: 'One',
    });
    const found = await bot.graphql(
      `query ($owner: String!, $repo: String!, $oid: GitObjectID!) {
        viewer { login }
        repository(owner: $owner, name: $repo) {
          object(oid: $oid) { oid ... on Commit { comments(first: 100) { nodes { body viewerDidAuthor } } } }
        }
      }`,
      { ...at, oid: headSha },
    );
    expect(found).toEqual({
      viewer: { login: 'github-actions[bot]' },
      repository: { object: { oid: headSha, comments: { nodes: [{ body: 'One', viewerDidAuthor: true }] } } },
    });
  });

  test('is at the address of an Enterprise server, too', async () => {
    const enterprise = new Octokit({ baseUrl: `${api.url}/api/v3`, auth: api.token });
    expect(await enterprise.graphql('{ viewer { login } }')).toEqual({
      viewer: { login: 'github-actions[bot]' },
    });
    expect(api.requests.map(({ url }) => url)).toEqual(['/api/graphql']);
  });

  test('refuses as GitHub does', async () => {
    const { number, made } = await withComments('a');
    const missing = bot.graphql(ENDS, { ...at, number: number + 1 });
    await expect(missing).rejects.toMatchObject({
      data: { repository: { thread: null } },
      errors: [{ type: 'NOT_FOUND', path: ['repository', 'thread'] }],
    });
    await expect(bot.graphql(ENDS, { owner: 'no', repo: 'body', number })).rejects.toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
    await expect(reader.graphql(MINIMISE, { id: made[0].node_id })).rejects.toMatchObject({
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
    });
    await expect(new Octokit({ baseUrl: api.url }).graphql('{ viewer { login } }')).rejects.toMatchObject({
      status: 401,
    });
  });

  test.each([
    ['repository(owner: "o", name: "r") { nope }', "Field 'nope' doesn't exist on type 'Repository'"],
    ['repository(owner: "o", name: "r", x: 1) { id }', "doesn't accept argument 'x'"],
    ['repository(owner: "o", name: "r") { issueOrPullRequest(number: 1) { id } }', "'IssueOrPullRequest'"],
    [
      'repository(owner: "o", name: "r") { object(oid: "main") { comments(first: 1) { totalCount } } }',
      "'GitObject'",
    ],
    [
      'repository(owner: "o", name: "r") { pullRequest(number: 1) { comments { totalCount } } }',
      'You must provide',
    ],
    [
      'repository(owner: "o", name: "r") { pullRequest(number: 1) { comments(first: 101) { totalCount } } }',
      '100',
    ],
    ['repository(owner: "o", name: "r")', 'must have selections'],
    ['viewer { login { x } }', 'must not have selections'],
    ['viewer { login', 'unexpected end'],
    ['viewer { login(a: $a) }', '$a is used but not declared'],
  ])('refuses what its schema has not: %s', async (selection, expected) => {
    await open();
    const text = selection.replace('"o"', `"${at.owner}"`).replace('"r"', `"${at.repo}"`);
    await expect(bot.graphql(`{ ${text} }`)).rejects.toThrow(expected);
  });
});

describe('pull requests', () => {
  const list = 'GET /repos/{owner}/{repo}/pulls';
  const ofCommit = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';

  test('are at the commit of their branch', async () => {
    const { number, headSha, baseSha } = await open();
    const pushed = await api.commit(repository, 'better', 'metrics.json', '{"again":1}');
    const { data } = await bot.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...at,
      pull_number: number,
    });
    expect([data.head.sha, data.base.sha, data.state]).toEqual([pushed, baseSha, 'open']);
    for (const sha of [headSha, pushed])
      expect((await bot.request(ofCommit, { ...at, commit_sha: sha })).data).toMatchObject([
        { number, head: { sha: pushed } },
      ]);
    expect((await bot.request(ofCommit, { ...at, commit_sha: baseSha })).data).toEqual([]);
    await expect(bot.request(ofCommit, { ...at, commit_sha: '0'.repeat(40) })).rejects.toMatchObject({
      status: 422,
    });
  });

  test('of a fork: found by its branch, their commits found here', async () => {
    await open('patch');
    const pull = await api.createPullRequest(repository, {
      branch: 'patch',
      files: { 'metrics.json': '{"from":"elsewhere"}' },
      fork: `otherowner/${at.repo}`,
    });
    const { data } = await bot.request(list, { ...at, head: 'otherowner:patch', state: 'open' });
    expect(data).toMatchObject([
      {
        number: pull.number,
        user: { login: 'otherowner' },
        head: { sha: pull.headSha, repo: { full_name: `otherowner/${at.repo}`, fork: true } },
        base: { sha: pull.baseSha, repo: { full_name: repository } },
      },
    ]);
    const { data: compared } = await reader.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...at,
      basehead: `main...${pull.headSha}`,
      per_page: 1,
    });
    expect(compared.merge_base_commit.sha).toBe(pull.baseSha);
    expect(compared.commits.map(({ sha }) => sha)).toEqual([pull.headSha]);
  });

  test('closed: only when asked for', async () => {
    const { number } = await open();
    await api.call('PATCH', `/repos/${repository}/pulls/${number}`, { state: 'closed' });
    expect((await bot.request(list, at)).data).toEqual([]);
    expect((await bot.request(list, { ...at, state: 'all' })).data).toMatchObject([{ number }]);
  });
});

describe('git objects', () => {
  const updateRef = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';

  async function commitOf(content: string, parents?: string[]) {
    const { data: blob } = await bot.request('POST /repos/{owner}/{repo}/git/blobs', {
      ...at,
      content: Buffer.from(content).toString('base64'),
      encoding: 'base64',
    });
    const { data: tree } = await bot.request('POST /repos/{owner}/{repo}/git/trees', {
      ...at,
      tree: [{ path: 'data/history.json', mode: '100644', type: 'blob', sha: blob.sha }],
    });
    const { data: commit } = await bot.request('POST /repos/{owner}/{repo}/git/commits', {
      ...at,
      message: content,
      tree: tree.sha,
      ...(parents && { parents }),
    });
    return commit;
  }

  test('make an orphan branch, and move it only forward', async () => {
    const first = await commitOf('one');
    expect(first.parents).toEqual([]);
    const create = { ...at, ref: 'refs/heads/data/pr', sha: first.sha };
    await bot.request('POST /repos/{owner}/{repo}/git/refs', create);
    await expect(bot.request('POST /repos/{owner}/{repo}/git/refs', create)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Reference already exists'),
    });
    const [second, rival] = [await commitOf('two', [first.sha]), await commitOf('three', [first.sha])];
    await bot.request(updateRef, { ...at, ref: 'heads/data/pr', sha: second.sha });
    const late = { ...at, ref: 'heads/data/pr', sha: rival.sha };
    await expect(bot.request(updateRef, late)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Update is not a fast forward'),
    });
    await bot.request(updateRef, { ...late, force: true });
    const { data } = await bot.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
      ...at,
      ref: 'heads/data/pr',
    });
    expect(data.object.sha).toBe(rival.sha);
    await expect(
      bot.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...at, ref: 'heads/none' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('are read: a tree with all below it, a file of it, a commit that is not there', async () => {
    const { sha } = await commitOf('größe');
    const { data: tree } = await reader.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
      ...at,
      tree_sha: sha,
      recursive: '1',
    });
    expect(tree.tree.filter(({ type }) => type === 'blob').map(({ path }) => path)).toEqual([
      'data/history.json',
    ]);
    const { data } = await reader.request('GET /repos/{owner}/{repo}/contents/{path}', {
      ...at,
      path: 'data/history.json',
      ref: sha,
      mediaType: { format: 'raw' },
    });
    expect(Buffer.from(data as unknown as ArrayBuffer).toString()).toBe('größe');
    await expect(
      reader.request('GET /repos/{owner}/{repo}/commits/{ref}', { ...at, ref: 'no/such' }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('No commit found for SHA: no/such'),
    });
  });

  test('of unrelated histories have no merge base', async () => {
    const { sha } = await commitOf('alone');
    await expect(
      reader.request('GET /repos/{owner}/{repo}/compare/{basehead}', { ...at, basehead: `main...${sha}` }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('check runs', () => {
  const create = 'POST /repos/{owner}/{repo}/check-runs';
  const update = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
  const list = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
  const annotation = (line: number) => ({
    path: 'metrics.json',
    start_line: line,
    end_line: line,
    annotation_level: 'warning' as const,
    message: `Line ${line}`,
  });

  test('are listed by name, the newest unless all are asked for', async () => {
    const { headSha } = await open();
    for (const external_id of ['first', 'second'])
      await bot.request(create, {
        ...at,
        name: 'metrics',
        head_sha: headSha,
        external_id,
        status: 'completed',
        conclusion: 'success',
      });
    await bot.request(create, { ...at, name: 'other', head_sha: headSha });
    const named = { ...at, ref: 'better', check_name: 'metrics' };
    const { data: latest } = await reader.request(list, named);
    expect(latest).toMatchObject({
      total_count: 1,
      check_runs: [{ external_id: 'second', status: 'completed' }],
    });
    expect((await reader.request(list, { ...named, filter: 'all' })).data.total_count).toBe(2);
    expect((await reader.request(list, { ...at, ref: headSha })).data.total_count).toBe(2);
  });

  test('keep annotations from update to update', async () => {
    const { headSha } = await open();
    const output = { title: 'Metrics', summary: 'Worse' };
    const { data: run } = await bot.request(create, {
      ...at,
      name: 'metrics',
      head_sha: headSha,
      output: { ...output, annotations: Array.from({ length: 50 }, (_, i) => annotation(i + 1)) },
    });
    const { data: updated } = await bot.request(update, {
      ...at,
      check_run_id: run.id,
      conclusion: 'failure',
      output: { ...output, annotations: [annotation(51)] },
    });
    expect(updated).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { annotations_count: 51 },
    });
    const { data } = await reader.request('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', {
      ...at,
      check_run_id: run.id,
      per_page: 50,
      page: 2,
    });
    expect(data).toMatchObject([{ start_line: 51, message: 'Line 51' }]);
  });

  test('are refused: of a commit that is not there, and to a token that only reads', async () => {
    const { headSha } = await open();
    const run = { ...at, name: 'metrics', head_sha: headSha, conclusion: 'success' as const };
    await expect(bot.request(create, { ...run, head_sha: '0'.repeat(40) })).rejects.toMatchObject({
      status: 422,
    });
    await expect(reader.request(create, run)).rejects.toMatchObject({ status: 403 });
    await expect(
      bot.request(create, { ...run, output: { title: '', summary: 'x'.repeat(65_536) } }),
    ).rejects.toMatchObject({ status: 422 });
    api.violations.length = 0; // A summary of that length is not as described either.
  });
});

describe('repositories', () => {
  test('are private or not, and a private one is not there for others', async () => {
    const get = 'GET /repos/{owner}/{repo}';
    expect((await reader.request(get, at)).data.private).toBe(false);
    const secret = await api.createRepository(`secret-${repositories++}`, true);
    const [owner = '', repo = ''] = secret.split('/');
    expect((await bot.request(get, { owner, repo })).data.private).toBe(true);
    const anonymous = new Octokit({ baseUrl: api.url });
    for (const route of [get, 'GET /repos/{owner}/{repo}/commits/main'])
      await expect(anonymous.request(route, { owner, repo })).rejects.toMatchObject({ status: 404 });
  });

  test('take dispatches', async () => {
    const event = { ...at, event_type: 'train', client_payload: { pull: 5 } };
    expect((await bot.request('POST /repos/{owner}/{repo}/dispatches', event)).status).toBe(204);
  });

  test('know no token but ours, and say nothing of a workflow as a user', async () => {
    const stranger = new Octokit({ baseUrl: api.url, auth: 'ghp_nobody' });
    await expect(stranger.request('GET /repos/{owner}/{repo}', at)).rejects.toMatchObject({ status: 401 });
    await expect(bot.request('GET /user')).rejects.toMatchObject({ status: 403 });
  });

  test('tell how many requests are left', async () => {
    const { headers } = await bot.request('GET /repos/{owner}/{repo}/commits/main/check-runs', at);
    expect(headers).toMatchObject({ 'x-ratelimit-remaining': '4999', 'x-ratelimit-resource': 'core' });
  });
});

describe('faults', () => {
  test('are decided by request and how often it came', async () => {
    api.fault = ({ method }, nth) =>
      method === 'POST' && nth === 2
        ? { status: 502, headers: { 'retry-after': '7' }, body: '<html>' }
        : undefined;
    const { number } = await open();
    const send = () =>
      fetch(`${api.url}/repos/${repository}/issues/${number}/comments`, {
        method: 'POST',
        headers: { authorization: `token ${api.token}`, 'content-type': 'application/json' },
        body: '{"body":"One"}',
      });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([201, 502, 201]);
    expect(api.requests).toMatchObject(Array(3).fill({ method: 'POST', body: '{"body":"One"}' }));
  });

  // With `fetch`: for an answer that is cut off, Octokit resolves with an empty one.
  test.each([
    ['reset', 0],
    ['cut', 1],
    ['lost', 1],
  ] as const)('%s: the client has no answer, the server carried out %i', async (fault, done) => {
    const { number } = await open();
    api.fault = () => fault;
    const path = `/repos/${repository}/issues/${number}/comments`;
    const sent = fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { authorization: `token ${api.token}` },
      body: '{"body":"One"}',
    });
    await expect(sent.then((answer) => answer.json())).rejects.toThrow();
    expect(await api.call('GET', path)).toHaveLength(done);
  });
});
