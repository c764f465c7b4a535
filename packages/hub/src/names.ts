import { visible } from '@mlops-actions/toolkit';

const EXAMPLE = '\n  repo-id: my-team/sentiment-analyzer';

/** Why a repository cannot have this name, as a line for the user; undefined when it can. */
export function repoIdProblem(repoId: string): string | undefined {
  const rule = brokenRule(repoId);
  return (
    rule && `repo-id: "${visible(repoId)}" is no name of a repository: ${rule}. Write for example:${EXAMPLE}`
  );
}

/** @see https://github.com/huggingface/huggingface_hub, validate_repo_id */
function brokenRule(repoId: string): string | undefined {
  const parts = repoId.split('/');
  if (parts.length !== 2 || parts.includes(''))
    return 'it must be the name of a user or organisation, one slash, and the name of the repository';
  const odd = Array.from(repoId).find((char) => !/[\w.\-/]/.test(char));
  if (odd !== undefined)
    return `"${visible(odd)}" may not be in it, but letters from a to z, digits, "-", "_" and "." alone`;
  if (parts.some((part) => /^[-.]|[-.]$/.test(part))) return 'neither part may begin or end with "-" or "."';
  const twice = /--|\.\./.exec(repoId)?.[0];
  if (twice !== undefined) return `"${twice}" may not be in it`;
  if (/\.git$/i.test(repoId)) return 'it may not end with ".git"';
  const { length } = parts[1]!;
  if (length > 96) return `its second part has ${length} characters, and 96 are allowed`;
  return undefined;
}

/** Why a branch or a tag cannot have this name, by git's rules; undefined when it can. */
export function refProblem(input: 'branch' | 'tag', name: string): string | undefined {
  const isFine =
    /^[^\0-\x20\x7f~^:?*[\\]+$/.test(name) &&
    !/^refs\/|^HEAD$|^[0-9a-f]{40}$|^[-/]|[/.]$|\/\/|\.\.|@\{|^@$|(^|\/)\.|\.lock(\/|$)/.test(name) &&
    name.length <= 250;
  return isFine
    ? undefined
    : `${input}: "${visible(name)}" cannot be the name of a ${input}: git allows no spaces and none of ~ ^ : ? * [ \\ in it, neither ".." nor "//", and no "/" or "." at its ends; and HEAD, refs/… and the 40 digits of a commit mean something else. Write for example:\n  ${input}: ${input === 'tag' ? 'v1' : 'main'}`;
}

/** Why no file can have this path in a repository; undefined when one can. */
export function pathProblem(path: string): string | undefined {
  const parts = path.split('/');
  const isFine =
    !/[\0-\x1f\x7f\\]/.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
  return isFine ? undefined : `"${visible(path)}" cannot be the path of a file in a repository`;
}
