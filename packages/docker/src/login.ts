import { UserError, visible } from '@mlops-actions/toolkit';
import { type Docker, runCommand } from './cli.js';
import { readConfig, type SavedAuth, writeConfig } from './config.js';
import { isBreak, persist, reasonIn, WAITS } from './faults.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Leaves the login in `docker`'s own config.json, whatever stores the user's docker has: nothing of it outlives the step.
 * @param registry `docker.io`, `ghcr.io`
 * @param waits milliseconds before the tries after the first
 * @throws UserError: refused or unreachable; never with the password
 */
export async function login(
  docker: Docker,
  registry: string,
  { username, password }: Credentials,
  waits = WAITS,
): Promise<void> {
  const folder = docker.env.DOCKER_CONFIG ?? '';
  const config = await readConfig(folder);
  await writeConfig(folder, { ...config, credHelpers: { ...config.credHelpers, [keyOf(registry)]: '' } });
  const server = registry === 'docker.io' ? [] : [registry];
  const ran = await persist(
    () => docker.run(['login', `--username=${username}`, '--password-stdin', ...server], { input: password }),
    waits,
  );
  if (ran.code === 0) return;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const said = reasonIn(ran.stderr.replaceAll(password, '***').replaceAll(basic, '***'));
  throw new UserError(
    isBreak(said) || !REFUSED.test(said) ? unreachable(registry, said) : refused(registry, username, said),
  );
}

const REFUSED =
  /\b40[13]\b|unauthorized|incorrect username or password|denied|authentication required|forbidden/i;

function refused(registry: string, username: string, said: string): string {
  const where = `${registry} does not let "${visible(username)}" in: ${said}.`;
  if (registry === 'docker.io')
    return `username, password: ${where} Docker Hub takes the name of the account (no e-mail address) and an access token with the right to read and write, made at https://app.docker.com/settings/personal-access-tokens. Of an account with two-factor authentication it takes no password. Write:
  username: $\{{ vars.DOCKER_HUB_USERNAME }}
  password: $\{{ secrets.DOCKER_HUB_TOKEN }}`;
  if (registry === 'ghcr.io')
    return `username, password: ${where} ghcr.io takes the job's own token:
  permissions:
    packages: write
and in the step
  username: $\{{ github.actor }}
  password: $\{{ secrets.GITHUB_TOKEN }}`;
  return `username, password: ${where} Give the name and the token that this registry has made for you.`;
}

function unreachable(registry: string, said: string): string {
  if (/HTTP response to HTTPS client/i.test(said))
    return `registry: ${registry} speaks http, and docker only speaks https to it. Add it to "insecure-registries" in the engine's /etc/docker/daemon.json, or give it a certificate.`;
  if (/certificate|x509/i.test(said))
    return `registry: docker does not trust the certificate of ${registry}: ${said}. Put its authority into /etc/docker/certs.d/${registry}/ca.crt on the machine of the engine.`;
  return `registry: the login at ${registry} failed: ${said}. Is that the registry's address, and can the machine of the docker engine reach it?`;
}

/** Under which name docker keeps the login. */
function keyOf(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}

/**
 * The login for `registry` that the user's docker has, in the way that docker itself looks for it. undefined: none.
 * @throws UserError when the store that config.json names fails
 */
export async function savedLogin(
  docker: Docker,
  registry: string,
): Promise<Credentials | { readonly identityToken: string } | undefined> {
  const config = await readConfig(docker.env.DOCKER_CONFIG ?? '');
  const key = keyOf(registry);
  const helper = config.credHelpers?.[key] ?? config.credsStore ?? '';
  return helper === '' ? ofFile(config.auths ?? {}, key) : ofHelper(docker, helper, key);
}

function ofFile(auths: Record<string, SavedAuth>, key: string): ReturnType<typeof ofAuth> {
  const found = auths[key] ?? Object.entries(auths).find(([other]) => hostIn(other) === key)?.[1];
  return found && ofAuth(found);
}

/** Logins of long ago stand under an address instead of a host. */
const hostIn = (address: string): string | undefined => address.replace(/^https?:\/\//, '').split('/', 1)[0];

function ofAuth({
  auth = '',
  username = '',
  password = '',
  identitytoken,
}: SavedAuth): Credentials | { readonly identityToken: string } | undefined {
  if (identitytoken) return { identityToken: identitytoken };
  const text = Buffer.from(auth, 'base64').toString();
  const colon = text.indexOf(':');
  const saved =
    colon === -1
      ? { username, password }
      : { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
  return saved.username === '' || saved.password === '' ? undefined : saved;
}

/** @see https://github.com/docker/docker-credential-helpers the protocol */
async function ofHelper(
  { env }: Docker,
  helper: string,
  key: string,
): Promise<Credentials | { readonly identityToken: string } | undefined> {
  const command = `docker-credential-${helper}`;
  const failed = (why: string): UserError =>
    new UserError(
      `username: none is given, and ${visible(command)}, which docker's config.json names, does not tell its own: ${why}. Give username and password.`,
    );
  try {
    const { code, stdout, stderr } = await runCommand(command, ['get'], { env, input: key });
    if (code !== 0) {
      if (/not found/i.test(stdout + stderr)) return undefined;
      throw failed(reasonIn(stderr || stdout) || `it ended with ${code}`);
    }
    const { Username: username, Secret: secret } = JSON.parse(stdout);
    if (!username || !secret) return undefined;
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
  } catch (error) {
    if (error instanceof UserError) throw error;
    // JSON's own message would quote the secret.
    throw failed(error instanceof SyntaxError ? 'its answer is no JSON' : visible((error as Error).message));
  }
}
