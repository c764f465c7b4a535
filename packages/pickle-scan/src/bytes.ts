import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Bytes that can be read at any offset: a file, a stretch of one, or memory. */
export interface RandomBytes {
  readonly size: number;
  /** Reads as much as the target takes or there is, and says how much that was. */
  read(target: Buffer, at: number): Promise<number>;
}

export function bytesOfFile(file: FileHandle, size: number): RandomBytes {
  return {
    size,
    read: async (target, at) => {
      let filled = 0;
      while (filled < target.length && at + filled < size) {
        const { bytesRead } = await file.read(target, filled, target.length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
  };
}

/** A stretch of other bytes, cut where those end. */
export function stretch(inner: RandomBytes, start: number, length: number): RandomBytes {
  const size = Math.max(0, Math.min(length, inner.size - start));
  return {
    size,
    read: async (target, at) =>
      at >= size ? 0 : inner.read(target.subarray(0, Math.min(target.length, size - at)), start + at),
  };
}

export function bytesOf(memory: Buffer): RandomBytes {
  return {
    size: memory.length,
    read: async (target, at) => (at >= memory.length ? 0 : memory.copy(target, 0, at)),
  };
}

/** Bytes one after the other. */
export interface Feed {
  /** Reads at least one byte into the target; 0 at the end. */
  read(target: Buffer): Promise<number>;
  /** Passes over so many bytes, and says how many there were. */
  skip(count: number): Promise<number>;
  close(): void;
}

/** Passes over bytes without reading them. */
export function feedOf(bytes: RandomBytes, start = 0): Feed {
  let at = start;
  return {
    read: async (target) => {
      const count = await bytes.read(target, at);
      at += count;
      return count;
    },
    skip: async (count) => {
      const skipped = Math.max(0, Math.min(count, bytes.size - at));
      at += skipped;
      return skipped;
    },
    close: () => {},
  };
}

export function feedOfStream(stream: Readable): Feed {
  const chunks = stream[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  const more = async () => {
    const { value, done } = await chunks.next();
    if (!done) chunk = value;
    return !done;
  };
  return {
    read: async (target) => {
      while (chunk.length === 0) if (!(await more())) return 0;
      const count = chunk.copy(target);
      chunk = chunk.subarray(count);
      return count;
    },
    skip: async (count) => {
      let left = count;
      while (left > chunk.length) {
        left -= chunk.length;
        chunk = chunk.subarray(chunk.length);
        if (!(await more())) return count - left;
      }
      chunk = chunk.subarray(left);
      return count;
    },
    close: () => stream.destroy(),
  };
}
