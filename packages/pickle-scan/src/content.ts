import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, createInflate, createInflateRaw, inflateRaw, type ZlibOptions } from 'node:zlib';
import { bytesOf, type Feed, feedOf, feedOfStream, type RandomBytes } from './bytes.js';
import { Cursor } from './cursor.js';
import { type Limits, MOST_MEMORY } from './limits.js';

/** A file, or a file in an archive. */
export interface Content {
  /** In an archive that of the member; it tells no format, but that a pickle is to be expected. */
  readonly name: string;
  /** Absent: it can only be read from front to back, each time anew. */
  readonly bytes?: RandomBytes;
  feed(): Feed;
}

export function contentOf(name: string, bytes: RandomBytes): Content & { bytes: RandomBytes } {
  return { name, bytes, feed: () => feedOf(bytes) };
}

/** @param start in bytes */
export async function opened(content: Content, start = 0): Promise<Cursor> {
  const cursor = new Cursor(content.feed());
  await cursor.skip(start);
  return cursor;
}

const INFLATERS = { gzip: createGunzip, zlib: createInflate, raw: createInflateRaw };

/** What comes out of compressed bytes. @param start where in them the compression starts */
export function inflated(content: Content, kind: keyof typeof INFLATERS, limits: Limits, start = 0): Content {
  return {
    name: content.name,
    feed: () => {
      const source = content.feed();
      const inflater = INFLATERS[kind]();
      // An error reaches the reader of the inflater: here is nobody to tell.
      pipeline(Readable.from(chunksOf(source, start), { objectMode: false }), inflater, () => source.close());
      return counted(feedOfStream(inflater), limits);
    },
  };
}

/** The same for a small member of a zip, of which a model may have thousands, at once where it stays small. */
export async function inflatedSmall(
  content: Content & { bytes: RandomBytes },
  limits: Limits,
): Promise<Content> {
  const { name, bytes } = content;
  if (bytes.size <= SMALL) {
    const compressed = Buffer.alloc(bytes.size);
    await bytes.read(compressed, 0);
    const whole = await inflateRawAsync(compressed, { maxOutputLength: 16 * SMALL }).catch(() => undefined);
    if (whole) {
      limits.inflate(whole.length);
      return contentOf(name, bytesOf(whole));
    }
  }
  return inflated(content, 'raw', limits);
}

const SMALL = 64 * 1024;
const inflateRawAsync = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);

async function* chunksOf(feed: Feed, start: number): AsyncGenerator<Buffer> {
  await feed.skip(start);
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const count = await feed.read(chunk);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}

function counted(feed: Feed, limits: Limits): Feed {
  const count = (bytes: number) => {
    limits.inflate(bytes);
    return bytes;
  };
  return {
    read: async (target) => count(await feed.read(target)),
    skip: async (bytes) => count(await feed.skip(bytes)),
    close: () => feed.close(),
  };
}

/** All of a content in memory, to be read at any offset; undefined: too big for that, or damaged. */
export async function inMemory(content: Content): Promise<RandomBytes | undefined> {
  if (content.bytes) return content.bytes;
  const cursor = await opened(content);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    while (await cursor.need(1)) {
      const chunk = Buffer.from(await cursor.peek(cursor.left));
      cursor.at = cursor.end;
      size += chunk.length;
      if (size > MOST_MEMORY) return undefined;
      chunks.push(chunk);
    }
    return cursor.trouble === undefined ? bytesOf(Buffer.concat(chunks)) : undefined;
  } finally {
    cursor.close();
  }
}
