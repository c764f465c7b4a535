import { beforeAll, describe, expect, test } from '@jest/globals';
import { looksLikeKenlm } from '../src/stated/kenlm.js';
import { runQuery } from './kenlm-query.js';
import { perplexityOf, readFiles, refusal } from './stated.js';

const arpa = (unknown: string) => `\\data\\
ngram 1=${unknown === '' ? 6 : 7}
ngram 2=5

\\1-grams:
${unknown}-99\t<s>\t-0.30103
-0.9\t</s>
-0.6\tthe\t-0.4771213
-0.9542425\tcat\t-0.2
-1.2\tsat\t-0.1
-1.31\ta=1\t-0.3

\\2-grams:
-0.2218487\t<s> the
-0.39794\tthe cat
-0.5\tcat sat
-0.25\tsat </s>
-0.7\ta=1 </s>

\\end\\
`;
const OPEN = arpa('-1.5\t<unk>\n');
const CLOSED = arpa('');
const TEXT = 'the cat sat\nthe dog sat on the cat\n\na=1\nbird\n';
const LN10 = Math.LN10;

let words: string;
beforeAll(() => {
  words = runQuery(OPEN, TEXT);
}, 600_000);

const printed = (output: string, name: string) =>
  Number(new RegExp(`^${name}:\t(.*)$`, 'm').exec(output)![1]);

describe("the output of KenLM's query", () => {
  test.each([
    ['include', 'Perplexity including OOVs'],
    ['exclude', 'Perplexity excluding OOVs'],
  ] as const)(
    'gives its own perplexity, from its sentences and from its summary (oov: %s)',
    async (oov, name) => {
      const sentences = await readFiles({ 'ppl.txt': words }, 'kenlm', { oov });
      expect(sentences.kind).toBe('texts');
      expect(Math.abs(perplexityOf(sentences) / printed(words, name) - 1)).toBeLessThan(1e-12);

      const summary = await readFiles({ 'ppl.txt': runQuery(OPEN, TEXT, '-v', 'summary') }, 'kenlm', { oov });
      expect(summary).toMatchObject({ kind: 'stated', settings: sentences.settings, caveats: [] });
      expect(summary.stated).toEqual([
        {
          unit: 'token',
          meanNll: Math.log(printed(words, name)),
          count: printed(words, 'Tokens') - (oov === 'exclude' ? printed(words, 'OOVs') : 0),
        },
      ]);
      expect(await readFiles({ 'ppl.txt': runQuery(OPEN, TEXT, '-v', '1') }, 'kenlm', { oov })).toEqual(
        summary,
      );
    },
  );

  test('is a text per sentence: </s> is a token and no word, an empty line is one </s>', async () => {
    const { texts } = await readFiles({ 'ppl.txt': words }, 'kenlm');
    expect(texts.map(({ id, tokens, words, oov }) => [id, tokens, words, oov])).toEqual([
      ['1', 4, 3, 0],
      ['2', 7, 6, 2],
      ['3', 1, 0, 0],
      ['4', 2, 1, 0],
      ['5', 2, 1, 1],
    ]);
    expect(texts[0]!.nll).toBeCloseTo(LN10 * (0.2218487 + 0.39794 + 0.5 + 0.25), 5);
  });

  test('leaves out sentences without a scored token, and keeps their number', async () => {
    const output = runQuery(OPEN, TEXT, '-n');
    const { texts } = await readFiles({ 'ppl.txt': output }, 'kenlm', { oov: 'exclude' });
    expect(texts.map(({ id, tokens, words }) => [id, tokens, words])).toEqual([
      ['1', 3, 3],
      ['2', 4, 4],
      ['4', 1, 1],
    ]);
  });

  test('has words of probability 0 where the model has no <unk>, and says where', async () => {
    const output = runQuery(CLOSED, TEXT);
    const { texts } = await readFiles({ 'ppl.txt': output }, 'kenlm');
    expect(texts[1]).toMatchObject({
      nll: Number.POSITIVE_INFINITY,
      zeros: 2,
      firstZero: 2,
      oov: 2,
      tokens: 7,
    });
    expect(texts[4]).toMatchObject({ nll: Number.POSITIVE_INFINITY, zeros: 1, firstZero: 1 });

    const known = await readFiles({ 'ppl.txt': output }, 'kenlm', { oov: 'exclude' });
    expect(Math.abs(perplexityOf(known) / printed(output, 'Perplexity excluding OOVs') - 1)).toBeLessThan(
      1e-6,
    );
    expect(known.texts.some(({ zeros }) => zeros !== undefined)).toBe(false);

    const summary = { 'ppl.txt': runQuery(CLOSED, TEXT, '-v', 'summary') };
    const whole = await readFiles(summary, 'kenlm');
    expect(whole.stated[0]!.meanNll).toBe(Number.POSITIVE_INFINITY);
    expect(whole.caveats[0]).toMatch(/no <unk>, so its 3 unknown words have probability 0.*oov: exclude/);
    expect((await readFiles(summary, 'kenlm', { oov: 'exclude' })).caveats).toEqual([]);
  });

  test('may be in several files, which are one data set', async () => {
    const [first, second] = ['the cat\nsat dog\n', 'a=1 the the\n'].map((text) => runQuery(OPEN, text));
    const whole = await readFiles({ a: runQuery(OPEN, 'the cat\nsat dog\na=1 the the\n') }, 'kenlm');
    expect((await readFiles({ a: first!, b: second! }, 'kenlm')).texts).toEqual(whole.texts);

    const summaries = ['the cat\nsat dog\n', 'a=1 the the\n'].map((text) =>
      runQuery(OPEN, text, '-v', 'summary'),
    );
    const { stated } = await readFiles({ a: summaries[0]!, b: summaries[1]! }, 'kenlm');
    expect(stated[0]!.count).toBe(10);
    expect(stated[0]!.meanNll).toBeCloseTo(Math.log(perplexityOf(whole)), 12);
    expect(await refusal({ a: first!, b: summaries[1]! }, 'kenlm')).toMatch(/not of one kind/);
  });

  test('is refused when a part is missing, or sentences cannot be told apart', async () => {
    const cut = words.split('\n').slice(1).join('\n');
    expect(await refusal({ 'ppl.txt': cut }, 'kenlm')).toMatch(
      /ppl\.txt:8: says Tokens: 16, but the sentences above it have 12/,
    );
    expect(
      await refusal({ 'ppl.txt': words.replace('=', ' ').replace(/OOV: 0/, 'OOV: 1') }, 'kenlm'),
    ).toMatch(/ppl\.txt:1: "the 3 2 -0\.2218487" is not word=id/);
    expect(await refusal({ 'ppl.txt': runQuery(OPEN, TEXT, '-v', 'word') }, 'kenlm')).toMatch(
      /-v word -v sentence -v summary/,
    );
    expect(await refusal({ 'ppl.txt': 'Perplexity including OOVs:\t12\n' }, 'kenlm')).toMatch(
      /not the whole summary/,
    );
    expect(await refusal({ 'ppl.txt': runQuery(OPEN, '') }, 'kenlm')).toMatch(/over 0 tokens/);
    expect(await refusal({ 'ppl.txt': 'a=3 1 0.5\tTotal: 0.5 OOV: 0\n' }, 'kenlm')).toMatch(
      /ppl\.txt:1: 0\.5 is no log10-probability/,
    );
  });

  test('is recognised at every level of -v, with what goes to standard error too', () => {
    expect(looksLikeKenlm(words, 'x')).toBe(true);
    for (const level of ['word', 'sentence', 'summary']) {
      const output = runQuery(OPEN, TEXT, '-v', level);
      expect(
        looksLikeKenlm(`Loading the LM will be faster if you build a binary file.\n${output}`, 'x'),
      ).toBe(true);
    }
    expect(looksLikeKenlm('a=1 2 words\nTotal: 3\n', 'x')).toBe(false);
  });
});
