import type { BuildRequest } from '../src/build.js';
import type { Engine } from '../src/engine.js';

export const PLAIN: Engine = {
  version: '20.10.24',
  platform: 'linux/amd64',
  way: 'plain',
  containerd: false,
};
const buildx = { version: 'v0.26.1', builder: 'default', driver: 'docker', platforms: ['linux/amd64'] };
export const ENGINE: Engine = { ...PLAIN, way: 'engine', buildx };
export const BUILDER: Engine = {
  ...PLAIN,
  way: 'builder',
  buildx: {
    ...buildx,
    builder: 'kit',
    driver: 'docker-container',
    platforms: ['linux/amd64', 'linux/arm64'],
  },
};

export const requestOf = (more: Partial<BuildRequest> = {}): BuildRequest => ({
  label: 'acme/api',
  context: '/work/api',
  dockerfile: '/work/api/Dockerfile',
  platforms: [],
  buildArgs: new Map(),
  labels: new Map(),
  cacheFrom: [],
  cacheTo: [],
  secrets: [],
  pull: false,
  load: true,
  ...more,
});
