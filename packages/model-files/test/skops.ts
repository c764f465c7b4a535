import { join } from 'node:path';
import { newFolder, python, writeFiles } from '@mlops-actions/testing';

export interface SkopsCase {
  readonly model: string;
  readonly requirements: readonly string[];
  readonly task: string;
  /** A file for pandas, or texts. */
  readonly data: string | readonly string[];
}

const PROGRAM = `
import warnings; warnings.simplefilter('ignore')
import pandas as pd, pathlib, tempfile
from skops import hub_utils

def read(path):
    if not isinstance(path, str):
        return path
    kind = path.removesuffix('.gz').rsplit('.', 1)[1]
    if kind in ('csv', 'tsv'):
        return pd.read_csv(path, sep=',' if kind == 'csv' else '\\t')
    return pd.read_json(path, lines=kind == 'jsonl', precise_float=True, convert_dates=False, convert_axes=False)

def config(case):
    with tempfile.TemporaryDirectory() as folder:
        try:
            hub_utils.init(model=case['model'], requirements=case['requirements'], dst=folder, task=case['task'], data=read(case['data']))
            return (pathlib.Path(folder) / 'config.json').read_text()
        except Exception as error:
            return f'{type(error).__name__}: {error}'

result = [config(case) for case in given]
`;

/** What `hub_utils.init` of skops 0.9 writes as config.json, with the words that are no JSON as null; or its error. */
export const skopsConfigs = (cases: readonly SkopsCase[]): string[] =>
  (python(PROGRAM, cases, process.env.MLFLOW2_PYTHON) as string[]).map((text) =>
    text.replace(/^(\s+)(?:NaN|-?Infinity)(,?)$/gm, '$1null$2'),
  );

/** A model that skops takes: any file that holds something. */
export function modelFile(name: string): string {
  const folder = newFolder();
  writeFiles(folder, { [name]: 'model' });
  return join(folder, name);
}
