import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { githubRunner } from '../src/github-runner.js';

// GitHub's own endpoint, as its documentation has it: GET with a bearer token, the audience in the query, `value` in the answer.
let url = '';
const seen: { url: string; authorization: string }[] = [];
let answer: (response: ServerResponse, nth: number) => void;
const server = createServer(({ url: path = '', headers }: IncomingMessage, response) => {
  seen.push({ url: path, authorization: headers.authorization ?? '' });
  answer(response, seen.length);
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api-version=2.0`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  answer = (response) => response.end(JSON.stringify({ count: 10, value: 'a.b.c' }));
});

const runner = () =>
  githubRunner({ ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' });

test('a job without the right has no identity', () => {
  expect(githubRunner({}).idToken).toBeUndefined();
  expect(githubRunner({ ACTIONS_ID_TOKEN_REQUEST_URL: url }).idToken).toBeUndefined();
});

test('the token is asked for with its audience', async () => {
  expect(await runner().idToken?.('https://huggingface.co')).toBe('a.b.c');
  expect(seen).toEqual([
    { url: '/token?api-version=2.0&audience=https%3A%2F%2Fhuggingface.co', authorization: 'Bearer bearer' },
  ]);
});

test('a server in trouble is asked again', async () => {
  answer = (response, nth) => {
    if (nth === 1) response.socket?.destroy();
    else response.writeHead(nth === 2 ? 503 : 200).end(nth === 2 ? 'busy' : '{"value":"a.b.c"}');
  };
  expect(await runner().idToken?.('x')).toBe('a.b.c');
  expect(seen).toHaveLength(3);
});

test.each([
  ['a refusal', 403, '{}', /it answered 403/],
  ['an answer without a token', 200, '{"value":""}', /it answered 200/],
  ['a web page', 200, '<html>', /it answered 200/],
])('%s names the permission', async (_, status, body, why) => {
  answer = (response) => response.writeHead(status).end(body);
  const attempt = runner().idToken?.('x');
  await expect(attempt).rejects.toThrow(why);
  await expect(attempt).rejects.toThrow(/id-token: write/);
  await expect(attempt).rejects.not.toThrow(/bearer/);
});
