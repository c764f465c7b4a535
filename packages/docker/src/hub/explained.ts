import { UserError, visible } from '@mlops-actions/toolkit';
import { type Failure, quoted } from '../registry/failure.js';

const TOKENS = 'https://app.docker.com/settings/personal-access-tokens';
const PASSWORD_YAML = `\n  password: $\{{ secrets.DOCKERHUB_TOKEN }}`;

/** @param doing to follow "Could not": `describe acme/api on Docker Hub` */
export function explained(failure: Failure, doing: string, username: string, repository: string): UserError {
  return new UserError(`Could not ${doing}: ${reasonOf(failure, visible(username), repository)}`, {
    cause: failure,
  });
}

function reasonOf({ kind, status = 0, said, place }: Failure, user: string, repository: string): string {
  const answered = `${place} answered ${status}${quoted(said)}.`;
  if (kind === 'unreachable')
    return `${place} cannot be reached: ${visible(said)}. Can this runner reach it? If so, run the job again.`;
  if (kind === 'strange')
    return `${place} answered ${status}, but not as Docker Hub does: ${said}. Is a proxy in between?`;
  if (kind === 'login')
    return `${answered} It does not accept the login of "${user}". Has the token expired or been deleted? username is the account's name, and no e-mail address; for an organization's token it is the organization's. A password is not taken where the account has two-factor authentication or its organization single sign-on. Make a token with "Read, Write, Delete" at ${TOKENS}, save it as a secret, and write:${PASSWORD_YAML}`;
  if (/immutab/i.test(said))
    return `${answered} The tag is immutable by the repository's settings, and is not deleted either. Let prune leave it out, or change that at https://hub.docker.com/r/${repository}.`;
  // Docker Hub has answered 500 with another server's 401 in it.
  if (kind === 'denied' || (status === 500 && /UNAUTHORIZED/.test(said)))
    return `${answered} For descriptions and for deleting tags, a personal access token needs "Read, Write, Delete" ("Read & Write" is enough to push only), and its account the role owner, editor or admin of ${repository}. An organization's access token cannot do that: use one of a member's, made at ${TOKENS}.`;
  if (status === 404)
    return `${answered} It also says that of what the login may not see. Is ${repository} the right name, and is it on Docker Hub?`;
  if (status === 429)
    return `${answered} Its rate limit is used up, and waiting did not help. Run the job again later.`;
  if (status >= 500 || status === 408)
    return `${answered} That was so each time it was tried. Run the job again later.`;
  return answered;
}
