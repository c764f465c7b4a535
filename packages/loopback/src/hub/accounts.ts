import { Refusal } from './exchange.js';
import type { Repository } from './repository.js';

export const TOKENS = {
  token: 'hf_test_token_of_ci',
  readOnlyToken: 'hf_test_token_of_ci_to_read',
  strangersToken: 'hf_test_token_of_a_stranger',
};

interface User {
  readonly name: string;
  /** Organisation → role. */
  readonly orgs: Readonly<Record<string, 'write' | 'read'>>;
}

const CI: User = { name: 'ci', orgs: { team: 'write', readers: 'read' } };
const STRANGER: User = { name: 'stranger', orgs: {} };

/** Who sends a request: somebody with a token of some role, or a workflow, for one repository alone. */
export type Sender =
  | { readonly user: User; readonly role: 'write' | 'read' }
  | { readonly repository: string };

/** Who has which token. */
export class Accounts {
  readonly #senders = new Map<string, Sender>([
    [TOKENS.token, { user: CI, role: 'write' }],
    [TOKENS.readOnlyToken, { user: CI, role: 'read' }],
    [TOKENS.strangersToken, { user: STRANGER, role: 'write' }],
  ]);

  /** A token of a workflow that may write to one repository. */
  issue(token: string, repository: string): void {
    this.#senders.set(token, { repository });
  }

  /** @returns undefined without a token. @throws Refusal for a token that nobody has */
  senderOf(authorization: string | undefined): Sender | undefined {
    if (authorization === undefined) return undefined;
    const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const sender = this.#senders.get(token);
    if (!sender) throw new Refusal(401, 'Invalid credentials in Authorization header');
    return sender;
  }
}

export function nameOf(sender: Sender): string {
  return 'user' in sender ? sender.user.name : '[OIDC]';
}

const isMember = (sender: Sender | undefined, namespace: string) =>
  sender !== undefined &&
  'user' in sender &&
  (sender.user.name === namespace || Object.hasOwn(sender.user.orgs, namespace));

/** Whether a name of a repository begins with a namespace that the sender may write in. */
export function ownsNamespace(sender: Sender, namespace: string): boolean {
  if (!('user' in sender) || sender.role !== 'write') return false;
  return sender.user.name === namespace || sender.user.orgs[namespace] === 'write';
}

const namespaceOf = ({ id }: Repository) => id.slice(0, id.indexOf('/'));

export function mayRead(sender: Sender | undefined, repository: Repository): boolean {
  return (
    !repository.private ||
    isMember(sender, namespaceOf(repository)) ||
    (sender !== undefined && 'repository' in sender && sender.repository === repository.id)
  );
}

export function mayWrite(sender: Sender, repository: Repository): boolean {
  return 'user' in sender
    ? ownsNamespace(sender, namespaceOf(repository))
    : sender.repository === repository.id;
}

/** Whoever may read may propose, but not with a token that only reads, or one for another repository. */
export function mayPropose(sender: Sender, repository: Repository): boolean {
  return mayWrite(sender, repository) || ('user' in sender && sender.role === 'write');
}

/** The answer of `whoami-v2`. */
export function identityOf(sender: Sender): unknown {
  if (!('user' in sender)) throw new Refusal(401, 'Invalid username or password.');
  const { user, role } = sender;
  return {
    type: 'user',
    id: idOf(user.name),
    name: user.name,
    fullname: user.name,
    email: `${user.name}@example.com`,
    emailVerified: true,
    isPro: false,
    canPay: false,
    billingMode: 'prepaid',
    periodEnd: null,
    avatarUrl: '/avatars/0.svg',
    orgs: Object.entries(user.orgs).map(([name, roleInOrg]) => ({
      type: 'org',
      id: idOf(name),
      name,
      fullname: name,
      email: null,
      canPay: false,
      periodEnd: null,
      avatarUrl: '/avatars/0.svg',
      roleInOrg,
    })),
    auth: {
      type: 'access_token',
      accessToken: { displayName: 'ci', role, createdAt: '2026-01-01T00:00:00.000Z' },
    },
  };
}

/** An id of 24 hexadecimal digits, as the Hub's are. */
export function idOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(24, '0').slice(0, 24);
}
