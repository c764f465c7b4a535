import { randomBytes } from 'node:crypto';
import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { identityOf } from './accounts.js';
import { validateCard } from './card.js';
import { cardErrors } from './commits.js';
import type { Call, SentCall } from './routes.js';

/** A JSON Web Token that nothing but the loopback Hub takes. */
export const ID_TOKEN = [
  { alg: 'none', typ: 'JWT' },
  { iss: 'https://token.actions.githubusercontent.com' },
  'test',
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:id_token';

/** `GET /api/whoami-v2` */
export function whoami({ sender }: SentCall): Reply {
  return jsonAnswer(200, identityOf(sender));
}

/** `POST /oauth/token`: a workflow's OIDC token for one that may write to a single repository (RFC 8693). */
export function exchangeToken({ state, body }: Call): Reply {
  const { grant_type, subject_token_type, subject_token, resource } = body;
  const refuse = (error: string, error_description: string) => jsonAnswer(400, { error, error_description });
  if (grant_type !== TOKEN_EXCHANGE) return refuse('unsupported_grant_type', 'Unsupported grant type');
  if (subject_token_type !== ID_TOKEN_TYPE || !subject_token)
    return refuse('invalid_request', 'subject_token_type must be an id_token, and subject_token be given');
  if (!/^[\w.-]+\/[\w.-]+$/.test(resource ?? ''))
    return refuse('invalid_request', 'resource must be namespace/name');
  if (subject_token !== ID_TOKEN)
    return refuse('invalid_grant', 'Invalid signature or audience of subject_token');
  const repository = state.repositories.get(resource.toLowerCase());
  if (!repository) return refuse('invalid_grant', `Repository ${resource} not found`);
  if (!state.trusted.has(repository.id))
    return refuse('invalid_grant', `No trusted publisher of ${resource} matches the claims`);
  const access_token = `hf_jwt_${randomBytes(12).toString('hex')}`;
  state.accounts.issue(access_token, repository.id);
  return jsonAnswer(200, {
    access_token,
    token_type: 'bearer',
    expires_in: 3600,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });
}

/** `POST /api/validate-yaml` */
export function validate({ state, body }: Call): Reply {
  const errors = cardErrors(state, body.content);
  const { warnings } = validateCard(body.content);
  const messages = (texts: readonly string[]) => texts.map((message) => ({ message }));
  return jsonAnswer(errors.length > 0 ? 400 : 200, {
    errors: messages(errors),
    warnings: messages(warnings),
  });
}

/** `GET /api/agent-harnesses`: of the programs that use the Hub for somebody, none is known. */
export function harnesses(): Reply {
  return jsonAnswer(200, { standardEnvVars: [], harnesses: {} });
}
