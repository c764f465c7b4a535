import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { newFolder, python } from '@mlops-actions/testing';

/** A model's folder as MLflow saved it. */
export interface Saved {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly mlmodel: string;
  read(path: string): string;
}

const PROGRAM = `
import contextlib, io, logging, os, pathlib, tempfile, warnings
warnings.simplefilter('ignore')
logging.disable(logging.WARNING)
os.environ['MLFLOW_LOGGING_LEVEL'] = 'ERROR'
import mlflow, numpy as np, pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import LogisticRegression

with contextlib.redirect_stderr(io.StringIO()):
    class Echo(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            return model_input

table = pd.DataFrame({'size': [1.5, 2.0, 3.0, 4.0], 'rooms': [1, 2, 3, 4], 'new': [True, False, True, False]})
model = LogisticRegression().fit(table, [0, 1, 0, 1])
signature = infer_signature(table, model.predict(table), params={'temperature': 0.5, 'stop': ['a', 'b'], 'top': float('nan')})
newest = mlflow.__version__.startswith('3')
out = given['folder']
mlflow.set_tracking_uri(tempfile.mkdtemp()) # MLflow 2 would make a folder mlruns where it is.
with contextlib.redirect_stderr(io.StringIO()):
    for form in ['pickle', 'cloudpickle'] + (['skops'] if newest else []):
        mlflow.sklearn.save_model(model, f'{out}/{form}', signature=signature, input_example=table[:2], serialization_format=form,
                                  metadata={'team': 'Über', 1: '12e5'}, pip_requirements=['scikit-learn', 'pandas<4'])
    mlflow.sklearn.save_model(model, f'{out}/tensor', signature=infer_signature(table.to_numpy(dtype=float), model.predict(table)),
                              serialization_format='pickle', pip_requirements=['scikit-learn==0.1'])
    pathlib.Path(f'{out}/note.txt').write_text('note')
    nested = infer_signature([{'q': 'x', 'opts': {'k': [1, 2], 'z': [{'s': 't'}]}}, {'q': 'y', 'opts': {'z': [{'s': 't'}]}}], ['a'])
    mlflow.pyfunc.save_model(f'{out}/pyfunc', python_model=Echo(), artifacts={'note': f'{out}/note.txt'}, signature=nested, pip_requirements=[])
    wide = infer_signature(pd.DataFrame(np.zeros((1, 3000)), columns=[f'column {i}' for i in range(3000)]))
    mlflow.pyfunc.save_model(f'{out}/wide', python_model=Echo(), signature=wide, pip_requirements=[])
result = mlflow.__version__
`;

/** Models saved by the MLflow of an interpreter: pickle, cloudpickle, skops (MLflow 3), tensor, pyfunc, wide. */
export function savedModels(interpreter: string): { version: string; models: ReadonlyMap<string, Saved> } {
  const folder = newFolder();
  const version = python(PROGRAM, { folder }, interpreter) as string;
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return { version, models: new Map(names.map(({ name }) => [name, saved(join(folder, name))])) };
}

export function saved(folder: string): Saved {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return {
    folder,
    paths: entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort(),
    mlmodel: read('MLmodel'),
    read,
  };
}
