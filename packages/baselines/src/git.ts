import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { UserError, visible } from '@mlops-actions/toolkit';

/** The local repository cannot tell; its message says why. GitHub may know. */
export class Unavailable extends Error {}

/** What the local repository says; where it cannot tell, what `elsewhere` does, which hears why. */
export async function localFirst<T>(local: Promise<T>, elsewhere: (why: string) => Promise<T>): Promise<T> {
  try {
    return await local;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return elsewhere(error.message);
  }
}

/** The id of the commit that `ref` is. @throws Unavailable */
export async function resolveCommit(workspace: string, ref: string): Promise<string> {
  const printed = await output(workspace, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  const sha = printed.trim();
  if (/^[0-9a-f]{40,64}$/.test(sha)) return sha; // `^main` is not one commit, and is printed all the same.
  throw new Unavailable(`"${ref}" is not a commit in it`);
}

/**
 * Writes the file at `path` of a commit to the local file `to`, streamed.
 * @returns whether there is one
 * @throws Unavailable (a partial clone may lack it), UserError when something else than a file stands there
 */
export async function saveFile(workspace: string, sha: string, path: string, to: string): Promise<boolean> {
  // `<mode> <type> <object>\t<path>\0`
  const entry = await output(workspace, ['ls-tree', '-z', '--full-tree', '--end-of-options', sha, path]);
  if (entry === '') return false;
  const [mode = '', , object = ''] = entry.split(/[ \t]/, 3);
  const other = NOT_FILES[mode];
  if (other !== undefined)
    throw new UserError(
      `baseline: ${visible(path)} is a ${other} in commit ${sha.slice(0, 7)}. Name a file.`,
    );
  await saveBlob(workspace, object, to);
  return true;
}

/** The paths of all files of a commit, in git's order; without links and submodules. @throws Unavailable */
export async function listPaths(workspace: string, sha: string): Promise<string[]> {
  const entries = await output(workspace, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', sha]);
  return entries
    .split('\0')
    .filter((entry) => /^100/.test(entry)) // The mode of a file.
    .map((entry) => entry.slice(entry.indexOf('\t') + 1));
}

/**
 * The commit where two parted.
 * @throws Unavailable when it does not have both, or not all that lies between: a shallow clone may know of an older one
 * in common while the newest is cut off
 */
export async function mergeBaseIn(workspace: string, base: string, head: string): Promise<string> {
  const shallow = await output(workspace, ['rev-parse', '--is-shallow-repository']);
  if (shallow.trim() !== 'false') throw new Unavailable('it is a shallow clone');
  const commits = [await resolveCommit(workspace, base), await resolveCommit(workspace, head)];
  const printed = await output(workspace, ['merge-base', ...commits]).catch(() => '');
  if (printed === '') throw new Unavailable(`"${base}" and "${head}" have no commit in common`);
  return printed.trim();
}

/** The parents of a commit, the first one first. A shallow clone knows their names too. @throws Unavailable */
export async function parentsOf(workspace: string, commit: string): Promise<string[]> {
  const sha = await resolveCommit(workspace, commit);
  // rev-parse would deny the parents that a shallow clone has cut off.
  const [header = ''] = (await output(workspace, ['cat-file', 'commit', sha])).split('\n\n', 1);
  return Array.from(header.matchAll(/^parent (\S+)$/gm), ([, parent]) => parent!);
}

const NOT_FILES: Readonly<Record<string, string>> = {
  '040000': 'folder',
  '120000': 'symbolic link',
  '160000': 'submodule',
};

async function saveBlob(workspace: string, object: string, to: string): Promise<void> {
  const { args, options } = await command(workspace, ['cat-file', 'blob', object]);
  const git = spawn('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  git.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, 1000);
  });
  const closed = once(git, 'close');
  await Promise.all([pipeline(git.stdout, createWriteStream(to)), closed]);
  if (git.exitCode !== 0) throw new Unavailable(reasonOf(complaint));
}

/** Bytes: the listing of a repository with a million files. */
const MOST_OUTPUT = 2 ** 28;

async function output(workspace: string, gitArgs: readonly string[]): Promise<string> {
  const { args, options } = await command(workspace, gitArgs);
  try {
    return (await promisify(execFile)('git', args, { ...options, maxBuffer: MOST_OUTPUT })).stdout;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT') throw new Unavailable('git is not installed');
    throw new Unavailable(stderr ? reasonOf(stderr) : `it has no commit of that name`);
  }
}

async function command(workspace: string, gitArgs: readonly string[]) {
  // In a container the checkout often belongs to another user, which git refuses. This reads objects and runs no hook.
  const safe = (await realpath(workspace)).replaceAll('\\', '/');
  return {
    args: ['-c', `safe.directory=${safe}`, '--literal-pathspecs', ...gitArgs],
    // The rest of the environment is git's own business: PATH, HOME and where it keeps its settings.
    options: { cwd: workspace, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
  };
}

function reasonOf(stderr: string): string {
  const line = stderr.split('\n').find((text) => text.trim() !== '') ?? 'git failed';
  return visible(line.replace(/^(fatal|error): /, '').trim());
}
