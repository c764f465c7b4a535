import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 2 ** 18;

/**
 * A file, or a part of one, that is read when it is needed, and again each time: an upload of any size in flat memory.
 * @huggingface/hub has one too, which takes twice as long.
 */
export class FileBlob extends Blob {
  override readonly size: number;
  readonly #path: string;
  readonly #start: number;
  readonly #end: number;

  /** @param end bytes, as large as the file is */
  constructor(path: string, end: number, start = 0) {
    super([]);
    this.#path = path;
    this.#start = start;
    this.#end = end;
    this.size = end - start;
  }

  override slice(start = 0, end = this.size): FileBlob {
    const last = Math.min(this.#start + end, this.#end);
    return new FileBlob(this.#path, last, Math.min(this.#start + start, last));
  }

  override stream() {
    let file: FileHandle | undefined;
    let at = this.#start;
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async (controller) => {
          try {
            file ??= await open(this.#path);
            const chunk = new Uint8Array(Math.min(CHUNK, this.#end - at));
            const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
            if (bytesRead === 0 && at < this.#end) throw this.#shorter();
            at += bytesRead;
            if (bytesRead > 0) controller.enqueue(chunk.subarray(0, bytesRead));
            if (at < this.#end) return;
            controller.close();
          } catch (error) {
            controller.error(error);
          }
          await file?.close();
        },
        cancel: () => file?.close(),
      },
      { highWaterMark: 0 },
    );
  }

  /** Synchronous within: @huggingface/hub asks all files of a commit at once, and not so many may be open. */
  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(this.size);
    const file = openSync(this.#path, 'r');
    try {
      let at = 0;
      for (let read = -1; at < bytes.length && read !== 0; at += read)
        read = readSync(file, bytes, at, bytes.length - at, this.#start + at);
      if (at < bytes.length) throw this.#shorter();
    } finally {
      closeSync(file);
    }
    return bytes.buffer;
  }

  override async text(): Promise<string> {
    return Buffer.from(await this.arrayBuffer()).toString();
  }

  #shorter(): Error {
    return new Error(`${this.#path} became shorter meanwhile`);
  }
}
