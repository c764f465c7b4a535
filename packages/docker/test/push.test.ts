import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder, RecordedLog, refusalOf } from '@mlops-actions/testing';
import type { Engine } from '../src/engine.js';
import { push } from '../src/push.js';
import { BUILDER, PLAIN, requestOf } from './build-request.js';
import { type Answer, scriptedDocker } from './scripted-docker.js';

const digest = (char: string) => `sha256:${char.repeat(64)}`;
const PUSHED: Answer = { to: 'push', stdout: `aa: Pushed\n1.0: digest: ${digest('a')} size: 735\n` };
const NEW: Answer = { to: 'image inspect --format {{.Id}}', code: 1, stderr: 'Error: No such image' };
const REFERENCE = 'r.example:5000/acme/api:1.0';

function pushing(engine: Engine, answers: readonly Answer[]) {
  const { docker, calls } = scriptedDocker(answers);
  const built = { label: 'acme/api', local: 'x:build', seconds: 1, exposed: [] };
  const tools = { folder: newFolder(), log: new RecordedLog(), waits: [1, 1] };
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

describe('a push from a builder', () => {
  test('reads the digest that buildx notes', async () => {
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
    const built = { label: 'acme/api', seconds: 1, exposed: [] };
    const tools = { folder, log: new RecordedLog() };
    expect(await push({ ...docker, run }, BUILDER, requestOf(), built, REFERENCE, tools)).toBe(digest('f'));
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
