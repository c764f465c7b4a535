/** What bounds the work on one file, however it was made. */
export class Limits {
  /** Bytes that may come out of decompression. */
  #inflated: number;
  #members = MOST_FILES;

  /** @param size of the file. Models rarely compress to a twentieth; a bomb does to a thousandth */
  constructor(size: number) {
    this.#inflated = 2 ** 31 + 20 * size;
  }

  /** @throws Error where the file unpacks to more than a model would */
  inflate(bytes: number): void {
    this.#inflated -= bytes;
    if (this.#inflated < 0)
      throw new Error('it unpacks to more than 20 times its size and 2 GiB: no more was looked at');
  }

  /** Whether one more file in an archive may be looked into. */
  enter(): boolean {
    return this.#members-- > 0;
  }
}

/** In the archives of a file. Real models have hundreds. */
export const MOST_FILES = 50_000;

/** One after the other in a file. torch wrote five. */
export const MOST_PICKLES = 100_000;

/** Archives within archives: a model in a zip in a tar.gz. */
export const DEEPEST = 3;

/** An archive that can only be read from front to back is taken into memory up to this. */
export const MOST_MEMORY = 64 * 2 ** 20;
