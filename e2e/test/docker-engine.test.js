import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from '../../packages/docker/lib/build.js';
import { openDocker, reopenDocker } from '../../packages/docker/lib/config.js';
import { inspectEngine } from '../../packages/docker/lib/engine.js';
import { missingFeatures } from '../../packages/docker/lib/features.js';
import { removeLeft } from '../../packages/docker/lib/left.js';
import { login, savedLogin } from '../../packages/docker/lib/login.js';
import { push } from '../../packages/docker/lib/push.js';
import { connectRegistry } from '../../packages/docker/lib/registry/client.js';
import { smokeTest } from '../../packages/docker/lib/smoke/smoke-test.js';
import { baseImage, pushBaseImage } from '../docker/base-image.js';
import { startBuilder } from '../docker/builder.js';
import { docker, dockerUser } from '../docker/client.js';
import { startEngine } from '../docker/engine.js';
import { startRegistry } from '../docker/registry.js';

const OWNER = `E2E-${process.pid}`;
const silent = () => {};
const log = {
  info: silent,
  debug: silent,
  notice: silent,
  warning: silent,
  error: silent,
  group: (_, work) => work(),
};
const now = () => performance.now();
const building = { owner: OWNER, log, now };

let registry;
let base;
let builder;
const closing = [];
const closed = (thing) => {
  closing.unshift(() => thing.close());
  return thing;
};

before(async () => {
  closed(await startEngine());
  registry = closed(await startRegistry({ auth: 'basic' }));
  base = closed(await baseImage());
});
after(async () => {
  for (const close of closing) await close();
});

/** The docker of a step whose user has `user` for a docker; closed with what the step may leave. */
async function step(user, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-step-'));
  const whole = { ...process.env, ...user.env, INPUT_PASSWORD: registry.password, ...env };
  const opened = await openDocker({ env: whole, folder: join(folder, 'docker'), log });
  return { docker: opened, folder, close: () => rmSync(folder, { recursive: true }) };
}

const userOf = (options) => closed(dockerUser(options));

/** A context with a web server: `/` is fine, `/cgi-bin/predict` wants JSON, `/cgi-bin/broken` answers 500. */
function contextOf(from, lines = []) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-context-'));
  closed({ close: () => rmSync(folder, { recursive: true }) });
  const scripts = join(folder, 'www/cgi-bin');
  mkdirSync(scripts, { recursive: true });
  writeFileSync(join(folder, 'www/index.html'), 'fine\n');
  const script = (name, text) => writeFileSync(join(scripts, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  script(
    'predict',
    'printf "Content-Type: application/json\\r\\n\\r\\n"; echo "{\\"label\\": \\"good\\", \\"sent\\": $(cat)}"',
  );
  script('broken', 'printf "HTTP/1.0 500 Broken\\r\\n\\r\\nno model in /models\\033[31m"');
  writeFileSync(
    join(folder, 'Dockerfile'),
    [
      `FROM ${from}`,
      'ARG MODEL=none',
      'COPY www /www',
      ...lines,
      'ENV MODEL=$MODEL',
      'EXPOSE 8000',
      'CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]',
      '',
    ].join('\n'),
  );
  return folder;
}

const requestOf = (context, more = {}) => ({
  label: 'acme/api',
  context,
  dockerfile: join(context, 'Dockerfile'),
  platforms: [],
  buildArgs: new Map([['MODEL', 'two words, "quoted"']]),
  labels: new Map([['org.example.model', 'a b=c']]),
  cacheFrom: [],
  cacheTo: [],
  secrets: [],
  pull: false,
  load: true,
  ...more,
});

const smokeOf = (more = {}) => ({
  port: 8000,
  path: '/',
  deadline: 20_000,
  env: new Map(),
  command: [],
  ...more,
});

const smoke = (opened, image, more) =>
  smokeTest(opened, image, smokeOf(more), {
    owner: OWNER,
    folder: opened.env.DOCKER_CONFIG,
    label: 'acme/api',
    log,
    fetch,
    now,
  });

const clientOf = (where) =>
  connectRegistry(where.host, where.username && where, { fetch, log, secret: silent });
const tagsOf = (where, repository) => clientOf(where).tags(repository);

/** What the action does: the registry is asked by a client of its own. */
function pushed(opened, engine, request, built, folder, reference) {
  const [, host, repository] = /^([^/]+)\/(.+):/.exec(reference);
  const client = clientOf(host === registry.host ? registry : { host });
  const configurationOf = (digest, platform) => client.configuration(repository, digest, platform);
  return push(opened, engine, request, built, reference, { folder, log, configurationOf });
}

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

async function ask(path) {
  const basic = Buffer.from(`${registry.username}:${registry.password}`).toString('base64');
  const answer = await fetch(`${registry.url}/v2/${path}`, {
    headers: { authorization: `Basic ${basic}`, accept: ACCEPT },
  });
  assert.equal(answer.status, 200, `${path}: ${answer.status}`);
  return { digest: answer.headers.get('docker-content-digest'), json: await answer.json() };
}

/** What the registry has under a tag, and the configuration of its image for linux/amd64. */
async function inRegistry(repository, tag) {
  const { digest, json } = await ask(`${repository}/manifests/${tag}`);
  const one = json.manifests?.find(({ platform }) => platform.architecture === 'amd64');
  const manifest = one ? (await ask(`${repository}/manifests/${one.digest}`)).json : json;
  const { json: config } = await ask(`${repository}/blobs/${manifest.config.digest}`);
  return { digest, json, id: manifest.config.digest, config };
}

const idOf = (name) => docker(['image', 'inspect', '--format', '{{.Id}}', name]);
const containers = () => docker(['ps', '--all', '--quiet', '--filter', `label=mlops-actions.owner=${OWNER}`]);
const refusal = async (attempt) => {
  const error = await attempt.then(
    () => assert.fail('it went through'),
    (thrown) => thrown,
  );
  assert.equal(error.name, 'UserError', error.stack);
  assert.ok(!error.message.includes(registry.password), 'the password is in the message');
  return error.message;
};

/** Every process that works with `config` as DOCKER_CONFIG, until `stop`. */
function watchProcesses(config) {
  const seen = new Map();
  let on = true;
  const done = (async () => {
    while (on) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
          const [argv, env] = ['cmdline', 'environ'].map((file) =>
            readFileSync(`/proc/${pid}/${file}`, 'utf8'),
          );
          if (env.includes(config)) seen.set(`${pid} ${argv}`, env);
        } catch {
          // It ended meanwhile.
        }
      }
      await wait(1);
    }
  })();
  return async () => {
    on = false;
    await done;
    return [...seen];
  };
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

for (const [way, options, lines] of [
  ['plain', {}, []],
  [
    'engine',
    { buildx: true },
    ['RUN --mount=type=secret,id=token test "$(cat /run/secrets/token)" = of-the-build'],
  ],
])
  test(`${way}: builds, tests, pushes once, and leaves the engine as it was`, async () => {
    const user = userOf(options);
    const { docker: opened, folder, close } = await step(user);
    const found = await inspectEngine(opened);
    assert.equal(found.way, way);
    assert.equal(found.platform, 'linux/amd64');
    await login(opened, registry.host, registry);
    const secret = join(folder, 'secret, "quoted"');
    writeFileSync(secret, 'of-the-build');
    const request = requestOf(contextOf(base.name, lines), {
      ...(way === 'engine' && { secrets: [{ id: 'token', file: secret }] }),
    });
    assert.deepEqual(missingFeatures(found, request), []);
    const built = await build(opened, found, request, building);
    assert.match(built.local, /^mlops-actions\/e2e-\d+:[0-9a-f-]{36}$/);
    assert.deepEqual(built.exposed, [8000]);
    assert.ok(built.bytes > 500_000 && built.seconds > 0);
    const { status } = await smoke(opened, built.local);
    assert.equal(status, 200);

    const repository = `${way}/api`;
    const reference = `${registry.host}/${repository}:1.0`;
    const tested = await idOf(built.local);
    // Somebody has an image of that name already.
    if (way === 'plain') await docker(['tag', base.name, reference]);
    const digest = await pushed(opened, found, request, built, folder, reference);
    const there = await inRegistry(repository, '1.0');
    assert.equal(digest, there.digest);
    assert.equal(there.id, tested, 'what was tested is what was pushed');
    assert.equal(there.config.config.Labels['org.example.model'], 'a b=c');
    assert.ok(there.config.config.Env.includes('MODEL=two words, "quoted"'));
    assert.equal(await pushed(opened, found, request, built, folder, reference), digest, 'a second time');

    if (way === 'plain') {
      assert.equal(await idOf(reference), await idOf(base.name), 'the name is whose it was');
      await docker(['image', 'rm', reference]);
    }
    await removeLeft(opened, OWNER);
    await assert.rejects(idOf(reference));
    await assert.rejects(idOf(built.local));
    assert.equal(await containers(), '');
    close();
  });

test('plain: what another job does to the name of the push is seen', async () => {
  const { docker: opened, folder, close } = await step(userOf());
  const found = await inspectEngine(opened);
  await login(opened, registry.host, registry);
  const request = requestOf(contextOf(base.name));
  const built = await build(opened, found, request, building);
  const reference = `${registry.host}/shared/api:1.0`;
  const meanwhile = (...args) => ({
    ...opened,
    run: async (command, options) => {
      if (command[0] === 'push') await docker(args);
      return opened.run(command, options);
    },
  });
  const turns = /Another job on this machine pushed the same tag .*\n {2}concurrency:/;
  const other = await refusal(
    pushed(meanwhile('tag', base.name, reference), found, request, built, folder, reference),
  );
  assert.match(other, /is not what was built here \(not the same: layers, /);
  assert.match(other, turns);
  const gone = meanwhile('image', 'rm', reference);
  assert.match(await refusal(pushed(gone, found, request, built, folder, reference)), turns);
  // The name is there no more, and another of its repository is.
  await docker(['tag', base.name, `${registry.host}/shared/api:2.0`]);
  assert.match(await refusal(pushed(gone, found, request, built, folder, reference)), turns);
  await docker(['image', 'rm', `${registry.host}/shared/api:2.0`]);
  await removeLeft(opened, OWNER);
  close();
});

describe('a builder of its own', () => {
  let open;
  let from;
  before(async () => {
    open = closed(await startRegistry());
    builder = closed(await startBuilder({ registries: [registry.host, open.host] }));
    from = await pushBaseImage(open, builder);
  });

  test('builds for two platforms with provenance, tests one, and pushes the very image that was tested', async () => {
    const { docker: opened, folder, close } = await step(builder);
    const found = await inspectEngine(opened);
    assert.equal(found.way, 'builder');
    assert.equal(found.buildx.driver, 'remote');
    assert.equal(found.buildx.builder, builder.name);
    assert.ok(found.buildx.platforms.includes('linux/arm64'));
    await login(opened, registry.host, registry);
    const cache = join(folder, 'cache');
    const request = requestOf(contextOf(from), {
      platforms: ['linux/amd64', 'linux/arm64'],
      provenance: 'mode=max',
      cacheTo: [`type=local,dest=${cache}`],
    });
    assert.deepEqual(missingFeatures(found, request), []);
    const built = await build(opened, found, request, building);
    assert.deepEqual(built.exposed, [8000]);
    assert.ok(filesBelow(cache).length > 0, 'the cache went out');
    await smoke(opened, built.local);
    const tested = await idOf(built.local);

    const digest = await pushed(opened, found, request, built, folder, `${registry.host}/builder/api:1.0`);
    assert.deepEqual(await tagsOf(registry, 'builder/api'), [], 'it has no tag yet');
    await clientOf(registry).copyTag('builder/api', digest, '1.0');
    const there = await inRegistry('builder/api', '1.0');
    assert.equal(digest, there.digest);
    assert.equal(there.id, tested, 'what was tested is what was pushed');
    const platforms = there.json.manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`);
    assert.deepEqual(platforms, ['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown']);
    await removeLeft(opened, OWNER);
    await assert.rejects(idOf(built.local));
    close();
  });

  test('gives no tag to what is not what was tested', async () => {
    const { docker: opened, folder, close } = await step(builder);
    const found = await inspectEngine(opened);
    const base = `${open.host}/moving:1`;
    const moveBase = (version) =>
      docker(['buildx', 'build', '--push', '--provenance=false', '--tag', base, '-'], {
        env: builder.env,
        input: `FROM ${from}\nENV VERSION=${version}\n`,
      });
    await moveBase(1);
    // The cache in the image itself makes its configuration another, and not what runs.
    const request = requestOf(contextOf(base), { cacheTo: ['type=inline'] });
    const built = await build(opened, found, request, building);
    const reference = `${open.host}/moved/api:1.0`;
    assert.match(await pushed(opened, found, request, built, folder, reference), /^sha256:/);
    await moveBase(2);
    const message = await refusal(pushed(opened, found, request, built, folder, reference));
    assert.match(
      message,
      /^acme\/api: what was pushed is not what was tested \(not the same: Env\)\. .* No tag was given/,
    );
    assert.deepEqual(await tagsOf(open, 'moved/api'), []);
    await removeLeft(opened, OWNER);
    close();
  });

  test('keeps what is not tested out of the engine', async () => {
    const { docker: opened, folder, close } = await step(builder);
    const found = await inspectEngine(opened, builder.name);
    const request = requestOf(contextOf(from), {
      load: false,
      platforms: ['linux/arm64'],
      provenance: 'false',
    });
    const built = await build(opened, found, request, building);
    assert.equal(built.local, undefined);
    assert.equal(built.bytes, undefined);
    const digest = await pushed(opened, found, request, built, folder, `${open.host}/arm/api:1.0`);
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    close();
  });

  test('says what failed in its build and in its push', async () => {
    const { docker: opened, folder, close } = await step(builder);
    const found = await inspectEngine(opened);
    const failing = requestOf(contextOf(from, ['RUN echo one two; cat /no/such/file']), { load: false });
    const message = await refusal(build(opened, found, failing, building));
    assert.match(
      message,
      /^acme\/api: the build failed: process .*did not complete successfully: exit code: 1/,
    );
    assert.match(message, /one two/);
    assert.match(message, /can't open '\/no\/such\/file'/);
    assert.match(message, />>> RUN echo/);

    const request = requestOf(contextOf(from), { load: false });
    const built = await build(opened, found, request, building);
    const denied = await refusal(pushed(opened, found, request, built, folder, `${registry.host}/a/b:1`));
    assert.match(denied, /a\/b:1 was not pushed: .*401 Unauthorized\. Nobody is logged in there/);
    close();
  });

  test('that is not there, or does not answer, is named', async () => {
    const { docker: opened, close } = await step(builder);
    const missing = await refusal(inspectEngine(opened, 'nightly'));
    assert.match(
      missing,
      new RegExp(`^builder: "nightly" is not there. buildx has ${builder.name}, default`),
    );
    await docker(
      ['buildx', 'create', '--name', 'gone', '--driver', 'remote', 'unix:///nowhere.sock?timeout=1s'],
      builder,
    );
    const broken = await refusal(inspectEngine(opened, 'gone'));
    assert.match(broken, /^builder: "gone" does not work: /);
    close();
  });
});

test('what the engine of this machine cannot hold is refused before it is tried', async () => {
  const { docker: opened, folder, close } = await step(userOf({ buildx: true }));
  const found = await inspectEngine(opened);
  const context = contextOf(base.name);
  const cases = [
    [{ platforms: ['linux/amd64', 'linux/arm64'] }, /platforms: "linux\/amd64,linux\/arm64" are several/],
    [{ cacheTo: [`type=local,dest=${folder}/cache`] }, /cache-to: anything but type=inline/],
    [{ provenance: 'mode=max' }, /provenance: "mode=max"/],
  ];
  for (const [more, expected] of found.containerd ? [] : cases) {
    const [line] = missingFeatures(found, requestOf(context, more));
    assert.match(line, expected);
    assert.match(line, /docker\/setup-buildx-action@/);
  }
  // And no more than that.
  const fine = requestOf(context, { cacheTo: ['type=inline'], provenance: 'false', sbom: 'false' });
  assert.deepEqual(missingFeatures(found, fine), []);
  await build(opened, found, fine, building);
  await removeLeft(opened, OWNER);
  close();
});

test('plain: says what failed in its build and in its push, and what needs BuildKit', async () => {
  const { docker: opened, folder, close } = await step(userOf());
  const found = await inspectEngine(opened);
  const failing = requestOf(contextOf(base.name, ['RUN echo one two; cat /no/such/file']));
  const message = await refusal(build(opened, found, failing, building));
  assert.match(
    message,
    /^acme\/api: the build failed: .*returned a non-zero code: 1\nIn Step 4\/8 : RUN echo/,
  );
  // stdout and stderr come in whatever order.
  assert.match(message, /\n {2}one two\n/);
  assert.match(message, /\n {2}cat: can't open '\/no\/such\/file'/);
  const kit = requestOf(contextOf(base.name, ['RUN --mount=type=cache,target=/c true']));
  assert.match(
    await refusal(build(opened, found, kit, building)),
    /needs BuildKit\. Put before the step:\n {2}- uses: docker\/setup-buildx/,
  );
  const request = requestOf(contextOf(base.name));
  const built = await build(opened, found, request, building);
  const denied = await refusal(pushed(opened, found, request, built, folder, `${registry.host}/a/b:1`));
  assert.match(denied, /a\/b:1 was not pushed: no basic auth credentials\. Nobody is logged in there/);
  await removeLeft(opened, OWNER);
  close();
});

test('the password is in no argument, environment, message or file that stays', async () => {
  const user = userOf();
  const { docker: opened, folder, close } = await step(user);
  const stop = watchProcesses(opened.env.DOCKER_CONFIG);
  await login(opened, registry.host, registry);
  const message = await refusal(login(opened, registry.host, { ...registry, username: 'somebody' }));
  assert.match(
    message,
    /^username, password: 127\.0\.0\.1:\d+ does not let "somebody" in: .*401 Unauthorized\./,
  );
  const seen = await stop();
  assert.ok(
    seen.some(([argv]) => argv.includes('--password-stdin')),
    'the login was seen',
  );
  const basic = Buffer.from(`${registry.username}:${registry.password}`).toString('base64');
  for (const secret of [registry.password, basic])
    for (const [argv, env] of seen) assert.ok(!argv.includes(secret) && !env.includes(secret), argv);
  const holds = (path) => readFileSync(path, 'utf8').includes(basic);
  const { DOCKER_CONFIG: config } = opened.env;
  assert.deepEqual(filesBelow(folder).filter(holds), [join(config, 'config.json')]);
  assert.equal(statSync(config).mode & 0o777, 0o700);
  assert.equal(statSync(join(config, 'config.json')).mode & 0o777, 0o600);
  assert.deepEqual(filesBelow(user.folder).filter(holds), []);
  close();
});

test('a login of an earlier step is found, used, and left alone', async () => {
  const user = userOf({ buildx: true });
  await docker(['login', '--username', registry.username, '--password-stdin', registry.host], {
    env: user.env,
    input: registry.password,
  });
  const before = readFileSync(join(user.folder, 'config.json'), 'utf8');
  const { docker: opened, folder, close } = await step(user);
  const { username, password } = registry;
  assert.deepEqual(await savedLogin(opened, registry.host), { username, password });
  assert.equal(await savedLogin(opened, 'docker.io'), undefined);
  const found = await inspectEngine(opened);
  assert.equal(found.way, 'engine', "the user's plugins are there");
  const request = requestOf(contextOf(base.name));
  const built = await build(opened, found, request, building);
  await pushed(opened, found, request, built, folder, `${registry.host}/saved/api:1`);
  await removeLeft(opened, OWNER);
  close();
  assert.equal(readFileSync(join(user.folder, 'config.json'), 'utf8'), before);
  assert.ok(readdirSync(user.folder).includes('cli-plugins'), 'what was linked stays');
});

test('a registry or an engine that is out of reach is named', async () => {
  const { docker: opened, close } = await step(userOf());
  const away = await refusal(login(opened, '127.0.0.1:9', registry, []));
  assert.match(away, /^registry: the login at 127\.0\.0\.1:9 failed: .*connection refused/);
  const dead = await step(userOf(), { DOCKER_HOST: 'unix:///nowhere.sock' });
  assert.match(
    await refusal(inspectEngine(dead.docker)),
    /^docker: the engine does not answer: Cannot connect to the Docker daemon/,
  );
  const none = await step(userOf(), { PATH: '/nowhere' });
  assert.match(await refusal(inspectEngine(none.docker)), /^docker: no such command in PATH/);
  const plain = await step(userOf());
  assert.match(await refusal(inspectEngine(plain.docker, 'mine')), /^builder: "mine" needs buildx/);
  for (const one of [{ close }, dead, none, plain]) one.close();
});

describe('a smoke test', () => {
  let opened;
  let image;
  before(async () => {
    const user = userOf();
    const made = closed(await step(user));
    opened = made.docker;
    const found = await inspectEngine(opened);
    const built = await build(opened, found, requestOf(contextOf(base.name)), building);
    closed({ close: () => removeLeft(opened, OWNER) });
    image = built.local;
  });

  test('waits until the image answers, and looks at the answer to a sample', async () => {
    const body = '{"n": [1, 2.50, {"x y": null}]}';
    const request = { method: 'POST', path: '/cgi-bin/predict', headers: new Map(), body };
    const late = ['sh', '-c', 'sleep 1; exec httpd -f -p 8000 -h /www'];
    const result = await smoke(opened, image, {
      command: late,
      request: { ...request, jsonPath: '$.sent.n', equals: [1, 2.5, { 'x y': null }] },
    });
    assert.equal(result.status, 200);
    assert.ok(result.readyAfter > 500 && result.answeredIn > 0);
    const wrong = await refusal(
      smoke(opened, image, { request: { ...request, jsonPath: 'label', equals: 'bad' } }),
    );
    assert.match(wrong, /^acme\/api: smoke-test: POST \/cgi-bin\/predict: label is "good", not "bad"\.\n/);
    const missing = await refusal(smoke(opened, image, { request: { ...request, jsonPath: '$.sent.n[3]' } }));
    assert.match(
      missing,
      /there is no \$\.sent\.n\[3\] in what it answered: 200 "\{"label": "good", "sent": /,
    );
    const text = await refusal(
      smoke(opened, image, {
        request: { ...request, method: 'GET', body: undefined, path: '/', jsonPath: '$' },
      }),
    );
    assert.match(text, /GET \/ answered no JSON: 200 "fine"/);
    const status = await refusal(smoke(opened, image, { request: { ...request, status: 201 } }));
    assert.match(status, /POST \/cgi-bin\/predict answered 200 ".*", not 201\./);
  });

  for (const [name, more, expected] of [
    [
      'an answer of 500',
      { path: '/cgi-bin/broken', deadline: 1500 },
      /smoke-test: \/cgi-bin\/broken answered 500 "no model in \/models\\u001b\[31m", not a success \(2xx\), for 1\.5 s\./,
    ],
    [
      'another port',
      { command: ['httpd', '-f', '-p', '8080', '-h', '/www'], deadline: 1500 },
      /smoke-test: the image listens on 8080, not on 8000\. Write\n {2}smoke-test: \|\n {4}port: 8080\n/,
    ],
    [
      '127.0.0.1 alone',
      { command: ['httpd', '-f', '-p', '127.0.0.1:8000', '-h', '/www'], deadline: 1500 },
      /smoke-test: the image listens on port 8000, but on 127\.0\.0\.1 alone/,
    ],
    [
      'an end at once',
      { command: ['sh', '-c', 'echo loading; sleep 1; printf "\\033[1mno \\001 weights\\n" >&2; exit 3'] },
      /smoke-test: the container ended with code 3, before \/ answered\.[^\n]*\nThe end of its log:\n {2}loading\n {2}no \\u0001 weights$/,
    ],
    [
      'an image that never listens',
      { command: ['sleep', '60'], deadline: 1500 },
      /smoke-test: the image listens on no port within 1\.5 s\.[^\n]*\nThe container logged nothing\.$/,
    ],
    [
      'a server that never answers',
      { command: ['sh', '-c', 'nc -ll -p 8000 -e sleep 60'], deadline: 1500 },
      /smoke-test: the image listens on port 8000, and \/ gave no answer within 1\.5 s: it takes too long\./,
    ],
    [
      'a command that is not there',
      { command: ['uvicorn'] },
      /smoke-test: .*"uvicorn": executable file not found/,
    ],
  ])
    test(`names ${name}, and removes the container`, async () => {
      const message = await refusal(smoke(opened, image, more));
      assert.match(message, expected);
      assert.match(message, /^acme\/api: /);
      assert.equal(await containers(), '');
    });

  test('gives the last 40 lines of a long log', async () => {
    const script = 'i=0; while [ $i -lt 100 ]; do echo line $i; i=$((i+1)); done; exit 1';
    const message = await refusal(smoke(opened, image, { command: ['sh', '-c', script] }));
    assert.deepEqual(
      message.split('\n').slice(2),
      Array.from({ length: 40 }, (_, i) => `  line ${60 + i}`),
    );
  });

  test('gets its environment, and a redirect is no success', async () => {
    const hash = '# no = comment';
    const odd = "  $HOME \\n `id` 'é' %s \u2028 ";
    const env = new Map([
      ['HASH', hash],
      ['JSON', JSON.stringify({ odd })],
      ['EMPTY', ''],
      ['SECRET', 'of-the-test'],
    ]);
    const print = `printf '["%s", %s, "%s"]' "$HASH" "$JSON" "\${EMPTY-none}"`;
    const command = ['sh', '-c', `mkdir /tmp/w; ${print} > /tmp/w/n; exec httpd -f -p 8000 -h /tmp/w`];
    const request = {
      method: 'GET',
      path: '/n',
      headers: new Map(),
      jsonPath: '$',
      equals: [hash, { odd }, ''],
    };
    const stop = watchProcesses(opened.env.DOCKER_CONFIG);
    await smoke(opened, image, { env, command, path: '/n', request });
    const seen = await stop();
    assert.ok(
      seen.some(([argv]) => argv.includes('--env-file=')),
      'the start was seen',
    );
    for (const [argv] of seen) assert.ok(!argv.includes('of-the-test'), argv);
    const left = filesBelow(opened.env.DOCKER_CONFIG).filter((name) => name.endsWith('.env'));
    assert.deepEqual(left, []);
    const moved = await refusal(smoke(opened, image, { path: '/cgi-bin', deadline: 1500 }));
    assert.match(moved, /\/cgi-bin answered 30\d to \S*\/cgi-bin\//);
  });

  test('that was killed leaves what its owner can have removed: containers, volumes, images', async () => {
    const other = `${OWNER}-other`;
    const [users, others] = [`e2e-users-${process.pid}:1`, `mlops-actions/${other.toLowerCase()}:1`];
    for (const name of [users, others]) await docker(['tag', image, name]);
    const args = ['create', '--volume', '/data', `--label=mlops-actions.owner=${OWNER}`, image];
    await docker(args);
    const running = await docker([...args, 'sleep', '60']);
    await docker(['start', running]);
    const volume = await docker(['inspect', '--format', '{{(index .Mounts 0).Name}}', running]);
    const foreign = await docker(['create', `--label=mlops-actions.owner=${other}`, others]);
    // As a post step has it: by the folder that the step left.
    const env = { ...process.env, ...userOf().env };
    await removeLeft(reopenDocker({ env, folder: dirname(opened.env.DOCKER_CONFIG) }), OWNER);
    assert.equal(await containers(), '');
    await assert.rejects(docker(['volume', 'inspect', volume]), /No such volume/);
    await assert.rejects(idOf(image), /No such image/);
    assert.equal(await docker(['inspect', '--format', '{{.Id}}', foreign]), foreign);
    assert.equal(await idOf(others), await idOf(users));
    await removeLeft(opened, OWNER);
    await removeLeft(opened, other);
    await assert.rejects(idOf(others), /No such image/);
    await docker(['image', 'rm', users]);
  });
});
