import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pointsOf, read, refusal, valuesOf } from './files.js';

const readJson = (value: unknown) => read('metrics.json', JSON.stringify(value));

describe('nested values', () => {
  const key = fc.stringMatching(/^[a-z_/ ]{1,6}$/).filter((text) => text !== '__proto__');
  const leaf = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
    tree: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, leaf, tie('tree')), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    leaf,
  }));

  test('are named by their keys, joined by dots', async () => {
    const text = (value: unknown): string => {
      if (typeof value === 'number') return Object.is(value, -0) ? '-0.0' : String(value);
      if (typeof value !== 'object' || value === null) return JSON.stringify(value);
      return `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${text(inner)}`)}}`;
    };
    const leaves = (value: unknown, path: string[]): [string, unknown][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]))
        : [[path.join('.'), value]];
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const file = await read('m.json', text(value));
        expect(valuesOf(file)).toEqual(Object.fromEntries(leaves(value, [])));
      }),
      { numRuns: 50 },
    );
  });
});

describe('lists', () => {
  test('of numbers are curves by index, without a value of their own; of one element, that value', async () => {
    const file = await read(
      'm.json',
      '{"loss": [0.9, NaN, null, 0.5], "acc": [0.8], "tag": ["best"], "n": [null]}',
    );
    expect(file.curves).toEqual([
      { name: 'loss', axis: 'index', steps: [0, 1, 2, 3], values: [0.9, null, null, 0.5] },
    ]);
    expect(valuesOf(file)).toEqual({ acc: 0.8, tag: 'best', n: null });
  });

  test('of texts, of lists, of different things, of nothing are told as skipped', async () => {
    const file = await readJson({
      labels: ['cat', 'dog'],
      confusion: [
        [1, 2],
        [3, 4],
      ],
      mixed: [1, 'a'],
      none: [],
      x: [{ fpr: 0 }, { fpr: 1 }],
    });
    expect(file).toEqual({
      kind: 'json',
      metrics: [],
      curves: [],
      skipped: ['labels', 'confusion', 'mixed', 'none', 'x'],
    });
  });

  test('of objects that a text tells apart are named by it, whatever their order', async () => {
    const classes = [
      { name: 'cat', f1: 0.9, curve: [1, 2] },
      { name: 'dog', f1: 0.8, more: { n: 3 } },
    ];
    const file = await readJson({ classes });
    expect(valuesOf(file)).toEqual({ 'classes.cat.f1': 0.9, 'classes.dog.f1': 0.8, 'classes.dog.more.n': 3 });
    expect(pointsOf(file)).toEqual({
      'classes.cat.curve': [
        [0, 1],
        [1, 2],
      ],
    });
    expect(valuesOf(await readJson({ classes: classes.toReversed() }))).toEqual(valuesOf(file));
  });

  test('of objects that count steps are curves, and the last values', async () => {
    const file = await readJson({
      log: [
        { epoch: 1, val: { loss: 0.5 }, lr: null },
        { epoch: 2, val: { loss: 0.4 }, note: ['a', 'b'] },
      ],
    });
    expect(valuesOf(file)).toEqual({ 'log.epoch': 2, 'log.val.loss': 0.4 });
    expect(pointsOf(file)).toEqual({
      'log.val.loss': [
        [1, 0.5],
        [2, 0.4],
      ],
    });
    expect(file.skipped).toEqual(['log.lr', 'log.note']);
  });

  test('a step with a name is a name', async () => {
    const file = await readJson([
      { step: 'load', seconds: 3 },
      { step: 'train', seconds: 9 },
    ]);
    expect(valuesOf(file)).toEqual({ 'load.seconds': 3, 'train.seconds': 9 });
  });
});

describe('known files', () => {
  test('trainer_state.json of transformers: the log, not the settings', async () => {
    const state = {
      best_global_step: 20,
      best_metric: 0.61,
      best_model_checkpoint: 'out/checkpoint-20',
      epoch: 2.0,
      eval_steps: 10,
      global_step: 20,
      is_hyper_param_search: false,
      is_local_process_zero: true,
      is_world_process_zero: true,
      log_history: [
        { epoch: 1.0, grad_norm: 3.1, learning_rate: 2e-5, loss: 0.9, step: 10 },
        { epoch: 1.0, eval_loss: 0.7, eval_accuracy: 0.5, eval_runtime: 1.5, step: 10 },
        { epoch: 2.0, grad_norm: 2.9, learning_rate: 0.0, loss: 0.8, step: 20 },
        { epoch: 2.0, eval_loss: 0.61, eval_accuracy: 0.75, eval_runtime: 1.25, step: 20 },
        { epoch: 2.0, step: 20, total_flos: 131866675200000.0, train_loss: 0.85, train_runtime: 60.5 },
      ],
      logging_steps: 10,
      max_steps: 20,
      num_input_tokens_seen: 0,
      num_train_epochs: 2,
      save_steps: 10,
      stateful_callbacks: { TrainerControl: { args: { should_save: true }, attributes: {} } },
      total_flos: 131866675200000.0,
      train_batch_size: 8,
      trial_name: null,
      trial_params: null,
    };
    const file = await read('out/trainer_state.json', JSON.stringify(state));
    expect(file.kind).toBe('hf-trainer');
    expect(valuesOf(file)).toEqual({
      epoch: 2,
      step: 20,
      grad_norm: 2.9,
      learning_rate: 0,
      loss: 0.8,
      eval_loss: 0.61,
      eval_accuracy: 0.75,
      eval_runtime: 1.25,
      total_flos: 131866675200000,
      train_loss: 0.85,
      train_runtime: 60.5,
      best_metric: 0.61,
    });
    expect(file.curves.map(({ name, axis }) => `${name} by ${axis}`)).toEqual([
      'grad_norm by step',
      'learning_rate by step',
      'loss by step',
      'eval_loss by step',
      'eval_accuracy by step',
      'eval_runtime by step',
    ]);
    expect(pointsOf(file).eval_accuracy).toEqual([
      [10, 0.5],
      [20, 0.75],
    ]);
  });

  test('all_results.json of transformers', async () => {
    const file = await read(
      'all_results.json',
      '{"epoch": 3.0, "eval_accuracy": 0.8578, "eval_samples": 408, "total_flos": 1.0e+16, "train_loss": NaN}',
    );
    expect(valuesOf(file)).toEqual({
      epoch: 3,
      eval_accuracy: 0.8578,
      eval_samples: 408,
      total_flos: 1e16,
      train_loss: Number.NaN,
    });
  });

  test('results of lm-evaluation-harness', async () => {
    const file = await readJson({
      results: {
        gsm8k: {
          alias: 'gsm8k',
          'exact_match,strict-match': 0.5,
          'exact_match_stderr,strict-match': 0.0138,
          'exact_match,flexible-extract': 0.55,
          'exact_match_stderr,flexible-extract': 'N/A',
        },
        mmlu: { 'acc,none': 0.62, 'acc_stderr,none': 0.0038, alias: 'mmlu' },
        mmlu_humanities: { ' ': ' ', alias: ' - humanities' },
        wikitext: {
          alias: 'wikitext',
          sample_len: 62,
          'word_perplexity,none': 12.5,
          'word_perplexity_stderr,none': 'N/A',
        },
        crows: { 'pct,none': Number.NaN },
      },
      groups: { mmlu: { 'acc,none': 0.62, 'acc_stderr,none': 0.0038, alias: 'mmlu' } },
      group_subtasks: { mmlu: ['mmlu_humanities'] },
      configs: { gsm8k: { task: 'gsm8k', num_fewshot: 5 } },
      versions: { gsm8k: 3.0, mmlu: 2, wikitext: 2 },
      'n-shot': { gsm8k: 5 },
      higher_is_better: {
        gsm8k: { exact_match: true },
        mmlu: { acc: true },
        wikitext: { word_perplexity: false },
        crows: { pct: null },
      },
      config: { model: 'hf', random_seed: 0 },
      date: 1766001300.25,
    });
    expect(file).toEqual({
      kind: 'lm-eval',
      metrics: [
        { name: 'gsm8k.exact_match,strict-match', value: 0.5, direction: 'higher' },
        { name: 'gsm8k.exact_match,flexible-extract', value: 0.55, direction: 'higher' },
        { name: 'mmlu.acc', value: 0.62, direction: 'higher' },
        { name: 'wikitext.word_perplexity', value: 12.5, direction: 'lower' },
        { name: 'crows.pct', value: null },
      ],
      curves: [],
      skipped: [],
    });
  });

  test('results of lm-evaluation-harness before 0.4', async () => {
    const file = await readJson({
      results: { arc_easy: { acc: 0.6, acc_stderr: 0.01, acc_norm: 0.5, acc_norm_stderr: 0.02 } },
      versions: { arc_easy: 0 },
      config: { model: 'gpt2' },
    });
    expect(file.metrics).toEqual([
      { name: 'arc_easy.acc', value: 0.6 },
      { name: 'arc_easy.acc_norm', value: 0.5 },
    ]);
  });

  test("github-action-benchmark's custom JSON", async () => {
    const file = await readJson([
      { name: 'Throughput - v1.2', unit: 'req/s', value: 70 },
      { name: 'Memory', unit: 'Megabytes', value: 150, range: '3', extra: 'Optional' },
      { name: 'Probe', unit: 'ns', value: 445.661, range: 8.21371 },
      { name: 'Latency', unit: 'ms', value: 200, range: '± 1.5%' },
      { name: 'Odd', unit: 'ms', value: '1.5', range: 'wide' },
    ]);
    expect(file).toEqual({
      kind: 'github-action-benchmark',
      metrics: [
        { name: 'Throughput - v1.2', value: 70, unit: 'req/s' },
        { name: 'Memory', value: 150, unit: 'Megabytes' },
        { name: 'Probe', value: 445.661, unit: 'ns' },
        { name: 'Latency', value: 200, unit: 'ms' },
        { name: 'Odd', value: '1.5', unit: 'ms' },
      ],
      curves: [],
      skipped: ['extra'],
    });
    const twice = [
      { name: 'a', unit: 's', value: 1 },
      { name: 'a', unit: 's', value: 2 },
    ];
    expect(await refusal('bench.json', JSON.stringify(twice))).toContain(
      'bench.json: two values have the name "a"',
    );
  });
});
