import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  issueCommand,
  issueFileCommand,
  prepareKeyValueMessage,
  summary,
  toCommandProperties,
} from './core.js';
import { requestIdToken } from './id-token.js';
import type { Annotation, Context, GitHubEvent, Log, Runner } from './runner.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** GitHub's runner (or one that speaks as it does), by way of its environment variables, files and log commands. */
export function githubRunner(env: Environment): Runner {
  return {
    log: githubLog(),
    context: contextOf(env),
    input: (name) => env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`]?.trim() ?? '',
    output: (name, value) => {
      // Without the file (an old or odd runner) a value printed as a command would be visible and unread.
      if (env.GITHUB_OUTPUT) issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    },
    secret: (value) => {
      if (value !== '') issueCommand('add-mask', {}, value);
    },
    ...withIdToken(env),
    summary: async (markdown) => {
      if (env.GITHUB_STEP_SUMMARY) await summary.addRaw(markdown, true).write();
    },
    leave: (what) => {
      if (env.GITHUB_STATE) issueFileCommand('STATE', prepareKeyValueMessage('left', what));
    },
    ...(env.STATE_left && { left: env.STATE_left }),
    fail: (message) => {
      issueCommand('error', {}, message);
      process.exitCode = 1;
    },
  };
}

function withIdToken({
  ACTIONS_ID_TOKEN_REQUEST_URL: url,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
}: Environment): Pick<Runner, 'idToken'> {
  if (!url || !bearer) return {};
  return { idToken: (audience) => requestIdToken(url, bearer, audience) };
}

function githubLog(): Log {
  const annotate = (command: string) => (message: string, at?: Annotation) =>
    issueCommand(command, toCommandProperties(at ?? {}), message);
  return {
    info: (message) => process.stdout.write(`${withoutCommands(message)}\n`),
    debug: annotate('debug'),
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    group: async (title, work) => {
      issueCommand('group', {}, title);
      try {
        return await work();
      } finally {
        issueCommand('endgroup', {}, '');
      }
    },
  };
}

/** The runner obeys `::` at the start of a line and `##[` anywhere in one, whoever wrote it. */
function withoutCommands(message: string): string {
  return message.replace(/(^|[\r\n])([\s\u0085]*)::/g, '$1$2\u200b::').replaceAll('##[', '#\u200b#[');
}

function contextOf(env: Environment): Context {
  const temp = env.RUNNER_TEMP || tmpdir();
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
  const repository = env.GITHUB_REPOSITORY || undefined;
  const run = env.GITHUB_RUN_ID;
  const event = eventOf(env);
  return {
    ...(repository && { repository }),
    ...(env.GITHUB_SHA && { sha: env.GITHUB_SHA }),
    ...(env.GITHUB_REF && { ref: env.GITHUB_REF }),
    ...(repository && run && { runUrl: `${serverUrl}/${repository}/actions/runs/${run}` }),
    ...(env.GITHUB_JOB && { job: env.GITHUB_JOB }),
    ...(event && { event }),
    ...(env.GITHUB_ACTION && { step: env.GITHUB_ACTION }),
    serverUrl,
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    reports: join(temp, 'mlops-actions', 'reports'),
    temp,
  };
}

function eventOf(env: Environment): GitHubEvent | undefined {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
  if (!name && !path) return undefined;
  let payload: GitHubEvent['payload'] | undefined;
  return {
    name: name ?? '',
    get payload() {
      payload ??= payloadAt(path); // Read by those who ask: it can be large, and most steps do without.
      return payload;
    },
  };
}

function payloadAt(path: string | undefined): GitHubEvent['payload'] {
  if (!path) return {};
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof payload === 'object' && payload !== null ? { ...payload } : {};
  } catch {
    return {}; // Some runners write no event. What needs one says so.
  }
}
