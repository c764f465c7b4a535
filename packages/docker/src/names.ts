import { UserError, visible } from '@mlops-actions/toolkit';

export const DOCKER_HUB = 'docker.io';

/** Names that Docker Hub has beside its own. */
const HUB_ALIASES = new Set([
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'hub.docker.com',
]);

export interface ImageName {
  /** A host, with its port where it has one: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  /** The rest: `acme/reviews-api`. */
  readonly repository: string;
}

// The grammar of github.com/distribution/reference, which docker and every registry share.
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[a-f0-9:]+\])(?::\d+)?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** Of host and repository together, as older engines count; newer ones count the repository alone. */
const LONGEST_NAME = 255;
const LONGEST_TAG = 128;

/**
 * The name of an image without a tag, by docker's own grammar: its first part is a host when it has a `.` or a `:` or is
 * `localhost`.
 * @param registry where a name without a host belongs, as `parseRegistry` gives it
 * @param username for the proposal of a message
 * @throws UserError for what is no name, and for one of another registry
 */
export function parseImageName(text: string, registry: string, username?: string): ImageName {
  const refuse = (problem: string): never => {
    throw new UserError(`image ${shown(text)}: ${problem}`);
  };
  if (text === '') refuse('the name is empty. Write one such as <username>/api.');
  if (text.includes('://')) refuse('this is an address. Write the name alone, such as <username>/api.');
  const { host, rest } = splitHost(text);
  const repository = /^[^:@]*/.exec(rest)?.[0] ?? '';
  if (rest.includes('@'))
    refuse(`the name has a digest in it. Write ${shown(text.slice(0, text.indexOf('@')))}.`);
  if (rest.includes(':')) refuse(tagProblem(text, rest));

  const bad = /[^A-Za-z0-9._/-]/u.exec(repository)?.[0];
  if (bad !== undefined)
    refuse(
      `${charName(bad)} cannot be in a name. It has lower-case letters, digits, and between them . _ - and /.`,
    );
  if (repository !== repository.toLowerCase())
    refuse(`a name has no capitals. Write ${shown(text.toLowerCase())}.`);
  const wrong = repository.split('/').find((part) => !COMPONENT.test(part));
  if (wrong !== undefined)
    refuse(
      wrong === ''
        ? 'a part between two slashes is empty. Write a name such as <username>/api.'
        : `${shown(wrong)} cannot be a part of a name: it begins and ends with a letter or digit, and has one . or one or two _ or some - between two of them.`,
    );

  if (host !== undefined && !HOST.test(host)) refuse(`${shown(host)} is no host of a registry.`);
  const own = host === undefined ? registry : canonical(host);
  if (own !== registry)
    refuse(
      `this name is of the registry ${shown(own)}, and images go to ${shown(registry)}. Write registry: ${shown(own)}, or the name without ${shown(host ?? '')}/.`,
    );
  if (registry === DOCKER_HUB) checkHubName(repository, username, refuse);
  const { length } = `${registry}/${repository}`;
  if (length > LONGEST_NAME)
    refuse(`the name has ${length} characters with its registry, and ${LONGEST_NAME} are the most.`);
  return { registry, repository };
}

function checkHubName(repository: string, username: string | undefined, refuse: (problem: string) => never) {
  const parts = repository.split('/');
  if (parts.length === 1)
    refuse(
      `on Docker Hub a name begins with the user or organisation it belongs to. Write ${shown(`${username ?? '<username>'}/${repository}`.toLowerCase())}.`,
    );
  if (parts.length > 2)
    refuse(
      `on Docker Hub a name has two parts, and this one has ${parts.length}. Write ${shown(`${parts[0]}/${parts.slice(1).join('-')}`)}.`,
    );
}

function tagProblem(text: string, rest: string): string {
  const colon = text.length - rest.length + rest.indexOf(':');
  return `the name has a tag in it. Write ${shown(text.slice(0, colon))}, and the tag ${shown(text.slice(colon + 1))} by tag-template or tags.`;
}

function splitHost(text: string): { readonly host?: string; readonly rest: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  if (!/[.:]/.test(first) && first !== 'localhost') return { rest: text };
  return { host: first.toLowerCase(), rest: text.slice(slash + 1) };
}

const canonical = (host: string) => (HUB_ALIASES.has(host) ? DOCKER_HUB : host);

/**
 * The host of a registry, from what people write for `docker login`: an address, a host, nothing for Docker Hub.
 * @throws UserError for an address with a path, with credentials or with what no host has
 */
export function parseRegistry(text: string): string {
  const bare = text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  if (text.trim() === '') return DOCKER_HUB;
  // Credentials are not shown again.
  if (bare.includes('@'))
    throw new UserError(
      'registry: an address with a user or password. Write the host alone, and username: and password:.',
    );
  const [host = '', ...path] = bare.toLowerCase().split('/');
  const known = canonical(host);
  // `https://index.docker.io/v1/` is Docker Hub's name in docker's own files.
  if (path.length > 0 && !(known === DOCKER_HUB && /^v[12]$/.test(path.join('/'))))
    throw new UserError(
      `registry ${shown(text)}: an address with a path. Write registry: ${shown(host)}, and what comes after it in the name of the image, ${shown(path.join('/'))}/….`,
    );
  if (!HOST.test(known) || known.length > LONGEST_NAME)
    throw new UserError(
      `registry ${shown(text)}: no host of a registry. Write one such as ghcr.io or registry.example.com:5000, or leave it out for Docker Hub.`,
    );
  return known;
}

/** As docker's command line shows it: without `docker.io`. */
export function nameOf({ registry, repository }: ImageName): string {
  return registry === DOCKER_HUB ? repository : `${registry}/${repository}`;
}

/** @throws UserError for what cannot be a tag */
export function refuseTag(tag: string): void {
  const problem = problemOfTag(tag);
  if (problem !== undefined) throw new UserError(`tag ${shown(tag)}: ${problem}.`);
}

/** Why a text can be no tag, without a full stop; undefined: it is one. */
export function problemOfTag(tag: string): string | undefined {
  if (tag === '') return 'it is empty';
  const bad = badInTag(tag);
  if (bad !== undefined) return `${charName(bad)} cannot be in a tag, which has letters, digits, _ . and -`;
  if (/^[.-]/.test(tag)) return `a tag cannot begin with ${charName(tag.charAt(0))}`;
  if (tag.length > LONGEST_TAG) return `it has ${tag.length} characters, and ${LONGEST_TAG} are the most`;
  return undefined;
}

/** The first character that no tag has. */
export const badInTag = (text: string): string | undefined => /[^A-Za-z0-9_.-]/u.exec(text)?.[0];

export const charName = (char: string): string => (char === ' ' ? 'a blank' : visible(char));

/** As much of a text as a message needs. */
const shown = (text: string): string =>
  text.length > 300 ? `${visible(text.slice(0, 300))}…` : visible(text);
