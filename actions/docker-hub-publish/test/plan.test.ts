import { describe, expect, test } from '@jest/globals';
import { inputsFrom, newFolder, testPorts, writeFiles } from '@mlops-actions/testing';
import { Problems, UserError } from '@mlops-actions/toolkit';
import { gitStateOf } from '../src/git-state.js';
import { readInputs } from '../src/inputs.js';
import { type PlannedImage, planImages } from '../src/plan.js';
import { pushPolicy } from '../src/push-policy.js';

const inputs = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);
const facts = { 'model-name': 'sentiment', 'model-version': '3', 'code-version': '1.4.0' };
const Dockerfile =
  'FROM scratch AS build\nARG MODEL_VERSION\nARG HF_ID=none\nFROM build AS serve\nEXPOSE 8000\n';

/** The plan for a workspace, or what stands in its way. */
async function plan(
  given: Record<string, string>,
  files: Record<string, string> = { Dockerfile, 'api/Dockerfile': Dockerfile },
): Promise<{ images: PlannedImage[]; problems: string }> {
  const workspace = newFolder();
  await writeFiles(workspace, files);
  const { context } = testPorts({ workspace, ref: 'refs/heads/main', sha: '1a2b3c4'.padEnd(40, '0') });
  const problems = new Problems();
  const images = await planImages(inputs(given), gitStateOf(context), context, problems);
  try {
    problems.finish();
  } catch (error) {
    if (error instanceof UserError) return { images, problems: error.message };
    throw error;
  }
  return { images, problems: '' };
}

describe('planImages', () => {
  test('names, tags, labels and ports', async () => {
    const { images, problems } = await plan({
      image: 'acme/api',
      context: 'api',
      labels: 'team=ml',
      ...facts,
    });
    expect(problems).toBe('');
    expect(images).toHaveLength(1);
    expect(images[0]).toMatchObject({ name: 'acme/api', ports: [8000], warnings: [] });
    expect(images[0]!.tags[0]).toEqual({ name: '1.4.0-sentiment-3', moves: false });
    expect([...images[0]!.labels]).toEqual([
      ['mlops-actions.model-name', 'sentiment'],
      ['mlops-actions.model-version', '3'],
      ['mlops-actions.code-version', '1.4.0'],
      ['team', 'ml'],
    ]);
  });

  test('facts become build arguments on request, for the ARGs that there are, and under those given', async () => {
    const { images } = await plan({
      image: 'acme/api',
      'model-build-args': 'true',
      'build-args': 'HF_ID=other',
      'hf-repo': 'team/sentiment-3',
      ...facts,
    });
    expect(Object.fromEntries(images[0]!.buildArgs)).toEqual({ MODEL_VERSION: '3', HF_ID: 'other' });
    const { images: without } = await plan({ image: 'acme/api', ...facts });
    expect([...without[0]!.buildArgs]).toEqual([]);
  });

  test('an image with tags of its own has no others', async () => {
    const { images, problems } = await plan({
      images:
        '- name: acme/api\n- name: acme/api\n  target: build\n  tags: "{code-version}-{model-version}-gpu"\n',
      ...facts,
      latest: 'auto',
    });
    expect(problems).toBe('');
    expect(images[1]!.tags).toEqual([{ name: '1.4.0-3-gpu', moves: false }]);
  });

  test('moving-tags come beside the others, and move', async () => {
    const { images, problems } = await plan({
      image: 'acme/api',
      ...facts,
      'moving-tags': 'stable\n{branch}',
    });
    expect(problems).toBe('');
    expect(images[0]!.tags).toEqual([
      { name: '1.4.0-sentiment-3', moves: false },
      { name: 'stable', moves: true },
      { name: 'main', moves: true },
    ]);
    const both = await plan({
      image: 'acme/api',
      ...facts,
      'moving-tags': '{code-version}-{model-name}-{model-version}',
    });
    expect(both.problems).toMatch(/1\.4\.0-sentiment-3 is a release's tag too/);
  });

  test('everything that is wrong comes in one error', async () => {
    const { problems } = await plan(
      {
        images: [
          '- { name: Acme/api, context: nowhere }',
          '- { name: acme/a, context: api, target: sevre }',
          '- { name: acme/b, context: empty }',
          '- { name: acme/c, file: gone.Dockerfile }',
          '- { name: acme/d, build-args: { MODEL_VERSION: "" } }',
          '- { name: acme/e, smoke-test: { port: 1, request: { body-file: gone.json } } }',
          '- { name: acme/f, context: https://github.com/acme/f.git }',
        ].join('\n'),
        'tag-template': '{model-name}-{nothing}',
        ...facts,
      },
      { Dockerfile, 'api/Dockerfile': Dockerfile, 'empty/readme': '' },
    );
    expect(problems).toMatch(/things stand in the way/);
    for (const message of [
      /capital|lower/i,
      /images\[0\]\.context: there is no folder nowhere/,
      /images\[2\]\.context: empty has no Dockerfile/,
      /images\[3\]\.file: there is no file gone\.Dockerfile/,
      /images\[5\]\.smoke-test\.request\.body-file: there is no file gone\.json/,
      /"https:\/\/github\.com\/acme\/f\.git" is not a folder/,
      /nothing/,
    ])
      expect(problems).toMatch(message);
  });

  test('a stage that is not there is told with those that are, and an empty argument by its name', async () => {
    const { problems } = await plan({ image: 'acme/api', target: 'sevre', 'build-args': 'MODEL_VERSION=' });
    expect(problems).toMatch(/sevre/);
    expect(problems).toMatch(/serve/);
    expect(problems).toMatch(/MODEL_VERSION/);
  });

  test('an ARG without a default that no fact fills', async () => {
    const { problems } = await plan({ image: 'acme/api', 'model-build-args': 'true', 'code-version': '1' });
    expect(problems).toMatch(/MODEL_VERSION is an ARG of the Dockerfile without a default/);
  });

  test('the password as a build argument', async () => {
    const { problems } = await plan({
      image: 'acme/api',
      'build-args': 'HF_ID=my-password',
      username: 'u',
      password: 'my-password',
    });
    expect(problems).toMatch(/build-args holds the password/);
    expect(problems).not.toContain('my-password');
  });

  test('two images that would be the same', async () => {
    const { problems } = await plan({ images: '- acme/api\n- acme/api\n', ...facts });
    expect(problems).toMatch(/Two images would be acme\/api:1\.4\.0-sentiment-3/);
  });
});

describe('pushPolicy', () => {
  const on = (name?: string) => testPorts(name === undefined ? {} : { event: { name, payload: {} } }).context;

  test.each(['push', 'schedule', 'release', 'workflow_dispatch', 'repository_dispatch'])(
    'auto pushes on %s',
    (name) => {
      expect(pushPolicy('auto', on(name)).push).toBe(true);
    },
  );

  test.each([
    'pull_request',
    'pull_request_target',
    'merge_group',
    'workflow_run',
    'issue_comment',
    undefined,
  ])('auto does not push on %s', (name) => {
    const policy = pushPolicy('auto', on(name));
    expect(policy.push).toBe(false);
    expect(policy.why).toContain(name ?? 'no event');
  });

  test('true and false are what they say', () => {
    expect(pushPolicy('true', on('pull_request')).push).toBe(true);
    expect(pushPolicy('false', on('push')).push).toBe(false);
  });
});

test('a pull request is known by its event or its ref', () => {
  const { context } = testPorts({
    ref: 'refs/pull/7/merge',
    event: { name: 'pull_request', payload: { repository: { default_branch: 'trunk' } } },
  });
  expect(gitStateOf(context)).toEqual({ ref: 'refs/pull/7/merge', pullRequest: 7, defaultBranch: 'trunk' });
  const { context: other } = testPorts({ event: { name: 'x', payload: { pull_request: { number: 8 } } } });
  expect(gitStateOf(other)).toEqual({ pullRequest: 8 });
});
