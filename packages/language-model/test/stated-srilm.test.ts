import { describe, expect, test } from '@jest/globals';
import { looksLikeSrilm } from '../src/stated/srilm.js';
import { perplexityOf, readFiles, refusal } from './stated.js';

/** Published outputs of `ngram -ppl`: kpu/kenlm#345, danpovey/pocolm and others. */
const PUBLISHED = [
  ['206 sentences, 3277 words, 0 OOVs', '0 zeroprobs, logprob= -10986.33 ppl= 1426.499 ppl1= 2251.937'],
  ['206 sentences, 3277 words, 206 OOVs', '0 zeroprobs, logprob= -9656.414 ppl= 884.5531 ppl1= 1394.401'],
  ['10000 sentences, 118254 words, 0 OOVs', '0 zeroprobs, logprob= -247200.5 ppl= 84.61146 ppl1= 123.1459'],
  ['10000 sentences, 118254 words, 0 OOVs', '0 zeroprobs, logprob= -245699 ppl= 82.3605 ppl1= 119.597'],
  ['1000 sentences, 13302 words, 32 OOVs', '0 zeroprobs, logprob= -36717.49 ppl= 374.1577 ppl1= 584.7292'],
] as const;

/** -debug 2, of which the first sentence is published (senarvi/theanolm#13). */
const SENTENCES = `msAr Al<SlAH AlsyAsy fy Almgrb ElY mHk AlAntxAbAt AlmHlyp
\tp( msAr | <s> ) \t= [2gram] 8.29459e-05 [ -4.0812 ]
\tp( Al<SlAH | msAr ...) \t= [2gram] 0.00205024 [ -2.6882 ]
\tp( AlsyAsy | Al<SlAH ...) \t= [3gram] 0.166815 [ -0.777764 ]
\tp( fy | AlsyAsy ...) \t= [3gram] 0.0872803 [ -1.05908 ]
\tp( Almgrb | fy ...) \t= [3gram] 0.00236401 [ -2.62635 ]
\tp( ElY | Almgrb ...) \t= [3gram] 0.0145742 [ -1.83641 ]
\tp( <unk> | ElY ...) \t= [OOV] 0 [ -inf ]
\tp( AlAntxAbAt | <unk> ...) \t= [1gram] 0.000176341 [ -3.75365 ]
\tp( AlmHlyp | AlAntxAbAt ...) \t= [2gram] 0.00657387 [ -2.18218 ]
\tp( </s> | AlmHlyp ...) \t= [3gram] 0.0397053 [ -1.40115 ]
1 sentences, 9 words, 1 OOVs
0 zeroprobs, logprob= -20.406 ppl= 185.068 ppl1= 355.426

fy zero fy
\tp( fy | <s> ) \t= [2gram] 0.1 [ -1 ]
\tp( <unk> | fy ...) \t= [OOV] 0 [ -inf ]
\tp( zero | <unk> ...) \t= [OOV] 0 [ -inf ]
\tp( </s> | zero ...) \t= [1gram] 0.01 [ -2 ]
1 sentences, 3 words, 1 OOVs
1 zeroprobs, logprob= -3 ppl= 31.6228 ppl1= 1000

`;
const withoutZero = SENTENCES.slice(0, SENTENCES.indexOf('fy zero fy'));
const total = (counts: string, sums: string) => `file dev.txt: ${counts}\n${sums}\n`;

describe('the output of ngram -ppl', () => {
  test.each(PUBLISHED)('%s gives the perplexities that SRILM prints', async (counts, sums) => {
    const { kind, stated, settings } = await readFiles({ ppl: total(counts, sums) }, 'srilm');
    expect({ kind, settings }).toEqual({ kind: 'stated', settings: { oov: 'excluded' } });
    const [, ppl, ppl1] = /ppl= (\S+) ppl1= (\S+)/.exec(sums)!.map(Number);
    expect(stated.map(({ unit }) => unit)).toEqual(['token', 'word']);
    expect(Math.exp(stated[0]!.meanNll) / ppl!).toBeCloseTo(1, 4);
    expect(Math.exp(stated[1]!.meanNll) / ppl1!).toBeCloseTo(1, 4);
    expect(looksLikeSrilm(total(counts, sums), 'x')).toBe(true);
  });

  test('has a text per sentence under -debug 1 and more', async () => {
    const end = total(
      '1 sentences, 9 words, 1 OOVs',
      '0 zeroprobs, logprob= -20.406 ppl= 185.068 ppl1= 355.426',
    );
    const read = await readFiles({ ppl: `reading 12 1-grams\n${withoutZero}${end}` }, 'srilm');
    expect(read.kind).toBe('texts');
    expect(read.texts).toEqual([{ id: '1', nll: 20.406 * Math.LN10, tokens: 9, words: 8, oov: 1 }]);
    expect(perplexityOf(read)).toBeCloseTo(185.068, 2);
    expect(looksLikeSrilm(withoutZero, 'x')).toBe(true);
  });

  test('has words of probability 0 that SRILM leaves out, and says where', async () => {
    const end = total(
      '2 sentences, 12 words, 2 OOVs',
      '1 zeroprobs, logprob= -23.406 ppl= 134.22 ppl1= 398.719',
    );
    const { texts } = await readFiles({ ppl: SENTENCES + end }, 'srilm');
    expect(texts[1]).toEqual({
      id: '2',
      nll: Number.POSITIVE_INFINITY,
      tokens: 3,
      words: 2,
      oov: 1,
      zeros: 1,
      firstZero: 2,
    });
    const summary = await readFiles({ ppl: end }, 'srilm');
    expect(summary.stated.map(({ meanNll }) => meanNll)).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect(summary.caveats).toEqual([
      expect.stringMatching(/leaves 2 of 12 words out/),
      expect.stringMatching(/^1 of 12 words have probability 0.*134\.22 leaves them out/),
    ]);
  });

  test('is pooled over shards', async () => {
    const shards = { a: total(...PUBLISHED[0]), b: total(...PUBLISHED[1]) };
    const { stated } = await readFiles(shards, 'srilm');
    expect(stated[0]!.count).toBe(206 * 2 + 3277 * 2 - 206);
    expect(stated[0]!.meanNll).toBeCloseTo(((10986.33 + 9656.414) * Math.LN10) / stated[0]!.count!, 12);
  });

  test.each([
    ['cut off', withoutZero, /ends after 1 sentences without the figures of all.*cut off/],
    [
      'cut out of',
      withoutZero +
        total('2 sentences, 12 words, 2 OOVs', '0 zeroprobs, logprob= -23 ppl= 82.5404 ppl1= 199.526'),
      /has 1 sentences by its sentences, but 2 by its last lines/,
    ],
    [
      'of another formula',
      total('206 sentences, 3277 words, 0 OOVs', PUBLISHED[1][1]),
      /:2: ppl= 884\.5531 does not follow/,
    ],
    ['of several runs', total(...PUBLISHED[0]) + total(...PUBLISHED[1]), /several runs, in lines 2 and 4/],
    ['empty', '', /has no figures of SRILM/],
    [
      'of an empty text',
      total('0 sentences, 0 words, 0 OOVs', '0 zeroprobs, logprob= 0 ppl= undefined ppl1= undefined'),
      /scores no token/,
    ],
    [
      'broken',
      total('1 sentences, 2 words, 0 OOVs', '0 zeroprobs, logprob= nan ppl= nan ppl1= nan'),
      /logprob= NaN is no sum/,
    ],
  ])('is refused when %s', async (_, output, message) => {
    expect(await refusal({ ppl: output }, 'srilm')).toMatch(message);
  });

  test('cannot include the words that SRILM left out', async () => {
    const closed = { ppl: total(...PUBLISHED[1]) };
    expect(await refusal(closed, 'srilm', { oov: 'include' })).toMatch(
      /left 206 words out.*ngram -unk.*oov: exclude/s,
    );
    expect((await readFiles({ ppl: total(...PUBLISHED[0]) }, 'srilm', { oov: 'include' })).kind).toBe(
      'stated',
    );
  });
});
