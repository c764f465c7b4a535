import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import { version } from '@mlops-actions/toolkit';
import { planOf, publish, type Snapshot } from '../src/index.js';
import { connected, newId, publicationOf, requestsOf, targetOf, textsOf, useHub } from './setup.js';

const hubApi = useHub();

const writes = () => requestsOf().filter((request) => !request.startsWith('GET'));
const titles = (repoId: string, branch?: string) =>
  hubApi()
    .repo(repoId)
    ?.commits(branch)
    .map(({ title }) => title)
    .slice(0, -1);
const OURS = 'Publish version 3';

describe('a repository that is there', () => {
  test('gets one commit, and none when nothing has changed', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { 'README.md': '# Old', 'notes.txt': 'kept' } });
    const { hub } = await connected();
    const files = { 'README.md': '# New', 'model/weights.txt': '1 2 3' };
    const publication = publicationOf(targetOf(repoId), files, { description: 'Run 0a1b' });
    const published = await publish(hub, publication);
    expect(published).toEqual({
      changed: true,
      commit: hubApi().repo(repoId)?.head(),
      url: `${hubApi().url}/${repoId}`,
      created: false,
      tagged: false,
      uploaded: [
        { path: 'README.md', size: 5 },
        { path: 'model/weights.txt', size: 5 },
      ],
      removed: [],
    });
    expect(textsOf(repoId)).toEqual({ ...files, 'notes.txt': 'kept' });
    expect(hubApi().repo(repoId)?.commits()).toMatchObject([{ title: OURS, description: 'Run 0a1b' }, {}]);

    hubApi().requests.length = 0;
    expect(await publish(hub, publication)).toEqual({ ...published, changed: false, uploaded: [] });
    expect(requestsOf()).toEqual([
      `GET /api/models/${repoId}`,
      `GET /api/models/${repoId}/tree/${published.commit}`,
      `GET /api/models/${repoId}/refs`,
    ]);
    expect(hubApi().violations).toEqual([]);
  });

  test('each request names us, and none has the token in its address', async () => {
    const repoId = newId();
    const { hub } = await connected();
    await publish(hub, publicationOf(targetOf(repoId), { 'a.bin': 'a\0b' }));
    const agents = new Set(hubApi().requests.map(({ headers }) => headers['user-agent']));
    expect([...agents]).toEqual([`mlops-actions/${version} (+https://github.com/org/mlops-actions)`]);
    expect(JSON.stringify(hubApi().requests.map(({ url }) => url))).not.toContain('hf_');
  });

  test('loses what is to be removed, but nothing that is published or is not there', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' } });
    const { hub } = await connected();
    const files = [{ path: 'b.txt', source: { text: 'b' } }];
    const compose = async () => ({ files, remove: ['a.txt', 'b.txt', 'gone.txt', 'a.txt'] });
    expect(await publish(hub, publicationOf(targetOf(repoId), compose))).toMatchObject({
      changed: true,
      uploaded: [],
      removed: ['a.txt'],
    });
    expect(textsOf(repoId)).toEqual({ 'b.txt': 'b', 'c.txt': 'c' });
  });

  test('what it holds is known to whoever composes', async () => {
    const repoId = newId();
    hubApi().pageSize = 2;
    const folder = 'päckage #1/ü?';
    hubApi().createRepo(repoId, {
      files: {
        'README.md': '# Card',
        'a.bin': 'a b',
        [`${folder}/ö.txt`]: 'text',
        'z.txt': 'x'.repeat(5e6),
      },
    });
    const { hub } = await connected();
    const seen: Snapshot[] = [];
    const compose = async (snapshot: Snapshot) => {
      seen.push(snapshot);
      return { files: [], remove: [] };
    };
    await publish(hub, publicationOf(targetOf(repoId), compose));
    const [snapshot] = seen;
    expect(snapshot?.head).toBe(hubApi().repo(repoId)?.head());
    expect(snapshot?.files.map(({ path, size, lfs }) => [path, size, lfs !== undefined])).toEqual([
      ['.gitattributes', expect.any(Number), false],
      ['README.md', 6, false],
      ['a.bin', 3, true],
      [`${folder}/ö.txt`, 4, false],
      ['z.txt', 5e6, false],
    ]);
    expect(await snapshot?.readText('README.md')).toBe('# Card');
    expect(await snapshot?.readText('a.bin')).toBe('a b');
    expect(await snapshot?.readText(`${folder}/ö.txt`)).toBe('text');
    expect(await snapshot?.readText('b.txt')).toBeUndefined();
    const error = await refusalOf(snapshot!.readText('z.txt'));
    expect(error.message).toBe(
      `z.txt in ${repoId} has 5000000 bytes: that is no text that could be worked on.`,
    );
    expect(hubApi().violations).toEqual([]);
  });

  test('stays as visible as it was', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { private: true });
    const { hub, log } = await connected();
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'a' }));
    expect(hubApi().repo(repoId)?.private).toBe(true);
    expect(log.lines).toContain(`info: ${repoId} is private, and stays so`);
  });

  test('that is public gets nothing that shall be private', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    const error = await refusalOf(
      publish(hub, publicationOf(targetOf(repoId, { private: true }), { a: 'a' })),
    );
    expect(error.message).toBe(`private: is true, and ${repoId} is there already for everybody to see.`);
    expect(writes()).toEqual([]);
  });
});

describe('a first publication', () => {
  test('is not to be seen before it is complete', async () => {
    const repoId = newId();
    const { hub } = await connected();
    const visible: string[] = [];
    hubApi().fault = ({ method, url }) => {
      if (hubApi().repo(repoId)?.private === false) visible.push(`${method} ${url}`);
      return undefined;
    };
    const published = await publish(
      hub,
      publicationOf(targetOf(repoId, { tag: 'v3' }), { 'README.md': '# New' }),
    );
    expect(published).toMatchObject({ changed: true, created: true, tagged: true });
    expect(textsOf(repoId)).toEqual({ 'README.md': '# New' });
    const repo = hubApi().repo(repoId);
    expect(repo?.private).toBe(false);
    expect(repo?.tags).toEqual(new Map([['v3', published.commit]]));
    expect(visible).toEqual([`DELETE /api/models/${repoId}/tag/mlops-actions-publishing`]);
    expect(hubApi().violations).toEqual([]);
  });

  test('without a README leaves none', async () => {
    const repoId = newId();
    const { hub } = await connected();
    const readmes: (string | undefined)[] = [];
    const compose = async (snapshot: Snapshot) => {
      readmes.push(await snapshot.readText('README.md'));
      return { files: [{ path: 'a.txt', source: { text: 'a' } }], remove: [] };
    };
    await publish(hub, publicationOf(targetOf(repoId), compose));
    expect(textsOf(repoId)).toEqual({ 'a.txt': 'a' });
    expect(readmes).toEqual([undefined, undefined]);
    expect(await publish(hub, publicationOf(targetOf(repoId), compose))).toMatchObject({ changed: false });
  });

  test.each([
    [false, undefined, false],
    [true, undefined, true],
    [true, false, false],
    [false, true, true],
  ])(
    'where repositories are made private: %j, and private is %j, ends private: %j',
    async (byDefault, wish, expected) => {
      hubApi().privateByDefault = byDefault;
      const repoId = newId();
      const { hub } = await connected();
      const { private: _, ...target } = targetOf(repoId);
      const publication = publicationOf(
        { ...target, ...(wish !== undefined && { private: wish }) },
        { a: 'a' },
      );
      const seen: string[] = [];
      hubApi().fault = ({ method, url }) => {
        const isHidden = hubApi().repo(repoId)?.private !== false;
        if (!isHidden && /preupload|commit\//.test(url)) seen.push(`${method} ${url}`);
        return url.includes('/preupload/') && hubApi().requests.length < 30 ? { status: 403 } : undefined;
      };
      await refusalOf(publish(hub, publication));
      hubApi().fault = () => undefined;
      expect(await publish(hub, publication)).toMatchObject({ changed: true, created: true });
      expect(seen).toEqual([]);
      expect(hubApi().repo(repoId)).toMatchObject({ private: expected, tags: new Map() });
      expect(await publish(hub, publication)).toMatchObject({ changed: false });
    },
  );

  test('that is private stays so', async () => {
    const repoId = newId();
    const { hub } = await connected();
    const publication = publicationOf(targetOf(repoId, { private: true }), { 'a.txt': 'a' });
    expect(await publish(hub, publication)).toMatchObject({ changed: true, created: true });
    expect(hubApi().repo(repoId)).toMatchObject({ private: true, tags: new Map() });
    expect(await publish(hub, publication)).toMatchObject({ changed: false, created: false });
  });

  test('that somebody has made private since is not made public again', async () => {
    const repoId = newId();
    const { hub } = await connected();
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'a' }));
    const settings = `${hubApi().url}/api/models/${repoId}/settings`;
    const headers = { authorization: `Bearer ${hubApi().token}`, 'content-type': 'application/json' };
    await fetch(settings, { method: 'PUT', headers, body: '{"visibility":"private"}' });
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'b' }));
    expect(hubApi().repo(repoId)?.private).toBe(true);
  });

  test.each([
    [{ branch: 'next' }, 'branch: nothing has been published'],
    [{ createPr: true }, 'create-pr: nothing has been published'],
  ])('cannot go to %j, not even after one that was cut short', async (more, message) => {
    const repoId = newId();
    const { hub } = await connected();
    const publication = publicationOf(targetOf(repoId, more), { 'a.txt': 'a' });
    expect((await refusalOf(publish(hub, publication))).message).toContain(message);
    expect(hubApi().repo(repoId)).toBeUndefined();

    hubApi().fault = ({ url }) => (url.includes('/preupload/') ? { status: 403 } : undefined);
    await refusalOf(publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'a' })));
    expect(hubApi().repo(repoId)?.private).toBe(true);
    expect((await refusalOf(publish(hub, publication))).message).toContain(message);
  });

  test('by somebody who may not make the repository', async () => {
    const { hub } = await connected();
    const error = await refusalOf(publish(hub, publicationOf(targetOf('readers/new'), { 'a.txt': 'a' })));
    expect(error.message).toContain(
      `Could not make the repository readers/new: ${hubApi().url} answered 403 ("You don't have the rights to create a model under the namespace "readers"").`,
    );
  });
});

describe('branches and tags', () => {
  test('a branch that is not there begins with what main holds', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { 'a.txt': 'a' } });
    const { hub } = await connected();
    const publication = publicationOf(targetOf(repoId, { branch: 'release/v3', tag: 'v3' }), {
      'b.txt': 'b',
    });
    const published = await publish(hub, publication);
    expect(published).toMatchObject({
      changed: true,
      url: `${hubApi().url}/${repoId}/tree/release/v3`,
      commit: hubApi().repo(repoId)?.head('release/v3'),
    });
    expect(textsOf(repoId, 'release/v3')).toEqual({ 'a.txt': 'a', 'b.txt': 'b' });
    expect(textsOf(repoId)).toEqual({ 'a.txt': 'a' });
    expect(hubApi().repo(repoId)?.tags).toEqual(new Map([['v3', published.commit]]));
    expect(await publish(hub, publication)).toMatchObject({ changed: false, commit: published.commit });
  });

  test('a branch that is to hold what main holds is made all the same', async () => {
    const repoId = newId();
    const head = hubApi().createRepo(repoId, { files: { 'a.txt': 'a' } });
    const { hub } = await connected();
    const publication = publicationOf(targetOf(repoId, { branch: 'next' }), { 'a.txt': 'a' });
    expect(await publish(hub, publication)).toMatchObject({ changed: true, commit: head, uploaded: [] });
    expect(hubApi().repo(repoId)?.branches.get('next')).toBe(head);
  });

  test('a tag is made where nothing else is to be done, and not twice', async () => {
    const repoId = newId();
    const head = hubApi().createRepo(repoId, { files: { 'a.txt': 'a' } });
    const { hub } = await connected();
    const publication = publicationOf(targetOf(repoId, { tag: 'v3' }), { 'a.txt': 'a' });
    expect(await publish(hub, publication)).toMatchObject({ changed: false, commit: head, tagged: true });
    expect(hubApi().repo(repoId)?.tags).toEqual(new Map([['v3', head]]));
    hubApi().requests.length = 0;
    expect(await publish(hub, publication)).toMatchObject({ tagged: true });
    expect(writes()).toEqual([]);
  });

  test('what has its tag is published, whatever came after: words in the card, and other versions', async () => {
    const repoId = newId();
    const { hub } = await connected();
    const version = (n: number) =>
      publish(
        hub,
        publicationOf(targetOf(repoId, { tag: `v${n}` }), async (snapshot) => ({
          files: [
            { path: 'model.txt', source: { text: `version ${n}` } },
            {
              path: 'README.md',
              source: { text: `${(await snapshot.readText('README.md'))?.split('\n')[0]}\n${n}` },
            },
          ],
          remove: [],
        })),
      );
    const first = await version(1);
    hubApi().commit(repoId, { 'README.md': '# By a person\n1' });
    expect(await version(1)).toMatchObject({ changed: false, commit: first.commit, tagged: true });
    const second = await version(2);
    expect(second).toMatchObject({ changed: true, tagged: true });
    const head = hubApi().repo(repoId)?.head();
    expect(await version(1)).toMatchObject({ changed: false, commit: first.commit });
    expect(hubApi().repo(repoId)?.head()).toBe(head);
    expect(hubApi().repo(repoId)?.tags).toEqual(
      new Map([
        ['v1', first.commit],
        ['v2', second.commit],
      ]),
    );
  });

  test('a tag is not moved, and nothing is published beside it', async () => {
    const repoId = newId();
    const head = hubApi().createRepo(repoId);
    const { hub } = await connected();
    await publish(hub, publicationOf(targetOf(repoId, { tag: 'v3' }), {}));
    hubApi().requests.length = 0;
    const error = await refusalOf(
      publish(hub, publicationOf(targetOf(repoId, { tag: 'v3' }), { 'a.txt': 'a' })),
    );
    expect(error.message).toBe(
      `tag: "v3" is at ${head.slice(0, 14)} in ${repoId}, with another a.txt, and tags are not moved. Write another tag, or delete that one on the Hub.`,
    );
    expect(writes()).toEqual([]);
  });
});

describe('a pull request', () => {
  const proposal = (repoId: string, files: Record<string, string>) =>
    publicationOf(targetOf(repoId, { createPr: true }), files, { description: 'Run 0a1b' });

  test('is opened once, and brought up to date', async () => {
    const repoId = newId('readers');
    hubApi().createRepo(repoId, { files: { 'a.txt': 'a' } });
    const { hub } = await connected();
    const pullRequestUrl = `${hubApi().url}/${repoId}/discussions/1`;
    const published = await publish(hub, proposal(repoId, { 'b.txt': 'b' }));
    expect(published).toMatchObject({ changed: true, pullRequestUrl, url: `${hubApi().url}/${repoId}` });
    expect(hubApi().repo(repoId)?.pullRequests).toEqual([
      { num: 1, title: OURS, description: 'Run 0a1b', status: 'open', head: published.commit },
    ]);
    expect(textsOf(repoId)).toEqual({ 'a.txt': 'a' });

    expect(await publish(hub, proposal(repoId, { 'b.txt': 'b' }))).toMatchObject({
      changed: false,
      pullRequestUrl,
      commit: published.commit,
      uploaded: [],
    });
    const update = await publish(hub, proposal(repoId, { 'b.txt': 'new' }));
    expect(update).toMatchObject({ changed: true, pullRequestUrl });
    expect(textsOf(repoId, 'refs/pr/1')).toEqual({ 'a.txt': 'a', 'b.txt': 'new' });
    expect(hubApi().repo(repoId)?.pullRequests).toMatchObject([{ head: update.commit }]);
    expect(hubApi().violations).toEqual([]);
  });

  test('is not opened where the branch holds everything', async () => {
    const repoId = newId();
    const head = hubApi().createRepo(repoId, { files: { 'a.txt': 'a' } });
    const { hub } = await connected();
    const published = await publish(hub, proposal(repoId, { 'a.txt': 'a' }));
    expect(published).toMatchObject({ changed: false, commit: head });
    expect(published).not.toHaveProperty('pullRequestUrl');
    expect(writes()).toEqual([]);
  });

  test("of a stranger is left alone, whatever its title, and so is one's own of another", async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub: stranger } = await connected({}, { token: hubApi().strangersToken });
    await publish(stranger, proposal(repoId, { 'evil.txt': 'e' }));
    const { hub } = await connected();
    await publish(hub, { ...proposal(repoId, { 'a.txt': 'a' }), title: 'Something else' });
    const published = await publish(hub, proposal(repoId, { 'a.txt': 'a' }));
    expect(published.pullRequestUrl).toBe(`${hubApi().url}/${repoId}/discussions/3`);
    expect(textsOf(repoId, 'refs/pr/3')).toEqual({ 'a.txt': 'a' });
  });

  test('that is closed is not used, nor one behind many others missed', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().pageSize = 2;
    const { hub } = await connected();
    await publish(hub, proposal(repoId, { 'a.txt': 'a' }));
    for (let count = 0; count < 4; count++)
      await publish(hub, { ...proposal(repoId, { 'b.txt': 'b' }), title: `Other ${count}` });
    expect(await publish(hub, proposal(repoId, { 'a.txt': 'a' }))).toMatchObject({ changed: false });
    const headers = { authorization: `Bearer ${hubApi().token}`, 'content-type': 'application/json' };
    const url = `${hubApi().url}/api/models/${repoId}/discussions/1/status`;
    await fetch(url, { method: 'POST', headers, body: '{"status":"closed"}' });
    expect(await publish(hub, proposal(repoId, { 'a.txt': 'a' }))).toMatchObject({
      pullRequestUrl: `${hubApi().url}/${repoId}/discussions/6`,
    });
  });
});

describe('others meanwhile', () => {
  test('a branch that has moved is looked at again', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { 'README.md': '# Card' } });
    const { hub } = await connected();
    const compose = async (snapshot: Snapshot) => ({
      files: [
        { path: 'README.md', source: { text: `${await snapshot.readText('README.md')}\nOur part` } },
        { path: 'a.txt', source: { text: 'a' } },
      ],
      remove: [],
    });
    hubApi().fault = ({ url }, nth) => {
      if (url.includes('/commit/') && nth <= 2)
        hubApi().commit(repoId, { 'README.md': `# Card ${nth}`, [`${nth}.txt`]: 'theirs' });
      return undefined;
    };
    const published = await publish(hub, publicationOf(targetOf(repoId), compose));
    expect(published.commit).toBe(hubApi().repo(repoId)?.head());
    expect(textsOf(repoId)).toEqual({
      'README.md': '# Card 2\nOur part',
      'a.txt': 'a',
      '1.txt': 'theirs',
      '2.txt': 'theirs',
    });
  });

  test('a branch that does not rest is given up', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    hubApi().fault = ({ url }, nth) => {
      if (url.includes('/commit/')) hubApi().commit(repoId, { 'a.txt': String(nth) });
      return undefined;
    };
    const error = await refusalOf(publish(hub, publicationOf(targetOf(repoId), { 'b.txt': 'b' })));
    expect(error.message).toBe(
      `Could not publish to ${repoId}: its branch "main" was moved by others 5 times meanwhile. Let jobs take turns, for example:\n  concurrency: publish-${repoId.replace('/', '-')}`,
    );
    expect(titles(repoId)).not.toContain(OURS);
  });

  test('two publications at once both land', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    const names = ['a.txt', 'b.txt', 'c.txt'];
    await Promise.all(names.map((name) => publish(hub, publicationOf(targetOf(repoId), { [name]: name }))));
    expect(textsOf(repoId)).toEqual(Object.fromEntries(names.map((name) => [name, name])));
    expect(titles(repoId)).toEqual([OURS, OURS, OURS]);
  });

  test('two first publications of the same thing make one', async () => {
    const repoId = newId();
    const { hub } = await connected();
    const files = { 'README.md': '# New', 'a.txt': 'a' };
    const both = await Promise.all([1, 2].map(() => publish(hub, publicationOf(targetOf(repoId), files))));
    expect(both.map(({ commit }) => commit)).toEqual([
      hubApi().repo(repoId)?.head(),
      hubApi().repo(repoId)?.head(),
    ]);
    expect(titles(repoId)).toEqual([OURS]);
    expect(hubApi().repo(repoId)).toMatchObject({ private: false, tags: new Map() });
  });

  test('two first publications of different things both land', async () => {
    const repoId = newId();
    const { hub } = await connected();
    await Promise.all(
      ['a', 'b'].map((path) => publish(hub, publicationOf(targetOf(repoId), { [path]: path }))),
    );
    expect(textsOf(repoId)).toEqual({ a: 'a', b: 'b' });
    expect(hubApi().repo(repoId)).toMatchObject({ private: false, tags: new Map() });
  });

  test('a hidden success is found below what others have committed since', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    let ours = '';
    hubApi().fault = ({ url }) => {
      if (url.includes('/commit/')) return 'lost';
      if (ours === '' && titles(repoId)?.[0] === OURS) {
        ours = hubApi().repo(repoId)!.head();
        hubApi().commit(repoId, { 'theirs.txt': 't' });
      }
      return undefined;
    };
    const published = await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'a' }));
    expect(published).toMatchObject({ changed: true, commit: ours, uploaded: [{ path: 'a.txt', size: 1 }] });
    expect(ours).not.toBe(hubApi().repo(repoId)?.head());
  });
});

describe('an abort', () => {
  test('that came before makes no request', async () => {
    const { hub } = await connected();
    const reason = new Error('cancelled by a test');
    const publication = publicationOf(targetOf(newId()), { a: 'a' }, { signal: AbortSignal.abort(reason) });
    await expect(publish(hub, publication)).rejects.toBe(reason);
    expect(requestsOf()).toEqual([]);
  });

  test('does not wait for whoever composes', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    const reason = new Error('cancelled by a test');
    const controller = new AbortController();
    const compose = () => {
      setImmediate(() => controller.abort(reason));
      return new Promise<never>(() => {});
    };
    const publication = publicationOf(targetOf(repoId), compose, { signal: controller.signal });
    await expect(publish(hub, publication)).rejects.toBe(reason);
  });
});

test('a plan says what would be done, and does nothing', async () => {
  const repoId = newId();
  hubApi().createRepo(repoId, { files: { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' } });
  const { hub } = await connected();
  const files = { 'a.txt': 'a', 'b.txt': 'new', 'd.txt': 'd' };
  const compose = async () => ({
    files: Object.entries(files).map(([path, text]) => ({ path, source: { text } })),
    remove: ['c.txt'],
  });
  expect(await planOf(hub, publicationOf(targetOf(repoId), compose))).toEqual({
    add: [{ path: 'd.txt', size: 1 }],
    update: [{ path: 'b.txt', size: 3 }],
    remove: ['c.txt'],
    unchanged: 1,
  });
  expect(await planOf(hub, publicationOf(targetOf(newId()), { 'a.txt': 'a' }))).toEqual({
    add: [{ path: 'a.txt', size: 1 }],
    update: [],
    remove: [],
    unchanged: 0,
  });
  expect(writes()).toEqual([]);
});
