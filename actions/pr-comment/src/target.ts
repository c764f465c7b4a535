import { UserError, visible } from '@mlops-actions/toolkit';

/** Where the user wants the comment. */
export type Target =
  | { readonly kind: 'auto' | 'pr' | 'commit' }
  | { readonly kind: 'issue'; readonly number: number }
  | { readonly kind: 'sha'; readonly sha: string };

/**
 * Reads the inputs `target` and `number`. A pull request's comments are those of the issue with its number.
 * @throws UserError for anything else, and when the two contradict each other
 */
export function parseTarget(text: string, number: string | undefined): Target {
  const target = parse(text);
  if (number === undefined) return target;
  const wanted = numberOf(number);
  if (wanted === undefined)
    throw new UserError(
      `number: "${visible(number)}" is not the number of a pull request. Write for example:\n  number: 12`,
    );
  if (target.kind === 'auto' || target.kind === 'pr') return { kind: 'issue', number: wanted };
  if (target.kind === 'issue' && target.number === wanted) return target;
  throw new UserError(`number: ${wanted} contradicts target: ${visible(text)}. Keep one of them.`);
}

function parse(text: string): Target {
  if (text === 'auto' || text === 'pr' || text === 'commit') return { kind: text };
  const [, kind, rest = ''] = /^(pr|issue|commit)\/(.*)$/.exec(text) ?? [];
  if (kind === 'commit' && /^[0-9a-f]{40}$/i.test(rest)) return { kind: 'sha', sha: rest.toLowerCase() };
  const number = numberOf(rest);
  if ((kind === 'pr' || kind === 'issue') && number !== undefined) return { kind: 'issue', number };
  throw new UserError(
    `target: "${visible(text)}" is not auto, pr, pr/N, issue/N, commit or commit/SHA with all 40 digits. Write for example:\n  target: pr/12`,
  );
}

function numberOf(text: string): number | undefined {
  const number = Number(text);
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}
