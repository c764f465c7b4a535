import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { previousTag } from '../src/previous.js';
import { type Facts, type GitState, type TagRequest, tagsOf } from '../src/tags.js';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const main: GitState = { ref: 'refs/heads/main', sha: SHA, defaultBranch: 'main' };
const release: GitState = { ref: 'refs/tags/v1.2.3', sha: SHA, defaultBranch: 'main' };
const model: Facts = { modelName: 'reviews', modelVersion: '4', codeVersion: '1.0.0' };

const requestOf = (given: Partial<TagRequest>): TagRequest => ({
  templates: [],
  facts: {},
  git: main,
  latest: 'auto',
  ...given,
});
/** Moving ones with a `~`. */
const made = (given: Partial<TagRequest>) =>
  tagsOf(requestOf(given))
    .map(({ name, moves }) => (moves ? `~${name}` : name))
    .join(' ');
const refusal = (given: Partial<TagRequest>): string => {
  try {
    tagsOf(requestOf(given));
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('it was taken');
};

describe('tags of the facts', () => {
  test.each<[string, Facts, GitState, string]>([
    ['all of them', model, main, '1.0.0-reviews-4 ~latest'],
    ['no code-version', { modelName: 'reviews', modelVersion: '4' }, main, 'reviews-4 ~latest'],
    ['the code alone', { codeVersion: '1.0.0' }, main, '1.0.0 ~latest'],
    ['empty ones are none', { modelName: '', modelVersion: '', codeVersion: '1' }, main, '1 ~latest'],
    ['a prerelease of the code', { ...model, codeVersion: '1.0.0-rc.1' }, main, '1.0.0-rc.1-reviews-4'],
    ['another branch', model, { ...main, ref: 'refs/heads/dev' }, '1.0.0-reviews-4'],
    ['a default branch that is not known', model, { ref: 'refs/heads/main' }, '1.0.0-reviews-4'],
    ['nothing of git', model, {}, '1.0.0-reviews-4'],
    ['a pull request', model, { ...main, pullRequest: 7 }, '1.0.0-reviews-4'],
    ['a release', model, release, '1.0.0-reviews-4 ~latest'],
    ['a git prerelease', model, { ref: 'refs/tags/v2.0.0-rc.1' }, '1.0.0-reviews-4'],
  ])('%s', (_, facts, git, tags) => {
    expect(made({ facts, git })).toBe(tags);
  });

  test.each<[Facts, string]>([
    [{ modelName: 'reviews' }, '{model-version} has no value. Write model-version: …'],
    [{ modelVersion: '4', codeVersion: '1' }, '{model-name} has no value. Write model-name: …'],
    [{ modelName: 'my model', modelVersion: '4' }, 'a blank cannot be in a tag'],
    [{ modelName: 'a/b', modelVersion: '4' }, ' model-name is a/b, with / in it.'],
    [{ codeVersion: '1.0+cpu' }, ' code-version is 1.0+cpu, with + in it.'],
    [{ codeVersion: '-1' }, 'cannot begin with -. code-version is -1.'],
    [
      { modelName: 'm'.repeat(140), modelVersion: '4' },
      `142 characters, and 128 are the most. model-name is mmm`,
    ],
    [{ codeVersion: 'a\0\nb' }, 'a\\u0000\\u000ab'],
  ])('%j is refused: %s', (facts, words) => {
    expect(refusal({ facts })).toContain(words);
  });
});

describe('tags of git', () => {
  test.each<[string, GitState, string]>([
    ['a release', release, '1.2.3 ~1.2 ~1 ~latest'],
    ['without v', { ref: 'refs/tags/1.2.3' }, '1.2.3 ~1.2 ~1 ~latest'],
    ['version 0', { ref: 'refs/tags/v0.4.1' }, '0.4.1 ~0.4 ~latest'],
    ['a prerelease', { ref: 'refs/tags/v1.2.3-rc.1' }, '1.2.3-rc.1'],
    ['build metadata', { ref: 'refs/tags/v1.2.3+cpu.1' }, '1.2.3-cpu-1 ~1.2 ~1 ~latest'],
    ['another tag', { ref: 'refs/tags/2026-11-22', sha: SHA }, '2026-11-22'],
    ['a tag with a slash', { ref: 'refs/tags/api/v1' }, 'api-v1'],
    ['the tag latest', { ref: 'refs/tags/latest' }, '~latest'],
    ['a pull request', { ref: 'refs/pull/7/merge', sha: SHA, pullRequest: 7 }, '~pr-7'],
    ['a branch', main, 'sha-0123456 ~main'],
    ['a branch with slashes', { ref: 'refs/heads/feat/a b#1', sha: SHA }, 'sha-0123456 ~feat-a-b-1'],
    ['a branch that is no tag', { ref: 'refs/heads/功能' }, '~ref-25f5ce57'],
    ['a commit alone', { sha: SHA }, 'sha-0123456'],
    [
      'a branch that takes the name of the commit',
      { ref: 'refs/heads/sha-0123456', sha: SHA },
      'sha-0123456',
    ],
  ])('%s', (_, git, tags) => {
    expect(made({ git })).toBe(tags);
  });

  test('long branches stay apart', () => {
    const [a, b] = ['a', 'b'].map((end) => made({ git: { ref: `refs/heads/${'x'.repeat(200)}${end}` } }));
    expect(a).toHaveLength(129);
    expect(a).not.toBe(b);
  });

  test('nothing to go by is refused', () => {
    expect(refusal({ git: {} })).toContain('there is nothing to make a tag of. Give model-name:');
  });
});

describe('templates', () => {
  test.each<[string[], GitState, string]>([
    [['{version}', '{major}.{minor}', '{major}'], release, '1.2.3 ~1.2 ~1 ~latest'],
    [['{version}', '{major}.{minor}'], { ref: 'refs/tags/v2.0.0-rc.1' }, '2.0.0-rc.1'],
    [['{branch}', '{branch}-{sha}'], main, 'main-0123456 ~main'],
    [['{branch}'], { pullRequest: 7 }, '~pr-7'],
    [['1.0', '1.0', 'latest', 'main'], main, '1.0 main ~latest'],
    [['{ model-name }'], main, '~reviews ~latest'],
  ])('%j', (templates, git, tags) => {
    expect(made({ templates, git, facts: model })).toBe(tags);
  });

  test.each<[string, string]>([
    ['{model_version}', 'there is no field {model_version}. There are {code-version} {model-name}'],
    ['{}', 'there is no field {}'],
    ['{version}', '{version} has no value. It comes from a git tag such as v1.2.3'],
    ['{branch', '{ cannot be in a tag'],
    ['{{branch}}', '{ cannot be in a tag'],
    ['', 'it is empty'],
  ])('%j is refused: %s', (template, words) => {
    expect(refusal({ templates: [template] })).toContain(words);
  });

  test('all that is wrong is said at once', () => {
    expect(refusal({ templates: ['{a}', 'x y', 'good', '{version}'] }).split('\n')).toHaveLength(3);
  });

  test('latest is as it is asked for', () => {
    expect(made({ latest: 'true', git: { ref: 'refs/heads/dev' } })).toBe('~dev ~latest');
    expect(made({ latest: 'false', git: release })).toBe('1.2.3 ~1.2 ~1');
  });

  test('whatever comes, each tag is one, is there once, and the fixed ones come first', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.stringMatching(/^[a-z0-9.-]{1,5}$/),
    );
    const template = fc.array(
      fc.constantFrom('{branch}', '{sha}', '{version}', '{model-name}', 'a', '-', '{', '{x}'),
    );
    fc.assert(
      fc.property(fc.array(template, { maxLength: 3 }), text, text, (templates, name, ref) => {
        const request = requestOf({
          templates: templates.map((parts) => parts.join('')),
          facts: { modelName: name },
          git: { ref: `refs/heads/${ref}`, sha: SHA },
        });
        let tags: ReturnType<typeof tagsOf>;
        try {
          tags = tagsOf(request);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        for (const tag of tags) expect(tag.name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/);
        expect(new Set(tags.map((tag) => tag.name)).size).toBe(tags.length);
        expect(tags.map(({ moves }) => moves)).toEqual(tags.map(({ moves }) => moves).sort());
      }),
    );
  });
});

describe('the tag before', () => {
  const before = (existing: string[], given: Partial<TagRequest>) => {
    const request = requestOf(given);
    return previousTag(existing, request, tagsOf(request));
  };

  test.each<[string, string[], Partial<TagRequest>, string | undefined]>([
    [
      'in natural order',
      ['1.0.0-reviews-2', '1.0.0-reviews-10', '1.0.0-reviews-9'],
      { facts: model },
      '1.0.0-reviews-10',
    ],
    ['not ours', ['1.0.0-reviews-4', '1.0.0-reviews-3'], { facts: model }, '1.0.0-reviews-3'],
    [
      'of versions',
      ['1.9.0-reviews-1', '1.10.0-reviews-1', '1.10.0-rc.1-reviews-9'],
      { facts: model },
      '1.10.0-reviews-1',
    ],
    [
      'of this model alone',
      ['1.0.0-other-9', '1.0.0-reviews-3', 'latest'],
      { facts: model },
      '1.0.0-reviews-3',
    ],
    [
      'not of a longer name',
      ['reviews-big-9', 'reviews-3'],
      { facts: { modelName: 'reviews', modelVersion: '4' } },
      'reviews-3',
    ],
    [
      'of a release',
      ['1.2.3', '1.2', '1', '1.2.2', '1.2.3-rc.1', 'main', 'latest'],
      { git: release },
      '1.2.3-rc.1',
    ],
    ['latest otherwise', ['x', 'latest'], { facts: model }, 'latest'],
    ['commits have no order', ['sha-fffffff', 'latest'], {}, 'latest'],
    ['nor what is written', ['1.0', '1.1'], { templates: ['1.2'] }, undefined],
    ['dots are dots', ['vx1'], { templates: ['v.{model-version}'], facts: model }, undefined],
    ['none', [], { facts: model }, undefined],
  ])('%s', (_, existing, given, tag) => {
    expect(before(existing, given)).toBe(tag);
  });
});
