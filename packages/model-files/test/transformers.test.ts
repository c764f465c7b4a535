import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder, python } from '@mlops-actions/testing';
import { kindOf, layoutOf, mlmodelFor, parseMlmodel } from '../src/index.js';
import { type Saved, saved } from './saved-models.js';

/** There is no torch here, of which MLflow only asks the name of a class. */
const SAVE = `
import contextlib, io, json, os
with contextlib.redirect_stderr(io.StringIO()):
    import mlflow, numpy as np, transformers
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, pre_tokenizers
checkpoint, out = given['folder'] + '/checkpoint', given['folder'] + '/saved'
os.makedirs(checkpoint)
transformers.BertConfig(vocab_size=4, hidden_size=4, num_hidden_layers=1, num_attention_heads=1, intermediate_size=4).save_pretrained(checkpoint)
config = json.load(open(checkpoint + '/config.json'))
json.dump({**config, 'architectures': ['BertForSequenceClassification']}, open(checkpoint + '/config.json', 'w'))
words = Tokenizer(models.WordLevel({'[UNK]': 0, '[PAD]': 1, 'good': 2, 'bad': 3}, unk_token='[UNK]'))
words.pre_tokenizer = pre_tokenizers.Whitespace()
transformers.PreTrainedTokenizerFast(tokenizer_object=words, unk_token='[UNK]', pad_token='[PAD]').save_pretrained(checkpoint)
save_file({'w': np.ones((2, 2), dtype=np.float32)}, checkpoint + '/model.safetensors')
open(checkpoint + '/README.md', 'w').write('# The base model')
open(checkpoint + '/.gitattributes', 'w').write('*.bin filter=lfs')
pipeline = type('TextClassificationPipeline', (), {})
transformers.pipelines.check_task = lambda task: (task, {'impl': pipeline}, None)
with contextlib.redirect_stderr(io.StringIO()):
    mlflow.transformers.save_model(checkpoint, out, task='text-classification', pip_requirements=['transformers'])
result = out
`;

const LOAD = `
import contextlib, io, json, os, pathlib
with contextlib.redirect_stderr(io.StringIO()):
    import mlflow, transformers
    from mlflow.models import Model
    from mlflow.transformers import model_io
root = given['folder']
tokenizer = transformers.AutoTokenizer.from_pretrained(root)
found = []
model_io._load_model = lambda path, *rest: found.extend(sorted(os.listdir(path)))
flavor = Model.load(root).flavors['transformers']
loaded = model_io.load_model_and_components_from_local(pathlib.Path(root), flavor, {})
result = {
    'type': transformers.AutoConfig.from_pretrained(root).model_type,
    'ids': tokenizer('good bad ugly')['input_ids'],
    'mlflow': {'ids': loaded['tokenizer']('good bad ugly')['input_ids'], 'files': found},
}
`;

describe('a transformers model that MLflow saved', () => {
  let model: Saved;
  beforeAll(() => {
    model = saved(python(SAVE, { folder: newFolder() }) as string);
  }, 300_000);

  test('is laid out so that from_pretrained and MLflow both find it', () => {
    const mlmodel = parseMlmodel(model.mlmodel);
    const { files, ...layout } = layoutOf(mlmodel, model.paths);
    expect(layout).toMatchObject({ weights: true, flavorChanges: { model_binary: '.' } });
    expect(layout.notes).toEqual([
      expect.stringMatching(/^1 file of git .* left out/),
      expect.stringMatching(/README\.md of its own \(model\/README\.md\)/),
    ]);
    // What the checkpoint brought along is a tokenizer too; MLflow's own copy goes before it.
    expect(layout.clashes.map(({ to, from }) => [to, ...from])).toEqual(
      ['tokenizer.json', 'tokenizer_config.json'].map((name) => [
        name,
        `components/tokenizer/${name}`,
        `model/${name}`,
      ]),
    );
    const published = newFolder();
    for (const { from, to } of files) {
      mkdirSync(dirname(join(published, to)), { recursive: true });
      copyFileSync(join(model.folder, from), join(published, to));
    }
    expect(existsSync(join(published, 'model'))).toBe(false);
    const text = mlmodelFor(model.mlmodel, layout);
    expect(text).toBe(model.mlmodel.replace('model_binary: model\n', "model_binary: '.'\n"));
    writeFileSync(join(published, 'MLmodel'), text);
    const result = python(LOAD, { folder: published });
    expect(result).toEqual({
      type: 'bert',
      ids: [2, 3, 0],
      mlflow: { ids: [2, 3, 0], files: expect.arrayContaining(['config.json', 'model.safetensors']) },
    });
    expect(readFileSync(join(published, 'config.json'))).toEqual(
      readFileSync(join(model.folder, 'model/config.json')),
    );
  });

  test('is of its kind', () => {
    const mlmodel = parseMlmodel(model.mlmodel);
    const kind = {
      flavor: 'transformers',
      libraryName: 'transformers',
      tags: ['mlflow', 'transformers', 'text-classification'],
      pipelineTag: 'text-classification',
    };
    expect(kindOf(mlmodel, undefined)).toEqual(kind);
    expect(kindOf(mlmodel, 'sentiment-analysis')).toEqual({
      ...kind,
      tags: ['mlflow', 'transformers', 'sentiment-analysis'],
    });
  });
});

const transformers = (fields: string) =>
  parseMlmodel(`flavors: {transformers: {task: text2text-generation, ${fields}}}`);

describe('transformers models that are not all there', () => {
  const reference =
    'source_model_name: google/flan-t5-small, source_model_revision: 0fc9ddf78a1e988dac52e2dac162b0ede4fd74ab';

  test('a mere reference has no weights', () => {
    const mlmodel = transformers(reference);
    const layout = layoutOf(mlmodel, ['MLmodel', 'requirements.txt', 'components/tokenizer/tokenizer.json']);
    expect(layout).toMatchObject({ weights: false, flavorChanges: {} });
    expect(layout.notes).toEqual([
      expect.stringMatching(/only a reference to google\/flan-t5-small at 0fc9.*persist_pretrained_model/),
    ]);
    expect(kindOf(mlmodel, undefined)).toEqual({
      flavor: 'transformers',
      libraryName: 'transformers',
      tags: ['mlflow', 'transformers', 'text2text-generation'],
      pipelineTag: 'text-generation',
      baseModel: 'google/flan-t5-small',
    });
  });

  test('an adapter alone goes to the root, where PEFT looks', () => {
    const text = `flavors:\n  transformers:\n    ${reference.replace(', ', '\n    ')}\n    peft_adaptor: peft\n`;
    const mlmodel = parseMlmodel(text);
    const layout = layoutOf(mlmodel, [
      'MLmodel',
      'peft/README.md',
      'peft/adapter_config.json',
      'peft/adapter_model.safetensors',
    ]);
    expect(layout.files.map(({ to }) => to)).toEqual([
      'MLmodel',
      'README.md',
      'adapter_config.json',
      'adapter_model.safetensors',
    ]);
    expect(layout).toMatchObject({ weights: true, flavorChanges: { peft_adaptor: '.' } });
    expect(parseMlmodel(mlmodelFor(text, layout)).flavors.get('transformers')).toMatchObject({
      peft_adaptor: '.',
    });
    expect(kindOf(mlmodel, undefined)).toMatchObject({
      libraryName: 'peft',
      tags: ['mlflow', 'transformers', 'peft'],
    });
  });

  test('an adapter beside its base stays in its folder', () => {
    const mlmodel = transformers('model_binary: model, peft_adaptor: peft');
    const layout = layoutOf(mlmodel, [
      'model/config.json',
      'model/model.safetensors',
      'peft/adapter_model.safetensors',
    ]);
    expect(layout.files.map(({ to }) => to)).toEqual([
      'config.json',
      'model.safetensors',
      'peft/adapter_model.safetensors',
    ]);
    expect(layout.notes).toEqual([expect.stringMatching(/stays in peft\//)]);
    expect(kindOf(mlmodel, undefined).libraryName).toBe('transformers');
  });
});

describe('the places of transformers models', () => {
  test('before MLflow 2.4.1 the model was in pipeline/, which MLmodel did not say', () => {
    const text =
      'flavors:\n  transformers:\n    task: fill-mask\n  python_function:\n    loader_module: mlflow.transformers\n';
    const layout = layoutOf(parseMlmodel(text), ['pipeline/config.json', 'pipeline/pytorch_model.bin']);
    expect(layout.files.map(({ to }) => to)).toEqual(['config.json', 'pytorch_model.bin']);
    const edited = mlmodelFor(text, layout);
    expect(edited).toBe(text.replace('    task', "    model_binary: '.'\n    task"));
    expect(mlmodelFor('flavors: {transformers: {task: x}}', layout)).toBe(
      "flavors: {transformers: {model_binary: '.', task: x}}",
    );
  });

  test('a component goes before the checkpoint, the model before a component, the folder of MLflow before both', () => {
    const paths = [
      'requirements.txt',
      'config.json',
      'tokenizer.json',
      'vocab.txt',
      'preprocessor_config.json',
    ];
    const layout = layoutOf(transformers('model_binary: model/'), [
      ...paths.map((path) => `model/${path}`),
      'model/model.safetensors',
      'requirements.txt',
      'components/image_processor/preprocessor_config.json',
      'components/feature_extractor/preprocessor_config.json',
      'components/processor/tokenizer.json',
      'components/tokenizer/tokenizer.json',
      'components/tokenizer/config.json',
      'components/tokenizer/additional_chat_templates/rag.jinja',
    ]);
    const from = Object.fromEntries(layout.files.map((one) => [one.to, one.from]));
    expect(from).toMatchObject({
      'additional_chat_templates/rag.jinja': 'components/tokenizer/additional_chat_templates/rag.jinja',
      'components/tokenizer/tokenizer.json': 'components/tokenizer/tokenizer.json',
      'config.json': 'model/config.json',
      'preprocessor_config.json': 'components/image_processor/preprocessor_config.json',
      'requirements.txt': 'requirements.txt',
      'tokenizer.json': 'components/tokenizer/tokenizer.json',
      'vocab.txt': 'model/vocab.txt',
    });
    expect(layout.clashes.find(({ to }) => to === 'tokenizer.json')!.from).toEqual([
      'components/tokenizer/tokenizer.json',
      'components/processor/tokenizer.json',
      'model/tokenizer.json',
    ]);
  });

  test('what was laid out so before stays', () => {
    const paths = [
      'MLmodel',
      'components/tokenizer/vocab.txt',
      'config.json',
      'model.safetensors',
      'vocab.txt',
    ];
    const layout = layoutOf(transformers("model_binary: '.'"), paths);
    expect(layout.files).toEqual(paths.map((path) => ({ from: path, to: path })));
    expect(layout).toMatchObject({ weights: true, flavorChanges: {} });
    expect(layout.clashes).toEqual([
      { to: 'vocab.txt', from: ['vocab.txt', 'components/tokenizer/vocab.txt'] },
    ]);
  });

  test('no two files go to one place', () => {
    const layout = layoutOf(transformers('model_binary: model'), [
      'model/a',
      'a',
      'components/tokenizer/a',
      'model/b.bin',
    ]);
    const places = layout.files.map(({ to }) => to);
    expect(new Set(places).size).toBe(places.length);
  });
});
