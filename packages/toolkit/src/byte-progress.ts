import type { Log } from './runner.js';
import { bytesInWords } from './words.js';

/** Milliseconds between two lines: a log of an hour has a few hundred of them. */
const PACE = 10_000;

/** Says now and then how much of large files has been carried. What is quick says nothing. */
export class ByteProgress {
  readonly #total: number;
  readonly #what: string;
  readonly #log: Log;
  readonly #now: () => number;
  #last: number;
  #bytes = 0;

  /** @param what completes "1.2 MB of 3.4 MB": `uploaded` */
  constructor(total: number, what: string, log: Log, now: () => number) {
    this.#total = total;
    this.#what = what;
    this.#log = log;
    this.#now = now;
    this.#last = now();
  }

  /**
   * @param bytes fewer than none when a file is begun anew
   * @param more to follow `what`
   */
  add(bytes: number, more = ''): void {
    this.#bytes += bytes;
    if (this.#now() - this.#last < PACE) return;
    this.#last = this.#now();
    this.#log.info(`${bytesInWords(this.#bytes)} of ${bytesInWords(this.#total)} ${this.#what}${more}`);
  }
}
