import { describe, expect, test } from '@jest/globals';
import { RecordedLog, refusalOf } from '@mlops-actions/testing';
import type { BuildRequest } from '../src/build.js';
import { build } from '../src/build.js';
import { buildArguments } from '../src/build-arguments.js';
import type { Engine } from '../src/engine.js';
import { BUILDER, ENGINE, PLAIN, requestOf } from './build-request.js';
import { type Answer, scriptedDocker } from './scripted-docker.js';

const INSPECTED: Answer = {
  to: 'image inspect',
  stdout: JSON.stringify({
    Size: 12_345_678,
    Config: { ExposedPorts: { '80/tcp': {}, '53/udp': {}, '8000': {} } },
  }),
};

function building(engine: Engine, request: BuildRequest, answers: readonly Answer[]) {
  const { docker, calls } = scriptedDocker(answers);
  const log = new RecordedLog();
  let clock = 0;
  const now = () => (clock += 1500);
  return { built: build(docker, engine, request, { owner: 'Step-Ab1', log, now }), calls, log };
}

const REGISTRY = { to: 'registry', repository: 'acme/api', metadata: '/tmp/m.json' } as const;
const LOCAL = { to: 'engine', name: 'x:build' } as const;

describe('the arguments of a build', () => {
  const request = requestOf({
    target: 'serve',
    platforms: ['linux/arm64', 'linux/amd64'],
    buildArgs: new Map([['A', 'b c=$d\n']]),
    labels: new Map([['l.m', '']]),
    cacheFrom: ['type=gha'],
    cacheTo: ['type=gha,mode=max', 'type=inline'],
    secrets: [{ id: 'token', file: '/tmp/a,b' }],
    provenance: 'mode=max',
    sbom: 'false',
    pull: true,
  });
  const common = [
    '--file=/work/api/Dockerfile',
    '--target=serve',
    '--build-arg=A=b c=$d\n',
    '--label=l.m=',
    '--secret=id=token,"src=/tmp/a,b"',
    '--cache-from=type=gha',
  ];

  test('fill the cache of a builder first, load one platform, and push what is in the cache', () => {
    const cache = buildArguments(BUILDER, request, { to: 'cache' });
    const load = buildArguments(BUILDER, request, LOCAL);
    const push = buildArguments(BUILDER, request, REGISTRY);
    for (const args of [cache, load, push]) {
      expect(args).toEqual(expect.arrayContaining(common));
      expect(args.slice(0, 4)).toEqual(['buildx', 'build', '--progress=plain', '--builder=kit']);
      expect(args.slice(-2)).toEqual(['--', '/work/api']);
    }
    const apart = (args: readonly string[]) => args.slice(4, -2).filter((arg) => !common.includes(arg));
    const attested = ['--provenance=mode=max'];
    expect(apart(cache)).toEqual([
      '--output=type=cacheonly',
      '--platform=linux/arm64,linux/amd64',
      '--cache-to=type=gha,mode=max',
      ...attested,
      '--pull',
    ]);
    expect(apart(load)).toEqual(['--tag=x:build', '--load', '--platform=linux/amd64']);
    expect(apart(push)).toEqual([
      '--output=type=image,name=acme/api,push-by-digest=true,name-canonical=true,push=true',
      '--metadata-file=/tmp/m.json',
      '--platform=linux/arm64,linux/amd64',
      '--cache-to=type=inline',
      ...attested,
    ]);
  });

  test('load the platform that there is, when it is not that of the engine', () => {
    const one = requestOf({ platforms: ['linux/arm64', 'linux/s390x'] });
    expect(buildArguments(BUILDER, one, LOCAL)).toContain('--platform=linux/arm64');
  });

  test('are those of docker itself, without buildx', () => {
    const plain = requestOf({ platforms: ['linux/amd64'], provenance: 'false', pull: true });
    expect(buildArguments(PLAIN, plain, LOCAL)).toEqual([
      'build',
      '--force-rm',
      '--tag=x:build',
      '--file=/work/api/Dockerfile',
      '--pull',
      '--',
      '/work/api',
    ]);
  });

  test('ask an engine for attestations only where it can hold them', () => {
    const attests = (engine: Engine) =>
      buildArguments(engine, requestOf({ provenance: 'false' }), LOCAL).includes('--provenance=false');
    expect(attests(ENGINE)).toBe(false);
    expect(attests({ ...ENGINE, containerd: true })).toBe(true);
  });
});

describe('a build', () => {
  test('tells its size, its ports and its time', async () => {
    const { built, calls, log } = building(PLAIN, requestOf(), [
      { to: 'build', stdout: 'Step 1/1 : FROM x\n' },
      INSPECTED,
    ]);
    expect(await built).toEqual({
      label: 'acme/api',
      local: expect.stringMatching(/^mlops-actions\/step-ab1:[0-9a-f-]{36}$/),
      seconds: 1.5,
      bytes: 12_345_678,
      exposed: [80, 8000],
      contents: expect.any(Map),
    });
    expect(calls()[0]?.env.DOCKER_BUILDKIT).toBe('0');
    expect(log.lines).toEqual(['info: Step 1/1 : FROM x', 'info: acme/api: 12.3 MB']);
  });

  test('by a builder goes nowhere, unless it is to be tested', async () => {
    const { built, calls } = building(BUILDER, requestOf({ load: false }), [{ to: 'cacheonly' }]);
    expect(await built).toEqual({ label: 'acme/api', seconds: 1.5, exposed: [] });
    expect(calls()).toHaveLength(1);
    const tested = building(BUILDER, requestOf(), [{ to: 'cacheonly' }, { to: '--load' }, INSPECTED]);
    expect((await tested.built).local).toBeDefined();
  });

  test.each([
    [
      'exec /bin/sh: exec format error',
      /by itself\. Put before the step:\n {2}- uses: docker\/setup-qemu-action@/,
    ],
    ['the --mount option requires BuildKit. Refer to https://docs.docker.com', /needs BuildKit\. Put before/],
    [
      'ERROR: failed to build: toomanyrequests: You have reached your pull rate limit',
      /Give username and password/,
    ],
    ['write /x: no space left on device', /The disk of the machine that builds is full/],
  ])('that fails with "%s" says what helps', async (said, expected) => {
    const { message } = await refusalOf(
      building(ENGINE, requestOf(), [{ to: 'build', code: 1, stderr: said }]).built,
    );
    expect(message).toMatch(expected);
  });

  test('that fails shows its last lines, with nothing hidden in them', async () => {
    const lines = Array.from(
      { length: 100 },
      (_, i) => `#9 ${i} \u001b[31mred\u202e\u0000 ${'x'.repeat(i === 99 ? 400 : 0)}`,
    );
    const stderr = `${lines.join('\n')}\nERROR: failed to build: failed to solve: it\u0007broke\n`;
    const { built, log } = building(ENGINE, requestOf(), [{ to: 'build', code: 1, stderr }]);
    const { message } = await refusalOf(built);
    const shown = message.split('\n');
    expect(shown[0]).toBe('acme/api: the build failed: it\\u0007broke');
    expect(shown).toHaveLength(2 + 30);
    expect(shown[2]).toBe('  #9 71 red\\u202e\\u0000');
    expect(shown.at(-2)).toMatch(/x…$/);
    expect(log.lines.at(0)).not.toContain('\u001b');
  });
});
