import { describe, expect, test } from '@jest/globals';
import { inputsFrom } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import { readInputs } from '../src/inputs.js';

const inputs = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);

/** What the user is told. */
function refused(given: Record<string, string>): string {
  try {
    inputs(given);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('images', () => {
  test('one by plain inputs', () => {
    const { images } = inputs({
      image: 'acme/api',
      context: 'api',
      file: 'docker/Dockerfile',
      target: 'serve',
      platforms: 'linux/amd64, linux/arm64',
      'build-args': 'A=1\nB=x=y',
      labels: 'team=ml',
    });
    expect(images).toEqual([
      {
        where: '',
        name: 'acme/api',
        context: 'api',
        file: 'docker/Dockerfile',
        target: 'serve',
        platforms: ['linux/amd64', 'linux/arm64'],
        buildArgs: new Map([
          ['A', '1'],
          ['B', 'x=y'],
        ]),
        labels: new Map([['team', 'ml']]),
        tags: [],
      },
    ]);
  });

  test('several, each over what is shared; versions stay as they are written', () => {
    const { images } = inputs({
      images:
        '- name: acme/api\n  context: api\n  build-args: { VERSION: 1.10, ON: true }\n  tags: [1.10, "{sha}"]\n- acme/web\n- name: acme/job\n  build-args: |\n    A=2\n  platforms: [linux/arm64]\n',
      'build-args': 'A=1',
      file: 'Dockerfile.shared',
      platforms: 'linux/amd64',
    });
    expect(images.map(({ name, tags, file, platforms }) => ({ name, tags, file, platforms }))).toEqual([
      // The shared Dockerfile is not that of another context.
      { name: 'acme/api', tags: ['1.10', '{sha}'], file: undefined, platforms: ['linux/amd64'] },
      { name: 'acme/web', tags: [], file: 'Dockerfile.shared', platforms: ['linux/amd64'] },
      { name: 'acme/job', tags: [], file: 'Dockerfile.shared', platforms: ['linux/arm64'] },
    ]);
    expect([...images[0]!.buildArgs]).toEqual([
      ['A', '1'],
      ['VERSION', '1.10'],
      ['ON', 'true'],
    ]);
    expect([...images[2]!.buildArgs]).toEqual([['A', '2']]);
  });

  test.each([
    [{}, /Nothing says which image to build/],
    [{ image: 'a', images: '- b' }, /exclude each other/],
    [{ images: 'name: a' }, /images is not a list/],
    [{ images: '[]' }, /images is not a list/],
    [{ images: '- name: [' }, /images is not YAML/],
    [{ images: '- contxt: api' }, /images\[0\] has no field "contxt"\. It has: name, context,/],
    [{ images: '- context: api' }, /images\[0\] has no name/],
    [{ images: '- name: a\n  context: [x]' }, /images\[0\]\.context is a list where a text belongs/],
    [{ images: '- name: a\n  name: b' }, /images is not YAML.*unique/],
    [{ image: 'a', 'build-args': 'NAME' }, /build-args: "NAME" is not name=value/],
    [{ image: 'a', 'build-args': 'A=1\nA=2' }, /A is there twice, with two values/],
    [{ image: 'a', registry: 'https://' }, /registry/],
    [{ image: 'a', 'prune-keep': '3' }, /prune-keep goes with prune/],
    [{ image: 'a', prune: '*' }, /does not say how many stay/],
    [{ image: 'a', prune: '*', 'prune-keep': '0' }, /prune-keep: "0" is not a whole number/],
    [{ image: 'a', prune: '*', 'prune-keep': '1', registry: 'ghcr.io' }, /ghcr\.io has no such API/],
    [{ image: 'a', 'compose-from': 'compose.yaml' }, /compose-from needs a compose-file/],
    [{ image: 'a', password: 'p' }, /username is empty/],
  ])('%j is refused', (given: Record<string, string>, message) => {
    expect(refused(given)).toMatch(message);
  });

  test('the mistakes of several entries come together', () => {
    const message = refused({ images: '- context: api\n- name: b\n  tagz: x\n', push: 'maybe' });
    expect(message).toMatch(/3 things about the inputs are wrong/);
    expect(message).toMatch(/images\[0\] has no name/);
    expect(message).toMatch(/images\[1\] has no field "tagz"/);
    expect(message).toMatch(/push: "maybe" is not one of auto, true, false/);
  });

  test('a secret that is none is refused without showing it', () => {
    const message = refused({ image: 'a', secrets: 'hf_SECRET_TOKEN' });
    expect(message).toMatch(/secrets has a line that is not id=value/);
    expect(message).not.toContain('hf_SECRET_TOKEN');
  });
});

describe('facts', () => {
  test.each([
    [{ 'model-name': 'm' }, /model-version is empty, and model-name is m/],
    [{ 'model-version': '3' }, /model-name is empty, and model-version is 3/],
    [{ 'hf-repo': 'nowhere' }, /hf-repo: "nowhere" is not a repository/],
  ])('%j is refused', (given: Record<string, string>, message) => {
    expect(refused({ image: 'a', ...given })).toMatch(message);
  });
});

describe('smoke-test', () => {
  const smoke = (text: string) => inputs({ image: 'a', 'smoke-test': text }).images[0]!.smoke;

  test('needs no more than a port', () => {
    expect(smoke('port: 8000')).toEqual({
      test: { port: 8000, path: '/', deadline: 60_000, env: new Map(), command: [] },
    });
  });

  test('keeps texts as texts and JSON as JSON', () => {
    const test = smoke(
      'port: 8000\npath: /health\nstatus: 204\ndeadline: 5\nenv: { V: 1.10 }\ncommand: [serve, --fast]\nrequest:\n  path: /p\n  body: { n: 1.50, s: x }\n  json-path: $.label\n  equals: 1.5\n',
    )!.test;
    expect(test).toMatchObject({
      status: 204,
      deadline: 5000,
      env: new Map([['V', '1.10']]),
      command: ['serve', '--fast'],
    });
    expect(test.request).toEqual({
      method: 'POST',
      path: '/p',
      headers: new Map([['content-type', 'application/json']]),
      body: '{"n":1.5,"s":"x"}',
      jsonPath: '$.label',
      equals: 1.5,
    });
  });

  test.each([
    ['path: /', /needs the port/],
    ['port: 0', /smoke-test\.port: "0" is not a whole number from 1 to 65535/],
    ['port: 80\npath: health', /"health" is not a path/],
    ['port: 80\npath: //elsewhere.example/', /is not a path/],
    ['port: 80\nhealth: /', /has no field "health"\. It has: port, path,/],
    ['port: 80\nrequest: { body: x, body-file: y }', /exclude each other/],
    ['port: 80\nrequest: { equals: 1 }', /equals is what stands at json-path/],
    ['port: 80\nrequest: { method: GET, body: x }', /a GET has no body/],
    ['just text', /smoke-test is not a mapping/],
  ])('%j is refused', (text, message) => {
    expect(refused({ image: 'a', 'smoke-test': text })).toMatch(message);
  });
});
