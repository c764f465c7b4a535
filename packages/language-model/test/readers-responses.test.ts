import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { readAll, refusal, write } from './reading.js';

const openai = { format: 'openai' } as const;
const vllm = { format: 'vllm' } as const;

/** A completion as the API describes it: `echo` gives the prompt's tokens, the first with null, then what was generated. */
function completion(
  values: readonly (readonly (number | null)[])[],
  usage?: { prompt_tokens: number; completion_tokens: number },
  more: object = {},
) {
  return {
    id: 'cmpl-1',
    object: 'text_completion',
    model: 'm',
    choices: values.map((token_logprobs, index) => ({
      index,
      text: token_logprobs.map((_, i) => `ä${i}`).join(''),
      finish_reason: 'length',
      logprobs: {
        tokens: token_logprobs.map((_, i) => `ä${i}`),
        token_logprobs,
        top_logprobs: null,
        text_offset: token_logprobs.map((_, i) => 2 * i),
      },
    })),
    ...(usage === undefined ? {} : { usage }),
    ...more,
  };
}

const chat = (content: readonly unknown[] | null, text: string | null = 'Hi!') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'm',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: text },
      logprobs: content && { content, refusal: null },
    },
  ],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
});

describe('OpenAI completions', () => {
  test('with echo: the prompt; of what was generated nothing counts', async () => {
    const path = write('c.jsonl', [
      completion([[null, -1, -2]], { prompt_tokens: 3, completion_tokens: 0 }),
      completion([[null, -1, -2, -50]], { prompt_tokens: 3, completion_tokens: 1 }),
    ]);
    const { texts, settings, caveats } = await readAll(path, openai);
    const same = { nll: 3, tokens: 2, bytes: 9, characters: 6, words: 1 };
    expect(texts).toEqual([
      { id: '1', ...same },
      { id: '2', ...same },
    ]);
    expect(settings).toEqual({ model: 'm', 'first token': 'not scored' });
    expect(caveats.join()).not.toMatch(/generated/);
  });

  test('of vLLM, which states a generated token that it does not list', async () => {
    const path = write('c.jsonl', [completion([[null, -1, -2]], { prompt_tokens: 3, completion_tokens: 1 })]);
    expect((await readAll(path, openai)).texts).toMatchObject([{ nll: 3, tokens: 2 }]);
  });

  test('of several prompts, where what was generated is as long in each', async () => {
    const lists = [
      [null, -1, -9],
      [null, -2, -3, -9],
    ];
    const path = write('c.jsonl', [completion(lists, { prompt_tokens: 5, completion_tokens: 2 })]);
    expect((await readAll(path, openai)).texts).toMatchObject([
      { id: '1', nll: 1, tokens: 1 },
      { id: '2', nll: 5, tokens: 2 },
    ]);
    write('c.jsonl', [completion(lists, { prompt_tokens: 4, completion_tokens: 3 })]);
    expect(await refusal(path, openai)).toMatch(/^c\.jsonl:1: lists 7 tokens in 2 choices.*"max_tokens": 0/);
  });

  test('of a server that scores the first token', async () => {
    const path = write('c.jsonl', [
      completion([[-5, -1, -2, -50]], { prompt_tokens: 3, completion_tokens: 1 }),
    ]);
    const { texts, settings } = await readAll(path, openai);
    expect(texts).toMatchObject([{ nll: 8, tokens: 3, bytes: 9 }]);
    expect(settings['first token']).toBe('scored');
  });

  test('without echo: generated tokens, with the caveat', async () => {
    const path = write('c.jsonl', [completion([[-1, -2]], { prompt_tokens: 9, completion_tokens: 2 })]);
    const { texts, caveats } = await readAll(path, openai);
    expect(texts).toMatchObject([{ nll: 3, tokens: 2, bytes: 6 }]);
    expect(caveats.join()).toMatch(/the model itself generated.*echo/);
  });

  test('in a JSON document, in a batch file, in a record of the user’s', async () => {
    const response = completion([[null, -1]]);
    const two = completion([
      [null, -1],
      [null, -4],
    ]);
    const document = write('c.json', JSON.stringify([response, response], null, 1));
    expect((await readAll(document, openai)).texts.map(({ id }) => id)).toEqual(['1', '2']);
    const batch = write('b.jsonl', [
      { id: 'batch_req_1', custom_id: 'doc-a', response: { status_code: 200, body: two }, error: null },
    ]);
    expect((await readAll(batch, openai)).texts.map(({ id }) => id)).toEqual(['doc-a.0', 'doc-a.1']);
    const own = write('o.jsonl', [{ id: 'x', answer: response, words: 7, lang: 'de' }]);
    const { texts } = await readAll(own, { ...openai, field: 'answer', sliceField: 'lang' });
    expect(texts).toEqual([{ id: 'x', slice: 'de', nll: 1, tokens: 1, bytes: 6, characters: 4, words: 7 }]);
    expect(await refusal(own, { ...openai, field: 'reply' })).toMatch(/^o\.jsonl:1: has nothing as "reply"/);
  });
});

describe('OpenAI chat completions', () => {
  test('generated tokens, with the caveat', async () => {
    const path = write('chat.jsonl', [
      chat([
        { token: 'Hi', logprob: -0.5, bytes: [72, 105], top_logprobs: [] },
        { token: '!', logprob: -1.5, bytes: [33], top_logprobs: [] },
      ]),
    ]);
    const { texts, caveats, settings } = await readAll(path, openai);
    expect(texts).toEqual([{ id: '1', nll: 2, tokens: 2, bytes: 3, characters: 3, words: 1 }]);
    expect(caveats.join()).toMatch(/the model itself generated/);
    expect(settings).toEqual({ model: 'm', tokens: 'generated' });
  });

  test('what a server clipped to -9999 is a probability of 0, with the caveat', async () => {
    const path = write('chat.jsonl', [chat([{ logprob: -1 }, { logprob: -9999 }])]);
    const { texts, caveats } = await readAll(path, openai);
    expect(texts).toMatchObject([{ nll: Number.POSITIVE_INFINITY, tokens: 2, zeros: 1, firstZero: 2 }]);
    expect(caveats.join()).toMatch(/-9999/);
  });
});

describe('refused responses', () => {
  test.each([
    ['made without logprobs', completion([]), 'choices" is an empty list'],
    [
      'without logprobs',
      { choices: [{ text: 'a', logprobs: null }] },
      /is null\. Send the request with "echo": true/,
    ],
    ['chat without logprobs', chat(null), /is null\. Send the request with "logprobs": true/],
    ['no content', { choices: [{ message: {}, logprobs: { content: null } }] }, '"logprobs.content" is null'],
    ['an empty answer', chat([], ''), 'holds no scored token'],
    ['an error', { error: { message: 'rate limit', code: 429 } }, 'is an error response: "rate limit"'],
    ['a positive value', completion([[null, 0.5]]), 'token 2: is 0.5'],
    ['nothing of the kind', { a: 1 }, '"choices" is missing'],
  ])('%s', async (_, response, message) => {
    const found = await refusal(write('r.jsonl', [response]), openai);
    expect(found).toMatch(/^r\.jsonl:1: /);
    expect(found).toMatch(message);
  });

  test('of two models', async () => {
    const path = write('r.jsonl', [
      completion([[null, -1]]),
      completion([[null, -1]], undefined, { model: 'other' }),
    ]);
    expect(await refusal(path, openai)).toMatch(
      /^r\.jsonl:2: is of the model "other", the texts before it are of "m"/,
    );
  });

  test('another base, another quantity', async () => {
    const path = write('r.jsonl', [completion([[null, -1]])]);
    expect(await refusal(path, { ...openai, logBase: 10 })).toMatch(/^log-base: 10.*natural logarithms/);
    expect(await refusal(path, { ...vllm, quantity: 'nll' })).toMatch(/^quantity: nll/);
    expect((await readAll(path, { ...openai, logBase: Math.E, quantity: 'auto' })).texts).toHaveLength(1);
  });
});

interface Position {
  readonly id: number;
  readonly rank: number;
  readonly logprob: number;
}

/** What vLLM gives for a prompt: at each position the k likeliest tokens, and the prompt's own besides when it is not there. */
function promptLogprobs(prompt: readonly Position[], k: number) {
  return prompt.map(({ id, rank, logprob }, i) => {
    if (i === 0) return null;
    const entries = Array.from({ length: k }, (_, j) => [
      j + 1 === rank ? id : 500_000 + j,
      { logprob: j + 1 === rank ? logprob : -0.125 * (j + 1), rank: j + 1, decoded_token: 'x' },
    ]);
    if (rank > k) entries.push([id, { logprob, rank, decoded_token: 'y' }]);
    return Object.fromEntries(entries) as object;
  });
}

const prompts = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 400_000 }),
    rank: fc.integer({ min: 1, max: 9 }),
    logprob: fc.integer({ min: -800, max: 0 }).map((n) => n / 8),
  }),
  { minLength: 2, maxLength: 20 },
);
const lossOf = (prompt: readonly Position[]) =>
  prompt.slice(1).reduce((sum, { logprob }) => sum - logprob, 0);

describe('vLLM prompt_logprobs', () => {
  test('the right token by its id, whatever its rank and however many candidates', async () => {
    await fc.assert(
      fc.asyncProperty(prompts, fc.integer({ min: 0, max: 5 }), async (prompt, k) => {
        const prompt_logprobs = promptLogprobs(prompt, k);
        const prompt_token_ids = prompt.map(({ id }) => id);
        const forms = [
          { model: 'm', choices: [{ text: '', logprobs: null, prompt_logprobs, prompt_token_ids }] },
          { model: 'm', choices: [{ message: {}, logprobs: null }], prompt_logprobs, prompt_token_ids },
          { request_id: '0', prompt: 'ä b', prompt_logprobs, prompt_token_ids, outputs: [] },
        ];
        const { texts, settings } = await readAll(write('v.jsonl', forms), vllm);
        const loss = { nll: lossOf(prompt), tokens: prompt.length - 1 };
        expect(texts).toEqual([
          { id: '1', ...loss },
          { id: '2', ...loss },
          { id: '3', ...loss, bytes: 4, characters: 3, words: 2 },
        ]);
        expect(settings).toEqual({ model: 'm', 'first token': 'not scored' });
      }),
      { numRuns: 40 },
    );
  });

  test('without ids: right where it can be told, refused where not', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(prompts, fc.integer({ min: 0, max: 3 }), async (prompt, k) => {
        const path = write('v.jsonl', [{ choices: [{ prompt_logprobs: promptLogprobs(prompt, k) }] }]);
        const scored = prompt.slice(1);
        const tellable = k === 0 || (k === 1 && scored.some(({ rank }) => rank !== 2));
        if (tellable) {
          told++;
          expect((await readAll(path, vllm)).texts).toMatchObject([
            { nll: lossOf(prompt), tokens: scored.length },
          ]);
        } else {
          expect(await refusal(path, vllm)).toMatch(/nothing tells which.*"return_token_ids": true/);
        }
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(0);
  });

  test('as releases before 0.4 wrote it', async () => {
    const path = write('v.jsonl', [
      { prompt_logprobs: [null, { 5: -1 }, { 6: -2 }], prompt_token_ids: [4, 5, 6] },
    ]);
    expect((await readAll(path, vllm)).texts).toEqual([{ id: '1', nll: 3, tokens: 2 }]);
  });

  test('-9999 stands for −infinity', async () => {
    const path = write('v.jsonl', [{ prompt_logprobs: [null, { 5: { logprob: -9999, rank: 9 } }] }]);
    expect((await readAll(path, vllm)).texts).toEqual([
      { id: '1', nll: Number.POSITIVE_INFINITY, tokens: 1, zeros: 1, firstZero: 1 },
    ]);
  });

  test.each([
    [
      'ids of another prompt',
      { prompt_logprobs: [null, {}], prompt_token_ids: [1] },
      /of 2 tokens, "prompt_token_ids" of 1/,
    ],
    [
      'an id that is not there',
      { prompt_logprobs: [null, { 5: -1 }], prompt_token_ids: [4, 6] },
      /token 2: has no entry for.*6/,
    ],
    [
      'not asked for',
      { choices: [{ prompt_logprobs: null }] },
      /"prompt_logprobs" is null\. Send the request with/,
    ],
    ['no entry', { prompt_logprobs: [null, {}] }, /token 2: is an object with the keys \(none\)/],
  ])('refused: %s', async (_, response, message) => {
    const found = await refusal(write('v.jsonl', [response]), vllm);
    expect(found).toMatch(/^v\.jsonl:1: /);
    expect(found).toMatch(message);
  });
});

describe('lm-eval samples', () => {
  const samples = { format: 'lm-eval-samples' } as const;
  const sample = (doc_id: number, ll: number, words: number, bytes: number) => ({
    doc_id,
    doc: { page: 'p', domain: 'news' },
    target: ' p',
    arguments: { gen_args_0: { arg_0: ' p' } },
    resps: [[`${ll}`]],
    filtered_resps: [`${ll}`],
    filter: 'none',
    metrics: ['word_perplexity', 'byte_perplexity', 'bits_per_byte'],
    word_perplexity: [ll, words],
    byte_perplexity: [ll, bytes],
    bits_per_byte: [ll, bytes],
  });

  test('the pairs, whose figures are the harness’s own', async () => {
    const rows = fc.sample(
      fc.record({
        ll: fc.double({ min: -1e5, max: -1, noNaN: true }),
        words: fc.nat(900),
        bytes: fc.nat(9000),
      }),
      { numRuns: 50, seed: 3 },
    );
    const path = write(
      'samples_wikitext.jsonl',
      rows.map(({ ll, words, bytes }, i) => sample(i, ll, words, bytes)),
    );
    const { texts } = await readAll(path, { ...samples, sliceField: 'doc.domain' });
    expect(texts[2]).toEqual({
      id: '2',
      slice: 'news',
      nll: -rows[2]!.ll,
      words: rows[2]!.words,
      bytes: rows[2]!.bytes,
    });
    // weighted_perplexity and bits_per_byte of the harness: exp(-sum/sum), and that per ln 2.
    const [word, bits] = python(
      'import math\nll = sum(r["ll"] for r in given)\n' +
        'result = [math.exp(-ll / sum(r["words"] for r in given)), -ll / sum(r["bytes"] for r in given) / math.log(2)]',
      rows,
    ) as [number, number];
    const sum = (of: (text: (typeof texts)[number]) => number) =>
      texts.reduce((all, text) => all + of(text), 0);
    const nll = sum(({ nll }) => nll);
    expect(Math.exp(nll / sum(({ words }) => words!)) / word).toBeCloseTo(1, 12);
    expect(nll / sum(({ bytes }) => bytes!) / Math.LN2 / bits).toBeCloseTo(1, 12);
  });

  test('an empty document counts as the harness counts it', async () => {
    const path = write('s.jsonl', [sample(0, 0, 1, 0)]);
    expect((await readAll(path, samples)).texts).toEqual([{ id: '0', nll: 0, words: 1, bytes: 0 }]);
  });

  test.each([
    [
      'of another kind of task',
      { doc_id: 0, acc: 1 },
      /without "word_perplexity".*wikitext.*It has doc_id, acc/,
    ],
    ['a pair that is none', { doc_id: 0, word_perplexity: [-1, 1.5] }, /"word_perplexity" is \[-1,1\.5\]/],
    ['a positive log-likelihood', { doc_id: 0, byte_perplexity: [2, 3] }, /log-likelihood 2/],
    [
      'pairs that differ',
      { word_perplexity: [-1, 2], byte_perplexity: [-2, 2] },
      /differ in the log-likelihood: -1 and -2/,
    ],
  ])('refused: %s', async (_, record, message) => {
    const found = await refusal(write('s.jsonl', [record]), samples);
    expect(found).toMatch(/^s\.jsonl:1: /);
    expect(found).toMatch(message);
  });
});
