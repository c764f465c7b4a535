import { visible } from '@mlops-actions/toolkit';
import { ask, type Hub, isObject, strange } from './client.js';
import type { Manner } from './transport.js';

/** Whose token it is. */
export interface Who {
  readonly name: string;
  /** `read`, `write` or `fineGrained`; absent where the Hub does not say. */
  readonly tokenRole?: string;
  readonly organisations: readonly { readonly name: string; readonly role?: string }[];
}

/** @throws Failure when the token is no good */
export async function whoIs(hub: Hub, manner: Manner = {}): Promise<Who> {
  const { json } = await ask(hub, '/api/whoami-v2', manner);
  if (typeof json?.name !== 'string') throw strange(hub);
  const tokenRole = json.auth?.accessToken?.role;
  const orgs: unknown[] = Array.isArray(json.orgs) ? json.orgs : [];
  return {
    name: json.name,
    ...(typeof tokenRole === 'string' && { tokenRole }),
    organisations: orgs.filter(isObject).map(({ name, roleInOrg }) => ({
      name: String(name),
      ...(typeof roleInOrg === 'string' && { role: roleInOrg }),
    })),
  };
}

/** Why a token cannot make a repository, to follow a colon; undefined when it can, as far as the Hub tells. */
export function creationProblem(who: Who, repoId: string, endpoint: string): string | undefined {
  if (who.tokenRole === 'read')
    return `the token only reads. Make one with the role "write" at ${endpoint}/settings/tokens.`;
  const [namespace = ''] = repoId.split('/');
  const isNamed = ({ name }: { name: string }) => name.toLowerCase() === namespace.toLowerCase();
  if (isNamed(who)) return undefined;
  const organisation = who.organisations.find(isNamed);
  if (organisation?.role === 'read')
    return `"${visible(who.name)}", whose token it is, only reads in the organisation "${namespace}". Its administrators can give the role "contributor" or "write".`;
  if (organisation) return undefined;
  const possible = [who, ...who.organisations.filter(({ role }) => role !== 'read')].map(
    ({ name }) => `"${visible(name)}"`,
  );
  return `"${namespace}" is neither "${visible(who.name)}", whose token it is, nor an organisation that it belongs to. It can publish to ${possible.slice(0, 20).join(', ')}.`;
}
