import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { parseBaseline } from '../src/source.js';

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
    expect(parseBaseline('baseline', text)).toEqual({ text, ...expected });
  });
});

describe('what is refused', () => {
  const refusal = (text: string): string => {
    try {
      parseBaseline('old-metrics', text);
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

  test('MLflow, by name', () => {
    expect(refusal('mlflow:models:/summariser@champion')).toContain('which this action does not read');
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
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 8 }).map((all) => all.join('')),
        ),
        (text) => {
          let message: string;
          try {
            const source = parseBaseline('baseline', text);
            const parts =
              source.kind === 'git' ? ['git', source.ref, source.path] : [source.kind, source.path];
            expect(parts.join(':').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
            return;
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            message = error.message;
          }
          const instead = /\n {2}baseline: (.*)$/.exec(message)?.[1] ?? '';
          expect(() => parseBaseline('baseline', instead)).not.toThrow();
        },
      ),
      { numRuns: 1000 },
    );
  });
});
