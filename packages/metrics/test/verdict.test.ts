import { describe, expect, test } from '@jest/globals';
import { failsJob, type Verdict, worstVerdict } from '../src/index.js';

describe('the worst of several verdicts', () => {
  test.each<[Verdict[], Verdict]>([
    [['pass', 'fail', 'warn'], 'fail'],
    [['pass', 'warn', 'new'], 'warn'],
    [['new', 'pass', 'neutral'], 'pass'],
    [['neutral', 'new'], 'new'],
    [['neutral'], 'neutral'],
    [[], 'neutral'],
  ])('%j is %s', (verdicts, worst) => {
    expect(worstVerdict(new Set(verdicts))).toBe(worst);
    expect(worstVerdict(verdicts.toReversed())).toBe(worst);
  });
});

test('the job fails from the verdict on that the user chose', () => {
  const verdicts: Verdict[] = ['pass', 'warn', 'fail', 'new', 'neutral'];
  expect(verdicts.filter((verdict) => failsJob(verdict, 'fail'))).toEqual(['fail']);
  expect(verdicts.filter((verdict) => failsJob(verdict, 'warn'))).toEqual(['warn', 'fail']);
  expect(verdicts.filter((verdict) => failsJob(verdict, 'never'))).toEqual([]);
});
