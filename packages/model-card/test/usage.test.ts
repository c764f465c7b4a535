import { describe, expect, test } from '@jest/globals';
import { newFolder, python } from '@mlops-actions/testing';
import { type CardFacts, cardOf } from '../src/index.js';
import { bare, facts } from './samples.js';

/** The Python of a card, by the title above it. */
function snippets(card: string): { [title: string]: string } {
  const found = card.matchAll(/^### (.*)\n\n```python\n([\S\s]*?)\n```$/gm);
  return Object.fromEntries(Array.from(found, ([, title = '', code = '']) => [title, code]));
}

const filesOf = (...paths: string[]): CardFacts['files'] =>
  paths.map((path) => ({ path, size: 1, sha256: 'a'.repeat(64) }));

describe('how to load', () => {
  test('models of scikit-learn, which then predict the same', () => {
    const folder = newFolder();
    const formats = ['skops', 'pickle', 'cloudpickle'];
    const codes = formats.flatMap((format) => {
      const modelFile = format === 'skops' ? 'model.skops' : 'model.pkl';
      const card = cardOf(
        facts({
          repoId: `team/${format}`,
          kind: { flavor: 'sklearn', tags: [], format, modelFile },
          files: filesOf('MLmodel', modelFile),
        }),
      );
      const own = snippets(card);
      expect(Object.keys(own)).toEqual([`With ${format}`, 'With MLflow']);
      return Object.values(own);
    });
    const predictions = python(
      `
import os, io, logging, contextlib
logging.disable(logging.CRITICAL)
import huggingface_hub, mlflow
from sklearn.linear_model import LogisticRegression
data = [[0.0, 1.0], [1.0, 0.5], [2.0, 3.0], [3.0, 1.0]]
model = LogisticRegression().fit(data, [0, 0, 1, 1])
folder = lambda repo: os.path.join(given['folder'], repo.split('/')[1])
huggingface_hub.snapshot_download = folder
huggingface_hub.hf_hub_download = lambda repo, file: os.path.join(folder(repo), file)
for format in given['formats']:
    mlflow.sklearn.save_model(model, folder('team/' + format), serialization_format=format)
result = []
with contextlib.redirect_stdout(io.StringIO()):
    for code in given['codes']:
        names = {}
        exec(code, names)
        result.append([float(one) for one in names['model'].predict(data)])
expected = [float(one) for one in model.predict(data)]
result = dict(given=result, expected=expected)
`,
      { folder, formats, codes },
    ) as { given: number[][]; expected: number[] };
    expect(predictions.given).toEqual(codes.map(() => predictions.expected));
    expect(predictions.expected).toEqual([0, 0, 1, 1]);
  });

  test.each([
    ['xgboost', 'model.ubj', ['import xgboost', 'model = xgboost.Booster()', 'model.load_model(path)']],
    ['lightgbm', 'model.lgb', ['import lightgbm', 'model = lightgbm.Booster(model_file=path)']],
    ['lightgbm', 'model.skops', ['import skops.io', 'model = skops.io.load(path, trusted=unknown)']],
    ['catboost', 'model.cb', ['import catboost', 'model = catboost.CatBoost().load_model(path)']],
    ['sklearn', 'a/model.joblib', ['import joblib', 'model = joblib.load(path)']],
    ['spacy', 'model.spacy', ['import mlflow.spacy', 'model = mlflow.spacy.load_model(folder)']],
    ['pytorch', 'data/model.pth', ['import mlflow.pytorch', 'model = mlflow.pytorch.load_model(folder)']],
  ])('%s, from %s', (flavor, modelFile, lines) => {
    const card = cardOf({
      ...bare,
      kind: { flavor, tags: [], modelFile },
      files: filesOf('MLmodel', modelFile),
    });
    const [code = ''] = Object.values(snippets(card));
    expect(code.split('\n')).toEqual(expect.arrayContaining(lines));
    expect(Object.keys(snippets(card))).toContain('With MLflow');
  });

  test('transformers models by the classes of their task, which there are', () => {
    const tasks = [
      'text-classification',
      'text-generation',
      'summarization',
      'image-classification',
      undefined,
    ];
    const imports = tasks.map((pipelineTag) => {
      const kind = { flavor: 'transformers', tags: [], ...(pipelineTag && { pipelineTag }) };
      const files = filesOf('MLmodel', 'config.json', 'tokenizer_config.json', 'preprocessor_config.json');
      const code = snippets(cardOf({ ...bare, kind, files }))['With transformers']!;
      expect(code.split('\n').slice(2)).toEqual([
        'repository = "team/churn"',
        expect.stringMatching(/^model = AutoModel\w*\.from_pretrained\(repository\)$/),
        'tokenizer = AutoTokenizer.from_pretrained(repository)',
        'processor = AutoProcessor.from_pretrained(repository)',
      ]);
      return code.split('\n')[0];
    });
    expect(imports).toContain(
      'from transformers import AutoModelForSequenceClassification, AutoProcessor, AutoTokenizer',
    );
    expect(imports.at(-1)).toBe('from transformers import AutoModel, AutoProcessor, AutoTokenizer');
    python(
      'import logging\nlogging.disable(logging.CRITICAL)\nfor line in given: exec(line)\nresult = True',
      imports,
    );
  });

  test('says so where nothing is known', () => {
    expect(cardOf(bare)).toContain('No library is known to load the files of this repository as they are.');
    const reference = { ...bare, kind: { flavor: 'transformers', tags: [] }, files: filesOf('MLmodel') };
    expect(Object.keys(snippets(cardOf(reference)))).toEqual(['With MLflow, as transformers', 'With MLflow']);
  });

  test('any name is a literal of Python', () => {
    const names = [
      'model".pkl',
      'a\\b.pkl',
      '`x`.pkl',
      '{x}.pkl',
      '😀\u2028é.pkl',
      '<!-- mlops-actions:end -->.pkl',
      "it's.pkl",
    ];
    const read = names.map((modelFile) => {
      const kind = { flavor: 'sklearn', format: 'pickle', tags: [], modelFile };
      return snippets(cardOf({ ...bare, kind, files: filesOf(modelFile) }))['With pickle'];
    });
    const program = `
import ast
result = []
for code in given:
    call = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)][0]
    result.append(call.args[1].value)
`;
    expect(python(program, read)).toEqual(names);
  });
});
