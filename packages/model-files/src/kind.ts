import { hubIdOf } from './hub-id.js';
import { libraryOf } from './libraries.js';
import type { Mlmodel } from './mlmodel.js';
import { hubTaskOf } from './tasks.js';
import { type Fields, field, textOf } from './values.js';

/** What the Hub is to know a model as. */
export interface ModelKind {
  /** The most specific flavor: 'sklearn'; 'python_function' where there is no other. */
  readonly flavor: string;
  /** Only a library that the Hub lists. */
  readonly libraryName?: string;
  /** 'mlflow', the flavor, and 'skops' and the task where they apply. */
  readonly tags: readonly string[];
  /** Only a task that the Hub lists. */
  readonly pipelineTag?: string;
  /** Id on the Hub of the model that this one was made from. */
  readonly baseModel?: string;
  /** 'pickle', 'cloudpickle' or 'skops' for scikit-learn; other flavors have their own, or none is said. */
  readonly format?: string;
  /** Path of the file with the model, where it is one file. */
  readonly modelFile?: string;
}

/** Flavors beside which another says more. */
const GENERIC = ['python_function', 'mleap'];

/** Flavors that hold a pickle without saying so. */
const PICKLED = ['fastai', 'paddle', 'pmdarima', 'shap', 'statsmodels'];

/** @param task the user's word for it, which goes before what the model says of itself */
export function kindOf(mlmodel: Mlmodel, task: string | undefined): ModelKind {
  const [flavor, fields] = mostSpecific(mlmodel);
  const file = modelFileOf(flavor, fields);
  const format = formatOf(flavor, fields, file);
  // Without `model_binary` the adapter is all there is.
  const isAdapter = has(fields, 'peft_adaptor') && !has(fields, 'model_binary');
  const libraryName = isAdapter ? 'peft' : libraryOf(flavor, fields);
  const ownTask = task ?? textOf(field(fields, 'task'));
  const pipelineTag = ownTask === undefined ? undefined : hubTaskOf(ownTask);
  const baseModel = baseModelOf(fields);
  const tags = ['mlflow', flavor === 'python_function' ? 'pyfunc' : (libraryOf(flavor, fields) ?? flavor)];
  if (isAdapter) tags.push('peft');
  if (format === 'skops') tags.push('skops');
  // The Hub takes tags in one piece: `llm/v1/chat` is none.
  if (ownTask !== undefined && /^[\w-]+$/.test(ownTask)) tags.push(ownTask);
  return {
    flavor,
    ...(libraryName === undefined ? {} : { libraryName }),
    tags: [...new Set(tags)],
    ...(pipelineTag === undefined ? {} : { pipelineTag }),
    ...(baseModel === undefined ? {} : { baseModel }),
    ...(format === undefined ? {} : { format }),
    ...(file === undefined ? {} : { modelFile: file }),
  };
}

function mostSpecific({ flavors }: Mlmodel): [string, Fields] {
  const all = [...flavors];
  const specific = all.filter(([name]) => !GENERIC.includes(name));
  const listed = specific.find(([name, fields]) => libraryOf(name, fields) !== undefined);
  return (listed ?? specific[0] ?? all[0])!;
}

const has = (fields: Fields, key: string): boolean => textOf(field(fields, key)) !== undefined;

function modelFileOf(flavor: string, fields: Fields): string | undefined {
  // Folders, whatever their names look like.
  if (flavor === 'spacy' || flavor === 'transformers' || flavor === 'diffusers') return undefined;
  const keys = ['pickled_model', 'data', 'model_data', 'model_path', 'serialized_explainer', 'python_model'];
  const path = keys.map((key) => textOf(field(fields, key))).find((one) => one !== undefined);
  return path !== undefined && /[^/]\.[^./]+$/.test(path) ? path : undefined;
}

function formatOf(flavor: string, fields: Fields, file: string | undefined): string | undefined {
  const keys = ['serialization_format', 'model_format', 'save_format'];
  const said = keys.map((key) => textOf(field(fields, key))).find((one) => one !== undefined);
  if (said !== undefined) return said;
  if (PICKLED.includes(flavor)) return 'pickle';
  const ending = file === undefined ? undefined : /\.([^./]+)$/.exec(file)?.[1];
  if (ending !== 'pkl') return ending;
  // scikit-learn's was the one that MLflow pickled plainly before it said how.
  return flavor === 'sklearn' ? 'pickle' : 'cloudpickle';
}

function baseModelOf(fields: Fields): string | undefined {
  const name = textOf(field(fields, 'source_model_name')) ?? textOf(field(fields, 'base_model'));
  const isFromHub = has(fields, 'source_model_revision') || has(fields, 'base_model_revision');
  return name === undefined ? undefined : hubIdOf(name, isFromHub);
}
