import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '@mlops-actions/testing';
import { type Credentials, type HubSettings, publish } from '../src/index.js';
import { connected, newId, publicationOf, requestsOf, targetOf, textsOf, useHub } from './setup.js';

const hubApi = useHub();

const NO_TOKEN = { token: '' };
const idToken = async () => hubApi().idToken;

async function refusal(
  credentials: Partial<Credentials>,
  settings: Partial<HubSettings> = {},
  repoId = 'team/model',
): Promise<string> {
  const error = await refusalOf(connected(settings, credentials, repoId));
  return error.message.replaceAll(hubApi().url, 'HUB');
}

describe('a token', () => {
  test.each(['auto', 'token'] as const)('%s: makes no request, and is hidden', async (auth) => {
    const { hub, secrets } = await connected({}, { auth, idToken });
    expect(hub).toMatchObject({ auth: 'token', endpoint: hubApi().url });
    expect(secrets).toEqual([hubApi().token]);
    expect(requestsOf()).toEqual([]);
    expect(JSON.stringify(hub)).not.toContain(hubApi().token);
  });

  test.each([
    [
      'of another service',
      'ghp_123456',
      `hf-token: does not begin with "hf_", as every token of the Hub does, and Hugging Face's own client takes no other. Is it the token of another service? Write:\n  hf-token: $\{{ secrets.HF_TOKEN }}`,
    ],
    [
      'with a line break',
      'hf_abc\ndef',
      'hf-token: holds spaces, line breaks or letters that no token has. Copy it again into the secret.',
    ],
  ])('%s is refused before any request, and not shown', async (_, token, message) => {
    expect(await refusal({ token })).toBe(message);
    expect(message).not.toContain(token.slice(4));
    expect(requestsOf()).toEqual([]);
  });

  test('that is not there', async () => {
    expect(await refusal({ ...NO_TOKEN, auth: 'token', idToken })).toBe(
      `hf-token: is empty, and auth is "token". Write:\n  hf-token: $\{{ secrets.HF_TOKEN }}`,
    );
    expect(await refusal(NO_TOKEN)).toBe(
      `hf-token: is empty, and this job has no OIDC token either. Write\n  hf-token: $\{{ secrets.HF_TOKEN }}\nor, in a repository that has this workflow as a trusted publisher, give the job its OIDC token:\n  permissions:\n    id-token: write`,
    );
  });
});

describe("the job's OIDC token", () => {
  test('is exchanged for one that publishes to that repository; each is hidden', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().trust(repoId);
    const audiences: string[] = [];
    const mint = async (audience: string) => {
      audiences.push(audience);
      return hubApi().idToken;
    };
    const { hub, secrets } = await connected({}, { ...NO_TOKEN, idToken: mint }, repoId);
    expect(hub.auth).toBe('oidc');
    expect(audiences).toEqual([hubApi().url]);
    expect(secrets).toEqual([hubApi().idToken, expect.stringMatching(/^hf_jwt_/)]);
    expect(hubApi().requests[0]).toMatchObject({
      method: 'POST',
      url: '/oauth/token',
      body: { resource: repoId, subject_token: hubApi().idToken },
    });
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'a' }));
    expect(textsOf(repoId)).toEqual({ 'a.txt': 'a' });
  });

  test('a pull request is found again', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().trust(repoId);
    const { hub } = await connected({}, { ...NO_TOKEN, idToken }, repoId);
    const publication = publicationOf(targetOf(repoId, { createPr: true }), { 'a.txt': 'a' });
    expect(await publish(hub, publication)).toMatchObject({ changed: true });
    expect(await publish(hub, publication)).toMatchObject({ changed: false });
    expect(hubApi().repo(repoId)?.pullRequests).toHaveLength(1);
  });

  test('goes before no token, unless asked for', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().trust(repoId);
    expect((await connected({}, { auth: 'oidc', idToken }, repoId)).hub.auth).toBe('oidc');
  });

  test('one that has expired is exchanged anew', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().trust(repoId);
    const { hub, secrets } = await connected({}, { ...NO_TOKEN, idToken }, repoId);
    const expired = `Bearer ${secrets[1]}`;
    let count = 0;
    hubApi().fault = ({ headers }) =>
      headers.authorization === expired && ++count > 2 ? { status: 401 } : undefined;
    await publish(hub, publicationOf(targetOf(repoId), { 'a.txt': 'a' }));
    expect(textsOf(repoId)).toEqual({ 'a.txt': 'a' });
    expect(secrets.filter((secret) => secret.startsWith('hf_jwt_'))).toHaveLength(2);
  });

  test('a refusal that passes is no refusal', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    hubApi().trust(repoId);
    hubApi().fault = ({ url }, nth) =>
      url === '/oauth/token' && nth === 1
        ? { status: 400, body: { error: 'invalid_grant', error_description: 'aborted' } }
        : undefined;
    expect((await connected({}, { ...NO_TOKEN, idToken }, repoId)).hub.auth).toBe('oidc');
  });

  test('a refusal tells the limits', async () => {
    const repoId = newId();
    hubApi().createRepo(repoId);
    expect(await refusal({ ...NO_TOKEN, idToken }, {}, repoId)).toBe(
      `HUB gives the job's OIDC token no way into ${repoId}: it answered 400 ("invalid_grant: No trusted publisher of ${repoId} matches the claims"). That way works when
- the repository exists: the first publication needs hf-token;
- its settings (HUB/${repoId}/settings) name this workflow as a trusted publisher, with the very repository, workflow and branch that the job runs from;
- only this one repository is written to.
The job needs
  permissions:
    id-token: write
or give it a token instead:
  auth: token
  hf-token: \${{ secrets.HF_TOKEN }}`,
    );
    expect(requestsOf()).toEqual(['POST /oauth/token', 'POST /oauth/token']);
  });

  test('that GitHub does not give', async () => {
    const mint = () => Promise.reject(new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable'));
    expect(await refusal({ ...NO_TOKEN, auth: 'oidc', idToken: mint })).toBe(
      "GitHub did not give the job's OIDC token: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable. The job needs\n  permissions:\n    id-token: write",
    );
    expect(await refusal({ ...NO_TOKEN, auth: 'oidc' })).toBe(
      'auth: is "oidc", and this job has no OIDC token. A job gets one by\n  permissions:\n    id-token: write\nbut not in a pull request from a fork.',
    );
  });
});

test.each([
  ['huggingface.co', 'hf-endpoint: "huggingface.co" is not an address, which starts with https://'],
  ['', 'hf-endpoint: "" is not an address'],
  ['https://user:pass@hub.example.com', 'hf-endpoint: "https://***@hub.example.com" holds credentials.'],
  ['https://hub.example.com/?token=1', 'hf-endpoint: what follows "https://hub.example.com/" is of a page'],
])('the address %s', async (endpoint, message) => {
  const refused = await refusal({}, { endpoint });
  expect(refused).toContain(message);
  expect(refused).not.toContain('pass@');
});
