import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Example } from './examples.js';
import { statistics } from './names.js';
import { NumberTexts } from './number-texts.js';
import type { TextHashes } from './text-hash.js';

/**
 * The JSON Lines file with the scores of every example, which the next run's paired test reads:
 * `{"id":"7","slice":"news","scores":{"rougeL":[precision,recall,fmeasure]},"hash":{"prediction":1,"references":2}}`.
 * The hashes tell whether texts have changed. The file appears whole or not at all.
 */
export class ExamplesFile {
  readonly path: string;
  /** What stands before each triple: `,"rougeL":` */
  readonly #names: readonly string[];
  readonly #texts: boolean;
  readonly #numbers = new NumberTexts();
  #file: FileHandle | undefined;
  #lines: string[] = [];

  /** @param texts whether predictions and references are written too */
  constructor(path: string, types: readonly string[], texts: boolean) {
    this.path = path;
    this.#names = types.map((type, index) => `${index === 0 ? '' : ','}"${type}":`);
    this.#texts = texts;
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

  add(example: Example, scores: Float64Array, hash: TextHashes): void {
    const { of } = this.#numbers;
    let triples = '';
    for (let type = 0; type < this.#names.length; type++) {
      const at = type * statistics.length;
      triples += `${this.#names[type]}[${of(scores[at]!)},${of(scores[at + 1]!)},${of(scores[at + 2]!)}]`;
    }
    const slice = example.slice === undefined ? '' : `,"slice":${JSON.stringify(example.slice)}`;
    const texts = this.#texts
      ? `,"prediction":${JSON.stringify(example.prediction)},"references":${JSON.stringify(example.references)}`
      : '';
    this.#lines.push(
      `{"id":${JSON.stringify(example.id)}${slice},"scores":{${triples}},"hash":{"prediction":${hash.prediction},"references":${hash.references}}${texts}}\n`,
    );
  }

  /** Writes what was added since. */
  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    await this.#file?.appendFile(this.#lines.join(''));
    this.#lines = [];
  }
}
