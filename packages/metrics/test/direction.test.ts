import { describe, expect, test } from '@jest/globals';
import { knownDirection } from '../src/index.js';

describe('the direction of a metric', () => {
  test.each([
    ...['rouge1', 'rougeL', 'rougeLsum', 'rougeL.fmeasure', 'rouge2.precision', 'eval_rougeLsum', 'rouge-l'],
    ...[
      'rouge-1',
      'eval/rouge_2',
      'ROUGE-L',
      'bleu',
      'accuracy',
      'val/accuracy',
      'valAccuracy',
      'accuracy_val',
      'f1',
    ],
    ...[
      'f1_macro',
      'macro-F1',
      'F1Score',
      'recall@10',
      'acc_norm,none',
      'top5_accuracy',
      'top-1-accuracy',
      'roc_auc',
    ],
    ...[
      'exact_match',
      'average_precision',
      'accuracy.mean',
      'summary.rougeL.recall',
      'validAUC',
      'pass_rate',
    ],
  ])('higher is better: %s', (metric) => {
    expect(knownDirection(metric)).toBe('higher');
  });

  test.each([
    ...[
      'perplexity',
      'word_perplexity,none',
      'loss',
      'eval_loss',
      'train/loss',
      'trainLoss',
      'loss/train_epoch',
    ],
    ...['error', 'error_rate', 'word-error-rate', 'wer', 'cer', 'mae', 'mse', 'rmse', 'mean_absolute_error'],
    ...['latency', 'latency.p95', 'latency_p95_ms', 'inference latency (ms)', 'accuracy_loss', 'dice_loss'],
    ...['expected_calibration_error', 'cross_entropy', 'bits_per_byte', 'perplexity.mean'],
  ])('lower is better: %s', (metric) => {
    expect(knownDirection(metric)).toBe('lower');
  });

  // A wrong guess would let a gate pass what it should stop.
  test.each([
    ...[
      'losslessness',
      'lossless',
      'loss_scale',
      'error_budget',
      'accuracy_threshold',
      'bleubert',
      'rouge10',
      'f10',
    ],
    ...['accuracy.std', 'acc_stderr,none', 'loss_delta', 'delta_accuracy', 'accuracy_gap', 'neg_log_loss'],
    ...['neg_mean_squared_error', 'no_loss', '1-accuracy', 'metrics/1-accuracy', 'one_minus_accuracy'],
    ...[
      'false_positive_rate',
      'score',
      'mean',
      'step',
      'rate',
      'runtime',
      'lr',
      'perte',
      'blossom',
      'unloss',
      'ünloss',
    ],
    ...['', '.', '100', 'constructor', '__proto__'],
  ])('not known: %j', (metric) => {
    expect(knownDirection(metric)).toBeUndefined();
  });
});
