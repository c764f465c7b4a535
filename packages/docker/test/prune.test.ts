import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DockerHubTag } from '../src/hub/client.js';
import { type PruneRule, prunePlan } from '../src/hub/prune.js';

const tagOf = (name: string, day: number, digest?: string): DockerHubTag => ({
  name,
  updatedAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
  ...(digest !== undefined && { digest }),
});
const names = (tags: readonly DockerHubTag[]) => tags.map(({ name }) => name);
const plan = (tags: readonly DockerHubTag[], rule: Partial<PruneRule>) => {
  const { remove, keep } = prunePlan(tags, { pattern: '*', keep: 1, spare: [], ...rule });
  return { remove: names(remove), keep: names(keep) };
};

describe('which tags are pruned', () => {
  const tags = [
    tagOf('1-iris-3', 3),
    tagOf('1-iris-1', 1),
    tagOf('latest', 4),
    tagOf('2-wine-1', 2),
    tagOf('1-iris-2', 2),
  ];

  test('the oldest of the pattern, beyond the newest', () => {
    expect(plan(tags, { pattern: '*-iris-*', keep: 2 })).toEqual({
      remove: ['1-iris-1'],
      keep: ['1-iris-2', '1-iris-3'],
    });
    expect(plan(tags, { pattern: '*-iris-*', keep: 3 }).remove).toEqual([]);
    expect(plan(tags, { pattern: '{1-iris-[12],2-*}' })).toEqual({
      remove: ['1-iris-1', '1-iris-2'],
      keep: ['2-wine-1'],
    });
  });

  test('never latest, what is spared, or another name of either', () => {
    expect(plan(tags, { spare: ['1-iris-1'] })).toEqual({
      remove: ['1-iris-2', '2-wine-1', '1-iris-3'],
      keep: ['1-iris-1', 'latest'],
    });
    const digests = [
      tagOf('old', 1, 'a'),
      tagOf('older', 0, 'b'),
      tagOf('latest', 5, 'a'),
      tagOf('new', 9, 'c'),
    ];
    expect(plan(digests, {}).remove).toEqual(['older']);
    // Whose digest is spared need not match.
    expect(plan(digests, { pattern: 'old*' }).remove).toEqual(['older']);
    expect(plan([tagOf('a', 1), tagOf('latest', 2), tagOf('b', 3)], {}).remove).toEqual(['a']);
  });

  test('nor what is of unknown age', () => {
    expect(plan([{ name: 'a', updatedAt: '' }, tagOf('b', 1), tagOf('c', 2)], { keep: 2 })).toEqual({
      remove: ['b'],
      keep: ['c', 'a'],
    });
  });

  test.each([
    [{ keep: 0 }, /^prune-keep: "0" is no number of tags to keep/],
    [{ keep: 1.5 }, /^prune-keep: "1\.5"/],
    [{ keep: Number.NaN }, /^prune-keep: "NaN"/],
    [{ pattern: ' ' }, /^prune: is empty/],
  ])('%j is no rule', (rule, says) => {
    expect(() => plan(tags, rule)).toThrow(says);
  });
});

test('whatever there is: nothing is lost or invented, enough stays, what is spared stays, older goes before newer', () => {
  const name = fc.constantFrom<string[]>('latest', 'main', 'v1', 'v2', 'v3', 'v4', 'v5', 'w1', 'w2', 'w3');
  const tag = fc.record({
    name,
    day: fc.integer({ min: 1, max: 9 }),
    digest: fc.option(fc.constantFrom('a', 'b', 'c')),
  });
  const tags = fc
    .uniqueArray(tag, { selector: (one) => one.name })
    .map((list) => list.map(({ name, day, digest }) => tagOf(name, day, digest ?? undefined)));
  const rule = fc.record({
    pattern: fc.constantFrom('*', 'v*', '?[12]', 'nothing'),
    keep: fc.integer({ min: 1, max: 5 }),
    spare: fc.array(name, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(tags, rule, (all, given) => {
      const { remove, keep } = prunePlan(all, given);
      const matching = all.filter(
        ({ name }) =>
          ({ '*': true, 'v*': name.startsWith('v'), '?[12]': /^.[12]$/.test(name), nothing: false })[
            given.pattern
          ],
      );
      expect(new Set([...remove, ...keep])).toEqual(new Set(matching));
      expect(remove.length + keep.length).toBe(matching.length);
      expect(keep.length).toBeGreaterThanOrEqual(Math.min(given.keep, matching.length));
      const spared = all.filter(({ name }) => name === 'latest' || given.spare.includes(name));
      const isSpared = ({ name, digest }: DockerHubTag) =>
        spared.some((one) => one.name === name || (digest !== undefined && one.digest === digest));
      for (const one of remove) {
        expect(isSpared(one)).toBe(false);
        const newer = keep.filter(({ updatedAt }) => updatedAt >= one.updatedAt);
        expect(newer.length).toBeGreaterThanOrEqual(given.keep);
      }
      // Beyond the newest, only what is spared stays.
      expect(keep.filter((one) => !isSpared(one)).length).toBeLessThanOrEqual(given.keep);
      for (const list of [remove, keep]) {
        const ages = list.map(({ updatedAt }) => updatedAt);
        expect(ages).toEqual([...ages].sort());
      }
      expect(prunePlan([...all].reverse(), given)).toEqual({ remove, keep });
    }),
  );
});
