import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder, refusalOf } from '@mlops-actions/testing';
import fc from 'fast-check';
import { openArtifacts } from '../src/artifacts/open.js';
import type { Mlflow } from '../src/client.js';
import type { ResolvedModel } from '../src/resolve.js';
import { connect } from './serving.js';

// What no real server does: to list what is not there, to lead elsewhere, to give other bytes than it says.
type Reply = (request: IncomingMessage, response: ServerResponse) => void;
interface Entry {
  readonly path: string;
  readonly is_dir?: boolean;
  readonly file_size?: number | string;
}

const ROOT = 'mlflow-artifacts:/1/run/artifacts/model';
const MODEL: ResolvedModel = { label: 'MLflow echo version 1', location: { uri: ROOT } };
const CONTENT = 'flavors: {}\n';
const FILE: Entry = { path: 'MLmodel', is_dir: false, file_size: CONTENT.length };

let server: Server;
let elsewhere: Server;
let lists: Record<string, unknown>;
let files: Record<string, Reply>;
let sent: IncomingMessage[];
let sentElsewhere: IncomingMessage[];
let mlflow: Mlflow;

const text =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Reply =>
  (_, response) =>
    response
      .writeHead(status, {
        ...(!headers['transfer-encoding'] && { 'content-length': body.length }),
        ...headers,
      })
      .end(body);
const addressOf = (http: Server) => `http://127.0.0.1:${(http.address() as { port: number }).port}`;

async function listen(respond: Reply): Promise<Server> {
  const http = createServer(respond).listen(0, '127.0.0.1');
  await once(http, 'listening');
  return http;
}

beforeAll(async () => {
  server = await listen((request, response) => {
    sent.push(request);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const path = decodeURIComponent(pathname.split('/artifacts/').slice(2).join('/artifacts/')).replace(
      'model/',
      '',
    );
    const folder = searchParams.get('path')?.replace(/^1\/run\/artifacts\/model\/?/, '');
    if (pathname.endsWith('/mlflow-artifacts/artifacts') && folder !== undefined)
      response.end(JSON.stringify({ files: lists[folder] ?? [] }));
    else (files[path] ?? text('{}', {}, 404))(request, response);
  });
  elsewhere = await listen((request, response) => {
    sentElsewhere.push(request);
    response.end(CONTENT);
  });
});
afterEach(() => {
  for (const http of [server, elsewhere]) http.closeAllConnections();
});
afterAll(() => {
  for (const http of [server, elsewhere]) http.close();
});

function serve(
  listed: Record<string, readonly Entry[]>,
  given: Record<string, Reply> = { MLmodel: text(CONTENT) },
) {
  lists = listed;
  files = given;
  sent = [];
  sentElsewhere = [];
  mlflow = connect({ url: addressOf(server), username: 'ci', password: 'hunter2-hunter2' });
}

async function fetched(folder = newFolder()): Promise<string[]> {
  const artifacts = await openArtifacts(mlflow, MODEL);
  await artifacts.download(artifacts.files, folder, { now: () => 0 });
  return readdirSync(folder, { recursive: true }).map(String).sort();
}
const refused = async () => (await refusalOf(fetched())).message;

describe('a path that leads elsewhere is refused before anything is read', () => {
  test.each([
    ['..', 'leads elsewhere'],
    ['../up.txt', 'leads elsewhere'],
    ['a/../../up.txt', 'leads elsewhere'],
    ['./a', 'leads elsewhere'],
    ['/etc/passwd', 'does not begin with a name'],
    ['', 'does not begin with a name'],
    ['a//b', 'a name in it is empty'],
    ['a\\..\\b', 'backslash'],
    ['C:evil', 'begins with a drive'],
    ['a\0b', 'control character'],
    ['a\nb', 'control character'],
    ['deep/below', 'where it cannot be'],
  ])('%j', async (path, why) => {
    for (const is_dir of [false, true]) {
      serve({ '': [FILE, { path, is_dir, file_size: 3 }] });
      expect(await refused()).toContain(why);
      expect(sent.filter(({ url }) => /artifacts\/1\/run/.test(url ?? ''))).toEqual([]);
    }
  });

  test('two of one name, a file that is a folder too', async () => {
    serve({ '': [FILE, FILE] });
    expect(await refused()).toContain('there are two of that name');
    serve({ '': [FILE, { path: 'a', is_dir: true }, { path: 'a', file_size: 1 }] });
    expect(await refused()).toContain('there are two of that name');
  });

  test('whatever is listed, nothing appears outside of the folder', async () => {
    const names = fc.string({
      unit: fc.constantFrom('.', '/', '\\', 'a', '~', ':', ' ', '\0', '%2e', 'é'),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, fc.boolean()), { maxLength: 4 }), async (entries) => {
        const outer = newFolder();
        serve(
          { '': [FILE, ...entries.map(([path, is_dir]) => ({ path, is_dir, file_size: CONTENT.length }))] },
          new Proxy({}, { get: () => text(CONTENT) }) as Record<string, Reply>,
        );
        await fetched(mkdtempSync(join(outer, 'inner-'))).catch(() => {});
        expect(readdirSync(outer)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  test('a folder without end', async () => {
    serve({});
    lists = new Proxy(
      {},
      {
        get: (_, folder) => [
          { path: 'a', is_dir: true },
          ...(folder === '' ? [FILE] : Array.from({ length: 5000 }, (_, index) => ({ path: String(index) }))),
        ],
      },
    );
    expect(await refused()).toContain('more than 100000 files');
  });
});

describe('bytes that are not those listed', () => {
  const listed = { '': [FILE, { path: 'weights', file_size: '100' }] };
  const weights = (reply: Reply) => serve(listed, { MLmodel: text(CONTENT), weights: reply });

  test.each([
    ['fewer', text('x'.repeat(90))],
    ['more', text('x'.repeat(110))],
    ['more, without saying so', text('x'.repeat(110), { 'transfer-encoding': 'chunked' })],
    ['a page to log in at', text('<!doctype html><p>Log in', { 'content-type': 'text/html' })],
  ])('%s', async (_, reply) => {
    weights(reply);
    expect(await refused()).toMatch(
      /lists the file "weights" of MLflow echo version 1 with 100 bytes, and gives \d+/,
    );
  });

  test('fewer, without saying so', async () => {
    weights(text('x'.repeat(90), { 'transfer-encoding': 'chunked' }));
    expect(await refused()).toContain('90 of 100 bytes came, 4 times');
  });

  test('a file that is replaced between two parts of it is read anew', async () => {
    let nth = 0;
    weights((request, response) => {
      const letter = nth++ === 0 ? 'a' : 'b';
      const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
      const body = letter.repeat(100 - Number(from ?? 0));
      const headers = { etag: `"${letter}"`, 'content-length': body.length };
      response.writeHead(from ? 206 : 200, {
        ...headers,
        ...(from && { 'content-range': `bytes ${from}-99/100` }),
      });
      if (nth === 1) response.write(body.slice(0, 60), () => setTimeout(() => response.destroy(), 20));
      else response.end(body);
    });
    const artifacts = await openArtifacts(mlflow, MODEL);
    expect(await artifacts.readText('weights')).toBe('b'.repeat(100));
  });

  test('a server that cannot go on gives all of it again', async () => {
    let nth = 0;
    weights((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      if (nth++ === 0) response.write('a'.repeat(60), () => setTimeout(() => response.destroy(), 20));
      else response.end('b'.repeat(100));
    });
    const artifacts = await openArtifacts(mlflow, MODEL);
    expect(await artifacts.readText('weights')).toBe('b'.repeat(100));
  });

  test('a storage that does not tell sizes', async () => {
    serve({ '': [{ path: 'MLmodel' }, { path: 'empty' }] }, { MLmodel: text(CONTENT), empty: text('') });
    const artifacts = await openArtifacts(mlflow, MODEL);
    expect(artifacts.files).toEqual([
      { path: 'MLmodel', size: 0 },
      { path: 'empty', size: 0 },
    ]);
    expect(await artifacts.readText('MLmodel')).toBe(CONTENT);
    expect(await fetched()).toEqual(['MLmodel', 'empty']);
  });

  test('a text that is too long for one', async () => {
    const long = 5_000_000;
    serve(
      { '': [FILE, { path: 'listed', file_size: long }, { path: 'unlisted' }] },
      {
        MLmodel: text(CONTENT),
        unlisted: text(Buffer.alloc(long)),
      },
    );
    const artifacts = await openArtifacts(mlflow, MODEL);
    for (const path of ['listed', 'unlisted'])
      expect((await refusalOf(artifacts.readText(path))).message).toContain('longer than the 4 MB');
  });
});

describe('credentials stay at the server', () => {
  test('which may send on to its storage', async () => {
    const to = `${addressOf(elsewhere)}/bucket/MLmodel?signature=s3cret`;
    serve({ '': [FILE] }, { MLmodel: (_, response) => response.writeHead(302, { location: to }).end() });
    expect(await fetched()).toEqual(['MLmodel']);
    expect(sent.every(({ headers }) => headers.authorization?.startsWith('Basic '))).toBe(true);
    expect(sentElsewhere.length).toBeGreaterThan(0);
    expect(sentElsewhere.map(({ headers }) => headers.authorization)).toEqual(
      sentElsewhere.map(() => undefined),
    );
  });

  test('and round in circles only so often', async () => {
    serve(
      { '': [FILE] },
      { MLmodel: (request, response) => response.writeHead(302, { location: request.url }).end() },
    );
    expect(await refused()).toMatch(/MLflow's artifact proxy: 302/);
  });

  test('what a signature is never shows', async () => {
    const to = `${addressOf(elsewhere)}/bucket?signature=s3cret`;
    elsewhere.removeAllListeners('request');
    elsewhere.on('request', (_, response) =>
      response.writeHead(403).end('<Error><Code>AccessDenied</Code><Key>s3cret</Key></Error>'),
    );
    serve({ '': [FILE] }, { MLmodel: (_, response) => response.writeHead(302, { location: to }).end() });
    const message = await refused();
    expect(message).toContain('MLflow\'s artifact proxy: 403 "AccessDenied"');
    expect(message).not.toContain('s3cret');
  });
});
