import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import type { Docker } from '../src/cli.js';
import { login, savedLogin } from '../src/login.js';
import { scriptedDocker } from './scripted-docker.js';

const ann = { username: 'ann', password: 'correct horse' };
const configOf = ({ env }: Docker) => join(env.DOCKER_CONFIG ?? '', 'config.json');
const daemon = (said: string) => ({ to: 'login', code: 1, stderr: `Error response from daemon: ${said}\n` });

describe('a login', () => {
  test('gives the password to stdin alone, and keeps stores out of it', async () => {
    const { docker, calls } = scriptedDocker([{ to: 'login' }, { to: 'login' }]);
    writeFileSync(configOf(docker), JSON.stringify({ credsStore: 'pass', credHelpers: { 'ghcr.io': 'x' } }));
    await login(docker, 'docker.io', ann);
    await login(docker, 'ghcr.io', ann);
    expect(calls().map(({ args, input }) => ({ args, input }))).toEqual([
      { args: ['login', '--username=ann', '--password-stdin'], input: ann.password },
      { args: ['login', '--username=ann', '--password-stdin', 'ghcr.io'], input: ann.password },
    ]);
    expect(JSON.parse(readFileSync(configOf(docker), 'utf8'))).toEqual({
      credsStore: 'pass',
      credHelpers: { 'ghcr.io': '', 'https://index.docker.io/v1/': '' },
    });
  });

  test.each([
    [
      'docker.io',
      'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
      /^username, password: docker\.io does not let "ann" in: .*incorrect username or password\. Docker Hub takes .* access token/,
    ],
    ['ghcr.io', 'Get "https://ghcr.io/v2/": denied: denied', /packages: write\nand in the step/],
    [
      'r.example',
      'login attempt to https://r.example/v2/ failed with status: 401 Unauthorized',
      /does not let "ann" in/,
    ],
    [
      'r.example',
      'Get "https://r.example/v2/": http: server gave HTTP response to HTTPS client',
      /^registry: r\.example speaks http, .*insecure-registries/,
    ],
    [
      'r.example',
      'Get "https://r.example/v2/": x509: certificate signed by unknown authority',
      /^registry: docker does not trust the certificate of r\.example/,
    ],
    ['r.example', 'correct horse YW5uOmNvcnJlY3QgaG9yc2U= is odd', /failed: \*\*\* \*\*\* is odd\./],
  ])('that %s refuses with "%s" says what to do', async (registry, said, expected) => {
    const { message } = await refusalOf(login(scriptedDocker([daemon(said)]).docker, registry, ann, []));
    expect(message).toMatch(expected);
    expect(message).not.toContain(ann.password);
  });

  test('is tried again when the network breaks, and not when it is refused', async () => {
    const breaks = daemon('Get "https://r.example/v2/": net/http: TLS handshake timeout');
    const again = scriptedDocker([breaks, breaks, { to: 'login' }]);
    await login(again.docker, 'r.example', ann, [1, 1]);
    expect(again.calls()).toHaveLength(3);
    const refused = scriptedDocker([daemon('denied'), { to: 'login' }]);
    await refusalOf(login(refused.docker, 'r.example', ann, [1, 1]));
    expect(refused.calls()).toHaveLength(1);
    const gone = scriptedDocker([breaks, breaks, breaks]);
    const { message } = await refusalOf(login(gone.docker, 'r.example', ann, [1, 1]));
    expect(message).toMatch(/^registry: the login at r\.example failed: .*TLS handshake timeout/);
  });
});

describe('a saved login', () => {
  const basic = (text: string) => Buffer.from(text).toString('base64');
  const HUB = 'https://index.docker.io/v1/';

  test.each([
    ['docker.io', { auths: { [HUB]: { auth: basic('ann:a:b') } } }, { username: 'ann', password: 'a:b' }],
    ['docker.io', { auths: { 'docker.io': { auth: basic('ann:x') } } }, undefined],
    [
      'r.example:5000',
      { auths: { 'https://r.example:5000/v1/': { auth: basic('a:b') } } },
      { username: 'a', password: 'b' },
    ],
    [
      'r.example',
      { auths: { 'r.example': { identitytoken: 't', auth: basic('00:') } } },
      { identityToken: 't' },
    ],
    ['r.example', { auths: { 'r.example': {} } }, undefined],
    [
      'r.example',
      { auths: { 'r.example': { username: 'a', password: 'b' } } },
      { username: 'a', password: 'b' },
    ],
    ['r.example', {}, undefined],
    ['r.example', { credsStore: 'gone', credHelpers: { 'r.example': '' } }, undefined],
  ])('for %s is found in %j', async (registry, config, expected) => {
    const { docker } = scriptedDocker([]);
    writeFileSync(configOf(docker), JSON.stringify(config));
    expect(await savedLogin(docker, registry)).toEqual(expected);
  });

  test.each([
    ['cat >&2; echo \'{"Username": "ann", "Secret": "s"}\'', { username: 'ann', password: 's' }],
    ['echo \'{"Username": "<token>", "Secret": "s"}\'', { identityToken: 's' }],
    ['echo credentials not found in native keychain; exit 1', undefined],
  ])('is asked of the helper: %s', async (script, expected) => {
    const { docker } = helper(script);
    expect(await savedLogin(docker, 'r.example')).toEqual(expected);
  });

  test.each([
    ['echo locked >&2; exit 1', /docker-credential-fake, .*: locked\. Give username and password/],
    ['echo secret', /its answer is no JSON/],
  ])('that its helper does not tell is said so: %s', async (script, expected) => {
    const { message } = await refusalOf(savedLogin(helper(script).docker, 'r.example'));
    expect(message).toMatch(expected);
    expect(message).not.toContain('secret');
  });

  function helper(script: string): { docker: Docker } {
    const { docker } = scriptedDocker([]);
    const folder = docker.env.DOCKER_CONFIG ?? '';
    writeFileSync(join(folder, 'docker-credential-fake'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    writeFileSync(configOf(docker), JSON.stringify({ credHelpers: { 'r.example': 'fake' } }));
    return { docker: { ...docker, env: { ...docker.env, PATH: `${docker.env.PATH}:/bin:/usr/bin` } } };
  }
});
