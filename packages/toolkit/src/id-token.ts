import { UserError } from './errors.js';
import { pause } from './pause.js';
import { reasonOf, waitAfter } from './retry.js';

const TRIES = 4;
const TIMEOUT_MS = 10_000;

/**
 * The job's identity as a signed token for one audience, as GitHub gives it to jobs with `permissions: id-token: write`.
 * `getIDToken` of `@actions/core` does the same, with an HTTP client of half a megabyte.
 * @param url ACTIONS_ID_TOKEN_REQUEST_URL
 * @param bearer ACTIONS_ID_TOKEN_REQUEST_TOKEN
 * @throws UserError when GitHub does not give it
 */
export async function requestIdToken(url: string, bearer: string, audience: string): Promise<string> {
  const address = new URL(url);
  address.searchParams.set('audience', audience);
  for (let tries = 1; ; tries++) {
    const outcome = await ask(address, bearer).catch((error: unknown) => ({ error }));
    if ('token' in outcome) return outcome.token;
    const usual = 500 * 2 ** (tries - 1);
    const wait = 'error' in outcome ? usual : waitAfter(outcome, usual);
    if (tries === TRIES || wait === undefined)
      throw new UserError(
        `GitHub did not give the job its identity token: ${'error' in outcome ? reasonOf(outcome.error, 'no answer') : `it answered ${outcome.status}`}. The job needs\n  permissions:\n    id-token: write`,
      );
    await pause(wait);
  }
}

async function ask(
  address: URL,
  bearer: string,
): Promise<{ token: string } | { status: number; headers: Headers }> {
  const { status, ok, headers, body } = await fetch(address, {
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).then(async (response) => ({
    status: response.status,
    ok: response.ok,
    headers: response.headers,
    body: await response.text(),
  }));
  const value = ok ? valueIn(body) : undefined;
  return typeof value === 'string' && value !== '' ? { token: value } : { status, headers };
}

function valueIn(body: string): unknown {
  try {
    return JSON.parse(body).value;
  } catch {
    return undefined; // A proxy's web page.
  }
}
