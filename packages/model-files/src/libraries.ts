import { type Fields, field } from './values.js';

/**
 * The library on the Hub of a flavor of MLflow. Only what the Hub lists (MODEL_LIBRARIES_UI_ELEMENTS of @huggingface/tasks): the
 * others, such as xgboost, lightgbm, onnx and pytorch, are tags there.
 */
const LIBRARIES: ReadonlyMap<string, string> = new Map([
  ['diffusers', 'diffusers'],
  ['fastai', 'fastai'],
  ['keras', 'keras'],
  ['sentence_transformers', 'sentence-transformers'],
  ['sklearn', 'sklearn'],
  ['spacy', 'spacy'],
  ['transformers', 'transformers'],
]);

export function libraryOf(flavor: string, fields: Fields | undefined): string | undefined {
  if (flavor === 'tensorflow' && field(fields, 'model_type') === 'keras') {
    return /^[012]\.(?:\d|1[0-5])(?:\.|$)/.test(String(field(fields, 'keras_version')))
      ? 'tf-keras'
      : 'keras';
  }
  return LIBRARIES.get(flavor);
}
