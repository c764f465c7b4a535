import { UserError, visible } from '@mlops-actions/toolkit';
import { problemOfPath } from './path.js';

/** Where the old numbers are, as the user wrote it. */
export type BaselineSource = { readonly text: string } & (
  | { readonly kind: 'file' | 'report'; readonly path: string }
  | { readonly kind: 'git'; readonly ref: string; readonly path: string }
);

/**
 * Reads `file:PATH` (or a pattern), `report:PATH` or `git:REF:PATH`, whose PATH starts at the repository's root as in git.
 * @param input the input's name, for messages
 * @throws UserError for anything else, saying what to write
 */
export function parseBaseline(input: string, text: string): BaselineSource {
  const wrong = (problem: string, instead: string) =>
    new UserError(
      `${input}: "${visible(text)}" ${problem}. Write for example:\n  ${input}: ${visible(instead)}`,
    );

  if (/[\0-\x1f\x7f]/.test(text))
    throw wrong('has a line break or a control character in it', 'git:origin/main:metrics.json');
  const [, kind = '', after = ''] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  const rest = after.trim();
  switch (kind) {
    case 'file':
    case 'report':
      if (rest === '') throw wrong('names no path', `${kind}:outputs/metrics.json`);
      return { text, kind, path: rest };
    case 'git':
      return { text, kind, ...refAndPath(rest, wrong) };
    case 'mlflow':
      throw wrong(
        'is in MLflow, which this action does not read; it reads file:PATH, git:REF:PATH and report:PATH',
        'git:origin/main:metrics.json',
      );
    default:
      throw wrong(
        'does not say what it is: file:PATH, git:REF:PATH (a file at a branch, tag or commit) or report:PATH',
        `file:${text.trim() || 'outputs/metrics.json'}`,
      );
  }
}

function refAndPath(
  rest: string,
  wrong: (problem: string, instead: string) => UserError,
): { ref: string; path: string } {
  const colon = rest.indexOf(':'); // A ref never has one, a path may.
  const ref = rest.slice(0, Math.max(0, colon)).trim();
  const path = rest.slice(colon + 1).trim();
  const problem = problemOfPath(path);
  const goodPath = colon === -1 || problem !== undefined ? 'metrics/rouge.json' : path;
  if (colon === -1 || ref === '' || path === '')
    throw wrong('is not git:REF:PATH', `git:origin/main:${goodPath}`);
  if (ref.startsWith('-')) throw wrong('has a ref that starts with "-"', `git:origin/main:${goodPath}`);
  if (problem !== undefined)
    throw wrong(
      `has a path that ${problem}; it is one from the root of the repository, with "/" between folders`,
      `git:${ref}:${goodPath}`,
    );
  return { ref, path };
}
