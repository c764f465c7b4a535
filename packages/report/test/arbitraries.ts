import fc from 'fast-check';
import type { Block, ChartBlock, MetricRow, Report } from '../src/index.js';

/** Pieces that mean something to Markdown, HTML, GitHub, a terminal or a text engine. */
const hostilePieces = [
  ...[
    '|',
    '\\',
    '`',
    '``',
    '```',
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '!',
    '"',
    "'",
    ':',
    '.',
  ],
  ...[
    '![',
    '](http://e.com)',
    '![x](http://e.com/x.png)',
    '[a](b)',
    '[^1]',
    '[^1]: ',
    '[x]',
    '[a]: http://e.com',
  ],
  ...[
    '<',
    '>',
    '&',
    '&amp;',
    '&#64;',
    '&lt;',
    '&',
    'amp;',
    '<!--',
    '-->',
    '</details>',
    '</summary>',
    '<details>',
  ],
  ...[
    '<img src=x>',
    '<script>',
    '<b>',
    '</',
    '<?',
    '<http://e.com>',
    '<a@b.co>',
    '</sub>',
    '<span>',
    '</span>',
  ],
  ...[
    '@',
    '@octocat',
    '@org/team',
    '#',
    '##',
    '#12',
    'GH-12',
    'gh-1',
    'org/repo#1',
    'recall@5',
    'mAP@0.5',
    '@5',
  ],
  ...[
    'http://e.com',
    'https://',
    '://',
    'ftp://e.com',
    'www.',
    'www.e.com',
    'WWW.e.com',
    'a@b.co',
    'mailto:a@b.co',
  ],
  ...['xmpp:a@b.co', '$', '$x$', '$$', '$`', ':tada:', ':+1:', 'a:b:c', 'std::string'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
    ' ',
    '  ',
    '    ',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\u00a0',
  ],
  ...[
    '---',
    '***',
    '===',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '1) ',
    '# ',
    '> ',
    '|---|',
    '| a |',
    ':---',
    '- [ ] ',
    '-',
    '+',
  ],
  ...[
    '\u001b[31m',
    '\u001b]0;title\u0007',
    '\u001b',
    '\u0000',
    '\u0007',
    '\u009b2J',
    '\u007f',
    '\u202e',
    '\u2066',
    '\u2069',
  ],
  ...[
    '\ud800',
    '\udc00',
    '😀',
    '👩‍💻',
    'é',
    'e\u0301',
    'नमस्ते',
    'שלום',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\uffff',
  ],
  ...[
    'word',
    'eval_loss',
    'Z',
    '0',
    '0.5',
    '-0.3',
    '12:30:45',
    'x'.repeat(250),
    '😀'.repeat(199),
    'C #',
    'R&D',
  ],
];

export const hostileText = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hostilePieces) }, fc.string({ unit: 'binary' })),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => text !== '');

const verdict = fc.constantFrom('pass', 'warn', 'fail', 'new', 'neutral');
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const numberOrNull = fc.option(number, { nil: null });
const count = fc.nat(1_000);
const hex = fc.constantFrom('0123456789abcdef'.repeat(4), 'f'.repeat(64));

const metricRow = (text: fc.Arbitrary<string>): fc.Arbitrary<MetricRow> =>
  fc.record(
    {
      name: text,
      value: numberOrNull,
      valueText: text,
      unit: fc.oneof(text, fc.constant('%')),
      baseline: numberOrNull,
      baselineText: text,
      delta: numberOrNull,
      relative: numberOrNull,
      direction: fc.constantFrom('higher', 'lower'),
      interval: fc.record({ low: number, high: number, level: fc.constantFrom(0.9, 0.95) }),
      n: count,
      threshold: text,
      change: fc.constantFrom('better', 'worse', 'changed', 'unchanged', 'new', 'removed', 'invalid'),
      // How many there are decides on a column.
      source: fc.constantFrom('a.json', '|b.json'),
      detail: fc.boolean(),
      verdict,
      reason: text,
    },
    { requiredKeys: ['name', 'value', 'verdict'] },
  );

const table = (text: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
  fc.integer({ min: 1, max: 3 }).chain((width) =>
    fc.record(
      {
        kind: fc.constant('table'),
        columns: fc.array(
          fc.record({ header: text, align: fc.constantFrom('left', 'right') }, { requiredKeys: ['header'] }),
          { minLength: width, maxLength: width },
        ),
        rows: fc.array(fc.array(text, { minLength: width, maxLength: width }), { maxLength: 3 }),
        more: count,
      },
      { requiredKeys: ['kind', 'columns', 'rows'] },
    ),
  );

/** Charts whose numbers are of any size, or of a size that can be drawn. */
export const charts = (text: fc.Arbitrary<string>): fc.Arbitrary<ChartBlock> =>
  fc
    .record({
      length: fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 90, max: 250 })),
      value: fc.constantFrom(
        numberOrNull,
        fc.option(fc.double({ min: -10, max: 1e6, noNaN: true }), { nil: null }),
      ),
    })
    .chain(({ length, value }) =>
      fc.record(
        {
          kind: fc.constant('chart'),
          shape: fc.constant('line'),
          title: text,
          labels: fc.array(text, { minLength: length, maxLength: length }),
          series: fc.array(
            fc.record({ name: text, values: fc.array(value, { minLength: length, maxLength: length }) }),
            { maxLength: 3 },
          ),
        },
        { requiredKeys: ['kind', 'title', 'labels', 'series'] },
      ),
    );

const block = (text: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({ kind: fc.constant('text'), text }),
    fc.record({ kind: fc.constant('markdown'), markdown: text }),
    table(text),
    charts(text),
    fc.record(
      { kind: fc.constant('code'), text, language: fc.constantFrom('json', 'text', 'diff') },
      { requiredKeys: ['kind', 'text'] },
    ),
  );

/** Reports whose free texts are drawn from `text`. Being typed, it also holds the schema against the types. */
export const reports = (text: fc.Arbitrary<string>): fc.Arbitrary<Report> =>
  fc.record(
    {
      schema: fc.constant('mlops-report/v1'),
      action: fc.constantFrom('rouge-gate', 'metrics-diff'),
      id: text,
      title: text,
      verdict,
      headline: text,
      metrics: fc.array(metricRow(text), { maxLength: 4 }),
      sections: fc.array(
        fc.record(
          { title: text, collapsed: fc.boolean(), blocks: fc.array(block(text), { maxLength: 3 }) },
          { requiredKeys: ['title', 'blocks'] },
        ),
        { maxLength: 3 },
      ),
      provenance: fc.record(
        {
          repository: text,
          sha: text,
          baseSha: text,
          runUrl: fc.oneof(text, fc.constant('https://github.com/org/repo/actions/runs/1')),
          job: text,
          inputs: fc.dictionary(
            text,
            fc.record({ sha256: hex, files: count, count }, { requiredKeys: ['sha256'] }),
            { maxKeys: 2 },
          ),
          signature: text,
          settings: fc.dictionary(text, text, { maxKeys: 2 }),
          version: text,
        },
        { requiredKeys: ['version'] },
      ),
      examples: fc.constant('rouge-gate.main.examples.jsonl'),
    },
    {
      requiredKeys: [
        'schema',
        'action',
        'id',
        'title',
        'verdict',
        'headline',
        'metrics',
        'sections',
        'provenance',
      ],
    },
  );
