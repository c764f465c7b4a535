import { describe, expect, test } from '@jest/globals';
import type { Curve } from '@mlops-actions/metric-files';
import type { ChartBlock } from '@mlops-actions/report';
import fc from 'fast-check';
import { curveSections } from '../src/curves.js';
import { entriesBefore, entryOf, historyPath, metricsOf, parseHistory, withEntry } from '../src/history.js';
import { fileMetrics, type MetricSet } from '../src/metric-set.js';
import { pairFiles } from '../src/pairs.js';
import { matches, rulesFor } from '../src/pattern.js';
import { parseDirections, parseNoise } from '../src/rules.js';
import { setOf } from './sets.js';

const named = (name: string, file = 'metrics.json') => ({ file, name });

describe('patterns', () => {
  test.each([
    ['accuracy', 'accuracy', true],
    ['accuracy', 'val/accuracy', false],
    ['*accuracy', 'val/accuracy', true],
    ['*loss*', 'train.loss/step', true],
    ['val/*', 'val/a.b/c', true],
    ['f?', 'f1', true],
    ['f?', 'f', false],
    ['f?', 'f10', false],
    ['*a*b', 'xaxxbxb', true],
    ['*a*b', 'xaxxbxc', false],
    ['*', '', true],
    ['a.b', 'axb', false],
    ['[ab]', 'a', false],
    ['?', '😀', true],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(matches(pattern, named(name))).toBe(expected);
  });

  test('one with a colon also means a file', () => {
    expect(matches('eval/*.json:loss', named('loss', 'eval/a.json'))).toBe(true);
    expect(matches('eval/*.json:loss', named('loss', 'train.json'))).toBe(false);
    expect(matches('*:loss', named('loss', 'train.json'))).toBe(true);
    // Else it would mean all metrics of the file.
    expect(matches('*loss*', named('accuracy', 'loss.json'))).toBe(false);
  });

  test('are what a regular expression of the same meaning says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (glob, name) => {
        const expression = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        expect(matches(glob, named(name))).toBe(new RegExp(`^${expression}$`, 's').test(name));
      }),
    );
  });

  test('take no time without end', () => {
    expect(matches('*a*a*a*a*a*a*a*a*a*a*a*a*b', named('a'.repeat(20_000)))).toBe(false);
  });

  test('an exact name counts before the first pattern that matches', () => {
    const rules = [{ metric: '*loss' }, { metric: '*' }, { metric: 'val_loss' }];
    expect(rulesFor(rules, named('val_loss'))).toEqual([{ metric: 'val_loss' }]);
    expect(rulesFor(rules, named('loss'))).toEqual([{ metric: '*loss' }]);
    expect(rulesFor(rules, named('x'))).toEqual([{ metric: '*' }]);
    expect(rulesFor(rules.slice(2), named('x'))).toEqual([]);
  });
});

describe('lines of rules', () => {
  test('say what they mean', () => {
    expect(parseDirections('direction', ['*loss* lower', '"my score" Higher', 'lr none', 'lr none'])).toEqual(
      [
        { metric: '*loss*', direction: 'lower' },
        { metric: 'my score', direction: 'higher' },
        { metric: 'lr', direction: 'none' },
      ],
    );
    expect(parseNoise('noise', ['* 0.5%', 'a .002', 'b 1e-3'])).toEqual([
      { metric: '*', amount: 0.005, relative: true },
      { metric: 'a', amount: 0.002, relative: false },
      { metric: 'b', amount: 0.001, relative: false },
    ]);
  });

  const parsers = { direction: parseDirections, noise: parseNoise };

  test.each([
    ['direction', ['loss down'], 'direction, line 1: "loss down" is not'],
    ['direction', ['lower'], '"lower" is not'],
    ['direction', ['my loss lower'], '"my loss lower" is not'],
    ['direction', ['a lower', 'a higher'], 'line 2: "a higher" contradicts'],
    ['direction', ['# lower'], '"# lower" is not'],
    ['noise', ['a -1'], '"a -1" is not'],
    ['noise', ['a'], '"a" is not'],
    ['noise', ['a 1e999'], '"a 1e999" is not'],
    ['noise', ['a 2 %', 'b x', 'c y'], 'noise, line 3: "c y" is not'],
  ] as const)('%s %j is refused', (input, lines, message) => {
    expect(() => parsers[input](input, lines)).toThrow(message);
    expect(() => parsers[input](input, lines)).toThrow('Write for example:');
  });
});

describe('files of both sides', () => {
  test('one on each side are a pair, whatever their names', () => {
    expect([...pairFiles(['metrics.json'], ['/x/old.csv'], 'x')]).toEqual([['/x/old.csv', 'metrics.json']]);
  });

  test('several find each other by path, then by name; the rest is gone or new', () => {
    const old = ['old/a/m.json', 'old/b/m.json', 'old/other.json', 'old/gone.json'];
    expect([...pairFiles(['a/m.json', 'b/m.json', 'x/other.json', 'new.json'], old, 'x')]).toEqual([
      ['old/a/m.json', 'a/m.json'],
      ['old/b/m.json', 'b/m.json'],
      ['old/other.json', 'x/other.json'],
      ['old/gone.json', 'old/gone.json'],
    ]);
  });

  test('a file that has its own old one leaves it to nobody else of its name', () => {
    for (const current of [
      ['a/m.json', 'b/m.json'],
      ['b/m.json', 'a/m.json'],
    ])
      expect([...pairFiles(current, ['a/m.json'], 'x')]).toEqual([['a/m.json', 'a/m.json']]);
  });

  test.each([
    [['a.json', 'b.json'], ['old.json'], 'is one file, and metrics names 2'],
    [['m.json', 'x.json'], ['old/a/m.json', 'old/b/m.json'], 'old/a/m.json and old/b/m.json both could be'],
    [['a/m.json', 'b/m.json'], ['m.json'], 'could be the old a/m.json and b/m.json both'],
  ])('%j and %j cannot be told apart', (current, old, message) => {
    expect(() => pairFiles(current, old, 'old.json')).toThrow(message);
  });
});

const curve = (name: string, values: (number | null)[], steps: number[] = values.map((_, i) => i)) =>
  ({ name, axis: 'step', steps, values }) satisfies Curve;
const curves = (...list: Curve[]): MetricSet => new Map([['m.csv', fileMetrics([], list)]]);
const chartsIn = (sections: ReturnType<typeof curveSections>) =>
  sections.flatMap(({ blocks }) => blocks).filter((block): block is ChartBlock => block.kind === 'chart');

describe('curves', () => {
  test('are aligned by step, with gaps', () => {
    const sections = curveSections(
      curves(curve('loss', [3, 2, 1], [0, 20, 30])),
      curves(curve('loss', [4, 3, null], [0, 10, 20])),
      'main@1a2b3c4',
    );
    expect(chartsIn(sections)).toEqual([
      {
        kind: 'chart',
        shape: 'line',
        title: 'loss by step',
        labels: ['0', '10', '20', '30'],
        series: [
          { name: 'main@1a2b3c4', values: [4, 3, null, null] },
          { name: 'current', values: [3, null, 2, 1] },
        ],
      },
    ]);
  });

  test('those that changed most come first; constant ones and single points are no charts', () => {
    const now = curves(
      curve('same', [1, 2]),
      curve('flat', [5, 5]),
      curve('moved', [1, 9]),
      curve('dot', [1]),
    );
    const before = curves(
      curve('same', [1, 2]),
      curve('flat', [5, 5]),
      curve('moved', [1, 2]),
      curve('gone', [1, 2]),
    );
    const sections = curveSections(now, before, 'old');
    expect(chartsIn(sections).map(({ title }) => title)).toEqual(['moved by step', 'same by step']);
    expect(JSON.stringify(sections)).toContain('Gone: gone.');
  });

  test('steps are not laid over epochs', () => {
    const now = curves(curve('loss', [1, 2]));
    const before = curves({ ...curve('loss', [3, 4]), axis: 'epoch' });
    expect(chartsIn(curveSections(now, before, 'old')).map(({ series }) => series.length)).toEqual([1]);
  });

  test('twelve are open, twenty-eight folded, and the number of the others is said', () => {
    const many = curves(...Array.from({ length: 45 }, (_, index) => curve(`c${index}`, [0, 1])));
    const sections = curveSections(many, undefined, '');
    expect(sections.map(({ title, collapsed, blocks }) => [title, collapsed, blocks.length])).toEqual([
      ['Curves', undefined, 12],
      ['28 more curves', true, 29],
    ]);
    expect(JSON.stringify(sections)).toContain('5 more that changed less are left out.');
  });

  test('long ones keep their shape in few points, and infinite differences do no harm', () => {
    const long = Array.from({ length: 100_000 }, (_, index) => index);
    const [chart] = chartsIn(
      curveSections(curves(curve('x', long)), curves(curve('x', [-1.7e308, 1.7e308])), 'old'),
    );
    expect(chart?.labels).toHaveLength(200);
    expect(chart?.series[1]?.values).toHaveLength(200);
    expect(chart?.series[1]?.values.at(-1)).toBeGreaterThan(99_700);
    expect(chart?.labels.at(0)).toBe('0');
  });
});

const a = '1'.repeat(40);
const b = '2'.repeat(40);

describe('history', () => {
  test('has a file per title', () => {
    expect(historyPath('Metrics')).toBe('metrics.jsonl');
    expect(historyPath('eval_set-2')).toBe('eval_set-2.jsonl');
    expect(historyPath('Eval set')).toMatch(/^eval-set\.[0-9a-f]{8}\.jsonl$/);
    expect(historyPath('../../x')).toMatch(/^-x\.[0-9a-f]{8}\.jsonl$/);
    expect(historyPath('評価')).not.toBe(historyPath('測定'));
  });

  test('gets a line per commit, without the oldest beyond its limit', () => {
    let text = '';
    for (const digit of ['1', '2', '3', '4'])
      text = withEntry(
        text,
        entryOf({ sha: digit.repeat(40), ref: 'main' }, setOf({ acc: Number(digit) })),
        3,
        'h',
      );
    expect(text.split('\n')).toEqual([
      `{"sha":"${b}","ref":"main","metrics":{"m.json":{"acc":2}}}`,
      `{"sha":"${'3'.repeat(40)}","ref":"main","metrics":{"m.json":{"acc":3}}}`,
      `{"sha":"${'4'.repeat(40)}","ref":"main","metrics":{"m.json":{"acc":4}}}`,
      '',
    ]);
  });

  test('a second run of a commit replaces its line where it stands, and only if its metrics are others', () => {
    const first = withEntry('', entryOf({ sha: a, ref: 'main', run: 'x' }, setOf({ acc: 1 })), 9, 'h');
    const second = withEntry(first, entryOf({ sha: b, ref: 'main' }, setOf({ acc: 2 })), 9, 'h');
    expect(withEntry(second, entryOf({ sha: a, ref: 'main', run: 'y' }, setOf({ acc: 1 })), 9, 'h')).toBe(
      second,
    );
    const mended = parseHistory(
      withEntry(second, entryOf({ sha: a, ref: 'main' }, setOf({ acc: 3 })), 9, 'h'),
      'h',
    );
    expect(mended.map(({ sha, metrics }) => [sha, metrics['m.json']?.acc])).toEqual([
      [a, 3],
      [b, 2],
    ]);
    // The same commit on another branch is another line.
    expect(
      parseHistory(withEntry(second, entryOf({ sha: b, ref: 'dev' }, setOf({ acc: 2 })), 9, 'h'), 'h'),
    ).toHaveLength(3);
  });

  test('what comes before a commit is of its branch, and not of itself', () => {
    const entry = (sha: string, ref: string) => entryOf({ sha, ref }, setOf({}));
    const all = [entry(a, 'main'), entry(b, 'dev'), entry(b, 'main'), entry('3'.repeat(40), 'main')];
    expect(entriesBefore(all, 'main', b)).toEqual([all[0]]);
    expect(entriesBefore(all, 'main', undefined)).toEqual([all[0], all[2], all[3]]);
  });

  test('values come back as they were', () => {
    const value = fc.oneof(
      fc.double(),
      fc.constantFrom('', 'adam', 'null', '__proto__', null),
      fc.string({ maxLength: 5 }).filter((text) => !['NaN', 'Infinity', '-Infinity', '""'].includes(text)),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (metrics) => {
        const given = setOf(metrics, '__proto__');
        const text = withEntry('', entryOf({ sha: a, ref: 'main' }, given), 1, 'h');
        const found = metricsOf(parseHistory(text, 'h')[0]!).get('__proto__')!.metrics;
        const values = (list: typeof found) =>
          Array.from(list.values(), ({ name, value }) => [name, Object.is(value, -0) ? 0 : value]).sort();
        expect(values(found)).toEqual(values(given.get('__proto__')!.metrics));
      }),
    );
  });

  test.each([
    ['{"sha":', 'line 1 is not JSON'],
    ['[]', 'line 1 is no object'],
    ['{"sha":"HEAD","ref":"main","metrics":{}}', 'has no commit in "sha"'],
    [`{"sha":"${a}","ref":5,"metrics":{}}`, 'has no branch in "ref"'],
    [`{"sha":"${a}","ref":"main"}`, 'has no metrics'],
    [`{"sha":"${a}","ref":"main","metrics":{"m":[1]}}`, 'has no metrics of "m"'],
    [`{"sha":"${a}","ref":"main","metrics":{"m":{"x":{}}}}`, 'as "x"'],
    [`\n{"sha":"${a}","ref":"main","metrics":{}}\n1`, 'line 3 is no object'],
  ])('%j is refused', (text, message) => {
    expect(() => parseHistory(text, 'metrics-history:metrics.jsonl')).toThrow(message);
    expect(() => parseHistory(text, 'metrics-history:metrics.jsonl')).toThrow(
      'history: metrics-history:metrics.jsonl, line',
    );
  });
});
