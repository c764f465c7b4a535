import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { reading } from './diff.js';

describe('inputs', () => {
  test('metrics alone are enough', () => {
    expect(reading({ metrics: 'metrics.json' })).toMatchObject({
      files: ['metrics.json'],
      runs: [],
      baseline: { kind: 'auto' },
      onNoBaseline: 'new',
      thresholds: [],
      regressions: [],
      missing: 'warn',
      failOn: 'fail',
      title: 'Metrics',
    });
    expect(reading({ metrics: 'metrics.json' })).not.toHaveProperty('history');
  });

  test('runs of MLflow stand among the files', () => {
    const given = {
      metrics: 'a.json\nmlflow:runs:/abc\n!b.json',
      'mlflow-tracking-uri': 'http://localhost:5000',
    };
    expect(reading(given)).toMatchObject({
      files: ['a.json', '!b.json'],
      runs: [{ text: 'mlflow:runs:/abc' }],
    });
  });

  test("MLflow's own environment names count, the input before them", () => {
    const env = {
      MLFLOW_TRACKING_URI: 'http://env',
      MLFLOW_TRACKING_USERNAME: 'me',
      MLFLOW_TRACKING_PASSWORD: 'secret',
      MLFLOW_TRACKING_TOKEN: 'token',
    };
    expect(reading({ metrics: 'a.json' }, env).mlflow).toEqual({
      trackingUri: 'http://env',
      username: 'me',
      password: 'secret',
      token: 'token',
      workspace: '',
    });
    const given = { metrics: 'a.json', 'mlflow-tracking-uri': 'http://input' };
    expect(reading(given, env).mlflow.trackingUri).toBe('http://input');
  });

  test('the examples of the README are read as they stand', () => {
    const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const examples = Array.from(text.matchAll(/```yaml\n([\s\S]*?)```/g), ([, yaml]) => parse(yaml!));
    expect(examples).toHaveLength(6);
    for (const example of examples) {
      const step = example.jobs?.metrics.steps.find(({ uses }: { uses?: string }) =>
        uses?.includes('metrics-diff'),
      );
      // The runner fills in expressions before the action reads them.
      const given = JSON.parse(JSON.stringify(step?.with ?? example).replace(/\$\{\{[^}]*\}\}/g, '0a1b'));
      expect(() => reading(given)).not.toThrow();
    }
  });

  test.each([
    [{}, 'metrics is required'],
    [{ metrics: 'm', baseline: 'main' }, 'baseline: "main"'],
    [{ metrics: 'm', baseline: 'git:' }, 'baseline: "git:"'],
    [{ metrics: 'm', thresholds: 'accuracy => 1' }, 'thresholds, line 1: "accuracy => 1"'],
    [{ metrics: 'm', 'max-regression': 'accuracy' }, 'max-regression, line 1: "accuracy"'],
    [{ metrics: 'm', baseline: 'none', 'max-regression': 'a 1%' }, 'max-regression needs a baseline'],
    [{ metrics: 'm', baseline: 'none', 'on-no-baseline': 'fail' }, 'Leave one of them out'],
    [{ metrics: 'm', baseline: 'history' }, 'history: metrics-history'],
    [{ metrics: 'm', history: 'a..b' }, 'history: "a..b" is no name of a branch'],
    [{ metrics: 'm', history: 'refs/heads/x' }, 'is no name of a branch'],
    [{ metrics: 'm', history: 'x', 'history-limit': '0' }, 'history-limit: "0"'],
    [{ metrics: 'm', direction: 'accuracy up' }, 'direction, line 1: "accuracy up"'],
    [{ metrics: 'm', noise: 'accuracy' }, 'noise, line 1: "accuracy"'],
    [{ metrics: 'm', missing: 'no' }, 'missing: "no" is not one of fail, warn, ignore'],
    [{ metrics: 'mlflow:runs:/abc' }, 'mlflow-tracking-uri: https://'],
    [{ metrics: 'mlflow:abc' }, 'metrics: "mlflow:abc"'],
    [{ metrics: 'm', baseline: 'mlflow:models:/x@y' }, 'mlflow-tracking-uri: https://'],
  ])('%j is refused with %s', (given: Record<string, string>, message) => {
    expect(() => reading(given)).toThrow(message);
  });

  test('all that is wrong is said at once', () => {
    const given = { baseline: 'main', noise: 'x', direction: 'y', missing: 'z' };
    expect(() => reading(given)).toThrow('5 things about the inputs are wrong');
  });
});
