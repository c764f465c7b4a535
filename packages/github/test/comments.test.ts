import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '@mlops-actions/loopback';
import {
  type Comment,
  createComment,
  createCommitComment,
  deleteComment,
  deleteCommitComment,
  findComment,
  findCommitComment,
  minimiseComment,
  updateComment,
  updateCommitComment,
} from '../src/index.js';
import { connected, refusal } from './connected.js';

const it = connected();
const marked = (marker: string) => (body: string) => body.startsWith(`<!-- ${marker} -->`);
const asked = () => it.api.requests.map(({ method, url }) => `${method} ${url.replace(/\?.*/, '')}`);

let sha: string;
let number: number;
beforeAll(async () => {
  ({ number, headSha: sha } = await it.api.createPullRequest(it.repository, {
    branch: 'tune',
    files: { 'metrics.json': '{}' },
  }));
});

const kinds = {
  'a pull request': {
    find: (marker: string) => findComment(it.github(), number, marked(marker)),
    create: (marker: string, text = '') =>
      createComment(it.github(), number, `<!-- ${marker} -->${text}`, marked(marker)),
    update: (id: number, body: string) => updateComment(it.github(), id, body),
    remove: (id: number) => deleteComment(it.github(), id),
    list: (): Promise<{ body: string }[]> =>
      it.api.call('GET', `/repos/${it.repository}/issues/${number}/comments?per_page=100`),
    thread: () => `issues/${number}/comments`,
    path: 'issues/comments',
  },
  'a commit': {
    find: (marker: string) => findCommitComment(it.github(), sha, marked(marker)),
    create: (marker: string, text = '') =>
      createCommitComment(it.github(), sha, `<!-- ${marker} -->${text}`, marked(marker)),
    update: (id: number, body: string) => updateCommitComment(it.github(), id, body),
    remove: (id: number) => deleteCommitComment(it.github(), id),
    list: (): Promise<{ body: string }[]> =>
      it.api.call('GET', `/repos/${it.repository}/commits/${sha}/comments?per_page=100`),
    thread: () => `commits/${sha}/comments`,
    path: 'comments',
  },
};
const count = async (list: () => Promise<{ body: string }[]>, marker: string) =>
  (await list()).filter(({ body }) => marked(marker)(body)).length;

describe.each(Object.entries(kinds))('on %s', (_, kind) => {
  const path = (id: number) => `/repos/${it.repository}/${kind.path}/${id}`;

  test('a first comment takes two requests, an update two, an unchanged one one, a deletion one', async () => {
    expect(await kind.find('life')).toBeUndefined();
    const made = await kind.create('life', ' one');
    expect(asked()).toEqual(['POST /graphql', `POST /repos/${it.repository}/${kind.thread()}`]);
    expect(await kind.find('life')).toEqual(made);
    expect(asked()).toHaveLength(3);
    const updated = await kind.update(made.id, '<!-- life --> two');
    expect(updated).toEqual({ ...made, body: '<!-- life --> two' });
    expect(asked().slice(3)).toEqual([`PATCH ${path(made.id)}`]);
    expect(await kind.find('life')).toEqual(updated);
    await kind.remove(made.id);
    expect(asked().slice(5)).toEqual([`DELETE ${path(made.id)}`]);
    expect(await kind.find('life')).toBeUndefined();
  });

  test('only its own are found: not somebody else’s, not one that quotes the marker', async () => {
    const foreign = (body: string) =>
      it.api.call('POST', `/repos/${it.repository}/${kind.thread()}`, { body }, it.api.otherToken);
    await foreign('<!-- own --> forged');
    await kind.create('quote', ' of <!-- own -->');
    expect(await kind.find('own')).toBeUndefined();
    const first = await kind.create('own', ' 1');
    expect(await kind.find('own')).toEqual(first);
    const second = await kind.create('own', ' 2');
    await foreign('<!-- own --> forged again');
    expect(await kind.find('own')).toEqual(second);
    it.api.minimise(second.id);
    expect(await kind.find('own')).toEqual(first);
  });

  test.each<Fault>(['lost', 'reset', 'cut', { status: 502, body: '<html>' }])(
    'a creation that seems to fail (%j) is not done twice',
    async (fault) => {
      const marker = `once ${JSON.stringify(fault)}`;
      it.api.fault = ({ method, url }, nth) =>
        method === 'POST' && url.endsWith('/comments') && nth === 1 ? fault : undefined;
      const made = await kind.create(marker);
      expect(await count(kind.list, marker)).toBe(1);
      expect(await kind.find(marker)).toEqual(made);
    },
  );

  test.each<Fault>(['lost', 'reset', { status: 500 }])(
    'an update and a deletion are tried again (%j)',
    async (fault) => {
      const { id } = await kind.create('again');
      it.api.fault = ({ method }, nth) => (/PATCH|DELETE/.test(method) && nth === 1 ? fault : undefined);
      expect((await kind.update(id, '<!-- again --> x')).body).toBe('<!-- again --> x');
      await kind.remove(id);
      expect(await count(kind.list, 'again')).toBe(0);
    },
  );

  test('what somebody deleted meanwhile: an update says so, a deletion is content', async () => {
    const { id } = await kind.create('gone');
    await it.api.call('DELETE', path(id));
    expect((await refusal(kind.update(id, 'x'))).message).toContain(`comment ${id} was deleted`);
    await kind.remove(id);
  });

  test('a body above the limit is refused with GitHub’s words', async () => {
    const { message } = await refusal(kind.create('long', 'x'.repeat(65_536)));
    expect(message).toMatch(/^Could not comment on .*422 \("Validation Failed", "Body is too long/);
    expect(asked()).toHaveLength(1);
  });
});

describe('a busy pull request', () => {
  let busy: number;
  const ids: number[] = [];
  beforeAll(async () => {
    ({ number: busy } = await it.api.call('POST', `/repos/${it.repository}/issues`, { title: 'Busy' }));
    for (let i = 1; i <= 450; i++) {
      const token = i % 50 === 0 ? it.api.token : it.api.otherToken;
      const path = `/repos/${it.repository}/issues/${busy}/comments`;
      ids[i] = (await it.api.call('POST', path, { body: `<!-- ${i} -->` }, token)).id;
    }
  }, 60_000);

  test.each([
    [50, 1],
    [100, 1],
    [150, 2],
    [200, 2],
    [250, 3],
    [300, 2],
    [350, 2],
    [400, 1],
    [450, 1],
  ])('comment %i of 450 is found with %i requests', async (place, requests) => {
    expect((await findComment(it.github(), busy, marked(String(place))))?.id).toBe(ids[place]);
    expect(asked()).toHaveLength(requests);
  });

  test('none is, with three', async () => {
    expect(await findComment(it.github(), busy, marked('51'))).toBeUndefined();
    expect(asked()).toHaveLength(3);
  });
});

describe('hidden as outdated', () => {
  test('and no longer found', async () => {
    const made = await createComment(it.github(), number, '<!-- hide -->', marked('hide'));
    await minimiseComment(it.github(), made.nodeId);
    expect(await findComment(it.github(), number, marked('hide'))).toBeUndefined();
    await minimiseComment(it.github(), made.nodeId);
    expect(it.api.requests.at(-1)?.body).toContain('OUTDATED');
  });
});

describe('an Enterprise server', () => {
  test('has GraphQL beside its REST API', async () => {
    const github = it.github({ apiUrl: `${it.api.url}/api/v3` });
    expect(await findComment(github, number, marked('none'))).toBeUndefined();
    await createComment(github, number, '<!-- v3 -->', marked('v3'));
    expect(asked()).toEqual([
      'POST /api/graphql',
      `POST /api/v3/repos/${it.repository}/issues/${number}/comments`,
    ]);
  });
});

describe('what is not there', () => {
  test('a number', async () => {
    const { message } = await refusal(findComment(it.github(), 4711, () => true));
    expect(message).toBe(
      'Could not look for a comment on #4711: Could not resolve to an issue or pull request with the number of 4711.',
    );
  });
  test('a commit', async () => {
    const { message } = await refusal(findCommitComment(it.github(), 'a'.repeat(40), () => true));
    expect(message).toContain(`has no commit ${'a'.repeat(40)}`);
  });
  test('a repository', async () => {
    const github = it.github({ repository: 'admin/none' });
    const attempts: Promise<Comment | undefined>[] = [
      findComment(github, 1, () => true),
      createComment(github, 1, 'x', () => true),
    ];
    for (const attempt of attempts)
      expect((await refusal(attempt)).message).toMatch(/404 .* permissions:\n {4}pull-requests: write/s);
  });
});
