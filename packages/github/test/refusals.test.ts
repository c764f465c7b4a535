import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '@mlops-actions/loopback';
import {
  commitToBranch,
  createComment,
  createCommitComment,
  deleteComment,
  Forbidden,
  findComment,
  type GitHub,
  minimiseComment,
  updateComment,
  updateCommitComment,
  upsertCheck,
} from '../src/index.js';
import { connected, refusal } from './connected.js';

const it = connected();
let number: number;
let sha: string;
let own: { id: number; nodeId: string };
beforeAll(async () => {
  ({ number, headSha: sha } = await it.api.createPullRequest(it.repository, {
    branch: 'tune',
    files: { 'a.json': '1' },
  }));
  own = await createComment(it.github(), number, 'own', () => true);
});

const writes: [string, string, (github: GitHub) => Promise<unknown>][] = [
  ['createComment', 'pull-requests: write', (github) => createComment(github, number, 'x', () => true)],
  ['updateComment', 'pull-requests: write', (github) => updateComment(github, own.id, 'x')],
  ['deleteComment', 'pull-requests: write', (github) => deleteComment(github, own.id)],
  ['minimiseComment', 'pull-requests: write', (github) => minimiseComment(github, own.nodeId)],
  ['createCommitComment', 'contents: write', (github) => createCommitComment(github, sha, 'x', () => true)],
  [
    'upsertCheck',
    'checks: write',
    (github) =>
      upsertCheck(github, {
        sha,
        name: 'x',
        externalId: 'x',
        conclusion: 'success',
        title: 'x',
        summary: 'x',
      }),
  ],
  [
    'commitToBranch',
    'contents: write',
    (github) => commitToBranch(github, 'data', 'x', async () => [{ path: 'x', content: Buffer.from('x') }]),
  ],
];

describe.each(writes)('%s without the right', (_, permission, write) => {
  test('names the permission and the YAML', async () => {
    const error = await refusal(write(it.github({ token: it.api.readOnlyToken })));
    expect(error).toBeInstanceOf(Forbidden);
    expect((error as Forbidden).permission).toBe(permission);
    expect(error.message).toContain('"Resource not accessible by integration"');
    expect(error.message).toContain(`permissions:\n    ${permission}`);
    expect(error.message).not.toContain('fork');
  });

  test('on a fork’s pull request tells of the second workflow', async () => {
    const pull_request = {
      head: { repo: { full_name: 'them/\u001b[31m' } },
      base: { repo: { full_name: it.repository } },
    };
    const event = { name: 'pull_request', payload: { pull_request } };
    const { message } = await refusal(write(it.github({ token: it.api.readOnlyToken, event })));
    expect(message).toContain('comes from the fork them/\\u001b[31m,');
    expect(message).toMatch(/workflow_run:.*permissions:\n/s);
    const target = { ...event, name: 'pull_request_target' };
    expect(
      (await refusal(write(it.github({ token: it.api.readOnlyToken, event: target })))).message,
    ).not.toContain('fork');
  });
});

test('a token that only reads finds its comment', async () => {
  const github = it.github({ token: it.api.readOnlyToken });
  expect((await findComment(github, number, (body) => body === 'own'))?.id).toBe(own.id);
});

describe('refusals with a cause of their own', () => {
  const comment = () => createComment(it.github(), number, 'x', () => true);
  const answering = (status: number, body: unknown, headers?: Record<string, string>) => {
    it.api.fault = ({ method, url }) =>
      method === 'GET' || url.endsWith('/graphql')
        ? undefined
        : { status, body, ...(headers && { headers }) };
  };

  test('a locked conversation', async () => {
    answering(403, { message: 'Unable to create comment because issue is locked.' });
    const error = await refusal(comment());
    expect(error).toMatchObject({ permission: undefined, message: expect.stringMatching(/Unlock/) });
    expect(error.message).not.toContain('permissions:');
  });

  test('an archived repository', async () => {
    answering(403, { message: 'Repository was archived so is read-only.' });
    expect(await refusal(comment())).toMatchObject({ permission: undefined });
  });

  test('a personal token', async () => {
    answering(403, { message: 'Resource not accessible by personal access token' });
    expect((await refusal(comment())).message).toContain('The token needs the repository permission');
  });

  test('a comment on a commit that may not be edited', async () => {
    answering(422, {
      message: 'Validation Failed',
      errors: [{ resource: 'CommitComment', code: 'custom', message: 'commit_id has been locked' }],
    });
    const { message } = await refusal(updateCommitComment(it.github(), 1, 'x'));
    expect(message).toMatch(/commit_id has been locked.*\n {2}mode: recreate$/s);
  });

  test('no token, and one that is not valid', async () => {
    expect((await refusal(findComment(it.github({ token: '' }), number, () => true))).message).toBe(
      `Could not look for a comment on #${number}: there is no token. Write:\n  token: $\{{ github.token }}`,
    );
    const { message } = await refusal(findComment(it.github({ token: 'ghs_x' }), number, () => true));
    expect(message).toContain('401 ("Bad credentials"). Has it expired');
  });

  test('an answer that is not GitHub’s', async () => {
    it.api.fault = () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in' });
    const attempts = [
      ...writes.map(([, , write]) => write(it.github())),
      findComment(it.github(), 1, () => true),
    ];
    for (const error of await Promise.all(attempts.map(refusal)))
      expect(error.message).toContain("not as GitHub's API does");
  });

  test('words of GitHub’s are made visible', async () => {
    answering(422, { message: 'no\u001b[31m', errors: ['\u202ebad'] });
    expect((await refusal(comment())).message).toContain('("no\\u001b[31m", "\\u202ebad")');
  });
});

describe('GraphQL', () => {
  const find = () => findComment(it.github(), number, () => true);
  const answering = (error: object, headers?: Record<string, string>) => {
    it.api.fault = () => ({
      status: 200,
      body: { data: null, errors: [error] },
      ...(headers && { headers }),
    });
  };

  test('FORBIDDEN', async () => {
    answering({ type: 'FORBIDDEN', path: ['repository', 'thread'], message: 'Resource not accessible' });
    expect(await refusal(find())).toMatchObject({ permission: 'pull-requests: write' });
  });

  test('RATE_LIMITED', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 3600;
    answering(
      { type: 'RATE_LIMITED', message: 'API rate limit exceeded' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
    );
    const until = new Date(reset * 1000).toISOString();
    expect((await refusal(find())).message).toContain(`rate limit is used up until ${until}`);
    expect(it.api.requests).toHaveLength(1);
  });

  test('anything else, and failures once', async () => {
    answering({ message: 'Field \u001b is wrong' });
    expect((await refusal(find())).message).toContain('GitHub answered "Field \\u001b is wrong"');
    const faults: Fault[] = [
      { status: 502, body: '' },
      { status: 200, body: { errors: [{ message: 'Something went wrong while executing your query.' }] } },
      'reset',
      'cut',
    ];
    for (const fault of faults) {
      it.api.reset();
      it.api.fault = (_, nth) => (nth === 1 ? fault : undefined);
      expect(await find()).toMatchObject({ id: own.id });
      expect(it.api.requests).toHaveLength(2);
    }
  }, 20_000);
});

describe('limits', () => {
  const find = () => findComment(it.github(), number, () => true);
  const create = (marker: string) => createComment(it.github(), number, marker, (body) => body === marker);
  const limited = (status: number, headers: Record<string, string>, message = 'Too many', times = 1) => {
    it.api.fault = (_, nth) => (nth <= times ? { status, headers, body: { message } } : undefined);
  };
  const soon = () => ({
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000)),
  });

  test.each<[string, () => void]>([
    [
      'secondary, 403',
      () => limited(403, { 'retry-after': '1' }, 'You have exceeded a secondary rate limit.'),
    ],
    ['secondary, 429, in other words', () => limited(429, { 'retry-after': '1' })],
    ['hourly', () => limited(403, soon(), 'API rate limit exceeded')],
  ])(
    'that are over soon are waited for: %s',
    async (_, fault) => {
      fault();
      const marker = `waited ${Math.random()}`;
      expect((await create(marker)).body).toBe(marker);
      expect(it.api.requests).toHaveLength(2);
      expect(it.log).toContainEqual(
        expect.stringMatching(/^GitHub's (secondary )?rate limit is used up: waiting \d+ s/),
      );
      it.api.reset();
      fault();
      expect(await find()).toBeDefined();
    },
    15_000,
  );

  test('that last are told, without a wait', async () => {
    limited(429, { 'retry-after': '61' }, 'You have exceeded a secondary rate limit.', 9);
    const { message } = await refusal(create('x'));
    expect(message).toBe(
      `Could not comment on #${number}: GitHub's rate limit is used up for 61 seconds. Run the job again later.`,
    );
    expect(await refusal(create('x'))).not.toBeInstanceOf(Forbidden);
    expect(it.api.requests).toHaveLength(2);
  });

  test('that come back are waited for twice', async () => {
    limited(429, { 'retry-after': '1' }, 'Too many', 9);
    expect((await refusal(find())).message).toContain('rate limit is used up for 1 seconds');
    expect(it.api.requests).toHaveLength(3);
  });
});

test('the way to GitHub: given up after four tries, with the cause', async () => {
  it.api.fault = ({ url }) => (url.endsWith('/graphql') ? { status: 502, body: '<html>\u001b' } : undefined);
  const [failing, closed] = await Promise.all([
    refusal(findComment(it.github(), number, () => true)),
    refusal(updateComment(it.github({ apiUrl: 'http://127.0.0.1:2' }), 1, 'x')),
  ]);
  expect(failing.message).toMatch(/failed in four tries: <html>\\u001b\. Run the job again\.$/);
  expect(it.api.requests).toHaveLength(4);
  expect(closed.message).toContain('ECONNREFUSED');
}, 15_000);

test('a comment that cannot be made is given up after four tries, each looked for', async () => {
  it.api.fault = ({ url }) => (url.endsWith('/comments') ? { status: 500 } : undefined);
  await refusal(createCommitComment(it.github(), sha, 'x', () => false));
  expect(it.api.requests.map(({ url }) => url.endsWith('/comments'))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
}, 30_000);

describe('the token', () => {
  test('is in no error', async () => {
    const token = 'ghs_1234567890';
    const errors = [await refusal(findComment(it.github({ token }), number, () => true))];
    errors.push(await refusal(Promise.resolve().then(() => it.github({ token: `${token}\nx` }))));
    for (const { message, stack, cause } of errors)
      expect(JSON.stringify([message, stack, String(cause), cause])).not.toContain('1234567890');
  });

  test('is asked for as a token', () => {
    expect(() => it.github({ token: 'a b' })).toThrow(/^token: holds spaces/);
  });
});
