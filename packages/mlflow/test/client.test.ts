import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { RecordedLog } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { connectMlflow, type MlflowSettings } from '../src/client.js';

// What a real MLflow does not do on demand: to fail, to be a proxy, to be no MLflow at all.
type Reply = (request: IncomingMessage, response: ServerResponse) => void;
let replies: Reply[] = [];
let requests: IncomingMessage[] = [];
let server: Server;
let address: string;
const waits: number[] = [];

const reply =
  (status: number, body = '', headers: Record<string, string> = {}): Reply =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);
const good = reply(200, '{"run": 1}');
const reset: Reply = (request) => request.socket.destroy();
const cutOff: Reply = (request, response) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"run"');
  setTimeout(() => request.socket.destroy(), 10);
};

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    (replies.shift() ?? good)(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const setTimer = globalThis.setTimeout;
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, wait: number) => {
    waits.push(wait);
    return setTimer(run, 0);
  }) as typeof setTimeout);
});
afterEach(() => {
  replies = [];
  requests = [];
  waits.length = 0;
});
afterAll(() => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

function connect(over: Partial<MlflowSettings> = {}) {
  return connectMlflow({ trackingUri: address, fetch, log: new RecordedLog(), secret: () => {}, ...over });
}
const get = (over?: Partial<MlflowSettings>) => connect(over).get('runs/get', { run_id: '0a1b' }, 'run 0a1b');

async function refusal(asked: Promise<unknown>): Promise<string> {
  const error = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message;
}

describe('failures that pass', () => {
  test.each([
    ['a server in trouble', reply(503)],
    ['a limit', reply(429)],
    ['a gateway', reply(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' })],
    ['a reset', reset],
    ['an answer cut off', cutOff],
  ])('%s', async (_, fault) => {
    replies = [fault, fault, fault];
    expect(await get()).toEqual({ run: 1 });
    expect(waits.filter((wait) => wait > 10)).toEqual([500, 1000, 2000]);
  });

  test('are given up after four tries, with the reason', async () => {
    replies = Array.from({ length: 9 }, () =>
      reply(500, '{"error_code":"INTERNAL_ERROR","message":"disk full"}'),
    );
    expect(await refusal(get())).toBe(
      `MLflow at ${address} did not give run 0a1b: it answered 500 "disk full".`,
    );
    expect(requests).toHaveLength(4);
    replies = Array.from({ length: 9 }, () => reset);
    expect(await refusal(get())).toMatch(/cannot be reached: (ECONNRESET|UND_ERR_SOCKET), 4 times/);
  });

  test('wait as long as the server asks, in seconds or until a time', async () => {
    replies = [
      reply(429, '', { 'retry-after': '7' }),
      reply(503, '', {
        date: 'Sun, 22 Nov 2026 09:00:00 GMT',
        'retry-after': 'Sun, 22 Nov 2026 09:00:03 GMT',
      }),
    ];
    await get();
    expect(waits).toEqual([7000, 3000]);
  });

  test('but not longer than a minute', async () => {
    replies = [reply(429, 'Slow down', { 'retry-after': '3600' })];
    expect(await refusal(get())).toContain('429 "Slow down"');
    expect(requests).toHaveLength(1);
  });

  test('nobody there', async () => {
    const none = createServer().listen(0, '127.0.0.1');
    await once(none, 'listening');
    const trackingUri = `http://127.0.0.1:${(none.address() as { port: number }).port}`;
    none.close();
    expect(await refusal(get({ trackingUri }))).toContain(
      `${trackingUri} cannot be reached: ECONNREFUSED, 4 times.`,
    );
  });

  test('a certificate gets no better', async () => {
    let tries = 0;
    const untrusted = async () => {
      tries++;
      throw new TypeError('fetch failed', { cause: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } });
    };
    expect(await refusal(get({ fetch: untrusted }))).toMatch(
      /SELF_SIGNED_CERT_IN_CHAIN.*NODE_EXTRA_CA_CERTS/,
    );
    expect(tries).toBe(1);
  });
});

describe('who is not MLflow', () => {
  const page = { 'content-type': 'text/html; charset=utf-8' };
  test.each([
    [
      'a page to log in at',
      reply(200, '<!doctype html><p>Log in', page),
      /with a web page, so it is not MLflow/,
    ],
    ['something else', reply(200, 'OK'), /with something else than JSON/],
    [
      'nothing of MLflow',
      reply(404, '<!doctype html>', page),
      /does not know \/api\/2\.0\/mlflow\/runs\/get \(404\)/,
    ],
    ['a managed server without this part', reply(404), /does not know/],
  ])('%s', async (_, answer, message) => {
    replies = [answer];
    expect(await refusal(get())).toMatch(message);
    expect(requests).toHaveLength(1);
  });

  test('who sends elsewhere is not followed, least of all with credentials', async () => {
    replies = [reply(302, '', { location: 'https://login.example.com/start?state=s3cret' })];
    const message = await refusal(get({ token: 'the-token' }));
    expect(message).toContain('sends requests on to https://login.example.com/start (302)');
    expect(message).not.toContain('s3cret');
    expect(requests).toHaveLength(1);
  });
});

describe('credentials', () => {
  const sent = async (over: Partial<MlflowSettings>) => {
    requests = [];
    await get(over);
    return requests[0]?.headers.authorization;
  };
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const at = (userinfo: string) => address.replace('//', `//${userinfo}@`);

  test('as MLflow’s own client sends them', async () => {
    expect(await sent({})).toBeUndefined();
    expect(await sent({ token: 'the-token' })).toBe('Bearer the-token');
    expect(await sent({ username: 'ci', password: 'pass:wört' })).toBe(basic('ci:pass:wört'));
    expect(await sent({ username: 'ci', password: 'password', token: 'the-token' })).toBe(
      basic('ci:password'),
    );
    expect(await sent({ username: 'ci', token: 'the-token' })).toBe('Bearer the-token');
    expect(await sent({ trackingUri: at('ci:p%40ss%2Fword') })).toBe(basic('ci:p@ss/word'));
    expect(await sent({ trackingUri: at('ci:old'), username: 'me', password: 'new' })).toBe(basic('me:new'));
    expect(requests[0]?.headers.origin).toBeUndefined(); // MLflow refuses those.
    expect(requests[0]?.url).not.toContain('@');
  });

  test('are masked before anything is sent', () => {
    const masked: string[] = [];
    connect({ trackingUri: at('ci:p%40ss'), secret: (text) => masked.push(text) });
    expect(masked).toEqual(expect.arrayContaining(['p@ss', 'p%40ss']));
    connect({ token: 'the-token', secret: (text) => masked.push(text) });
    expect(masked).toContain('the-token');
    expect(requests).toEqual([]);
  });

  test('that cannot be sent are refused', () => {
    expect(() => connect({ username: 'ci' })).toThrow(/a username is given alone/);
    expect(() => connect({ password: 'secret' })).toThrow(/a password is given alone/);
    expect(() => connect({ token: 'the token' })).toThrow(/MLFLOW_TRACKING_TOKEN/);
    expect(() => connect({ username: 'a:b', password: 'c' })).toThrow(/colon/);
    expect(() => connect({ username: 'a', password: 'c\n' })).toThrow(/line break/);
  });

  test('are in no message, whatever the server answers', async () => {
    const secret = 'Tr0ub4dor';
    const settings = [
      { token: secret },
      { username: 'ci', password: secret },
      { trackingUri: at(`ci:${secret}`) },
    ];
    const statuses = fc.constantFrom(200, 302, 400, 401, 403, 404, 409, 501);
    await fc.assert(
      fc.asyncProperty(statuses, fc.constantFrom(...settings), async (status, over) => {
        const log = new RecordedLog();
        replies = [
          (request, response) => {
            const { authorization = '' } = request.headers;
            const said = `${authorization} ${Buffer.from(authorization.slice(6), 'base64')}`;
            response.writeHead(status, { location: `/login?${encodeURIComponent(said)}` }).end(said);
          },
        ];
        const shown = `${await refusal(get({ ...over, log }))}${log.lines.join('')}`;
        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(Buffer.from(`ci:${secret}`).toString('base64'));
      }),
    );
  });
});

test('a password that is a part of the answer leaves the metrics as they are', async () => {
  replies = [reply(200, '{"run": {"metrics": [{"key": "admin", "value": 0.91}]}}')];
  expect(await get({ username: 'metrics', password: 'admin' })).toEqual({
    run: { metrics: [{ key: 'admin', value: 0.91 }] },
  });
});

describe('the address', () => {
  test('keeps its path', async () => {
    await get({ trackingUri: `${address}/team/mlflow/` });
    expect(requests[0]?.url).toBe('/team/mlflow/api/2.0/mlflow/runs/get?run_id=0a1b');
  });

  test.each([
    ['', 'is not set'],
    ['./mlruns', 'A local store'],
    ['sqlite:///mlflow.db', 'A local store'],
    ['postgresql://me:hunter2@db/mlflow', 'postgresql://***@db/mlflow'],
    ['https://me:hunter2@exa mple.com', 'https://***@exa mple.com'],
    ['databricks', 'secrets.DATABRICKS_TOKEN'],
    ['https://me:hunter2@example.com/#/experiments/1', 'MLFLOW_TRACKING_URI: https://***@example.com/'],
    ['https://example.com/?token=hunter2', 'of a page'],
  ])('%j is refused', (trackingUri, problem) => {
    const connecting = () => connect({ trackingUri });
    expect(connecting).toThrow(UserError);
    expect(connecting).toThrow(problem);
    expect(connecting).not.toThrow('hunter2');
  });
});
