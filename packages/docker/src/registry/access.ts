import { foreign } from '../foreign.js';
import { isLoopback } from './address.js';
import { type Challenge, challengesIn } from './challenge.js';
import { Failure, wordsOf } from './failure.js';
import { jsonOf } from './json.js';
import type { Answer, Call, Send } from './transport.js';

/** An identity token is what some registries give in place of the password when one logs in. */
export type RegistryLogin =
  | { readonly username: string; readonly password: string }
  | { readonly identityToken: string };

/**
 * Who asks a registry. It answers a registry's challenge with the login, or with a token for it; neither goes to anybody but the
 * registry and the token server that it names.
 */
export class Access {
  readonly #origin: string;
  readonly #login: RegistryLogin | undefined;
  readonly #transport: Send;
  readonly #secret: (value: string) => void;
  /** By scope: one that is there, or on its way; undefined when the token server gives none. */
  readonly #tokens = new Map<string, Promise<string | undefined>>();
  readonly #hidden = new Set<string>();
  #takesLogin = false;

  constructor(
    origin: string,
    login: RegistryLogin | undefined,
    transport: Send,
    secret: (value: string) => void,
  ) {
    this.#origin = origin;
    this.#login = login;
    this.#transport = transport;
    this.#secret = secret;
    if (!login) return;
    if ('identityToken' in login) this.#hide(login.identityToken);
    else for (const one of [login.password, basicOf(login)]) this.#hide(one);
  }

  /**
   * @param scope what the request needs: `repository:acme/api:pull`
   * @returns the last answer; 401 and 403 of one who may not, or without a login
   * @throws Failure for a login that is not taken, or no answer
   */
  async send(scope: string, path: string, call: Call = {}): Promise<Answer> {
    // Put together, not resolved: a server's `//elsewhere/` would lead the login there.
    const url = new URL(`${this.#origin}${path}`);
    const held = this.#tokens.get(scope);
    const credential = this.#credential(await held);
    const answer = await this.#sendWith(credential, url, call);
    // Another host, to which a blob's request was led, has no say in where the login goes.
    if (answer.status !== 401 || answer.url.origin !== this.#origin) return answer;
    const challenges = challengesIn(answer.headers.get('www-authenticate'));
    const basic = challenges.some(({ scheme }) => scheme === 'basic');
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer) {
      const token = await this.#newToken(bearer, scope, held);
      return token === undefined ? answer : this.#sendWith(this.#credential(token), url, call);
    }
    this.#tokens.delete(scope);
    if (!basic) return answer;
    if (!this.#login) throw this.#failure('anonymous', answer);
    if ('identityToken' in this.#login || credential !== undefined) throw this.#failure('login', answer);
    this.#takesLogin = true;
    const second = await this.#sendWith(this.#credential(undefined), url, call);
    if (second.status === 401) throw this.#failure('login', second);
    return second;
  }

  /** Takes what is secret out of what a server said. */
  clean(text: string): string {
    let cleaned = text;
    for (const one of this.#hidden) cleaned = cleaned.replaceAll(one, '***');
    return cleaned;
  }

  words({ body }: Answer): string {
    return this.clean(wordsOf(body));
  }

  #hide(secret: string): void {
    if (secret === '' || this.#hidden.has(secret)) return;
    this.#hidden.add(secret);
    this.#secret(secret);
  }

  #failure(kind: Failure['kind'], answer: Answer): Failure {
    return new Failure(kind, answer.url.origin, this.words(answer), answer.status);
  }

  #credential(token: string | undefined): string | undefined {
    if (token !== undefined) return `Bearer ${token}`;
    return this.#takesLogin && this.#login && 'username' in this.#login
      ? `Basic ${basicOf(this.#login)}`
      : undefined;
  }

  #sendWith(authorization: string | undefined, url: URL, call: Call): Promise<Answer> {
    const headers = { ...call.headers, ...(authorization !== undefined && { authorization }) };
    return this.#transport(url, { ...call, headers });
  }

  /** Requests at the same time share one. @param refused what the caller's request went with */
  #newToken(
    challenge: Challenge,
    scope: string,
    refused: Promise<string | undefined> | undefined,
  ): Promise<string | undefined> {
    const other = this.#tokens.get(scope);
    if (other && other !== refused) return other;
    const token = this.#getToken(challenge, scope);
    this.#tokens.set(scope, token);
    token.catch(() => this.#tokens.delete(scope));
    return token;
  }

  /**
   * Gets a token as the Docker registry's token authentication has it (distribution's "Token Authentication Specification" and
   * "OAuth2 Token Authentication").
   * @returns undefined: the token server gives none for this
   */
  async #getToken({ parameters }: Challenge, scope: string): Promise<string | undefined> {
    const realm = this.#realmOf(parameters.get('realm') ?? '');
    const service = parameters.get('service');
    const scopes = [...new Set([scope, parameters.get('scope') ?? scope])];
    const login = this.#login;
    let answer: Answer;
    if (login && 'identityToken' in login) {
      const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'mlops-actions' });
      form.set('refresh_token', login.identityToken);
      form.set('scope', scopes.join(' '));
      if (service !== undefined) form.set('service', service);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      answer = await this.#transport(realm, { method: 'POST', headers, body: form.toString() });
    } else {
      if (service !== undefined) realm.searchParams.append('service', service);
      for (const one of scopes) realm.searchParams.append('scope', one);
      answer = await this.#transport(realm, {
        headers: login ? { authorization: `Basic ${basicOf(login)}` } : {},
      });
    }
    const { status, body } = answer;
    if (status === 401 && login) throw this.#failure('login', answer);
    if (status === 401 || status === 403) return undefined;
    // An identity token that has expired is a bad request, as OAuth2 has it.
    if (login && 'identityToken' in login && [400, 404, 405].includes(status))
      throw this.#failure('login', answer);
    if (status !== 200) throw this.#failure('refused', answer);
    const { token, access_token, refresh_token } = (jsonOf(body) ?? {}) as Record<string, unknown>;
    const given = [token, access_token].find((one) => typeof one === 'string' && one !== '');
    // fetch quotes a header that it cannot send, token and all.
    if (typeof given !== 'string' || !/^[\x21-\x7e]+$/.test(given))
      throw new Failure('strange', realm.origin, 'no token', status);
    this.#hide(given);
    if (typeof refresh_token === 'string') this.#hide(refresh_token);
    return given;
  }

  /** The login goes there: never in the clear, but between servers of this machine. */
  #realmOf(realm: string): URL {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const isHere = url && isLoopback(url.hostname) && isLoopback(new URL(this.#origin).hostname);
    if (url?.protocol === 'https:' || (isHere && url.protocol === 'http:')) return url;
    throw new Failure('strange', this.#origin, `it sends to "${foreign(realm)}" for a token`, 401);
  }
}

function basicOf(login: { readonly username: string; readonly password: string }): string {
  return Buffer.from(`${login.username}:${login.password}`).toString('base64');
}
