import { push, type Registry, type RemoteImage, type Tag } from '@mlops-actions/docker';
import { type Log, type Ports, UserError } from '@mlops-actions/toolkit';
import { SOURCE_LABEL } from './labels.js';
import type { Ledger } from './ledger.js';
import type { Prepared, PreparedImage } from './preflight.js';
import type { Released, Tools } from './release.js';
import { keepsTag, stays } from './remote-state.js';
import { ofModel } from './standing.js';

/**
 * Every release's tag of every image first; then those that move, so that none shows half a release. An image is pushed once, and
 * its other tags are given to it in the registry.
 * @throws UserError that ends in what is there and what is not
 */
export async function pushAll(
  images: readonly Released[],
  ledger: Ledger,
  prepared: Prepared,
  { log }: Ports,
  tools: Tools,
): Promise<void> {
  const push = new Push(ledger, prepared, log, tools);
  for (const { image } of images) push.plan(image);
  try {
    for (const released of images) await push.image(released);
    for (const released of images) await push.fixedTags(released);
    for (const released of images) await push.movingTags(released);
    // Once more, for a job that pushed at the same time: what this one says is what the tags are.
    for (const released of images) await push.fixedTags(released);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await push.lookAgain(images.map(({ image }) => image));
    throw new UserError(`${error.message}\n${ledger.state}`);
  }
}

class Push {
  readonly #ledger: Ledger;
  readonly #prepared: Prepared;
  readonly #registry: Registry;
  readonly #log: Log;
  readonly #folder: string;

  constructor(ledger: Ledger, prepared: Prepared, log: Log, { folder }: Tools) {
    this.#ledger = ledger;
    this.#prepared = prepared;
    this.#registry = prepared.registry!;
    this.#log = log;
    this.#folder = folder;
  }

  plan({ name, tags, remote }: PreparedImage): void {
    for (const tag of tags) this.#ledger.plan(`${name}:${tag.name}`);
    for (const [tag, { digest }] of remote.existing)
      if (digest === remote.made?.digest) this.#ledger.there(`${name}:${tag}`, digest);
  }

  /** Sees to it that the registry has the image. */
  async image(released: Released): Promise<void> {
    const { image } = released;
    const there = image.remote.made ?? (await this.#arrived(image));
    released.digest = there?.digest ?? (await this.#pushOrFind(released));
    const bytes = there?.bytes ?? (await this.#sizeOf(image, released.digest));
    if (bytes !== undefined) released.bytes = bytes;
  }

  /** Tags of the release; one that another job has just given to its image of the same sources stays. */
  async fixedTags(released: Released): Promise<void> {
    const { image } = released;
    const { repository } = image.image;
    for (const tag of image.tags.filter(({ moves }) => !moves)) {
      const reference = `${image.name}:${tag.name}`;
      const digest = await this.#registry.digestOf(repository, tag.name);
      const isOurs = digest === released.digest;
      if (!isOurs && digest !== undefined && !this.#mayReplace(image, tag)) {
        const there = await this.#registry.image(repository, digest);
        if (!isSame(image, there)) throw taken(reference, there);
        // The image that has the release's tag is the release's.
        if (tag === image.tags[0]) released.digest = digest;
        this.#ledger.there(reference, digest);
      } else if (isOurs) this.#ledger.there(reference, digest!);
      else await this.#copy(released, tag);
    }
  }

  /** Tags that move, but to nothing older. What has them is looked at now: a build takes minutes. */
  async movingTags(released: Released): Promise<void> {
    const { image } = released;
    for (const tag of image.tags.filter(({ moves }) => moves)) {
      const reference = `${image.name}:${tag.name}`;
      const digest = await this.#registry.digestOf(image.image.repository, tag.name);
      if (digest === released.digest && digest !== undefined) {
        this.#ledger.there(reference, digest);
        continue;
      }
      const there =
        digest === undefined ? undefined : await this.#registry.image(image.image.repository, digest);
      const by = there && keepsTag(tag, there, image.tagRequest, image.request.labels);
      if (by === undefined) await this.#copy(released, tag);
      else {
        this.#ledger.leave(reference);
        this.#log.notice(stays(reference, by, tag));
      }
    }
  }

  /** After an error: an answer that got lost may have been a success. Nobody waits for a registry that is gone. */
  async lookAgain(images: readonly PreparedImage[]): Promise<void> {
    try {
      for (const image of images)
        for (const { name } of image.tags) {
          const reference = `${image.name}:${name}`;
          if (!this.#ledger.misses(reference)) continue;
          const there = await this.#registry.image(image.image.repository, name);
          if (there && isSame(image, there)) this.#ledger.there(reference, there.digest);
        }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }

  /** The image that another job has pushed meanwhile, of the same sources. @throws UserError for another one */
  async #arrived(image: PreparedImage): Promise<RemoteImage | undefined> {
    const { repository } = image.image;
    for (const tag of image.tags) {
      if (tag.moves || this.#mayReplace(image, tag)) continue;
      if ((await this.#registry.digestOf(repository, tag.name)) === undefined) continue;
      const there = await this.#registry.image(repository, tag.name);
      if (there === undefined) continue;
      if (!isSame(image, there)) throw taken(`${image.name}:${tag.name}`, there);
      return there;
    }
    return undefined;
  }

  /** What was there before and is another image has come this far only with `overwrite`. */
  #mayReplace({ remote, request }: PreparedImage, { name }: Tag): boolean {
    const there = remote.existing.get(name);
    return there !== undefined && there.labels.get(SOURCE_LABEL) !== request.labels.get(SOURCE_LABEL);
  }

  /** A push that fails may have got there, or another job of the same release has. */
  async #pushOrFind(released: Released): Promise<string> {
    try {
      return await this.#push(released);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const there = await this.#arrived(released.image).catch(() => undefined);
      if (there === undefined) throw error;
      return there.digest;
    }
  }

  async #push({ image, built }: Released): Promise<string> {
    const { docker, engine } = this.#prepared;
    const reference = `${image.name}:${image.tags[0]!.name}`;
    return this.#log.group(`Push ${reference}`, async () => {
      const digest = await push(docker, engine, image.request, built!, reference, {
        folder: this.#folder,
        log: this.#log,
        configurationOf: (pushed, platform) =>
          this.#registry.configuration(image.image.repository, pushed, platform),
      });
      // What a builder pushed has no tag yet.
      if (engine.way === 'builder') return digest;
      this.#ledger.written(reference, digest);
      return digest;
    });
  }

  async #copy({ image, digest }: Released, { name }: Tag): Promise<void> {
    const reference = `${image.name}:${name}`;
    await this.#registry.copyTag(image.image.repository, digest!, name);
    this.#log.info(`${reference} is ${digest}`);
    this.#ledger.written(reference, digest!);
  }

  /** For the report alone: nothing fails for it. */
  async #sizeOf({ image, input }: PreparedImage, digest: string): Promise<number | undefined> {
    const { platform } = this.#prepared.engine;
    const shown =
      input.platforms.length === 0 || input.platforms.includes(platform) ? platform : input.platforms[0];
    try {
      return (await this.#registry.image(image.repository, digest, shown))?.bytes;
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }
}

function isSame({ request }: PreparedImage, there: RemoteImage | undefined): boolean {
  return there !== undefined && there.labels.get(SOURCE_LABEL) === request.labels.get(SOURCE_LABEL);
}

function taken(reference: string, there: RemoteImage | undefined): UserError {
  return new UserError(
    `${reference} was given to another image while this job ran${there ? ` (${there.digest.slice(0, 19)}…${ofModel(there)})` : ''}. Let one job of a release wait for the other:\n  concurrency:\n    group: images`,
  );
}
