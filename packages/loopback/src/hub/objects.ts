import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Content } from '../content.js';
import type { Upload } from '../faulty-server.js';

/** Bytes that came in a request: in memory, or in a file if there is a folder for them. */
export interface Arrived {
  readonly body: Buffer;
  readonly upload?: Upload;
}

/** What LFS stores, by SHA-256: in memory, or in the files of a folder. */
export class Objects {
  readonly #folder: string | undefined;
  readonly #contents = new Map<string, Content>();
  #files = 0;

  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  }

  /** A new name in the folder, if there is one. */
  newFile(): string | undefined {
    return this.#folder === undefined ? undefined : join(this.#folder, `upload-${this.#files++}`);
  }

  /** Takes what arrived; its file is ours then. */
  async take({ body, upload }: Arrived): Promise<Content> {
    if (!upload) return new Content([body]);
    const file = this.newFile()!;
    await rename(upload.file, file);
    return new Content([{ file, start: 0, end: upload.size }]);
  }

  get(oid: string): Content {
    const content = this.#contents.get(oid);
    if (!content) throw new Error(`no LFS object ${oid}`);
    return content;
  }

  has(oid: string): boolean {
    return this.#contents.has(oid);
  }

  store(oid: string, content: Content): void {
    this.#contents.set(oid, content);
  }
}

export function sha256Of({ body, upload }: Arrived): string {
  return upload?.sha256 ?? createHash('sha256').update(body).digest('hex');
}

/** @returns in hexadecimal */
export async function hashOf(content: Content): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
