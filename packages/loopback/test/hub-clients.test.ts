import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  checkRepoAccess,
  commit,
  countCommits,
  createBranch,
  createRepo,
  deleteBranch,
  deleteRepo,
  downloadFile,
  fileExists,
  type HubApiError,
  listCommits,
  listFiles,
  modelInfo,
  pathsInfo,
  repoExists,
  snapshotDownload,
  uploadFiles,
  whoAmI,
} from '@huggingface/hub';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hubPython, newFolder, writeFiles } from '@mlops-actions/testing';
import { type HubApi, startHub } from '../src/index.js';

let hub: HubApi;
let id: string;
let as: { accessToken: string; hubUrl: string };
beforeAll(async () => {
  hub = await startHub();
  as = { accessToken: hub.token, hubUrl: hub.url };
});
afterAll(() => hub.close());

let repositories = 0;
beforeEach(() => {
  id = `team/model-${repositories++}`;
});
afterEach(() => {
  expect(hub.violations).toEqual([]);
  hub.reset();
});

const add = (path: string, content: string | Buffer) => ({
  operation: 'addOrUpdate' as const,
  path,
  content: new Blob([new Uint8Array(Buffer.from(content))]),
});
const remove = (path: string) => ({ operation: 'delete' as const, path });

/** What a request of @huggingface/hub is refused with. */
async function refusalOf(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => new Error('not refused'),
    (reason: HubApiError) => reason,
  );
  if (!('statusCode' in error)) throw error;
  return `${error.statusCode}: ${error.message.replace(/\. URL: .*$/s, '')}`;
}

const CARD = '---\nlicense: mit\nlibrary_name: sklearn\ntags: [mlflow]\n---\n# A model\n';

/** One of each kind: empty, plain, of an awkward name, in LFS for its name, for what is in it, for its size, and in parts. */
const FILES: Record<string, Buffer> = {
  'README.md': Buffer.from(CARD),
  'empty.txt': Buffer.alloc(0),
  'config.json': Buffer.from('{"é": 1}'),
  'deep/down/a b#c%20d+é 模型.txt': Buffer.from('awkward'),
  'deep/empty.bin': Buffer.alloc(0),
  'deep/a #1 model.pkl': randomBytes(1000),
  'picture.dat': Buffer.concat([Buffer.from([0xff, 0xfe, 0]), randomBytes(700)]),
  'vocabulary.json': Buffer.from('x'.repeat(30_000)),
  'model.safetensors': randomBytes(10_001),
};

function localFolder(files = FILES): string {
  const folder = newFolder();
  writeFiles(folder, files);
  return folder;
}

function filesIn(folder: string): Record<string, Buffer> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return Object.fromEntries(
    all.filter((path) => statSync(path).isFile()).map((path) => [relative(folder, path), readFileSync(path)]),
  );
}

const uploads = {
  '@huggingface/hub': async (files: Record<string, Buffer>) => {
    await createRepo({ ...as, repo: id });
    await commit({
      ...as,
      repo: id,
      title: 'Add a model',
      operations: Object.entries(files).map(([path, content]) => add(path, content)),
    });
  },
  huggingface_hub: async (files: Record<string, Buffer>) => {
    const program = `
api.create_repo(given["id"])
api.upload_folder(repo_id=given["id"], folder_path=given["folder"], commit_message="Add a model")
result = None`;
    await hubPython(hub, program, { id, folder: localFolder(files) });
  },
};

const downloads = {
  '@huggingface/hub': async () => {
    const files: Record<string, Buffer> = {};
    for await (const { path, type, size } of listFiles({ ...as, repo: id, recursive: true })) {
      if (type !== 'file') continue;
      const encoded = path.split('/').map(encodeURIComponent).join('/');
      const url = `${hub.url}/${id}/resolve/main/${encoded}`;
      const headers = { authorization: `Bearer ${hub.token}` };
      // It asks for the first byte of every file, and empty ones have none.
      const file =
        size > 0 ? await downloadFile({ ...as, repo: id, path: encoded }) : await fetch(url, { headers });
      files[path] = Buffer.from(await file!.arrayBuffer());
    }
    return files;
  },
  huggingface_hub: async () => {
    const folder = newFolder();
    const program = 'result = api.snapshot_download(given["id"], local_dir=given["folder"])';
    await hubPython(hub, program, { id, folder });
    return Object.fromEntries(
      Object.entries(filesIn(folder)).filter(([path]) => !path.startsWith('.cache/')),
    );
  },
};

describe('what one client uploads', () => {
  beforeEach(() => {
    Object.assign(hub, { lfsAbove: 20_000, multipartAbove: 5000, chunkSize: 2000, pageSize: 5 });
  });

  test.each([
    ['@huggingface/hub', '@huggingface/hub'],
    ['@huggingface/hub', 'huggingface_hub'],
    ['huggingface_hub', '@huggingface/hub'],
    ['huggingface_hub', 'huggingface_hub'],
  ] as const)('%s to %s', async (from, to) => {
    await uploads[from](FILES);
    const { '.gitattributes': attributes, ...downloaded } = await downloads[to]();
    expect(downloaded).toEqual(FILES);
    expect(attributes!.toString()).toMatch(
      /\*\.zst filter=lfs .*\n.*\npicture\.dat filter=lfs .*\nvocabulary\.json filter=/,
    );
    const inParts = hub.requests.filter(({ url }) => url.includes('partNumber='));
    expect(inParts.length).toBe(6 + 15);
    const repository = hub.repo(id)!;
    expect(repository.commits().map(({ title }) => title)).toEqual(['Add a model', 'initial commit']);
    expect(repository.lfs().get('model.safetensors')).toBe(sha256(FILES['model.safetensors']!));
    // Python knows that no storage takes an empty file.
    expect(repository.lfs().has('deep/empty.bin')).toBe(from === '@huggingface/hub');
  });

  test('again is stored already, and to Python no reason for a commit', async () => {
    await uploads.huggingface_hub(FILES);
    const head = hub.repo(id)!.head();
    hub.requests.length = 0;
    const program = `
result = api.upload_folder(repo_id=given["id"], folder_path=given["folder"]).oid`;
    expect(await hubPython(hub, program, { id, folder: localFolder() })).toBe(head);
    const { lfs: _, ...plain } = FILES;
    const operations = Object.entries(plain).map(([path, content]) => add(path, content));
    const made = await commit({ ...as, repo: id, title: 'Again', operations });
    expect(made!.commit.oid).toBe(hub.repo(id)!.head());
    expect(made!.commit.oid).not.toBe(head);
    expect(hub.requests.filter(({ method }) => method === 'PUT').length).toBe(1); // The empty file that is none to Python.
  });
});

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

test('two thousand files come in pages', async () => {
  hub.pageSize = 300;
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, n) => [`part-${n % 7}/file ${n}.txt`, Buffer.from(`${n}`)]),
  );
  await uploads['@huggingface/hub'](files);
  const program = `
from huggingface_hub.hf_api import RepoFile
entries = list(api.list_repo_tree(given, recursive=True))
files = {entry.path: entry.blob_id for entry in entries if isinstance(entry, RepoFile)}
result = {"files": files, "folders": [entry.path for entry in entries if entry.path not in files]}`;
  const listed = await hubPython(hub, program, id);
  const oid = (content: Buffer) =>
    createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  const expected = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, oid(content)]));
  expect(listed).toEqual({
    files: { ...expected, '.gitattributes': 'a6344aac8c09253b3b630fb776ae94478aa0275b' },
    folders: Array.from({ length: 7 }, (_, n) => `part-${n}`),
  });
  expect(hub.requests.filter(({ url }) => url.includes('/tree/')).length).toBe(7);

  id = `${id}-again`;
  await uploads.huggingface_hub(files);
  const { '.gitattributes': _, ...uploaded } = Object.fromEntries(hub.repo(id)!.files());
  expect(uploaded).toEqual(files);
  const found: string[] = [];
  for await (const { path, type } of listFiles({ ...as, repo: id, recursive: true }))
    if (type === 'file') found.push(path);
  expect(found.toSorted()).toEqual(['.gitattributes', ...Object.keys(files)].toSorted());
});

test('folders of files on disk, by one, and into a cache, by both', async () => {
  const folder = localFolder({ 'weights/model.bin': randomBytes(50), 'config.json': Buffer.from('{}') });
  await createRepo({ ...as, repo: id });
  await uploadFiles({
    ...as,
    repo: id,
    commitTitle: 'Add a folder',
    files: ['weights', 'config.json'].map((path) => ({ path, content: pathToFileURL(join(folder, path)) })),
  });
  const cacheDir = newFolder();
  const snapshot = await snapshotDownload({ ...as, repo: id, cacheDir });
  const fromPython = await hubPython(
    hub,
    'result = api.snapshot_download(given["id"], cache_dir=given["cache"])',
    {
      id,
      cache: cacheDir,
    },
  );
  expect(fromPython).toBe(snapshot);
  expect(filesIn(snapshot)).toMatchObject(filesIn(folder));
});

describe('a repository', () => {
  test('is made, seen, changed and deleted by @huggingface/hub', async () => {
    const given = { ...as, repo: id };
    expect(await repoExists(given)).toBe(false);
    const files = [{ path: 'notes.txt', content: new Blob(['first']) }];
    expect(await createRepo({ ...given, visibility: 'private', license: 'mit', files })).toMatchObject({
      repoUrl: `${hub.url}/${id}`,
    });
    expect(await repoExists(given)).toBe(true);
    await checkRepoAccess(given);
    expect(await refusalOf(createRepo(given))).toBe('409: You already created this model repo');
    const info = await modelInfo({ ...as, name: id, additionalFields: ['sha', 'cardData', 'filePaths'] });
    const head = hub.repo(id)!.head();
    expect(info).toMatchObject({ name: id, private: true, sha: head, cardData: { license: 'mit' } });
    expect(info.filePaths).toEqual(['.gitattributes', 'README.md', 'notes.txt']);

    const operations = [add('weights/a.bin', randomBytes(40)), remove('notes.txt')];
    await commit({
      ...given,
      title: 'Change',
      description: 'For the better',
      operations,
      parentCommit: head,
    });
    expect(await refusalOf(commit({ ...given, title: 'No', operations, parentCommit: head }))).toMatch(
      '412: A commit has happened since',
    );
    expect(await refusalOf(commit({ ...given, title: 'No', operations: [remove('notes.txt')] }))).toMatch(
      "404: A file with this name doesn't exist",
    );
    expect(await fileExists({ ...given, path: 'weights/a.bin' })).toBe(true);
    expect(await fileExists({ ...given, path: 'notes.txt' })).toBe(false);
    expect(await downloadFile({ ...given, path: 'notes.txt' })).toBe(null);
    const pointer = await downloadFile({ ...given, path: 'weights/a.bin', raw: true });
    expect(await pointer!.text()).toMatch(
      /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:\w{64}\nsize 40\n$/,
    );
    expect(
      await pathsInfo({ ...given, paths: ['weights', 'weights/a.bin', 'none'], expand: true }),
    ).toMatchObject([
      { type: 'directory', path: 'weights', lastCommit: { title: 'Change' } },
      { type: 'file', path: 'weights/a.bin', size: 40, lfs: { size: 40 }, lastCommit: { title: 'Change' } },
    ]);
    const commits = [];
    for await (const { title, message, authors } of listCommits({ ...given, batchSize: 1 }))
      commits.push([title, message, authors[0]!.username]);
    expect(commits).toEqual([
      ['Change', 'For the better', 'ci'],
      ['initial commit', '', 'ci'],
    ]);
    expect(await countCommits(given)).toBe(2);

    await createBranch({ ...given, branch: 'next/one', revision: head });
    expect(await refusalOf(createBranch({ ...given, branch: 'next/one' }))).toMatch(
      '409: Reference already exists',
    );
    await createBranch({ ...given, branch: 'next/one', revision: 'main', overwrite: true });
    await createBranch({ ...given, branch: 'bare', empty: true });
    expect([...hub.repo(id)!.branches.keys()]).toEqual(['main', 'next/one', 'bare']);
    expect(hub.repo(id)!.head('next/one')).toBe(hub.repo(id)!.head());
    expect(hub.repo(id)!.files('bare').size).toBe(0);
    await commit({ ...given, branch: 'next/one', title: 'On a branch', operations: [add('b.txt', 'b')] });
    expect(hub.repo(id)!.files('next/one').has('b.txt')).toBe(true);
    expect(hub.repo(id)!.files().has('b.txt')).toBe(false);
    await deleteBranch({ ...given, branch: 'next/one' });
    expect(await refusalOf(deleteBranch({ ...given, branch: 'next/one' }))).toMatch(
      '404: Invalid rev id: next/one',
    );
    expect(await refusalOf(commit({ ...given, branch: 'none', title: 'No', operations }))).toMatch(
      '404: Invalid rev id: none',
    );

    await deleteRepo(given);
    expect(hub.repo(id)).toBe(undefined);
  });

  test('is made, seen, changed and deleted by huggingface_hub', async () => {
    const program = `
id = given["id"]
result = r = {}
r["missing"] = api.repo_exists(id)
api.create_repo(id, private=True)
r["again"] = str(api.create_repo(id, exist_ok=True))
r["refused"] = refused(lambda: api.create_repo(id))
r["exists"] = api.repo_exists(id)
api.upload_file(repo_id=id, path_or_fileobj=given["card"].encode(), path_in_repo="README.md", commit_message="Card", commit_description="Why")
first = api.upload_file(repo_id=id, path_or_fileobj=b"\\x00" * 50, path_in_repo="weights/a.bin")
api.upload_file(repo_id=id, path_or_fileobj=b"b", path_in_repo="weights/b.txt", parent_commit=first.oid)
r["stale"] = refused(lambda: api.upload_file(repo_id=id, path_or_fileobj=b"c", path_in_repo="c.txt", parent_commit=first.oid))
r["files"] = api.list_repo_files(id)
r["file exists"] = [api.file_exists(id, "weights/b.txt"), api.file_exists(id, "none")]
r["paths"] = [(type(p).__name__, p.path, getattr(p, "size", None), p.last_commit.title) for p in api.get_paths_info(id, ["weights", "weights/a.bin", "none"], expand=True)]
r["pages"] = [p.path for p in api.list_repo_tree(id, path_in_repo="weights")]
r["no folder"] = refused(lambda: list(api.list_repo_tree(id, path_in_repo="none")))
info = api.repo_info(id, files_metadata=True)
r["info"] = [info.id, info.private, info.library_name, info.card_data.license, info.tags, {s.rfilename: [s.size, s.lfs.size if s.lfs else None] for s in info.siblings}]
r["expanded"] = api.model_info(id, expand=["sha", "likes"]).sha == info.sha
r["by commit"] = api.model_info(id, revision=first.oid).sha == first.oid
r["no revision"] = refused(lambda: api.model_info(id, revision="none"))

api.create_branch(id, branch="next/one", revision=first.oid)
api.create_branch(id, branch="next/one", exist_ok=True)
r["branch refused"] = [refused(lambda: api.create_branch(id, branch="next/one")), refused(lambda: api.create_branch(id, branch="refs/pr/5"))]
api.create_tag(id, tag="v1", revision="next/one", tag_message="First")
api.create_tag(id, tag="v1", exist_ok=True)
r["tag refused"] = [refused(lambda: api.create_tag(id, tag="v1")), refused(lambda: api.create_tag(id, tag="v2", revision="none"))]
refs = api.list_repo_refs(id, include_pull_requests=True)
r["refs"] = [[(b.name, b.ref, b.target_commit == first.oid) for b in l] for l in (refs.branches, refs.tags, refs.pull_requests)]
r["at tag"] = open(api.hf_hub_download(id, "weights/a.bin", revision="v1"), "rb").read().hex()
api.delete_tag(id, tag="v1")
api.delete_branch(id, branch="next/one")
r["gone"] = [refused(lambda: api.delete_tag(id, tag="v1")), refused(lambda: api.delete_branch(id, branch="main"))]

api.delete_file("weights/b.txt", repo_id=id)
api.delete_folder("weights", repo_id=id)
r["no such file"] = refused(lambda: api.delete_file("weights/b.txt", repo_id=id))
r["left"] = api.list_repo_files(id)
r["commits"] = [[c.title, c.message] for c in api.list_repo_commits(id)]
r["at first"] = api.list_repo_files(id, revision=first.oid[:10])
api.update_repo_settings(id, private=False, gated="auto")
info = api.model_info(id)
r["settings"] = [info.private, info.gated]
api.auth_check(id)
api.auth_check(id, write=True)
me = api.whoami()
r["me"] = [me["name"], [[o["name"], o["roleInOrg"]] for o in me["orgs"]], me["auth"]["accessToken"]["role"]]
api.delete_repo(id)
r["deleted"] = refused(lambda: api.delete_repo(id))
api.delete_repo(id, missing_ok=True)
`;
    const result = await hubPython(hub, program, { id, card: CARD });
    expect(result).toMatchObject({
      missing: false,
      again: `${hub.url}/${id}`,
      refused: expect.stringMatching(/^HfHubHTTPError: .*409 Conflict.*You already created this model repo/s),
      exists: true,
      stale: expect.stringMatching(
        /^HfHubHTTPError: .*412 Precondition Failed.*A commit has happened since/s,
      ),
      files: ['.gitattributes', 'README.md', 'weights/a.bin', 'weights/b.txt'],
      'file exists': [true, false],
      paths: [
        ['RepoFolder', 'weights', null, 'Upload weights/b.txt with huggingface_hub'],
        ['RepoFile', 'weights/a.bin', 50, 'Upload weights/a.bin with huggingface_hub'],
      ],
      pages: ['weights/a.bin', 'weights/b.txt'],
      'no folder': expect.stringMatching(/^RemoteEntryNotFoundError: .*none does not exist on "main"/s),
      info: [
        id,
        true,
        'sklearn',
        'mit',
        ['mlflow', 'sklearn', 'license:mit', 'region:us'],
        {
          '.gitattributes': [1519, null],
          'README.md': [CARD.length, null],
          'weights/a.bin': [50, 50],
          'weights/b.txt': [1, null],
        },
      ],
      expanded: true,
      'by commit': true,
      'no revision': expect.stringMatching(/^RevisionNotFoundError: .*Invalid rev id: none/s),
      'branch refused': [
        expect.stringMatching(/^HfHubHTTPError: .*409 Conflict/s),
        expect.stringMatching(/^BadRequestError: .*Invalid branch name: refs\/pr\/5/s),
      ],
      'tag refused': [
        expect.stringMatching(/^HfHubHTTPError: .*409 Conflict/s),
        expect.stringMatching(/^RevisionNotFoundError/),
      ],
      refs: [
        [
          ['main', 'refs/heads/main', false],
          ['next/one', 'refs/heads/next/one', true],
        ],
        [['v1', 'refs/tags/v1', true]],
        [],
      ],
      'at tag': '00'.repeat(50),
      gone: [
        expect.stringMatching(/^RevisionNotFoundError/),
        expect.stringMatching(/^HfHubHTTPError: .*403 Forbidden/s),
      ],
      'no such file': expect.stringMatching(
        /^RemoteEntryNotFoundError: .*A file with this name doesn't exist/s,
      ),
      left: ['.gitattributes', 'README.md'],
      'at first': ['.gitattributes', 'README.md', 'weights/a.bin'],
      settings: [false, 'auto'],
      me: [
        'ci',
        [
          ['team', 'write'],
          ['readers', 'read'],
        ],
        'write',
      ],
      deleted: expect.stringMatching(/^RepositoryNotFoundError/),
    });
    expect((result as { commits: unknown }).commits).toEqual([
      ['Delete folder weights with huggingface_hub', ''],
      ['Delete weights/b.txt with huggingface_hub', ''],
      ['Upload weights/b.txt with huggingface_hub', ''],
      ['Upload weights/a.bin with huggingface_hub', ''],
      ['Card', 'Why'],
      ['initial commit', ''],
    ]);
  });

  test('has what its .gitignore says left out by Python', async () => {
    hub.createRepo(id);
    const folder = localFolder({
      '.gitignore': Buffer.from('*.log\n!keep.log\n/build/\nsecret/**\n'),
      'a.log': Buffer.from('a'),
      'keep.log': Buffer.from('a'),
      'build/a.txt': Buffer.from('a'),
      'sub/build/a.txt': Buffer.from('a'),
      'secret/deep/a.txt': Buffer.from('a'),
    });
    await hubPython(hub, 'result = api.upload_folder(repo_id=given[0], folder_path=given[1]).oid', [
      id,
      folder,
    ]);
    expect([...hub.repo(id)!.files().keys()]).toEqual([
      '.gitattributes',
      '.gitignore',
      'keep.log',
      'sub/build/a.txt',
    ]);
  });

  test('has a card that the Hub takes', async () => {
    hub.createRepo(id);
    hub.refuseCard = (text) => (text.includes('foul') ? ['no foul language'] : []);
    const program = `
def upload(card):
    return refused(lambda: api.upload_file(repo_id=given[0], path_or_fileobj=card.encode(), path_in_repo="README.md"))
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    result = [upload(card) for card in given[1]] + [str(warned[0].message)]`;
    const cards = ['---\nlicense: MIT\n---\n', '---\ntags: foul\n---\n', '# No front matter'];
    expect(await hubPython(hub, program, [id, cards])).toEqual([
      expect.stringMatching(
        /^ValueError: Invalid metadata in README.md.\n- "license" must be one of \[apache-2.0, mit,/,
      ),
      expect.stringContaining('- no foul language'),
      null,
      expect.stringContaining('empty or missing yaml metadata in repo card'),
    ]);
    // The other one does not ask before.
    const refused = commit({ ...as, repo: id, title: 'Card', operations: [add('README.md', cards[0]!)] });
    expect(await refusalOf(refused)).toMatch('400: Invalid metadata in README.md.\n"license" must be one of');
    expect(hub.repo(id)!.files().get('README.md')!.toString()).toBe('# No front matter');
  });
});

describe('a pull request', () => {
  test('is made with a commit, and goes on', async () => {
    const head = hub.createRepo(id, { files: { 'a.txt': 'a' } });
    const program = `
one = api.create_commit(given, [CommitOperationAdd("b.bin", b"\\x00b")], commit_message="Add b", commit_description="Why", create_pr=True)
api.upload_file(repo_id=given, path_or_fileobj=b"c", path_in_repo="c.txt", revision="refs/pr/1")
two = api.create_pull_request(given, "A draft")
talk = api.create_discussion(given, "A question")
api.change_discussion_status(given, two.num, "closed")
def found(**by):
    return [[d.num, d.title, d.status, d.is_pull_request, d.author] for d in api.get_repo_discussions(given, **by)]
detail = api.get_discussion_details(given, 1)
result = {
  "url": one.pr_url, "num": one.pr_num, "revision": one.pr_revision,
  "all": found(), "open": found(discussion_type="pull_request", discussion_status="open"), "talk": found(discussion_type="discussion"),
  "target": detail.target_branch, "events": [e.type for e in detail.events],
  "refs": [r.name for r in api.list_repo_refs(given, include_pull_requests=True).pull_requests],
  "there": api.list_repo_files(given, revision="refs/pr/1"), "main": api.list_repo_files(given),
}`;
    expect(await hubPython(hub, program, id)).toEqual({
      url: `${hub.url}/${id}/discussions/1`,
      num: 1,
      revision: 'refs/pr/1',
      all: [
        [3, 'A question', 'open', false, 'ci'],
        [2, 'A draft', 'closed', true, 'ci'],
        [1, 'Add b', 'open', true, 'ci'],
      ],
      open: [[1, 'Add b', 'open', true, 'ci']],
      talk: [[3, 'A question', 'open', false, 'ci']],
      target: 'refs/heads/main',
      events: ['comment', 'commit', 'commit'],
      refs: ['refs/pr/1', 'refs/pr/2'],
      there: ['.gitattributes', 'a.txt', 'b.bin', 'c.txt'],
      main: ['.gitattributes', 'a.txt'],
    });

    const operations = [add('d.bin', randomBytes(30))];
    const made = await commit({
      ...as,
      repo: id,
      title: 'Add d',
      isPullRequest: true,
      parentCommit: head,
      operations,
    });
    expect(made).toMatchObject({ pullRequestUrl: `${hub.url}/${id}/discussions/4` });
    await commit({ ...as, repo: id, title: 'Add e', branch: 'refs/pr/4', operations: [add('e.txt', 'e')] });
    const listed = [];
    for await (const { path } of listFiles({ ...as, repo: id, revision: 'refs/pr/4' })) listed.push(path);
    expect(listed).toEqual(['.gitattributes', 'a.txt', 'd.bin', 'e.txt']);
    expect(hub.repo(id)!.head()).toBe(head);
    expect(hub.repo(id)!.pullRequests.at(-1)).toEqual({
      num: 4,
      title: 'Add d',
      description: '',
      status: 'open',
      head: hub.repo(id)!.head('refs/pr/4'),
    });
  });

  test('is for those who may only read, too', async () => {
    const mine = { ...as, repo: 'readers/model', title: 'Mine', operations: [add('a.bin', randomBytes(9))] };
    hub.createRepo(mine.repo);
    expect(await refusalOf(commit(mine))).toBe(
      '403: Forbidden: pass `create_pr=1` as a query parameter to create a Pull Request',
    );
    await commit({ ...mine, isPullRequest: true });
    expect(await refusalOf(commit({ ...mine, accessToken: hub.readOnlyToken, isPullRequest: true }))).toMatch(
      '403',
    );
    expect(hub.repo(mine.repo)!.pullRequests).toMatchObject([{ title: 'Mine' }]);
    const refused = `
result = [refused(lambda: api.auth_check("readers/model", write=True)), refused(lambda: api.auth_check("readers/model"))]`;
    expect(await hubPython(hub, refused, null)).toEqual([
      expect.stringMatching(/^HfHubHTTPError: .*403 Forbidden/s),
      null,
    ]);
  });
});

describe('who may what', () => {
  test('private repositories are not there for others', async () => {
    hub.createRepo(id, { private: true, files: { 'a.bin': randomBytes(10) } });
    const info = (accessToken?: string) =>
      modelInfo({ hubUrl: hub.url, name: id, ...(accessToken && { accessToken }) });
    expect(await info(hub.readOnlyToken)).toMatchObject({ private: true });
    expect(await refusalOf(info())).toBe('401: Invalid username or password.');
    expect(await refusalOf(info(hub.strangersToken))).toBe('404: Repository not found');
    expect(await refusalOf(info('hf_nobodys'))).toBe('401: Invalid credentials in Authorization header');
    const program = `
result = [refused(lambda: HfApi(token=token).model_info(given["id"])) for token in given["tokens"]]
result.append(refused(lambda: HfApi(token="hf_nobodys").whoami()))`;
    expect(await hubPython(hub, program, { id, tokens: [hub.token, hub.strangersToken, false] })).toEqual([
      null,
      expect.stringMatching(/^RepositoryNotFoundError: 404/),
      expect.stringMatching(/^HfHubHTTPError: .*401 Unauthorized/s),
      expect.stringContaining('Invalid user token.'),
    ]);
  });

  test('namespaces', async () => {
    const made = (repo: string, accessToken = hub.token) => createRepo({ ...as, accessToken, repo });
    await made('ci/mine');
    expect(await refusalOf(made('readers/mine'))).toBe(
      '403: You don\'t have the rights to create a model under the namespace "readers"',
    );
    expect(await refusalOf(made('nobody/mine'))).toMatch('403');
    expect(await refusalOf(made('ci/other', hub.readOnlyToken))).toMatch('403');
    expect(await refusalOf(made('ci/a--b'))).toMatch('400: Invalid repository name: a--b');
    expect(await refusalOf(made('ci/Mine'))).toMatch('409');
    expect(await whoAmI({ ...as, accessToken: hub.readOnlyToken })).toMatchObject({
      name: 'ci',
      auth: { accessToken: { role: 'read' } },
    });
    hub.createRepo('readers/theirs');
    const program = 'result = str(api.create_repo("readers/theirs", exist_ok=True))';
    expect(await hubPython(hub, program, null)).toBe(`${hub.url}/readers/theirs`);
  });

  test('a trusted publisher has one repository, and may make none', async () => {
    hub.createRepo(id, { private: true });
    hub.createRepo(`${id}-other`);
    const env = { HF_TOKEN: '', HF_OIDC_RESOURCE: id, HF_OIDC_ID_TOKEN: hub.idToken };
    const upload = `
result = [str(api.create_repo(given, exist_ok=True)), api.upload_file(repo_id=given, path_or_fileobj=b"\\x00", path_in_repo="a.bin").oid]
result.append(refused(lambda: api.upload_file(repo_id=given + "-other", path_or_fileobj=b"a", path_in_repo="a")))
result.append(refused(lambda: api.create_repo(given + "-new")))`;
    await expect(hubPython(hub, upload, id, env)).rejects.toThrow(/invalid_grant|No trusted publisher/);
    hub.trust(id);
    expect(await hubPython(hub, upload, id, env)).toEqual([
      `${hub.url}/${id}`,
      hub.repo(id)!.head(),
      expect.stringMatching(/^HfHubHTTPError: .*403 Forbidden/s),
      expect.stringMatching(/401/),
    ]);
  });
});

test('a download that breaks is taken up again by Python where it was', async () => {
  // Python keeps what it has by 10 MiB.
  const content = randomBytes(24_000_000);
  hub.createRepo(id, { files: { 'model.bin': content } });
  hub.fault = ({ method, url }, nth) =>
    method === 'GET' && url.startsWith('/lfs-storage/') && nth === 1 ? 'cut' : undefined;
  const folder = newFolder();
  await hubPython(hub, 'result = api.hf_hub_download(given[0], "model.bin", local_dir=given[1])', [
    id,
    folder,
  ]);
  expect(readFileSync(join(folder, 'model.bin')).equals(content)).toBe(true);
  const gets = hub.requests.filter(({ url }) => url.startsWith('/lfs-storage/'));
  expect(gets.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=10485760-']);
  expect(gets.map(({ headers }) => headers.host)).toEqual(
    Array(2).fill(hub.url.replace('http://127.0.0.1', 'localhost')),
  );
});
