import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type CompletionsApi, startCompletionsApi, toyLogprob, toyTokens } from '@mlops-actions/loopback';
import { expectNear, measure, refusal } from './measure.js';

const LN10 = Math.LN10;

describe('log-probabilities of texts', () => {
  test('JSON Lines with a list per text: token, byte, word and character', async () => {
    const run = await measure(
      { input: 'l.jsonl', 'log-base': '2' },
      {
        'l.jsonl': [
          { id: 'a', logprobs: [null, -1, -2], text: 'Öl da' },
          { id: 'b', token_logprobs: [-3], text: 'x' },
        ],
      },
    );
    expect(run.outcome.outputs).toMatchObject({ verdict: 'neutral', tokens: '3', failures: '' });
    expectNear(run.outcome.outputs.perplexity, 4);
    expectNear(run.outcome.outputs['mean-nll'], 2 * Math.LN2);
    expectNear(run.outcome.outputs['bits-per-byte'], 6 / 7);
    expectNear(run.row('bits-per-character').value, 1);
    expectNear(run.row('word-perplexity').value, 4);
    expect(run.texts()).toEqual([
      { id: 'a', nll: 3 * Math.LN2, tokens: 2, words: 2, bytes: 6, characters: 5 },
      { id: 'b', nll: 3 * Math.LN2, tokens: 1, words: 1, bytes: 1, characters: 1 },
    ]);
    expect(run.section('Worth knowing')).toContain('The first token is scored in 1 texts and not in 1');
  });

  test('JSON Lines with a sum per text, in shards read in the order of their numbers', async () => {
    const run = await measure(
      { input: 'out/*.jsonl' },
      {
        'out/s-10.jsonl': [{ nll: 30, n_tokens: 10 }],
        'out/s-2.jsonl': [{ nll: 6, n_tokens: 2, bytes: 9 }],
      },
    );
    expectNear(run.outcome.outputs['mean-nll'], 3);
    expect(run.texts().map(({ id, nll }) => [id, nll])).toEqual([
      ['1', 6],
      ['2', 30],
    ]);
    expect(run.outcome.outputs['bits-per-byte']).toBe('');
  });

  test('a column of CSV, a token per row', async () => {
    const run = await measure(
      { input: 't.csv', field: 'score', quantity: 'nll' },
      { 't.csv': 'id,score\na,1\na,2\nb,3\n' },
    );
    expectNear(run.outcome.outputs.perplexity, Math.exp(2));
    expect(run.row('perplexity').n).toBe(3);
  });

  test('a NumPy array, a text per row', async () => {
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }".padEnd(118);
    const head = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
    const values = Buffer.from(new Float64Array([-1, -2, -3, Number.NaN]).buffer);
    const run = await measure(
      { input: 'l.npy' },
      { 'l.npy': Buffer.concat([head, Buffer.from(header, 'latin1'), values]) },
    );
    expectNear(run.outcome.outputs.perplexity, Math.exp(2));
    expect(run.texts().map(({ tokens }) => tokens)).toEqual([2, 1]);
  });

  test('responses of an OpenAI-compatible server', async () => {
    const choice = {
      index: 0,
      text: 'a b',
      finish_reason: 'length',
      logprobs: {
        tokens: ['a', ' b'],
        token_logprobs: [null, -1.5],
        top_logprobs: null,
        text_offset: [0, 1],
      },
    };
    const usage = { prompt_tokens: 2, completion_tokens: 0, total_tokens: 2 };
    const run = await measure(
      { input: 'r.jsonl' },
      { 'r.jsonl': [{ model: 'm', choices: [choice], usage }] },
    );
    expectNear(run.outcome.outputs.perplexity, Math.exp(1.5));
    expectNear(run.outcome.outputs['bits-per-byte'], 1.5 / 3 / Math.LN2);
    expect(run.report.provenance.settings).toMatchObject({ unit: 'token', 'first token': 'not scored' });
  });

  test('prompt_logprobs of vLLM: the entry of the prompt’s token, not the likeliest', async () => {
    const run = await measure(
      { input: 'v.jsonl' },
      {
        'v.jsonl': [
          {
            model: 'm',
            prompt_token_ids: [1, 7],
            prompt_logprobs: [null, { 5: { logprob: -0.1, rank: 1 }, 7: { logprob: -4, rank: 9 } }],
            choices: [],
          },
        ],
      },
    );
    expectNear(run.outcome.outputs['mean-nll'], 4);
  });

  test('samples of lm-eval', async () => {
    const sample = (doc_id: number, nll: number, words: number, bytes: number) => ({
      doc_id,
      word_perplexity: [-nll, words],
      byte_perplexity: [-nll, bytes],
      bits_per_byte: [-nll, bytes],
    });
    const run = await measure(
      { input: 's.jsonl' },
      { 's.jsonl': [sample(0, 30, 10, 60), sample(1, 10, 10, 40)] },
    );
    expect(run.report.provenance.settings?.unit).toBe('word');
    expectNear(run.outcome.outputs.perplexity, Math.exp(2));
    expectNear(run.outcome.outputs['bits-per-byte'], 0.4 / Math.LN2);
    expect(run.outcome.outputs.tokens).toBe('');
  });
});

describe('what tools state', () => {
  test('results of lm-eval (EleutherAI/lm-evaluation-harness#806)', async () => {
    const wikitext = {
      'word_perplexity,none': 8.792073612124492,
      'byte_perplexity,none': 1.5015845643537054,
      'bits_per_byte,none': 0.5864857250704371,
    };
    const run = await measure(
      { input: 'results.json' },
      { 'results.json': { results: { wikitext }, config: {} } },
    );
    expectNear(run.outcome.outputs.perplexity, 8.792073612124492);
    expectNear(run.outcome.outputs['bits-per-byte'], 0.5864857250704371);
    expect(run.report.examples).toBeUndefined();
    expect(run.row('perplexity').interval).toBeUndefined();
  });

  test('a log of llama.cpp: its chunks, else its value with its error', async () => {
    const head = 'perplexity: tokenizing the input ..\n';
    const chunks = `${head}perplexity: calculating perplexity over 2 chunks, n_ctx=512, batch_size=2048, n_seq=4\n[1]4.0000,[2]5.0000,\nFinal estimate: PPL = 5.0000 +/- 0.05000\n`;
    const whole = await measure({ input: 'llama.log' }, { 'llama.log': chunks });
    expect(whole.texts()).toHaveLength(2);
    expectNear(whole.outcome.outputs.perplexity, 5);
    expect(whole.outcome.outputs.tokens).toBe('510');

    const alone = await measure(
      { input: 'llama.log' },
      { 'llama.log': `${head}Final estimate: PPL = 5.0000 +/- 0.05000\n` },
    );
    expectNear(alone.outcome.outputs.perplexity, 5);
    const { interval } = alone.row('perplexity');
    expectNear(interval?.low, 5 * Math.exp(-1.959963984540054 * 0.01));
    expectNear(interval?.high, 5 * Math.exp(1.959963984540054 * 0.01));
  });

  test('llama.cpp in its KL mode, beside its base model', async () => {
    const run = await measure(
      { input: 'kl.log' },
      {
        'kl.log': [
          'perplexity: calculating perplexity over 2 chunks',
          'Mean PPL(Q)                   :   6.500000 ±   0.040000',
          'Mean PPL(base)                :   6.000000 ±   0.039000',
          'Mean ln(PPL(Q)/PPL(base))     :   0.080043 ±   0.000500',
          '',
        ].join('\n'),
      },
    );
    expectNear(run.outcome.outputs.perplexity, 6.5);
    expect(run.section('Base model of the same run')).toMatch(/is 6; this model's is 1\.0833 times/);
  });

  test("the output of KenLM's query, by sentence and in sum", async () => {
    const summary =
      'Perplexity including OOVs:\t31.622776601683793\nPerplexity excluding OOVs:\t10\nOOVs:\t1\nTokens:\t4\n';
    const sum = await measure({ input: 'k.txt' }, { 'k.txt': summary });
    expectNear(sum.outcome.outputs.perplexity, 10 ** 1.5);
    const left = await measure({ input: 'k.txt', oov: 'exclude' }, { 'k.txt': summary });
    expectNear(left.outcome.outputs.perplexity, 10);
    expect(left.outcome.outputs.tokens).toBe('3');

    const words =
      'a=3 1 -1\t</s>=2 2 -0.5\tTotal: -1.5 OOV: 0\nb=0 1 -2\t</s>=2 1 -0.5\tTotal: -2.5 OOV: 1\n';
    const texts = await measure({ input: 'k.txt' }, { 'k.txt': words });
    expectNear(texts.outcome.outputs['mean-nll'], LN10);
    expect(texts.texts()[1]).toMatchObject({ id: '2', tokens: 2, words: 1, oov: 1 });
  });

  test('the output of SRILM (kpu/kenlm#345)', async () => {
    const run = await measure(
      { input: 's.txt' },
      {
        's.txt':
          'file dev.txt: 206 sentences, 3277 words, 0 OOVs\n0 zeroprobs, logprob= -10986.33 ppl= 1426.499 ppl1= 2251.937\n',
      },
    );
    expect(Number(run.outcome.outputs.perplexity)).toBeCloseTo(1426.499, 2);
    expect(run.row('word-perplexity').value).toBeCloseTo(2251.937, 1);
  });

  test("the result of Hugging Face's Trainer, with what it is worth", async () => {
    const run = await measure(
      { input: 'all_results.json' },
      { 'all_results.json': { eval_loss: 4.2848, perplexity: Math.exp(4.2848), eval_samples: 12 } },
    );
    expectNear(run.outcome.outputs.perplexity, Math.exp(4.2848));
    expect(run.section('Worth knowing')).toContain('mean over batches');
    expect(run.verdict).toBe('neutral');
  });

  test('a number, a document and a metric of MLflow', async () => {
    const number = await measure({ input: '23.5', unit: 'word' });
    expectNear(number.outcome.outputs.perplexity, 23.5);
    expect(number.report.headline).toBe('Perplexity 23.5 per word. Nothing is gated.');
    const document = await measure(
      { input: 'm.json', field: 'eval.loss' },
      { 'm.json': { eval: { loss: 2 } } },
    );
    expectNear(document.outcome.outputs.perplexity, Math.exp(2));

    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (address, init) => {
      asked.push(new Headers(init?.headers).get('authorization') ?? '');
      if (!String(address).includes('runs/get')) return new Response('{}', { status: 404 });
      const metrics = [
        { key: 'loss', value: 0.1, timestamp: 1, step: 0 },
        { key: 'eval_perplexity', value: 17.25, timestamp: 1, step: 0 },
      ];
      return Response.json({
        run: { info: { run_id: 'abc', run_name: 'p', lifecycle_stage: 'active' }, data: { metrics } },
      });
    };
    const run = await measure(
      { input: 'mlflow:runs:/abc', 'mlflow-tracking-uri': 'http://mlflow.test' },
      {},
      { fetch, env: { MLFLOW_TRACKING_TOKEN: 's3cret-token' } },
    );
    expectNear(run.outcome.outputs.perplexity, 17.25);
    expect(asked[0]).toBe('Bearer s3cret-token');
    expect(run.secrets).toContain('s3cret-token');
    expect(run.log.lines.join('\n') + run.json).not.toContain('s3cret');
    const first = {
      input: '17',
      'mlflow-tracking-uri': 'http://mlflow.test',
      baseline: 'mlflow:models:/lm@champion',
      'max-regression': 'perplexity 2%',
    };
    const absent: typeof globalThis.fetch = async () =>
      Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no' }, { status: 404 });
    expect((await measure(first, {}, { fetch: absent })).verdict).toBe('new');
    const gated = await measure({ ...first, baseline: 'mlflow:runs:/abc' }, {}, { fetch });
    expect(gated.row('perplexity')).toMatchObject({ baseline: expect.closeTo(17.25, 9), verdict: 'pass' });
    const missing = { input: 'mlflow:runs:/abc', field: 'ppl', 'mlflow-tracking-uri': 'http://mlflow.test' };
    expect(await refusal(missing, {}, { fetch })).toMatch(/no metric ppl\. It has: loss, eval_perplexity/);
  });
});

describe('a model of n-grams', () => {
  const ARPA = `\\data\\
ngram 1=5
ngram 2=3

\\1-grams:
-1.5\t<unk>
-99\t<s>\t-0.3
-0.9\t</s>
-0.6\tthe\t-0.4
-0.95\tcat\t-0.2

\\2-grams:
-0.2\t<s> the
-0.4\tthe cat
-0.25\tcat </s>

\\end\\
`;
  // <s> the, the cat, cat </s>; <s> dog backs off, then </s> after <unk>
  const [known, unknown] = [0.2 + 0.4 + 0.25, 0.3 + 1.5 + 0.9];

  test('as an ARPA file, packed or not, with words out of its vocabulary or without', async () => {
    for (const [name, content] of [
      ['m.arpa', ARPA],
      ['m.arpa.gz', gzipSync(ARPA)],
    ] as const) {
      const files = { [name]: content, 't.txt': 'the cat\ndog\n' };
      const run = await measure({ model: name, text: 't.txt' }, files);
      expectNear(run.outcome.outputs['mean-nll'], (LN10 * (known + unknown)) / 5);
      expectNear(run.outcome.outputs['bits-per-byte'], (LN10 * (known + unknown)) / 10 / Math.LN2);
      expect(run.section('Worth knowing')).toContain('1 of 5 tokens are out of the vocabulary');
      const without = await measure({ model: name, text: 't.txt', oov: 'exclude' }, files);
      expectNear(without.outcome.outputs['mean-nll'], (LN10 * (known + 0.9)) / 4);
      expect(without.outcome.outputs['bits-per-byte']).toBe('');
      expect(without.section('Worth knowing')).toContain(
        '1 of 5 tokens are out of the vocabulary and left out',
      );
    }
  });

  test('as counts, smoothed or not', async () => {
    const files = {
      'counts.json': JSON.stringify([
        ['<s>', 'a', 3],
        ['<s>', 'b', 1],
        ['a', '</s>', 3],
        ['b', '</s>', 1],
      ]),
      't.jsonl': [
        { text: 'a', lang: 'x' },
        { text: 'b', lang: 'y' },
      ],
    };
    const mle = await measure({ model: 'counts.json', text: 't.jsonl', 'slice-field': 'lang' }, files);
    expectNear(mle.outcome.outputs.perplexity, (16 / 3) ** (1 / 4));
    expect(mle.section('By slice')).toMatch(/"y","2".*\n?.*"x","1\.155"/);
    const laplace = await measure({ model: 'counts.json', text: 't.jsonl', smoothing: 'laplace' }, files);
    expect(Number(laplace.outcome.outputs.perplexity)).toBeGreaterThan(
      Number(mle.outcome.outputs.perplexity),
    );
    expect(laplace.section('How it was measured')).toContain('laplace');
  });

  test('that gives a word probability 0: counted, located, infinite', async () => {
    const run = await measure(
      { model: 'counts.json', text: 't.txt', thresholds: 'perplexity <= 1e300\nmean-nll <= 99' },
      {
        'counts.json': JSON.stringify([
          ['<s>', 'a', 1],
          ['a', '</s>', 1],
          ['b', 'a', 1],
        ]),
        't.txt': 'a\na b\nb a\n',
      },
    );
    expect(run.outcome.outputs).toMatchObject({
      verdict: 'fail',
      perplexity: 'Infinity',
      'mean-nll': 'Infinity',
    });
    expect(run.outcome.failure).toBeDefined();
    expect(run.outcome.outputs.failures?.split('\n')).toHaveLength(2);
    expect(run.json).not.toContain('Infinity');
    expect(run.row('perplexity')).toMatchObject({ value: null, valueText: 'infinite', verdict: 'fail' });
    expect(run.section('Worth knowing')).toMatch(/3 tokens have probability 0.*token 2 of text .*t\.txt:2/);
    expect(run.texts().map(({ nll, zeros }) => [nll, zeros])).toEqual([
      [0, undefined],
      [null, 2],
      [null, 1],
    ]);
  });

  test('refuses texts that are none, and a slice that they do not have', async () => {
    const files = {
      'm.arpa': ARPA,
      't.jsonl': [{ text: 'the', lang: { a: 1 } }],
      'u.jsonl': [{ body: 'the' }],
      't.txt': 'the',
    };
    expect(await refusal({ model: 'm.arpa', text: 'u.jsonl' }, files)).toMatch(/^text: .*no field "text"/);
    expect(await refusal({ model: 'm.arpa', text: 't.jsonl', 'slice-field': 'lang' }, files)).toMatch(
      /^slice-field: /,
    );
    expect(await refusal({ model: 'm.arpa', text: 't.txt', 'slice-field': 'lang' }, files)).toMatch(
      /^slice-field: .* a line of text has no fields/,
    );
    expect(await refusal({ model: 'm.arpa', text: 't.txt', smoothing: 'laplace' }, files)).toMatch(
      /^smoothing: /,
    );
    expect(await refusal({ model: '*.{arpa,jsonl}', text: 't.txt' }, files)).toContain(
      'matches several files',
    );
    expect(await refusal({ model: 'm.arpa', text: 'e.txt' }, { ...files, 'e.txt': '' })).toMatch(
      /^(input|text): /,
    );
  });
});

describe('a server', () => {
  let api: CompletionsApi;
  beforeAll(async () => {
    api = await startCompletionsApi();
  });
  afterEach(() => api.reset());
  afterAll(() => api.close());

  const texts = ['The fog comes', 'on little cat feet.'];
  const nll = texts.reduce((sum, text) => {
    const tokens = toyTokens(text);
    return tokens.slice(1).reduce((all, token, i) => all - toyLogprob(tokens.slice(0, i + 1), token), sum);
  }, 0);
  const scored = texts.join('').length - 2;

  test.each(['vllm', 'openai', 'llama.cpp'] as const)(
    'in the manner of %s, with its key hidden',
    async (dialect) => {
      api.dialect = dialect;
      api.key = 'sk-hidden-key';
      const run = await measure(
        { endpoint: api.url, text: 't.txt' },
        { 't.txt': texts.join('\n') },
        { fetch, env: { OPENAI_API_KEY: 'sk-hidden-key' } },
      );
      expectNear(run.outcome.outputs['mean-nll'], nll / scored);
      expectNear(run.outcome.outputs['bits-per-byte'], nll / (scored + 2) / Math.LN2);
      expect(run.outcome.outputs.tokens).toBe(String(scored));
      expect(run.secrets).toContain('sk-hidden-key');
      expect(run.log.lines.join('\n') + run.json + run.outcome.summary).not.toContain('sk-hidden');
    },
  );

  test('in windows: what they are stands in the report, and other windows do not compare', async () => {
    const given = { endpoint: api.url, text: 't.txt' };
    const files = { 't.txt': texts.join('\n') };
    const short = await measure({ ...given, context: '8', stride: '4' }, files, { fetch });
    expect(short.report.provenance.settings).toMatchObject({
      context: '8',
      stride: '4',
      'first token': 'not scored',
    });
    expect(short.outcome.outputs['mean-nll']).not.toBe(String(nll / scored));
    const again = await measure(
      {
        ...given,
        context: '8',
        stride: '4',
        baseline: `report:${short.path}`,
        'max-regression': 'perplexity 0',
      },
      {},
      { fetch, workspace: short.workspace },
    );
    expect(again.verdict).toBe('pass');
    const other = await measure(
      {
        ...given,
        context: '12',
        stride: '4',
        baseline: `report:${short.path}`,
        'max-regression': 'perplexity 2%',
      },
      {},
      { fetch, workspace: short.workspace },
    );
    expect(other.verdict).toBe('fail');
    expect(other.outcome.outputs.failures).toContain('context is 12 here and 8 there');
  });

  test('that answers with an error says so, and leaves nothing', async () => {
    api.key = 'sk-right';
    const message = await refusal(
      { endpoint: api.url, text: 't.txt' },
      { 't.txt': 'ab' },
      { fetch, env: { OPENAI_API_KEY: 'sk-wrong-key' } },
    );
    expect(message).toMatch(/401|API key/);
    expect(message).not.toContain('sk-wrong');
    expect(
      await refusal({ endpoint: 'http://me:pw1@localhost/v1', text: 't.txt' }, { 't.txt': 'ab' }, { fetch }),
    ).not.toContain('pw1');
  });
});
