import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type HubApi, startHub } from '@mlops-actions/loopback';
import { hubPython, newFolder, python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { type CardFacts, cardOf } from '../src/index.js';
import { bare, facts, hostileText } from './samples.js';

let hub: HubApi;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
afterEach(() => expect(hub.violations).toEqual([]));

/** The Python of a card, block by block, by the title above it. */
function snippets(card: string): { [title: string]: string[] } {
  const found = card.matchAll(/^### (.*)\n([\S\s]*?)(?=\n##)/gm);
  return Object.fromEntries(
    Array.from(found, ([, title = '', text = '']) => [
      title,
      Array.from(text.matchAll(/^```python\n([\S\s]*?)\n```$/gm), ([, code = '']) => code),
    ]),
  );
}

/** How to install what it needs. */
const commands = (card: string): string[] =>
  /## How to load\n\n(`{3,})bash\n([\S\s]*?)\n\1\n/.exec(card)?.[2]?.split('\n') ?? [];

const filesOf = (...paths: string[]): CardFacts['files'] =>
  paths.map((path) => ({ path, size: 1, sha256: 'a'.repeat(64) }));

/** Another one each time, told in the test's name. */
const seed = Math.trunc(Math.random() * 2 ** 31);

const FORMATS = ['skops', 'pickle', 'cloudpickle'];

/** A card of a model that `publish` publishes. */
function cardOfFormat(format: string, changes: Partial<CardFacts> = {}): string {
  const modelFile = format === 'skops' ? 'model.skops' : 'model.pkl';
  return cardOf(
    facts({
      repoId: `team/${format}`,
      kind: { flavor: 'sklearn', tags: [], format, modelFile },
      files: filesOf('MLmodel', 'requirements.txt', modelFile),
      ...changes,
    }),
  );
}

/** Python that has models of scikit-learn published, and does what a card says in an empty folder. */
const READER = `
import contextlib, io, logging, mlflow, tempfile
logging.disable(logging.CRITICAL)
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
data = [[0.0, 1.0], [1.0, 0.5], [2.0, 3.0], [3.0, 1.0]]
def publish(model, id, format, tag=None):
    with tempfile.TemporaryDirectory() as folder:
        options = dict(skops_trusted_types=['_operator.neg']) if format == 'skops' else {}
        path = os.path.join(folder, 'model')
        mlflow.sklearn.save_model(model, path, serialization_format=format, pip_requirements=['scikit-learn'], **options)
        api.create_repo(id, exist_ok=True)
        api.upload_folder(repo_id=id, folder_path=path)
        if tag: api.create_tag(id, tag=tag)
def model_of(blocks):
    names = {}
    with contextlib.redirect_stdout(io.StringIO()) as output:
        for code in blocks: exec(code, names)
    return names['model'], output.getvalue()
predicted = lambda model: [float(one) for one in model.predict(data)]
os.chdir(given['folder'])
`;

describe('how to load', () => {
  test('models of scikit-learn, which then predict the same', async () => {
    const cards = FORMATS.map((format) => snippets(cardOfFormat(format)));
    expect(cards.map((own) => Object.keys(own))).toEqual(
      FORMATS.map((format) => [`With ${format}`, 'With MLflow']),
    );
    const ways = cards.flatMap((own) => Object.values(own));
    const program = `${READER}
model = LogisticRegression().fit(data, [0, 0, 1, 1])
for format in given['formats']: publish(model, 'team/' + format, format)
result = dict(given=[predicted(model_of(way)[0]) for way in given['ways']], expected=predicted(model))
`;
    const { given, expected } = (await hubPython(hub, program, {
      folder: newFolder(),
      formats: FORMATS,
      ways,
    })) as { given: number[][]; expected: number[] };
    expect(given).toEqual(ways.map(() => expected));
    expect(expected).toEqual([0, 0, 1, 1]);
  });

  test('that of a revision, in every way', async () => {
    const repoId = 'team/two-versions';
    const card = cardOfFormat('pickle', { repoId, revision: 'v1' });
    const program = `${READER}
old, new = [LogisticRegression().fit(data, labels) for labels in ([0, 0, 1, 1], [1, 1, 0, 0])]
publish(old, given['id'], 'pickle', 'v1')
publish(new, given['id'], 'pickle')
result = [predicted(model_of(way)[0]) for way in given['ways']]
`;
    const older = Object.values(snippets(card));
    const newest = Object.values(snippets(cardOfFormat('pickle', { repoId })));
    const ways = [...older, ...newest];
    expect(await hubPython(hub, program, { folder: newFolder(), id: repoId, ways })).toEqual([
      ...older.map(() => [0, 0, 1, 1]),
      ...newest.map(() => [1, 1, 0, 0]),
    ]);
  });

  test('copied whole, the code of skops trusts nothing; its types are shown first', async () => {
    const repoId = 'team/own-types';
    const card = cardOfFormat('skops', { repoId });
    const [look = '', load = ''] = snippets(card)['With skops']!;
    expect(card).toMatch(/```\n\nskops makes only .*:\n\n```python\ntrusted = \[]\n/);
    const program = `${READER}
data = numpy.array(data)
model = make_pipeline(FunctionTransformer(operator.neg), LogisticRegression()).fit(data, [0, 0, 1, 1])
publish(model, given['id'], 'skops')
loaded, shown = model_of([given['look'], given['load'].replace('[]', "['_operator.neg']")])
result = dict(
    refused=refused(lambda: model_of([given['look'], given['load']])), shown=shown,
    given=predicted(loaded), expected=predicted(model),
)
`;
    const result = (await hubPython(hub, `import numpy, operator\n${program}`, {
      folder: newFolder(),
      id: repoId,
      look,
      load,
    })) as { refused: string; shown: string; given: number[]; expected: number[] };
    expect(result.refused).toMatch(/^UntrustedTypesFoundException: .*_operator\.neg/);
    expect(result.shown).toBe("['_operator.neg']\n");
    expect(result.given).toEqual(result.expected);
  });

  test('after what it needs is installed: the requirements, and what they lack', async () => {
    const repoId = 'team/needs';
    const changes = { repoId, revision: "it's-$(v1);", environment: { requirements: ['Scikit_Learn==1.9'] } };
    const lines = commands(cardOfFormat('skops', changes));
    expect(lines.at(-1)).toBe('pip install -r needs/requirements.txt skops mlflow');
    hub.createRepo(repoId, { files: { 'requirements.txt': 'old' } });
    const program = `
import shlex, subprocess
api.create_tag(given['id'], tag=given['tag'])
api.upload_file(repo_id=given['id'], path_or_fileobj=b'new', path_in_repo='requirements.txt')
words = [shlex.split(line) for line in given['lines']]
download = [line for line in words if line[0] == 'hf']
for line in download:
    subprocess.run([os.path.join(given['bin'], 'hf'), *line[1:]], cwd=given['folder'], check=True, capture_output=True)
installed = words[-1][words[-1].index('-r') + 1]
result = [len(download), open(os.path.join(given['folder'], installed)).read()]
`;
    expect(
      await hubPython(hub, program, {
        id: repoId,
        tag: changes.revision,
        lines,
        folder: newFolder(),
        bin: dirname(process.env.REFERENCE_PYTHON!),
      }),
    ).toEqual([1, 'old']);
  });

  test.each([
    ['a model of scikit-learn', {}, 'pip install huggingface_hub skops mlflow scikit-learn'],
    ['an adapter', { kind: { flavor: 'transformers', tags: [] } }, 'transformers torch peft mlflow'],
    ['a flavor of another name', { kind: { flavor: 'pytorch', tags: [] } }, 'mlflow torch'],
  ])('%s without requirements needs few packages', (_, changes, expected) => {
    const files = filesOf('MLmodel', 'model.skops', 'adapter_config.json');
    const lines = commands(cardOf(facts({ files, ...changes })));
    expect(lines).toEqual([expect.stringMatching(/^pip install huggingface_hub /)]);
    expect(lines[0]).toMatch(new RegExp(`${expected}$`));
  });

  test(`any revision is one word of a shell (seed ${seed})`, () => {
    const revisions = fc
      .sample(hostileText, { seed, numRuns: 200 })
      .filter((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\uffff\ufffe]|<!--/u.test(text));
    const lines = revisions.map(
      (revision) => commands(cardOfFormat('pickle', { revision })).find((line) => line.startsWith('hf '))!,
    );
    const words = python('import shlex\nresult = [shlex.split(line) for line in given]', lines);
    expect(words).toEqual(
      revisions.map((revision) => [
        ...['hf', 'download', 'team/pickle', 'requirements.txt', '--revision', revision],
        ...['--local-dir', 'pickle'],
      ]),
    );
  });

  test.each([
    ['xgboost', 'model.ubj', ['import xgboost', 'model = xgboost.Booster()', 'model.load_model(path)']],
    ['lightgbm', 'model.lgb', ['import lightgbm', 'model = lightgbm.Booster(model_file=path)']],
    ['lightgbm', 'model.skops', ['import skops.io', 'model = skops.io.load(path, trusted=trusted)']],
    ['catboost', 'model.cb', ['import catboost', 'model = catboost.CatBoost().load_model(path)']],
    ['sklearn', 'a/model.joblib', ['import joblib', 'model = joblib.load(path)']],
    ['spacy', 'model.spacy', ['import mlflow.spacy', 'model = mlflow.spacy.load_model(folder)']],
    ['pytorch', 'data/model.pth', ['import mlflow.pytorch', 'model = mlflow.pytorch.load_model(folder)']],
  ])('%s, from %s', (flavor, modelFile, lines) => {
    const card = cardOf({
      ...bare,
      revision: 'v2',
      kind: { flavor, tags: [], modelFile },
      files: filesOf('MLmodel', modelFile),
    });
    const [code = []] = Object.values(snippets(card));
    expect(code.join('\n').split('\n')).toEqual(expect.arrayContaining(lines));
    expect(Object.keys(snippets(card))).toContain('With MLflow');
    for (const call of card.match(/(?<!import )\b(?:snapshot|hf_hub)_download.*/g)!)
      expect(call).toMatch(/_download\("team\/churn", (?:local_dir="churn"|".*"), revision="v2"\)$/);
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
      const [code = ''] = snippets(cardOf({ ...bare, kind, files }))['With transformers']!;
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

  test.each([
    ['config.json', 'With transformers', 'revision="v2"'],
    // Of the adapter, not of its base model.
    ['adapter_config.json', 'With transformers and peft', 'adapter_kwargs={"revision": "v2"}'],
  ])('the revision of a transformers model with %s', (file, title, given) => {
    const kind = { flavor: 'transformers', tags: [] };
    const files = filesOf(file, 'tokenizer_config.json');
    const [code = ''] = snippets(cardOf({ ...bare, revision: 'v2', kind, files }))[title]!;
    expect(code.split('\n').slice(3)).toEqual([
      `model = AutoModel.from_pretrained(repository, ${given})`,
      'tokenizer = AutoTokenizer.from_pretrained(repository, revision="v2")',
    ]);
  });

  test('says so where nothing is known', () => {
    expect(cardOf(bare)).toContain('No library is known to load the files of this repository as they are.');
    expect(commands(cardOf(bare))).toEqual([]);
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
      const card = cardOf({ ...bare, revision: modelFile, kind, files: filesOf(modelFile) });
      return snippets(card)['With pickle']![0];
    });
    const program = `
import ast
result = []
for code in given:
    call = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)][0]
    result.append([call.args[1].value, call.keywords[0].value.value])
`;
    expect(python(program, read)).toEqual(names.map((name) => [name, name]));
  });
});
