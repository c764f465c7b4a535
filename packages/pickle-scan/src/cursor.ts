import type { Feed } from './bytes.js';

/** Most of what is opened is looked at and left: a big buffer comes with the second reading. */
const GLANCE = 16 * 1024;
const CHUNK = 256 * 1024;

/**
 * A place in bytes that come one after the other. Its buffer is open to the reader of opcodes, for whom a call per byte
 * would be too slow: what is at `buffer[at]` up to `buffer[end - 1]` has been read.
 */
export class Cursor {
  buffer: Buffer = Buffer.allocUnsafe(GLANCE);
  at = 0;
  end = 0;
  /** Why the bytes end before their end. */
  trouble: string | undefined;
  #before = 0;
  #ended = false;
  readonly #feed: Feed;

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  /** Of the next byte, from where the cursor was opened. */
  get offset(): number {
    return this.#before + this.at;
  }

  get left(): number {
    return this.end - this.at;
  }

  /** Whether so many bytes are left; they are in the buffer then. */
  async need(count: number): Promise<boolean> {
    if (count > this.buffer.length) this.#grow(count);
    while (this.end - this.at < count && !this.#ended) await this.#fill();
    return this.end - this.at >= count;
  }

  /** The next bytes, as many as asked for and there are, without passing them. Valid until the cursor moves. */
  async peek(count: number): Promise<Buffer> {
    await this.need(count);
    return this.buffer.subarray(this.at, Math.min(this.end, this.at + count));
  }

  /** Passes so many bytes; false when there are not that many. */
  async skip(count: number): Promise<boolean> {
    const here = Math.min(count, this.left);
    this.at += here;
    if (here === count) return true;
    if (this.#ended) return false;
    this.#before += this.end;
    this.at = 0;
    this.end = 0;
    const skipped = await this.#guarded(() => this.#feed.skip(count - here));
    this.#before += skipped;
    return skipped === count - here;
  }

  /** The bytes up to the next newline, one char each, and the newline passed; undefined: it is not in the buffer. */
  lineHere(): string | undefined {
    const newline = this.buffer.indexOf(10, this.at);
    if (newline < 0 || newline >= this.end) return undefined;
    const line = this.buffer.toString('latin1', this.at, newline);
    this.at = newline + 1;
    return line;
  }

  /** The beginning of such a line, however long it is; `ended` when the newline was there. */
  async line(limit: number): Promise<{ text: string; whole: boolean; ended: boolean }> {
    let text = '';
    for (;;) {
      const newline = this.buffer.subarray(0, this.end).indexOf(10, this.at);
      const stop = newline < 0 ? this.end : newline;
      text += this.buffer.toString('latin1', this.at, Math.min(stop, this.at + limit + 1 - text.length));
      this.at = newline < 0 ? stop : stop + 1;
      if (newline >= 0 || !(await this.need(1))) {
        return { text: text.slice(0, limit), whole: text.length <= limit, ended: newline >= 0 };
      }
    }
  }

  close(): void {
    this.#feed.close();
  }

  #grow(size: number): void {
    const grown = Buffer.allocUnsafe(size);
    this.buffer.copy(grown, this.at, this.at, this.end);
    this.buffer = grown;
  }

  async #fill(): Promise<void> {
    if (this.offset > 0 && this.buffer.length < CHUNK) this.#grow(CHUNK);
    this.buffer.copyWithin(0, this.at, this.end);
    this.#before += this.at;
    this.end -= this.at;
    this.at = 0;
    const count = await this.#guarded(() => this.#feed.read(this.buffer.subarray(this.end)));
    this.end += count;
    if (count === 0) this.#ended = true;
  }

  async #guarded(read: () => Promise<number>): Promise<number> {
    try {
      return await read();
    } catch (error) {
      this.trouble = (error as Error).message;
      this.#ended = true;
      return 0;
    }
  }
}
