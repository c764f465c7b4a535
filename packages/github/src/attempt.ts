import { setTimeout } from 'node:timers/promises';
import { UserError, visible } from '@mlops-actions/toolkit';
import { RequestError } from '@octokit/request-error';
import type { GitHub, GitHubSettings } from './client.js';
import { detailsOf, isAmbiguous, isRateLimit, messageOf, untilOf } from './failure.js';
import { Forbidden } from './forbidden.js';

/** What is attempted, as a failure tells it. */
export interface Purpose {
  /** To follow "Could not": `comment on #5`. Foreign text in it is made visible. */
  readonly doing: string;
  /** What a job needs for it, as in YAML: `pull-requests: write`. */
  readonly permission: string;
  /** A remark beside the permission. */
  readonly note?: string;
}

/** Requests, whose failure becomes an error that the user can understand and mend. */
export async function attempt<T>(github: GitHub, purpose: Purpose, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw explained(error, github, purpose);
  }
}

/**
 * A request that must not be done twice: after a failure that may hide a success it looks for what was done before it tries
 * again, four times in all.
 * @param create makes its request with `NOT_AGAIN`
 * @param look gives what an earlier try has made, if it has
 */
export async function once<T>(create: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await create();
    } catch (error) {
      if (!isAmbiguous(error)) throw error;
      await setTimeout(500 * tries);
      const made = await look();
      if (made !== undefined) return made;
      if (tries === 4) throw error;
    }
  }
}

/** Parameters of a request that the client shall not try again. */
export const NOT_AGAIN = { request: { retries: 0 } };

/** The error for an answer that is no answer of GitHub's. */
export function strange({ settings }: { readonly settings: Pick<GitHubSettings, 'apiUrl'> }): UserError {
  return new UserError(
    `${visible(settings.apiUrl)} answered, but not as GitHub's API does. Is a proxy in between?`,
  );
}

interface GraphQLError {
  readonly type?: string;
  readonly path?: readonly unknown[];
  readonly message?: unknown;
}

function explained(error: unknown, github: GitHub, purpose: Purpose): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const options = { cause: error };
  const could = `Could not ${purpose.doing}: `;
  const limited = (headers: Parameters<typeof untilOf>[0]) =>
    new UserError(
      `${could}GitHub's rate limit is used up${untilOf(headers)}. Run the job again later.`,
      options,
    );
  const graphql = graphqlErrorOf(error);
  if (graphql) {
    const said = visible(String(graphql.message).slice(0, 200));
    if (graphql.type === 'RATE_LIMITED') return limited(headersOf(error));
    if (graphql.type === 'NOT_FOUND' && (graphql.path?.length ?? 0) > 1)
      return new UserError(`${could}${said}`, options);
    return /^(NOT_FOUND|FORBIDDEN|INSUFFICIENT_SCOPES)$/.test(graphql.type ?? '')
      ? refused(github, purpose, graphql.type === 'NOT_FOUND' ? 404 : 403, said, options)
      : new UserError(`${could}GitHub answered "${said}".`, options);
  }
  if (isAmbiguous(error)) {
    const said = error instanceof RequestError ? messageOf(error) : visible(error.message);
    return new UserError(
      `${could}${visible(github.settings.apiUrl)} failed in four tries: ${said}. Run the job again.`,
      options,
    );
  }
  if (!(error instanceof RequestError)) return error;
  if (isRateLimit(error)) return limited(error.response?.headers);
  const said = messageOf(error);
  const { status } = error;
  if (status === 401) return new UserError(could + unaccepted(github, said), options);
  if (status === 403 || status === 404) return refused(github, purpose, status, said, options);
  const details = detailsOf(error).map(({ message, code }) => visible(String(message ?? code).slice(0, 200)));
  return new UserError(
    `${could}GitHub answered ${status} ("${[said, ...details].filter(Boolean).join('", "')}").`,
    options,
  );
}

/** Of an answer with status 200; GitHub's REST errors have the same field, with another meaning. */
function graphqlErrorOf(error: Error): GraphQLError | undefined {
  if (error instanceof RequestError && error.status !== 200) return undefined;
  // The throttling plugin's own error has them in `data`.
  const { errors, data } = error as { errors?: unknown; data?: { errors?: unknown } };
  const list = errors ?? data?.errors;
  return Array.isArray(list) ? list[0] : undefined;
}

/** Octokit's GraphQL error has them itself, the throttling plugin's in the response. */
function headersOf(error: object): Record<string, unknown> | undefined {
  type Answer = { headers?: Record<string, unknown>; response?: { headers?: Record<string, unknown> } };
  const { headers, response } = error as Answer;
  return headers ?? response?.headers;
}

function unaccepted({ settings }: GitHub, said: string): string {
  const what =
    settings.token === ''
      ? 'there is no token.'
      : `the token is not accepted: GitHub answered 401 ("${said}"). Has it expired, or is it of another server?`;
  return `${what} Write:\n  token: $\{{ github.token }}`;
}

function refused(
  { settings }: GitHub,
  { doing, permission, note }: Purpose,
  status: number,
  said: string,
  options: ErrorOptions,
): UserError {
  const answer = `Could not ${doing}: GitHub answered ${status} ("${said}").`;
  const isWrite = permission.endsWith('write');
  if (status === 403 && /\blocked\b/i.test(said))
    return new Forbidden(
      `${answer} Unlock the conversation, or give the token of somebody who may write in locked ones.`,
      undefined,
      options,
    );
  if (status === 403 && /\barchived\b/i.test(said))
    return new Forbidden(`${answer} Nothing can be written to an archived repository.`, undefined, options);
  const fork = isWrite ? forkOf(settings.event) : undefined;
  const yaml = `\n  permissions:\n    ${permission}${note ? `  # ${note}` : ''}`;
  if (fork !== undefined) {
    const from = fork === '' ? 'a fork that has been deleted' : `the fork ${visible(fork)}`;
    return new Forbidden(
      `${answer} The pull request comes from ${from}, and GitHub then gives the job a token that only reads, whatever its permissions say. Upload the reports in this workflow, and comment in a second one that starts when this one ends:\n  on:\n    workflow_run:\n      workflows: [NAME OF THIS WORKFLOW]\n      types: [completed]${yaml}`,
      permission,
      options,
    );
  }
  const needs = /personal access token/i.test(said)
    ? `The token needs the repository permission "${permission}", as a job's own has it by`
    : /authenticate via a GitHub App/i.test(said)
      ? `Only a job's own token or that of a GitHub App may. Give $\{{ github.token }} to a job that has`
      : status === 404
        ? 'It also says that of what the token may not see. If it is there, the job needs'
        : 'The job needs';
  const message = `${answer} ${needs}${yaml}`;
  return status === 404 && !isWrite
    ? new UserError(message, options)
    : new Forbidden(message, permission, options);
}

/** The fork that a run's pull request comes from; '' when it has been deleted since. */
function forkOf(event: GitHub['settings']['event']): string | undefined {
  // Of the events of a pull request, pull_request_target alone has a token that writes.
  if (!event || !/^pull_request(_review|_review_comment)?$/.test(event.name)) return undefined;
  const { head, base } = (event.payload.pull_request ?? {}) as {
    head?: { repo?: { full_name?: string } | null };
    base?: { repo?: { full_name?: string } };
  };
  if (!head || !base) return undefined;
  return head.repo?.full_name === base.repo?.full_name ? undefined : (head.repo?.full_name ?? '');
}
