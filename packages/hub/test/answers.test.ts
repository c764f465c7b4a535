import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import { publish, type Snapshot } from '../src/index.js';
import { readSnapshot } from '../src/repository.js';
import { connected, newId, publicationOf, requestsOf, targetOf, textsOf, useHub } from './setup.js';

const hubApi = useHub();
const PAGE = '<!doctype html><title>Sign in</title>';
const HTML = { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE };

async function snapshotOf(files: Record<string, string | Buffer>) {
  const repoId = newId();
  const head = hubApi().createRepo(repoId, { files });
  const { hub } = await connected();
  return { repoId, snapshot: await readSnapshot(hub, repoId, head) };
}

describe('what a file holds', () => {
  test('is never what a proxy says instead', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId, { files: { 'README.md': '# By a person' } });
    const { hub } = await connected();
    hubApi().fault = ({ url }) => (url.includes('/resolve/') ? HTML : undefined);
    const compose = async (snapshot: Snapshot) => ({
      files: [{ path: 'README.md', source: { text: `${await snapshot.readText('README.md')}\nOurs` } }],
      remove: [],
    });
    const error = await refusalOf(publish(hub, publicationOf(targetOf(repoId), compose)));
    expect(error.message).toMatch(
      /^README\.md of \S+ could not be read: .* is not what the commit \w{14} holds, 3 times\. Is a proxy/,
    );
    expect(textsOf(repoId)).toEqual({ 'README.md': '# By a person' });
  });

  test.each(['a.txt', 'a.bin'])('%s comes right the second time', async (path) => {
    const { snapshot } = await snapshotOf({ [path]: 'right' });
    const other = { ...HTML, body: 'wrong' };
    let count = 0;
    hubApi().fault = ({ url }) => (/\/resolve\//.test(url) && ++count === 1 ? other : undefined);
    expect(await snapshot.readText(path)).toBe('right');
    expect(count).toBe(2);
  });

  test('a byte order mark stays', async () => {
    const { snapshot } = await snapshotOf({ 'README.md': '\uFEFF# Möbius 🤗\r\n' });
    expect(await snapshot.readText('README.md')).toBe('\uFEFF# Möbius 🤗\r\n');
  });

  test.each([
    ['UTF-16', Buffer.from('\uFEFF# Möbius', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('# Card', 'utf16le')],
    ['Latin-1', Buffer.from('# Möbius', 'latin1')],
  ])('%s is refused', async (_, content) => {
    const { repoId, snapshot } = await snapshotOf({ 'README.md': content });
    const error = await refusalOf(snapshot.readText('README.md'));
    expect(error.message).toBe(
      `README.md in ${repoId} is not UTF-8; save it as UTF-8 there, so that nothing of it is lost.`,
    );
  });

  test('its SHA-256, in LFS without reading it', async () => {
    const content = 'text'.repeat(1.2e6);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { snapshot } = await snapshotOf({ 'large.txt': content, 'large.bin': content });
    expect(await snapshot.sha256('large.txt')).toBe(sha256);
    hubApi().requests.length = 0;
    expect(await snapshot.sha256('large.bin')).toBe(sha256);
    expect(await snapshot.sha256('none')).toBeUndefined();
    expect(requestsOf()).toEqual([]);
    hubApi().fault = () => HTML;
    await expect(snapshot.sha256('large.txt')).rejects.toThrow(UserError);
  });
});

describe('an answer that is none of the Hub', () => {
  const json = (body: unknown) => ({ status: 200, headers: { 'content-type': 'application/json' }, body });
  const faults = {
    HTML,
    null: json(null),
    '[null]': json([null]),
    '{}': json({}),
    text: { ...HTML, body: 'OK' },
    'tags of null': json({ tags: [null], files: [null], objects: [null] }),
  };
  const places = [
    'revision|models/[^/]+/[^/?]+\\?',
    '/tree/',
    '/refs',
    '/preupload/',
    '/objects/batch',
    '/commit/',
  ];

  test.each(Object.entries(faults))('%s, wherever it comes', async (_, fault) => {
    const { hub } = await connected();
    for (const place of places) {
      const repoId = newId();
      hubApi().createRepo(repoId);
      let count = 0;
      hubApi().fault = ({ url }) => (new RegExp(place).test(url) && ++count > 0 ? fault : undefined);
      const error = await refusalOf(publish(hub, publicationOf(targetOf(repoId), { 'a.bin': 'a\0b' })));
      expect([place, error.message, count]).toEqual([
        place,
        `${hubApi().url} answered, but not as the Hugging Face Hub does. Check hf-endpoint, or is a proxy in between?`,
        1,
      ]);
    }
  });

  test.each([HTML, json(null)])('when a repository is made', async (fault) => {
    const { hub } = await connected();
    hubApi().fault = ({ url }) => (url.endsWith('/repos/create') ? fault : undefined);
    const error = await refusalOf(publish(hub, publicationOf(targetOf(newId()), { a: 'a' })));
    expect(error.message).toContain('not as the Hugging Face Hub does');
  });

  test('when a branch is made', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    const { hub } = await connected();
    hubApi().fault = ({ url }) => (url.includes('/branch/') ? HTML : undefined);
    const error = await refusalOf(
      publish(hub, publicationOf(targetOf(repoId, { branch: 'next' }), { a: 'a' })),
    );
    expect(error.message).toContain('not as the Hugging Face Hub does');
  });

  test.each([
    ['to itself', () => '', 1],
    ['in a circle', (nth: number) => `&page=${nth % 3}`, 4],
    ['without end', (nth: number) => `&page=${nth}`, 10_000],
  ])('a tree that goes on %s', async (_, query, pages) => {
    const repoId = newId();
    const head = hubApi().createRepo(repoId);
    const tree = `${hubApi().url}/api/models/${repoId}/tree/${head}?recursive=true&expand=false`;
    let count = 0;
    const circling: typeof fetch = async (input, init) => {
      if (!String(input).includes('/tree/')) return fetch(input, init);
      return Response.json([], { headers: { link: `<${tree}${query(++count)}>; rel="next"` } });
    };
    const { hub } = await connected({ fetch: circling });
    const error = await refusalOf(publish(hub, publicationOf(targetOf(repoId), { a: 'a' })));
    expect(error.message).toContain('not as the Hugging Face Hub does');
    expect(count).toBe(pages);
  });
});
