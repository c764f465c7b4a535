import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Fault, type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { UserError } from '@mlops-actions/toolkit';
import { type ContentsRequest, readContents } from '../src/contents.js';

let api: GitHubApi;
let folder: string;
let repository: string;
let to: string;

beforeAll(async () => {
  api = await startGitHubApi();
  folder = await mkdtemp(join(tmpdir(), 'contents-'));
  repository = await api.createRepository('models');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});
afterEach(() => api.reset());

let files = 0;
function read(over: Partial<ContentsRequest> = {}) {
  to = join(folder, `file-${files++}`);
  return readContents(
    { apiUrl: api.url, repository, ref: 'main', path: 'metrics.json', token: api.token, fetch, ...over },
    to,
  );
}

async function refusal(over: Partial<ContentsRequest> = {}): Promise<string> {
  const error = await read(over).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  expect(existsSync(to)).toBe(false);
  return (error as UserError).message;
}

describe('what is there', () => {
  let first: string;
  beforeAll(async () => {
    first = await api.commit(repository, 'main', 'metrics.json', '{"rougeL":0.3}');
  });

  test('a file of a branch, with the commit it was read at', async () => {
    expect(await read()).toEqual({ sha: first });
    expect(await readFile(to, 'utf8')).toBe('{"rougeL":0.3}');
  });

  test('a file of an older commit, after the branch has moved on', async () => {
    await api.commit(repository, 'main', 'later.json', '{}');
    expect(await read({ ref: first, path: 'later.json' })).toBeUndefined();
    expect(await read({ ref: first })).toEqual({ sha: first });
  });

  test('a tag', async () => {
    await api.call('POST', `/repos/${repository}/git/refs`, { ref: 'refs/tags/v1.0', sha: first });
    expect(await read({ ref: 'v1.0' })).toEqual({ sha: first });
    expect(await read({ ref: 'tags/v1.0' })).toEqual({ sha: first });
  });

  test.each(['release/2.x', 'fix/größer #1?', 'a&b=c%2F+d'])('branch %s', async (branch) => {
    const sha = await api.commit(repository, branch, `${branch}.json`, branch);
    expect(await read({ ref: branch, path: `${branch}.json` })).toEqual({ sha });
    expect(await readFile(to, 'utf8')).toBe(branch);
  });

  test.each(['ordner/größe – neu.json', 'a b/#1?.json', '100%25 {x}+y&z.json', '-rf', 'データ/指標.jsonl'])(
    'path %s',
    async (path) => {
      const sha = await api.commit(repository, 'main', path, path);
      expect(await read({ path })).toEqual({ sha });
      expect(await readFile(to, 'utf8')).toBe(path);
    },
  );

  test('bytes as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 2 ** 19 }, (_, i) => (i * i + (i >> 8)) & 0xff));
    await api.commit(repository, 'main', 'scores.bin', bytes);
    await read({ path: 'scores.bin' });
    expect((await readFile(to)).equals(bytes)).toBe(true);
  });

  test('an Enterprise server, whose API has a path', async () => {
    expect(await read({ apiUrl: `${api.url}/api/v3/`, ref: first })).toEqual({ sha: first });
    expect(api.requests.map(({ url }) => url)).toEqual([
      expect.stringMatching(/^\/api\/v3\/repos\/.*\/commits\//),
      expect.stringMatching(/^\/api\/v3\/repos\/.*\/contents\/metrics\.json\?/),
    ]);
  });

  test('a private repository, to the token and not to others', async () => {
    const secret = await api.createRepository('secret', true);
    await api.commit(secret, 'main', 'metrics.json', '{}');
    expect(await read({ repository: secret })).toBeDefined();
    const message = await refusal({ repository: secret, token: '' });
    expect(message).toContain('permissions:\n    contents: read');
    expect(message).toContain(`token: $\{{ github.token }}`);
  });
});

describe('what is not there', () => {
  test('a path: no file, and no error', async () => {
    expect(await read({ path: 'nothing/here.json' })).toBeUndefined();
    expect(existsSync(to)).toBe(false);
  });

  const unknown = (answer: string) =>
    `${repository} has no branch, tag or commit "nope": GitHub answered ${answer}.`;

  test('a ref', async () => {
    expect(await refusal({ ref: 'nope' })).toBe(unknown('422 ("No commit found for SHA: nope")'));
    expect(api.requests).toHaveLength(1);
  });

  test('a ref, of a repository without commits', async () => {
    api.fault = () => ({ status: 409, body: { message: 'Git Repository is empty.' } });
    expect(await refusal({ ref: 'nope' })).toBe(unknown('409 ("Git Repository is empty.")'));
    expect(api.requests).toHaveLength(1);
  });

  test('a file: the path is a folder', async () => {
    await api.commit(repository, 'main', 'folder/metrics.json', '{}');
    expect(await refusal({ path: 'folder' })).toMatch(/^folder in .* is a folder/);
  });
});

describe('when GitHub refuses', () => {
  const always = (fault: Fault) => {
    api.fault = () => fault;
  };

  test('a token that is not valid', async () => {
    always({ status: 401, body: { message: 'Bad credentials' } });
    expect(await refusal()).toContain('"Bad credentials"');
    expect(api.requests).toHaveLength(1);
  });

  test('a token without the right', async () => {
    always({ status: 403, body: { message: 'Resource not accessible by integration' } });
    expect(await refusal()).toContain('permissions:\n    contents: read');
    expect(api.requests).toHaveLength(1);
  });

  test.each<[string, Fault, string]>([
    [
      'hourly',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700000000' },
        body: { message: 'API limit exceeded' },
      },
      'rate limit is used up until 2023-11-14T22:13:20.000Z',
    ],
    ['secondary', { status: 403, headers: { 'retry-after': '60' } }, 'rate limit is used up for 60 seconds'],
    ['too many requests', { status: 429 }, 'rate limit is used up'],
  ])('a rate limit, %s', async (_, fault, expected) => {
    always(fault);
    expect(await refusal()).toContain(expected);
    expect(await refusal({ token: '' })).toContain('token:');
    expect(api.requests).toHaveLength(2);
  });

  test('a file above the limit', async () => {
    api.fault = ({ url }) =>
      url.includes('/contents/')
        ? {
            status: 403,
            body: { message: 'too big', errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] },
          }
        : undefined;
    expect(await refusal()).toContain('100 MB');
  });

  test('an address that is not an API', async () => {
    always({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' });
    expect(await refusal()).toContain("not as GitHub's API does");
  });
});

describe('when the connection fails', () => {
  const faults: Fault[] = [
    { status: 500 },
    { status: 502, body: '<html>\u001b[31mBad gateway' },
    'reset',
    'cut',
  ];

  test.each(faults)('%j once, in every request: tried again', async (fault) => {
    const bytes = Buffer.alloc(300_000, 'metrics');
    const path = `retried-${files}.bin`;
    const sha = await api.commit(repository, 'main', path, bytes);
    api.fault = (_, nth) => (nth === 1 ? fault : undefined);
    expect(await read({ path })).toEqual({ sha });
    expect((await readFile(to)).equals(bytes)).toBe(true);
    expect(api.requests).toHaveLength(4);
  });

  test('every time: given up after four tries, with the cause', async () => {
    api.fault = ({ url }) =>
      url.includes('/commits/') ? faults[Number(/fault-(\d)/.exec(url)?.[1])] : undefined;
    const allFailed = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }); // Of a host's two addresses.
    const messages = await Promise.all([
      ...faults.map((_, i) => refusal({ ref: `fault-${i}` })),
      refusal({ apiUrl: 'http://127.0.0.1:2' }),
      refusal({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause: allFailed })) }),
    ]);
    expect(api.requests).toHaveLength(4 * faults.length);
    for (const message of messages)
      expect(message).toMatch(/^http.* did not give metrics\.json in .* in four tries: ./);
    expect(messages.slice(-2)).toEqual([
      expect.stringContaining('ECONNREFUSED'),
      expect.stringContaining('ECONNREFUSED'),
    ]);
    expect(messages[1]).toContain('\\u001b[31mBad gateway');
  }, 30_000);
});

describe('the token', () => {
  test('is sent as a header alone, and not at all when there is none', async () => {
    await read();
    for (const { url, headers } of api.requests) {
      expect(headers.authorization).toBe(`token ${api.token}`);
      expect(url).not.toContain(api.token);
    }
    api.reset();
    await read({ token: '' });
    for (const { headers } of api.requests) expect(headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['when GitHub refuses it', 'ghs_1234567890', { status: 401 } as Fault],
    ['when it is no token', 'ghs_1234567890\nx', undefined],
  ])('is in no error: %s', async (_, token, fault) => {
    api.fault = () => fault;
    const error: unknown = await read({ token }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const { message, stack, cause } = error as Error;
    expect(JSON.stringify([message, stack, String(cause), cause])).not.toContain('1234567890');
  });
});
