import { resolve } from 'node:path';
import { type Signature, skopsConfig } from '@mlops-actions/model-files';
import { findFiles, UserError, visible } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import type { Model } from './model.js';

export interface Config {
  readonly text: string;
  readonly warnings: readonly string[];
}

/**
 * `config.json` as skops' `hub_utils.init` wrote it; undefined where no `data-file` asks for it.
 * @throws UserError when the model or the task has none
 */
export async function configOf(
  { dataFile, task }: Inputs,
  { kind, requirements, mlmodel }: Model,
  workspace: string,
): Promise<Config | undefined> {
  if (dataFile === undefined || task === undefined) return undefined;
  if (kind.flavor !== 'sklearn' || kind.modelFile === undefined)
    throw new UserError(
      `data-file makes the config.json of a scikit-learn model, and this one is of ${visible(kind.flavor)}. Leave data-file out.`,
    );
  const [path = ''] = await findFiles('data-file', [dataFile], workspace);
  const text = await skopsConfig({
    modelFile: kind.modelFile,
    format: kind.format === 'skops' ? 'skops' : 'pickle',
    requirements,
    task,
    dataFile: resolve(workspace, path),
  });
  return { text, warnings: columnWarnings(JSON.parse(text).sklearn.columns, mlmodel.signature) };
}

/** skops takes whatever the data has for the model's inputs: often what is to be predicted is among it. */
function columnWarnings(columns: readonly string[] | undefined, signature: Signature | undefined): string[] {
  const inputs = signature?.inputs.map(({ name }) => name).filter((name) => name !== undefined) ?? [];
  if (columns === undefined || inputs.length === 0) return [];
  const more = columns.filter((column) => !inputs.includes(column));
  const missing = inputs.filter((input) => !columns.includes(input));
  const listed = (names: readonly string[]) => names.slice(0, 10).map(visible).join(', ');
  return [
    ...(more.length > 0
      ? [
          `data-file has columns that the model does not take, and config.json names them: ${listed(more)}. Leave them out of the file.`,
        ]
      : []),
    ...(missing.length > 0 ? [`data-file lacks columns that the model takes: ${listed(missing)}.`] : []),
  ];
}
