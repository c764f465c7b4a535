import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { detectFormat, isTextFormat } from '../src/readers/detect.js';
import { pathOf, refused, write } from './reading.js';

const echo = { choices: [{ text: 'a', logprobs: { token_logprobs: [null] }, prompt_logprobs: null }] };
const prompt = { choices: [{ text: 'a', prompt_logprobs: [null] }] };

describe('detectFormat', () => {
  test.each<[format: string, name: string, content: string | readonly unknown[]]>([
    ['jsonl', 'a.jsonl', [{ id: 1, logprobs: [-1] }]],
    ['jsonl', 'a.txt', [{ nll: 1, n_tokens: 2 }]],
    ['jsonl', 'a.json', JSON.stringify([{ text: 'x', token_logprobs: [-1] }], null, 2)],
    [
      'jsonl',
      'long.jsonl',
      [{ text: 'Final estimate: PPL = 5.1 +/- 0.1', logprobs: Array(300_000).fill(-1.25) }],
    ],
    ['openai', 'a.jsonl', [echo, echo]],
    ['openai', 'a.json', JSON.stringify(echo, null, 2)],
    ['openai', 'a.jsonl', [{ custom_id: 'a', response: { body: echo } }]],
    ['vllm', 'a.jsonl', [prompt]],
    ['vllm', 'a.json', JSON.stringify([{ prompt: 'a', prompt_logprobs: [null] }])],
    ['lm-eval-samples', 'samples_wikitext_2024.jsonl', [{ doc_id: 0, word_perplexity: [-3, 2] }]],
    [
      'lm-eval',
      'results_2024.json',
      JSON.stringify({ results: { wikitext: { 'word_perplexity,none': 8.8 } }, versions: {} }),
    ],
    ['hf-trainer', 'all_results.json', JSON.stringify({ epoch: 3, eval_loss: 3.1, perplexity: 22 })],
    [
      'hf-trainer',
      'trainer_state.json',
      JSON.stringify({ global_step: 1, log_history: [{ eval_loss: 3, step: 1 }] }, null, 2),
    ],
    ['csv', 'a.csv', 'id,nll,n_tokens\na,1,2\n'],
    ['csv', 'a.tsv', 'score\tid\n-1\ta\n-2\ta\n'],
    ['csv', 'log.txt', 'logprob\n-1\n'],
    ['llama.cpp', 'ppl.log', '[1]4.2000,[2]5.1000,\nFinal estimate: PPL = 5.1000 +/- 0.10000\n'],
    ['kenlm', 'out.txt', 'looking=3 2 -0.48\t</s>=2 1 -2.3\tTotal: -2.78 OOV: 0\n'],
    [
      'srilm',
      'out.txt',
      'file t.txt: 1 sentences, 9 words, 1 OOVs\n0 zeroprobs, logprob= -20.406 ppl= 185.069 ppl1= 355.427\n',
    ],
    ['value', 'ppl.txt', '23.4\n'],
    ['value', 'metrics.json', '{"perplexity": 23.4}'],
    ['value', 'metrics.csv', 'epoch,perplexity\n3,23.4\n'],
  ])('%s: %s %#', async (format, name, content) => {
    expect(await detectFormat(write(name, content))).toBe(format);
  });

  test('npy, and gzip', async () => {
    python('import numpy\nnumpy.save(given, numpy.ones(3))\nresult = None', pathOf('a.npy'));
    expect(await detectFormat(pathOf('a.npy'))).toBe('npy');
    expect(await detectFormat(write('a.jsonl.gz', gzipSync('{"logprobs": [-1]}\n')))).toBe('jsonl');
  });

  test('what is none of them is refused, with the formats', async () => {
    expect(await refused(() => detectFormat(write('a.txt', 'hello\n')))).toMatch(
      /^a\.txt: nothing in it tells.*format: jsonl/,
    );
    expect(await refused(() => detectFormat(write('a.json', '{"accuracy": 1}')))).toMatch(
      /^a\.json: nothing in it tells/,
    );
    expect(await refused(() => detectFormat(write('a.txt', '\n')))).toBe(
      'a.txt: is empty. Was the program that writes it cut off?',
    );
    expect(await refused(() => detectFormat(pathOf('missing.jsonl')))).toMatch(/no such file/);
  });

  test('texts, or results', () => {
    expect(isTextFormat('vllm')).toBe(true);
    expect(isTextFormat('kenlm')).toBe(false);
  });
});
