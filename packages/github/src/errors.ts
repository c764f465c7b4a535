import { UserError, visible } from '@mlops-actions/toolkit';
import { RequestError } from '@octokit/request-error';
import type { ContentsRequest } from './contents.js';
import { detailsOf, isRateLimit, messageOf, untilOf } from './failure.js';

const PERMISSION = '\n  permissions:\n    contents: read';
const TOKEN = `\n  token: $\{{ github.token }}`;

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
    return `GitHub's rate limit is used up${untilOf(error.response?.headers)}, so ${file} was not read. ${
      token === '' ? `Without a token few requests are allowed. Write:${TOKEN}` : 'Run the job again later.'
    }`;
  if (detailsOf(error).some(({ code }) => code === 'too_large'))
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
