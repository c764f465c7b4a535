import { visible } from '@mlops-actions/toolkit';
import { RequestError } from '@octokit/request-error';

type Headers = Readonly<Record<string, unknown>> | undefined;

export function isMissing(error: unknown): error is RequestError {
  return error instanceof RequestError && error.status === 404;
}

/** The server or the way to it failed: what was asked for may have been done all the same. */
export function isAmbiguous(error: unknown): boolean {
  // Octokit gives a connection that fails the status 500, an aborted one too, whose error is not of its own class.
  return ((error as { status?: unknown } | null)?.status as number) >= 500;
}

/** @see https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#rate-limit-errors */
export function isRateLimit({ status, response, message }: RequestError): boolean {
  if (status === 429) return true;
  const headers = response?.headers;
  return (
    status === 403 &&
    (String(headers?.['x-ratelimit-remaining']) === '0' ||
      headers?.['retry-after'] !== undefined ||
      /rate limit/i.test(message))
  );
}

/** When a limit ends, to follow "is used up". */
export function untilOf(headers: Headers): string {
  const wait = Number(headers?.['retry-after'] ?? Number.NaN);
  if (wait > 0) return ` for ${wait} seconds`;
  const reset = new Date(Number(headers?.['x-ratelimit-reset'] ?? Number.NaN) * 1000);
  return Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString()}`;
}

interface ErrorBody {
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** GitHub's own words, or the beginning of whatever a proxy wrote in its place, or why there is no answer. */
export function messageOf(error: RequestError): string {
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

/** What a refusal says of single fields. */
export function detailsOf({ response }: RequestError): { code?: unknown; message?: unknown }[] {
  const errors = (response?.data as ErrorBody | undefined)?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.map((one) => (typeof one === 'string' ? { message: one } : (one ?? {})));
}
