import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksLikeLlamaCpp } from '../src/stated/llama-cpp.js';
import { perplexityOf, readFiles, refusal } from './stated.js';

const HEAD = `build: 4409 (c05e8c98) with cc for x86_64-linux-gnu
system_info: n_threads = 8 (n_threads_batch = 8) / 16 | CPU : AVX = 1 |
perplexity: tokenizing the input ..
perplexity: tokenization took 1117.7 ms
`;
const TOKENS = 255; // of 512, the second half but for the first

/** As llama-perplexity prints it (tools/perplexity/perplexity.cpp), from each chunk's mean NLL. */
function logOf(means: readonly number[], { announced = means.length, final = true } = {}): string {
  let sum = 0;
  const running = means.map((mean, i) => {
    sum += mean;
    return `[${i + 1}]${Math.exp(sum / (i + 1)).toFixed(4)},`;
  });
  const ppl = Math.exp(sum / means.length);
  return (
    `${HEAD}perplexity: calculating perplexity over ${announced} chunks, n_ctx=512, batch_size=2048, n_seq=4\n` +
    `perplexity: 17.71 seconds per pass - ETA 41.60 minutes\n${running.join('')}\n` +
    (final ? `Final estimate: PPL = ${ppl.toFixed(4)} +/- ${(ppl * 0.01).toFixed(5)}\n` : '') +
    'llama_perf_context_print:        load time =    1463.35 ms\n'
  );
}

describe('a log of llama-perplexity', () => {
  test('has a text per chunk, as near as its running values are printed, and its own final value', async () => {
    const means = fc.array(fc.double({ min: 0.5, max: 6, noNaN: true }), { minLength: 2, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(means, async (means) => {
        const read = await readFiles({ 'ppl.log': logOf(means) }, 'llama.cpp');
        expect(read.texts.map(({ id, tokens }) => [id, tokens])).toEqual(
          means.map((_, i) => [String(i + 1), TOKENS]),
        );
        read.texts.forEach(({ nll }, i) => {
          // A running value is within 0.00005, at a perplexity above 1.6, and counts as often as there are chunks so far.
          expect(Math.abs(nll / TOKENS - means[i]!)).toBeLessThan((2 * i + 1) * 4e-5);
        });
        const final = /PPL = (\S+)/.exec(logOf(means))![1]!;
        expect(perplexityOf(read).toFixed(4)).toBe(final);
      }),
      { numRuns: 50 },
    );
  });

  test("says its settings, and the tool's own error", async () => {
    const read = await readFiles({ 'ppl.log': logOf([2, 1.5, 1]) }, 'llama.cpp');
    expect(read.settings).toEqual({ context: 512, scored: 'second half of each chunk' });
    expect(read.caveats).toEqual([
      expect.stringMatching(/4\.4817 ± 0\.04482.*as if tokens were independent/),
    ]);
  });

  test('has its final estimate and error where the list of chunks is not whole or not its own', async () => {
    // ikawrakow/ik_llama.cpp#262, and its own way to write the last line.
    for (const final of [
      'PPL = 3.4184 +/- 0.01902',
      'PPL over 561 chunks for n_ctx=512 = 3.4184 +/- 0.01902',
    ]) {
      const log = `${HEAD}[559]3.4150,[560]3.4202,[561]3.4184,\nFinal estimate: ${final}\n`;
      const { stated } = await readFiles({ 'ppl.log': log }, 'llama.cpp');
      expect(stated).toEqual([{ unit: 'token', meanNll: Math.log(3.4184), standardError: 0.01902 / 3.4184 }]);
    }
    const counted = `${HEAD}perplexity: calculating perplexity over 561 chunks, n_ctx=512, batch_size=2048\nFinal estimate: PPL = 3.4184 +/- 0.01902\n`;
    expect((await readFiles({ a: counted }, 'llama.cpp')).stated[0]!.count).toBe(561 * 255);
    const two = await readFiles({ a: counted, b: counted }, 'llama.cpp');
    expect(two.stated[0]!.count).toBe(2 * 561 * 255);
    expect(two.stated[0]!.standardError).toBeCloseTo(0.01902 / 3.4184 / Math.SQRT2, 12);
  });

  test('has its last running value in stride mode, which writes no final line', async () => {
    const log =
      `${HEAD}perplexity_v2: have 2000 tokens. Calculation chunk = 768\n` +
      'perplexity_v2: calculating perplexity over 3 chunks, batch_size=512\n[1]8.1000,[2]7.9000,[3]8.0123,\n';
    const read = await readFiles({ 'ppl.log': log }, 'llama.cpp');
    expect(read.stated).toEqual([{ unit: 'token', meanNll: Math.log(8.0123) }]);
    expect(read.settings).toEqual({ context: 768, scored: 'last stride of each chunk' });

    const rows = log.replace(/\[1].*\n/, '       0  8.1000\n     512  7.9000\n    1024  8.0123\n');
    const table = await readFiles({ 'ppl.log': rows }, 'llama.cpp');
    expect(table.settings).toMatchObject({ context: 768, stride: 512 });
    expect(perplexityOf(table)).toBeCloseTo(8.0123, 10);
    expect(table.texts.map(({ tokens }) => tokens)).toEqual([512, 512, 512]);
    expect(await refusal({ 'ppl.log': log.replace('[3]8.0123,', '') }, 'llama.cpp')).toMatch(
      /ends at chunk 2 of 3/,
    );
  });

  /** ggml-org/llama.cpp#19661 */
  const DIVERGENCE = `
chunk             PPL               ln(PPL(Q)/PPL(base))          KL Divergence              Δp RMS            Same top p
 129      15.9194 ±    0.2959       0.16444 ±    0.00932       0.61541 ±    0.00678    21.223 ±  0.179 %    70.144 ±  0.252 %

====== Perplexity statistics ======
Mean PPL(Q)                   :  15.919427 ±   0.295934
Mean PPL(base)                :  13.505476 ±   0.255762
Cor(ln(PPL(Q)), ln(PPL(base))):  87.69%
Mean ln(PPL(Q)/PPL(base))     :   0.164445 ±   0.009317
Mean PPL(Q)/PPL(base)         :   1.178739 ±   0.010983
Mean PPL(Q)-PPL(base)         :   2.413951 ±   0.142312

====== KL divergence statistics ======
Mean    KLD:   0.615412 ±   0.006781
`;

  test('has both models and their paired difference for --kl-divergence', async () => {
    for (const log of [DIVERGENCE, DIVERGENCE.replaceAll('±', '_')]) {
      const { stated, caveats } = await readFiles({ 'kld.log': log }, 'llama.cpp');
      expect(stated).toEqual([
        {
          unit: 'token',
          meanNll: Math.log(15.919427),
          standardError: 0.295934 / 15.919427,
          base: {
            meanNll: Math.log(13.505476),
            standardError: 0.255762 / 13.505476,
            difference: 0.164445,
            differenceError: 0.009317,
          },
        },
      ]);
      expect(caveats).toEqual([expect.stringMatching(/16 bits/)]);
    }
    const cut = DIVERGENCE.replace(/Mean ln.*\n/, '');
    expect(await refusal({ 'kld.log': cut }, 'llama.cpp')).toMatch(
      /0 lines "Mean ln\(PPL\(Q\)\/PPL\(base\)\).*cut off/,
    );
  });

  test.each([
    ['cut off', logOf([2, 2, 2], { announced: 655, final: false }), /ends at chunk 3 of 655.*2>&1/s],
    ['without standard error', '[1]6.2578,[2]7.0820,\n', /no "Final estimate.*2>&1/s],
    ['of several runs', logOf([2, 2]) + logOf([1, 2]), /2 final estimates/],
    ['NaN', `${HEAD}[1]nan,\nFinal estimate: PPL = nan +/- nan\n`, /final perplexity is NaN/],
    [
      'of too short a text',
      `${HEAD}perplexity: you need at least 1024 tokens to evaluate perplexity with a context of 512\n`,
      /failed: "you need at least 1024 tokens/,
    ],
  ])('is refused when it is %s', async (_, log, message) => {
    expect(await refusal({ 'ppl.log': log }, 'llama.cpp')).toMatch(message);
  });

  test('is recognised by any of its parts', () => {
    for (const head of [HEAD, logOf([1]).slice(HEAD.length), DIVERGENCE, '[1]6.2578,[2]7.0820,']) {
      expect(looksLikeLlamaCpp(head, 'x')).toBe(true);
    }
    expect(looksLikeLlamaCpp('{"id": 1, "logprobs": [-1]}', 'x')).toBe(false);
  });
});
