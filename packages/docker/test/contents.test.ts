import { expect, test } from '@jest/globals';
import { contentsInEngine, contentsInRegistry, differences } from '../src/contents.js';

const LAYERS = ['sha256:1', 'sha256:2'];
const RUNS = {
  Env: ['PATH=/bin', 'A=b'],
  Cmd: ['serve'],
  Labels: { b: '2', a: '1' },
  ExposedPorts: { '8000/tcp': {} },
};
const PUSHED = {
  os: 'linux',
  architecture: 'arm64',
  rootfs: { type: 'layers', diff_ids: LAYERS },
  config: { ...RUNS, WorkingDir: '/' },
  created: '2026-01-01T00:00:00Z',
  'moby.buildkit.cache.v0': 'e30=',
};

test('an image is the same in an engine, which writes more than there is, and in a registry', () => {
  const inspected = {
    Id: 'sha256:3',
    Os: 'linux',
    Architecture: 'arm64',
    Size: 12,
    RootFS: { Type: 'layers', Layers: LAYERS },
    Config: {
      ...RUNS,
      Labels: { a: '1', b: '2' },
      WorkingDir: '/',
      Hostname: '',
      User: '',
      Tty: false,
      Entrypoint: null,
      Volumes: null,
      OnBuild: [],
    },
  };
  expect(differences(contentsInEngine(inspected), contentsInRegistry(PUSHED))).toEqual([]);
  // FROM scratch, and nothing in it
  const nothing = { Os: 'linux', RootFS: { Type: 'layers' }, Config: null };
  expect(
    differences(contentsInEngine(nothing), contentsInRegistry({ os: 'linux', rootfs: { diff_ids: [] } })),
  ).toEqual([]);
});

test.each([
  ['layers', { rootfs: { diff_ids: [...LAYERS].reverse() } }],
  ['layers', {}, 'rootfs'],
  ['architecture', { architecture: 'amd64' }],
  ['Env', { config: { ...PUSHED.config, Env: [...RUNS.Env, 'C='] } }],
  ['Cmd', { config: { ...PUSHED.config, Cmd: undefined } }],
  ['User', { config: { ...PUSHED.config, User: 'root' } }],
  ['Labels', { config: { ...PUSHED.config, Labels: { a: '1' } } }],
])('another one differs in its %s', (name, more: object, without = '') => {
  const other = Object.fromEntries(Object.entries({ ...PUSHED, ...more }).filter(([key]) => key !== without));
  expect(differences(contentsInRegistry(PUSHED), contentsInRegistry(other))).toEqual([name]);
});
