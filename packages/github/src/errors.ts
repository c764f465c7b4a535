import { UserError, visible } from '@mlops-actions/toolkit';
import { RequestError } from '@octokit/request-error';
import type { ContentsRequest } from './contents.js';

const PERMISSION = '\n  permissions:\n    contents: read';
export const TOKEN = `\n  github-token: $\{{ github.token }}`;

export function isMissing(error: unknown): boolean {
  return error instanceof RequestError && error.status === 404;
}

/** A failed request as the user can understand and mend it; any other error as it is. */
export function explained(error: unknown, request: ContentsRequest): unknown {
  if (!(error instanceof RequestError)) return error;
  return new UserError(explanation(error, request), { cause: error });
}

function explanation(error: RequestError, { apiUrl, repository, ref, path, token }: ContentsRequest): string {
  const { status } = error;
  const file = `${visible(path)} in ${visible(repository)}`;
  const answer = `GitHub answered ${status} ("${messageOf(error)}")`;
  if (status >= 500)
    return `${visible(apiUrl)} did not give ${file} in four tries: ${messageOf(error)}. Run the job again.`;
  if (isRateLimit(error))
    return `GitHub's rate limit is used up${untilOf(error)}, so ${file} was not read. ${
      token === '' ? `Without a token few requests are allowed. Write:${TOKEN}` : 'Run the job again later.'
    }`;
  if (codesOf(error).includes('too_large'))
    return `${file} is larger than the 100 MB that GitHub's API gives out. Fetch the ref into the local clone, where there is no limit.`;
  if (status === 409 || status === 422)
    return `${visible(repository)} has no branch, tag or commit "${visible(ref)}": ${answer}.`;
  if (status === 401 && token !== '')
    return `The token is not accepted: ${answer}. Has it expired, or is it of another server? Write:${TOKEN}`;
  const needs = `a job needs${PERMISSION}${token === '' ? `\nand gives the action its token:${TOKEN}` : ''}`;
  // 404 is also what GitHub says of a private repository to whoever may not read it.
  return status === 404
    ? `GitHub shows no "${visible(ref)}" in ${visible(repository)}: ${answer}. Unless the name is misspelt, ${needs}`
    : `${file} may not be read: ${answer}. To read it, ${needs}`;
}

/** @see https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#rate-limit-errors */
function isRateLimit({ status, response, message }: RequestError): boolean {
  if (status === 429) return true;
  const headers = response?.headers;
  return (
    status === 403 &&
    (String(headers?.['x-ratelimit-remaining']) === '0' ||
      headers?.['retry-after'] !== undefined ||
      /rate limit/i.test(message))
  );
}

function untilOf({ response }: RequestError): string {
  const wait = Number(response?.headers['retry-after'] ?? Number.NaN);
  if (wait > 0) return ` for ${wait} seconds`;
  const reset = new Date(Number(response?.headers['x-ratelimit-reset'] ?? Number.NaN) * 1000);
  return Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString()}`;
}

interface ErrorBody {
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** GitHub's own words, or the beginning of whatever a proxy wrote in its place, or why there is no answer. */
function messageOf(error: RequestError): string {
  const own = (error.response?.data as ErrorBody | undefined)?.message;
  const said = typeof own === 'string' ? own : error.message;
  const code = systemCodeOf(error);
  return visible((said.includes(code) ? said : `${said} ${code}`).trim().slice(0, 200));
}

/** Such as ECONNREFUSED: all there is when each of a host's addresses failed, since Node leaves that message empty. */
function systemCodeOf(error: RequestError): string {
  let at: { code?: unknown; cause?: unknown } | null | undefined = error;
  while (at && at.code === undefined) at = at.cause as typeof at;
  return at ? String(at.code) : '';
}

function codesOf({ response }: RequestError): unknown[] {
  const errors = (response?.data as ErrorBody | undefined)?.errors;
  return Array.isArray(errors) ? errors.map((one) => (one as { code?: unknown } | null)?.code) : [];
}
