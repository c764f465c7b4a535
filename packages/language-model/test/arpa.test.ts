import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { arpaFiles, texts } from './arpa.js';
import { lossesOf, modelOf } from './models.js';

/** log10 p and whether it is out of the vocabulary, for each word of each text and its end. */
const KENLM = `
import kenlm, os, tempfile
config = kenlm.Config()
config.show_progress = False
config.arpa_complain = kenlm.ARPALoadComplain.NONE
result = []
errors, silence = os.dup(2), os.open(os.devnull, os.O_WRONLY)
with tempfile.TemporaryDirectory() as folder:
    for case in given:
        path = os.path.join(folder, 'model.arpa')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(case['arpa'])
        os.dup2(silence, 2) # It tells of a missing <unk>.
        model = kenlm.Model(path, config)
        os.dup2(errors, 2)
        result.append([[[log, oov] for log, _, oov in model.full_scores(text)] for text in case['texts']])
`;
type Scores = readonly (readonly (readonly [log: number, oov: boolean])[])[];

/** Every way to a probability: listed, backed off once and twice, through a context that is not listed. */
const MODEL = `\\data\\
ngram 1=6
ngram 2=4
ngram 3=2

\\1-grams:
-99\t<s>\t-0.3
-0.9\t</s>
-1.2\t<unk>
-0.7\tthe\t-0.4
-0.8\tcat\t-0.2
-0.9\tsat

\\2-grams:
-0.2\t<s> the\t-0.15
-0.3\tthe cat\t-0.1
-0.25\tcat sat
-0.05\tsat </s>

\\3-grams:
-0.11\t<s> the cat
-0.02\tcat sat </s>

\\end\\
`;

describe('an ARPA file', () => {
  test('is scored by hand', async () => {
    const model = await modelOf('m.arpa', MODEL);
    const [listed, unknown, empty] = await lossesOf(model, ['the cat sat', 'the dog cat', '']);
    // <s> the, <s> the cat, cat sat after the weight of "the cat", cat sat </s>
    expect(listed).toMatchObject({ id: 'text:1', tokens: 4, words: 3, bytes: 11, characters: 11 });
    expect(listed?.nll).toBeCloseTo((0.2 + 0.11 + (0.1 + 0.25) + 0.02) * Math.LN10, 12);
    expect(listed?.oov).toBeUndefined();
    // <s> the; <unk> after the weights of "<s> the" and "the"; cat after a context of <unk>, which has no weight
    expect(unknown).toMatchObject({ tokens: 4, oov: 1 });
    expect(unknown?.nll).toBeCloseTo((0.2 + (0.15 + 0.4 + 1.2) + 0.8 + (0.2 + 0.9)) * Math.LN10, 12);
    expect(empty).toMatchObject({ tokens: 1, words: 0, bytes: 0 });
    expect(empty?.nll).toBeCloseTo((0.3 + 0.9) * Math.LN10, 12);
  });

  test('says what was scored', async () => {
    const model = await modelOf('m.arpa', MODEL);
    expect(model).toMatchObject({ order: 3, caveats: [] });
    expect(model.words.size).toBe(6);
  });

  test('leaves words out of the vocabulary out where asked, and then knows no lengths but tokens', async () => {
    const [loss] = await lossesOf(await modelOf('m.arpa', MODEL), ['the dog cat'], 'exclude');
    expect(loss).toEqual({
      id: 'text:1',
      tokens: 3,
      nll: expect.closeTo((0.2 + 0.8 + (0.2 + 0.9)) * Math.LN10, 12),
      oov: 1,
    });
  });

  test('may be packed, and may start with what its tool has to say', async () => {
    const packed = gzipSync(
      `This is an OPEN-vocabulary model\r\nngram 1=nr\r\n${MODEL.replaceAll('\n', '\r\n')}`,
    );
    const [loss] = await lossesOf(await modelOf('m.lm.gz', packed), ['the cat sat']);
    expect(loss?.nll).toBeCloseTo(0.68 * Math.LN10, 12);
  });

  test('without <unk>, or with -99, counts and locates zeros', async () => {
    const closed = MODEL.replace('-1.2\t<unk>\n', '').replace('ngram 1=6', 'ngram 1=5');
    const model = await modelOf('m.arpa', closed);
    expect(model.caveats).toEqual([expect.stringContaining('no <unk>')]);
    const [loss] = await lossesOf(model, ['the dog cat dog']);
    expect(loss).toMatchObject({ nll: Number.POSITIVE_INFINITY, tokens: 5, zeros: 2, firstZero: 2, oov: 2 });
    const [excluded] = await lossesOf(model, ['the dog cat dog'], 'exclude');
    expect(excluded).toMatchObject({ tokens: 3, nll: expect.closeTo((0.2 + 0.8 + 0.9) * Math.LN10, 12) });
    for (const zero of ['-99', '-inf', '-99.0000']) {
      const [other] = await lossesOf(await modelOf('m.arpa', MODEL.replace('-1.2', zero)), ['the dog']);
      expect(other).toMatchObject({ nll: Number.POSITIVE_INFINITY, zeros: 1, firstZero: 2 });
    }
  });

  test('without <s> and </s> scores words alone, and says so', async () => {
    const bare = '\\data\\\nngram 1=2\n\n\\1-grams:\n-0.5 a\n-0.25 b\n\n\\end\\\n';
    const model = await modelOf('m.arpa', bare);
    expect(model.caveats.join()).toMatch(/no <s>.*no <\/s>.*no <unk>/);
    const [loss] = await lossesOf(model, ['a b b']);
    expect(loss).toMatchObject({ tokens: 3, nll: expect.closeTo(Math.LN10, 12) });
    await expect(lossesOf(model, ['a', ' '])).rejects.toThrow('text:2: is empty, and the model has no </s>');
  });

  test('gives the scores of KenLM', () => {
    const cases = fc.sample(fc.record({ arpa: arpaFiles, texts }), { numRuns: 300, seed: 3 });
    return expectKenlm(cases);
  }, 120_000);
});

async function expectKenlm(cases: readonly { arpa: string; texts: readonly string[] }[]): Promise<void> {
  const expected = python(KENLM, cases) as readonly Scores[];
  let compared = 0;
  for (const [i, { arpa, texts }] of cases.entries()) {
    const model = await modelOf('m.arpa', arpa);
    const knowsUnknown = arpa.includes('\t<unk>');
    const included = await lossesOf(model, texts);
    const excluded = await lossesOf(model, texts, 'exclude');
    for (const [t, scores] of expected[i]!.entries()) {
      const oov = scores.filter(([, isOov]) => isOov).length;
      const nll = (some: Scores[number]) => some.reduce((sum, [log]) => sum - log * Math.LN10, 0);
      // Where a model has no <unk>, KenLM puts 10^-100.
      const zeros = knowsUnknown ? 0 : oov;
      expect(included[t]!.tokens).toBe(scores.length);
      expect(included[t]!.oov ?? 0).toBe(oov);
      expect(included[t]!.zeros ?? 0).toBe(zeros);
      if (zeros === 0) expectClose(included[t]!.nll, nll(scores));
      expect(excluded[t]!.tokens).toBe(scores.length - oov);
      expectClose(excluded[t]!.nll, nll(scores.filter(([, isOov]) => !isOov)));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
}

/** KenLM computes with floats of 24 bits. */
function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(2e-6 * Math.max(1, expected));
}

describe('is refused with its line', () => {
  test.each<[string, string, string]>([
    ['no ARPA file', 'the cat sat\n', 'has no line \\data\\'],
    ['an empty file', '', 'has no line \\data\\'],
    ["IRSTLM's own", 'iARPA\n\n\\data\\\n', 'm.arpa:1: is IRSTLM'],
    [
      'one cut in a section',
      MODEL.slice(0, MODEL.indexOf('-0.3\tthe cat')),
      'm.arpa:15: expected \\end\\ by here',
    ],
    ['one cut after a section', MODEL.replace(/\\3-grams:.*/s, '\\end\\\n'), 'expected \\3-grams:'],
    ['a count that is wrong', MODEL.replace('ngram 2=4', 'ngram 2=5'), 'm.arpa:20: 4 2-grams end here, but'],
    ['a head that skips an order', MODEL.replace('ngram 2', 'ngram 4'), 'm.arpa:3: expected "ngram 2=…"'],
    [
      'a probability above 1',
      MODEL.replace('-0.2\t<s>', '0.2\t<s>'),
      'm.arpa:15: has the log10 probability "0.2"',
    ],
    ['no number', MODEL.replace('-0.8', 'nan'), 'm.arpa:11: expected a log10 probability, found "nan"'],
    [
      'no weight',
      MODEL.replace('-0.4', 'x'),
      'm.arpa:10: expected the log10 of a back-off weight, found "x"',
    ],
    [
      'too many words',
      MODEL.replace('the cat\t-0.1', 'the cat sat on'),
      'm.arpa:16: expected a log10 probability, 2 words',
    ],
    [
      'an unlisted word',
      MODEL.replace('the cat\t-0.1', 'the dog\t-0.1'),
      'm.arpa:16: the word "dog" is not among',
    ],
    [
      'an n-gram twice',
      MODEL.replace('the cat\t-0.1', 'cat sat'),
      'm.arpa:17: the n-gram "cat sat" is in the file twice',
    ],
    [
      'a weight in the last section',
      MODEL.replace('<s> the cat', '<s> the cat\t-1'),
      'has the back-off weight "-1"',
    ],
    ["KenLM's binary", 'mmap lm http://kheafield.com/code format version 5\n\0', "KenLM's binary format"],
  ])('%s', async (_, content, message) => {
    await expect(modelOf('m.arpa', content)).rejects.toThrow(message);
  });

  test('a smoothing', async () => {
    await expect(modelOf('m.arpa', MODEL, { smoothing: { kind: 'mle' } })).rejects.toThrow(
      'smoothing: is for counts',
    );
  });

  test('a model of weights above what the probabilities leave', async () => {
    const model = await modelOf('m.arpa', MODEL.replace('-99\t<s>\t-0.3', '-99\t<s>\t1'));
    await expect(lossesOf(model, ['cat'])).rejects.toThrow(
      'text:1: the model gives "cat", word 1 of the text, a probability of 1.58489',
    );
  });

  test.each(['<s> the cat', 'the cat </s>'])('a text with markers of its own: %s', async (text) => {
    const model = await modelOf('m.arpa', MODEL);
    await expect(lossesOf(model, ['the', text])).rejects.toThrow(/^text:2: has the word <\/?s>/);
  });
});
