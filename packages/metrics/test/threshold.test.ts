import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { judgeThreshold, parseThresholds, type Threshold } from '../src/index.js';
import { isBareName, refusal } from './rules.js';

const parse = (...lines: string[]) => parseThresholds('thresholds', lines);

const messageOf = (...lines: string[]) => refusal(parse, lines);

describe('a threshold', () => {
  test.each<[string, Omit<Threshold, 'text'>]>([
    ['rougeL.fmeasure >= 0.3', { metric: 'rougeL.fmeasure', operator: '>=', limit: 0.3 }],
    ['  perplexity\t<=  25 ', { metric: 'perplexity', operator: '<=', limit: 25 }],
    ['val/accuracy>0.9', { metric: 'val/accuracy', operator: '>', limit: 0.9 }],
    [
      'metrics:acc,none@10%-a_b < 1.5e-3',
      { metric: 'metrics:acc,none@10%-a_b', operator: '<', limit: 0.0015 },
    ],
    ['loss <= .5', { metric: 'loss', operator: '<=', limit: 0.5 }],
    ['log-likelihood >= -12', { metric: 'log-likelihood', operator: '>=', limit: -12 }],
    ['"my metric" >= +1E2', { metric: 'my metric', operator: '>=', limit: 100 }],
    ['"#tokens" > 3', { metric: '#tokens', operator: '>', limit: 3 }],
    ['"5" > 3', { metric: '5', operator: '>', limit: 3 }],
    ['"a >= b: c" < 1.', { metric: 'a >= b: c', operator: '<', limit: 1 }],
    ['मीट्रिक >= 1', { metric: 'मीट्रिक', operator: '>=', limit: 1 }],
    ['__proto__ >= 1', { metric: '__proto__', operator: '>=', limit: 1 }],
  ])('%s', (line, expected) => {
    expect(parse(line)).toMatchObject([expected]);
  });

  test('keeps the words of the user, with single spaces', () => {
    expect(parse('"my  metric"   >=0.30')[0]!.text).toBe('"my  metric" >= 0.30');
  });

  test('comes from each line that is not blank, in order', () => {
    expect(parse('b >= 1', '', '  ', 'a >= 1').map(({ metric }) => metric)).toEqual(['b', 'a']);
    expect(parse()).toEqual([]);
  });

  test('counts once when it is said twice', () => {
    expect(parse('a >= 0.3', 'a >= 0.30', 'a < 0.3', 'a > 0.3')).toHaveLength(3);
  });

  test('is read back from its text', () => {
    const bare = fc.stringMatching(/^[\p{L}_\-./@:%][\p{L}\d_\-./@:%]{0,20}$/u).filter(isBareName);
    const name = fc.oneof(
      bare,
      fc.stringMatching(/^[\w <>=!.:-]{1,20}$/).map((text) => `"${text}"`),
    );
    const operator = fc.constantFrom('>=', '>', '<=', '<');
    const limit = fc.double({ noNaN: true, noDefaultInfinity: true });
    const space = fc.stringMatching(/^[ \t]{0,3}$/);
    fc.assert(
      fc.property(name, operator, limit, space, (metric, sign, number, gap) => {
        const [threshold] = parse(`${gap}${metric}${gap}${sign}${gap}${number}${gap}`);
        expect(threshold).toEqual({
          text: `${metric} ${sign} ${number}`,
          metric: metric.replaceAll('"', ''),
          operator: sign,
          limit: Number(`${number}`),
        });
        expect(parse(threshold!.text)).toEqual([threshold]);
      }),
    );
  });
});

describe('a line that is no threshold', () => {
  test('is named with its number, what was found and what to write', () => {
    expect(messageOf('rouge1 >= 0.4', 'rougeL => 0.3')).toBe(
      [
        'thresholds, line 2: "rougeL => 0.3" is not a threshold: write >= instead of =>: rougeL >= 0.3.',
        'Write <metric> <operator> <number>, with >= > <= or <, for example:',
        '  thresholds: |',
        '    rougeL.fmeasure >= 0.30',
      ].join('\n'),
    );
  });

  test('is named together with all others', () => {
    const message = messageOf('a', '', 'b >= 1', 'c >= x', '0.5');
    expect(message.match(/line \d/g)).toEqual(['line 1', 'line 4', 'line 5']);
    expect(message.match(/for example/g)).toHaveLength(1);
  });

  test.each([
    ['rougeL >= 80%', 'write rougeL >= 0.80.'],
    ['rougeL >= 5 %', 'write rougeL >= 0.05.'],
    ['rougeL >= 0.7%', 'write rougeL >= 0.007.'],
    ['rougeL >= 112.5%', 'write rougeL >= 1.125.'],
    ['rougeL >= 1e1%', 'write rougeL >= 1e1e-2.'],
    ['rougeL = 0.3', 'write rougeL >= 0.3 or rougeL <= 0.3.'],
    ['rougeL == 0.3', 'write rougeL >= 0.3 or rougeL <= 0.3.'],
    ['rougeL ≥ 0.3', 'write >= instead of ≥: rougeL >= 0.3.'],
    ['rougeL≥0.3', 'write >= instead of ≥: rougeL >= 0.3.'],
    ['rougeL =< 0.3', 'write <= instead of =<: rougeL <= 0.3.'],
    ['rougeL != 0.3', '!= is not an operator.'],
    ['0.3 <= rougeL', 'the metric comes first; write rougeL >= 0.3.'],
    ['0.3 < "my metric"', 'the metric comes first; write "my metric" > 0.3.'],
    ['80% <= rougeL', 'the metric comes first'],
    ['0.2 <= rougeL < 0.5', 'write two lines, rougeL >= 0.2 and rougeL < 0.5.'],
    ['0.2 <= 0.3', 'it names no metric.'],
    ['rougeL 0.3', 'it has no operator; write rougeL >= 0.3 or rougeL <= 0.3.'],
    ['rougeL: 0.3', 'it has no operator; write rougeL >= 0.3 or rougeL <= 0.3.'],
    ['rougeL:0.3', 'it has no operator; write rougeL >= 0.3 or rougeL <= 0.3.'],
    ['"my metric": 0.3', 'it has no operator; write "my metric" >= 0.3 or "my metric" <= 0.3.'],
    ['rougeL: >= 0.3', 'leave out the colon and write rougeL >= 0.3.'],
    ['- rougeL >= 0.3', 'leave out the dash and write rougeL >= 0.3.'],
    ['my metric >= 0.3', 'put a name with spaces in double quotes and write "my metric" >= 0.3.'],
    ['rougeL >= 1,5', 'decimals follow a point; write rougeL >= 1.5.'],
    ['rougeL >= −1', 'the minus sign is a hyphen; write rougeL >= -1.'],
    ['rougeL >= 0.3 # good', 'nothing may follow the number; write rougeL >= 0.3.'],
    ['rougeL >= 0.3,', 'nothing may follow the number; write rougeL >= 0.3.'],
    ['rougeL >= 0.3 # was >= 0.2', 'nothing may follow the number; write rougeL >= 0.3.'],
    ['rougeL >= 0.3, rouge1 >= 0.4', 'holds more than one; write one per line, in YAML below | and not >.'],
    ['rougeL>=0.3,rouge1>=0.4', 'holds more than one; write one per line'],
    ['rougeL >= 0.3 rouge1 >= 0.4', 'holds more than one; write one per line'],
    ['rougeL >= 0.3 "my metric" < 5 x > 1', 'holds more than one; write one per line'],
    ['# rougeL >= 0.3', 'is a comment, and comments are not read here: remove it'],
    ['#rougeL >= 0.3', 'put a name that starts with # in double quotes.'],
    ['rougeL >= NaN', 'a limit is a finite number.'],
    ['rougeL <= -Infinity', 'a limit is a finite number.'],
    ['rougeL >= 1e999', '1e999 is too large.'],
    ['rougeL >= 0.1e-999', '0.1e-999 is too small.'],
    ['rougeL >= 0x10', '0x10 is not a number.'],
    ['rougeL >= high', 'high is not a number.'],
    ['rougeL >=', 'it has no number after >=.'],
    ['"" >= 1', "the metric's name is empty."],
    ['a\u200eb >= 1', 'holds characters that cannot be seen.'],
    ['"unclosed >= 1', 'is not a threshold.'],
    ['>= 1', 'is not a threshold.'],
  ])('%s', (line, advice) => {
    expect(messageOf(line).split('\n')[0]).toContain(advice);
  });

  test('contradicts an earlier one', () => {
    expect(messageOf('rougeL >= 0.3', 'rouge1 >= 0.3', 'rougeL >= 0.4')).toContain(
      'thresholds, line 3: "rougeL >= 0.4" contradicts line 1 (rougeL >= 0.3): keep one of them.',
    );
  });

  test('shows no control characters and no endless text', () => {
    const message = messageOf(`\u001b[31m ${'x'.repeat(10_000)}`);
    expect(message).toContain('"\\u001b[31m xxx');
    expect(message.length).toBeLessThan(1000);
  });

  test('is refused with a UserError, whatever it holds', () => {
    const piece = fc.constantFrom(
      '"',
      '>=',
      '=',
      '<',
      ' ',
      '%',
      ',',
      '.',
      '-',
      '1',
      'e',
      'rougeL',
      ':',
      '\u001b',
      '≥',
    );
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 4 }), (lines) => {
        try {
          for (const { text, limit } of parse(...lines)) {
            expect(Number.isFinite(limit)).toBe(true);
            expect(parse(text)).toMatchObject([{ text, limit }]);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('does not hold up the job by its length', () => {
    for (const part of ['1', ' ', 'a ', '1 ', '.', '"', '<', 'e1', '1,', ':', '1:', ', ']) {
      expect(messageOf(part.repeat(200_000).concat('!'))).toContain('is not a threshold');
      expect(messageOf(`rougeL >= ${part.repeat(200_000)}!`)).toContain('is not a threshold');
    }
  });
});

describe('the judgement', () => {
  const judge = (line: string, value: number | undefined) => judgeThreshold(parse(line)[0]!, value);

  test.each<[string, number | undefined, string, string]>([
    ['rougeL >= 0.3', 0.31234567, 'pass', 'rougeL = 0.3123 >= 0.3'],
    ['rougeL >= 0.3', 0.3, 'pass', 'rougeL = 0.3 >= 0.3'],
    ['rougeL > 0.3', 0.3, 'fail', 'rougeL = 0.3 <= 0.3'],
    ['rougeL >= 0.8', 0.7999996, 'fail', 'rougeL = 0.7999996 < 0.8'],
    ['rougeL >= 0.123456', 0.5, 'pass', 'rougeL = 0.5 >= 0.123456'],
    ['rougeL >= 0.12347', 0.12346, 'fail', 'rougeL = 0.12346 < 0.12347'],
    ['perplexity <= 25', 25.000001, 'fail', 'perplexity = 25.000001 > 25'],
    ['perplexity < 25', 24, 'pass', 'perplexity = 24 < 25'],
    ['perplexity < 25', 25, 'fail', 'perplexity = 25 >= 25'],
    ['rougeL >= 0.4', (0.1 + 0.7) / 2, 'pass', 'rougeL = 0.4 >= 0.4'],
    ['rougeL >= 0.75', 0.7499999999999999, 'pass', 'rougeL = 0.75 >= 0.75'],
    ['rougeL > 0.75', 0.7500000000000001, 'fail', 'rougeL = 0.75 <= 0.75'],
    ['rougeL < 0.75', 0.7499999999999999, 'fail', 'rougeL = 0.75 >= 0.75'],
    ['delta <= -0.3', 0.1 - 0.4, 'pass', 'delta = -0.3 <= -0.3'],
    ['rougeL >= 0.75', 0.749999999998, 'fail', 'rougeL = 0.749999999998 < 0.75'],
    ['rougeL > 0', 5e-324, 'pass', 'rougeL = 5e-324 > 0'],
    ['rougeL >= 0', undefined, 'fail', 'rougeL >= 0 fails: rougeL has no value'],
    ['rougeL >= 0', Number.NaN, 'fail', 'rougeL >= 0 fails: rougeL is not a number'],
    ['perplexity >= 0', Number.POSITIVE_INFINITY, 'fail', 'perplexity >= 0 fails: perplexity is infinite'],
  ])('%s of %d', (line, value, verdict, reason) => {
    expect(judge(line, value)).toEqual({ verdict, reason });
  });

  test('is that of the numbers, but for rounding, and its reason is true as it reads', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
    );
    const share = fc.oneof(
      fc.integer({ min: -4, max: 4 }).map((steps) => steps * Number.EPSILON),
      fc.constantFrom(-1e-9, -1e-11, 1e-11, 1e-9),
    );
    const pair = fc.oneof(
      fc.tuple(number, number),
      fc
        .tuple(number, share)
        .map(([limit, off]) => [limit * (1 + off), limit])
        .filter(([value]) => Number.isFinite(value)),
    ) as fc.Arbitrary<[number, number]>;
    const compare = {
      '>=': (a: number, b: number) => a >= b,
      '>': (a: number, b: number) => a > b,
      '<=': (a: number, b: number) => a <= b,
      '<': (a: number, b: number) => a < b,
    };
    const operator = fc.constantFrom('>=' as const, '>' as const, '<=' as const, '<' as const);
    fc.assert(
      fc.property(pair, operator, ([value, limit], sign) => {
        const rounded = Math.abs(value - limit) <= 1e-12 * Math.abs(limit) ? limit : value;
        const { verdict, reason } = judge(`m ${sign} ${limit}`, value);
        expect(verdict).toBe(compare[sign](rounded, limit) ? 'pass' : 'fail');
        const [, left, shown, right] = /^m = (\S+) (\S+) (\S+)$/.exec(reason)!;
        expect(compare[shown as keyof typeof compare](Number(left), Number(right))).toBe(true);
        expect(Number(right) - limit).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
