import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { AsciiTokens } from '../src/ascii-tokens.js';
import { breakSentences, SegmentedTokens } from '../src/segmented-tokens.js';
import { TokenList, type TokenSource } from '../src/token-list.js';

describe('default tokenizer', () => {
  test('every code point joins or separates as in rouge_score', () => {
    const special = python(
      `
from rouge_score.tokenize import tokenize
result = {}
for start in range(0, 0x110000, 256):
    points = range(start, start + 256)
    if tokenize(" ".join("a" + chr(point) + "b" for point in points), None) != ["a", "b"] * 256:
        for point in points:
            tokens = tokenize("a" + chr(point) + "b", None)
            if tokens != ["a", "b"]:
                result[point] = tokens
`,
      null,
    ) as Record<string, string[]>;
    expect(Object.keys(special)).toHaveLength(64);
    const source = new AsciiTokens(false);
    for (let start = 0; start < 0x110000; start += 256) {
      const points = Array.from({ length: 256 }, (_, i) => start + i);
      const given = points.map((point) => `a${String.fromCodePoint(point)}b`).join(' ');
      const expected = points.map((point) => special[point]?.join(' ') ?? 'a b').join(' ');
      if (!same(source, given, expected))
        throw new Error(`U+${start.toString(16)} to U+${points.at(-1)!.toString(16)}`);
    }
  }, 60_000);

  test('tokens of 1 to 40 characters are told apart by each of them', () => {
    const source = new AsciiTokens(false);
    for (let length = 1; length <= 40; length++) {
      const token = 'abcdefghij'.repeat(4).slice(0, length);
      expect(same(source, token, token.toUpperCase())).toBe(true);
      expect(same(source, token, `${token}a`)).toBe(false);
      for (let i = 0; i < length; i++) {
        expect(same(source, token, `${token.slice(0, i)}z${token.slice(i + 1)}`)).toBe(false);
      }
    }
  });

  test('sentences end at newlines only, and have tokens', () => {
    expect(sentencesOf(new AsciiTokens(false), '\n\na b.\rc\u2028d\n...\r\n\ne\nf')).toEqual([4, 5, 6]);
    expect(sentencesOf(new AsciiTokens(false), '\n.\n')).toEqual([]);
  });

  test('only tokens of more than three characters are stemmed', () => {
    const source = new AsciiTokens(true);
    expect(same(source, 'ties', 'tie')).toBe(true);
    expect(same(source, 'its', 'it')).toBe(false);
    expect(same(source, 'RUNNING', 'run')).toBe(true);
  });

  test('a stem is not stemmed again', () => {
    // agreed and agree have the stem agre; the word agre has the stem agr.
    const source = new AsciiTokens(true);
    expect(same(source, 'agreed', 'agree')).toBe(true);
    expect(same(source, 'agreed', 'agre')).toBe(false);
    expect(same(source, 'agre', 'agr')).toBe(true);
  });

  test('a token of a hundred thousand y does not stop the stemmer', () => {
    expect(same(new AsciiTokens(true), `${'y'.repeat(100_000)}s`, 'y'.repeat(100_000))).toBe(true);
  });
});

describe('unicode tokenizer', () => {
  const source = new SegmentedTokens('word', false);

  test.each([
    ['Hindi', 'नमस्ते दुनिया', 2],
    ['Chinese', '我喜欢机器学习', 4],
    ['Thai', 'ภาษาไทยง่าย', 3],
    ['Arabic', 'مرحبا بالعالم', 2],
    ['Russian', 'Привет, мир!', 2],
    ['accents', 'Cristóbal está aquí', 3],
    ['numbers and signs', '3.14 + 2 = 5.14 👍🏽 …', 3],
    ['apostrophes', 'don’t', 1],
  ])('words of %s', (_, text, count) => {
    expect(tokensOf(source, text)).toHaveLength(count);
  });

  test('composed and decomposed letters are equal, upper and lower case too', () => {
    expect(same(source, 'CRISTO\u0301BAL', 'cristóbal')).toBe(true);
    expect(same(source, 'cristobal', 'cristóbal')).toBe(false);
    expect(same(source, 'МИР', 'мир')).toBe(true);
  });

  test('ASCII words are stemmed, others not', () => {
    const stemming = new SegmentedTokens('word', true);
    expect(same(stemming, 'Running', 'run')).toBe(true);
    expect(same(stemming, 'its', 'it')).toBe(false);
    expect(same(stemming, 'élèves', 'élève')).toBe(false);
  });

  test('sentences end at newlines', () => {
    expect(sentencesOf(source, 'Привет, мир!\r\n\nनमस्ते\n…\nmundo')).toEqual([2, 3, 4]);
  });
});

describe('character tokenizer', () => {
  const source = new SegmentedTokens('grapheme', false);

  test.each([
    ['Chinese', '今天，天气 很好。', 6],
    ['Japanese with voiced marks', 'か\u3099き', 2],
    ['Hindi syllables', 'हिन्दी', 2],
    ['no signs, spaces or pictures', ' !❤️ 👨‍👩‍👧 \r\n', 0],
    ['Latin', 'Ab1', 3],
  ])('%s', (_, text, count) => {
    expect(tokensOf(source, text)).toHaveLength(count);
  });

  test('composed and decomposed letters are equal', () => {
    expect(same(source, 'か\u3099', 'が')).toBe(true);
    expect(same(source, 'É', 'e\u0301')).toBe(true);
  });
});

test('automatic sentences: at newlines, and where a sentence ends in any script', () => {
  const source = new AsciiTokens(false);
  expect(sentencesOf(source, breakSentences('It is 3.5 long. Is it? Yes!\nno end'))).toEqual([5, 7, 8, 10]);
  const words = new SegmentedTokens('word', false);
  expect(sentencesOf(words, breakSentences('今天天气很好。我们走吧！'))).toHaveLength(2);
  expect(sentencesOf(words, breakSentences('यह पहला है। यह दूसरा है।'))).toEqual([3, 6]);
});

test.each(['', '\0', '\ud83d', '\ude00a', 'a\ud83d', 'a\0b', '\u0301'])('%j is read', (text) => {
  for (const source of [
    new AsciiTokens(true),
    new SegmentedTokens('word', true),
    new SegmentedTokens('grapheme', true),
  ]) {
    expect(tokensOf(source, text).length).toBeLessThanOrEqual(2);
    expect(tokensOf(source, breakSentences(text)).length).toBeLessThanOrEqual(2);
  }
});

function tokensOf(source: TokenSource, text: string): number[] {
  const list = new TokenList();
  source.tokenize(text, list);
  return Array.from(list.ids.subarray(0, list.length));
}

function sentencesOf(source: TokenSource, text: string): number[] {
  const list = new TokenList();
  source.tokenize(text, list);
  return Array.from(list.sentenceEnds.subarray(0, list.sentences));
}

function same(source: TokenSource, text: string, other: string): boolean {
  const tokens = tokensOf(source, text);
  const others = tokensOf(source, other);
  return tokens.length === others.length && tokens.every((token, i) => token === others[i]);
}
