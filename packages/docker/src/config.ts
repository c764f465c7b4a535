import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Log, UserError, visible } from '@mlops-actions/toolkit';
import { type Docker, dockerCommand } from './cli.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What we read of docker's config.json. Everything else in it is kept as it is. */
export interface DockerConfig {
  auths?: Record<string, SavedAuth>;
  credsStore?: string;
  credHelpers?: Record<string, string>;
  [other: string]: unknown;
}

export interface SavedAuth {
  /** base64 of `username:password` */
  auth?: string;
  username?: string;
  password?: string;
  identitytoken?: string;
}

const CONFIG = 'config.json';

const configFolder = (folder: string): string => join(folder, 'config');

/**
 * docker with a config folder of its own, `folder`/config, for logins that nobody else sees. Logins, contexts, builders and
 * plugins of the user's own folder go on working: its config.json is copied, everything else in it is linked.
 * @param options `folder` is made, for its owner alone; whoever calls removes it
 * @throws UserError when the user's config.json is none
 */
export async function openDocker({
  env,
  folder,
  log,
}: {
  readonly env: Environment;
  readonly folder: string;
  readonly log: Log;
}): Promise<Docker> {
  const usual = resolve(env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker'));
  const config = configFolder(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await mkdir(config, { mode: 0o700 });
  await writeConfig(config, withLoginsOf(env, await usualConfig(usual, log)));
  for (const name of await namesIn(usual))
    if (name !== CONFIG) await symlink(join(usual, name), join(config, name));
  return dockerCommand(childEnv(env, config));
}

/**
 * docker as `openDocker` made it in this folder, for another process of the same job. Where that did not come to an end, docker
 * without any configuration.
 */
export function reopenDocker({
  env,
  folder,
}: {
  readonly env: Environment;
  readonly folder: string;
}): Docker {
  return dockerCommand(childEnv(env, configFolder(folder)));
}

/** The environment of docker: nothing of the action's inputs, the password among them. */
function childEnv(env: Environment, config: string): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^INPUT_/i.test(entry[0]) && entry[0] !== 'DOCKER_AUTH_CONFIG',
  );
  return { ...Object.fromEntries(kept), DOCKER_CONFIG: config, DOCKER_CLI_HINTS: 'false' };
}

/** What newer dockers read from DOCKER_AUTH_CONFIG goes before any file, so a login of ours would be of no use beside it. */
function withLoginsOf({ DOCKER_AUTH_CONFIG: text }: Environment, config: DockerConfig): DockerConfig {
  if (!text) return config;
  const auths = configIn(text, 'DOCKER_AUTH_CONFIG').auths ?? {};
  const inFile = Object.fromEntries(Object.keys(auths).map((key) => [key, '']));
  return {
    ...config,
    auths: { ...config.auths, ...auths },
    credHelpers: { ...config.credHelpers, ...inFile },
  };
}

async function usualConfig(folder: string, log: Log): Promise<DockerConfig> {
  const path = join(folder, CONFIG);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // docker goes on without, too.
    if (!isMissing(error))
      log.warning(
        `${path} cannot be read, so logins of earlier steps do not count: ${(error as Error).message}`,
      );
    return {};
  }
  return text.trim() === '' ? {} : configIn(text, path);
}

function configIn(text: string, where: string): DockerConfig {
  try {
    const config: unknown = JSON.parse(text);
    if (typeof config === 'object' && config !== null && !Array.isArray(config))
      return config as DockerConfig;
  } catch {
    // JSON's own message quotes the text, which holds passwords.
  }
  throw new UserError(`${visible(where)}: is not the JSON object that docker writes. Mend it or remove it.`);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return []; // Whoever may not read it has been told of config.json.
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));
}

/** @param folder DOCKER_CONFIG */
export async function readConfig(folder: string): Promise<DockerConfig> {
  const path = join(folder, CONFIG);
  return configIn(await readFile(path, 'utf8'), path);
}

/** @param folder DOCKER_CONFIG */
export async function writeConfig(folder: string, config: DockerConfig): Promise<void> {
  await writeFile(join(folder, CONFIG), JSON.stringify(config), { mode: 0o600 });
}
