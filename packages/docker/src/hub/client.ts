import { UserError, visible } from '@mlops-actions/toolkit';
import type { RegistrySettings } from '../registry/client.js';
import { Failure, wordsOf } from '../registry/failure.js';
import { isObject, jsonOf } from '../registry/json.js';
import { type Answer, type Call, transportOf } from '../registry/transport.js';
import { explained } from './explained.js';

export const DOCKER_HUB_URL = 'https://hub.docker.com';
/** Bytes of a full description. */
export const FULL_LIMIT = 25_000;
/** Bytes of a short one. */
export const SHORT_LIMIT = 100;

export interface DockerHubLogin {
  readonly username: string;
  /** A password, or an access token of the user or of the organization that `username` is. */
  readonly password: string;
}

export interface DockerHubTag {
  readonly name: string;
  /** When it was pushed last, ISO 8601. */
  readonly updatedAt: string;
  readonly digest?: string;
  /** Compressed, of all platforms. */
  readonly bytes?: number;
}

/** What is not given stays as it is. */
export interface Description {
  readonly full?: string;
  readonly short?: string;
}

/** Docker Hub's own API, beside the registry's. Repositories are `acme/api`. What fails is a UserError. */
export interface DockerHub {
  /** Returns whether that changed anything. */
  describe(repository: string, text: Description): Promise<boolean>;
  /** All of them, in no order; [] when there is no repository. */
  tags(repository: string): Promise<DockerHubTag[]>;
  /** Does nothing to a tag that is not there. */
  deleteTag(repository: string, tag: string): Promise<void>;
}

/**
 * Logs in.
 * @param url `DOCKER_HUB_URL`, or another server that speaks as it does
 */
export async function connectDockerHub(
  url: string,
  login: DockerHubLogin,
  settings: RegistrySettings,
): Promise<DockerHub> {
  const hub = new Client(url, login, settings);
  await hub.logIn();
  return hub;
}

/** More of them only a server gives that never ends: with a hundred tags each, a million. */
const MOST_PAGES = 10_000;
const PAGE_SIZE = 100;

class Client implements DockerHub {
  readonly #origin: string;
  readonly #login: DockerHubLogin;
  readonly #settings: RegistrySettings;
  #token = '';

  constructor(url: string, login: DockerHubLogin, settings: RegistrySettings) {
    this.#origin = new URL(url).origin;
    this.#login = login;
    this.#settings = settings;
    if (login.password !== '') settings.secret(login.password);
  }

  logIn(): Promise<void> {
    return this.#attempt('log in to Docker Hub', '', async () => {
      const { username, password } = this.#login;
      const answer = await this.#send(
        '/v2/auth/token',
        jsonCall('POST', { identifier: username, secret: password }),
      );
      if (answer.status === 401) throw this.#refused('login', answer);
      if (answer.status !== 200) throw this.#refused('refused', answer);
      const { access_token } = this.#objectIn(answer);
      // fetch quotes a header that it cannot send, token and all.
      if (typeof access_token !== 'string' || !/^[\x21-\x7e]+$/.test(access_token))
        throw this.#strange(answer, 'no token');
      this.#settings.secret(access_token);
      this.#token = access_token;
    });
  }

  async describe(repository: string, { full, short }: Description): Promise<boolean> {
    if (full !== undefined) refuseLength('full', full, FULL_LIMIT);
    if (short !== undefined) refuseLength('short', short, SHORT_LIMIT);
    return this.#attempt(`describe ${repository} on Docker Hub`, repository, async () => {
      const found = await this.#ask(pathOf(repository));
      if (found.status !== 200) throw this.#refused('refused', found);
      const now = this.#objectIn(found);
      const isSame = (given: string | undefined, there: unknown) =>
        given === undefined || plain(given) === plain(typeof there === 'string' ? there : '');
      if (isSame(full, now.full_description) && isSame(short, now.description)) return false;
      const body = {
        ...(full !== undefined && { full_description: full }),
        ...(short !== undefined && { description: short }),
      };
      // Of the paths that change something the API's reference says nothing; these are of Docker's own Terraform provider.
      const changed = await this.#ask(`/v2/repositories/${repository}/`, jsonCall('PATCH', body));
      if (changed.status !== 200) throw this.#refused('refused', changed);
      return true;
    });
  }

  tags(repository: string): Promise<DockerHubTag[]> {
    return this.#attempt(`list the tags of ${repository} on Docker Hub`, repository, async () => {
      const tags = new Map<string, DockerHubTag>();
      const seen = new Set<string>();
      let path: string | undefined = `${pathOf(repository)}/tags?page_size=${PAGE_SIZE}`;
      while (path !== undefined) {
        const answer: Answer = await this.#ask(path);
        if (answer.status === 404 && seen.size === 0) return [];
        if (answer.status !== 200) throw this.#refused('refused', answer);
        if (seen.has(path) || seen.size === MOST_PAGES)
          throw this.#strange(answer, 'its list of tags does not end');
        seen.add(path);
        const { results, next } = this.#objectIn(answer);
        if (!Array.isArray(results)) throw this.#strange(answer, 'no list of tags');
        for (const result of results) {
          const tag = tagOf(result);
          if (!tag) throw this.#strange(answer, 'a tag without a name');
          tags.set(tag.name, tag);
        }
        path = this.#pathOfNext(next, answer);
      }
      return [...tags.values()];
    });
  }

  deleteTag(repository: string, tag: string): Promise<void> {
    return this.#attempt(`delete ${repository}:${tag} on Docker Hub`, repository, async () => {
      const answer = await this.#ask(`/v2/repositories/${repository}/tags/${encodeURIComponent(tag)}/`, {
        method: 'DELETE',
      });
      if (![200, 202, 204, 404].includes(answer.status)) throw this.#refused('refused', answer);
    });
  }

  /** Tokens are short-lived: one that is not taken any more is renewed once. */
  async #ask(path: string, call: Call = {}): Promise<Answer> {
    const answer = await this.#send(path, call, this.#token);
    if (answer.status !== 401) return answer;
    await this.logIn();
    const second = await this.#send(path, call, this.#token);
    if (second.status === 401) throw this.#refused('denied', second);
    return second;
  }

  #send(path: string, call: Call, token?: string): Promise<Answer> {
    const headers = {
      accept: 'application/json',
      ...call.headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    // Put together, not resolved: a server's `//elsewhere/` would lead the token there.
    return transportOf(this.#settings)(new URL(`${this.#origin}${path}`), { ...call, headers });
  }

  #pathOfNext(next: unknown, answer: Answer): string | undefined {
    if (next === null || next === undefined || next === '') return undefined;
    const url = typeof next === 'string' && URL.canParse(next, this.#origin) && new URL(next, this.#origin);
    if (!url || url.host !== new URL(this.#origin).host)
      throw this.#strange(answer, 'its list of tags goes on at another server');
    return `${url.pathname}${url.search}`;
  }

  #objectIn(answer: Answer): Record<string, unknown> {
    const value = jsonOf(answer.body);
    if (!isObject(value)) throw this.#strange(answer, 'no JSON object');
    return value;
  }

  #refused(kind: 'login' | 'denied' | 'refused', { status, body }: Answer): Failure {
    const said = [this.#login.password, this.#token]
      .filter((one) => one !== '')
      .reduce((text, one) => text.replaceAll(one, '***'), wordsOf(body));
    return new Failure(kind === 'refused' && status === 403 ? 'denied' : kind, this.#origin, said, status);
  }

  #strange({ status }: Answer, said: string): Failure {
    return new Failure('strange', this.#origin, said, status);
  }

  async #attempt<T>(doing: string, repository: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw error instanceof Failure
        ? explained(error, visible(doing), this.#login.username, repository)
        : error;
    }
  }
}

function jsonCall(method: 'POST' | 'PATCH', body: object): Call {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function pathOf(repository: string): string {
  const [namespace, name] = repository.split('/');
  return `/v2/namespaces/${namespace}/repositories/${name}`;
}

/** What Docker Hub may do to a text by keeping it. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

function refuseLength(which: 'full' | 'short', text: string, limit: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= limit) return;
  const input = which === 'full' ? 'readme' : 'short-description';
  throw new UserError(
    `${input}: Docker Hub takes ${limit} bytes for the ${which} description, and this one has ${bytes}. Shorten it by ${bytes - limit}${which === 'full' ? ', or give a shorter file for Docker Hub as this input:\n  readme: docs/docker-hub.md' : '.'}`,
  );
}

function tagOf(value: unknown): DockerHubTag | undefined {
  if (!isObject(value) || typeof value.name !== 'string') return undefined;
  const { name, tag_last_pushed, last_updated, digest, images, full_size } = value;
  const updatedAt = [tag_last_pushed, last_updated].find((one) => typeof one === 'string' && one !== '');
  // Old tags have a digest with their one image only.
  const only =
    Array.isArray(images) && images.length === 1 && isObject(images[0]) ? images[0].digest : undefined;
  const known = [digest, only].find((one) => typeof one === 'string' && one !== '');
  return {
    name,
    updatedAt: String(updatedAt ?? ''),
    ...(typeof known === 'string' && { digest: known }),
    ...(typeof full_size === 'number' && { bytes: full_size }),
  };
}
