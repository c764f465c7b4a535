import type { Log } from '@mlops-actions/toolkit';

/** Milliseconds between two lines: a log of an hour has a few hundred of them. */
const PACE = 10_000;

/** Says now and then how much of some files has come. What is quick says nothing. */
export class DownloadProgress {
  readonly #files: number;
  readonly #total: number;
  readonly #log: Log;
  readonly #now: () => number;
  #last: number;
  #bytes = 0;
  #done = 0;

  constructor(sizes: readonly number[], log: Log, now: () => number) {
    this.#files = sizes.length;
    this.#total = sizes.reduce((sum, size) => sum + size, 0);
    this.#log = log;
    this.#now = now;
    this.#last = now();
  }

  /** @param bytes fewer than none when a file is begun anew */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#now() - this.#last < PACE) return;
    this.#last = this.#now();
    this.#log.info(
      `${megabytes(this.#bytes)} of ${megabytes(this.#total)} downloaded, ${this.#done} of ${this.#files} files`,
    );
  }

  fileDone(): void {
    this.#done++;
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
