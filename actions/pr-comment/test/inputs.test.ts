import { expect, test } from '@jest/globals';
import { isMarked, markerLine } from '../src/marker.js';
import { reading } from './commenter.js';

test.each([
  [{ mode: 'edit' }, /mode: "edit" is not one of update, append/],
  [{ target: 'pull' }, /target: "pull" is not auto, pr, pr\/N/],
  [{ target: 'commit/1a2b3c4' }, /all 40 digits/],
  [{ number: '#7' }, /number: "#7" is not the number/],
  [{ number: '7', target: 'pr/8' }, /number: 7 contradicts target: pr\/8/],
  [{ 'only-create': 'true', delete: 'true' }, /exclude one another/],
  [{ 'images-branch': '../x' }, /images-branch: "\.\.\/x" is no name of a branch/],
  [{ header: '😀'.repeat(300) }, /header: 600 characters are too many, 500 is the most/],
  [{ mode: 'new', delete: 'true' }, /mode: new looks for no comment/],
])('%j', (given, message) => {
  expect(() => reading(given)).toThrow(message);
});

test('target and number', () => {
  expect(reading({ target: 'pr/7' }).target).toEqual({ kind: 'issue', number: 7 });
  expect(reading({ number: '7' }).target).toEqual({ kind: 'issue', number: 7 });
  expect(reading({ target: `commit/${'A'.repeat(40)}` }).target).toEqual({
    kind: 'sha',
    sha: 'a'.repeat(40),
  });
});

test('no header ends the marker early or passes for another', () => {
  const headers = ['', 'a', 'a b', 'a-->', '--', 'ä', 'a header=b', 'A'];
  for (const header of headers) {
    const line = markerLine({ header, digest: '0'.repeat(32) });
    expect(line.indexOf('-->')).toBe(line.length - 3);
    expect(line.slice(4, -3)).not.toContain('--');
    expect(headers.filter((other) => isMarked(`${line}\n`, other))).toEqual([header]);
  }
});
