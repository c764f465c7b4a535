import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { challengesIn } from '../src/registry/challenge.js';

const shown = (header: string | null) =>
  challengesIn(header).map(({ scheme, parameters }) => ({ scheme, ...Object.fromEntries(parameters) }));

describe('challenges of WWW-Authenticate', () => {
  test.each([
    [null, []],
    ['', []],
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:acme/api:pull,push"',
      [
        {
          scheme: 'bearer',
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:acme/api:pull,push',
        },
      ],
    ],
    ['Basic realm="Registry Realm"', [{ scheme: 'basic', realm: 'Registry Realm' }]],
    [
      'Basic realm=plain , BEARER Realm="a \\"quoted\\" one", error="insufficient_scope"',
      [
        { scheme: 'basic', realm: 'plain' },
        { scheme: 'bearer', realm: 'a "quoted" one', error: 'insufficient_scope' },
      ],
    ],
    ['Negotiate, Basic realm=""', [{ scheme: 'negotiate' }, { scheme: 'basic', realm: '' }]],
  ])('%s', (header, expected) => expect(shown(header)).toEqual(expected));

  test('whatever is in quotes comes out', () => {
    const name = fc.constantFrom('realm', 'service', 'scope', 'error');
    const challenge = fc.record({
      scheme: fc.constantFrom('basic', 'bearer', 'digest'),
      parameters: fc.dictionary(name, fc.string()),
    });
    fc.assert(
      fc.property(fc.array(challenge), (challenges) => {
        const header = challenges
          .map(({ scheme, parameters }) =>
            [
              scheme,
              Object.entries(parameters)
                .map(([key, value]) => `${key}="${value.replace(/["\\]/g, '\\$&')}"`)
                .join(','),
            ].join(' '),
          )
          .join(', ');
        expect(shown(header)).toEqual(
          challenges.map(({ scheme, parameters }) => ({ scheme, ...parameters })),
        );
      }),
    );
  });

  test('nothing breaks it', () => {
    fc.assert(fc.property(fc.string(), (header) => void challengesIn(header)));
  });
});
