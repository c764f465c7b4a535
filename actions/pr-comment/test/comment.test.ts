import { describe, expect, test } from '@jest/globals';
import { comment, pullRequest, reportOf, row, useGitHub, writes } from './commenter.js';

const github = useGitHub();
const worse = reportOf({
  verdict: 'fail',
  headline: '1 worse.',
  metrics: [row('accuracy', 0.8, 0.8965, 'higher', 'worse')],
});

describe('the comment', () => {
  test('is made by the first run, edited by the next, and left alone by one that finds nothing new', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);

    const first = await comment({ token: api.token }, { reports: [reportOf()], context });
    expect(first.outputs).toMatchObject({ operation: 'created', truncated: 'false', verdict: 'pass' });
    expect(api.requests).toHaveLength(2);
    const [made] = await comments();
    expect(first.outputs['comment-url']).toBe(made?.html_url);
    expect(first.outputs['comment-id']).toBe(String(made?.id));
    expect(made?.body).toMatch(/\| accuracy \| 0\.8965 \| 0\.91 \| \+0\.0135 \|/);
    expect(made?.body).toMatch(/\| loss \| 0\.6437 \| 0\.6 \| -0\.0437 \|/);

    api.reset();
    const second = await comment({ token: api.token }, { reports: [worse], context });
    expect(second.outputs).toMatchObject({ operation: 'updated', verdict: 'fail' });
    expect(api.requests).toHaveLength(2);
    expect(await comments()).toEqual([expect.objectContaining({ id: made?.id })]);
    expect((await comments())[0]?.body).toContain('❌ fail: Metrics');

    api.reset();
    const third = await comment(
      { token: api.token },
      { reports: [worse], context: { ...context, runUrl: `${context.runUrl}23` } },
    );
    expect(third.outputs).toMatchObject({ operation: 'unchanged', 'comment-id': String(made?.id) });
    expect(api.requests).toHaveLength(1);
    expect(writes(api)).toEqual([]);
  });

  test('is found among 250 of other people, and is not the one that quotes it', async () => {
    const { api } = github;
    const { context, comments, repository, number } = await pullRequest(api);
    const talk = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          api.call(
            'POST',
            `/repos/${repository}/issues/${number}/comments`,
            { body: `Comment ${index}` },
            api.otherToken,
          ),
        ),
      );
    await talk(120);
    await comment({ token: api.token }, { reports: [reportOf()], context });
    const ours = (
      await api.call('GET', `/repos/${repository}/issues/${number}/comments?per_page=100&page=2`)
    ).at(-1);
    for (const body of [ours.body, `> ${ours.body}`])
      await api.call('POST', `/repos/${repository}/issues/${number}/comments`, { body }, api.otherToken);
    await talk(127);
    const next = await comment({ token: api.token }, { reports: [worse], context });
    expect(next.outputs).toMatchObject({ operation: 'updated', 'comment-id': String(ours.id) });
    expect(await comments()).toHaveLength(100);
  });

  test('is one per header', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    for (const header of ['a', 'b -- > -->', 'a'])
      await comment({ token: api.token, header }, { reports: [reportOf()], context });
    expect(await comments()).toHaveLength(2);
  });

  test('that somebody minimised is left alone', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const first = await comment({ token: api.token }, { reports: [reportOf()], context });
    api.minimise(Number(first.outputs['comment-id']));
    const second = await comment({ token: api.token }, { reports: [worse], context });
    expect(second.outputs.operation).toBe('created');
    expect(await comments()).toHaveLength(2);
  });

  test('is made once when the answer to its making is lost', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    api.fault = ({ method, url }, nth) =>
      method === 'POST' && url.endsWith('/comments') && nth === 1 ? 'lost' : undefined;
    const { outputs } = await comment({ token: api.token }, { reports: [reportOf()], context });
    expect(await comments()).toHaveLength(1);
    expect(outputs).toMatchObject({ operation: 'created', 'comment-id': String((await comments())[0]?.id) });
  });

  test('has a table with a row per report, and says where the numbers come from', async () => {
    const { api } = github;
    const { context, comments, headSha } = await pullRequest(api);
    const reports = [reportOf({ title: 'ROUGE' }), { ...worse, id: 'b', title: 'Metrics' }];
    const { outputs } = await comment({ token: api.token }, { reports, context });
    const [{ body = '' } = {}] = await comments();
    expect(outputs.verdict).toBe('fail');
    expect(body).toContain('## ❌ fail: 1 failed, 1 passed');
    expect(body).toContain('| Metrics | ❌ fail | 1 worse. |');
    expect(body).toContain('### ✅ pass: ROUGE');
    expect(body).toContain(`commit \`${headSha.slice(0, 7)}\` · [run](${context.runUrl})`);
  });

  test('says when a step failed that left no report, and replaces the numbers of the run before', async () => {
    const { api } = github;
    const { context, comments, repository, headSha } = await pullRequest(api);
    const given = { token: api.token, check: 'Quality', body: 'Of the user' };
    await comment(given, { reports: [reportOf()], context });
    const broken = await comment({ ...given, 'job-status': 'failure' }, { context });
    expect(broken.outputs).toMatchObject({ operation: 'updated', verdict: 'fail' });
    const [{ body = '' } = {}] = await comments();
    expect(body).toContain('## ❌ fail: A step of the job failed, and no report tells of it');
    expect(body).toContain('Of the user');
    expect(body).not.toContain('accuracy');
    const { check_runs } = await api.call('GET', `/repos/${repository}/commits/${headSha}/check-runs`);
    expect(check_runs.at(-1).conclusion).toBe('failure');
    // A gate that failed is what the job failed by.
    await comment({ ...given, 'job-status': 'failure' }, { reports: [worse], context });
    expect((await comments())[0]?.body).not.toContain('A step of the job failed');
  });

  test('shows the worst report first', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const reports = [reportOf({ title: 'A' }), { ...worse, id: 'b', title: 'B' }];
    await comment({ token: api.token }, { reports, context });
    const [{ body = '' } = {}] = await comments();
    expect(body.indexOf('| B | ❌ fail')).toBeLessThan(body.indexOf('| A | ✅ pass'));
    expect(body.indexOf('### ❌ fail: B')).toBeLessThan(body.indexOf('### ✅ pass: A'));
  });

  test('tells two reports of one title apart', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const files = {
      'artifacts/leg-en/r.json': JSON.stringify(reportOf()),
      'artifacts/leg-de/r.json': JSON.stringify(worse),
      'artifacts/both/a.json': JSON.stringify(worse),
      'artifacts/both/b.json': JSON.stringify(worse),
    };
    await comment({ token: api.token, reports: 'artifacts/**/*.json' }, { files, context });
    const [{ body = '' } = {}] = await comments();
    expect(body).toMatch(/\| Metrics \(leg-de\) \| ❌ fail/);
    expect(body).toMatch(/\| Metrics \(leg-en\) \| ✅ pass/);
    expect(body).toMatch(/\| Metrics \(a\) \|.*\| Metrics \(b\) \|/s);
  });
});

describe('mode', () => {
  test.each([
    ['append', { operation: 'updated', count: 1 }],
    ['recreate', { operation: 'created', count: 1 }],
    ['hide-and-recreate', { operation: 'created', count: 2 }],
    ['new', { operation: 'created', count: 2 }],
  ])('%s', async (mode, { operation, count }) => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const given = { token: api.token, mode };
    await comment(given, { reports: [reportOf()], context });
    const [first] = await comments();
    const { outputs } = await comment(given, { reports: [worse], context });
    expect(outputs.operation).toBe(operation);
    const left = await comments();
    expect(left).toHaveLength(count);
    expect(left.at(-1)?.body).toContain('❌ fail');
    expect(left.some(({ body }) => body.includes('✅ pass: Metrics'))).toBe(mode !== 'recreate');
    expect(left.some(({ id }) => id === first?.id)).toBe(mode !== 'recreate');
    if (mode === 'new') return;
    api.reset();
    expect((await comment(given, { reports: [worse], context })).outputs.operation).toBe('unchanged');
    expect(writes(api)).toEqual([]);
  });

  test('append keeps the newest within the limit', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    for (const letter of ['a', 'b', 'c'])
      await comment({ token: api.token, mode: 'append', body: letter.repeat(25_000) }, { context });
    const [{ body = '' } = {}, ...others] = await comments();
    expect(others).toEqual([]);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain('b'.repeat(25_000));
    expect(body).toContain('c'.repeat(25_000));
    expect(body).not.toContain('aaa');
    expect(body).toContain('Earlier parts of this comment were left out');
  });

  test('append keeps what is there where there is nothing to say, and what it left open', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const given = { token: api.token, mode: 'append' };
    await comment({ ...given, body: '<details>\n\n```\ncode' }, { context });
    await comment(given, { reports: [reportOf()], context });
    await expect(comment(given, { context })).rejects.toThrow(/nothing to comment/);
    const [{ body = '' } = {}] = await comments();
    expect(body).toMatch(/code\n```\n\n<\/details>.*pass: Metrics.*There is no report/s);
  });

  test.each(['recreate', 'hide-and-recreate'])(
    '%s leaves nothing stale when it fails half way',
    async (mode) => {
      const { api } = github;
      const { context, comments } = await pullRequest(api);
      const given = { token: api.token, mode };
      await comment(given, { reports: [reportOf()], context });
      const [old] = await comments();
      let posts = 0;
      // After the search and the first of two writes.
      api.fault = ({ method }) => (method !== 'GET' && ++posts > 2 ? { status: 422 } : undefined);
      await expect(comment(given, { reports: [worse], context })).rejects.toThrow(/422/);
      api.reset();
      const { outputs } = await comment(given, { reports: [worse], context });
      expect(outputs.operation).toBe('created');
      const left = await comments();
      expect(left.filter(({ body }) => body.includes('❌ fail'))).toHaveLength(1);
      expect(left.some(({ id }) => id === old?.id)).toBe(mode !== 'recreate');
    },
  );

  test('delete removes it, and does nothing where there is none', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    await comment({ token: api.token }, { reports: [reportOf()], context });
    const remove = () => comment({ token: api.token, delete: 'true' }, { context });
    expect((await remove()).outputs.operation).toBe('deleted');
    expect(await comments()).toEqual([]);
    expect((await remove()).outputs.operation).toBe('skipped');
  });

  test('only-create leaves a comment as it is, only-update makes none', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const given = { token: api.token };
    const update = await comment({ ...given, 'only-update': 'true' }, { reports: [worse], context });
    expect(update.outputs.operation).toBe('skipped');
    expect(await comments()).toEqual([]);
    await comment({ ...given, 'only-create': 'true' }, { reports: [reportOf()], context });
    const create = await comment({ ...given, 'only-create': 'true' }, { reports: [worse], context });
    expect(create.outputs.operation).toBe('skipped');
    expect(create.summary).toContain('❌ fail: Metrics');
    expect((await comments())[0]?.body).toContain('✅ pass');
  });
});

describe('post', () => {
  const same = reportOf({ metrics: [row('accuracy', 0.9, 0.9, 'higher', 'unchanged')] });
  test.each([
    ['changes', same, 'skipped'],
    ['changes', reportOf(), 'created'],
    ['regression', reportOf(), 'skipped'],
    ['regression', worse, 'created'],
    ['always', same, 'created'],
  ])('%s', async (post, report, operation) => {
    const { api } = github;
    const { context } = await pullRequest(api);
    const { outputs, summary } = await comment({ token: api.token, post }, { reports: [report], context });
    expect(outputs.operation).toBe(operation);
    if (operation === 'skipped') expect(summary).toContain('Metrics');
  });

  test('a comment that is there is kept up to date', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const given = { token: api.token, post: 'regression' };
    await comment(given, { reports: [worse], context });
    expect((await comment(given, { reports: [reportOf()], context })).outputs.operation).toBe('updated');
    expect((await comments())[0]?.body).toContain('✅ pass');
  });

  test('with hide-and-recreate, one that nothing follows is hidden', async () => {
    const { api } = github;
    const { context } = await pullRequest(api);
    const given = { token: api.token, post: 'regression', mode: 'hide-and-recreate' };
    await comment(given, { reports: [worse], context });
    const { outputs, summary } = await comment(given, { reports: [reportOf()], context });
    expect(outputs.operation).toBe('hidden');
    expect(summary).toContain('✅ pass: Metrics');
  });
});

describe('a token that may only read', () => {
  test('leaves the report on the page of the job, which goes on and says what to permit', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api, { fork: true });
    const { outputs, summary, log } = await comment(
      { token: api.readOnlyToken, check: 'Metrics' },
      { reports: [reportOf()], context },
    );
    expect(outputs).toMatchObject({ operation: 'summary', 'comment-id': '', 'check-url': '' });
    expect(summary).toContain('| accuracy | 0.8965 | 0.91 |');
    expect(log.lines.join('\n')).toMatch(/notice: .*pull-requests: write/s);
    expect(log.lines.join('\n')).toMatch(/fork/);
    expect(await comments()).toEqual([]);
  });

  test('fails the job where that is asked for', async () => {
    const { api } = github;
    const { context } = await pullRequest(api, { fork: true });
    await expect(
      comment({ token: api.readOnlyToken, 'on-forbidden': 'fail' }, { reports: [reportOf()], context }),
    ).rejects.toThrow(/pull-requests: write/);
  });
});

describe('nothing to say', () => {
  test('is an error, and a comment of an earlier run says so', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    await expect(comment({ token: api.token }, { context })).rejects.toThrow(
      /no earlier step of this job left a report/,
    );
    expect(await comments()).toEqual([]);
    await comment({ token: api.token, mode: 'recreate' }, { reports: [reportOf()], context });
    await expect(comment({ token: api.token, mode: 'recreate' }, { context })).rejects.toThrow(/reports: /);
    expect(await comments()).toHaveLength(1);
    expect((await comments())[0]?.body).toContain('There is no report');
  });

  test.each([
    [{ reports: 'artifacts/*.json' }, {}, /reports: no file matches artifacts/],
    [{ reports: 'a.json' }, { 'a.json': '{"metrics": []}' }, /a\.json is not a report/],
    [{ reports: 'a.*' }, { 'a.txt': '' }, /none of them is a report/],
    [{ 'body-file': 'r.md' }, {}, /body-file: .*r\.md/],
    [{ 'body-file': 'r.md' }, { 'r.md': 'word '.repeat(300_000) }, /body-file: r\.md has 1500000 characters/],
    [{ 'body-file': 'r.md' }, { 'r.md': Buffer.from([0xff, 0xfe, 0x41]) }, /body-file: r\.md is not UTF-8/],
  ])('%j', async (given, files, message) => {
    const { api } = github;
    const { context } = await pullRequest(api);
    await expect(
      comment({ token: api.token, ...given }, { files: files as Record<string, string>, context }),
    ).rejects.toThrow(message);
  });
});

describe('without a place for it', () => {
  test('the report is on the page of the job', async () => {
    const { api } = github;
    const { context } = await pullRequest(api);
    const { outputs, summary, log } = await comment(
      { token: api.token },
      { reports: [reportOf()], context: { ...context, event: { name: 'schedule', payload: {} } } },
    );
    expect(outputs.operation).toBe('skipped');
    expect(summary).toContain('| accuracy | 0.8965 | 0.91 |');
    expect(log.lines.join('\n')).toMatch(/notice: There is no comment: /);
  });

  test('target: pr is an error that says what to write', async () => {
    const { api } = github;
    const { context } = await pullRequest(api);
    await expect(
      comment(
        { token: api.token, target: 'pr' },
        { reports: [reportOf()], context: { ...context, event: { name: 'schedule', payload: {} } } },
      ),
    ).rejects.toThrow(/number: \$\{\{/);
  });

  test('a number or a commit is one', async () => {
    const { api } = github;
    const { context, comments, number, headSha, repository } = await pullRequest(api);
    const dispatched = { ...context, event: { name: 'workflow_dispatch', payload: {} } };
    await comment(
      { token: api.token, number: String(number) },
      { reports: [reportOf()], context: dispatched },
    );
    expect(await comments()).toHaveLength(1);
    const at = () =>
      comment(
        { token: api.token, target: `commit/${headSha}` },
        { reports: [reportOf()], context: dispatched },
      );
    expect((await at()).outputs.operation).toBe('created');
    expect((await at()).outputs.operation).toBe('unchanged');
    expect(await api.call('GET', `/repos/${repository}/commits/${headSha}/comments`)).toHaveLength(1);
  });
});

describe('after another workflow (workflow_run)', () => {
  test('the pull request of a fork is found by its head, and its reports stay text', async () => {
    const { api } = github;
    const { context, comments, headSha, repository } = await pullRequest(api, { fork: true });
    const event = {
      name: 'workflow_run',
      payload: {
        repository: { private: false },
        workflow_run: {
          event: 'pull_request',
          head_sha: headSha,
          head_branch: 'topic',
          pull_requests: [],
          head_repository: {
            full_name: `otherowner/${repository.split('/')[1]}`,
            owner: { login: 'otherowner' },
          },
        },
      },
    };
    const hostile = reportOf({
      title: '</details><img src=x onerror=alert(1)> @admin #1',
      sections: [
        { title: 'S', blocks: [{ kind: 'markdown', markdown: '![x](http://evil.example/x.png) @admin' }] },
      ],
    });
    const files = { 'artifacts/report.json': JSON.stringify(hostile) };
    const given = { token: api.token, reports: 'artifacts/*.json' };
    expect((await comment(given, { files, context: { ...context, event } })).outputs.operation).toBe(
      'created',
    );
    const [{ body = '' } = {}] = await comments();
    expect(body.replace(/```[^`]*```/, '')).not.toMatch(/<img|<\/details>|@admin/);
    expect(body).toContain('```text\n![x](http://evil.example/x.png) @admin\n```');

    const moved = structuredClone(event);
    moved.payload.workflow_run.head_sha = '0'.repeat(40);
    const late = await comment(given, { files, context: { ...context, event: moved } });
    expect(late.outputs.operation).toBe('skipped');
    expect(late.log.lines.join('\n')).toMatch(/notice: There is no comment: /);
  });
});

describe('check', () => {
  test('is a check run at the head of the pull request, edited in place', async () => {
    const { api } = github;
    const { context, repository, headSha } = await pullRequest(api);
    const given = { token: api.token, check: 'Model quality' };
    const first = await comment(given, { reports: [reportOf()], context });
    const runs = async () =>
      (await api.call('GET', `/repos/${repository}/commits/${headSha}/check-runs`)).check_runs;
    expect(await runs()).toEqual([
      expect.objectContaining({ name: 'Model quality', status: 'completed', conclusion: 'success' }),
    ]);
    expect(first.outputs['check-url']).toBe((await runs())[0].html_url);
    expect((await runs())[0].output.summary).toContain('| accuracy | 0.8965 | 0.91 |');
    const failed = {
      ...worse,
      metrics: worse.metrics.map((one) => ({
        ...one,
        verdict: 'fail' as const,
        source: 'metrics.json',
        reason: 'too low',
      })),
    };
    await comment(given, { reports: [failed], context });
    expect(await runs()).toEqual([expect.objectContaining({ conclusion: 'failure' })]);
    expect((await runs())[0].output.annotations_count).toBe(1);
    api.reset();
    await comment(given, { reports: [failed], context });
    expect(writes(api)).toEqual([]);
  });

  test('too long for it is written once, and is whole on the page of the job', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const given = { token: api.token, check: 'Model quality', body: '漢'.repeat(30_000) };
    const first = await comment(given, { reports: [reportOf()], context });
    expect(first.outputs.truncated).toBe('false');
    expect((await comments())[0]?.body).toContain(given.body);
    expect(first.summary).toContain(given.body);
    api.reset();
    await comment(given, { reports: [reportOf()], context: { ...context, runUrl: `${context.runUrl}23` } });
    expect(writes(api)).toEqual([]);
  });

  test('of a stranger’s report keeps to what GitHub takes', async () => {
    const { api } = github;
    const { context } = await pullRequest(api);
    const bad = (source: string) => ({
      ...row(`${'x'.repeat(150)}${'🦊'.repeat(100)}`, 1, 2, 'higher', 'worse'),
      verdict: 'fail' as const,
      reason: 'why\n'.repeat(50_000),
      source,
    });
    const hostile = reportOf({
      title: 'T\n'.repeat(1_000),
      metrics: ['metrics.json', '\ud83e.json', '../x', '/etc/x', 'a'.repeat(5_000)].map(bad),
    });
    await comment({ token: api.token, check: 'Q' }, { reports: [hostile], context });
    const [sent] = api.requests.filter(({ url }) => url.endsWith('/check-runs'));
    const { output } = JSON.parse(sent?.body ?? '');
    expect(output.title.length).toBeLessThanOrEqual(255);
    expect(output.annotations).toEqual([expect.objectContaining({ path: 'metrics.json' })]);
    const [{ title, message }] = output.annotations;
    expect([title, message].join('')).not.toMatch(/\p{Surrogate}|\n/u);
    expect(title.length).toBeLessThanOrEqual(255);
    expect(message.length).toBeLessThanOrEqual(2_000);
  });
});
