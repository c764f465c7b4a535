import fc from 'fast-check';
import type { CardFacts } from '../src/index.js';

/** As little as can be known of a model. */
export const bare: CardFacts = {
  title: 'churn',
  kind: { flavor: 'python_function', tags: ['mlflow'] },
  repoId: 'team/churn',
  metrics: new Map(),
  params: new Map(),
  datasets: [],
  environment: { requirements: [] },
  files: [],
  pickles: [],
  provenance: {},
};

/** A model of which everything is known. */
export const full: CardFacts = {
  title: 'sentiment-analyzer',
  name: 'sentiment-analyzer',
  version: '3',
  description: 'Whether a review is *positive*.\nEnglish only.\n\nMade by @team.',
  kind: {
    flavor: 'sklearn',
    libraryName: 'sklearn',
    tags: ['mlflow', 'sklearn', 'skops'],
    pipelineTag: 'text-classification',
    format: 'skops',
    modelFile: 'model.skops',
  },
  license: 'apache-2.0',
  repoId: 'team/sentiment-analyzer-3',
  signature: {
    inputs: [{ name: 'text', type: 'string', required: true }],
    outputs: [{ type: 'tensor(int64)', shape: [-1] }],
    params: [{ name: 'threshold', type: 'double', default: 0.5 }],
  },
  metrics: new Map([
    ['val/accuracy', 0.9327],
    ['val_f1_score', 1e-7],
    ['train_loss', 12],
    ['diverged', Number.NaN],
    ['exploded', Number.POSITIVE_INFINITY],
    ['system/cpu_utilization_percentage', 50],
  ]),
  params: new Map([['C', '1.0']]),
  datasets: [
    { name: 'reviews', digest: '3a4b5c6d', sourceType: 'local', context: 'training' },
    { name: 'reviews-2024', digest: '99aa88bb', context: 'eval' },
  ],
  environment: { python: '3.11.7', mlflow: '3.17.2', requirements: ['scikit-learn==1.9.1', 'skops==0.16.0'] },
  files: [
    { path: 'MLmodel', size: 912, sha256: 'a'.repeat(64) },
    { path: 'model.skops', size: 9143, sha256: 'b'.repeat(64) },
    { path: 'requirements.txt', size: 40, sha256: 'c'.repeat(64) },
  ],
  pickles: [{ path: 'model.skops', unknown: ['shop.Tokenizer'], dangerous: [] }],
  provenance: {
    runId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    runName: 'painted-pug-661',
    runLink: 'https://mlflow.example.org/#/experiments/1/runs/0a1b',
    gitCommit: '6f94df7a1b2c3d4e5f60718293a4b5c6d7e8f901',
    gitRepo: 'https://github.com/team/sentiment.git',
    modelId: 'm-0123456789abcdef',
    workflowRun: 'https://github.com/team/sentiment/actions/runs/123',
    createdAt: Date.UTC(2026, 10, 21, 9, 30),
  },
};

export const facts = (changes: Partial<CardFacts>): CardFacts => ({ ...full, ...changes });

/** Pieces that mean something to YAML, Markdown, HTML, Python, a terminal or the reader of a card. */
const pieces = [
  ...[
    '---',
    '\n---\n',
    '\r\n---\r\n',
    '...',
    '# ',
    ': ',
    ':',
    '- ',
    '? ',
    '| ',
    '>',
    '&a',
    '*a',
    '!!int 1',
    '%YAML',
  ],
  ...['{', '}', '[', ']', ',', "'", '"', '\\', '`', '```', '````', '~~~', '@', '=', '<<', '~'],
  ...[
    'no',
    'Yes',
    'on',
    'null',
    'true',
    'y',
    '1e3',
    '1e-07',
    '0x10',
    '0o7',
    '1_000',
    '12:30:45',
    '2024-01-01',
    '.inf',
    '-.nan',
  ],
  ...[
    '<!-- mlops-actions:begin -->',
    '<!-- mlops-actions:end -->',
    '\n<!-- mlops-actions:end -->\n',
    '<!--',
    '-->',
    '--!>',
  ],
  ...[
    'mlops-actions:begin',
    '<!-- mlops-actions:record {"tags":["mlflow"]} -->',
    '\n\n',
    '\n',
    '\r',
    '\t',
    ' ',
    '  ',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
  ],
  ...[
    '<img src=x>',
    '</details>',
    '![x](http://e.com/x.png)',
    '[a](b)',
    '**',
    '__',
    '| a | b |',
    '|---|',
    '# T',
    '> q',
    '1. ',
    '$x$',
  ],
  ...[
    'http://e.com',
    'a@b.co',
    '"""',
    '\\"',
    '$x$y',
    '{{ x }}',
    'word',
    'val/f1',
    'rougeL',
    '0.5',
    '😀',
    'é',
    'שלום',
    'x'.repeat(250),
  ],
];

export const hostileText = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const value = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, 1e-7, 1e21, 2 ** 53, 123456789012345680000, 5e-324, 1.797e308),
);

const map = <Value>(values: fc.Arbitrary<Value>) =>
  fc.array(fc.tuple(hostileText, values), { maxLength: 4 }).map((entries) => new Map(entries));

const field = fc.record(
  { name: hostileText, type: hostileText, required: fc.boolean() },
  { requiredKeys: ['type'] },
);

/** Facts of which every text may be anything. */
export const hostileFacts: fc.Arbitrary<CardFacts> = fc.record(
  {
    title: hostileText,
    name: hostileText,
    version: hostileText,
    description: hostileText,
    kind: fc.record(
      {
        flavor: fc.oneof(hostileText, fc.constantFrom('sklearn', 'transformers', 'xgboost')),
        tags: fc.array(hostileText, { maxLength: 3 }),
        libraryName: hostileText,
        pipelineTag: hostileText,
        baseModel: fc.oneof(hostileText, fc.constant('org/base')),
        format: fc.oneof(hostileText, fc.constantFrom('skops', 'pickle')),
        modelFile: fc.constant('a "b"\\`.pkl'),
      },
      { requiredKeys: ['flavor', 'tags'] },
    ),
    license: fc.constantFrom('mit', 'gpl-3.0', '0bsd'),
    repoId: fc.oneof(hostileText, fc.constant('team/x')),
    revision: hostileText,
    signature: fc.record({
      inputs: fc.array(field, { maxLength: 2 }),
      outputs: fc.array(field, { maxLength: 2 }),
      params: fc.array(
        field.map((one) => ({ ...one, default: '<!-- -->' })),
        { maxLength: 2 },
      ),
    }),
    metrics: map(value),
    params: map(hostileText),
    datasets: fc.array(
      fc.record(
        { name: hostileText, digest: hostileText, context: hostileText },
        { requiredKeys: ['name', 'digest'] },
      ),
      { maxLength: 2 },
    ),
    environment: fc.record(
      { python: hostileText, mlflow: hostileText, requirements: fc.array(hostileText, { maxLength: 3 }) },
      { requiredKeys: ['requirements'] },
    ),
    files: fc
      .array(hostileText, { maxLength: 3 })
      .map((paths) => [...paths, 'MLmodel', 'config.json', 'requirements.txt', 'a "b"\\`.pkl'])
      .map((paths) => paths.map((path) => ({ path, size: 1, sha256: 'a'.repeat(64) }))),
    pickles: fc.array(
      fc.record({ path: hostileText, unknown: fc.array(hostileText), dangerous: fc.array(hostileText) }),
      { maxLength: 2 },
    ),
    provenance: fc.record(
      {
        runId: hostileText,
        runName: hostileText,
        runLink: fc.oneof(
          hostileText,
          hostileText.map((text) => `https://e.com/${text}?${text}#${text}`),
        ),
        gitCommit: fc.oneof(hostileText, fc.constant('a'.repeat(40))),
        gitRepo: fc.oneof(
          hostileText,
          hostileText.map((text) => `https://e.com/${text}`),
        ),
        modelId: hostileText,
        workflowRun: fc.oneof(
          hostileText,
          hostileText.map((text) => `https://e.com/${text}`),
        ),
        createdAt: fc.oneof(fc.double(), fc.constant(0)),
      },
      { requiredKeys: [] },
    ),
  },
  {
    requiredKeys: [
      ...(['title', 'kind', 'repoId', 'metrics', 'params', 'datasets', 'environment', 'files'] as const),
      ...(['pickles', 'provenance'] as const),
    ],
  },
);

/** README.md files that people might have, and no one should lose a byte of. */
export const existingCard: fc.Arbitrary<string> = fc
  .record({
    mark: fc.constantFrom('', '\ufeff'),
    eol: fc.constantFrom('\n', '\r\n'),
    front: fc.option(
      fc.subarray([
        ['# about this model'],
        ['license: mit # ours'],
        ["library_name: 'other'"],
        ['pipeline_tag:'],
        ['base_model:', '- org/base', '- org/other'],
        ['tags: [a,  "b" , ]'],
        ['language:', '  - en', '  - no'],
        ['model-index:', '- name: "hers"', '  results: []   # none yet', '# end'],
        ['datasets: {a: 1e3, b: 2024-01-01}'],
        ['notes: |', '  one', '', '  two', ''],
        ['empty:', ''],
      ]),
      { nil: undefined },
    ),
    body: fc.array(
      fc.constantFrom(
        '# Title',
        'text',
        '',
        '---',
        '```',
        '  code',
        '| a |',
        '<b>',
        '\u2028',
        'x: y',
        '\t',
        '<!-- note -->',
      ),
      { minLength: 1, maxLength: 8 },
    ),
    end: fc.constantFrom('', '\n', '\n\n', ' '),
  })
  // Without front matter, the Hub takes all between two `---` for it.
  .filter(({ front = [], body }) => front.length > 0 || !body.includes('---'))
  .map(({ mark, eol, front, body, end }) =>
    [...(front === undefined ? [] : ['---', ...front.flat(), '---']), ...body, end]
      .join('\n')
      .replaceAll('\n', eol)
      .replace(/^/, mark),
  );
