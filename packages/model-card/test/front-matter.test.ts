import { describe, expect, test } from '@jest/globals';
import { plainText } from '@mlops-actions/report';
import { python } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type CardFacts, cardOf, frontMatterOf } from '../src/index.js';
import { bare, existingCard, facts, full, hostileFacts } from './samples.js';

/** What PyYAML and huggingface_hub read in cards; values that JSON lacks as text. */
const READ = `
import tempfile, os, logging
logging.disable(logging.CRITICAL)
from huggingface_hub import ModelCard, metadata_load
from huggingface_hub.repocard_data import eval_results_to_model_index
def read(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'README.md')
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(text)
        card = ModelCard.load(path)
        data = card.data.to_dict()
        index = card.data.eval_results and eval_results_to_model_index(card.data.model_name, card.data.eval_results)
        return dict(metadata=metadata_load(path), card=data, index=index, text=card.text)
result = [read(text) for text in given]
result = json.loads(json.dumps(result, default=lambda value: f'{type(value).__name__} {value}'))
`;

interface Reading {
  readonly metadata: { readonly [key: string]: unknown } | null;
  readonly card: { readonly [key: string]: unknown };
  readonly index: unknown;
  readonly text: string;
}

const readings = (cards: readonly string[]) => python(READ, cards) as Reading[];
const reading = (card: string) => readings([card])[0]!;

/** Another one each time, told in the test's name. */
const seed = Math.trunc(Math.random() * 2 ** 31);

const yamlOf = (card: string) => /^\s*---\r?\n([\S\s]*?)\r?\n---/.exec(card)?.[1] ?? '';

/** A README.md of some front matter. */
const card = (...lines: string[]) => ['---', ...lines, '---', '', '# Hers', ''].join('\n');

const refusal = (act: () => unknown): string => {
  expect(act).toThrow(UserError);
  try {
    act();
  } catch (error) {
    return (error as UserError).message;
  }
  return '';
};

describe('front matter', () => {
  test('says what the Hub can know of a model', () => {
    const text = frontMatterOf(facts({ kind: { ...full.kind, baseModel: 'org/base' } }));
    expect(text).toBe(`---
license: apache-2.0
library_name: sklearn
pipeline_tag: text-classification
base_model: org/base
tags:
  - mlflow
  - sklearn
  - skops
model-index:
  - name: sentiment-analyzer
    results:
      - task:
          type: text-classification
        dataset:
          type: custom
          name: reviews-2024
          split: validation
        metrics:
          - type: accuracy
            value: 0.9327
            name: val/accuracy
          - type: f1
            value: 1.0e-7
            name: val_f1_score
        source:
          name: MLflow run
          url: "https://mlflow.example.org/#/experiments/1/runs/0a1b"
---
`);
    expect(cardOf(facts({ kind: { ...full.kind, baseModel: 'org/base' } })).startsWith(text)).toBe(true);
    const { metadata, index } = reading(text);
    expect(metadata).toEqual(parse(yamlOf(text)));
    expect(index).toEqual(metadata?.['model-index']);
  });

  test('holds nothing that is not known', () => {
    expect(frontMatterOf(bare)).toBe('---\ntags:\n  - mlflow\n---\n');
    expect(frontMatterOf({ ...bare, kind: { flavor: 'x', tags: [] } })).toBe('');
    expect(cardOf({ ...bare, kind: { flavor: 'x', tags: [] } })).toMatch(/^\n# churn\n/);
  });

  test('names a task and a data set only where they are known', () => {
    const one = { name: 'iris', digest: 'a' };
    const nameOf = (metric: string, datasets: CardFacts['datasets']) => {
      const { pipelineTag: _, ...kind } = full.kind;
      const text = frontMatterOf(facts({ kind, metrics: new Map([[metric, 1]]), datasets }));
      const [{ task, dataset }] = parse(yamlOf(text))['model-index'][0].results;
      expect(task).toEqual({ type: 'other' });
      return dataset.name;
    };
    expect(nameOf('accuracy', [])).toBe('not stated');
    expect(nameOf('accuracy', [one])).toBe('iris');
    expect(nameOf('accuracy', [one, { ...one, context: 'eval' }])).toBe('iris');
    expect(nameOf('accuracy', [one, { name: 'other', digest: 'b' }])).toBe('not stated');
    const training = { ...one, context: 'training' };
    expect(nameOf('accuracy', [training])).toBe('not stated');
    expect(nameOf('test_accuracy', [training])).toBe('not stated');
    expect(nameOf('accuracy', [training, { name: 'other', digest: 'b' }])).toBe('other');
    expect(nameOf('accuracy', [training, { ...one, context: 'eval' }])).toBe('iris');
  });

  test('what is measured of training is no result, but stays among the metrics', () => {
    const resultsOf = (names: readonly string[], context?: string) => {
      const datasets = context === undefined ? [] : [{ name: 'iris', digest: 'a', context }];
      const card = cardOf(facts({ metrics: new Map(names.map((name) => [name, 1])), datasets }));
      for (const name of names) expect(card).toContain(`| ${name} | 1 |`);
      const results = parse(yamlOf(card))['model-index']?.[0].results ?? [];
      return results.flatMap(({ metrics }: { metrics: { name: string }[] }) =>
        metrics.map(({ name }) => name),
      );
    };
    const ofTraining = ['train_loss', 'training_accuracy', 'train/f1', 'Train.loss', 'train_runtime'];
    expect(resultsOf(ofTraining)).toEqual([]);
    expect(resultsOf([...ofTraining, 'accuracy', 'trainable'])).toEqual(['accuracy', 'trainable']);
    expect(resultsOf(['loss', 'val_loss'], 'training')).toEqual(['val_loss']);
    expect(resultsOf(['loss'], 'eval')).toEqual(['loss']);
    expect(resultsOf(['loss'])).toEqual(['loss']);
  });

  test.each([
    ['eval/accuracy', 'accuracy'],
    ['accuracy_score', 'accuracy'],
    ['Test_F1', 'f1'],
    ['rougeLsum', 'rouge'],
    ['rougeL.fmeasure', 'rouge'],
    ['validation_mean_squared_error', 'mse'],
    ['r2_score', 'r_squared'],
    ['loss', 'loss'],
    ['Time to Answer', 'Time to Answer'],
    ['validation', 'validation'],
  ])('the metric %s has the type %s', (name, type) => {
    const text = frontMatterOf(facts({ metrics: new Map([[name, 1]]) }));
    expect(parse(yamlOf(text))['model-index'][0].results[0].metrics).toEqual([{ type, value: 1, name }]);
  });

  test('stays short whatever was logged', () => {
    const metrics = new Map(
      Array.from({ length: 5_000 }, (_, index) => [`"😀${'x'.repeat(500)}${index}`, index]),
    );
    const text = frontMatterOf(facts({ metrics: new Map([...metrics, ['accuracy', 0.5]]) }));
    expect(text.length).toBeLessThan(100_000);
    expect(text).toContain('type: accuracy');
  });

  test(`PyYAML, huggingface_hub and YAML 1.2 read the same values, whatever the names are (seed ${seed})`, () => {
    const many = fc.sample(hostileFacts, { seed, numRuns: 120 });
    const cards = many.map((one) => cardOf(one));
    for (const [index, { metadata, card, index: entries }] of readings(cards).entries()) {
      const { kind, license, metrics } = many[index]!;
      const here = parse(yamlOf(cards[index]!) || '{}');
      expect(metadata ?? {}).toEqual(here);
      expect({ ...card, ...(entries ? { 'model-index': entries } : {}) }).toEqual(here);
      const short = (text = '') => plainText(text, 100) || undefined;
      expect([here.license, here.library_name]).toEqual([license, short(kind.libraryName)]);
      expect(here.pipeline_tag).toBe(short(kind.pipelineTag));
      expect(here.tags ?? []).toEqual([...new Set(kind.tags.map(short).filter(Boolean))]);
      const finite = [...metrics].filter(([name, value]) => Number.isFinite(value) && short(name));
      expect(valuesIn(here).sort()).toEqual(finite.map(([, value]) => value + 0).sort());
    }
  });
});

const valuesIn = (metadata: { 'model-index'?: { results: { metrics: { value: number }[] }[] }[] }) =>
  (metadata['model-index'] ?? []).flatMap(({ results }) =>
    results.flatMap(({ metrics }) => metrics.map(({ value }) => value)),
  );

describe("somebody's front matter", () => {
  test('keeps its keys, order, quotes and comments; ours are set, tags are united', () => {
    const before = card(
      '# hers',
      "language: 'no' # Norwegian",
      'pipeline_tag: fill-mask # a guess',
      'tags:',
      '- a # first',
      '# between',
      '- "b"',
      'widget:   [ {text: 1e3} ]',
      'library_name:',
    );
    const { metrics: _, ...rest } = full;
    const text = frontMatterOf({ ...rest, metrics: new Map() }, before);
    expect(yamlOf(text).split('\n')).toEqual([
      '# hers',
      "language: 'no' # Norwegian",
      'pipeline_tag: text-classification # a guess',
      'tags:',
      '- a # first',
      '# between',
      '- "b"',
      '- mlflow',
      '- sklearn',
      '- skops',
      'widget:   [ {text: 1e3} ]',
      'library_name: sklearn',
      'license: apache-2.0',
    ]);
  });

  test.each([
    ['tags: [a,b]', ['tags: [a,b, mlflow, sklearn, skops]']],
    ['tags: []', ['tags: [mlflow, sklearn, skops]']],
    ['tags: [ mlflow, skops, sklearn ]', ['tags: [ mlflow, skops, sklearn ]']],
    ['tags: nlp # one', ['tags:', '  - nlp', '  - mlflow', '  - sklearn', '  - skops # one']],
    ['"tags": # none', ['"tags":', '  - mlflow', '  - sklearn', '  - skops # none']],
    ['{}', undefined],
    ['  a: 1', ['  a: 1', '  tags:', '    - mlflow', '    - sklearn', '    - skops']],
  ])('%s', (line, lines) => {
    const { license: _, ...rest } = full;
    const { libraryName: __, pipelineTag: ___, ...kind } = full.kind;
    const act = () => frontMatterOf({ ...rest, kind, metrics: new Map() }, card(line));
    if (lines === undefined) expect(refusal(act)).toContain('front matter');
    else expect(yamlOf(act()).split('\n')).toEqual(lines);
  });

  test.each([
    [
      'a list of lines',
      [
        'model-index:',
        '  - name: x',
        '    results: [ ]',
        '  - name: sentiment-analyzer',
        '    results: [] # mine',
      ],
    ],
    [
      'lines without indentation',
      ['model-index:', '- name: x', '  results: [ ]', '- {name: sentiment-analyzer, results: []} # mine'],
    ],
    ['brackets', ['model-index: [{name: x, results: [ ]}, {name: sentiment-analyzer, results: []}] # mine']],
    ['a list without ours', ['model-index:', '-', '  name: x', '  results: [ ] # mine']],
    ['brackets without ours', ['model-index: [{name: x, results: [ ]}] # mine']],
  ])('our entry of model-index comes into %s, others stay', (_, lines) => {
    const text = frontMatterOf(full, card('a: 1', ...lines, 'b: 2'));
    const index = parse(yamlOf(frontMatterOf(full)))['model-index'];
    expect(parse(yamlOf(text))['model-index']).toEqual([{ name: 'x', results: [] }, ...index]);
    expect(text).toContain('results: [ ]');
    expect(text).toContain('# mine\n');
    expect(frontMatterOf(full, text)).toBe(text);
    expect(reading(text).metadata).toEqual(parse(yamlOf(text)));
  });

  test('what we wrote and no longer holds goes; what somebody wrote stays', () => {
    const mine = card('library_name: sklearn', 'tags:', '  - sklearn', '  - nlp');
    const { libraryName: _, pipelineTag: __, ...kind } = full.kind;
    const xgboost: CardFacts = { ...bare, kind: { ...kind, flavor: 'xgboost', tags: ['mlflow', 'xgboost'] } };
    const published = cardOf(full, mine);
    const again = cardOf(xgboost, published);
    expect(yamlOf(again).split('\n')).toEqual([
      'library_name: sklearn',
      'tags:',
      '  - sklearn',
      '  - nlp',
      '  - mlflow',
      '  - xgboost',
    ]);
    expect(yamlOf(cardOf(xgboost, cardOf(full))).split('\n')).toEqual(['tags:', '  - mlflow', '  - xgboost']);
    const edited = published.replace('pipeline_tag: text-classification', 'pipeline_tag: fill-mask');
    expect(yamlOf(cardOf(xgboost, edited))).toContain('pipeline_tag: fill-mask');
  });

  test('an entry of model-index goes along with the name of the model', () => {
    const renamed = yamlOf(cardOf(facts({ name: 'renamed' }), cardOf(full)));
    expect(parse(renamed)['model-index'].map(({ name }: { name: string }) => name)).toEqual(['renamed']);
  });

  const hers = [
    'model-index:',
    '- name: sentiment-analyzer',
    '  results:',
    '  - task: {type: text-classification}   # by hand',
    '    dataset: {type: imdb, name: IMDb}',
    '    metrics: [{type: accuracy, value: 0.90}]',
  ];
  const [ours] = parse(yamlOf(frontMatterOf(full)))['model-index'];
  const valOf = (value: number) => facts({ metrics: new Map([['val/accuracy', value]]) });

  test("a person's results in the entry of the model stay, and ours are written anew beside them", () => {
    const first = cardOf(full, card(...hers));
    expect(first).toContain(hers.join('\n'));
    const theirs = parse(hers.join('\n'))['model-index'][0].results;
    expect(parse(yamlOf(first))['model-index']).toEqual([{ ...ours, results: [...theirs, ...ours.results] }]);
    expect(cardOf(full, first)).toBe(first);

    const second = cardOf(valOf(0.5), first);
    expect(second).toContain(hers.join('\n'));
    const [{ results }] = parse(yamlOf(second))['model-index'];
    expect(results).toHaveLength(2);
    expect(results[1].metrics).toEqual([{ type: 'accuracy', value: 0.5, name: 'val/accuracy' }]);

    expect(yamlOf(cardOf(facts({ metrics: new Map() }), second))).toContain(hers.join('\n'));
    expect(parse(yamlOf(cardOf(facts({ metrics: new Map() }), second)))['model-index'][0].results).toEqual(
      theirs,
    );
    const renamed = parse(yamlOf(cardOf(facts({ name: 'renamed' }), second)))['model-index'];
    expect(renamed).toEqual([
      { name: ours.name, results: theirs },
      { ...ours, name: 'renamed' },
    ]);
  });

  test('a result of ours that a person has changed is theirs', () => {
    const edited = cardOf(full).replace('value: 0.9327', 'value: 0.91');
    const results = parse(yamlOf(cardOf(valOf(0.5), edited)))['model-index'][0].results;
    expect(results.map(({ metrics }: { metrics: { value: number }[] }) => metrics[0]?.value)).toEqual([
      0.91, 0.5,
    ]);
  });

  test('a record from before digests says which entry is ours, and its form which results', () => {
    const old = (text: string) => text.replace(/,"results":\[[^\]]*\]/, '');
    const first = cardOf(full, card(...hers));
    expect(old(first)).not.toBe(first);
    expect(cardOf(valOf(0.5), old(first))).toBe(cardOf(valOf(0.5), first));
    expect(cardOf(valOf(0.5), old(cardOf(full)))).toBe(cardOf(valOf(0.5)));
  });

  test('of thousands of keys is read, and of more than anybody writes is refused', () => {
    const many = (count: number, line: (index: number) => string) =>
      card('tags:', '- a', Array.from({ length: count }, (_, index) => line(index)).join('\n'));
    expect(
      frontMatterOf(
        bare,
        many(5_000, (index) => `k${index}: 1`),
      ),
    ).toContain('- mlflow\nk0: 1\n');
    expect(
      refusal(() =>
        frontMatterOf(
          bare,
          many(300_000, () => '- a'),
        ),
      ),
    ).toContain('1,200,010 characters');
    expect(
      refusal(() =>
        frontMatterOf(
          bare,
          many(60_000, (index) => `k${index}: 1`),
        ),
      ),
    ).toContain('50,000');
    expect(refusal(() => frontMatterOf(bare, card(`a: ${'b'.repeat(2e6)}`)))).toContain('1,000,000');
    expect(refusal(() => frontMatterOf(bare, card('a:', '  b: 1', '  "b": 2')))).toContain('unique');
  });

  test.each([
    [['a: 1', 'a: 2'], 'unique'],
    [['- a'], '`key: value`'],
    [['just text'], '`key: value`'],
    [['tags: {a: 1}'], 'tags is no list'],
    [['model-index: {a: 1}'], 'model-index is no list'],
    [['a: &t [x]', 'tags: *t'], 'tags'],
    [['tags: &t [x]', 'b: *t'], 'without a change of others'],
    [['a: 1', '...'], 'without a change of others'],
    [['a: "b'], 'quote'],
    [['a: b\rc: d'], 'carriage return'],
  ])('is refused where nothing may be guessed: %j', (lines, reason) => {
    const message = refusal(() => frontMatterOf(full, card(...lines)));
    expect(message).toContain('model-card: the front matter of README.md');
    expect(message).toContain(reason);
  });

  test(`huggingface_hub reads our values in any card, and the others as before (seed ${seed})`, () => {
    const many = fc.sample(existingCard, { seed, numRuns: 80 });
    const cards = many.map((text) => cardOf(full, text));
    const before = readings(many);
    for (const [index, { metadata }] of readings(cards).entries()) {
      const { tags = [], 'model-index': entries = [], ...others } = before[index]!.metadata ?? {};
      const { license, library_name, pipeline_tag } = parse(yamlOf(frontMatterOf(full)));
      const ours = parse(yamlOf(frontMatterOf(full)));
      expect(metadata).toEqual({
        ...others,
        ...{ license, library_name, pipeline_tag },
        tags: [...(tags as string[]), ...ours.tags],
        'model-index': [...(entries as unknown[]), ...ours['model-index']],
      });
    }
  });
});

describe('license', () => {
  test.each([
    ['Apache 2.0', 'license: apache-2.0'],
    ['GPL-3.0-or-later', 'license: gpl-3.0'],
    ['MIT\n', 'license: mit'],
    ['', 'license: apache-2.0'],
    ['---', 'license: apache-2.0'],
  ])('%j is no id', (license, advice) => {
    expect(refusal(() => frontMatterOf(facts({ license })))).toContain(advice);
  });

  test('other is taken where a card names it', () => {
    expect(refusal(() => frontMatterOf(facts({ license: 'other' })))).toContain('license_name');
    const text = cardOf(
      facts({ license: 'other' }),
      card('license_name: "Team <1.0>"', 'license_link: https://e.com/a'),
    );
    expect(text).toContain('- **Licence:** `other` ([Team &lt;1.0>](https://e.com/a))');
  });

  test("a person's is shown, and none is said to be none", () => {
    expect(cardOf(bare, card('license: [mit, cc-by-4.0]'))).toContain('- **Licence:** `mit`, `cc-by-4.0`');
    expect(cardOf(bare)).toContain('- **Licence:** not stated');
  });
});
