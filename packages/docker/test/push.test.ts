import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder, RecordedLog, refusalOf } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import { contentsInEngine } from '../src/contents.js';
import type { Engine } from '../src/engine.js';
import { push } from '../src/push.js';
import { BUILDER, PLAIN, requestOf } from './build-request.js';
import { type Answer, scriptedDocker } from './scripted-docker.js';

const digest = (char: string) => `sha256:${char.repeat(64)}`;
const PUSHED: Answer = { to: 'push', stdout: `aa: Pushed\n1.0: digest: ${digest('a')} size: 735\n` };
const NEW: Answer = { to: 'image inspect --format {{.Id}}', code: 1, stderr: 'Error: No such image' };
const unasked = () => Promise.reject(new Error('asked for a configuration'));
const REFERENCE = 'r.example:5000/acme/api:1.0';

function pushing(engine: Engine, answers: readonly Answer[]) {
  const { docker, calls } = scriptedDocker(answers);
  const built = { label: 'acme/api', local: 'x:build', seconds: 1, exposed: [] };
  const tools = { folder: newFolder(), log: new RecordedLog(), waits: [1, 1], configurationOf: unasked };
  return {
    digest: push(docker, engine, requestOf(), built, REFERENCE, tools),
    calls: () => calls().map(({ args }) => args.join(' ')),
  };
}

const engineAnswers = (...answers: readonly Answer[]): Answer[] => [
  NEW,
  { to: 'tag' },
  ...answers,
  { to: 'image rm' },
];
const failing = (stderr: string): Answer => ({ to: 'push', code: 1, stderr });

describe('a push from the engine', () => {
  test('tags, pushes, and takes the tag away', async () => {
    const { digest: found, calls } = pushing(PLAIN, engineAnswers(PUSHED));
    expect(await found).toBe(digest('a'));
    expect(calls().slice(1)).toEqual([
      `tag x:build ${REFERENCE}`,
      `push ${REFERENCE}`,
      `image rm ${REFERENCE}`,
    ]);
  });

  test('gives a tag back that was there', async () => {
    const there = { ...NEW, code: 0, stdout: 'sha256:old\n' };
    const { digest: found, calls } = pushing(PLAIN, [there, { to: 'tag' }, failing('denied'), { to: 'tag' }]);
    await refusalOf(found);
    expect(calls().at(-1)).toBe(`tag sha256:old ${REFERENCE}`);
  });

  test('asks the engine for the digest when docker does not print it', async () => {
    const named = {
      to: 'RepoDigests',
      stdout: `other/api@${digest('b')}\nr.example:5000/acme/api@${digest('c')}\n`,
    };
    expect(await pushing(PLAIN, engineAnswers({ to: 'push' }, named)).digest).toBe(digest('c'));
    const two = {
      to: 'RepoDigests',
      stdout: ['d', 'e'].map((x) => `r.example:5000/acme/api@${digest(x)}\n`).join(''),
    };
    const { message } = await refusalOf(pushing(PLAIN, engineAnswers({ to: 'push' }, two)).digest);
    expect(message).toContain('not under which digest');
  });

  test.each([
    'Put "https://r.example/v2/": EOF',
    'Get "https://r.example/v2/": net/http: TLS handshake timeout',
    'error parsing HTTP 502 response body: <html>502 Bad Gateway</html>',
    'received unexpected HTTP status: 503 Service Unavailable',
    'read tcp 10.0.0.1:443: connection reset by peer',
    'toomanyrequests: retry after 1s',
  ])('is tried again after "%s"', async (said) => {
    const { digest: found, calls } = pushing(PLAIN, engineAnswers(failing(said), failing(said), PUSHED));
    expect(await found).toBe(digest('a'));
    expect(calls().filter((call) => call.startsWith('push'))).toHaveLength(3);
  });

  test.each([
    [
      'denied: requested access to the resource is denied',
      /not pushed: denied: .* denied\. Does r\.example:5000\/acme\/api belong to that account/,
    ],
    ['unauthorized: authentication required', /Nobody is logged in there/],
    ['no basic auth credentials', /Nobody is logged in there/],
    [
      "tag invalid: The image tag '1.0' already exists and cannot be overwritten because the repository is immutable.",
      /immutable\. The registry lets no tag/,
    ],
    [
      'An image does not exist locally with the tag: r.example:5000/acme/api',
      /1\.0 was not pushed: .*acme\/api\. Another job on this machine pushed the same tag/,
    ],
    [
      'tag does not exist: r.example:5000/acme/api:1.0',
      /Another job on this machine pushed the same tag at the same time\. .*\n {2}concurrency:\n/,
    ],
    ['denied: Quota exceeded for the project', /no room left/],
    ['manifest invalid: it is odd', /was not pushed: manifest invalid: it is odd\.$/],
  ])('that is refused with "%s" is not tried again, and says why', async (said, expected) => {
    const { digest: found, calls } = pushing(PLAIN, engineAnswers(failing(`${said}\n`)));
    expect((await refusalOf(found)).message).toMatch(expected);
    expect(calls().filter((call) => call.startsWith('push'))).toHaveLength(1);
  });

  test('gives up when the network stays broken', async () => {
    const breaks = failing('dial tcp: lookup r.example: no such host');
    const { message } = await refusalOf(pushing(PLAIN, engineAnswers(breaks, breaks, breaks)).digest);
    expect(message).toMatch(/no such host\. Is the registry up/);
  });
});

describe('what a push from the engine has brought to the registry', () => {
  const layers = (...digests: string[]) => ({ os: 'linux', rootfs: { diff_ids: digests } });

  async function pushed(configurationOf: Parameters<typeof push>[5]['configurationOf']) {
    const { docker, calls } = scriptedDocker(engineAnswers(PUSHED));
    const contents = contentsInEngine({ Os: 'linux', RootFS: { Layers: [digest('1')] } });
    const built = { label: 'acme/api', local: 'x:build', seconds: 1, exposed: [], contents };
    const log = new RecordedLog();
    const tools = { folder: newFolder(), log, configurationOf };
    const request = requestOf({ platforms: ['linux/arm64'] });
    const outcome = await push(docker, PLAIN, request, built, REFERENCE, tools).catch((error) => error);
    return { outcome, log: log.lines.join('\n'), last: calls().at(-1)?.args };
  }

  test('is what was built', async () => {
    const asked: unknown[] = [];
    const { outcome, log } = await pushed(async (...which) => {
      asked.push(which);
      return layers(digest('1'));
    });
    expect(outcome).toBe(digest('a'));
    expect(asked).toEqual([[digest('a'), 'linux/arm64']]);
    expect(log).not.toContain('compared');
  });

  test('is refused when another job had the name meanwhile', async () => {
    const { outcome, last } = await pushed(async () => layers(digest('2')));
    expect(outcome).toBeInstanceOf(UserError);
    expect(outcome.message).toBe(
      `acme/api: what was pushed as ${REFERENCE} is not what was built here (not the same: layers). Another job on this machine pushed the same tag at the same time. Let one wait for the other, and run this one again:\n  concurrency:\n    group: images`,
    );
    expect(last).toEqual(['image', 'rm', REFERENCE]);
  });

  test.each([
    ['429', () => Promise.reject(new UserError('r.example answered 429.')), /: r\.example answered 429\.$/m],
    ['nothing', async () => undefined, /: the registry does not show sha256:a+\.$/m],
  ])('may be unreadable (%s), which is a warning', async (_, answer, says) => {
    const { outcome, log } = await pushed(answer);
    expect(outcome).toBe(digest('a'));
    expect(log).toMatch(/warning.*1\.0 was pushed, and not compared with what was built/);
    expect(log).toMatch(says);
  });

  test('a defect is no warning', async () => {
    const { outcome } = await pushed(() => Promise.reject(new TypeError('defect')));
    expect(outcome).toBeInstanceOf(TypeError);
  });
});

describe('a push from a builder', () => {
  /** A push under the digest of f, after a test of an image with these layers. */
  function pushingBuilt(
    tested: readonly string[] | undefined,
    configurationOf: Parameters<typeof push>[5]['configurationOf'],
  ) {
    const { docker } = scriptedDocker([]);
    const folder = newFolder();
    const metadata = { 'containerimage.digest': digest('f'), 'image.name': REFERENCE };
    const run: typeof docker.run = async (args) => {
      const file =
        args.find((arg) => arg.startsWith('--metadata-file='))?.slice('--metadata-file='.length) ?? '';
      expect(file.startsWith(join(folder, '/'))).toBe(true);
      writeFileSync(file, JSON.stringify(metadata));
      return { code: 0, stdout: '', stderr: '' };
    };
    const contents = tested && contentsInEngine({ Os: 'linux', RootFS: { Layers: tested } });
    const built = { label: 'acme/api', seconds: 1, exposed: [], ...(contents && { contents }) };
    const request = requestOf({ platforms: ['linux/arm64', 'linux/s390x'] });
    const tools = { folder, log: new RecordedLog(), configurationOf };
    return push({ ...docker, run }, BUILDER, request, built, REFERENCE, tools);
  }

  test('reads the digest that buildx notes, and asks for nothing when nothing was tested', async () => {
    expect(await pushingBuilt(undefined, unasked)).toBe(digest('f'));
  });

  test('is compared with what was tested, of the platform that was', async () => {
    const asked: unknown[] = [];
    const there = async (...which: unknown[]) => {
      asked.push(which);
      return { os: 'linux', rootfs: { diff_ids: [digest('1')] } };
    };
    expect(await pushingBuilt([digest('1')], there)).toBe(digest('f'));
    expect(asked).toEqual([[digest('f'), 'linux/arm64']]);
    const { message } = await refusalOf(pushingBuilt([digest('2')], there));
    expect(message).toMatch(
      /^acme\/api: what was pushed is not what was tested \(not the same: layers\)\. .* No tag was given to r\.example:5000\/acme\/api@sha256:f+\. Run the job again/,
    );
  });

  test('is refused when the registry does not have it', async () => {
    const { message } = await refusalOf(pushingBuilt([digest('1')], async () => undefined));
    expect(message).toContain('the registry has no such image');
  });

  test('is tried again when the network breaks', async () => {
    const said =
      'ERROR: failed to build: failed to solve: failed to push r.example:5000/acme/api:1.0: failed to do request: Put "https://x": EOF';
    const refused =
      'ERROR: failed to solve: failed to push r.example: server message: insufficient_scope: authorization failed';
    const { digest: found, calls } = pushing(BUILDER, [failing(said), failing(refused)]);
    expect((await refusalOf(found)).message).toMatch(
      /not pushed: failed to push .* authorization failed\. Does/,
    );
    expect(calls()).toHaveLength(2);
  });
});
