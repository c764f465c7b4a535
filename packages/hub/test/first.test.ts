import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import { publish, type Target } from '../src/index.js';
import { deleteTag, makeTag } from '../src/refs.js';
import { connected, newId, publicationOf, requestsOf, targetOf, textsOf, useHub } from './setup.js';

const hubApi = useHub();
const TAG = 'mlops-actions-publishing';

async function makePrivate(repoId: string): Promise<void> {
  const headers = { authorization: `Bearer ${hubApi().token}`, 'content-type': 'application/json' };
  const url = `${hubApi().url}/api/models/${repoId}/settings`;
  await fetch(url, { method: 'PUT', headers, body: '{"visibility":"private"}' });
}

const visibilities = () =>
  hubApi()
    .requests.filter(({ method, url }) => method === 'PUT' && url.endsWith('/settings'))
    .map(({ body }) => (body as { visibility: string }).visibility);

describe('a tag of ours that means nothing any more', () => {
  const wishes: Partial<Target>[] = [{ private: false }, {}];

  test.each(wishes)('makes nothing public that somebody made private: %j', async (wish) => {
    const repoId = newId();
    const { hub } = await connected();
    const { private: _, ...target } = targetOf(repoId);
    const publicationTo = (text: string) => publicationOf({ ...target, ...wish }, { 'a.txt': text });
    await publish(hub, publicationTo('1'));
    const [, first] = hubApi().repo(repoId)!.commits();
    await publish(hub, publicationTo('2'));
    // As one is that could not be deleted then, or that anybody pushes.
    await makeTag(hub, repoId, TAG, first!.oid);
    await makePrivate(repoId);
    for (const text of ['2', '3']) {
      const published = await publish(hub, publicationTo(text));
      expect(published).toMatchObject({ created: false, changed: text === '3' });
      expect(hubApi().repo(repoId)).toMatchObject({ private: true, tags: new Map() });
    }
  });

  test.each([0, 1])('hides nothing, though it is %i commits behind, nor ends a run', async (behind) => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { 'a.txt': '1' } });
    hubApi().commit(repoId, { 'a.txt': '2' });
    const { hub } = await connected();
    await makeTag(hub, repoId, TAG, hubApi().repo(repoId)!.commits()[behind]!.oid);
    hubApi().requests.length = 0;
    hubApi().fault = ({ method }) => (method === 'DELETE' ? { status: 403 } : undefined);
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': '3' }));
    expect(visibilities()).toEqual([]);
    expect(hubApi().repo(repoId)?.private).toBe(false);
    expect(textsOf(repoId)).toEqual({ 'a.txt': '3' });
  });

  test('is nothing to a branch', async () => {
    const repoId = newId();
    const { hub } = await connected();
    await publish(hub, publicationOf(targetOf(repoId, { private: true }), { 'a.txt': '1' }));
    await makeTag(hub, repoId, TAG, hubApi().repo(repoId)!.commits()[1]!.oid);
    await publish(hub, publicationOf(targetOf(repoId, { branch: 'next' }), { 'a.txt': '2' }));
    expect(hubApi().repo(repoId)?.private).toBe(true);
  });

  test('at another commit, before anything is published, is moved to where it is believed', async () => {
    const repoId = newId();
    const { hub } = await connected();
    const publication = publicationOf(targetOf(repoId), { 'a.txt': '1' });
    hubApi().fault = ({ url }) => (url.includes('/preupload/') ? { status: 403 } : undefined);
    await refusalOf(publish(hub, publication));
    hubApi().reset();
    const old = hubApi().repo(repoId)!.head();
    const head = hubApi().commit(repoId, { 'theirs.txt': 't' });
    expect(hubApi().repo(repoId)?.tags).toEqual(new Map([[TAG, old]]));
    hubApi().fault = ({ url }) => (url.endsWith('/settings') ? { status: 403 } : undefined);
    await refusalOf(publish(hub, publication));
    expect(hubApi().repo(repoId)).toMatchObject({ private: true, tags: new Map([[TAG, head]]) });
    hubApi().reset();
    expect(await publish(hub, publication)).toMatchObject({ changed: true, created: true });
    expect(hubApi().repo(repoId)).toMatchObject({ private: false, tags: new Map() });
  });
});

describe('a first publication that lacked only its end', () => {
  test('is shown by the next run, whose own changes follow', async () => {
    const repoId = newId();
    const { hub } = await connected();
    hubApi().fault = ({ url }) => (url.endsWith('/settings') ? { status: 403 } : undefined);
    const error = await refusalOf(
      publish(hub, publicationOf(targetOf(repoId, { tag: 'v1' }), { 'a.txt': '1' })),
    );
    expect(error.message).toContain(
      `Could not make ${repoId} public, to which everything has been published`,
    );
    expect(hubApi().repo(repoId)?.private).toBe(true);
    hubApi().reset();
    const next = publicationOf(targetOf(repoId, { tag: 'v2' }), { 'a.txt': '2' });
    expect(await publish(hub, next)).toMatchObject({ changed: true, created: true, tagged: true });
    expect(visibilities()).toEqual(['public']);
    const repo = hubApi().repo(repoId)!;
    expect(repo.private).toBe(false);
    expect([...repo.tags.keys()]).toEqual(['v1', 'v2']);
  });

  test('a tag that cannot be deleted is for a person to delete, and all else is done', async () => {
    const repoId = newId();
    const { hub } = await connected();
    hubApi().fault = ({ method }) => (method === 'DELETE' ? { status: 403 } : undefined);
    const publication = publicationOf(targetOf(repoId, { tag: 'v1' }), { 'a.txt': '1' });
    const error = await refusalOf(publish(hub, publication));
    expect(error.message).toContain(
      `Everything is published to ${repoId}, but the tag "${TAG}" could not be deleted: `,
    );
    expect(error.message).toContain(`\n  git push ${hubApi().url}/${repoId} --delete refs/tags/${TAG}`);
    const repo = hubApi().repo(repoId)!;
    expect(repo.private).toBe(false);
    expect(repo.tags.get('v1')).toBe(repo.head());
    expect(textsOf(repoId)).toEqual({ 'a.txt': '1' });

    hubApi().reset();
    await deleteTag(hub, repoId, TAG);
    await makePrivate(repoId);
    expect(await publish(hub, publication)).toMatchObject({ changed: false });
    expect(hubApi().repo(repoId)?.private).toBe(true);
  });

  test('of which the next run only deletes the tag, does not hide it', async () => {
    const repoId = newId();
    const { hub } = await connected();
    hubApi().fault = ({ method }) => (method === 'DELETE' ? { status: 403 } : undefined);
    await refusalOf(publish(hub, publicationOf(targetOf(repoId), { 'a.txt': '1' })));
    hubApi().reset();
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': '2' }));
    expect(visibilities()).toEqual([]);
    expect(requestsOf()).toContain(`DELETE /api/models/${repoId}/tag/${TAG}`);
    expect(hubApi().repo(repoId)).toMatchObject({ private: false, tags: new Map() });
  });
});
