import { describe, expect, test } from '@jest/globals';
import { GroupedRows, type PairedTest, pairedTest } from '@mlops-actions/statistics';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { type Direction, judgeRegression, parseRegressions } from '../src/index.js';
import { isBareName, refusal } from './rules.js';

const parse = (...lines: string[]) => parseRegressions('max-regression', lines);

const messageOf = (...lines: string[]) => refusal(parse, lines);

describe('a regression limit', () => {
  test.each([
    ['rougeL 0.01', { text: 'rougeL 0.01', metric: 'rougeL', amount: 0.01, relative: false }],
    ['  perplexity\t 2 % ', { text: 'perplexity 2%', metric: 'perplexity', amount: 0.02, relative: true }],
    ['"my metric"  7%', { text: '"my metric" 7%', metric: 'my metric', amount: 0.07, relative: true }],
    ['val/loss 0', { text: 'val/loss 0', metric: 'val/loss', amount: 0, relative: false }],
    ['a 0.7%', { text: 'a 0.7%', metric: 'a', amount: 0.007, relative: true }],
    ['a 1.5e1%', { text: 'a 1.5e1%', metric: 'a', amount: 0.15, relative: true }],
    ['a .5', { text: 'a .5', metric: 'a', amount: 0.5, relative: false }],
  ])('%s', (line, expected) => {
    expect(parse(line)).toEqual([expected]);
  });

  test('is read back from its text', () => {
    const name = fc.oneof(
      fc.stringMatching(/^[a-zA-Z_./@%-][\w./@:%-]{0,20}$/).filter(isBareName),
      fc.stringMatching(/^[\w <>=:]{1,20}$/).map((text) => `"${text}"`),
    );
    fc.assert(
      fc.property(
        name,
        fc.double({ noNaN: true, min: 1e-300, max: 1e300 }),
        fc.boolean(),
        (metric, number, percent) => {
          const [rule] = parse(`${metric}  ${number}${percent ? ' %' : ''}`);
          expect(rule).toMatchObject({ metric: metric.replaceAll('"', ''), relative: percent });
          expect(rule!.amount / (percent ? number / 100 : number)).toBeCloseTo(1, 14);
          expect(parse(rule!.text)).toEqual([rule]);
        },
      ),
    );
  });

  test('may be absolute and relative for one metric, but not two of a kind', () => {
    expect(parse('a 1', 'a 2%', 'a 1.0', 'b 1')).toHaveLength(3);
    expect(messageOf('a 1%', 'a 2%')).toContain('"a 2%" contradicts line 1 (a 1%): keep one of them.');
  });
});

describe('a line that is no regression limit', () => {
  test('is named with its number, what was found and what to write', () => {
    expect(messageOf('rouge1 1%', 'rougeL -2%')).toBe(
      [
        'max-regression, line 2: "rougeL -2%" is not a regression limit: the amount is how much worse, whichever way that is; write rougeL 2%.',
        'Write <metric> <amount> or <metric> <amount>%, how much worse than the baseline is still accepted, for example:',
        '  max-regression: |',
        '    rougeL.fmeasure 2%',
      ].join('\n'),
    );
  });

  test.each([
    ['rougeL +0.01', 'write rougeL 0.01.'],
    ['rougeL', 'it has no amount; write rougeL 0.01 or rougeL 2%.'],
    ['rougeL: 2%', 'leave out the colon and write rougeL 2%.'],
    ['- rougeL 2%', 'leave out the dash and write rougeL 2%.'],
    ['2% rougeL', 'the metric comes first; write rougeL 2%.'],
    ['0.01', 'it names no metric.'],
    ['# rougeL 2%', 'comments are not read here: remove it'],
    ['my metric 2%', 'put a name with spaces in double quotes and write "my metric" 2%.'],
    ['rougeL >= 0.3', 'it takes no operator; write rougeL 0.01 or rougeL 2%.'],
    ['rougeL=0.3', 'it takes no operator; write rougeL 0.01 or rougeL 2%.'],
    ['rougeL 1,5', 'decimals follow a point; write rougeL 1.5.'],
    ['rougeL NaN', 'NaN is not an amount.'],
    ['rougeL Infinity', 'Infinity is not an amount.'],
    ['rougeL 1e999', '1e999 is too large.'],
    ['rougeL two', 'two is not an amount.'],
    ['"" 2%', "the metric's name is empty."],
    ['"* 2%"', 'leave out the quotes around the rule and write * 2%.'],
    ["'rougeL 2%'", 'leave out the quotes around the rule and write rougeL 2%.'],
    ['rougeL 1%, rouge1 2%', 'it holds more than one; write one per line'],
    ['rougeL 1% rouge1 2%', 'it holds more than one; write one per line'],
    ['"unclosed 2%', 'is not a regression limit.'],
  ])('%s', (line, advice) => {
    expect(messageOf(line).split('\n')[0]).toContain(advice);
  });

  test('is refused with a UserError, whatever it holds', () => {
    const piece = fc.constantFrom(
      '"',
      '>=',
      '=',
      ' ',
      '%',
      ',',
      '.',
      '-',
      '+',
      '1',
      'e',
      'rougeL',
      ':',
      '\u001b',
    );
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 4 }), (lines) => {
        try {
          for (const rule of parse(...lines)) {
            expect(rule.amount).toBeGreaterThanOrEqual(0);
            expect(parse(rule.text)).toEqual([rule]);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('does not hold up the job by its length', () => {
    for (const part of ['1', ' ', 'a ', '1 ', '.', '"', '<', 'e1', '1,', '1% ']) {
      expect(messageOf(part.repeat(200_000).concat('!'))).toContain('is not a regression limit');
      expect(messageOf(`rougeL ${part.repeat(200_000)}!`)).toContain('is not a regression limit');
    }
  });
});

describe('the judgement', () => {
  const judge = (
    line: string,
    direction: Direction,
    current: number | undefined,
    baseline: number | undefined,
    tested?: PairedTest,
  ) => judgeRegression(parse(line)[0]!, direction, current, baseline, tested);

  test.each<[string, Direction, number | undefined, number | undefined, string, string]>([
    ['a 0.01', 'higher', 0.42, 0.41, 'pass', 'a = 0.42, baseline 0.41: not worse'],
    ['a 0', 'higher', 0.4, 0.4, 'pass', 'a = 0.4, baseline 0.4: not worse'],
    ['a 0.02', 'higher', 0.4, 0.41, 'pass', 'a = 0.4, baseline 0.41: worse by 0.01, within the allowed 0.02'],
    [
      ...(['a 2%', 'higher', 0.49, 0.5, 'pass'] as const),
      'a = 0.49, baseline 0.5: worse by 0.01, within the allowed 0.01 (2% of the baseline)',
    ],
    [
      ...(['a 2%', 'higher', 0.4899, 0.5, 'fail'] as const),
      `a = 0.4899, baseline 0.5: worse by 0.0101, more than the allowed 0.01 (2% of the baseline)`,
    ],
    [
      ...(['a 0.01', 'higher', 0.39999996, 0.41, 'fail'] as const),
      `a = 0.4, baseline 0.41: worse by 0.01000004, more than the allowed 0.01`,
    ],
    [
      ...(['ppl 7%', 'lower', 22, 20, 'fail'] as const),
      `ppl = 22, baseline 20: worse by 2, more than the allowed 1.4 (7% of the baseline)`,
    ],
    ['ppl 1', 'lower', 19, 20, 'pass', 'ppl = 19, baseline 20: not worse'],
    ['ppl 2', 'lower', 22, 20, 'pass', 'ppl = 22, baseline 20: worse by 2, within the allowed 2'],
    [
      ...(['a 5%', 'higher', -11, -10, 'fail'] as const),
      `a = -11, baseline -10: worse by 1, more than the allowed 0.5 (5% of the baseline)`,
    ],
    [
      ...(['loss 5%', 'lower', 0.1, 0, 'fail'] as const),
      `loss = 0.1, baseline 0: worse by 0.1, more than the allowed 0 (5% of the baseline); a percentage of a baseline of 0 allows nothing`,
    ],
    [
      ...(['a 5%', 'higher', 0.1, 0, 'pass'] as const),
      'a = 0.1, baseline 0: not worse; a percentage of a baseline of 0 allows nothing',
    ],
    ['a 5%', 'higher', undefined, 0.4, 'fail', 'a 5% fails: a has no value'],
    ['a 5%', 'higher', Number.NaN, 0.4, 'fail', 'a 5% fails: a is not a number'],
    ['a 5%', 'higher', Number.POSITIVE_INFINITY, 0.4, 'fail', 'a 5% fails: a is infinite'],
    ['a 5%', 'higher', 0.4, undefined, 'fail', 'a 5% fails: a has no value in the baseline'],
    ['a 5%', 'lower', 0.4, Number.NaN, 'fail', 'a 5% fails: a is not a number in the baseline'],
  ])('%s, %s is better: %d after %d', (line, direction, current, baseline, verdict, reason) => {
    expect(judge(line, direction, current, baseline)).toEqual({ verdict, reason });
  });

  test('is that of exact decimals', () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const near = fc.integer({ min: -300, max: 300 });
    const places = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        whole,
        near,
        fc.integer({ min: 0, max: 300 }),
        places,
        fc.boolean(),
        fc.boolean(),
        (...given) => {
          const [baseline, change, amount, decimals, relative, lowerIsBetter] = given;
          const current = baseline + change;
          const worse = lowerIsBetter ? change : -change;
          // In units of the last place; an amount of 1 is 0.1 %.
          const passes = relative
            ? 1000n * BigInt(worse) <= BigInt(amount) * BigInt(Math.abs(baseline))
            : worse <= amount;
          const { verdict } = judge(
            relative ? `m ${amount}e-1%` : `m ${amount}e-${decimals}`,
            lowerIsBetter ? 'lower' : 'higher',
            Number(`${current}e-${decimals}`),
            Number(`${baseline}e-${decimals}`),
          );
          expect(verdict).toBe(passes ? 'pass' : 'fail');
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('never names an allowed amount that reads as if it were not exceeded', () => {
    const score = fc.double({ noNaN: true, min: 0, max: 1 });
    fc.assert(
      fc.property(score, score, fc.double({ noNaN: true, min: 0, max: 0.1 }), (current, baseline, amount) => {
        const { verdict, reason } = judge(`m ${amount}`, 'higher', current, baseline);
        const found = /worse by (\S+), (within|more than) the allowed ([^\s;]+)/.exec(reason);
        if (found === null) return expect(reason).toContain('not worse');
        expect(Number(found[1]) > Number(found[3])).toBe(verdict === 'fail');
        expect(found[2]).toBe(verdict === 'fail' ? 'more than' : 'within');
      }),
      { numRuns: 1000 },
    );
  });

  describe('with a test', () => {
    function tested(differences: number[]): PairedTest {
      const rows = new GroupedRows(1);
      for (const difference of differences) rows.add(Float64Array.of(difference));
      return pairedTest(rows, 0, { seed: 1 });
    }
    const evident = tested(Array.from({ length: 12 }, (_, index) => -0.05 - index / 1000));
    const noisy = tested(Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? -0.3 : 0.2)));

    test('an excess with evidence fails', () => {
      expect(judge('a 0.01', 'higher', 0.35, 0.4, evident)).toEqual({
        verdict: 'fail',
        reason: 'a = 0.35, baseline 0.4: worse by 0.05, more than the allowed 0.01; p = 0.00049, N = 12',
      });
    });

    test('an excess without evidence warns, and says what could have been seen', () => {
      expect(judge('a 0.01', 'higher', 0.35, 0.4, noisy)).toEqual({
        verdict: 'warn',
        reason:
          'a = 0.35, baseline 0.4: worse by 0.05, more than the allowed 0.01, but no evidence: p = 0.58; the smallest difference that N = 12 examples can show is 0.2112',
      });
    });

    test('too few examples are said to be too few', () => {
      expect(judge('a 0.01', 'higher', 0.35, 0.4, tested([-0.05, -0.05, -0.05]))).toEqual({
        verdict: 'warn',
        reason:
          'a = 0.35, baseline 0.4: worse by 0.05, more than the allowed 0.01, but no evidence: p = 0.25; N = 3 is too few examples to show any difference',
      });
    });

    test('a p at the border reads as what it is', () => {
      const border = (p: number) => judge('a 0.01', 'higher', 0.35, 0.4, { ...evident, p });
      expect(border(0.04999)).toMatchObject({
        verdict: 'fail',
        reason: expect.stringContaining('p = 0.04999,'),
      });
      expect(border(0.05)).toMatchObject({ verdict: 'warn', reason: expect.stringContaining('p = 0.05;') });
    });

    test('evidence of a difference that is allowed passes', () => {
      expect(judge('a 0.1', 'higher', 0.35, 0.4, evident)).toMatchObject({ verdict: 'pass' });
      expect(judge('a 0', 'lower', 0.35, 0.4, evident)).toMatchObject({ verdict: 'pass' });
    });
  });
});
