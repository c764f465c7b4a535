import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { DOCKER_HUB, nameOf, parseImageName, parseRegistry, refuseTag } from '../src/names.js';

const refusal = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('it was taken');
};

describe('the name of an image', () => {
  test.each([
    ['acme/reviews-api', DOCKER_HUB, DOCKER_HUB, 'acme/reviews-api', 'acme/reviews-api'],
    ['docker.io/acme/api', DOCKER_HUB, DOCKER_HUB, 'acme/api', 'acme/api'],
    ['index.docker.io/acme/api', DOCKER_HUB, DOCKER_HUB, 'acme/api', 'acme/api'],
    ['registry-1.docker.io/acme/api', DOCKER_HUB, DOCKER_HUB, 'acme/api', 'acme/api'],
    ['acme/api', 'ghcr.io', 'ghcr.io', 'acme/api', 'ghcr.io/acme/api'],
    ['GHCR.io/acme/team/api', 'ghcr.io', 'ghcr.io', 'acme/team/api', 'ghcr.io/acme/team/api'],
    ['localhost/api', 'localhost', 'localhost', 'api', 'localhost/api'],
    ['127.0.0.1:5000/api', '127.0.0.1:5000', '127.0.0.1:5000', 'api', '127.0.0.1:5000/api'],
    ['[::1]:5000/a__b/c---d', '[::1]:5000', '[::1]:5000', 'a__b/c---d', '[::1]:5000/a__b/c---d'],
  ])('%s for %s', (text, given, registry, repository, name) => {
    expect(parseImageName(text, given)).toEqual({ registry, repository });
    expect(nameOf({ registry, repository })).toBe(name);
  });

  test.each([
    ['', DOCKER_HUB, 'the name is empty'],
    ['Acme/API', DOCKER_HUB, 'a name has no capitals. Write acme/api.'],
    ['api', DOCKER_HUB, 'Write mo/api.'],
    ['docker.io/api', DOCKER_HUB, 'Write mo/api.'],
    ['a/b/c', DOCKER_HUB, 'Write a/b-c.'],
    ['acme/api:1.0', DOCKER_HUB, 'has a tag in it. Write acme/api, and the tag 1.0 by'],
    ['api:1.0', DOCKER_HUB, 'has a tag in it. Write api,'],
    ['127.0.0.1:5000/api:1', '127.0.0.1:5000', 'Write 127.0.0.1:5000/api, and the tag 1 by'],
    [`acme/api@sha256:${'a'.repeat(64)}`, DOCKER_HUB, 'has a digest in it. Write acme/api.'],
    [`acme/api:1@sha256:${'a'.repeat(64)}`, DOCKER_HUB, 'has a digest in it'],
    ['https://hub.docker.com/r/acme/api', DOCKER_HUB, 'this is an address'],
    ['ghcr.io/acme/api', DOCKER_HUB, 'Write registry: ghcr.io, or the name without ghcr.io/.'],
    ['docker.io/acme/api', 'ghcr.io', 'Write registry: docker.io'],
    ['acme/my api', DOCKER_HUB, 'a blank cannot be in a name'],
    ['acme/a\npi', DOCKER_HUB, '\\u000a cannot be in a name'],
    ['acme/\0', DOCKER_HUB, '\\u0000 cannot be in a name'],
    ['acme/café', DOCKER_HUB, 'é cannot be in a name'],
    ['acme//api', DOCKER_HUB, 'a part between two slashes is empty'],
    ['acme/api/', DOCKER_HUB, 'a part between two slashes is empty'],
    ['acme/-api', DOCKER_HUB, '-api cannot be a part of a name'],
    ['acme/a..b', DOCKER_HUB, 'a..b cannot be a part of a name'],
    ['a_.io/acme/api', 'ghcr.io', 'a_.io is no host'],
    [`acme/${'a'.repeat(250)}`, DOCKER_HUB, '265 characters with its registry, and 255'],
  ])('%j for %s is refused: %s', (text, registry, words) => {
    expect(refusal(() => parseImageName(text, registry, 'Mo'))).toContain(words);
  });

  test('one that is taken is so written by docker again', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,5}(?:(?:[._]|__|-{1,3})[a-z0-9]{1,5}){0,2}$/);
    const registry = fc.constantFrom(DOCKER_HUB, 'ghcr.io', '127.0.0.1:5000', 'localhost');
    fc.assert(
      fc.property(registry, part, part, (host, a, b) => {
        fc.pre(!/[.:]/.test(a) && a !== 'localhost');
        const name = parseImageName(`${a}/${b}`, host);
        expect(name).toEqual({ registry: host, repository: `${a}/${b}` });
        expect(parseImageName(`${host}/${a}/${b}`, host)).toEqual(name);
        expect(parseImageName(nameOf(name), host)).toEqual(name);
      }),
    );
  });

  test('whatever is given is a name or a refusal of one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[aA.:/@_-]{0,12}$/)),
        (text) => {
          try {
            const { repository } = parseImageName(text, DOCKER_HUB);
            expect(repository).toMatch(/^[a-z0-9._-]+\/[a-z0-9._-]+$/);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            expect((error as Error).message).not.toMatch(/[\n\r\0]/);
          }
        },
      ),
    );
  });

  test('a megabyte is refused in a line', () => {
    for (const text of ['a', '-', '/', 'a-', ':', 'A', '_'])
      expect(refusal(() => parseImageName(text.repeat(1e6), DOCKER_HUB)).length).toBeLessThan(4e3);
  });
});

describe('a registry', () => {
  test.each([
    ['', DOCKER_HUB],
    ['docker.io', DOCKER_HUB],
    ['https://index.docker.io/v1/', DOCKER_HUB],
    ['https://registry-1.docker.io/v2/', DOCKER_HUB],
    ['hub.docker.com', DOCKER_HUB],
    ['https://GHCR.io/', 'ghcr.io'],
    ['http://127.0.0.1:5000', '127.0.0.1:5000'],
    ['[::1]:5000', '[::1]:5000'],
    ['localhost', 'localhost'],
    ['123.dkr.ecr.eu-west-1.amazonaws.com', '123.dkr.ecr.eu-west-1.amazonaws.com'],
  ])('%s is %s', (text, host) => {
    expect(parseRegistry(text)).toBe(host);
  });

  test.each([
    ['ghcr.io/acme', 'Write registry: ghcr.io, and what comes after it in the name of the image, acme/…'],
    ['my registry', 'no host of a registry'],
    ['-a.io', 'no host of a registry'],
    ['a.io:http', 'no host of a registry'],
    ['ftp://a.io', 'registry ftp://a.io'],
    ['a\n.io', 'a\\u000a.io'],
  ])('%j is refused: %s', (text, words) => {
    expect(refusal(() => parseRegistry(text))).toContain(words);
  });

  test('a password in it is not shown again', () => {
    const message = refusal(() => parseRegistry('https://mo:hunter2@a.io'));
    expect(message).toContain('Write the host alone');
    expect(message).not.toContain('hunter2');
  });
});

describe('a tag', () => {
  test.each([
    ['', 'it is empty'],
    ['1.0+cpu', '+ cannot be in a tag'],
    ['a b', 'a blank cannot be in a tag'],
    ['a/b', '/ cannot be in a tag'],
    ['é', 'é cannot be in a tag'],
    ['a\n', '\\u000a cannot be in a tag'],
    ['.a', 'cannot begin with .'],
    ['-a', 'cannot begin with -'],
    ['a'.repeat(129), 'it has 129 characters, and 128 are the most'],
  ])('%j is refused: %s', (tag, words) => {
    expect(refusal(() => refuseTag(tag))).toContain(words);
  });

  test('is what docker takes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.stringMatching(/^[aZ0_.-]{0,140}$/)),
        (tag) => {
          let taken = true;
          try {
            refuseTag(tag);
          } catch {
            taken = false;
          }
          expect(taken).toBe(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag) && !tag.endsWith('\n'));
        },
      ),
    );
  });
});
