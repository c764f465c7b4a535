import { open } from 'node:fs/promises';

/** To tell a binary format by. Fewer, or none, of a file that is shorter or cannot be read: why is said when its text is. */
export async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file).catch(() => undefined);
  try {
    const bytes = Buffer.alloc(count);
    const read = await handle?.read(bytes, 0, count, 0).catch(() => undefined);
    return bytes.subarray(0, read?.bytesRead ?? 0);
  } finally {
    await handle?.close();
  }
}
