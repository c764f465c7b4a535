import { UserError, visible } from '@mlops-actions/toolkit';

/** Where metrics are in MLflow, as the user wrote it. */
export type MlflowSource = { readonly text: string } & (
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'alias'; readonly name: string; readonly alias: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'logged-model'; readonly modelId: string }
);

const EXAMPLE = 'mlflow:models:/my-model@champion';

/**
 * Reads `mlflow:runs:/ID`, `mlflow:models:/NAME@ALIAS`, `mlflow:models:/NAME/VERSION` or `mlflow:models:/m-ID` (a logged
 * model of MLflow 3): MLflow's own addresses after `mlflow:`.
 * @param input the input's name, for messages
 * @throws UserError for anything else, saying what to write
 */
export function parseMlflowSource(input: string, text: string): MlflowSource {
  const wrong = (problem: string, instead = EXAMPLE) =>
    new UserError(
      `${input}: "${visible(text)}" ${problem}. Write for example:\n  ${input}: ${visible(instead)}`,
    );

  if (/[\0-\x1f\x7f]/.test(text)) throw wrong('has a line break or a control character in it');
  const [, scheme, after = ''] = /^mlflow:(runs|models):\/+(.*)$/.exec(text.trim()) ?? [];
  if (scheme === undefined)
    throw wrong('is none of mlflow:runs:/ID, mlflow:models:/NAME@ALIAS and mlflow:models:/NAME/VERSION');
  if (scheme === 'runs') {
    const [, runId, path] = /^([a-z\d][\w-]{0,255})(\/.*)?$/i.exec(after) ?? [];
    if (runId === undefined) throw wrong('names no run', 'mlflow:runs:/0a1b2c3d4e5f60718293a4b5c6d7e8f9');
    if (path !== undefined)
      throw wrong(
        `leads to "${visible(path)}" in the run, and metrics are of the whole run`,
        `mlflow:runs:/${runId}`,
      );
    return { text, kind: 'run', runId };
  }
  return { text, ...modelOf(after, wrong) };
}

type Model = Extract<MlflowSource, { kind: 'alias' | 'version' | 'logged-model' }>;
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

function modelOf(
  address: string,
  wrong: (problem: string, instead?: string) => UserError,
): Without<Model, 'text'> {
  if (/^m-[\w-]+$/.test(address)) return { kind: 'logged-model', modelId: address };
  // A name never has a slash or a colon; it may have anything else, an @ too.
  const [, name = '', kind = '', which = ''] = /^([^/:]*?)(?:([/@])([^/@]*))?$/.exec(address) ?? [];
  if (name.trim() === '') throw wrong('names no model');
  if (kind === '/' && /^\d+$/.test(which)) return { kind: 'version', name, version: which };
  if (kind === '@' && /^[\p{L}\p{N}_-]+$/u.test(which)) return { kind: 'alias', name, alias: which };
  const instead = `mlflow:models:/${name}@champion`;
  throw kind === '/'
    ? wrong(`asks for "${visible(which)}", which is no version: give an alias or a number`, instead)
    : wrong('does not say which version: give an alias or a number', instead);
}
