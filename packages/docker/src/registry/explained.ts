import { UserError, visible } from '@mlops-actions/toolkit';
import type { RegistryLogin } from './access.js';
import { type Address, imageNameOf } from './address.js';
import { type Failure, quoted } from './failure.js';

/** Whom a failure is of, and for whom. */
export interface Side {
  readonly address: Address;
  readonly login: RegistryLogin | undefined;
}

const LOGIN_YAML = `\n  username: <your name>\n  password: $\{{ secrets.REGISTRY_TOKEN }}`;

/** @param doing to follow "Could not": `look at acme/api:1.0` */
export function explained(failure: Failure, doing: string, side: Side, repository: string): UserError {
  return new UserError(`Could not ${doing}: ${reasonOf(failure, side, repository)}`, { cause: failure });
}

export function reasonOf(failure: Failure, side: Side, repository: string): string {
  const { kind, said, status } = failure;
  const place = placeOf(failure, side);
  const answered = `${place} answered ${status}${quoted(said)}.`;
  switch (kind) {
    case 'unreachable':
      return `${place} cannot be reached: ${visible(said)}. ${unreachableAdvice(said)}`;
    case 'strange':
      return `${place} answered ${status}, but not as a registry does: ${said}. Check registry: ${side.address.registry}, or is a proxy in between?`;
    case 'login':
      return `${answered} ${loginAdvice(side)}`;
    case 'anonymous':
      return `${answered} It wants a login. Write:${LOGIN_YAML}`;
    case 'denied':
      return `${answered} ${rightsAdvice(side, repository)}`;
    case 'refused':
      return `${answered}${refusalAdvice(failure, side, repository)}`;
  }
}

function placeOf({ place }: Failure, { address }: Side): string {
  return place === address.origin ? address.place : place;
}

function unreachableAdvice(said: string): string {
  if (/ERR_SSL|EPROTO/.test(said))
    return 'Registries are asked by https, but for those on this machine; does this one speak http only?';
  return /CERT|SELF_SIGNED|VERIFY/.test(said)
    ? 'Node does not trust its certificate: set NODE_EXTRA_CA_CERTS to the file of the authority that signed it.'
    : 'Is registry right, and can this runner reach it? If so, run the job again.';
}

function loginAdvice({ address, login }: Side): string {
  if (!login || 'identityToken' in login)
    return `It does not accept the login that docker has saved for it. Log in again in a step before this one, or write:${LOGIN_YAML}`;
  const who = `It does not accept the login of "${visible(login.username)}".`;
  return address.registry === 'docker.io'
    ? `${who} Has the token expired or been deleted? username is the account's name, and no e-mail address; for an organization's token it is the organization's. Make a token at https://app.docker.com/settings/personal-access-tokens, save it as a secret, and write:\n  password: $\{{ secrets.DOCKERHUB_TOKEN }}`
    : `${who} Check username, and whether the token in password has expired or is of another server.`;
}

/** What a login must be allowed to push. */
export function rightsAdvice({ address, login }: Side, repository: string): string {
  const name = imageNameOf(address, repository);
  if (!login) return `Nobody pushes there without a login. Write:${LOGIN_YAML}`;
  const who = 'username' in login ? `"${visible(login.username)}"` : 'the login that docker has saved';
  const may = `So ${who} may not write to ${name}, or it does not exist.`;
  switch (address.registry) {
    case 'docker.io':
      return `${may} Is ${visible(repository.split('/')[0] ?? '')} the right account or organization, and does ${who} write there? A personal access token needs "Read & Write", an organization's token "Image Push" for this repository.`;
    case 'ghcr.io':
      return `${may} In a workflow, github.token needs\n  permissions:\n    packages: write\nand a package that was made elsewhere must list this repository under "Manage Actions access" with the role Write.`;
    default:
      return `${may} Check the name, and what the token in password may do.`;
  }
}

function refusalAdvice({ status = 0, said }: Failure, { address, login }: Side, repository: string): string {
  const name = imageNameOf(address, repository);
  if (isImmutable(said))
    return ` The repository's settings have this tag immutable: choose another tag, or change that in the settings of ${name}.`;
  if (status === 429)
    return ` Its rate limit is used up, and waiting did not help. Run the job again later${login ? '' : ', or give username and password: a login has a higher limit'}.`;
  if (status >= 500 || status === 408) return ' That was so each time it was tried. Run the job again later.';
  if (status === 404)
    return ` There is no repository ${name}, and this registry does not make one by itself: create it first.`;
  if (status === 405) return ' It takes no images: is it a mirror?';
  if (status >= 300 && status < 400) return ' It sends requests on to another place: write that as registry.';
  return '';
}

/** Of a tag that exists and that the registry keeps: Docker Hub, ECR, Harbor, Quay each word it in their own way. */
function isImmutable(said: string): boolean {
  return /immutab/i.test(said) || /TAG_INVALID.*already exists/i.test(said);
}
