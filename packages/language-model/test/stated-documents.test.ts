import { describe, expect, test } from '@jest/globals';
import { looksLikeHfTrainer } from '../src/stated/hf-trainer.js';
import { looksLikeLmEval } from '../src/stated/lm-eval.js';
import { looksLikeValue, statedValue } from '../src/stated/value.js';
import { readFiles, refusal } from './stated.js';

const json = (value: unknown) => JSON.stringify(value, null, 2);

describe('results of lm-evaluation-harness', () => {
  /** EleutherAI/lm-evaluation-harness#806 */
  const WIKITEXT = {
    word_perplexity: 8.792073612124492,
    byte_perplexity: 1.5015845643537054,
    bits_per_byte: 0.5864857250704371,
  };
  const before = {
    results: { wikitext: WIKITEXT },
    versions: { wikitext: 1 },
    config: { model: 'hf-causal', limit: null },
  };
  const now = {
    results: {
      arc_easy: { alias: 'arc_easy', 'acc,none': 0.7 },
      wikitext: {
        alias: 'wikitext',
        ...Object.fromEntries(Object.entries(WIKITEXT).map(([name, value]) => [`${name},none`, value])),
        'word_perplexity_stderr,none': 'N/A',
      },
    },
    versions: { arc_easy: 1, wikitext: 2 },
    'n-samples': { wikitext: { original: 62, effective: 62 } },
    config: { model: 'hf', limit: null },
    max_length: 4096,
    model_name: 'meta-llama/Llama-2-7b-hf',
  };

  test.each([
    ['0.3', before, { task: 'wikitext', 'task version': 1, model: 'hf-causal' }],
    [
      '0.4',
      now,
      {
        task: 'wikitext',
        'task version': 2,
        model: 'meta-llama/Llama-2-7b-hf',
        context: 4096,
        documents: 62,
      },
    ],
  ])('give the perplexity per word and per byte (%s)', async (_, document, expected) => {
    const { stated, settings } = await readFiles({ 'results.json': json(document) }, 'lm-eval');
    expect(stated.map(({ unit, meanNll }) => [unit, Math.exp(meanNll)])).toEqual([
      ['word', expect.closeTo(8.792073612124492, 12)],
      ['byte', expect.closeTo(1.5015845643537054, 12)],
    ]);
    expect(stated[1]!.meanNll / Math.LN2).toBeCloseTo(0.5864857250704371, 12);
    expect(settings).toEqual(expected);
    expect(looksLikeLmEval(json(document), 'x.json')).toBe(true);
  });

  test('give bits per byte where there is nothing else', async () => {
    const { stated } = await readFiles(
      { 'r.json': json({ results: { pile: { 'bits_per_byte,none': 0.5 } } }) },
      'lm-eval',
    );
    expect(stated).toEqual([{ unit: 'byte', meanNll: 0.5 * Math.LN2 }]);
  });

  test('give that of LAMBADA with its error', async () => {
    const values = { 'perplexity,none': 4, 'perplexity_stderr,none': 0.2, 'acc,none': 0.6 };
    const document = {
      results: { lambada_openai: values },
      'n-samples': { lambada_openai: { effective: 5153 } },
    };
    const { stated, caveats } = await readFiles({ 'r.json': json(document) }, 'lm-eval');
    expect(stated).toEqual([{ unit: 'word', meanNll: Math.log(4), standardError: 0.05, count: 5153 }]);
    expect(caveats).toEqual([expect.stringMatching(/per document/)]);
  });

  test('of several tasks are chosen by field', async () => {
    const document = { results: { wikitext: WIKITEXT, pile_arxiv: { 'byte_perplexity,none': 2 } } };
    const file = { 'results.json': json(document) };
    expect(await refusal(file, 'lm-eval')).toMatch(
      /2 tasks with a perplexity: wikitext, pile_arxiv.*\n {2}field: wikitext/,
    );
    expect(await refusal(file, 'lm-eval', { field: 'pile' })).toMatch(
      /no task "pile" with a perplexity, only wikitext/,
    );
    const { stated } = await readFiles(file, 'lm-eval', { field: 'pile_arxiv' });
    expect(stated).toEqual([{ unit: 'byte', meanNll: Math.LN2 }]);
    expect(await refusal({ 'r.json': json({ results: { arc: { acc: 1 } } }) }, 'lm-eval')).toMatch(
      /\(tasks: arc\)/,
    );
  });

  test('are refused when no model can have them, and when two files cannot be pooled', async () => {
    const result = (value: string) => `{"results": {"w": {"word_perplexity,none": ${value}}}}`;
    expect(await refusal({ 'r.json': result('NaN') }, 'lm-eval')).toMatch(/w\.word_perplexity is NaN/);
    expect(await refusal({ 'r.json': result('Infinity') }, 'lm-eval')).toMatch(
      /is Infinity, expected a finite number/,
    );
    expect(await refusal({ 'r.json': result('0.5') }, 'lm-eval')).toMatch(
      /0\.5, and a perplexity is at least 1/,
    );
    expect(await refusal({ 'r.json': result('12').slice(0, -3) }, 'lm-eval')).toMatch(
      /not valid JSON.*cut off/,
    );
    expect(await refusal({ a: result('12'), b: result('13') }, 'lm-eval')).toMatch(
      /2 files.*cannot be pooled\. Name one/,
    );
  });
});

describe("results of Hugging Face's Trainer", () => {
  const results = {
    epoch: 3,
    eval_loss: 2.6545,
    eval_samples: 240,
    perplexity: Math.exp(2.6545),
    train_loss: 2,
  };
  const state = {
    best_metric: 2.5,
    best_model_checkpoint: 'out/checkpoint-100',
    epoch: 2,
    global_step: 200,
    log_history: [
      { epoch: 1, step: 100, loss: 3 },
      { epoch: 1, step: 100, eval_loss: 2.5, eval_runtime: 1 },
      { epoch: 2, step: 200, eval_loss: 2.6, eval_runtime: 1 },
      { epoch: 2, step: 200, train_loss: 3 },
    ],
  };

  test('state a loss, which is not quite that of the data set', async () => {
    const read = await readFiles({ 'all_results.json': json(results) }, 'hf-trainer');
    expect(read.stated).toEqual([{ unit: 'token', meanNll: 2.6545 }]);
    expect(read.settings).toEqual({ samples: 240 });
    expect(read.caveats).toEqual([expect.stringMatching(/mean over batches/)]);
  });

  test('are those of the last evaluation in trainer_state.json, which may not be the best', async () => {
    const { stated, caveats } = await readFiles({ 'trainer_state.json': json(state) }, 'hf-trainer');
    expect(stated).toEqual([{ unit: 'token', meanNll: 2.6 }]);
    expect(caveats[1]).toMatch(
      /step 200, the last in the log; the best metric is 2\.5, of out\/checkpoint-100/,
    );
  });

  test('of several evaluation sets are chosen by field', async () => {
    const file = { 'eval_results.json': json({ eval_wiki_loss: 2, eval_code_loss: 1 }) };
    expect(await refusal(file, 'hf-trainer')).toMatch(/2 evaluation losses: eval_wiki_loss, eval_code_loss/);
    expect((await readFiles(file, 'hf-trainer', { field: 'eval_code_loss' })).stated[0]!.meanNll).toBe(1);
    expect(await refusal(file, 'hf-trainer', { field: 'eval_loss' })).toMatch(
      /has no "eval_loss" \(it has eval_wiki_loss/,
    );
  });

  test('may have a perplexity that overflowed, but not that of another run', async () => {
    const overflowed = '{"eval_loss": 800.5, "perplexity": Infinity, "note": "NaN is \\"no\\" number"}';
    expect((await readFiles({ 'all_results.json': overflowed }, 'hf-trainer')).stated[0]!.meanNll).toBe(
      800.5,
    );
    const other = { 'all_results.json': json({ ...results, perplexity: 12 }) };
    expect(await refusal(other, 'hf-trainer')).toMatch(
      /"perplexity" is 12, which is not exp of "eval_loss".*field: eval_loss/s,
    );
    expect((await readFiles(other, 'hf-trainer', { field: 'eval_loss' })).stated[0]!.meanNll).toBe(2.6545);
    expect((await readFiles(other, 'hf-trainer', { field: 'perplexity' })).stated[0]!.meanNll).toBeCloseTo(
      Math.log(12),
      12,
    );
    expect(await refusal({ 'all_results.json': '{"eval_loss": NaN}' }, 'hf-trainer')).toMatch(
      /"eval_loss" is NaN/,
    );
    expect(await refusal({ 'all_results.json': '{"train_loss": 2}' }, 'hf-trainer')).toMatch(/--do_eval/);
  });

  test('are recognised by their names, or by what they hold', () => {
    expect(looksLikeHfTrainer(json(results), 'metrics.json')).toBe(true);
    expect(looksLikeHfTrainer('{\n  "best_metric": null,', 'out/trainer_state.json')).toBe(true);
    expect(looksLikeHfTrainer('{"loss": 2}', 'metrics.json')).toBe(false);
  });
});

describe('a value', () => {
  const read = async (...args: Parameters<typeof readFiles>) => (await readFiles(...args)).stated[0];

  test('is a perplexity where it is just a number', async () => {
    expect(await read({ ppl: '23.5\n' }, 'value')).toEqual({ unit: 'token', meanNll: Math.log(23.5) });
    expect(await read({ ppl: '3' }, 'value', { quantity: 'nll', logBase: 2 })).toEqual({
      unit: 'token',
      meanNll: 3 * Math.LN2,
    });
    expect(await refusal({ ppl: 'about 12' }, 'value')).toMatch(/is not a number/);
  });

  test.each([
    ['val/perplexity', 12, { unit: 'token', meanNll: Math.log(12) }],
    ['word_perplexity', 12, { unit: 'word', meanNll: Math.log(12) }],
    ['bits_per_byte', 0.5, { unit: 'byte', meanNll: 0.5 * Math.LN2 }],
    ['test.bpc', 1, { unit: 'character', meanNll: Math.LN2 }],
    ['eval_loss', 2, { unit: 'token', meanNll: 2 }],
    ['mean_logprob', -2, { unit: 'token', meanNll: 2 }],
    ['val_nll', 0, { unit: 'token', meanNll: 0 }],
  ])('called %s is what its name says', (name, value, expected) => {
    expect(statedValue({ source: 'mlflow:runs:/0a1b', name, value }, {}).stated).toEqual([expected]);
  });

  test('of another name needs its quantity; what is asked for wins', () => {
    const value = { source: 'm.json', name: 'score', value: 2 };
    expect(() => statedValue(value, { quantity: 'auto' })).toThrow(
      /"score" is 2.*\n {2}quantity: perplexity\n/,
    );
    expect(statedValue(value, { quantity: 'perplexity', unit: 'byte' }).stated).toEqual([
      { unit: 'byte', meanNll: Math.LN2 },
    ]);
    const loss = { source: 'm.json', name: 'loss', value: 4 };
    expect(statedValue(loss, { logBase: 2 }).stated[0]!.meanNll).toBeCloseTo(4 * Math.LN2, 12);
  });

  test('that no model can have is refused, with what it may be instead', () => {
    const state = (name: string, value: number) => () => statedValue({ source: 'x', name, value }, {});
    expect(state('perplexity', 0.4)).toThrow(
      /at least 1\. If it is a mean NLL.*quantity: nll; if a mean log-probability/,
    );
    expect(state('loss', -2)).toThrow(/at least 0\. If it is a log-probability, write quantity: logprob/);
    expect(state('logprob', 0.4)).toThrow(/at most 0\..*a probability is none: take its logarithm/);
    expect(state('ppl', Number.POSITIVE_INFINITY)).toThrow(/quantity: nll/);
    expect(state('loss', Number.NaN)).toThrow(/is NaN, expected a finite number/);
  });

  test('in a document is chosen by field, or by its name where only one can be meant', async () => {
    const document = { epoch: 3, eval: { loss: 2, perplexity: 7.5 }, rate: 0.1 };
    expect((await read({ 'm.json': json(document) }, 'value'))!.meanNll).toBe(Math.log(7.5));
    expect((await read({ 'm.json': json(document) }, 'value', { field: 'eval.loss' }))!.meanNll).toBe(2);
    expect((await read({ 'm.yaml': 'val:\n  ppl: 9\n' }, 'value'))!.meanNll).toBe(Math.log(9));
    expect((await read({ 'm.csv': 'model,ppl\nbase,9\n' }, 'value', { field: 'ppl' }))!.meanNll).toBe(
      Math.log(9),
    );
    expect(await refusal({ 'm.json': '{"a_loss": 1, "b_loss": 2}' }, 'value')).toMatch(
      /none stands out.*\n {2}field: a_loss/,
    );
    expect(await refusal({ 'm.json': '{"ppl": "low"}' }, 'value', { field: 'ppl' })).toMatch(
      /is "low", expected a number/,
    );
    expect(await refusal({ 'm.json': json(document) }, 'value', { field: 'ppl' })).toMatch(
      /It has epoch, eval\.loss/,
    );
    expect(await refusal({ ppl: '3' }, 'value', { field: 'ppl' })).toMatch(/looked for in files that end in/);
  });

  test('is recognised', () => {
    expect(looksLikeValue(' 23.5\n', 'ppl')).toBe(true);
    expect(looksLikeValue('{"eval": {"perplexity": 3}}', 'm.json')).toBe(true);
    expect(looksLikeValue('{"accuracy": 3}', 'm.json')).toBe(false);
  });
});
