import { describe, expect, test } from '@jest/globals';
import type { MetricValue } from '@mlops-actions/metric-files';
import fc from 'fast-check';
import type { OldSide } from '../src/baseline.js';
import { compare } from '../src/compare.js';
import { judge } from '../src/judge.js';
import { fileMetrics, type MetricSet } from '../src/metric-set.js';
import { reading } from './diff.js';
import { setOf } from './sets.js';

type Values = Record<string, MetricValue>;

/** Judges two sides; without an old one there is no baseline yet. */
function judged(given: Record<string, string>, current: Values, old?: Values) {
  const inputs = reading({ metrics: 'm.json', ...given });
  const side: OldSide =
    old === undefined
      ? { state: 'absent', reason: 'first run' }
      : { state: 'found', label: 'old', set: setOf(old), doubts: [] };
  const metrics = compare(setOf(current), setOf(old ?? {}), inputs);
  return { ...judge(inputs, metrics, side), metrics };
}

const changeOf = (current: MetricValue, old: MetricValue, given: Record<string, string> = {}) =>
  judged(given, { x: current }, { x: old }).metrics[0]?.change;

describe('changes', () => {
  test.each<[MetricValue, MetricValue, string, string]>([
    [0.91, 0.8965, 'x higher', 'better'],
    [0.6, 0.6437, 'x lower', 'better'],
    [0.6437, 0.6, 'x lower', 'worse'],
    [1, 2, 'x none', 'changed'],
    [0.1 + 0.2, 0.3, 'x higher', 'unchanged'],
    [0, 0, 'x higher', 'unchanged'],
    [-0.5, -0.6, 'x higher', 'better'],
    [Number.NaN, 1, 'x higher', 'invalid'],
    [Number.NaN, Number.NaN, 'x higher', 'invalid'],
    [Number.NEGATIVE_INFINITY, 1, 'x lower', 'invalid'],
    [1, Number.NaN, 'x higher', 'changed'],
    ['adam', 'adam', 'x none', 'unchanged'],
    ['adam', 'sgd', 'x none', 'changed'],
    ['n/a', 1, 'x higher', 'invalid'],
    [1, 'n/a', 'x higher', 'changed'],
    [null, 1, 'x higher', 'invalid'],
    [null, null, 'x higher', 'unchanged'],
    [true, false, 'x none', 'changed'],
    [1.7e308, -1.7e308, 'x higher', 'better'],
  ])('%p after %p with "%s" is %s', (current, old, direction, expected) => {
    expect(changeOf(current, old, { direction })).toBe(expected);
  });

  test('known names have their direction, and the user goes before them', () => {
    const { metrics } = judged(
      { direction: 'accuracy lower' },
      { accuracy: 2, loss: 2, novelty: 2 },
      { accuracy: 1, loss: 1, novelty: 1 },
    );
    expect(metrics.map(({ change }) => change)).toEqual(['worse', 'worse', 'changed']);
  });

  test('what is new and what is gone', () => {
    const { metrics } = judged({}, { a: 1 }, { b: 1 });
    expect(metrics.map(({ name, change }) => [name, change])).toEqual([
      ['a', 'new'],
      ['b', 'removed'],
    ]);
  });

  const number = fc.double({ noNaN: true, noDefaultInfinity: true });

  test('the sign of the difference decides, and turning the direction turns better and worse', () => {
    fc.assert(
      fc.property(number, number, (current, old) => {
        const higher = changeOf(current, old, { direction: 'x higher' });
        const lower = changeOf(current, old, { direction: 'x lower' });
        const { delta } = judged({}, { x: current }, { x: old }).metrics[0]!;
        if (higher === 'unchanged') {
          expect(lower).toBe('unchanged');
          expect(Math.abs(current - old)).toBeLessThanOrEqual(
            1e-12 * Math.max(Math.abs(current), Math.abs(old)),
          );
        } else {
          expect([higher, lower]).toEqual(current > old ? ['better', 'worse'] : ['worse', 'better']);
        }
        expect(delta).toBe(Number.isFinite(current - old) ? current - old : undefined);
      }),
    );
  });

  test('a wider noise band never makes more changes, and there and back are alike', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, amount, amount, (current, old, a, b) => {
        const [narrow, wide] = a < b ? [a, b] : [b, a];
        const change = (now: number, before: number, noise: number) =>
          changeOf(now, before, { direction: 'x higher', noise: `x ${noise}` }) !== 'unchanged';
        if (change(current, old, wide)) expect(change(current, old, narrow)).toBe(true);
        expect(change(current, old, wide)).toBe(change(old, current, wide));
      }),
    );
  });

  test('noise is absolute or a share of the baseline, its end included', () => {
    expect(changeOf(0.502, 0.5, { noise: 'x 0.002' })).toBe('unchanged');
    expect(changeOf(0.5021, 0.5, { noise: 'x 0.002' })).toBe('changed');
    expect(changeOf(-98, -100, { noise: '* 2%' })).toBe('unchanged');
    expect(changeOf(-97.9, -100, { noise: '* 2%' })).toBe('changed');
    expect(changeOf(1e-9, 0, { noise: '* 50%' })).toBe('changed');
  });
});

describe('thresholds', () => {
  test.each<[MetricValue | undefined, string, string]>([
    [0.9, 'pass', 'accuracy = 0.9 >= 0.9'],
    [0.89, 'fail', '0.89 < 0.9'],
    [Number.NaN, 'fail', 'is not a number'],
    [Number.POSITIVE_INFINITY, 'fail', 'is infinite'],
    ['0.95', 'fail', 'is "0.95" and no number'],
    [null, 'fail', 'is "null" and no number'],
    [undefined, 'fail', 'there is no metric accuracy; there are loss'],
  ])('%p: %s', (value, verdict, reason) => {
    const current = { loss: 1, ...(value !== undefined && { accuracy: value }) };
    const found = judged({ thresholds: 'accuracy >= 0.9' }, current, {});
    expect(found.verdict).toBe(verdict);
    expect(found.checks[0]?.reason).toContain(reason);
  });

  test('fail where the metric is gone', () => {
    const found = judged({ thresholds: 'accuracy >= 0.9' }, { loss: 1 }, { accuracy: 1, loss: 1 });
    expect(found.checks).toMatchObject([{ verdict: 'fail', reason: 'accuracy is gone' }]);
  });

  test('take no wildcard', () => {
    const found = judged({ thresholds: 'acc* >= 0.9' }, { accuracy: 1 }, {});
    expect(found.checks[0]).toMatchObject({
      verdict: 'fail',
      reason: expect.stringContaining('without wildcards'),
    });
  });

  test('hold for each file that has the metric, or for one that is named', () => {
    const metric = (value: number) => fileMetrics([{ name: 'acc', value }]);
    const current: MetricSet = new Map([
      ['a.json', metric(0.8)],
      ['b.json', metric(0.6)],
    ]);
    const check = (thresholds: string) => {
      const inputs = reading({ metrics: '*.json', thresholds });
      return judge(inputs, compare(current, undefined, inputs), { state: 'unasked' }).checks;
    };
    expect(check('acc >= 0.7').map(({ text, verdict }) => [text, verdict])).toEqual([
      ['acc >= 0.7 (a.json)', 'pass'],
      ['acc >= 0.7 (b.json)', 'fail'],
    ]);
    expect(check('a.json:acc >= 0.7')).toMatchObject([
      { verdict: 'pass', reason: 'a.json:acc = 0.8 >= 0.7' },
    ]);
  });
});

describe('max-regression', () => {
  const verdictOf = (rule: string, current: MetricValue, old: MetricValue | undefined, more = {}) =>
    judged(
      { 'max-regression': rule, direction: 'x higher', ...more },
      { x: current, y: 1 },
      { ...(old !== undefined && { x: old }), y: 1 },
    ).verdict;

  test.each<[string, MetricValue, MetricValue | undefined, string]>([
    ['x 0.01', 0.49, 0.5, 'pass'],
    ['x 0.01', 0.489, 0.5, 'fail'],
    ['x 2%', 0.49, 0.5, 'pass'],
    ['x 2%', 0.4899, 0.5, 'fail'],
    ['x 0', 0.6, 0.5, 'pass'],
    ['x 0', Number.NaN, 0.5, 'fail'],
    ['* 5%', Number.NaN, 0.5, 'fail'],
    ['x 0', 'none', 0.5, 'fail'],
    ['x 0', 0.5, undefined, 'new'],
    ['x 0', 0.5, Number.NaN, 'new'],
    ['* 5%', 0.5, undefined, 'neutral'],
  ])('%s with %p after %p: %s', (rule, current, old, expected) => {
    expect(verdictOf(rule, current, old)).toBe(expected);
  });

  test('without a baseline it is new, once for all metrics of a pattern, or fails where that is asked', () => {
    const given = { 'max-regression': '* 5%' };
    const found = judged(given, { accuracy: 1, loss: 1 });
    expect(found.verdict).toBe('new');
    expect(found.checks).toHaveLength(1);
    const asked = judged({ ...given, 'on-no-baseline': 'fail' }, { accuracy: 1, loss: 1 });
    expect(asked.checks).toMatchObject([{ verdict: 'fail', reason: 'there is no baseline: first run' }]);
    expect(judged({ 'on-no-baseline': 'fail' }, { accuracy: 1 }).verdict).toBe('fail');
    // A pattern that judges nothing does not ask for it.
    expect(judged({ ...given, 'on-no-baseline': 'fail' }, { novelty: 1 }).verdict).toBe('fail');
  });

  test('a change within the noise is no regression', () => {
    expect(verdictOf('x 0', 0.499, 0.5)).toBe('fail');
    expect(verdictOf('x 0', 0.499, 0.5, { noise: 'x 0.001' })).toBe('pass');
  });

  test('is the same for a lower direction with the numbers turned round', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const limit = fc.oneof(
      fc.integer({ min: 0, max: 200 }).map((n) => `x ${n}%`),
      fc.integer({ min: 0, max: 9 }).map((n) => `x ${n}`),
    );
    fc.assert(
      fc.property(number, number, limit, (current, old, rule) => {
        expect(verdictOf(rule, -current, -old, { direction: 'x lower' })).toBe(verdictOf(rule, current, old));
      }),
    );
  });

  test('accepts what is better, whatever the amount', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(verdictOf('x 0', Math.max(a, b), Math.min(a, b))).toBe('pass');
      }),
    );
  });

  test('an exact name goes before patterns, and both its limits count', () => {
    const { checks } = judged(
      { 'max-regression': '* 50%\naccuracy 1%\naccuracy 0.5' },
      { accuracy: 0.9, loss: 1.2 },
      { accuracy: 1, loss: 1 },
    );
    expect(checks.map(({ text, verdict }) => [text, verdict])).toEqual([
      ['max-regression * 50% (loss)', 'pass'],
      ['max-regression accuracy 1%', 'fail'],
      ['max-regression accuracy 0.5', 'pass'],
    ]);
  });

  test('of a metric that nobody has fails; of a pattern without one warns', () => {
    const found = judged({ 'max-regression': 'acuracy 1%\n*bleu* 1%' }, { accuracy: 1 }, { accuracy: 1 });
    expect(found.checks).toMatchObject([
      { verdict: 'fail', reason: 'there is no metric acuracy; there are accuracy', lacks: 'acuracy' },
    ]);
    expect(found.warnings).toEqual(['max-regression *bleu* 1%: matches no metric.']);
  });

  test('says when a line never counts', () => {
    const found = judged({ 'max-regression': '* 1%\n*loss* 5%' }, { loss: 1 }, { loss: 1 });
    expect(found.warnings).toEqual([
      'max-regression *loss* 5%: other lines come first for every metric that it matches.',
    ]);
  });

  test('needs a direction: a name fails with the line to write, a pattern leaves the metric out', () => {
    const sides = [
      { novelty: 1, loss: 1 },
      { novelty: 2, loss: 1 },
    ] as const;
    expect(() => judged({ 'max-regression': 'novelty 1%' }, ...sides)).toThrow('direction: novelty higher');
    expect(() => judged({ 'max-regression': 'novelty 1%', direction: 'novelty none' }, ...sides)).toThrow(
      '(none)',
    );
    const found = judged({ 'max-regression': '* 1%' }, ...sides);
    expect(found.verdict).toBe('pass');
    expect(found.undirected.map(({ name }) => name)).toEqual(['novelty']);
    expect(judged({ 'max-regression': '* 1%', direction: 'novelty none' }, ...sides).undirected).toEqual([]);
  });
});

describe('what nobody asked about', () => {
  test('NaN warns', () => {
    expect(judged({}, { x: Number.NaN }, { x: 1 })).toMatchObject({
      verdict: 'warn',
      checks: [{ reason: 'x is NaN' }],
    });
  });

  test.each([
    ['fail', 'fail'],
    ['warn', 'warn'],
    ['ignore', 'neutral'],
  ])('missing: %s', (missing, verdict) => {
    expect(judged({ missing }, { y: 1 }, { x: 1, y: 1 }).verdict).toBe(verdict);
    expect(judged({ missing }, { x: 'n/a' }, { x: 1 }).verdict).toBe(verdict);
    expect(judged({ missing }, { x: null }, { x: 1 }).verdict).toBe(verdict);
    expect(judged({ missing }, { x: 'b' }, { x: 'a' }).verdict).toBe('neutral');
  });

  test('a metric that fails already is not said to be missing too', () => {
    const found = judged({ 'max-regression': 'accuracy 1%' }, { y: 1 }, { accuracy: 1, y: 1 });
    expect(found.checks).toHaveLength(1);
  });

  test('another unit is no comparison', () => {
    const side = (value: number, unit: string): MetricSet =>
      new Map([['m', fileMetrics([{ name: 'latency', value, unit }])]]);
    const inputs = reading({ metrics: 'm' });
    const metrics = compare(side(2000, 'ms'), side(2, 's'), inputs);
    const set = side(2, 's');
    const found = judge(inputs, metrics, { state: 'found', label: 'old', set, doubts: [] });
    expect(found.checks).toMatchObject([
      { verdict: 'warn', reason: 'latency is in ms, and was in s: the numbers do not compare' },
    ]);
    expect(metrics[0]).not.toHaveProperty('delta');
  });

  test('nothing asked, nothing odd: neutral, or new without a baseline', () => {
    expect(judged({}, { x: 1 }, { x: 2 }).verdict).toBe('neutral');
    expect(judged({}, { x: 1 }).verdict).toBe('new');
  });

  test('patterns that mean nothing are named', () => {
    const found = judged(
      { direction: 'acuracy higher', noise: '*bleu 1%' },
      { accuracy: 1 },
      { accuracy: 1 },
    );
    expect(found.warnings).toEqual([
      'direction acuracy: matches no metric.',
      'noise *bleu: matches no metric.',
    ]);
  });
});

describe('a number that is written as a text', () => {
  test.each(['0.91', '91%', '-.5', '1e-5', '0,91'])('%p warns: no pattern judges it', (text) => {
    const found = judged({ 'max-regression': '* 2%' }, { accuracy: text }, { accuracy: '0.95' });
    expect(found.verdict).toBe('warn');
    expect(found.checks).toMatchObject([{ reason: expect.stringContaining(`the text "${text}"`) }]);
  });

  test.each<[Values, Record<string, string>]>([
    [{ version: '3' }, {}],
    [{ loss: 'cross entropy' }, {}],
    [{ accuracy: '0.91' }, { direction: 'accuracy none' }],
  ])('%j with %j does not', (values, given) => {
    expect(judged(given, values, values).checks).toEqual([]);
  });
});
