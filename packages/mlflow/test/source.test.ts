import { describe, expect, test } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import { parseMlflowSource } from '../src/source.js';

describe('what is understood', () => {
  test.each([
    ['mlflow:runs:/0a1b2c', { kind: 'run', runId: '0a1b2c' }],
    ['mlflow:runs:/jolly_apple-123', { kind: 'run', runId: 'jolly_apple-123' }],
    ['mlflow:models:/summariser@champion', { kind: 'alias', name: 'summariser', alias: 'champion' }],
    ['mlflow:models:/cat.schema.model/12', { kind: 'version', name: 'cat.schema.model', version: '12' }],
    ['mlflow:models:/größe 2@é-1', { kind: 'alias', name: 'größe 2', alias: 'é-1' }],
    ['mlflow:models:/of mlflow@2/1', { kind: 'version', name: 'of mlflow@2', version: '1' }],
    ['mlflow:models:/of mlflow@2@best', { kind: 'alias', name: 'of mlflow@2', alias: 'best' }],
    ['mlflow:models:/m-0a1b', { kind: 'logged-model', modelId: 'm-0a1b' }],
    ['mlflow:models:/m-0a1b/2', { kind: 'version', name: 'm-0a1b', version: '2' }],
  ])('%s', (text, expected) => {
    expect(parseMlflowSource('baseline', text)).toEqual({ text, ...expected });
  });
});

describe('what is refused, with what to write', () => {
  test.each([
    ['', 'is none of', 'mlflow:models:/my-model@champion'],
    ['models:/summariser@champion', 'is none of', 'mlflow:models:/my-model@champion'],
    ['mlflow:experiments:/1', 'is none of', 'mlflow:models:/my-model@champion'],
    ['mlflow:runs:/', 'names no run', 'mlflow:runs:/0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
    ['mlflow:runs:/../../x', 'names no run', 'mlflow:runs:/0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
    ['mlflow:runs:/0a1b/model', 'leads to "/model" in the run', 'mlflow:runs:/0a1b'],
    ['mlflow:models:/', 'names no model', 'mlflow:models:/my-model@champion'],
    ['mlflow:models:/@champion', 'names no model', 'mlflow:models:/my-model@champion'],
    ['mlflow:models:/summariser', 'does not say which version', 'mlflow:models:/summariser@champion'],
    ['mlflow:models:/summariser@', 'does not say which version', 'mlflow:models:/summariser@champion'],
    ['mlflow:models:/summariser/Production', '"Production"', 'mlflow:models:/summariser@champion'],
    ['mlflow:models:/summariser/latest', '"latest"', 'mlflow:models:/summariser@champion'],
    ['mlflow:models:/a/b/1', 'names no model', 'mlflow:models:/my-model@champion'],
    ['mlflow:models:/a@b\nc', 'line break', 'mlflow:models:/my-model@champion'],
  ])('%j %s', (text, problem, instead) => {
    const parse = () => parseMlflowSource('baseline', text);
    expect(parse).toThrow(UserError);
    expect(parse).toThrow(problem);
    expect(parse).toThrow(`\n  baseline: ${instead}`);
  });

  test('whatever is written: understood without loss, or refused with a line that is understood', () => {
    const words = fc.constantFrom(
      'mlflow:',
      'models:/',
      'runs:/',
      '/',
      '@',
      'm-',
      'a',
      '1',
      ':',
      ' ',
      '\u0007',
      '..',
    );
    const texts = fc.array(words, { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          texts.map((text) => `mlflow:models:/${text}`),
        ),
        (text) => {
          try {
            const { text: _, kind, ...parts } = parseMlflowSource('baseline', text);
            for (const part of Object.values(parts)) expect(text).toContain(part);
            expect(Object.values(parts).every((part) => part !== '')).toBe(true);
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            const instead = /\n {2}baseline: (.*)$/.exec(error.message)?.[1] ?? '';
            expect(() => parseMlflowSource('baseline', instead)).not.toThrow();
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
