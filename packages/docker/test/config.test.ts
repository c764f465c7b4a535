import { chmodSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder, RecordedLog, refusalOf, writeFiles } from '@mlops-actions/testing';
import { openDocker, reopenDocker } from '../src/config.js';

const log = new RecordedLog();

async function opened(env: Record<string, string | undefined>) {
  const folder = join(newFolder(), 'docker');
  const docker = await openDocker({ env, folder, log });
  const config = docker.env.DOCKER_CONFIG ?? '';
  return { docker, folder, config, json: JSON.parse(readFileSync(join(config, 'config.json'), 'utf8')) };
}

describe("docker's own folder", () => {
  test('has what the user has, for this user alone, and nothing of it goes with it', async () => {
    const home = newFolder();
    const own = {
      auths: { 'ghcr.io': { auth: 'YTpi' } },
      credHelpers: { 'x.example': 'pass' },
      credsStore: 'desktop',
      proxies: { default: { httpProxy: 'http://proxy.example' } },
      HttpHeaders: { 'X-A': 'b' },
      currentContext: 'remote',
      aliases: { builder: 'buildx' },
    };
    writeFiles(home, {
      '.docker/config.json': own,
      '.docker/buildx/current': { Name: 'kit' },
      '.docker/contexts/meta/x/meta.json': { Name: 'remote' },
      '.docker/cli-plugins/docker-buildx': 'binary',
      '.docker/ca.pem': 'pem',
    });
    const { folder, config, json } = await opened({ HOME: home });
    expect(json).toEqual(own);
    expect(readdirSync(config).sort()).toEqual([
      'buildx',
      'ca.pem',
      'cli-plugins',
      'config.json',
      'contexts',
    ]);
    expect(realpathSync(join(config, 'buildx'))).toBe(realpathSync(join(home, '.docker/buildx')));
    for (const [path, mode] of [
      [folder, 0o700],
      [config, 0o700],
      [join(config, 'config.json'), 0o600],
    ] as const)
      expect(statSync(path).mode & 0o777).toBe(mode);
    rmSync(folder, { recursive: true });
    expect(readFileSync(join(home, '.docker/cli-plugins/docker-buildx'), 'utf8')).toBe('binary');
  });

  test('is found by DOCKER_CONFIG before HOME, and need not be there', async () => {
    const there = newFolder();
    writeFiles(there, { 'config.json': { currentContext: 'a' } });
    expect((await opened({ DOCKER_CONFIG: there, HOME: newFolder() })).json).toEqual({ currentContext: 'a' });
    expect((await opened({ HOME: '/nowhere' })).json).toEqual({});
  });

  test('keeps the inputs of the action from docker', async () => {
    const { docker, config } = await opened({
      HOME: '/nowhere',
      PATH: '/bin',
      INPUT_PASSWORD: 'secret',
      'INPUT_BUILD-ARGS': 'A=b',
      ACTIONS_RUNTIME_TOKEN: 'for type=gha',
      UNSET: undefined,
    });
    expect(docker.env).toEqual({
      HOME: '/nowhere',
      PATH: '/bin',
      ACTIONS_RUNTIME_TOKEN: 'for type=gha',
      DOCKER_CONFIG: config,
      DOCKER_CLI_HINTS: 'false',
    });
  });

  test('takes in the logins of DOCKER_AUTH_CONFIG, which would go before any file', async () => {
    const home = newFolder();
    writeFiles(home, {
      '.docker/config.json': { auths: { 'a.example': { auth: 'b2xk' } }, credsStore: 'pass' },
    });
    const { docker, json } = await opened({
      HOME: home,
      DOCKER_AUTH_CONFIG: '{"auths": {"a.example": {"auth": "bmV3"}}}',
    });
    expect(json).toEqual({
      auths: { 'a.example': { auth: 'bmV3' } },
      credsStore: 'pass',
      credHelpers: { 'a.example': '' },
    });
    expect(docker.env.DOCKER_AUTH_CONFIG).toBeUndefined();
  });

  test.each(['{"auths": {"a.example": {"auth": "c2VjcmV0"', '[]', 'null'])(
    'is refused when %s stands in its place, without showing it',
    async (text) => {
      const home = newFolder();
      writeFiles(home, { '.docker/config.json': text });
      const { message } = await refusalOf(openDocker({ env: { HOME: home }, folder: newFolder(), log }));
      expect(message).toContain('.docker/config.json: is not the JSON object that docker writes');
      expect(message).not.toContain('c2Vj');
    },
  );

  test('is taken up again as it is, whatever has become of the one it was made of', async () => {
    const home = newFolder();
    writeFiles(home, { '.docker/config.json': { currentContext: 'remote' } });
    const env = { HOME: home, INPUT_PASSWORD: 'secret' };
    const { docker, folder } = await opened(env);
    writeFiles(home, { '.docker/config.json': '{' });
    expect(reopenDocker({ env, folder }).env).toEqual(docker.env);
  });

  test('that may not be read is told, and done without', async () => {
    const home = newFolder();
    // A folder in its place cannot be read by anybody, root among them.
    mkdirSync(join(home, '.docker/config.json'), { recursive: true });
    chmodSync(join(home, '.docker'), 0o755);
    const before = log.lines.length;
    expect((await opened({ HOME: home })).json).toEqual({});
    expect(log.lines.slice(before).join()).toMatch(/^warning: .*config\.json cannot be read.*EISDIR/);
  });
});
