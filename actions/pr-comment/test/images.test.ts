import { describe, expect, test } from '@jest/globals';
import { findImages } from '../src/images.js';
import { comment, pullRequest, reportOf, useGitHub, writes } from './commenter.js';

const github = useGitHub();
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const markdown = [
  '# Matrix',
  '![Confusion matrix](plots/confusion%20matrix.png "title")',
  '<p align="center"><img width="30" src="plots/confusion matrix.png" alt="again"></p>',
  `![inline](data:image/png;base64,${png.toString('base64')})`,
  '![remote](https://example.org/a.png) `![code](plots/none.png)`',
  '![by name][matrix]',
  '[matrix]: plots/confusion%20matrix.png',
].join('\n\n');
const files = { 'report.md': markdown, 'plots/confusion matrix.png': png };
const given = { 'body-file': 'report.md', images: 'branch' };

describe('images: branch', () => {
  test('commits each once below the pull request and shows it by an address that does not move', async () => {
    const { api } = github;
    const { context, comments, repository, number, headSha } = await pullRequest(api);
    const run = () => comment({ ...given, token: api.token }, { files, context });
    expect((await run()).outputs.operation).toBe('created');
    const [{ body = '' } = {}] = await comments();
    const urls = [...body.matchAll(/\/raw\/([0-9a-f]{40})\/(pr-[^")]+)/g)];
    expect(urls).toHaveLength(4);
    expect(new Set(urls.map(([, sha]) => sha)).size).toBe(1);
    expect(body).toContain(`![Confusion matrix](${api.url}/${repository}/raw/`);
    expect(body).toMatch(/<img width="30" src="http[^"]+\/raw\//);
    expect(body).toContain('![remote](https://example.org/a.png)');
    expect(body).toContain('`![code](plots/none.png)`');
    for (const [, sha, path = ''] of urls) {
      expect(path).toMatch(new RegExp(`^pr-${number}/${headSha}/`));
      const file = await api.call('GET', `/repos/${repository}/contents/${path}?ref=${sha}`);
      expect(Buffer.from(file.content, 'base64')).toEqual(png);
    }
    const head = await api.call('GET', `/repos/${repository}/commits/mlops-actions-images`);
    expect(head.parents).toEqual([]);
    api.reset();
    expect((await run()).outputs.operation).toBe('unchanged');
    expect(writes(api)).toEqual([]);
  });

  test('on a private repository links to them and says so', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api, { isPrivate: true });
    await comment({ ...given, token: api.token }, { files, context });
    const [{ body = '' } = {}] = await comments();
    expect(body).toMatch(/<a href="[^"]+\/blob\/[0-9a-f]{40}\/pr-[^"]+">Confusion matrix<\/a>/);
    expect(body).toContain('this repository is private');
  });

  test('without the right to push, names them and says what to permit', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    api.fault = ({ method, url }) =>
      method === 'POST' && url.includes('/git/')
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : undefined;
    const { outputs, log } = await comment({ ...given, token: api.token }, { files, context });
    expect(outputs.operation).toBe('created');
    expect((await comments())[0]?.body).toContain('(image not shown: Confusion matrix)');
    expect(log.lines.join('\n')).toMatch(/notice: .*contents: write/s);
  });
});

describe('images that were not shown', () => {
  const run = async (context: Parameters<typeof comment>[1]['context'], more: Record<string, string>) => {
    const given = { 'body-file': 'report.md', token: github.api.token, ...more };
    return (await comment(given, { files, ...(context && { context }) })).outputs.operation;
  };

  test('are shown by the next run that may, and until then nothing is written', async () => {
    const { api } = github;
    for (const mode of ['update', 'recreate']) {
      const { context, comments } = await pullRequest(api);
      const branch = { images: 'branch', mode };
      api.fault = ({ method, url }) =>
        method === 'POST' && url.includes('/git/') ? { status: 403, body: { message: 'No.' } } : undefined;
      expect(await run(context, branch)).toBe('created');
      expect(await run(context, branch)).toBe('unchanged');
      api.reset();
      expect(await run(context, branch)).toBe(mode === 'update' ? 'updated' : 'created');
      expect(await comments()).toHaveLength(1);
      expect((await comments())[0]?.body).toContain('![Confusion matrix](http');
    }
  });

  test('are shown when the input changes', async () => {
    const { context, comments } = await pullRequest(github.api);
    await run(context, {});
    expect(await run(context, { images: 'branch' })).toBe('updated');
    expect((await comments())[0]?.body).toContain('![Confusion matrix](http');
  });
});

describe('images: none', () => {
  test('names them, and says how to show them', async () => {
    const { api } = github;
    const { context, comments } = await pullRequest(api);
    const { log } = await comment({ 'body-file': 'report.md', token: api.token }, { files, context });
    const [{ body = '' } = {}] = await comments();
    expect(body).toContain('(image not shown: Confusion matrix)');
    expect(body).not.toContain('base64');
    expect(log.lines.join('\n')).toMatch(/notice: .*images: branch/s);
  });
});

test.each([
  ['![a](plots/none.png)', /the image plots\/none\.png was not found/],
  ['![a](../outside.png)', /\.\.\/outside\.png (lies outside|was not found)/],
  ['![a](/etc/passwd)', /\/etc\/passwd lies outside/],
  ['![a](secret.png)', /secret\.png is no PNG, JPEG/],
  ['![a](plots)', /plots is no file/],
  ['![a](data:image/png;base64,AAAA)', /is no PNG, JPEG/],
  ['![a]()', /the image {2}is no file/],
])('%s is an error that names it', async (body, message) => {
  const { api } = github;
  const { context, comments } = await pullRequest(api);
  const run = comment(
    { token: api.token, body, images: 'branch' },
    {
      reports: [reportOf()],
      files: { 'secret.png': 'extraheader = AUTHORIZATION: basic …', 'plots/x': '' },
      context,
    },
  );
  await expect(run).rejects.toThrow(message);
  // The comment shows the rest: a plot that is missing hides no verdict.
  const [{ body: posted = '' } = {}] = await comments();
  expect(posted).toContain('| accuracy | ');
  expect(posted).toContain('<em>(image missing: ');
});

test('finds images where Markdown sees them', () => {
  const urls = (text: string) => findImages(text).map(({ url }) => url);
  expect(urls('![a](<b c.png>) ![](x.png)')).toEqual(['b c.png', 'x.png']);
  expect(urls('```\n![a](b.png)\n```\n\n    ![a](c.png)')).toEqual([]);
  expect(urls('<details>\n\n| ![a](b.png) | <img src=c.png> |\n|--|--|\n\n</details>')).toEqual([
    'b.png',
    'c.png',
  ]);
  expect(urls('<!-- <img src="old.png"> --> <img src="new.png">\n\n<!--\n\n<img src="b.png">')).toEqual([
    'new.png',
  ]);
  expect(urls("<div><img alt='>' src='a&amp;b.png'/></div>")).toEqual(['a&b.png']);
});

test('an image in a table stays in its cell', () => {
  const [image] = findImages('| ![a \\| b](x.png) |');
  expect(image?.withUrl('https://example.org/x.png')).toBe('![a \\| b](https://example.org/x.png)');
});
