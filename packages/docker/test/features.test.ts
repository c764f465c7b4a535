import { describe, expect, test } from '@jest/globals';
import { missingFeatures } from '../src/features.js';
import { BUILDER, ENGINE, PLAIN, requestOf } from './build-request.js';

const all = requestOf({
  platforms: ['linux/amd64', 'linux/arm64'],
  cacheFrom: ['type=gha'],
  cacheTo: ['type=gha,mode=max'],
  secrets: [{ id: 'token', file: '/tmp/token' }],
  provenance: 'mode=max',
  sbom: 'true',
});
const what = (lines: readonly string[]) => lines.map((line) => /^acme\/api: ([\w-]+)/.exec(line)?.[1]);

describe('what is asked for and cannot be done', () => {
  test('is everything of buildx, without buildx', () => {
    const lines = missingFeatures(PLAIN, all);
    expect(what(lines)).toEqual(['platforms', 'cache-from', 'cache-to', 'secrets', 'provenance', 'sbom']);
    for (const line of lines)
      expect(line).toMatch(/ {2}- uses: docker\/setup-buildx-action@[0-9a-f]{40} # v/);
  });

  test("is what the engine's own store cannot hold, with buildx on the engine", () => {
    expect(what(missingFeatures(ENGINE, all))).toEqual(['platforms', 'cache-to', 'provenance', 'sbom']);
    expect(missingFeatures({ ...ENGINE, containerd: true }, all)).toEqual([]);
  });

  test('is nothing with a builder', () => {
    expect(missingFeatures(BUILDER, all)).toEqual([]);
  });

  test.each([PLAIN, ENGINE, BUILDER])('is not what is said not to be wanted: $way', (engine) => {
    const request = requestOf({ platforms: ['linux/amd64'], provenance: 'false', sbom: 'false' });
    expect(missingFeatures(engine, request)).toEqual([]);
    expect(missingFeatures(engine, requestOf())).toEqual([]);
  });

  test('is not an inline cache, nor one other platform, with buildx on the engine', () => {
    const request = requestOf({ platforms: ['linux/arm64'], cacheTo: ['type=inline'] });
    expect(missingFeatures(ENGINE, request)).toEqual([]);
    expect(what(missingFeatures(PLAIN, request))).toEqual(['platforms', 'cache-to']);
  });
});
