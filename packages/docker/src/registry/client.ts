import { type Log, UserError } from '@mlops-actions/toolkit';
import { foreign } from '../foreign.js';
import type { RegistryLogin } from './access.js';
import { type Address, addressOf } from './address.js';
import { Connection } from './connection.js';
import { isObject, jsonOf } from './json.js';
import {
  ACCEPT,
  contentsOf,
  digestOf as digestOfBytes,
  type Entry,
  entriesOf,
  isIndex,
  type Manifest,
  manifestIn,
  platformOf,
} from './manifest.js';
import { Memory } from './memory.js';
import type { Answer, Retry } from './transport.js';

export interface RegistrySettings {
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Gets each credential before its first use, to hide it in logs. */
  readonly secret: (value: string) => void;
  /** By default 6 tries, after 1 s doubling to 8 s, with 60 s for each. */
  readonly retry?: Retry;
}

export interface RemoteImage {
  /** Of the manifest, or of the index of several platforms: `sha256:…`. */
  readonly digest: string;
  readonly mediaType: string;
  /** Compressed: configuration and layers of the image for one platform. */
  readonly bytes: number;
  /** `linux/amd64`, `linux/arm/v7`; [] when it does not say. */
  readonly platforms: readonly string[];
  /** Of the image for one platform. */
  readonly labels: ReadonlyMap<string, string>;
  /** ISO 8601, of the image for one platform. */
  readonly created?: string;
  /** Of BuildKit's: provenance, SBOM. */
  readonly attestations: number;
}

/** Repositories are without their registry: `acme/reviews-api`. What fails is a UserError. */
export interface Registry {
  readonly registry: string;
  /**
   * undefined: there is no such tag or repository. Registries say the same of a repository that is not there and of one that one may
   * not see (Docker Hub: 401). So a repository that may be neither read nor written counts as none, as nothing can be overwritten
   * there; one that may be written and not read is an error, as a tag could be overwritten unseen.
   * @param reference a tag or digest
   * @param platform whose bytes and labels; by default those of the first image
   */
  image(repository: string, reference: string, platform?: string): Promise<RemoteImage | undefined>;
  /** Of the manifest or index, without reading it: Docker Hub counts that as no pull. undefined as of `image`. */
  digestOf(repository: string, reference: string): Promise<string | undefined>;
  /**
   * What an image for one platform is made of and runs as, in the words of the OCI; undefined when there is none.
   * @param platform by default that of the first image
   * @see https://github.com/opencontainers/image-spec/blob/main/config.md
   */
  configuration(
    repository: string,
    reference: string,
    platform?: string,
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** All of them; [] when there is no repository. */
  tags(repository: string): Promise<string[]>;
  /** Gives an image that is there one more tag, byte for byte. */
  copyTag(repository: string, digest: string, tag: string): Promise<void>;
  /** Why one could not push there, as lines for the user; [] is good. Begins an upload and cancels it. */
  pushProblems(repository: string): Promise<string[]>;
}

export type { RegistryLogin } from './access.js';

/** Makes no request. @param registry `docker.io`, `ghcr.io`, `127.0.0.1:5000` */
export function connectRegistry(
  registry: string,
  login: RegistryLogin | undefined,
  settings: RegistrySettings,
): Registry {
  return new Client(addressOf(registry), login, settings);
}

/** More of them only a server gives that never ends: with a hundred tags each, a million. */
const MOST_PAGES = 10_000;
const PAGE_SIZE = 1000;
/** Manifests and configurations that are remembered, of each. */
const MOST_REMEMBERED = 64;

class Client implements Registry {
  readonly registry: string;
  readonly #connection: Connection;
  readonly #manifests = new Memory<Manifest | undefined>(MOST_REMEMBERED);
  readonly #configurations = new Memory<Readonly<Record<string, unknown>>>(MOST_REMEMBERED);

  constructor(address: Address, login: RegistryLogin | undefined, settings: RegistrySettings) {
    this.registry = address.registry;
    this.#connection = new Connection(address, login, settings);
  }

  image(repository: string, reference: string, platform?: string): Promise<RemoteImage | undefined> {
    return this.#connection.attempt(
      repository,
      `look at ${this.#connection.shown(repository, reference)}`,
      async () => {
        const top = await this.#manifest(repository, reference);
        if (!top) return undefined;
        const { digest, mediaType } = top;
        const { images, attestations } = isIndex(top) ? entriesOf(top) : { images: [], attestations: 0 };
        const { bytes, config } = contentsOf(await this.#imageFor(repository, top, platform));
        const { platform: only, ...more } =
          config === undefined
            ? { labels: new Map() }
            : factsOf(await this.#configuration(repository, config));
        const platforms = isIndex(top) ? images.map((one) => one.platform) : only === undefined ? [] : [only];
        return { digest, mediaType, bytes, platforms, attestations, ...more };
      },
    );
  }

  digestOf(repository: string, reference: string): Promise<string | undefined> {
    return this.#connection.attempt(
      repository,
      `look at ${this.#connection.shown(repository, reference)}`,
      async () => {
        const path = manifestPath(repository, reference);
        const headers = { accept: ACCEPT };
        const answer = await this.#connection.read(repository, path, { method: 'HEAD', headers });
        if (!answer) return undefined;
        const digest = answer.headers.get('docker-content-digest') ?? '';
        if (isDigest(reference) ? digest === reference : isDigest(digest)) return digest;
        return (await this.#manifest(repository, reference))?.digest;
      },
    );
  }

  configuration(
    repository: string,
    reference: string,
    platform?: string,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    return this.#connection.attempt(
      repository,
      `look at ${this.#connection.shown(repository, reference)}`,
      async () => {
        const top = await this.#manifest(repository, reference);
        const { config } = top ? contentsOf(await this.#imageFor(repository, top, platform)) : {};
        return config === undefined ? undefined : this.#configuration(repository, config);
      },
    );
  }

  tags(repository: string): Promise<string[]> {
    return this.#connection.attempt(
      repository,
      `list the tags of ${this.#connection.shown(repository)}`,
      async () => {
        const tags = new Set<string>();
        const seen = new Set<string>();
        for (
          let path: string | undefined = `/v2/${repository}/tags/list?n=${PAGE_SIZE}`;
          path !== undefined;
        ) {
          if (seen.has(path) || seen.size === MOST_PAGES)
            throw this.#connection.strange('its list of tags does not end');
          seen.add(path);
          const answer: Answer | undefined = await this.#connection.read(repository, path);
          if (!answer) return [];
          const page: unknown = jsonOf(answer.body);
          // A repository that has lost its last tag has null for a list.
          const names = isObject(page) && 'tags' in page ? (page.tags ?? []) : undefined;
          if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
            throw this.#connection.strange('no list of tags', answer.status);
          for (const name of names) tags.add(name);
          path = this.#nextOf(answer);
        }
        return [...tags];
      },
    );
  }

  copyTag(repository: string, digest: string, tag: string): Promise<void> {
    const doing = `give ${this.#connection.shown(repository, digest)} the tag ${tag}`;
    return this.#connection.attempt(repository, doing, async () => {
      const manifest = await this.#manifest(repository, digest);
      if (!manifest) throw new UserError(`Could not ${doing}: there is no such image.`);
      const answer = await this.#connection.write(repository, manifestPath(repository, tag), {
        method: 'PUT',
        headers: { 'content-type': manifest.mediaType },
        body: new Uint8Array(manifest.bytes),
      });
      if (answer.status < 200 || answer.status > 299) throw this.#connection.refused(answer);
      const made =
        answer.headers.get('docker-content-digest') ?? (await this.#manifest(repository, tag))?.digest;
      if (made !== digest)
        throw this.#connection.strange(
          `the tag has become ${foreign(made ?? 'nothing')}, and not ${digest}`,
          answer.status,
        );
    });
  }

  pushProblems(repository: string): Promise<string[]> {
    return this.#connection.pushProblems(repository);
  }

  #manifest(repository: string, reference: string): Promise<Manifest | undefined> {
    const find = () => this.#readManifest(repository, reference);
    return isDigest(reference) ? this.#manifests.get(manifestPath(repository, reference), find) : find();
  }

  async #readManifest(repository: string, reference: string): Promise<Manifest | undefined> {
    const headers = { accept: ACCEPT };
    const answer = await this.#connection.read(repository, manifestPath(repository, reference), { headers });
    if (!answer) return undefined;
    const manifest = manifestIn(answer, reference, this.#connection.shown(repository, reference));
    // It is asked for by its digest next.
    this.#manifests.get(manifestPath(repository, manifest.digest), async () => manifest);
    return manifest;
  }

  /** Of an index, one of its images; else the image itself. */
  async #imageFor(repository: string, top: Manifest, platform: string | undefined): Promise<Manifest> {
    const chosen = isIndex(top) ? entryFor(entriesOf(top).images, platform) : undefined;
    return chosen ? this.#child(repository, chosen.digest) : top;
  }

  async #child(repository: string, digest: string): Promise<Manifest> {
    const manifest = await this.#manifest(repository, digest);
    if (!manifest || isIndex(manifest))
      throw this.#connection.strange(`its index names ${foreign(digest)}, which is no image`);
    return manifest;
  }

  #configuration(repository: string, digest: string): Promise<Readonly<Record<string, unknown>>> {
    const path = `/v2/${repository}/blobs/${digest}`;
    return this.#configurations.get(path, async () => {
      const answer = await this.#connection.read(repository, path);
      const json = answer && jsonOf(answer.body);
      if (!answer || !isObject(json) || digestOfBytes(answer.body, digest) !== digest)
        throw this.#connection.strange(`what it has as ${foreign(digest)} is something else`, answer?.status);
      return json;
    });
  }

  #nextOf(answer: Answer): string | undefined {
    const link = /<([^>]*)>\s*;\s*rel="?next\b/.exec(answer.headers.get('link') ?? '')?.[1];
    if (link === undefined) return undefined;
    const path = this.#connection.ownPath(link, answer);
    if (path === undefined)
      throw this.#connection.strange('its list of tags goes on at another server', answer.status);
    return path;
  }
}

/** @param json an image's configuration */
function factsOf(
  json: Readonly<Record<string, unknown>>,
): Pick<RemoteImage, 'labels' | 'created'> & { platform?: string } {
  const { Labels } = isObject(json.config) ? json.config : {};
  const labels = Object.entries(isObject(Labels) ? Labels : {}).filter(
    (label): label is [string, string] => typeof label[1] === 'string',
  );
  const platform = platformOf(json);
  return {
    labels: new Map(labels),
    ...(typeof json.created === 'string' && { created: json.created }),
    ...(platform !== undefined && { platform }),
  };
}

function isDigest(reference: string): boolean {
  return /^sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(reference);
}

function manifestPath(repository: string, reference: string): string {
  return `/v2/${repository}/manifests/${reference}`;
}

function entryFor(images: readonly Entry[], wanted: string | undefined): Entry | undefined {
  const of = ({ platform }: Entry) => platform === wanted || platform.startsWith(`${wanted}/`);
  return images.find(of) ?? images[0];
}
