import { mkdir, mkdtemp, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@mlops-actions/toolkit';
import type { Mlflow } from '../client.js';
import { inParallel } from '../parallel.js';
import type { DownloadOptions } from './open.js';
import type { Routes } from './probe.js';
import { DownloadProgress, megabytes } from './progress.js';
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
  const sizes = files.map(({ size = 0 }) => size);
  await mkdir(folder, { recursive: true });
  await refuseWithoutRoom(folder, sizes);
  const progress = new DownloadProgress(sizes, mlflow.log, now);
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
        await fetchTo(part, mlflow, routes, file, progress, stop);
        const path = join(folder, file.path);
        await mkdir(dirname(path), { recursive: true });
        await rename(part, path);
        progress.fileDone();
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
  progress: DownloadProgress,
  signal: AbortSignal,
): Promise<void> {
  const handle = await open(part, 'w');
  try {
    let end = 0;
    const write = async (bytes: Uint8Array, at: number) => {
      for (let done = 0; done < bytes.length; )
        done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
      progress.add(at + bytes.length - end);
      end = at + bytes.length;
    };
    const suited = (file.size ?? LARGE) < LARGE ? routes.small : routes.large;
    // Begun anew, it may have become shorter.
    await handle.truncate(await transfer(mlflow, suited, file, { write }, signal));
  } finally {
    await handle.close();
  }
}

async function refuseWithoutRoom(folder: string, sizes: readonly number[]): Promise<void> {
  const needed = sizes.reduce((sum, size) => sum + size, 0);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (needed > free)
    throw new UserError(
      `The model has ${megabytes(needed)}, and this machine's disk has room for ${megabytes(free)}. Use a larger runner, or free space in a step before.`,
    );
}
