import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type FaultProxy, startFaultProxy } from '../src/index.js';

const LARGE = Buffer.alloc(3_000_000, 'abc');

let target: Server;
let proxy: FaultProxy;
let done: string[] = [];
let host: string;
beforeAll(async () => {
  target = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray());
    done.push(`${incoming.method} ${incoming.url} ${body.length} ${incoming.headers.host}`);
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    if (incoming.url === '/large') response.setHeader('content-length', LARGE.length).end(LARGE);
    else if (incoming.url === '/chunked') {
      response.write('one ');
      setTimeout(() => response.end('two'), 20);
    } else if (incoming.url === '/echo') response.writeHead(201, 'Made').end(body);
    else if (incoming.url === '/none') response.writeHead(204).end();
  });
  await once(target.listen(0, '127.0.0.1'), 'listening');
  host = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  proxy = await startFaultProxy(`http://${host}`);
});
afterAll(async () => {
  await proxy.close();
  target.closeAllConnections();
  target.close();
});
afterEach(() => {
  done = [];
  proxy.reset();
});

/** How far an answer came. */
async function received(path: string): Promise<number> {
  const [answer]: IncomingMessage[] = await once(request(proxy.url + path).end(), 'response');
  let size = 0;
  try {
    for await (const chunk of answer!) size += chunk.length;
  } catch {}
  expect(answer!.complete).toBe(false);
  return size;
}

test('passes on what comes, both ways, but for the name of the host', async () => {
  const made = await fetch(`${proxy.url}/echo`, { method: 'POST', body: LARGE, headers: { 'x-own': 'ü?' } });
  expect([made.status, made.statusText, made.headers.getSetCookie()]).toEqual([201, 'Made', ['a=1', 'b=2']]);
  expect(Buffer.from(await made.arrayBuffer()).equals(LARGE)).toBe(true);
  const streamed = new Blob(['a', 'b']).stream();
  const init = { method: 'PUT', body: streamed, duplex: 'half' } as RequestInit;
  expect(await (await fetch(`${proxy.url}/echo`, init)).text()).toBe('ab');
  expect(await (await fetch(`${proxy.url}/chunked`)).text()).toBe('one two');
  expect((await fetch(`${proxy.url}/none`)).status).toBe(204);
  expect((await fetch(`${proxy.url}/large`, { method: 'HEAD' })).headers.get('content-length')).toBe(
    '3000000',
  );
  expect(done).toEqual([
    `POST /echo 3000000 ${host}`,
    `PUT /echo 2 ${host}`,
    `GET /chunked 0 ${host}`,
    `GET /none 0 ${host}`,
    `HEAD /large 0 ${host}`,
  ]);
  expect(proxy.requests[0]).toMatchObject({ method: 'POST', url: '/echo', headers: { 'x-own': 'ü?' } });
});

test('answers in the place of the target', async () => {
  proxy.fault = (_, nth) =>
    nth === 1
      ? { status: 503, headers: { 'retry-after': '1' } }
      : nth === 2
        ? { status: 429, body: { no: 1 } }
        : undefined;
  const first = await fetch(`${proxy.url}/echo`, { method: 'POST', body: LARGE });
  expect([first.status, first.headers.get('retry-after'), await first.text()]).toEqual([503, '1', 'No.']);
  expect(await (await fetch(`${proxy.url}/echo`, { method: 'POST' })).json()).toEqual({ no: 1 });
  expect(done).toEqual([]);
  expect((await fetch(`${proxy.url}/echo`, { method: 'POST' })).status).toBe(201);
});

test('closes the connection before or after the target has done it', async () => {
  proxy.fault = ({ url }) => (url === '/none' ? 'reset' : 'lost');
  await expect(fetch(`${proxy.url}/none`)).rejects.toThrow('fetch failed');
  expect(done).toEqual([]);
  await expect(fetch(`${proxy.url}/echo`, { method: 'POST', body: 'x' })).rejects.toThrow('fetch failed');
  expect(done).toEqual([`POST /echo 1 ${host}`]);
});

test('cuts an answer off', async () => {
  proxy.fault = () => 'cut';
  expect(await received('/large')).toBe(1_500_000);
  expect(await received('/chunked')).toBe(2);
});

test('hangs for as long as the client waits', async () => {
  proxy.fault = () => 'hang';
  const waiting = fetch(`${proxy.url}/echo`, {
    method: 'POST',
    body: LARGE,
    signal: AbortSignal.timeout(200),
  });
  await expect(waiting).rejects.toThrow('timeout');
  expect(done).toEqual([]);
});

test('closes the connection if there is no target', async () => {
  const none = await startFaultProxy('http://127.0.0.1:9');
  await expect(fetch(none.url)).rejects.toThrow('fetch failed');
  await none.close();
});
