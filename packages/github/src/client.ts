import { UserError } from '@mlops-actions/toolkit';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { TOKEN } from './errors.js';

/** What a second try a moment later cannot change. Limits (429) are told to the user rather than tried against. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];
const ThatRetries = Octokit.plugin(retry);

/** A client that tries three times more, over 7 seconds, when the server or the way to it fails. */
export function connect(apiUrl: string, token: string): Octokit {
  // fetch quotes a header that it cannot send, token and all.
  if (!/^[\x21-\x7e]*$/.test(token)) {
    throw new UserError(
      `github-token: holds spaces, line breaks or letters that no token has. Write:${TOKEN}`,
    );
  }
  return new ThatRetries({
    ...(token !== '' && { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'mlops-actions',
    retry: { doNotRetry: FINAL, retries: 3, retryAfterBaseValue: 500 },
  });
}
