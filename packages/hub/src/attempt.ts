import { certificateAdvice, destinationOf, UserError, visible } from '@mlops-actions/toolkit';
import type { Hub } from './client.js';
import { Failure, quoted, type Refused } from './failure.js';

/** What is attempted, as a failure tells it. */
export interface Purpose {
  /** To follow "Could not": `publish to team/model`. Foreign text in it is made visible. */
  readonly doing: string;
  readonly repoId: string;
}

type Way = Pick<Hub, 'endpoint' | 'auth'>;

/** Requests, whose failure becomes an error that the user can understand and mend. */
export async function attempt<T>(hub: Way, purpose: Purpose, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof Failure ? explained(error, hub, purpose) : error;
  }
}

export function explained(failure: Failure, hub: Way, purpose: Purpose): UserError {
  const { answer, place, reason } = failure;
  const why = answer ? refusal(answer, place, hub, purpose) : unreachable(place, reason);
  return new UserError(`Could not ${purpose.doing}: ${why}`, { cause: failure });
}

function unreachable(place: string, reason: string): string {
  const advice =
    certificateAdvice(reason) ??
    'Is hf-endpoint right, and can this runner reach it? If so, run the job again.';
  return `${place} cannot be reached: ${visible(reason)}. ${advice}`;
}

function refusal(answer: Refused, place: string, hub: Way, { repoId }: Purpose): string {
  const { status, code, said, location } = answer;
  const answered = `${place} answered ${status}${quoted(said)}.`;
  if (location !== undefined)
    return `${place} sends requests on to ${destinationOf(location, place)} (${status}). Has the repository been renamed, or is the Hub at another address? Write its present repo-id or hf-endpoint.`;
  if (status >= 500 || status === 408)
    return `${answered} That was so each time it was tried. Run the job again later.`;
  if (status === 429)
    return `${answered} Its rate limit is used up, and waiting did not help. Run the job again later, or give a token whose account has a higher limit.`;
  if (place !== new URL(hub.endpoint).origin)
    return `${answered} That is the storage of large files, which takes an upload only for some time. Run the job again: what has been stored is not sent twice.`;
  if (status === 413 || status === 402 || (status === 403 && /storage|quota|upgrade|billing/i.test(said)))
    return `${answered} The account's storage or plan does not allow it: make room or raise the limit at ${hub.endpoint}/settings/billing (an organisation has its own), or leave files out with exclude.`;
  if (status === 401) return `${answered} ${unaccepted(hub)}`;
  if (status === 403) return `${answered} ${forbidden(hub, repoId, code, said)}`;
  if (status === 404 && code !== 'RevisionNotFound' && code !== 'EntryNotFound')
    return `${answered} It also says that of what the token may not see. Check repo-id: ${repoId}, and ${rights(hub, repoId)}`;
  return answered;
}

function unaccepted({ endpoint, auth }: Way): string {
  return auth === 'oidc'
    ? "It does not accept the token that it gave for the job's own."
    : `It does not accept the token: has it expired or been deleted, or is it of another server? Make one with the role "write" at ${endpoint}/settings/tokens, and write:\n  hf-token: $\{{ secrets.HF_TOKEN }}`;
}

function forbidden(hub: Way, repoId: string, code: string | undefined, said: string): string {
  if (code === 'GatedRepo' || /\bgated\b/i.test(said))
    return `Access to ${repoId} is granted on request: ask for it at ${hub.endpoint}/${repoId} with the account of the token.`;
  return `To publish there, ${rights(hub, repoId)}`;
}

/** What a token must be allowed, to follow a comma. */
export function rights({ endpoint, auth }: Way, repoId: string): string {
  return auth === 'oidc'
    ? `this workflow must be a trusted publisher in the repository's settings (${endpoint}/${repoId}/settings), and the token is for that one repository; anything else needs hf-token.`
    : `the token needs the role "write", or if it is a fine-grained one, "Write access to contents/settings" of ${repoId} (create-pr: "Interact with discussions / Open pull requests"), and its account a role that writes there. Tokens are made at ${endpoint}/settings/tokens.`;
}
