import { stat } from 'node:fs/promises';
import type { Log } from './runner.js';

/** Milliseconds between two lines: a log of an hour has a few hundred of them. */
const pace = 10_000;

/** Says now and then how far the reading of some files is. Short work says nothing. */
export class Progress {
  readonly #total: number;
  readonly #what: string;
  readonly #log: Log;
  readonly #now: () => number;
  #last: number;
  #bytes = 0;
  #count = 0;

  private constructor(total: number, what: string, log: Log, now: () => number) {
    this.#total = total;
    this.#what = what;
    this.#log = log;
    this.#now = now;
    this.#last = now();
  }

  /** @param what completes "120000": `examples scored` */
  static async over(files: readonly string[], what: string, log: Log, now: () => number): Promise<Progress> {
    const sizes = await Promise.all(
      files.map((file) =>
        stat(file).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return new Progress(
      sizes.reduce((sum, size) => sum + size, 0),
      what,
      log,
      now,
    );
  }

  read(bytes: number): void {
    this.#bytes += bytes;
  }

  count(more: number): void {
    this.#count += more;
    const now = this.#now();
    if (now - this.#last < pace) return;
    this.#last = now;
    const share =
      this.#total === 0 ? '' : `, ${Math.floor((100 * this.#bytes) / this.#total)} % of the input read`;
    this.#log.info(`${this.#count} ${this.#what}${share}`);
  }
}
