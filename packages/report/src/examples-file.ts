import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The JSON Lines file beside a report, with the data per example that the next run's paired test reads. It appears whole or
 * not at all.
 */
export class ExamplesFile {
  readonly path: string;
  #file: FileHandle | undefined;
  #lines: string[] = [];

  constructor(path: string) {
    this.path = path;
  }

  /** Holds the file open while `body` adds to it. Where that fails nothing is left. */
  async during<T>(body: () => Promise<T>): Promise<T> {
    const unfinished = `${this.path}.unfinished`;
    await mkdir(dirname(this.path), { recursive: true });
    this.#file = await open(unfinished, 'w');
    try {
      const result = await body();
      await this.flush();
      await this.#file.close();
      await rename(unfinished, this.path);
      return result;
    } catch (error) {
      await this.#file.close().catch(() => {}); // Closed already where the renaming failed.
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** @param line JSON, without its line end */
  add(line: string): void {
    this.#lines.push(`${line}\n`);
  }

  /** Writes what was added since. */
  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    await this.#file?.appendFile(this.#lines.join(''));
    this.#lines = [];
  }
}
