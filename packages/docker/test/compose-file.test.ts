import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type ComposeImage, composeFile, pinnedCompose } from '../src/compose-file.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const api: ComposeImage = {
  name: { registry: 'docker.io', repository: 'acme/api' },
  image: `acme/api:1.0@${DIGEST}`,
  context: '/repo/api',
  dockerfile: '/repo/api/Dockerfile',
};
const web: ComposeImage = {
  name: { registry: 'ghcr.io', repository: 'acme/web' },
  image: `ghcr.io/acme/web:1.0@${DIGEST}`,
  context: '/repo',
  dockerfile: '/repo/docker/web.Dockerfile',
  target: 'Serve',
};

describe('a compose file of ours', () => {
  test('pulls, on this machine alone, and no two on one port', () => {
    const text = composeFile([
      { name: 'api', image: api.image, ports: [8000, 8000] },
      { name: 'web', image: web.image, ports: [80, 8000] },
      { name: 'job', image: api.image, ports: [] },
    ]);
    expect(
      text,
    ).toBe(`# Written by docker-hub-publish. Nothing is built here: each image is the one that was published, by its digest.
# The ports are open to this machine alone. Take 127.0.0.1: away to open one to the network.

services:
  api:
    image: acme/api:1.0@${DIGEST}
    ports:
      - 127.0.0.1:8000:8000
  web:
    image: ghcr.io/acme/web:1.0@${DIGEST}
    ports:
      - 127.0.0.1:80:80
      - 127.0.0.1::8000
  job:
    image: acme/api:1.0@${DIGEST}
`);
  });

  test('two services of one name are refused', () => {
    const service = { name: 'api', image: api.image, ports: [] };
    expect(() => composeFile([service, service])).toThrow('two images would be the service api');
  });

  test('whatever the names, it is read back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 })), (names) => {
        fc.pre(!names.some((name) => name === '__proto__' || name === '<<'));
        const text = composeFile(names.map((name) => ({ name, image: api.image, ports: [80] })));
        expect(Object.keys(parse(text).services ?? {}).sort()).toEqual([...names].sort());
      }),
    );
  });
});

describe("the user's compose file", () => {
  const pinned = (text: string) => pinnedCompose(text, '/repo/compose.yaml', [api, web]);

  test('images pinned, builds gone, the rest as it was', () => {
    const text = `# The course's services
services:
  api:
    # by hand
    build: ./api # local
    ports: ["8000:8000"]
    pull_policy: build
  web:
    image: "ghcr.io/acme/web:\${TAG:-latest}" # ours
    build:
      context: .
    environment:
      API: http://api:8000 # inside
  db:
    image: postgres:16
volumes:
  data: {}
`;
    expect(pinned(text)).toBe(`# The course's services
services:
  api:
    # by hand
    image: acme/api:1.0@${DIGEST} # local
    ports: [ "8000:8000" ]
  web:
    image: "ghcr.io/acme/web:1.0@${DIGEST}" # ours
    environment:
      API: http://api:8000 # inside
  db:
    image: postgres:16
volumes:
  data: {}
`);
  });

  const imagesOf = (text: string) => {
    const { services } = parse(pinned(text), { merge: true }) as {
      services: { [name: string]: { image: string } };
    };
    return Object.fromEntries(Object.entries(services).map(([name, { image }]) => [name, image]));
  };

  test.each([
    ['by name', '{ image: acme/api }', api],
    ['by another name of the registry', '{ image: "index.docker.io/acme/api:2" }', api],
    ['with a digest', `{ image: "acme/api@${DIGEST}" }`, api],
    ['by what it builds', '{ build: { context: api } }', api],
    ['by all of it', '{ build: { context: ., dockerfile: docker/web.Dockerfile, target: serve } }', web],
    ['with a variable for its name', '{ image: "$NAME/x:1", build: api }', api],
  ])('%s', (_, service, { image }) => {
    expect(imagesOf(`services: { a: ${service} }`)).toEqual({ a: image });
  });

  test('a service named by a number', () => {
    expect(imagesOf('services:\n  8000:\n    image: acme/api\n')).toEqual({ 8000: api.image });
  });

  test.each([
    ['', 'there is no service in it'],
    ['a: [', 'this is no YAML'],
    ['a: 1\na: 2', 'a: is there twice'],
    ['- a', 'there is no service in it'],
    ['services: {}', 'there is no service in it'],
    ['services: [a]', 'there is no service in it'],
    ['services: { a: null }', 'the service a is no list of keys'],
    ['services: { a: *x }', 'this is no YAML'],
    [
      'services: { db: { image: postgres } }',
      'no service has one of the images that were published: acme/api, ghcr.io/acme/web',
    ],
    ['services: { a: { image: acme/api-2 } }', 'no service has one of'],
    ['services: { a: { image: ghcr.io/acme/api } }', 'no service has one of'],
    [
      'services: { a: { image: acme/api }, b: { build: other } }',
      'the service b builds an image that was not published',
    ],
    ['services: { a: { build: { context: api, target: dev } } }', 'the service a builds an image'],
    [
      'services: { a: { build: { context: api, dockerfile_inline: FROM a } } }',
      'the service a builds an image',
    ],
    ['services: { a: { build: "https://github.com/acme/api.git" } }', 'the service a builds an image'],
    ['services: { a: { image: acme/api, extends: { file: x.yaml } } }', 'extends one of another file'],
    ['include: [x.yaml]\nservices: { a: { image: acme/api } }', 'it includes other files'],
    [
      'x: &b { build: api }\nservices:\n  a:\n    <<: *b\n',
      'the service a shares image:, build: or pull_policy:',
    ],
    ['--- {}\n--- {}\n', 'this is no YAML'],
    [
      `a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\n${'x: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]'}\nservices: {}`,
      'Excessive alias count',
    ],
    ['a'.repeat(200_001), 'it has 200001 characters'],
  ])('%j is refused: %s', (text, words) => {
    expect(() => pinned(text)).toThrow(UserError);
    expect(() => pinned(text)).toThrow(words);
  });

  test('merged keys that do no harm stay', () => {
    const text = 'x: &b\n  restart: always\nservices:\n  a:\n    <<: *b\n    build: api\n';
    expect(pinned(text)).toBe(
      `x: &b\n  restart: always\nservices:\n  a:\n    <<: *b\n    image: acme/api:1.0@${DIGEST}\n`,
    );
  });
});
