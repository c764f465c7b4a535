import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import { builderNames, inspectEngine, platformsIn } from '../src/engine.js';
import { scriptedDocker } from './scripted-docker.js';

const SERVER = { to: 'version --format', stdout: '{"Version":"28.2.2","Os":"linux","Arch":"arm64"}\n' };
const INSPECT = `Name:          kit
Driver:        docker-container
Last Activity: 2026-11-22 16:36:52 +0000 UTC

Nodes:
Name:                  kit0
Endpoint:              unix:///var/run/docker.sock
Status:                running
Platforms:             linux/amd64*, linux/386

Name:      kit1
Endpoint:  ssh://arm
Platforms: linux/arm64, linux/386
`;

describe('the engine', () => {
  test('is known with its builder', async () => {
    const { docker, calls } = scriptedDocker([
      SERVER,
      { to: 'buildx version', stdout: 'github.com/docker/buildx v0.26.1-desktop.1 abc\n' },
      { to: 'buildx inspect', stdout: INSPECT },
      { to: 'info', stdout: '[["driver-type","io.containerd.snapshotter.v1"]]' },
    ]);
    expect(await inspectEngine(docker, 'kit')).toEqual({
      version: '28.2.2',
      platform: 'linux/arm64',
      way: 'builder',
      containerd: true,
      buildx: {
        version: 'v0.26.1-desktop.1',
        builder: 'kit',
        driver: 'docker-container',
        platforms: ['linux/amd64', 'linux/386', 'linux/arm64'],
      },
    });
    expect(calls().map(({ args }) => args)).toContainEqual(['buildx', 'inspect', '--bootstrap', 'kit']);
  });

  test('that this user may not use is told with the group', async () => {
    const said =
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';
    const { docker } = scriptedDocker([{ to: 'version', code: 1, stdout: 'null', stderr: said }]);
    const { message } = await refusalOf(inspectEngine(docker));
    expect(message).toMatch(/^docker: the engine does not answer: permission denied.* group "docker"/);
  });
});

test('platforms are those of all nodes', () => {
  expect(platformsIn(INSPECT)).toEqual(['linux/amd64', 'linux/386', 'linux/arm64']);
  expect(platformsIn('Platforms:\n')).toEqual([]);
});

test.each([
  ['NAME/NODE DRIVER\nkit*  remote\n \\_ kit0 \\_ unix:///x\ndefault docker\n', ['kit', 'default']],
  [
    'NAME/NODE DRIVER\nkit * docker-container\n  kit0 unix:///x\ndefault docker\n  default default\n',
    ['kit', 'default'],
  ],
])('builders are named in %j', (text, names) => {
  expect(builderNames(text)).toEqual(names);
});
