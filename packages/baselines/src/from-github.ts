import { UserError, visible } from '@mlops-actions/toolkit';
import type { BaselinePorts } from './locate.js';
import type { BaselineSource } from './source.js';

type GitSource = Extract<BaselineSource, { kind: 'git' }>;

/**
 * The way for a ref that is not in the clone.
 * @param local why the local repository could not tell
 * @returns the commit, when it has the file, which is then in `to`
 * @throws UserError that says what was tried, and what to write
 */
export async function readFromGitHub(
  { text, ref, path }: GitSource,
  local: string,
  { context, token, fetch, log }: BaselinePorts,
  to: string,
): Promise<string | undefined> {
  const { apiUrl, repository } = context;
  const name = nameOnGitHub(ref);
  if (name === undefined)
    throw failure(text, local, `cannot be asked: only this clone knows what "${visible(ref)}" stands for.`);
  if (repository === undefined)
    throw failure(text, local, 'cannot be asked: it is not known which repository this is.');
  log.debug(`${text}: the local repository does not have it (${local}), asking ${apiUrl}`);
  // Loaded only now: most runs find the ref in the clone.
  const { readContents } = await import('@mlops-actions/github');
  try {
    return (await readContents({ apiUrl, repository, ref: name, path, token, fetch }, to))?.sha;
  } catch (error) {
    if (error instanceof UserError) throw failure(text, local, error.message, error);
    throw error;
  }
}

function failure(text: string, local: string, remote: string, cause?: Error): UserError {
  return new UserError(
    [
      `baseline: "${visible(text)}" cannot be read.`,
      `- The local repository: ${local}.`,
      `- GitHub's API: ${remote}`,
      'Make either work. For the local one, fetch the ref, for example in the step of actions/checkout:',
      '  with:',
      '    fetch-depth: 0',
    ].join('\n'),
    { cause },
  );
}

/** GitHub's name of a ref; undefined for what only a clone can resolve: `HEAD~1` there is the default branch's. */
function nameOnGitHub(ref: string): string | undefined {
  if (/^(@|[A-Z]+_)?HEAD$|^@$|[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(ref)) return undefined;
  const name = ref.replace(/^(refs\/)?(remotes\/)?origin\/|^refs\/heads\//, '');
  return name.replace(/^refs\/(?=tags\/)/, '') || undefined;
}
