import { type Built, build, type SmokeResult, type SmokeTest, smokeTest } from '@mlops-actions/docker';
import { type Ports, UserError } from '@mlops-actions/toolkit';
import { hidden } from './hide.js';
import { SMOKE_LABEL } from './labels.js';
import { Ledger } from './ledger.js';
import type { Prepared, PreparedImage } from './preflight.js';
import { pushAll } from './push-all.js';

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

/** What all stages work with. */
export interface Tools {
  /** The step's own. */
  readonly folder: string;
  /** Label of its containers. */
  readonly owner: string;
  /** What no message may hold. */
  readonly secrets: readonly string[];
}

/** Builds, tests and pushes: each for every image before the next begins for any. */
export class Release {
  readonly images: readonly Released[];
  readonly ledger = new Ledger();
  failure?: Failure;
  readonly #prepared: Prepared;
  readonly #ports: Ports;
  readonly #tools: Tools;

  constructor(prepared: Prepared, ports: Ports, tools: Tools) {
    this.#prepared = prepared;
    this.#ports = ports;
    this.#tools = tools;
    this.images = prepared.images.map((image) => ({ image }));
  }

  /** Ends early at the first failure, which `failure` then says. */
  async run(): Promise<void> {
    const { log } = this.#ports;
    for (const { image } of this.images)
      if (image.remote.made)
        log.info(`${image.name} is in the registry, made of the same sources: it is not built again`);
    const fresh = this.images.filter(({ image }) => image.remote.made === undefined);
    for (const released of fresh)
      if (!(await this.#stage('build', released, () => this.#build(released)))) return;
    for (const released of this.images)
      if (!(await this.#stage('smoke test', released, () => this.#test(released)))) return;
    if (this.#prepared.registry)
      await this.#stage('push', undefined, () =>
        pushAll(this.images, this.ledger, this.#prepared, this.#ports, this.#tools),
      );
  }

  /** @returns whether it went well */
  async #stage(stage: Stage, released: Released | undefined, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const message = hidden(error.message, this.#tools.secrets);
      this.failure = { stage, ...(released && { image: released.image }), message };
      return false;
    }
  }

  async #build(released: Released): Promise<void> {
    const { docker, engine } = this.#prepared;
    const { log, now } = this.#ports;
    const { request } = released.image;
    await log.group(`Build ${request.label}`, async () => {
      released.built = await build(docker, engine, request, { owner: this.#tools.owner, log, now });
    });
  }

  async #test(released: Released): Promise<void> {
    const { smoke, request, remote } = released.image;
    if (smoke === undefined || isTested(released.image)) return;
    await this.#ports.log.group(`Smoke test of ${request.label}`, async () => {
      if (remote.made === undefined) released.smoke = await this.#ask(released, released.built?.local, smoke);
      else await this.#testPulled(released, `${released.image.name}@${remote.made.digest}`, smoke);
    });
  }

  async #ask({ image }: Released, local: string | undefined, smoke: SmokeTest): Promise<SmokeResult> {
    if (local === undefined) throw new Error('an image to test is not in the engine');
    const { log, fetch, now } = this.#ports;
    const tools = { ...this.#tools, label: image.request.label, log, fetch, now };
    return smokeTest(this.#prepared.docker, local, smoke, tools);
  }

  /** What was pushed before this test was written has not passed it. */
  async #testPulled(released: Released, reference: string, smoke: SmokeTest): Promise<void> {
    const { docker } = this.#prepared;
    const { platforms } = released.image.input;
    const { engine } = this.#prepared;
    const platform = platforms.includes(engine.platform) ? engine.platform : platforms[0];
    const which = platform === undefined ? [] : [`--platform=${platform}`];
    const { code, stderr } = await docker.run(['pull', '--quiet', ...which, reference]);
    if (code !== 0)
      throw new UserError(
        `${reference} was made before its smoke test was written, and cannot be pulled to be tested: ${stderr.trim()}`,
      );
    try {
      released.smoke = await this.#ask(released, reference, smoke);
    } finally {
      await docker.run(['image', 'rm', reference]);
    }
  }
}

/** Whether it is in the registry and has passed this very smoke test before. */
export function isTested({ remote, request }: PreparedImage): boolean {
  return remote.made !== undefined && remote.made.labels.get(SMOKE_LABEL) === request.labels.get(SMOKE_LABEL);
}
