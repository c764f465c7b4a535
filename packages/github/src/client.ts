import { setTimeout } from 'node:timers/promises';
import { type GitHubEvent, type Log, UserError } from '@mlops-actions/toolkit';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { RequestError } from '@octokit/request-error';
import { isRateLimit } from './failure.js';

export interface GitHubSettings {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise server. */
  readonly apiUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
  /** What started the run: on a fork's pull request the token only reads, and a refusal says so. */
  readonly event?: GitHubEvent;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
}

/** One repository through GitHub's API. Made by `connect`, read by the functions of this package alone. */
export interface GitHub {
  readonly settings: GitHubSettings;
  readonly octokit: Octokit;
  readonly at: { readonly owner: string; readonly repo: string };
}

/** What a second try a moment later cannot change; limits have waits of their own. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];
const RETRY = { doNotRetry: FINAL, retries: 3, retryAfterBaseValue: 500 };
/** A rate limit that lasts longer is told to the user instead of waited for. */
const LONGEST_WAIT_S = 60;
const WAITS = 2;
const TIMEOUT_MS = 60_000;

const ThatRetries = Octokit.plugin(retry);
const ThatWaits = Octokit.plugin(mending, retry, throttling);

/**
 * Each request is tried three times more, over 7 seconds, when the server or the way to it fails (but for those that must
 * not be done twice), and waits twice for a rate limit that is over within a minute.
 * @throws UserError when the token cannot be one
 */
export function connect(settings: GitHubSettings): GitHub {
  const { apiUrl, repository, token, fetch, log } = settings;
  checkToken(token);
  const wait = (limit: string) => (seconds: number, _options: unknown, _octokit: unknown, waits: number) => {
    if (seconds > LONGEST_WAIT_S || waits >= WAITS) return false;
    log.info(`GitHub's ${limit} is used up: waiting ${seconds} s.`);
    return true;
  };
  const debug = (message: string) => log.debug(message);
  const octokit = new ThatWaits({
    ...defaults(apiUrl, token),
    log: { debug, info: debug, warn: debug, error: debug },
    request: { fetch: whole(inTime(fetch)) },
    throttle: {
      onRateLimit: wait('rate limit'),
      onSecondaryRateLimit: wait('secondary rate limit'),
      write: spaced() as never, // Its type is the whole of Bottleneck's; what is used of it is this.
      notifications: spaced() as never,
    },
  });
  return { settings, octokit, at: ownerAndName(repository) };
}

/** A client to read with that retries as `connect`'s does, and waits for no limit. */
export function connectToRead(apiUrl: string, token: string): Octokit {
  checkToken(token);
  return new ThatRetries(defaults(apiUrl, token));
}

function checkToken(token: string): void {
  // fetch quotes a header that it cannot send, token and all.
  if (/^[\x21-\x7e]*$/.test(token)) return;
  throw new UserError(
    `token: holds spaces, line breaks or letters that no token has. Write:\n  token: $\{{ github.token }}`,
  );
}

function defaults(apiUrl: string, token: string) {
  return {
    ...(token !== '' && { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'mlops-actions',
    retry: RETRY,
  };
}

export function ownerAndName(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

/** Reads the body within the request, where breaking off is a failure to retry: later, Octokit takes it for an empty one. */
export function whole(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...request) => {
    const response = await fetch(...request);
    const body = await response.arrayBuffer();
    return new Response(response.status === 204 ? null : body, response);
  };
}

function inTime(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
}

/** What the two plugins after it get wrong. */
function mending(octokit: Octokit): void {
  // The count of tries is kept in an object that requests share: each would wait for the failures of those before it.
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request };
  });
  // A secondary limit is known by its wording alone, which differs between servers and proxies.
  octokit.hook.error('request', (error) => {
    const failure = error as RequestError;
    if (
      isRateLimit(failure) &&
      failure.response?.headers['retry-after'] !== undefined &&
      !/\bsecondary rate\b/i.test(failure.message)
    )
      failure.message += ' (secondary rate limit)';
    throw error;
  });
}

/**
 * In the place of the throttling plugin's limiter, which puts a second before every write: GitHub asks for that where there
 * are many, and the usual run has one.
 */
function spaced() {
  let writes = 0;
  const schedule = (_options: unknown, job: () => Promise<void>) =>
    ++writes <= 20 ? job() : setTimeout(1000).then(job);
  return { key: () => ({ schedule }) };
}
