import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { UserError } from '../errors.js';
import { isGzip } from './formats.js';
import { whyMissing } from './missing.js';
import { visible } from './visible.js';

/** An open file. `chunks` is its content, unpacked; `close` must be called, however much was read. */
export interface Source {
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes of the file (packed, if it is) read so far. */
  consumed(): number;
  close(): Promise<void>;
}

/** @throws UserError when the file is missing, a directory or unreadable, or ends in `.gz` and is not gzip. */
export async function openSource(file: string, chunkBytes: number): Promise<Source> {
  const handle = await opened(file);
  const raw = handle.createReadStream({ highWaterMark: chunkBytes });
  const close = async () => {
    raw.destroy();
    if (!raw.closed) await new Promise<void>((done) => raw.once('close', done));
  };
  return {
    chunks: isGzip(file) ? unpacked(file, raw, chunkBytes) : raw,
    consumed: () => raw.bytesRead,
    close,
  };
}

async function opened(file: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw new UserError(await whyMissing(file, process.cwd()));
    if (code === 'EACCES' || code === 'EPERM') {
      throw new UserError(
        `${visible(file)}: no permission to read it (${code}). Check its mode and its owner.`,
      );
    }
    throw new UserError(`${visible(file)}: cannot be opened (${code}). Expected a file that can be read.`);
  }
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      throw new UserError(
        `${visible(file)}: is a directory. Name the file, or a pattern such as ${visible(file)}/*.jsonl.`,
      );
    }
    if (isGzip(file) && stat.isFile()) await checkMagic(file, handle);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function checkMagic(file: string, handle: FileHandle): Promise<void> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  if (bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b) return;
  const found = bytesRead === 0 ? 'it is empty' : 'it does not start as gzip does';
  throw new UserError(
    `${visible(file)}: not a gzip file (${found}). Compress it with gzip, or name it without the ending .gz.`,
  );
}

async function* unpacked(
  file: string,
  raw: NodeJS.ReadableStream,
  chunkBytes: number,
): AsyncGenerator<Buffer> {
  const { createGunzip } = await import('node:zlib'); // Only now: loading it costs the start of every step.
  // pipeline, not pipe: an error of the file must end the unpacking too. The loop below is what hears of it.
  const gunzip = pipeline(raw, createGunzip({ chunkSize: Math.max(64, chunkBytes) }), () => {});
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') {
      throw new UserError(
        `${visible(file)}: the gzip data ends too early. Was the upload, or the program that wrote it, cut off?`,
      );
    }
    if (code?.startsWith('Z_')) {
      throw new UserError(
        `${visible(file)}: the gzip data is corrupt (${message}). Write or upload the file again.`,
      );
    }
    throw error;
  }
}
