import {
  type Built,
  build,
  push,
  removeLocal,
  type SmokeResult,
  smokeTest,
  type Tag,
} from '@mlops-actions/docker';
import { type Ports, UserError } from '@mlops-actions/toolkit';
import { SOURCE_LABEL } from './labels.js';
import { Ledger } from './ledger.js';
import type { Prepared, PreparedImage } from './preflight.js';

/** What became of one image. */
export interface Released {
  readonly image: PreparedImage;
  built?: Built;
  smoke?: SmokeResult;
  /** In the registry. */
  digest?: string;
  /** Compressed, in the registry. */
  bytes?: number;
}

export type Stage = 'build' | 'smoke test' | 'push' | 'Docker Hub' | 'compose file';

export interface Failure {
  readonly stage: Stage;
  readonly image?: PreparedImage;
  readonly message: string;
}

/** Builds, tests and pushes: each for every image before the next begins for any. */
export class Release {
  readonly images: readonly Released[];
  readonly ledger = new Ledger();
  failure?: Failure;
  readonly #prepared: Prepared;
  readonly #ports: Ports;
  readonly #tools: { readonly folder: string; readonly owner: string };

  /** @param tools a folder of the step's own, and the label of its containers */
  constructor(prepared: Prepared, ports: Ports, tools: { folder: string; owner: string }) {
    this.#prepared = prepared;
    this.#ports = ports;
    this.#tools = tools;
    this.images = prepared.images.map((image) => ({ image }));
  }

  /** Ends early at the first failure, which `failure` then says. */
  async run(): Promise<void> {
    const fresh = this.images.filter(({ image }) => image.remote.made === undefined);
    for (const { image } of this.images)
      if (image.remote.made)
        this.#ports.log.info(
          `${image.name} is in the registry, made of the same sources: it is not built again`,
        );
    try {
      for (const released of fresh)
        if (!(await this.#stage('build', released, () => this.#build(released)))) return;
      for (const released of fresh)
        if (!(await this.#stage('smoke test', released, () => this.#test(released)))) return;
      if (this.#prepared.registry) await this.#stage('push', undefined, () => this.#pushAll(fresh));
    } finally {
      await removeLocal(
        this.#prepared.docker,
        fresh.map(({ built }) => built).filter((built) => built !== undefined),
      );
    }
  }

  /** @returns whether it went well */
  async #stage(stage: Stage, released: Released | undefined, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.failure = { stage, ...(released && { image: released.image }), message: error.message };
      return false;
    }
  }

  async #build(released: Released): Promise<void> {
    const { docker, engine } = this.#prepared;
    const { log, now } = this.#ports;
    const { request } = released.image;
    await log.group(`Build ${request.label}`, async () => {
      released.built = await build(docker, engine, request, { log, now });
    });
  }

  async #test(released: Released): Promise<void> {
    const { smoke, request } = released.image;
    const local = released.built?.local;
    if (smoke === undefined) return;
    if (local === undefined) throw new Error('an image to test is not in the engine');
    const { log, fetch, now } = this.#ports;
    await log.group(`Smoke test of ${request.label}`, async () => {
      released.smoke = await smokeTest(this.#prepared.docker, local, smoke, {
        owner: this.#tools.owner,
        label: request.label,
        log,
        fetch,
        now,
      });
    });
  }

  /** Every release's tag of every image first; then those that move, so that none shows half a release. */
  async #pushAll(fresh: readonly Released[]): Promise<void> {
    for (const { image } of this.images) {
      for (const { name } of image.tags) this.ledger.plan(`${image.name}:${name}`);
      for (const [tag, { digest }] of image.remote.existing)
        if (digest === image.remote.made?.digest) this.ledger.there(`${image.name}:${tag}`, digest);
    }
    try {
      for (const { image } of fresh) await this.#refuseNews(image);
      for (const released of this.images) {
        released.digest = released.image.remote.made?.digest ?? (await this.#push(released));
        const pushed = await this.#registry.image(released.image.image.repository, released.digest);
        if (pushed) released.bytes = pushed.bytes;
      }
      for (const moves of [false, true])
        for (const released of this.images)
          for (const tag of released.image.tags.filter((other) => other.moves === moves))
            await this.#tag(released, tag);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`${error.message}\n${this.ledger.state}`);
    }
  }

  get #registry() {
    return this.#prepared.registry!;
  }

  /** Builds take minutes, and another job may have been faster. */
  async #refuseNews(image: PreparedImage): Promise<void> {
    for (const { name, moves } of image.tags) {
      if (moves || image.remote.existing.has(name)) continue;
      const there = await this.#registry.image(image.image.repository, name);
      if (there && there.labels.get(SOURCE_LABEL) !== image.request.labels.get(SOURCE_LABEL))
        throw new UserError(
          `${image.name}:${name} was pushed by somebody else meanwhile (${there.digest.slice(0, 19)}…), and is another image. Let one job of a release wait for the other:\n  concurrency:\n    group: images`,
        );
    }
  }

  async #push(released: Released): Promise<string> {
    const { docker, engine } = this.#prepared;
    const { log } = this.#ports;
    const { image, built } = released;
    const reference = `${image.name}:${image.tags[0]!.name}`;
    return log.group(`Push ${reference}`, async () => {
      const digest = await push(docker, engine, image.request, built!, reference, {
        folder: this.#tools.folder,
        log,
      });
      this.ledger.wrote = true;
      this.ledger.there(reference, digest);
      return digest;
    });
  }

  async #tag({ image, digest }: Released, tag: Tag): Promise<void> {
    const reference = `${image.name}:${tag.name}`;
    if (this.ledger.has(reference) || digest === undefined) return;
    const there = image.remote.existing.get(tag.name);
    // Made of the same sources at another time: a release's tag stays what it is.
    if (!tag.moves && there?.labels.get(SOURCE_LABEL) === image.request.labels.get(SOURCE_LABEL))
      return this.ledger.there(reference, there!.digest);
    await this.#registry.copyTag(image.image.repository, digest, tag.name);
    this.#ports.log.info(`${reference} is ${digest}`);
    this.ledger.wrote = true;
    this.ledger.there(reference, digest);
  }
}
