import type { Log } from '@mlops-actions/toolkit';

/** Milliseconds between two lines. */
const PACE = 10_000;

/** Says now and then how much of large files has been sent. */
export class UploadProgress {
  readonly #log: Log;
  readonly #now: () => number;
  #total = 0;
  #sent = 0;
  #last = 0;

  constructor(log: Log, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  start(files: readonly { readonly size: number }[], repoId: string): void {
    this.#total = files.reduce((sum, { size }) => sum + size, 0);
    this.#last = this.#now();
    const count = files.length === 1 ? '1 file' : `${files.length} files`;
    this.#log.info(`Uploading ${count} to the large-file storage of ${repoId}, ${megabytes(this.#total)}`);
  }

  /** @param body of a request that has been carried out */
  add(body: unknown): void {
    this.#sent += body instanceof Blob ? body.size : ArrayBuffer.isView(body) ? body.byteLength : 0;
    if (this.#sent === 0 || this.#now() - this.#last < PACE) return;
    this.#last = this.#now();
    this.#log.info(`${megabytes(this.#sent)} of ${megabytes(this.#total)} uploaded`);
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
