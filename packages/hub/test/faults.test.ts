import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '@mlops-actions/loopback';
import { newFolder, writeFiles } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import {
  type Digest,
  digestFile,
  type Publication,
  type Published,
  publish,
  type Target,
} from '../src/index.js';
import { connected, newId, publicationOf, targetOf, useHub } from './setup.js';

const hubApi = useHub();

const FAULTS: Record<string, Fault> = {
  429: { status: 429, headers: { 'retry-after': '0' } },
  500: { status: 500 },
  503: { status: 503, headers: { 'content-type': 'text/html' }, body: '<html>No.</html>' },
  reset: 'reset',
  hang: 'hang',
  cut: 'cut',
  lost: 'lost',
  412: { status: 412, body: { error: 'A commit has happened since. Please refresh and try again.' } },
};
const RETRY = { tries: 3, firstWait: 1, timeout: 60_000 };

/** For each request under way, what ends it as a time-out does: to wait for one would make a slow machine fail. */
const patience = new Map<string, () => void>();
const impatient: typeof fetch = (input, init) =>
  new Promise((resolve, reject) => {
    const { pathname, search } = new URL(String(input));
    const timeOut = () =>
      reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    patience.set(`${init?.method ?? 'GET'} ${pathname}${search}`, timeOut);
    fetch(input, init).then(resolve, reject);
  });

let folder: string;
let digests: Digest[];
beforeAll(async () => {
  folder = newFolder();
  writeFiles(folder, { 'model.bin': randomBytes(5000), 'large.bin': randomBytes(50_000), empty: '' });
  digests = await Promise.all(FILES.map((path) => digestFile(`${folder}/${path}`)));
});

const FILES = ['model.bin', 'large.bin', 'empty'];

interface Scenario {
  prepare(repoId: string): void;
  readonly target: Partial<Target>;
}

const wanted = () => ['README.md', ...FILES];

function publicationFor(repoId: string, target: Partial<Target>): Publication {
  return publicationOf(targetOf(repoId, target), async () => ({
    files: [
      { path: 'README.md', source: { text: '# The model' } },
      ...FILES.map((path, index) => ({
        path,
        source: { file: `${folder}/${path}`, digest: digests[index]! },
      })),
    ],
    remove: [],
  }));
}

const SCENARIOS: Record<string, Scenario> = {
  'a first publication': { prepare: () => {}, target: { tag: 'v3' } },
  'a later publication, to a new branch': {
    prepare: (repoId) => void hubApi().createRepo(repoId, { files: { 'README.md': '# Old' } }),
    target: { branch: 'next', tag: 'v3' },
  },
  'a pull request': {
    prepare: (repoId) => void hubApi().createRepo(repoId, { files: { 'README.md': '# Old' } }),
    target: { createPr: true },
  },
};

function setUp(): void {
  hubApi().reset();
  hubApi().multipartAbove = 20_000;
  hubApi().chunkSize = 20_000;
}

/** A request's kind: without what differs from run to run. */
const kindOf = (repoId: string) => (request: { method: string; url: string }) => {
  const { pathname, searchParams } = new URL(request.url, 'http://hub');
  const part = searchParams.get('partNumber');
  return `${request.method} ${pathname.replace(repoId, 'ID').replace(/[0-9a-f]{40,64}/g, 'HASH')}${part ? ` part ${part}` : ''}`;
};

/** What everybody sees of a publication: nothing, part of it (never), or all. */
function stateOf(repoId: string, target: Partial<Target>): 'untouched' | 'complete' | string {
  const repo = hubApi().repo(repoId);
  const refs = target.createPr
    ? (repo?.pullRequests ?? []).map(({ num }) => `refs/pr/${num}`)
    : [target.branch ?? 'main'].filter((branch) => repo?.branches.has(branch));
  if (refs.length > 1) return `${refs.length} pull requests`;
  const [ref] = refs;
  if (!repo || ref === undefined) return 'untouched';
  const ours = repo.commits(ref).filter(({ title }) => title === 'Publish version 3').length;
  if (ours === 0)
    return repo.private === (target.branch === undefined && !target.createPr) ? 'untouched' : 'shown';
  if (ours > 1) return `${ours} commits`;
  const there = [...repo.files(ref).keys()].filter((path) => path !== '.gitattributes');
  return there.sort().join() === wanted().sort().join() ? 'complete' : `only ${there}`;
}

describe.each(Object.entries(SCENARIOS))('%s', (_, { prepare, target }) => {
  async function run(repoId: string, signal?: AbortSignal) {
    const { hub } = await connected({ retry: RETRY, fetch: impatient });
    return publish(hub, { ...publicationFor(repoId, target), ...(signal && { signal }) });
  }

  async function kinds(): Promise<string[]> {
    setUp();
    const repoId = newId();
    prepare(repoId);
    await run(repoId);
    return [...new Set(hubApi().requests.map(kindOf(repoId)))];
  }

  /** What is wrong after another run, in which nothing fails. */
  async function wrongAfterAnother(repoId: string, wasDone: boolean): Promise<string[]> {
    setUp();
    const { changed } = await run(repoId);
    const repo = hubApi().repo(repoId)!;
    const state = stateOf(repoId, target);
    const tags = [...repo.tags].join(' ');
    const expected = target.tag ? `${target.tag},${repo.head(target.branch)}` : '';
    return [
      ...(state === 'complete' ? [] : [state]),
      ...(repo.private ? ['private'] : []),
      ...(tags === expected ? [] : [`tags ${tags}`]),
      ...(wasDone && changed ? ['done twice'] : []),
      ...hubApi().violations,
    ].map((wrong) => `${wrong} after another run`);
  }

  test.each(Object.entries(FAULTS))('%s, once and always, at each request', async (name, fault) => {
    const all = await kinds();
    expect(all.length).toBeGreaterThan(7);
    const told: string[] = [];
    for (const kind of all.filter((one) => name !== '412' || one.includes('/commit/')))
      for (const times of [1, Number.POSITIVE_INFINITY]) {
        setUp();
        const repoId = newId();
        prepare(repoId);
        const nameOf = kindOf(repoId);
        let count = 0;
        hubApi().fault = (request) => {
          if (nameOf(request) !== kind || ++count > times) return undefined;
          if (fault === 'hang') setImmediate(patience.get(`${request.method} ${request.url}`)!);
          return fault;
        };
        const tell = (wrong: string) => told.push(`${times === 1 ? 'once' : 'always'} at ${kind}: ${wrong}`);
        const outcome = await run(repoId).catch((error: unknown) => error);
        const state = stateOf(repoId, target);
        if (count === 0) tell('did not happen');
        if (outcome instanceof UserError) {
          if (times === 1) tell(outcome.message);
          if (state !== 'untouched' && state !== 'complete') tell(state);
        } else if (outcome instanceof Error) tell(String(outcome.stack));
        else if (state !== 'complete') tell(`done, but ${state}`);
        else if (!(outcome as Published).changed) tell('done, but not changed');
        for (const violation of hubApi().violations) tell(violation);
        for (const wrong of await wrongAfterAnother(repoId, !(outcome instanceof Error))) tell(wrong);
      }
    expect(told).toEqual([]);
  });

  test.each(['hang', 'lost'] as const)('cancelled at each request, which would %s', async (fault) => {
    const told: string[] = [];
    for (const kind of await kinds()) {
      setUp();
      const repoId = newId();
      prepare(repoId);
      const nameOf = kindOf(repoId);
      const controller = new AbortController();
      const reason = new Error('cancelled by a test');
      hubApi().fault = (request) => {
        if (controller.signal.aborted || nameOf(request) !== kind) return undefined;
        controller.abort(reason);
        return fault;
      };
      const tell = (wrong: string) => told.push(`${kind}: ${wrong}`);
      const outcome = await run(repoId, controller.signal).catch((error: unknown) => error);
      if (outcome !== reason) tell(`ended in ${outcome}`);
      const { length } = hubApi().requests;
      const state = stateOf(repoId, target);
      if (state !== 'untouched' && state !== 'complete') tell(state);
      await new Promise((resolve) => setTimeout(resolve, 20));
      // Uploads go five at a time, so that some are on their way.
      const late = hubApi()
        .requests.slice(length)
        .filter(({ url }) => !url.startsWith('/lfs-storage/'));
      if (late.length > 0) tell(`${late.map(({ url }) => url)} after the end`);
      for (const wrong of await wrongAfterAnother(repoId, false)) tell(wrong);
    }
    expect(told).toEqual([]);
  });
});
