import { execFile } from 'node:child_process';
import { createPrivateKey, type KeyObject, randomUUID, sign, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Answer, jsonAnswer } from './exchange.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';

interface Call {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  /** Of a form. */
  body: Readonly<Record<string, string>>;
}

/**
 * The token server of a registry ("Token Authentication Specification" and "OAuth2 Token Authentication" of distribution), whose
 * tokens a real registry takes that is configured with `auth: { token: auth }`. Needs openssl.
 *
 * `username` may pull and push everywhere, `reader` may pull; without a login one may pull from `public/…`. Like Docker Hub, it
 * gives a token of no use for what one may not, and the registry refuses that.
 */
export interface TokenServer extends FaultyServer<Call> {
  readonly auth: {
    readonly realm: string;
    readonly service: string;
    readonly issuer: string;
    /** Path of a file. */
    readonly rootcertbundle: string;
  };
  readonly username: string;
  readonly password: string;
  /** In place of the password. */
  readonly identityToken: string;
  readonly reader: { readonly username: string; readonly password: string };
}

interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

const SERVICE = 'loopback-registry';
const ISSUER = 'loopback-tokens';
const LOGINS = {
  username: 'ci',
  password: 'password-of-ci',
  identityToken: 'identity-token-of-ci',
  reader: { username: 'reader', password: 'password-of-reader' },
};

export async function startTokenServer(): Promise<TokenServer> {
  const folder = await mkdtemp(join(tmpdir(), 'loopback-tokens-'));
  const [keyFile, rootcertbundle] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = 'req -x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj';
  await promisify(execFile)('openssl', [
    ...request.split(' '),
    '/CN=loopback-tokens',
    '-keyout',
    keyFile,
    '-out',
    rootcertbundle,
  ]);
  const key = createPrivateKey(await readFile(keyFile));
  const certificate = new X509Certificate(await readFile(rootcertbundle)).raw.toString('base64');

  const server = await startFaultyServer<Call>({
    keep: ({ method, url, headers, body }) => ({
      method,
      url,
      headers,
      body: Object.fromEntries(new URLSearchParams(body.toString())),
    }),
    answer: (_, call) => answerTo(call, (subject, access) => signed(key, certificate, subject, access)),
    failure: (status, body = { details: 'No.' }) => jsonAnswer(status, body),
  });
  const { close } = server;
  return Object.assign(server, LOGINS, {
    auth: { realm: `${server.url}/token`, service: SERVICE, issuer: ISSUER, rootcertbundle },
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

type Sign = (subject: string, access: readonly Access[]) => string;

function answerTo({ method, url, headers, body }: Call, sign: Sign): Answer {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (pathname !== '/token') return jsonAnswer(404, { details: 'not found' });
  const isPost = method === 'POST';
  const user = isPost ? byForm(body) : byHeader(headers.authorization);
  // As OAuth2 has it, a bad grant is a bad request.
  if (user === undefined)
    return jsonAnswer(isPost ? 400 : 401, { details: 'incorrect username or password' });
  if ((isPost ? body.service : searchParams.get('service')) !== SERVICE)
    return jsonAnswer(400, { details: 'no such service' });
  const scopes = isPost ? (body.scope ?? '').split(' ') : searchParams.getAll('scope');
  const token = sign(
    user,
    scopes.flatMap((scope) => accessFor(user, scope) ?? []),
  );
  return jsonAnswer(200, isPost ? { access_token: token, expires_in: 300 } : { token, expires_in: 300 });
}

/** '' is anybody; undefined is a login that is not taken. */
function byHeader(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return '';
  const given = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  return [LOGINS, LOGINS.reader].find(({ username, password }) => given === `${username}:${password}`)
    ?.username;
}

function byForm({ grant_type, refresh_token }: Call['body']): string | undefined {
  return grant_type === 'refresh_token' && refresh_token === LOGINS.identityToken
    ? LOGINS.username
    : undefined;
}

/** @param scope `repository:acme/api:pull,push` */
function accessFor(user: string, scope: string): Access | undefined {
  const [type = '', name = '', wanted = ''] = scope.split(':');
  const may =
    user === LOGINS.username
      ? ['pull', 'push', 'delete']
      : user !== '' || name.startsWith('public/')
        ? ['pull']
        : [];
  const actions = wanted.split(',').filter((action) => may.includes(action));
  return type === 'repository' && actions.length > 0 ? { type, name, actions } : undefined;
}

/** A JSON Web Token whose key is known by its certificate (`x5c`). */
function signed(key: KeyObject, certificate: string, subject: string, access: readonly Access[]): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: ISSUER,
    sub: subject,
    aud: SERVICE,
    nbf: now - 10,
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
    access,
  };
  const text = [{ typ: 'JWT', alg: 'ES256', x5c: [certificate] }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}
