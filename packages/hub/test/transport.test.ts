import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { RecordedLog, refusalOf } from '@mlops-actions/testing';
import { version } from '@mlops-actions/toolkit';
import { attempt } from '../src/attempt.js';
import { ask, connectHub, type Hub } from '../src/client.js';
import { Failure } from '../src/failure.js';
import { PLACEHOLDER, type Retry } from '../src/transport.js';

// What a Hub does not do on demand. The same server under two names is two hosts.
type Reply = (request: IncomingMessage, response: ServerResponse) => void;
interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const TOKEN = 'hf_secret_of_a_test';
let replies: Reply[] = [];
let seen: Seen[] = [];
let endpoint: string;
let elsewhere: string;

const reply =
  (status: number, body = '{}', headers: Record<string, string> = {}): Reply =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const good = reply(200, '{"it":"is"}');
const reset: Reply = (request) => request.socket.destroy();
const cut: Reply = (request, response) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"it"');
  setTimeout(() => request.socket.destroy(), 10);
};

const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray().catch(() => [])).toString();
  seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
  (replies.shift() ?? good)(request, response);
});
beforeAll(async () => {
  await once(server.listen(0), 'listening');
  const { port } = server.address() as { port: number };
  endpoint = `http://127.0.0.1:${port}`;
  elsewhere = `http://localhost:${port}`;
});
afterEach(() => {
  replies = [];
  seen = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function connect(retry: Partial<Retry> = {}): Promise<{ hub: Hub; log: RecordedLog }> {
  const log = new RecordedLog();
  const hub = await connectHub(
    {
      endpoint: `${endpoint}/`,
      fetch,
      log,
      secret: () => {},
      retry: { tries: 6, firstWait: 1, timeout: 5000, ...retry },
    },
    { auth: 'token', token: TOKEN },
    'team/model',
  );
  return { hub, log };
}
const waitsIn = (log: RecordedLog) => log.lines.flatMap((line) => /again in (\d+) ms/.exec(line)?.[1] ?? []);

describe('failures that pass', () => {
  test.each([
    ['a time-out of the server', reply(408)],
    ['a request too early', reply(425)],
    ['a limit', reply(429)],
    ['an error', reply(500)],
    ['a gateway', reply(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' })],
    ['a server in trouble', reply(503)],
    ['a slow gateway', reply(504)],
    ['a reset', reset],
    ['an answer cut off', cut],
  ])('%s', async (_, fault) => {
    replies = Array.from({ length: 5 }, () => fault);
    const { hub, log } = await connect();
    expect((await ask(hub, '/api/x')).json).toEqual({ it: 'is' });
    expect(waitsIn(log)).toEqual(['1', '2', '4', '8', '8']);
  });

  test.each([400, 401, 403, 404, 409, 412, 413, 501])('%i does not', async (status) => {
    replies = [reply(status)];
    await expect(ask((await connect()).hub, '/api/x')).rejects.toMatchObject({ status });
    expect(seen).toHaveLength(1);
  });

  test('what has no answer in time is tried again, and what carries much has more time', async () => {
    const { hub } = await connect({ tries: 2, timeout: 100 });
    const slow: Reply = (_request, response) => void setTimeout(() => response.end('{}'), 300);
    const hang: Reply = () => {};
    replies = [slow];
    await hub.send(`${endpoint}/big`, { method: 'PUT', body: new Blob(['x'.repeat(2e6)]) });
    expect(seen).toHaveLength(1);
    replies = [hang, hang];
    const message = `${endpoint} no answer in time, 2 times`;
    await expect(ask(hub, '/api/x')).rejects.toMatchObject({ message, mayBeDone: true });
  });

  test('a body is sent whole each time', async () => {
    replies = [reset, reply(503)];
    const body = new Blob(['first', 'second']);
    await (await connect()).hub.send(`${endpoint}/x`, { method: 'PUT', body });
    expect(seen.map((request) => request.body)).toEqual(['firstsecond', 'firstsecond', 'firstsecond']);
    expect(seen[2]?.headers['content-length']).toBe('11');
  });

  test.each([
    ['the limit of the Hub', { ratelimit: '"api";r=0;t=0', 'retry-after': '7' }, '1000'],
    ['what is left of a limit says nothing', { ratelimit: '"api";r=3;t=200', 'retry-after': '0' }, '0'],
    ['Retry-After', { 'retry-after': '0' }, '0'],
  ])('waits as asked: %s', async (_, headers, wait) => {
    replies = [reply(429, '{}', headers)];
    const { hub, log } = await connect();
    await ask(hub, '/api/x');
    expect(waitsIn(log)).toEqual([wait]);
  });

  test('a request that must not be done twice is tried again only when nothing was done', async () => {
    const { hub } = await connect();
    const once = { method: 'POST' as const, isOnce: true };
    replies = [reply(429, '{}', { 'retry-after': '0' }), reply(425)];
    await ask(hub, '/api/x', once);
    expect(seen).toHaveLength(3);
    for (const fault of [reply(500), reply(503, '{}', { 'retry-after': '0' }), reset, cut]) {
      replies = [fault];
      await expect(ask(hub, '/api/x', once)).rejects.toMatchObject({ mayBeDone: true });
    }
  });
});

describe('an abort is honoured at once', () => {
  test.each<[string, Reply]>([
    ['while there is no answer', () => {}],
    ['while it waits for the next try', reply(429, '{}', { ratelimit: '"api";r=0;t=300' })],
  ])('%s', async (_, fault) => {
    const { hub } = await connect({ timeout: 100_000 });
    const controller = new AbortController();
    const reason = new Error('cancelled by a test');
    replies = [
      (request, response) => {
        fault(request, response);
        setTimeout(() => controller.abort(reason), 50);
      },
    ];
    await expect(ask(hub, '/api/x', { signal: controller.signal })).rejects.toBe(reason);
  });

  test('that came before', async () => {
    const reason = new Error('cancelled by a test');
    await expect(ask((await connect()).hub, '/api/x', { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(seen).toEqual([]);
  });
});

describe('credentials', () => {
  const ours = { headers: { authorization: `Bearer ${PLACEHOLDER}` } };

  test('go to the endpoint, and each request names us', async () => {
    await ask((await connect()).hub, '/api/x');
    expect(seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'user-agent': `mlops-actions/${version} (+https://github.com/org/mlops-actions)`,
    });
  });

  test('go nowhere else, and nothing is added to a request without', async () => {
    const { hub } = await connect();
    await hub.send(`${elsewhere}/x`, ours);
    await hub.send(`${endpoint}/signed?signature=1`);
    await hub.send(`${elsewhere}/x`, { headers: { authorization: 'Bearer of-another' } });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      undefined,
      'Bearer of-another',
    ]);
  });

  test('follow a redirect on the same host, and to no other', async () => {
    const { hub } = await connect();
    replies = [reply(307, '', { location: '/api/renamed' }), reply(302, '', { location: `${elsewhere}/y` })];
    await ask(hub, '/api/x');
    expect(seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/api/x', `Bearer ${TOKEN}`],
      ['/api/renamed', `Bearer ${TOKEN}`],
      ['/y', undefined],
    ]);
  });

  test('what is written is sent on within the same host alone', async () => {
    const { hub } = await connect();
    replies = [reply(307, '', { location: '/api/renamed' })];
    await ask(hub, '/api/x', { method: 'POST', body: { a: 1 } });
    expect(seen[1]).toMatchObject({ url: '/api/renamed', method: 'POST', body: '{"a":1}' });

    replies = [reply(307, '', { location: `${elsewhere}/y?token=1` })];
    const asked = attempt(hub, { doing: 'publish', repoId: 'team/model' }, () =>
      ask(hub, '/api/x', { method: 'POST', body: { a: 1 } }),
    );
    expect((await refusalOf(asked)).message).toBe(
      `Could not publish: ${endpoint} sends requests on to ${elsewhere}/y (307). Has the repository been renamed, or is the Hub at another address? Write its present repo-id or hf-endpoint.`,
    );
    expect(seen).toHaveLength(3);
  });

  test('a redirect in a circle ends', async () => {
    replies = Array.from({ length: 20 }, () => reply(302, '', { location: '/api/x' }));
    await expect(ask((await connect()).hub, '/api/x')).rejects.toMatchObject({ status: 302 });
    expect(seen).toHaveLength(6);
  });

  test('are in no error, though the server repeats them', async () => {
    replies = [reply(400, JSON.stringify({ error: `no ${TOKEN}` }))];
    const error = await ask((await connect()).hub, '/api/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toBe(`${endpoint} answered 400 ("no ***")`);
  });

  test.each([400, 301])('are in no error, though the server repeats them in headers: %i', async (status) => {
    const told = `Bearer ${TOKEN}`;
    const headers = { 'x-error-message': told, 'x-error-code': told, location: `/${TOKEN}` };
    replies = [reply(status, '', headers)];
    const { hub } = await connect();
    const asked = attempt(hub, { doing: 'publish', repoId: 'team/model' }, () =>
      ask(hub, '/api/x', { method: 'POST', body: {} }),
    );
    const error = await refusalOf(asked);
    expect(error.message).toContain('***');
    expect(inspect(error, { depth: 9 })).not.toContain(TOKEN);
  });
});

describe('what the user can do', () => {
  const refusal = async (...given: Parameters<typeof reply>) => {
    const { hub } = await connect({ tries: 1 });
    replies = [reply(...given)];
    const asked = attempt(hub, { doing: 'publish to team/model', repoId: 'team/model' }, () =>
      ask(hub, '/api/x'),
    );
    return (await refusalOf(asked)).message.replaceAll(endpoint, 'HUB');
  };
  const json = (error: string) => JSON.stringify({ error });

  test.each<[string, Parameters<typeof reply>, string]>([
    [
      'a token that is no good',
      [401, json('Invalid credentials in Authorization header')],
      `Could not publish to team/model: HUB answered 401 ("Invalid credentials in Authorization header"). It does not accept the token: has it expired or been deleted, or is it of another server? Make one with the role "write" at HUB/settings/tokens, and write:\n  hf-token: $\{{ secrets.HF_TOKEN }}`,
    ],
    [
      'a token that may not',
      [403, json('Forbidden')],
      'Could not publish to team/model: HUB answered 403 ("Forbidden"). To publish there, the token needs the role "write", or if it is a fine-grained one, "Write access to contents/settings" of team/model (create-pr: "Interact with discussions / Open pull requests"), and its account a role that writes there. Tokens are made at HUB/settings/tokens.',
    ],
    [
      'a gated repository',
      [403, json('Access to model team/model is restricted'), { 'x-error-code': 'GatedRepo' }],
      'Could not publish to team/model: HUB answered 403 ("Access to model team/model is restricted"). Access to team/model is granted on request: ask for it at HUB/team/model with the account of the token.',
    ],
    [
      'storage',
      [403, json('Private repository storage limit reached, please upgrade your plan')],
      `Could not publish to team/model: HUB answered 403 ("Private repository storage limit reached, please upgrade your plan"). The account's storage or plan does not allow it: make room or raise the limit at HUB/settings/billing (an organisation has its own), or leave files out with exclude.`,
    ],
    [
      'a limit that stays',
      [429, '', { 'content-type': 'text/plain' }],
      'Could not publish to team/model: HUB answered 429. Its rate limit is used up, and waiting did not help. Run the job again later, or give a token whose account has a higher limit.',
    ],
    [
      'a server that fails, with a page',
      [502, '<html><h1>Bad gateway</h1></html>', { 'content-type': 'text/html' }],
      'Could not publish to team/model: HUB answered 502. That was so each time it was tried. Run the job again later.',
    ],
    [
      'hostile words',
      [400, json('a\n::set-output name=x::y\u001b[31m')],
      'Could not publish to team/model: HUB answered 400 ("a\\u000a::set-output name=x::y\\u001b[31m").',
    ],
  ])('%s', async (_, given, message) => {
    expect(await refusal(...given)).toBe(message);
  });

  test('nobody there', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const address = `http://127.0.0.1:${(gone.address() as { port: number }).port}`;
    await once(gone.close(), 'close');
    const log = new RecordedLog();
    const settings = { endpoint: address, fetch, log, secret: () => {} };
    const hub = await connectHub(
      { ...settings, retry: { tries: 2, firstWait: 1, timeout: 1000 } },
      { auth: 'token', token: TOKEN },
      'team/model',
    );
    const asked = attempt(hub, { doing: 'publish to team/model', repoId: 'team/model' }, () =>
      ask(hub, '/api/x'),
    );
    expect((await refusalOf(asked)).message).toBe(
      `Could not publish to team/model: ${address} cannot be reached: ECONNREFUSED, 2 times. Is hf-endpoint right, and can this runner reach it? If so, run the job again.`,
    );
  });
});
