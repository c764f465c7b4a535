import { type MlflowSource, parseMlflowSource } from '@mlops-actions/mlflow';
import { UserError, visible } from '@mlops-actions/toolkit';
import { problemOfPath } from './path.js';

/** Where the old numbers are, as the user wrote it. */
export type BaselineSource = { readonly text: string } & (
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'report'; readonly path: string }
  | { readonly kind: 'git'; readonly ref: string; readonly path: string }
  | { readonly kind: 'tree'; readonly ref: string }
  | { readonly kind: 'mlflow'; readonly source: MlflowSource }
);

type Kind = BaselineSource['kind'];
type Wrong = (problem: string, instead: string) => UserError;

/** How each is written, and one to write; the first that an action accepts is the one that it is shown. */
const FORMS: Readonly<Record<Kind, readonly [form: string, example: string]>> = {
  git: ['git:REF:PATH (a file at a branch, tag or commit)', 'git:origin/main:metrics.json'],
  tree: ['git:REF (a branch, tag or commit)', 'git:origin/main'],
  file: ['file:PATH', 'file:outputs/metrics.json'],
  report: ['report:PATH', 'report:outputs/report.json'],
  mlflow: ['mlflow:models:/NAME@ALIAS or mlflow:runs:/ID', 'mlflow:models:/my-model@champion'],
};

/**
 * Reads `file:PATH` (or a pattern), `report:PATH`, `git:REF:PATH`, whose PATH starts at the repository's root as in git,
 * `git:REF` (kind `tree`: every file of the commit) or `mlflow:…`.
 * @param input the input's name, for messages
 * @param accept the kinds that the action can read
 * @throws UserError for anything else, saying what to write
 */
export function parseBaseline<const Accepted extends Kind>(
  input: string,
  text: string,
  accept: readonly Accepted[],
): Extract<BaselineSource, { kind: Accepted }> {
  return parse(input, text, new Set<Kind>(accept)) as Extract<BaselineSource, { kind: Accepted }>;
}

function parse(input: string, text: string, accept: ReadonlySet<Kind>): BaselineSource {
  const wrong: Wrong = (problem, instead) =>
    new UserError(
      `${input}: "${visible(text)}" ${problem}. Write for example:\n  ${input}: ${visible(instead)}`,
    );
  const forms = Object.entries(FORMS).filter(([kind]) => accept.has(kind as Kind));
  const known = forms.map(([, [form]]) => form).join(', ');
  const example = forms[0]?.[1][1] ?? '';

  if (/[\0-\x1f\x7f]/.test(text)) throw wrong('has a line break or a control character in it', example);
  const [, prefix = '', after = ''] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  const rest = after.trim();
  switch (prefix) {
    case 'file':
    case 'report':
      if (!accept.has(prefix)) break;
      if (rest === '') throw wrong('names no path', FORMS[prefix][1]);
      return { text, kind: prefix, path: rest };
    case 'git':
      if (accept.has('tree') && !rest.includes(':')) return { text, kind: 'tree', ref: refOf(rest, wrong) };
      if (accept.has('git')) return { text, kind: 'git', ...refAndPath(rest, wrong) };
      if (accept.has('tree')) throw wrong('names a file, where all files of a commit are meant', example);
      break;
    case 'mlflow':
      if (!accept.has(prefix)) break;
      return { text, kind: prefix, source: parseMlflowSource(input, text) };
    default:
      throw wrong(`does not say what it is: ${known}`, meant(text.trim(), accept) ?? example);
  }
  throw wrong(`starts with "${prefix}:", which this action does not read; it reads ${known}`, example);
}

/** What the text is most like. */
function meant(text: string, accept: ReadonlySet<Kind>): string | undefined {
  if (accept.has('mlflow') && /^(models:\/\w+@\w+|runs:\/\w+)$/.test(text)) return `mlflow:${text}`;
  if (accept.has('tree') && /^\w[\w/-]*$/.test(text)) return `git:${text}`;
  return accept.has('file') ? (text === '' ? FORMS.file[1] : `file:${text}`) : undefined;
}

function refOf(ref: string, wrong: Wrong): string {
  if (ref === '') throw wrong('names no branch, tag or commit', FORMS.tree[1]);
  if (ref.startsWith('-')) throw wrong('has a ref that starts with "-"', FORMS.tree[1]);
  return ref;
}

function refAndPath(rest: string, wrong: Wrong): { ref: string; path: string } {
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
