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
  ports: BaselinePorts,
  to: string,
): Promise<string | undefined> {
  return ask(text, [ref], local, ports, async (github, repository, [name]) => {
    const { apiUrl } = ports.context;
    const { token, fetch } = ports;
    return (await github.readContents({ apiUrl, repository, ref: name, path, token, fetch }, to))?.sha;
  });
}

/** The commit where two parted. @param local and @throws as of `readFromGitHub` */
export function mergeBaseFromGitHub(
  base: string,
  head: string,
  local: string,
  ports: BaselinePorts,
): Promise<string> {
  return ask(`git:${base}...${head}`, [base, head], local, ports, (github, repository, names) =>
    github.mergeBase(connectTo(github, repository, ports), ...names),
  );
}

/** The id of the commit that a ref is. @param local and @throws as of `readFromGitHub` */
export function commitFromGitHub(ref: string, local: string, ports: BaselinePorts): Promise<string> {
  return ask(`git:${ref}`, [ref], local, ports, (github, repository, [name]) =>
    // Of a commit and itself, that is the commit.
    github.mergeBase(connectTo(github, repository, ports), name, name),
  );
}

/** The paths of all files of a commit. @param local and @throws as of `readFromGitHub` */
export function listFromGitHub(sha: string, local: string, ports: BaselinePorts): Promise<string[]> {
  return ask(`git:${sha}`, [sha], local, ports, (github, repository) =>
    github.listFiles(connectTo(github, repository, ports), sha),
  );
}

type GitHubPackage = typeof import('@mlops-actions/github');

function connectTo(
  { connect }: GitHubPackage,
  repository: string,
  { context, token, fetch, log }: BaselinePorts,
) {
  return connect({ apiUrl: context.apiUrl, repository, token, fetch, log });
}

/** @param refs as in a clone; the question gets GitHub's names of them */
async function ask<const Refs extends readonly string[], T>(
  text: string,
  refs: Refs,
  local: string,
  { context: { apiUrl, repository }, log }: BaselinePorts,
  question: (github: GitHubPackage, repository: string, names: { [I in keyof Refs]: string }) => Promise<T>,
): Promise<T> {
  const names = refs.map((ref) => {
    const name = nameOnGitHub(ref);
    if (name !== undefined) return name;
    throw failure(text, local, `cannot be asked: only this clone knows what "${visible(ref)}" stands for.`);
  }) as { [I in keyof Refs]: string };
  if (repository === undefined)
    throw failure(text, local, 'cannot be asked: it is not known which repository this is.');
  log.debug(`${text}: the local repository does not have it (${local}), asking ${apiUrl}`);
  try {
    // Loaded only now: most runs find the ref in the clone.
    return await question(await import('@mlops-actions/github'), repository, names);
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
