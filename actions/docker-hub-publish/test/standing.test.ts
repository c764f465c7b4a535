import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { namesNewest, newerBy, versionOrder } from '../src/standing.js';

const labels = (model?: string, version?: string, code?: string, tag?: string) =>
  new Map(
    [
      ['mlops-actions.source-digest', 'sha256:0'],
      ['mlops-actions.model-name', model],
      ['mlops-actions.model-version', version],
      ['mlops-actions.code-version', code],
      ['org.opencontainers.image.version', tag],
    ].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

describe('versionOrder', () => {
  test('older before newer', () => {
    const versions = ['1.0', '1.9', '1.10', 'v2', '3-rc1', '3-rc2', '3', '10', '2026-01-01', '2026-02-01'];
    for (const [index, version] of versions.entries())
      for (const later of versions.slice(index + 1)) {
        expect([version, later, Math.sign(versionOrder(version, later))]).toEqual([version, later, -1]);
        expect(Math.sign(versionOrder(later, version))).toBe(1);
      }
  });

  test('is an order', () => {
    const version = fc.stringMatching(/^v?\d{1,2}(\.\d{1,2}){0,2}(-(rc|beta)?\d?)?$/);
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(versionOrder(a, b))).toBe(-Math.sign(versionOrder(b, a)) || 0);
        if (versionOrder(a, b) <= 0 && versionOrder(b, c) <= 0)
          expect(versionOrder(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('newerBy', () => {
  test.each([
    ['a newer model', labels('s', '4', '1.0'), labels('s', '3', '2.0'), 'version 4'],
    ['an older model', labels('s', '3', '2.0'), labels('s', '4', '1.0'), undefined],
    [
      'the same model in newer code',
      labels('s', '3', '1.5.0'),
      labels('s', '3', '1.4.0'),
      'code version 1.5.0',
    ],
    ['the same', labels('s', '3', '1.4.0'), labels('s', '3', '1.4.0'), undefined],
    ['another model', labels('t', '9'), labels('s', '1'), undefined],
    ['no model then', labels(undefined, undefined, '9.0'), labels('s', '1', '1.0'), undefined],
    [
      'a newer git tag',
      labels(undefined, undefined, undefined, '2.0.0'),
      labels(undefined, undefined, undefined, '1.2.4'),
      'version 2.0.0',
    ],
    [
      'a commit',
      labels(undefined, undefined, undefined, 'sha-ffffff1'),
      labels(undefined, undefined, undefined, 'sha-0000001'),
      undefined,
    ],
    ['an id of a run', labels('s', '9f3c2ab'), labels('s', '1a2b3c4'), undefined],
    ['nobody knows', labels(), labels(), undefined],
  ])('%s', (_, there, ours, expected) => {
    expect(newerBy(there, ours)).toBe(expected);
  });

  test('what an image has from its base image says nothing of it', () => {
    const ubuntu = new Map([['org.opencontainers.image.version', '22.04.1']]);
    expect(newerBy(ubuntu, labels(undefined, undefined, undefined, '1.2.3'))).toBeUndefined();
  });

  test('what a foreign image says is cut and made visible', () => {
    const by = newerBy(labels('s', `9-\u001b[31m${'9'.repeat(100_000)}`), labels('s', '1'));
    expect(by).toMatch(/^version 9-\\u001b/);
    expect(by!.length).toBeLessThan(120);
  });
});

test('a branch and a pull request are not releases', () => {
  const newest = ['latest', '1', '1.2'].map((name) => namesNewest({ name, moves: true }));
  expect(newest).toEqual([true, true, true]);
  const others = ['main', 'pr-7', '1.x', 'nightly'].map((name) => namesNewest({ name, moves: true }));
  expect(others).toEqual([false, false, false, false]);
  expect(namesNewest({ name: '1.2', moves: false })).toBe(false);
});
