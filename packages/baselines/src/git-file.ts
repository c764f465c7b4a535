import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { UserError, visible } from '@mlops-actions/toolkit';
import { readFromGitHub } from './from-github.js';
import { localFirst, resolveCommit, saveFile } from './git.js';
import type { BaselinePorts, LocatedBaseline } from './locate.js';
import { refuseSiblingName } from './sibling-name.js';
import type { BaselineSource } from './source.js';

type GitSource = Extract<BaselineSource, { kind: 'git' }>;
/** A file made local, and the commit it is of. */
interface Saved {
  readonly file: string;
  readonly sha: string;
}

/** A baseline at a ref: through the local repository when the ref is there, else through GitHub's API. */
export async function locateInGit(
  source: GitSource,
  ports: BaselinePorts,
): Promise<LocatedBaseline | undefined> {
  const found = await save(source, ports);
  if (found === undefined) {
    // As a pattern it would be the first run for ever.
    if (/[*?[{]/.test(source.path)) {
      throw new UserError(
        `baseline: "${visible(source.text)}" is not there. git: names one file, not a pattern. Write for example:\n` +
          `  baseline: git:${visible(source.ref)}:metrics.json`,
      );
    }
    return undefined;
  }
  const { sha, file } = found;
  return {
    paths: [file],
    label: `${source.ref}@${sha.slice(0, 7)}:${source.path}`,
    sha,
    sibling: async (name) => {
      refuseSiblingName(name);
      const path = posix.join(posix.dirname(source.path), name);
      return (await save({ ...source, ref: sha, path }, ports))?.file;
    },
  };
}

/** Makes one file local, in a folder of its own below the context's `temp`. @returns undefined when the commit has none */
export async function save(source: GitSource, ports: BaselinePorts): Promise<Saved | undefined> {
  const file = await newFile(ports.context.temp, source.path);
  try {
    const sha = await read(source, ports, file);
    if (sha !== undefined) {
      await refusePointer(file, source);
      return { file, sha };
    }
  } catch (error) {
    await rm(dirname(file), { recursive: true, force: true });
    throw error;
  }
  await rm(dirname(file), { recursive: true, force: true });
  return undefined;
}

/** @returns the commit, when it has the file */
async function read(source: GitSource, ports: BaselinePorts, to: string): Promise<string | undefined> {
  const { workspace } = ports.context;
  let { ref } = source;
  const local = async () => {
    ref = await resolveCommit(workspace, ref);
    return (await saveFile(workspace, ref, source.path, to)) ? ref : undefined;
  };
  return localFirst(local(), (why) => readFromGitHub({ ...source, ref }, why, ports, to));
}

/** In a folder that nobody else has, under a name that ends as the original's does: by that, readers know the format. */
async function newFile(temp: string, path: string): Promise<string> {
  await mkdir(temp, { recursive: true });
  const folder = await mkdtemp(join(temp, 'mlops-baseline-'));
  return join(folder, posix.basename(path).replace(/[<>:"|?*]/g, '_'));
}

async function refusePointer(file: string, { ref, path }: GitSource): Promise<void> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(27), 0, 27, 0);
    if (buffer.toString('latin1', 0, bytesRead) !== 'version https://git-lfs.git') return;
  } finally {
    await handle.close();
  }
  throw new UserError(
    [
      `baseline: ${visible(path)} at "${visible(ref)}" is in Git LFS: git holds a pointer, not the data.`,
      'Check that ref out with its data (`lfs: true`, or `git lfs pull` in that folder) and name the file there:',
      `  baseline: file:old/${visible(path)}`,
    ].join('\n'),
  );
}
