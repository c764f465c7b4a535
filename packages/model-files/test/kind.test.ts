import { MODEL_LIBRARIES_UI_ELEMENTS, PIPELINE_TYPES } from '@huggingface/tasks';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hubTaskOf, hubTasks, kindOf, layoutOf, parseMlmodel } from '../src/index.js';

const kind = (flavors: string, task?: string) => kindOf(parseMlmodel(`flavors: {${flavors}}`), task);

test('the tasks are those of the Hub', () => {
  expect(hubTasks).toEqual([...PIPELINE_TYPES].sort());
});

test('no library is one that the Hub does not list', () => {
  const flavors = [
    'catboost',
    'diffusers',
    'fastai',
    'h2o',
    'keras',
    'langchain',
    'lightgbm',
    'onnx',
    'paddle',
    'prophet',
    'pytorch',
    'sentence_transformers',
    'sklearn',
    'spacy',
    'spark',
    'statsmodels',
    'tensorflow',
    'transformers',
    'xgboost',
  ];
  const libraries = flavors.map((flavor) => kind(`python_function: {}, ${flavor}: {}`).libraryName);
  const adapter = kind('transformers: {peft_adaptor: peft}').libraryName;
  const keras = ['2.15.0', '2.16.1', '2.9.3'].map(
    (version) => kind(`tensorflow: {model_type: keras, keras_version: ${version}}`).libraryName,
  );
  expect(keras).toEqual(['tf-keras', 'keras', 'tf-keras']);
  const named = [...libraries, adapter, ...keras].filter((library) => library !== undefined);
  expect(named).toEqual([
    'diffusers',
    'fastai',
    'keras',
    'sentence-transformers',
    'sklearn',
    'spacy',
    'transformers',
    'peft',
    ...keras,
  ]);
  expect(named.filter((library) => !Object.hasOwn(MODEL_LIBRARIES_UI_ELEMENTS, library))).toEqual([]);
});

describe('the kind of a model', () => {
  test.each([
    [
      'the flavor that says most',
      'mleap: {}, python_function: {}, spark: {model_data: sparkml}',
      { flavor: 'spark', tags: ['mlflow', 'spark'] },
    ],
    [
      'a flavor with a library',
      'onnx: {data: model.onnx}, sklearn: {pickled_model: model.pkl}',
      { flavor: 'sklearn', format: 'pickle' },
    ],
    [
      'xgboost',
      'python_function: {}, xgboost: {data: model.ubj, model_format: ubj}',
      { tags: ['mlflow', 'xgboost'], format: 'ubj', modelFile: 'model.ubj' },
    ],
    [
      'onnx',
      'onnx: {data: model.onnx}',
      { tags: ['mlflow', 'onnx'], format: 'onnx', modelFile: 'model.onnx' },
    ],
    [
      'lightgbm with skops',
      'lightgbm: {data: model.skops, serialization_format: skops}',
      { tags: ['mlflow', 'lightgbm', 'skops'], format: 'skops' },
    ],
    ['lightgbm of MLflow 2', 'lightgbm: {data: model.pkl}', { format: 'cloudpickle' }],
    [
      'statsmodels',
      'statsmodels: {data: model.statsmodels}',
      { format: 'pickle', modelFile: 'model.statsmodels' },
    ],
    [
      'a folder is no file',
      'pytorch: {model_data: data}',
      { flavor: 'pytorch', tags: ['mlflow', 'pytorch'] },
    ],
    [
      'sentence-transformers',
      'sentence_transformers: {task: llm/v1/embeddings, source_model_name: sentence-transformers/all-MiniLM-L6-v2}',
      {
        libraryName: 'sentence-transformers',
        tags: ['mlflow', 'sentence-transformers'],
        pipelineTag: 'feature-extraction',
        baseModel: 'sentence-transformers/all-MiniLM-L6-v2',
      },
    ],
  ])('%s', (_, flavors, expected) => {
    expect(kind(flavors)).toMatchObject(expected);
  });

  test.each([
    ['sentiment-analysis', 'text-classification'],
    ['translation_en_to_fr', 'translation'],
    ['ner', 'token-classification'],
    ['llm/v1/chat', 'text-generation'],
    ['tabular-regression', 'tabular-regression'],
    ['text-regression', undefined],
    ['constructor', undefined],
  ])('%s is the task %s', (task, expected) => {
    expect(hubTaskOf(task)).toBe(expected);
  });

  test('a task that the Hub does not list is a tag', () => {
    expect(kind('sklearn: {}', 'text-regression')).toEqual({
      flavor: 'sklearn',
      libraryName: 'sklearn',
      tags: ['mlflow', 'sklearn', 'text-regression'],
    });
  });
});

describe('the base model', () => {
  const base = (name: string, more = '') =>
    kind(`transformers: {source_model_name: "${name}"${more}}`).baseModel;

  test.each([
    'distilbert-base-uncased',
    'gpt2',
    'google/flan-t5-small',
    'meta-llama/Llama-3.1-8B',
    't5-small',
  ])('%s is an id of the Hub', (name) => {
    expect(base(name)).toBe(name);
  });

  test.each([
    '/tmp/checkpoint',
    './out',
    '../x/y',
    'results/checkpoint-500',
    'me/checkpoint-12',
    'output/final',
    'models/best',
    'C:\\\\models',
    'my-model',
    'a/b/c',
    'https://h/x',
    's3://b/m',
    '',
    'a--b/c',
    '-a/b',
    `${'a'.repeat(60)}/${'b'.repeat(60)}`,
    'checkpoint-3',
  ])('%s is none', (name) => {
    expect(base(name)).toBeUndefined();
  });

  test('a commit of the Hub settles it', () => {
    expect(base('my-model', ', source_model_revision: abc')).toBe('my-model');
  });
});

describe('files that the repository has of its own', () => {
  const sklearn = parseMlmodel('flavors: {sklearn: {pickled_model: model.pkl}}');

  test('are left out, or said to be replaced', () => {
    const paths = [
      'model.pkl',
      '.gitattributes',
      '.git/config',
      'code/.git/HEAD',
      '.cache/huggingface/x',
      'README.md',
      'config.json',
      'code/config.json',
      '.gitignore',
    ];
    const { files, notes } = layoutOf(sklearn, paths);
    expect(files.map(({ to }) => to)).toEqual([
      '.gitignore',
      'README.md',
      'code/config.json',
      'config.json',
      'model.pkl',
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/^4 files of git/),
      expect.stringMatching(/README\.md of its own \(README\.md\)\. A model card/),
      expect.stringMatching(/config\.json of its own \(config\.json\)\. A config\.json in skops' layout/),
    ]);
  });

  test('nothing else moves or is lost', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3}){0,2}\.(pkl|json|py)$/)),
        (paths) => {
          const { files, clashes } = layoutOf(sklearn, paths);
          expect(files.map(({ from }) => from).sort()).toEqual([...paths].sort());
          expect(files.every(({ from, to }) => from === to)).toBe(true);
          expect(clashes).toEqual([]);
        },
      ),
    );
  });
});
