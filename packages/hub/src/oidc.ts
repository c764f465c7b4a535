import { pause, reasonOf, UserError, visible } from '@mlops-actions/toolkit';
import { explained } from './attempt.js';
import type { Credentials, HubSettings } from './client.js';
import { Failure, quoted, type Refused, refusedBy } from './failure.js';
import { repoIdProblem } from './names.js';
import { RETRY, type Send } from './transport.js';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

type Settings = HubSettings & { readonly send: Send };

/**
 * The job's OIDC token against one of the Hub, which writes to one repository for an hour.
 * @see https://huggingface.co/docs/hub/trusted-publishers
 * @throws UserError with the limits and the YAML
 */
export async function exchange(
  settings: Settings,
  credentials: Credentials,
  repoId: string,
): Promise<string> {
  const problem = repoIdProblem(repoId);
  if (problem !== undefined) throw new UserError(problem);
  for (let tries = 1; ; tries++) {
    const idToken = await idTokenOf(settings, credentials);
    const response = await ask(settings, idToken, repoId);
    const text = await response.text();
    const token = tokenIn(text);
    if (response.ok && token !== undefined) return token;
    const answer = refusedBy(response, text, (said) => said.replaceAll(idToken, '***'));
    // The Hub also says so when it is itself at fault.
    if (tries === 1 && text.includes('invalid_grant')) await pause((settings.retry ?? RETRY).firstWait);
    else throw refused(settings.endpoint, repoId, answer);
  }
}

async function ask({ endpoint, send }: Settings, idToken: string, repoId: string): Promise<Response> {
  try {
    return await send(`${endpoint}/oauth/token`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: TOKEN_EXCHANGE,
        subject_token_type: ID_TOKEN,
        subject_token: idToken,
        resource: repoId,
      }),
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw explained(error, { endpoint, auth: 'oidc' }, { doing: `get a token for ${repoId}`, repoId });
  }
}

async function idTokenOf(
  { endpoint, secret }: Settings,
  { idToken }: Pick<Credentials, 'idToken'>,
): Promise<string> {
  try {
    const token = await idToken?.(endpoint);
    if (!token) throw new Error('it is empty');
    secret(token);
    return token;
  } catch (error) {
    throw new UserError(
      `GitHub did not give the job's OIDC token: ${visible(reasonOf(error, 'no answer in time').slice(0, 300))}. The job needs\n  permissions:\n    id-token: write`,
      { cause: error },
    );
  }
}

function tokenIn(text: string): string | undefined {
  try {
    const { access_token } = JSON.parse(text);
    return typeof access_token === 'string' && /^[\x21-\x7e]+$/.test(access_token) ? access_token : undefined;
  } catch {
    return undefined;
  }
}

function refused(endpoint: string, repoId: string, { status, said }: Refused): UserError {
  return new UserError(
    `${endpoint} gives the job's OIDC token no way into ${repoId}: it answered ${status}${quoted(said)}. ` +
      `That way works when
- the repository exists: the first publication needs hf-token;
- its settings (${endpoint}/${repoId}/settings) name this workflow as a trusted publisher, with the very repository, workflow and branch that the job runs from;
- only this one repository is written to.
The job needs
  permissions:
    id-token: write
or give it a token instead:
  auth: token
  hf-token: $\{{ secrets.HF_TOKEN }}`,
  );
}
