import { mkdir, mkdtemp, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ByteProgress, bytesInWords, UserError } from '@mlops-actions/toolkit';
import type { Mlflow } from '../client.js';
import { inParallel } from '../parallel.js';
import type { DownloadOptions } from './open.js';
import type { Routes } from './probe.js';
import { transfer, type Wanted } from './transfer.js';

const AT_ONCE = 8;
/** Bytes that are not read twice without need. */
const LARGE = 8e6;

/** `Artifacts.download`. @param files have paths that are safe to write to */
export async function download(
  mlflow: Mlflow,
  routes: Routes,
  files: readonly Wanted[],
  folder: string,
  { now, signal }: DownloadOptions,
): Promise<void> {
  const total = files.reduce((sum, { size = 0 }) => sum + size, 0);
  await mkdir(folder, { recursive: true });
  await refuseWithoutRoom(folder, total);
  const progress = new ByteProgress(total, 'downloaded', mlflow.log, now);
  let done = 0;
  const add = (bytes: number) => progress.add(bytes, `, ${done} of ${files.length} files`);
  // What is not whole is kept apart: no name that a model's file could have is taken.
  const parts = await mkdtemp(join(folder, '.download-'));
  try {
    const largestFirst = files
      .map((file, index) => ({ file, part: join(parts, String(index)) }))
      .sort((one, other) => (other.file.size ?? 0) - (one.file.size ?? 0));
    await inParallel(
      largestFirst,
      AT_ONCE,
      async ({ file, part }, stop) => {
        await fetchTo(part, mlflow, routes, file, add, stop);
        const path = join(folder, file.path);
        await mkdir(dirname(path), { recursive: true });
        await rename(part, path);
        done++;
      },
      signal,
    );
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
}

async function fetchTo(
  part: string,
  mlflow: Mlflow,
  routes: Routes,
  file: Wanted,
  add: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const handle = await open(part, 'w');
  try {
    let end = 0;
    const write = async (bytes: Uint8Array, at: number) => {
      for (let done = 0; done < bytes.length; )
        done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
      add(at + bytes.length - end);
      end = at + bytes.length;
    };
    const suited = (file.size ?? LARGE) < LARGE ? routes.small : routes.large;
    // Begun anew, it may have become shorter.
    await handle.truncate(await transfer(mlflow, suited, file, { write }, signal));
  } finally {
    await handle.close();
  }
}

async function refuseWithoutRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (needed > free)
    throw new UserError(
      `The model has ${bytesInWords(needed)}, and this machine's disk has room for ${bytesInWords(free)}. Use a larger runner, or free space in a step before.`,
    );
}
