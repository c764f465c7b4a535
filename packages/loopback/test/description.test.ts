import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Description } from '../src/description.js';
import { jsonAnswer } from '../src/exchange.js';
import { type GitHubApi, startGitHubApi } from '../src/index.js';

const description = new Description();
const label = {
  id: 1,
  node_id: 'x',
  url: 'https://api.github.com/repos/o/r/labels/bug',
  name: 'bug',
  description: null,
  color: 'ff0000',
  default: false,
};

function faults(method: string, url: string, body: unknown, status: number, answer: unknown): string[] {
  const sent = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  return description.faultsOf({ method, url, headers: {}, body: sent }, jsonAnswer(status, answer));
}

describe('an answer', () => {
  test('as described, with more than is described', () => {
    expect(faults('GET', '/repos/o/r/labels/bug', undefined, 200, { ...label, more: 1 })).toEqual([]);
    const error = { message: 'Not Found', documentation_url: '', status: '404' };
    expect(faults('GET', '/repos/o/r/labels/bug', undefined, 404, error)).toEqual([]);
  });

  test.each<[string, number, unknown, string]>([
    ['lacks a field', 200, { ...label, color: undefined }, "answer 200 must have required property 'color'"],
    ['has null', 200, { ...label, name: null }, 'answer 200/name must be string'],
    ['is not described', 201, label, 'answer 201 is not described'],
    ['is no error of GitHub', 403, { message: 1 }, 'answer 403/message must be string'],
  ])('that %s', (_, status, answer, expected) => {
    expect(faults('GET', '/repos/o/r/labels/bug', undefined, status, answer)).toEqual([
      `GET /repos/{owner}/{repo}/labels/{name}: ${expected}`,
    ]);
  });
});

describe('a request', () => {
  test.each<[string, string, string, unknown, string]>([
    ['to nowhere', 'GET', '/repos/o/r/nowhere', undefined, 'GitHub describes no such operation'],
    [
      'with a query of its own',
      'GET',
      '/repos/o/r/labels?size=1',
      undefined,
      'query must NOT have additional properties "size"',
    ],
    [
      'with a word for a number',
      'GET',
      '/repos/o/r/labels?page=one',
      undefined,
      'query/page must be integer',
    ],
    ['without a body', 'POST', '/repos/o/r/labels', undefined, 'body is missing'],
    ['without a field', 'POST', '/repos/o/r/labels', {}, "body must have required property 'name'"],
    [
      'with a field of its own',
      'POST',
      '/repos/o/r/labels',
      { name: 'bug', colour: 'red' },
      'body must NOT have additional properties "colour"',
    ],
    ['with a body that is not read', 'DELETE', '/repos/o/r/labels/bug', {}, 'body is not described'],
    [
      'with a field of its own further in',
      'POST',
      '/repos/o/r/git/trees',
      { tree: [{ path: 'a', mode: '100644', type: 'blob', contents: '' }] },
      'body/tree/0 must NOT have additional properties "contents"',
    ],
  ])('%s', (_, method, url, body, expected) => {
    const error = { message: '', documentation_url: '', status: '500' };
    expect(faults(method, url, body, 500, error)).toEqual([expect.stringContaining(expected)]);
  });

  test('of a path with slashes, encoded or not', () => {
    for (const ref of ['heads/a/b', 'heads%2Fa%2Fb'])
      expect(faults('GET', `/repos/o/r/git/ref/${ref}`, undefined, 200, {})[0]).toContain(
        'GET /repos/{owner}/{repo}/git/ref/{ref}: answer 200',
      );
  });
});

describe('the server', () => {
  let api: GitHubApi;
  beforeAll(async () => {
    api = await startGitHubApi();
  });
  afterAll(() => api.close());

  test('notes what a client sends against the description, until it is reset', async () => {
    const repository = await api.createRepository('models');
    const headers = { authorization: `token ${api.token}` };
    await fetch(`${api.url}/repos/${repository}?full=1`, { headers });
    expect(api.violations).toEqual([expect.stringContaining('"full"')]);
    api.reset();
    await fetch(`${api.url}/repos/${repository}`, { headers });
    expect(api.violations).toEqual([]);
  });
});
