import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import fc from 'fast-check';
import { publishedBefore, sumsText } from '../src/sums.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const names = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { minLength: 1 });

describe('SHA256SUMS', () => {
  test('is read as it was written, whatever the names', () => {
    fc.assert(
      fc.property(names, (paths) => {
        const sums = paths.map((path) => ({ path, sha256: sha256(path) }));
        expect(publishedBefore(sumsText(sums))).toEqual(sums);
      }),
    );
  });

  test('is what sha256sum checks, names with a line break among them', () => {
    const folder = newFolder();
    const paths = ['model.pkl', 'with space', 'back\\slash', 'line\nbreak', 'é\u2028'];
    for (const path of paths) writeFileSync(join(folder, path), path);
    writeFileSync(
      join(folder, 'SHA256SUMS'),
      sumsText(paths.map((path) => ({ path, sha256: sha256(path) }))),
    );
    const said = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said.match(/: OK$/gm)).toHaveLength(paths.length);
  });

  test('survives an editor that changes line ends', () => {
    const sums = [{ path: 'model.pkl', sha256: sha256('x') }];
    expect(publishedBefore(sumsText(sums).replaceAll('\n', '\r\n'))).toEqual(sums);
  });

  test('of somebody else says nothing of what was published', () => {
    expect(publishedBefore(`${sha256('x')}  model.pkl\n`)).toEqual([]);
    expect(publishedBefore(undefined)).toEqual([]);
  });
});
