import { type Log, UserError } from '@mlops-actions/toolkit';
import { Access, type RegistryLogin } from './access.js';
import { type Address, imageNameOf } from './address.js';
import { explained, reasonOf, type Side } from './explained.js';
import { Failure } from './failure.js';
import { type Answer, type Call, type TransportSettings, transportOf } from './transport.js';

export interface ConnectionSettings extends TransportSettings {
  readonly secret: (value: string) => void;
}

/** Reads and writes of one registry, with what their failures mean to the user. */
export class Connection {
  readonly #side: Side;
  readonly #access: Access;
  readonly #log: Log;

  constructor(address: Address, login: RegistryLogin | undefined, settings: ConnectionSettings) {
    this.#side = { address, login };
    this.#access = new Access(address.origin, login, transportOf(settings), settings.secret);
    this.#log = settings.log;
  }

  async attempt<T>(repository: string, doing: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw error instanceof Failure ? explained(error, doing, this.#side, repository) : error;
    }
  }

  shown(repository: string, reference?: string): string {
    const name = imageNameOf(this.#side.address, repository);
    return reference === undefined ? name : `${name}${reference.includes(':') ? '@' : ':'}${reference}`;
  }

  /** undefined: it is not there, see `image`. */
  async read(
    repository: string,
    path: string,
    call: Pick<Call, 'method' | 'headers'> = {},
  ): Promise<Answer | undefined> {
    // GitHub's registry gives no token to pull what is not there yet, but one to push it.
    const actions = this.#side.login ? ['pull', 'pull,push'] : ['pull'];
    let answer: Answer | undefined;
    for (const action of actions) {
      answer = await this.#access.send(`repository:${repository}:${action}`, path, call);
      if (answer.status === 404) return this.#isPage(answer) ? Promise.reject(this.#page(answer)) : undefined;
      // A registry that takes no HEAD may take a GET.
      if (answer.status === 200 || (answer.status === 405 && call.method === 'HEAD')) return answer;
      if (answer.status !== 401 && answer.status !== 403) throw this.refused(answer);
    }
    if (answer && this.#isPage(answer)) throw this.#page(answer);
    if (answer && this.#side.login && (await this.pushProblems(repository)).length === 0)
      throw new UserError(
        `${this.shown(repository)} may be written to, but not read (${answer.status}): what is there would be overwritten unseen. Give a token that may read too.`,
      );
    return undefined;
  }

  write(repository: string, path: string, call: Call): Promise<Answer> {
    return this.#access.send(`repository:${repository}:pull,push`, path, call);
  }

  async pushProblems(repository: string): Promise<string[]> {
    try {
      const answer = await this.write(repository, `/v2/${repository}/blobs/uploads/`, { method: 'POST' });
      if (answer.status < 200 || answer.status > 299) throw this.refused(answer);
      await this.#cancel(repository, answer);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [`${this.shown(repository)}: ${reasonOf(error, this.#side, repository)}`];
    }
  }

  /** An upload that is left alone goes by itself, after some days. */
  async #cancel(repository: string, begun: Answer): Promise<void> {
    const path = this.ownPath(begun.headers.get('location') ?? '', begun);
    if (path === undefined) return;
    const cancelled = await this.write(repository, path, { method: 'DELETE', once: true }).catch(
      (error: unknown) => error,
    );
    this.#log.debug(
      `cancelled an upload: ${cancelled instanceof Error ? cancelled.message : (cancelled as Answer).status}`,
    );
  }

  /** Behind a proxy registries write http for https. What is of another host is undefined: a token must not go there. */
  ownPath(link: string, { url }: Answer): string | undefined {
    if (link === '' || !URL.canParse(link, url.href)) return undefined;
    const { host, pathname, search } = new URL(link, url);
    return host === new URL(this.#side.address.origin).host ? `${pathname}${search}` : undefined;
  }

  /** HTML: of a proxy, a login or a web site, never of a registry. */
  #isPage({ body, headers }: Answer): boolean {
    // To a HEAD there is no body.
    return body.length === 0
      ? /^text\/html\b/.test(headers.get('content-type') ?? '')
      : /^\s*</.test(body.subarray(0, 100).toString());
  }

  #page({ status }: Answer): Failure {
    return this.strange('a web page', status);
  }

  strange(said: string, status = 200): Failure {
    return new Failure('strange', this.#side.address.origin, said, status);
  }

  refused(answer: Answer): Failure {
    const said = this.#access.words(answer);
    const isDenied = answer.status === 401 || (answer.status === 403 && !/immutab/i.test(said));
    return new Failure(isDenied ? 'denied' : 'refused', answer.url.origin, said, answer.status);
  }
}
