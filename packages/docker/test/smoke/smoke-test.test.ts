import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { newFolder, RecordedLog, refusalOf } from '@mlops-actions/testing';
import { engineHost } from '../../src/smoke/engine-host.js';
import { type SmokeTest, smokeTest } from '../../src/smoke/smoke-test.js';
import { type Answer, scriptedDocker } from '../scripted-docker.js';

const ID = 'f'.repeat(64);
const context = (host: string): Answer => ({ to: 'context inspect', stdout: `${host}\n` });
const state = (more: object = {}): Answer => ({
  to: 'NetworkSettings',
  stdout: JSON.stringify([
    { Running: true, ExitCode: 0, OOMKilled: false, Pid: 0, ...more },
    { '8000/tcp': [{ HostIp: '0.0.0.0', HostPort: '32768' }] },
  ]),
});
const STARTED: Answer[] = [
  { to: 'container create', stdout: `${ID}\n` },
  { to: 'container start' },
  { to: 'container logs' },
  { to: 'container rm' },
];

function testing(answers: readonly Answer[], fetch: typeof globalThis.fetch, more: Partial<SmokeTest> = {}) {
  const { docker, calls } = scriptedDocker(answers);
  let clock = 0;
  const now = () => (clock += 100);
  const smoke: SmokeTest = {
    port: 8000,
    path: '/health',
    deadline: 100,
    env: new Map(),
    command: [],
    ...more,
  };
  const folder = newFolder();
  const tools = { owner: 'run-1', folder, label: 'acme/api', log: new RecordedLog(), fetch, now };
  let file: { text: string; mode: number } | undefined;
  const run: typeof docker.run = (args, options) => {
    const path = args.find((arg) => arg.startsWith('--env-file='))?.slice('--env-file='.length);
    if (path !== undefined) file = { text: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 };
    return docker.run(args, options);
  };
  return {
    result: smokeTest({ ...docker, run }, 'x:build', smoke, tools),
    calls: () => calls().map(({ args }) => args),
    file: () => file,
    left: () => readdirSync(folder),
  };
}

const silence: typeof fetch = () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));

describe('a smoke test', () => {
  test('reaches a remote engine at its own address', async () => {
    const urls: string[] = [];
    const answers = [context('tcp://docker:2376'), ...STARTED, state()];
    const env = new Map([
      ['A', 'b'],
      ['B', ''],
    ]);
    const { result, calls, file, left } = testing(
      answers,
      async (url) => {
        urls.push(String(url));
        return new Response('ok');
      },
      { env, command: ['serve', '--fast'], deadline: 1000 },
    );
    expect(await result).toEqual({ readyAfter: expect.any(Number), status: 200 });
    expect(urls).toEqual(['http://docker:32768/health']);
    expect(calls()[1]).toEqual([
      'container',
      'create',
      '--label=mlops-actions.owner=run-1',
      '--publish=8000',
      expect.stringMatching(/^--env-file=\//),
      'x:build',
      'serve',
      '--fast',
    ]);
    expect(file()).toEqual({ text: 'A=b\nB=\n', mode: 0o600 });
    expect(left()).toEqual([]);
    expect(calls().at(-1)).toEqual(['container', 'rm', '--force', '--volumes', ID]);
  });

  test('refuses a variable that docker would take for another before it makes anything', async () => {
    const env = new Map([['KEY', 'of\nthe\ntest']]);
    const { result, calls, left } = testing([context('unix:///x')], silence, { env });
    const { message } = await refusalOf(result);
    expect(message).toMatch(/^acme\/api: smoke-test: env: KEY has a line break in its value/);
    expect(message).not.toContain('the\ntest');
    expect(calls()).toHaveLength(1);
    expect(left()).toEqual([]);
  });

  test('tells of the answer that came before the deadline cut a try off', async () => {
    let asked = 0;
    const once: typeof fetch = () =>
      asked++ === 0 ? Promise.resolve(new Response('loading', { status: 503 })) : silence('');
    const answers = [context('unix:///x'), ...STARTED, state(), state(), state()];
    const { message } = await refusalOf(testing(answers, once, { deadline: 250 }).result);
    expect(message).toContain('/health answered 503 "loading", not a success (2xx)');
  });

  test('looks inside of the container when it runs elsewhere', async () => {
    const inside = '   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1\n';
    const answers = [context('unix:///x'), ...STARTED, state(), state(), { to: 'exec', stdout: inside }];
    const { message } = await refusalOf(testing(answers, silence, { deadline: 150 }).result);
    expect(message).toMatch(/^acme\/api: smoke-test: the image listens on 80, not on 8000\. Write/);
  });

  test('hints at EXPOSE when it cannot look', async () => {
    const answers: Answer[] = [
      context('unix:///x'),
      ...STARTED,
      state(),
      state(),
      { to: 'exec', code: 1, stderr: 'no cat' },
      { to: 'ExposedPorts', stdout: '{"8000/tcp":{},"80/tcp":{}}' },
    ];
    const { message } = await refusalOf(testing(answers, silence, { deadline: 150 }).result);
    expect(message).toMatch(
      /\/health on port 8000 gave no answer within 0\.15 s: .*ECONNREFUSED\. Its Dockerfile has EXPOSE 80\./,
    );
  });

  test('says when memory ran out', async () => {
    const answers = [
      context('unix:///x'),
      ...STARTED,
      state({ Running: false, ExitCode: 137, OOMKilled: true }),
    ];
    const { message } = await refusalOf(testing(answers, silence).result);
    expect(message).toContain(
      'ended with code 137, as it took more memory than there is, before /health answered',
    );
  });

  test('removes the container also when it breaks', async () => {
    const answers = [context('unix:///x'), ...STARTED, { to: 'NetworkSettings', stdout: 'no JSON' }];
    const { result, calls } = testing(answers, silence);
    await expect(result).rejects.toThrow(SyntaxError);
    expect(calls().at(-1)).toContain('rm');
  });
});

test.each([
  ['unix:///var/run/docker.sock', '127.0.0.1'],
  ['npipe:////./pipe/docker_engine', '127.0.0.1'],
  ['', '127.0.0.1'],
  ['tcp://localhost:2375', '127.0.0.1'],
  ['tcp://127.0.0.2:2375', '127.0.0.1'],
  ['tcp://0.0.0.0:2375', '127.0.0.1'],
  ['tcp://docker:2376', 'docker'],
  ['tcp://[fd00::1]:2376', '[fd00::1]'],
  ['ssh://ann@build.example:22', 'build.example'],
])('an engine at %s has its ports at %s', async (address, host) => {
  expect(await engineHost(scriptedDocker([context(address)]).docker)).toBe(host);
});
