import type { CardFacts } from './facts.js';
import type { Way } from './way.js';

/** How a library loads a model that is one file. */
export interface Loader {
  readonly title: string;
  /** Of PyPI, beside the flavor's own. */
  readonly packages?: readonly string[];
  readonly imports: readonly string[];
  /** Makes `model` of `path`, or does so in `next`. */
  readonly load: readonly string[];
  readonly next?: NonNullable<Way['next']>;
}

const RUNS_CODE = '# Loading a pickle runs the code that it names: only if you trust where it comes from.';

/** undefined: none is known. */
export function loaderOf({ flavor, format }: CardFacts['kind'], file: string): Loader | undefined {
  if (flavor === 'xgboost')
    return {
      title: 'XGBoost',
      imports: ['import xgboost'],
      load: ['model = xgboost.Booster()', 'model.load_model(path)'],
    };
  if (flavor === 'lightgbm' && file.endsWith('.lgb'))
    return {
      title: 'LightGBM',
      imports: ['import lightgbm'],
      load: ['model = lightgbm.Booster(model_file=path)'],
    };
  if (flavor === 'catboost')
    return {
      title: 'CatBoost',
      imports: ['import catboost'],
      load: ['model = catboost.CatBoost().load_model(path)'],
    };
  if (flavor !== 'sklearn' && flavor !== 'lightgbm') return undefined;
  if (format === 'skops' || file.endsWith('.skops'))
    return {
      title: 'skops',
      packages: ['skops'],
      imports: ['import skops.io'],
      load: ['print(skops.io.get_untrusted_types(file=path))'],
      // In one block it would be copied as one, with whatever the file names trusted.
      next: {
        text: 'skops makes only objects of types that it knows and of those that you trust. Look up the types that this prints, if any, and put between the brackets those that you have read and trust:',
        lines: ['trusted = []', 'model = skops.io.load(path, trusted=trusted)'],
      },
    };
  if (format === 'joblib' || file.endsWith('.joblib'))
    return {
      title: 'joblib',
      packages: ['joblib'],
      imports: ['import joblib'],
      load: [RUNS_CODE, 'model = joblib.load(path)'],
    };
  if (format !== 'pickle' && format !== 'cloudpickle') return undefined;
  return {
    title: format,
    ...(format === 'cloudpickle' && { packages: [format] }),
    imports: [`import ${format}`],
    load: [RUNS_CODE, 'with open(path, "rb") as file:', `    model = ${format}.load(file)`],
  };
}
