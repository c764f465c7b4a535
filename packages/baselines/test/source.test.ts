import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { type BaselineSource, parseBaseline } from '../src/source.js';

const files = ['file', 'git', 'report'] as const;
const all = ['file', 'git', 'tree', 'report', 'mlflow'] as const;

describe('what is understood', () => {
  test.each([
    ['file:metrics.json', { kind: 'file', path: 'metrics.json' }],
    ['file:out/shard-*.jsonl', { kind: 'file', path: 'out/shard-*.jsonl' }],
    ['file:C:\\runs\\old.json', { kind: 'file', path: 'C:\\runs\\old.json' }],
    ['file:/tmp/a:b.json', { kind: 'file', path: '/tmp/a:b.json' }],
    ['file: a b.json', { kind: 'file', path: 'a b.json' }],
    ['report:out/report.json', { kind: 'report', path: 'out/report.json' }],
    ['git:origin/main:metrics/rouge.json', { kind: 'git', ref: 'origin/main', path: 'metrics/rouge.json' }],
    ['git:v1.0:ab:c.json', { kind: 'git', ref: 'v1.0', path: 'ab:c.json' }],
    ['git:HEAD~1:größe – neu.json', { kind: 'git', ref: 'HEAD~1', path: 'größe – neu.json' }],
    ['git:main@{1 day ago}:-rf', { kind: 'git', ref: 'main@{1 day ago}', path: '-rf' }],
    ['git:main:.metrics/..rouge..json', { kind: 'git', ref: 'main', path: '.metrics/..rouge..json' }],
  ])('%s', (text, expected) => {
    expect(parseBaseline('baseline', text, files)).toEqual({ text, ...expected });
    expect(parseBaseline('baseline', text, all)).toEqual({ text, ...expected });
  });

  test.each([
    ['git:origin/main', { kind: 'tree', ref: 'origin/main' }],
    ['git: HEAD~1', { kind: 'tree', ref: 'HEAD~1' }],
    ['mlflow:runs:/0a1b', { kind: 'mlflow', source: { kind: 'run', runId: '0a1b' } }],
    [
      'mlflow:models:/summariser@champion',
      { kind: 'mlflow', source: { kind: 'alias', name: 'summariser', alias: 'champion' } },
    ],
  ])('%s, where it is accepted', (text, expected) => {
    expect(parseBaseline('baseline', text, all)).toMatchObject({ text, ...expected });
  });
});

describe('what is refused', () => {
  const refusal = (text: string, accept: readonly BaselineSource['kind'][] = files): string => {
    try {
      parseBaseline('old-metrics', text, accept);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
    throw new Error(`${text} was taken`);
  };

  test('a bare path: with what to write', () => {
    expect(refusal('out/metrics.json')).toContain('\n  old-metrics: file:out/metrics.json');
    expect(refusal('C:\\metrics.json')).toContain('\n  old-metrics: file:C:\\metrics.json');
    expect(refusal('')).toContain('file:');
  });

  test('what this action does not read, by name', () => {
    const mlflow = refusal('mlflow:models:/summariser@champion');
    expect(mlflow).toContain('starts with "mlflow:", which this action does not read; it reads git:REF:PATH');
    expect(mlflow).not.toContain('mlflow:models:/NAME');
    expect(refusal('git:main:metrics.json', ['tree'])).toMatch(
      /all files of a commit.*\n.*git:origin\/main$/,
    );
    expect(refusal('git:main:metrics.json', ['mlflow'])).toMatch(/\n {2}old-metrics: mlflow:models:/);
    expect(refusal('report:a.json', ['tree', 'file'])).toMatch(/it reads git:REF .*, file:PATH\./);
  });

  test('an address in MLflow that is none', () => {
    expect(refusal('mlflow:models:/summariser', all)).toContain(
      'old-metrics: mlflow:models:/summariser@champion',
    );
  });

  test('a ref that is none', () => {
    expect(refusal('git:', all)).toContain('names no branch');
    expect(refusal('git:--output=x', all)).toContain('starts with "-"');
  });

  test.each([
    ['file:', 'names no path'],
    ['report: ', 'names no path'],
    ['git:', 'is not git:REF:PATH'],
    ['git:metrics.json', 'is not git:REF:PATH'],
    ['git:main:', 'is not git:REF:PATH'],
    ['git::metrics.json', 'is not git:REF:PATH'],
    ['git:--output=x:metrics.json', 'starts with "-"'],
    ['git:main:/etc/passwd', 'is absolute'],
    ['git:main:C:/metrics.json', 'is absolute'],
    ['git:main:../metrics.json', 'has ".." in it'],
    ['git:main:a/../b.json', 'has ".." in it'],
    ['git:main:a\\b.json', 'has a backslash'],
    ['git:main:./a.json', 'has an empty name or "."'],
    ['git:main:folder/', 'has an empty name or "."'],
    ['file:a\nb', 'line break'],
    ['git:main:a\0b', 'line break'],
  ])('%j %s', (text, problem) => {
    const message = refusal(text);
    expect(message).toContain(problem);
    expect(message).toMatch(/^old-metrics: .*\n {2}old-metrics: \S+/);
  });

  test('whatever is written: understood without loss, or refused with a line to write that is understood', () => {
    const words = fc.constantFrom(
      'git',
      'file',
      ':',
      '/',
      '..',
      '-',
      'main',
      'C',
      '\\',
      ' ',
      '\u0007',
      'a.json',
      'mlflow:runs:/',
      'mlflow:models:/',
      '@',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 8 }).map((some) => some.join('')),
        ),
        fc.subarray([...all], { minLength: 1 }),
        (text, accept) => {
          let message: string;
          try {
            const source = parseBaseline('baseline', text, accept);
            expect(accept).toContain(source.kind);
            if (source.kind === 'mlflow') return; // Tested where it is read.
            const { kind, text: _, ...parts } = source;
            expect(
              [kind === 'tree' ? 'git' : kind, ...Object.values(parts)].join(':').replaceAll(' ', ''),
            ).toBe(text.replaceAll(' ', ''));
            return;
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            message = error.message;
          }
          const instead = /\n {2}baseline: (.*)$/.exec(message)?.[1] ?? '';
          expect(() => parseBaseline('baseline', instead, accept)).not.toThrow();
        },
      ),
      { numRuns: 3000 },
    );
  });
});
